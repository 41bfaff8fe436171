"""What in a text can speak for a topic: terms of the lexicon, entities, kinds of bodies.

Each feature has a value (how loudly it speaks: how often, how early, in how long a text) and the
place of its first mention, so that a score can be traced back to the text.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from azdiplo.document import Entity
from azdiplo.text.fold import Folded
from azdiplo.topics.terms import TermIndex

__all__ = ["Feature", "features"]

#: A headline and a lead, the first so many characters, say what a text is about.
LEAD = 260
LEAD_BONUS = 0.9
_TYPICAL_LENGTH = 1200


@dataclass(slots=True)
class Feature:
    """One thing that speaks: its value, what to show for it, and where it first stands.

    Not frozen, like the other records of a run: many are made for each text, and frozen ones take five times as long.
    """

    value: float
    name: str
    start: int
    end: int
    count: int


def features(
    folded: Folded,
    entities: Sequence[Entity],
    index: TermIndex,
    known: Container[str],
    kinds: Mapping[str, str],
) -> dict[str, Feature]:
    """The features of a text.

    Args:
        folded: the search form of the text.
        entities: its entities, with offsets of the caller's text.
        index: the terms to look for.
        known: the ids and kinds that have a weight; others are passed over.
        kinds: gazetteer id → the kind its table gives, ``"org:fifa"`` → ``"ORG/federation"``.
    """
    lower = folded.lower
    norm = 1.0 / (1.0 + 0.35 * math.log1p(len(lower) / _TYPICAL_LENGTH))
    terms = index.terms
    counts: dict[int, int] = {}
    first: dict[int, tuple[int, int]] = {}
    for number, start, end in index.find(lower):
        if number in counts:
            counts[number] += 1
        else:
            counts[number] = 1
            first[number] = (start, end)
    found: dict[str, Feature] = {}
    direct = folded.offsets is None
    for number, count in counts.items():
        start, end = first[number]
        value = (math.log1p(count) + (LEAD_BONUS if start < LEAD else 0.0)) * norm
        if not direct:
            start, end = folded.span(start, end)
        found[terms[number]] = Feature(value, terms[number], start, end, count)
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        ident = entity.id
        if ident is not None:
            if ident in known:
                groups.setdefault(ident, []).append(entity)
            kind = kinds.get(ident)
            if kind is not None and kind in known:
                groups.setdefault(kind, []).append(entity)
        if entity.label in known:
            groups.setdefault(entity.label, []).append(entity)
    for key, group in groups.items():
        one = group[0]
        value = (math.log1p(len(group)) + (LEAD_BONUS if one.start < LEAD else 0.0)) * norm
        # a label or kind is shown as what it is, an entity by its name
        name = one.name if key == one.id else key
        found[key] = Feature(value, name, one.start, one.end, len(group))
    return found
