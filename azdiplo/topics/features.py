"""What in a text can speak for a topic: terms and stems of the lexicon, entities, kinds of bodies, the headline.

Each feature has a value (how loudly it speaks: how often, how early, in how long a text) and the
place of its first mention, so that a score can be traced back to the text. What stands in the headline speaks once
more, under its key with ``^`` before it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from azdiplo.records import Entity
from azdiplo.text.fold import Folded
from azdiplo.topics.headline import Headlines
from azdiplo.topics.terms import TermIndex

__all__ = ["Feature", "Reading", "headline"]

#: The headline, the first line or, in a text without lines, the first so many characters, and the lead, so many
#: behind it, say what a text is about. A longer first line is no headline.
_HEADLINE = 110
_LONGEST_HEADLINE = 250
_LEAD = 180
_BONUS = 0.6
_TYPICAL_LENGTH = 1200
_LENGTH_WEIGHT = 0.35

#: One thing that speaks: its value, where it first stands (start and end, in the caller's text), how often it does.
#: A plain tuple: every text has many, and most are never shown.
Feature = tuple[float, int, int, int]


def headline(folded: Folded) -> int:
    """Where the headline of a text ends, in characters of the search form."""
    end = folded.cased.find("\n", 0, _LONGEST_HEADLINE)
    return end if end > 0 else min(_HEADLINE, len(folded.cased))


@dataclass(frozen=True, slots=True)
class Reading:
    """What is looked for in texts.

    Attributes:
        index: the terms and stems.
        headlines: the predicates of headlines.
        subjects: term or gazetteer id → how clearly it names a subject other than diplomacy, 1 or 2.
        keys: gazetteer id → what such an entity counts as: itself, ``"org:fifa"``, and its kind,
            ``"ORG/federation"``. Others are passed over.
        kinds: gazetteer id → its kind, for bodies.
    """

    index: TermIndex
    headlines: Headlines
    subjects: Mapping[str, int]
    keys: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]

    def __call__(self, folded: Folded, entities: Sequence[Entity]) -> dict[str, Feature]:
        """The features of a text whose entities, with offsets of the caller's text, are known."""
        lower = folded.lower
        norm = 1.0 / (1.0 + _LENGTH_WEIGHT * math.log1p(len(lower) / _TYPICAL_LENGTH))
        top = headline(folded)
        lead = top + _LEAD
        offsets = folded.offsets
        found: dict[str, Feature] = {}
        root = math.sqrt
        subject = 0
        subjects = self.subjects
        for term, (start, end, count) in self.index.counts(_without_names(folded, entities)).items():
            value = root(count)
            place = (start, end) if offsets is None else folded.span(start, end)
            if start < lead:
                value += _BONUS
                if start < top:
                    value += _BONUS
                    found["^" + term] = (1.0, *place, 1)
                    subject = max(subject, subjects.get(term, 0))
            found[term] = (value * norm, *place, count)
        if offsets is not None:
            top, lead = folded.span(top, top)[0], folded.span(min(lead, len(lower)), min(lead, len(lower)))[0]
        for key, group in self._groups(entities).items():
            one = group[0]
            value = root(len(group))
            if one.start < lead:
                value += _BONUS
                if one.start < top:
                    value += _BONUS
                    found["^" + key] = (1.0, one.start, one.end, 1)
                    subject = max(subject, subjects.get(key, 0))
            found[key] = (value * norm, one.start, one.end, len(group))
        plain = " " + lower[: headline(folded)].replace("-", " ").replace('"', " ") + " "
        early = [each for each in entities if each.start < top]
        for key, (start, end) in self.headlines(plain, early, subject, self._kind).items():
            place = (start, end) if offsets is None else folded.span(start, end)
            found[key] = (1.0, *place, 1)
        states = [each for each in early if each.label == "STATE"]
        if states:  # how many take part
            number = len({each.id or each.name for each in states})
            found[f"^states{min(number, 3)}"] = (1.0, states[0].start, states[0].end, number)
        return found

    def _groups(self, entities: Sequence[Entity]) -> dict[str, list[Entity]]:
        """The mentions of each thing and of each kind of body."""
        groups: dict[str, list[Entity]] = {}
        for entity in entities:
            for key in self.keys.get(entity.id, ()) if entity.id is not None else ():
                group = groups.get(key)
                if group is None:
                    groups[key] = [entity]
                else:
                    group.append(entity)
        return groups

    def _kind(self, entity: Entity) -> str | None:
        return None if entity.id is None else self.kinds.get(entity.id)


def _without_names(folded: Folded, entities: Sequence[Entity]) -> str:
    """The text without the words of people's names and inside names of places: `Mərkəzi Aran` is no centre."""
    lower = folded.lower
    parts: list[str] = []
    done = 0
    for entity in entities:
        label = entity.label
        if label != "PERSON" and (label != "PLACE" or " " not in entity.text):
            continue
        start, end = entity.start, entity.end
        if folded.offsets is not None:
            start, end = bisect_left(folded.offsets, start), bisect_left(folded.offsets, end)
        if start >= done:
            parts += (lower[done:start], "." * (end - start))
            done = end
    parts.append(lower[done:])
    return "".join(parts)
