"""What the report's script reads: texts in pieces, names, topics, periods."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from azdiplo.document import Document
from azdiplo.labels import ROWS
from azdiplo.output.counts import EntityCount, count_entities, entity_key
from azdiplo.output.html import term_in_words, underlined
from azdiplo.output.view import heading
from azdiplo.output.visible import one_line, visible
from azdiplo.records import Entity, Reference, Topic
from azdiplo.report.dates import periods
from azdiplo.report.dealings import dealings

__all__ = ["report_data"]

_TERMS: Final = 6  # so many terms say what a topic was found by

#: What a mention says beyond its entity: office, whose, value, evidence.
_Fact = tuple[str | None, ...]


@dataclass(slots=True)
class _Tables:
    """What texts point to by number, in the order in which it was met.

    Attributes:
        ids: an entity's key → its number.
        facts: what mentions say.
        references: whom words of office mean: the number of the entity, None for a person whom no text names; name,
            office, evidence.
        topics: id and name.
    """

    ids: dict[str, int]
    facts: dict[_Fact, int] = field(default_factory=dict)
    references: dict[tuple[int | None, str, str, str], int] = field(default_factory=dict)
    topics: dict[tuple[str, str], int] = field(default_factory=dict)


def report_data(dated: Sequence[tuple[str, str | None, Document]]) -> dict[str, Any]:
    """The corpus as plain values, ready for JSON.

    A text is a list of pieces, so that no offset has to be carried from Python's characters to JavaScript's UTF-16
    units: what stands between two mentions; a mention as its stem, its ending, the numbers of its entity, of its facts
    and of its sentence; where a person is mentioned by the office, the number of the reference before the words and -1
    behind them.

    Args:
        dated: name, date and document of each text, in the order in which they are shown.

    >>> import azdiplo
    >>> data = report_data([("a.txt", None, azdiplo.analyze("Türkiyənin nazirləri"))])
    >>> data["texts"][0]["pieces"]
    ['', ['Türkiyə', 'nin', 0, 0, 0], ' nazirləri']
    """
    counts = count_entities((doc for _, _, doc in dated), references=True)
    tables = _Tables({count.key: number for number, count in enumerate(counts)})
    axis = periods([day for _, day, _ in dated])
    texts = [
        {
            "name": one_line(name),
            "date": day,
            "period": axis.of[position],
            "head": heading(doc),
            "pieces": list(_pieces(doc, tables)),
            "topics": [_topic(topic, tables) for topic in doc.topics],
            "error": None if doc.error is None else visible(doc.error),
        }
        for position, (name, day, doc) in enumerate(dated)
    ]
    return {
        "labels": [(row.name, row.title) for row in ROWS],
        "texts": texts,
        "entities": [_entity(count) for count in counts],
        "facts": list(tables.facts),
        "references": list(tables.references),
        "topics": list(tables.topics),
        "periods": axis.labels,
        "dated": axis.dated,
        **dealings([doc for _, _, doc in dated]),
    }


def _entity(count: EntityCount) -> dict[str, str | None]:
    first = count.first
    return {
        "key": one_line(count.key),
        "label": first.label,
        "name": one_line(first.name),
        "english": first.name_en and one_line(first.name_en),
        "id": first.id and one_line(first.id),
        "value": first.value and one_line(first.value),
    }


def _pieces(doc: Document, tables: _Tables) -> Iterator[str | int | list[Any]]:
    mentions = _mentions(doc, tables)
    at = 0
    for start, end, reference in underlined(doc):
        yield from _between(doc, at, start, mentions)
        yield tables.references.setdefault(_meant(reference, tables), len(tables.references))
        yield from _between(doc, start, end, mentions)
        yield -1
        at = end
    yield from _between(doc, at, len(doc.text), mentions)


def _between(
    doc: Document, start: int, end: int, mentions: list[tuple[Entity, list[Any]]]
) -> Iterator[str | list[Any]]:
    """A stretch of the text, whose mentions are taken from those that are left, the last one first."""
    while mentions and mentions[-1][0].start < end:
        ent, piece = mentions.pop()
        yield _shown(doc.text[start : ent.start])
        yield piece
        start = ent.end
    yield _shown(doc.text[start:end])


def _mentions(doc: Document, tables: _Tables) -> list[tuple[Entity, list[Any]]]:
    """The mentions with their pieces, the last one first."""
    # a single mention stands beside nobody: its sentence need not be known
    starts = [sentence.start for sentence in doc.sentences] if len(doc.entities) > 1 else []
    pieces = []
    for ent in doc.entities:
        fact = tables.facts.setdefault(_facts(ent), len(tables.facts))
        stem, ending = doc.text[ent.start : ent.stem_end], doc.text[ent.stem_end : ent.end]
        sentence = max(0, bisect_right(starts, ent.start) - 1)
        pieces.append((ent, [_shown(stem), _shown(ending), tables.ids[entity_key(ent)], fact, sentence]))
    return pieces[::-1]


def _facts(ent: Entity) -> _Fact:
    owner = ent.affiliation
    whose = owner.name if isinstance(owner, Entity) else owner
    return tuple(fact and one_line(fact) for fact in (ent.office, whose, ent.value, str(ent.evidence)))


def _meant(reference: Reference, tables: _Tables) -> tuple[int | None, str, str, str]:
    key = reference.id or f"{reference.label}:{reference.name}"
    said = (one_line(reference.name), one_line(reference.office), one_line(str(reference.evidence)))
    return (tables.ids.get(key), *said)


def _topic(topic: Topic, tables: _Tables) -> list[Any]:
    name = (one_line(topic.id), one_line(topic.label_en or topic.id))
    terms = list(dict.fromkeys(one_line(term_in_words(part.term)) for part in topic.evidence))
    shown = ", ".join(terms[:_TERMS]) + (" …" if len(terms) > _TERMS else "")
    return [tables.topics.setdefault(name, len(tables.topics)), round(topic.score, 2), shown]


def _shown(text: str) -> str:
    # a page has one kind of line end; a script does not make one of `\r\n`, as the reader of a page does
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))
