"""What is found in a text as plain tuples: the form in which it travels between processes.

The text itself stays where it is: the surface of a mention is cut out of it again. The evidence of topics, which is
most of a document, is left out where it can be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from azdiplo.records import Contribution, Entity, Evidence, Topic, mention
from azdiplo.topics.contributions import Contributions

__all__ = ["Packed", "pack", "unpack"]

#: Entities and topics, each as a tuple of plain values, which :mod:`marshal` takes.
Packed = tuple[tuple[tuple[Any, ...], ...], tuple[tuple[Any, ...], ...]]


def pack(entities: Sequence[Entity], topics: Sequence[Topic], *, evidence: bool = True) -> Packed:
    """The plain values of what was found in a text.

    Args:
        entities: those of a document.
        topics: its topics.
        evidence: False to leave out what speaks for the topics.

    >>> import azdiplo
    >>> doc = azdiplo.analyze("Fransa Prezidenti Emmanuel Makron")
    >>> packed = pack(doc.entities, doc.topics)
    >>> packed[0][1][:4], packed[0][1][8]
    (('PERSON', 18, 33, 33), 0)
    >>> unpack(doc.text, packed) == (doc.entities, doc.topics)
    True
    """
    places = {id(ent): i for i, ent in enumerate(entities)}
    return tuple(_entity(ent, places) for ent in entities), tuple(_topic(topic, evidence) for topic in topics)


def _entity(ent: Entity, places: dict[int, int]) -> tuple[Any, ...]:
    owner: Any = ent.affiliation
    if isinstance(owner, Entity):
        # by its place among the entities; one that was not asked for travels with the mention
        owner = places[id(owner)] if id(owner) in places else (owner.text, *_entity(owner, places))
    evidence = ent.evidence
    return (
        ent.label,
        ent.start,
        ent.end,
        ent.stem_end,
        ent.name,
        ent.id,
        ent.name_en,
        ent.office,
        owner,
        ent.value,
        evidence.source,
        evidence.detail,
        evidence.score,
    )


def _topic(topic: Topic, evidence: bool) -> tuple[Any, ...]:
    parts = None
    if evidence:
        parts = tuple((part.term, part.start, part.end, part.weight, part.count) for part in topic.evidence)
    return topic.id, topic.score, parts, topic.label_en, topic.label_az


def unpack(
    text: str, packed: Packed, again: Callable[[Sequence[Entity]], Sequence[Topic]] | None = None
) -> tuple[tuple[Entity, ...], tuple[Topic, ...]]:
    """The records that were packed, of the same text.

    Args:
        text: the text.
        packed: what :func:`pack` gave.
        again: tags the text anew, given its entities; called when somebody looks at evidence that was left out.
    """
    rows, topics = packed
    found: list[Entity | None] = [None] * len(rows)

    def made(i: int) -> Entity:
        ent = found[i]
        if ent is None:
            row = rows[i]
            ent = found[i] = entity(row, text[row[1] : row[2]])
        return ent

    def entity(row: tuple[Any, ...], surface: str) -> Entity:
        label, start, end, stem_end, name, ident, name_en, office, owner, value, source, detail, score = row
        if isinstance(owner, int):
            owner = made(owner)
        elif isinstance(owner, tuple):
            owner = entity(owner[1:], owner[0])
        evidence = Evidence(source, detail, score)
        return mention(label, surface, start, end, stem_end, name, ident, name_en, office, owner, value, evidence)

    entities = tuple(map(made, range(len(rows))))

    @cache
    def tagged() -> Sequence[Topic]:
        return () if again is None else again(entities)

    def evidence(i: int, parts: Sequence[Any] | None) -> Sequence[Contribution]:
        if parts is None:
            return Contributions(lambda: tagged()[i].evidence)
        return tuple(Contribution(*part) for part in parts)

    return entities, tuple(
        Topic(ident, score, evidence(i, parts), label_en, label_az)
        for i, (ident, score, parts, label_en, label_az) in enumerate(topics)
    )
