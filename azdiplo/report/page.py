"""The report: the corpus as data for the page's script, put into the page's template.

Nothing of a text becomes markup: texts are JSON in a script element whose ``<``, ``>``, ``&`` and line
separators are escaped, and the script puts them into the page as text. The page forbids itself every request
and every script but its own, by the digest of it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, Final

from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.output.counts import EntityCount, count_entities, entity_key
from azdiplo.output.html import style
from azdiplo.output.view import heading
from azdiplo.output.visible import one_line, visible
from azdiplo.records import Entity, Topic
from azdiplo.report.dates import date_of, is_date, look_up, periods
from azdiplo.report.dealings import dealings
from azdiplo.report.network import Network, network, network_svg

__all__ = ["report_data", "report_page"]

#: What ends a script element or a line of a script, as JSON escapes.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def report_page(
    documents: Iterable[tuple[str, Document]],
    *,
    title: str = "azdiplo",
    dates: Mapping[str, str] | None = None,
) -> str:
    """One self-contained HTML page over many documents.

    Args:
        documents: the name of each text, such as that of its file, and its document.
        title: title of the page.
        dates: the date of a text by its name, with or without its folder: ``2024-05-01``, ``2024-05`` or
            ``2024``. A text without one there gets the date in its name. Texts come in the order of their
            dates, those without a date last, in the order given.

    Raises:
        ValueError: a date is none of these.
    """
    table = dict(dates or {})
    for name, day in table.items():
        if not is_date(day):
            raise ValueError(f"dates: {day!r} of {name!r} is no date; write 2024-05-01, 2024-05 or 2024")
    dated = [(name, look_up(table, name) or date_of(name), doc) for name, doc in documents]
    dated.sort(key=lambda item: item[1] or "9999-99")
    docs = [doc for _, _, doc in dated]
    counts = count_entities(docs)
    net = network(docs, counts)
    ids = {count.key: number for number, count in enumerate(counts)}
    css, script = style() + _asset("page.css"), _asset("page.js")
    return Template(_asset("page.html")).substitute(
        title=escape(one_line(title)),
        css=css,
        css_digest=_digest(css),
        script=script,
        script_digest=_digest(script),
        data=_json(report_data([(name, day) for name, day, _ in dated], docs, counts, net)),
        network=network_svg(net, ids) if net.links else "",
    )


def report_data(
    named: Sequence[tuple[str, str | None]], docs: Sequence[Document], counts: Sequence[EntityCount], net: Network
) -> dict[str, Any]:
    """What the page's script reads: texts in pieces, names, topics, periods, links between states.

    A text is a list of pieces, what stands between two mentions and a mention in turn, so that no offset has
    to be carried from Python's characters to JavaScript's UTF-16 units.

    Args:
        named: name and date of each text.
        docs: the documents, in the same order.
        counts: their entities, see :func:`azdiplo.output.counts.count_entities`.
        net: the network of their states.
    """
    ids = {count.key: number for number, count in enumerate(counts)}
    facts: dict[tuple[str | None, ...], int] = {}
    topics: dict[str, int] = {}
    labels: list[str] = []
    for doc in docs:
        for topic in doc.topics:
            if topics.setdefault(topic.id, len(topics)) == len(labels):
                labels.append(one_line(topic.label_en or topic.id))
    axis = periods([day for _, day in named])
    return {
        "labels": LABELS,
        "texts": [
            {
                "name": one_line(name),
                "date": day,
                "period": axis.of[position],
                "head": heading(doc),
                "pieces": _pieces(doc, ids, facts),
                "topics": [_topic(topic, topics) for topic in doc.topics],
                "error": None if doc.error is None else visible(doc.error),
            }
            for position, ((name, day), doc) in enumerate(zip(named, docs, strict=True))
        ],
        "entities": [
            {
                "label": count.first.label,
                "name": one_line(count.first.name),
                "english": count.first.name_en and one_line(count.first.name_en),
                "id": count.first.id and one_line(count.first.id),
                "value": count.first.value and one_line(count.first.value),
            }
            for count in counts
        ],
        "facts": list(facts),
        "topics": labels,
        "periods": axis.labels,
        "dated": axis.dated,
        "links": [[ids[link.pair[0]], ids[link.pair[1]], link.sentences] for link in net.links],
        "states": [len(net.states), net.all_states, net.all_links],
        **dealings(docs),
    }


def _pieces(doc: Document, ids: dict[str, int], facts: dict[tuple[str | None, ...], int]) -> list[Any]:
    pieces: list[Any] = []
    at = 0
    for ent in doc.entities:
        pieces.append(_shown(doc.text[at : ent.start]))
        number = facts.setdefault(_facts(ent), len(facts))
        stem, ending = doc.text[ent.start : ent.stem_end], doc.text[ent.stem_end : ent.end]
        pieces.append([_shown(stem), _shown(ending), ids[entity_key(ent)], number])
        at = ent.end
    pieces.append(_shown(doc.text[at:]))
    return pieces


def _facts(ent: Entity) -> tuple[str | None, ...]:
    """What a mention says beyond its entity: office, whose, value, evidence."""
    owner = ent.affiliation
    whose = owner.name if isinstance(owner, Entity) else owner
    return tuple(fact and one_line(fact) for fact in (ent.office, whose, ent.value, str(ent.evidence)))


def _topic(topic: Topic, numbers: dict[str, int]) -> list[Any]:
    terms = list(dict.fromkeys(one_line(part.term) for part in topic.evidence))
    return [numbers[topic.id], round(topic.score, 2), ", ".join(terms[:6]) + (" …" if len(terms) > 6 else "")]


def _shown(text: str) -> str:
    # a page has one kind of line end; a script does not make one of `\r\n`, as the reader of a page does
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def _json(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return (files("azdiplo.report") / name).read_text(encoding="utf-8")
