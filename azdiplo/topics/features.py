"""What in a text can speak for a topic: terms of the lexicon, entities, kinds of bodies.

Each feature has a value (how loudly it speaks: how often, how early, in how long a text) and the
place of its first mention, so that a score can be traced back to the text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from azdiplo.records import Entity
from azdiplo.text.fold import Folded
from azdiplo.topics.terms import TermIndex

__all__ = ["Feature", "features", "headline"]

#: The headline, the first line or, in a text without lines, the first so many characters, and the lead, so many
#: behind it, say what a text is about. A longer first line is no headline.
_HEADLINE = 110
_LONGEST_HEADLINE = 250
_LEAD = 180
_BONUS = 0.6
_TYPICAL_LENGTH = 1200
_LENGTH_WEIGHT = 0.35


#: One thing that speaks: its value, what to show for it, where it first stands (start and end), how often it does.
#: A plain tuple: every text has many, and most are never shown.
Feature = tuple[float, str, int, int, int]


def headline(folded: Folded) -> int:
    """Where the headline of a text ends, in characters of the caller's text."""
    end = folded.cased.find("\n", 0, _LONGEST_HEADLINE)
    if end <= 0:
        end = min(_HEADLINE, len(folded.cased))
    return end if folded.offsets is None else folded.span(end, end)[0]


def features(
    folded: Folded, entities: Sequence[Entity], index: TermIndex, keys: Mapping[str, Iterable[str]], top: int
) -> dict[str, Feature]:
    """The features of a text.

    Args:
        folded: the search form of the text.
        entities: its entities, with offsets of the caller's text.
        index: the terms to look for.
        keys: gazetteer id or label → what such an entity counts as: ``"org:fifa"`` → itself and its kind
            ``"ORG/federation"``. Others are passed over.
        top: where the headline ends.
    """
    lower = folded.lower
    norm = 1.0 / (1.0 + _LENGTH_WEIGHT * math.log1p(len(lower) / _TYPICAL_LENGTH))
    root = math.sqrt
    found: dict[str, Feature] = {}
    direct = folded.offsets is None
    lead = top + _LEAD
    for term, (start, end, count) in index.counts(lower).items():
        if not direct:
            start, end = folded.span(start, end)
        value = root(count)
        if start < lead:
            value += _BONUS if start >= top else 2 * _BONUS
        found[term] = (value * norm, term, start, end, count)
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        label = entity.label
        if label in keys:
            group = groups.get(label)
            if group is None:
                groups[label] = [entity]
            else:
                group.append(entity)
        for key in keys.get(entity.id, ()) if entity.id is not None else ():
            group = groups.get(key)
            if group is None:
                groups[key] = [entity]
            else:
                group.append(entity)
    for key, group in groups.items():
        one = group[0]
        value = root(len(group))
        if one.start < lead:
            value += _BONUS if one.start >= top else 2 * _BONUS
        # a label or kind is shown as what it is, an entity by its name
        found[key] = (value * norm, one.name if key == one.id else key, one.start, one.end, len(group))
    return found
