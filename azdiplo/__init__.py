"""Diplomacy in Azerbaijani text: people, states, organisations, projects, places, laws, events, dates, topics.

>>> import azdiplo
>>> doc = azdiplo.analyze("ABŞ dövlət katibi Entoni Blinken Bakıya gəlib.")
>>> [(ent.label, ent.text) for ent in doc.entities]
[('STATE', 'ABŞ'), ('PERSON', 'Entoni Blinken'), ('PLACE', 'Bakıya')]
"""

from typing import TYPE_CHECKING, Final

from azdiplo.document import Document, provide
from azdiplo.gazetteer.tables import TableError
from azdiplo.labels import LABELS
from azdiplo.pipeline import Pipeline, analyze, load
from azdiplo.records import Entity, Event, Evidence, Participant, Record, Reference, Sentence, Topic
from azdiplo.stream import DocumentWarning
from azdiplo.text.fold import lower, title, upper
from azdiplo.topics import TOPICS
from azdiplo.version import __version__ as __version__

provide(
    from_dict="azdiplo.output.from_dict:document_from_dict",
    services="azdiplo.pipeline:shipped",
    to_frame="azdiplo.output.frame:document_frame",
    to_html="azdiplo.output.html:document_html",
    to_json="azdiplo.output.jsonl:document_json",
)

if TYPE_CHECKING:
    from azdiplo.corpus import read
    from azdiplo.knowledge import Holding, Known, lookup, who
    from azdiplo.output.events import dyads, events_frame, to_plover
    from azdiplo.output.frame import frame, topics_frame
    from azdiplo.output.network import co_mentions, network
    from azdiplo.output.view import CorpusView, view
    from azdiplo.spelling.normalize import Normalized, normalize
    from azdiplo.text.script import Script
else:
    _LATER: Final = {
        "CorpusView": "azdiplo.output.view",
        "Holding": "azdiplo.knowledge",
        "Known": "azdiplo.knowledge",
        "Normalized": "azdiplo.spelling.normalize",
        "Script": "azdiplo.text.script",
        "co_mentions": "azdiplo.output.network",
        "dyads": "azdiplo.output.events",
        "events_frame": "azdiplo.output.events",
        "frame": "azdiplo.output.frame",
        "lookup": "azdiplo.knowledge",
        "network": "azdiplo.output.network",
        "normalize": "azdiplo.spelling.normalize",
        "read": "azdiplo.corpus",
        "to_plover": "azdiplo.output.events",
        "topics_frame": "azdiplo.output.frame",
        "view": "azdiplo.output.view",
        "who": "azdiplo.knowledge",
    }

    def __getattr__(name):
        """What not every program needs is imported when it is first asked for."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return globals().setdefault(name, getattr(import_module(_LATER[name]), name))

    def __dir__():
        return sorted({*globals(), *__all__})


__all__ = [
    "LABELS",
    "TOPICS",
    "CorpusView",
    "Document",
    "DocumentWarning",
    "Entity",
    "Event",
    "Evidence",
    "Holding",
    "Known",
    "Normalized",
    "Participant",
    "Pipeline",
    "Record",
    "Reference",
    "Script",
    "Sentence",
    "TableError",
    "Topic",
    "analyze",
    "co_mentions",
    "dyads",
    "events_frame",
    "frame",
    "load",
    "lookup",
    "lower",
    "network",
    "normalize",
    "read",
    "title",
    "to_plover",
    "topics_frame",
    "upper",
    "view",
    "who",
]
