"""Diplomacy in Azerbaijani text: people, states, organisations, projects, places, laws, events, dates, topics.

>>> import azdiplo
>>> doc = azdiplo.analyze("ABŞ dövlət katibi Entoni Blinken Bakıya gəlib.")
>>> [(ent.label, ent.text) for ent in doc.entities]
[('STATE', 'ABŞ'), ('PERSON', 'Entoni Blinken'), ('PLACE', 'Bakıya')]
"""

from azdiplo.document import LABELS, Document, Entity, Evidence, Sentence, Topic
from azdiplo.gazetteer.tables import TableError
from azdiplo.pipeline import DocumentWarning, Pipeline, analyze, load
from azdiplo.text.fold import lower, title, upper
from azdiplo.topics import TOPICS

__all__ = [
    "LABELS",
    "TOPICS",
    "Document",
    "DocumentWarning",
    "Entity",
    "Evidence",
    "Pipeline",
    "Sentence",
    "TableError",
    "Topic",
    "analyze",
    "load",
    "lower",
    "title",
    "upper",
]
__version__ = "0.1.0"
