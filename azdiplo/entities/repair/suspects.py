"""The words of a text that may be damaged: those that nothing explains."""

from __future__ import annotations

from dataclasses import dataclass

from azdiplo.entities.reading import Reading
from azdiplo.entities.repair.vocabulary import LONGEST, SHORTEST_ACRONYM, Vocabulary
from azdiplo.entities.units import Unit
from azdiplo.gazetteer.fuzzy import SHORTEST

__all__ = ["Suspect", "suspects"]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that may be damaged.

    Attributes:
        start, end: where it stands in the folded text.
        place: the number of the unit that it is, or stands beside.
        capital: True for a capitalised word, which is a unit of its own.
    """

    start: int
    end: int
    place: int
    capital: bool


def suspects(reading: Reading, vocabulary: Vocabulary) -> list[Suspect]:
    """Units that nothing explains, and small words before and behind units, in no order."""
    # every text pays for this loop, so it asks as little as it can
    found: list[Suspect] = []
    cased, small, units = reading.cased, reading.lower, reading.units
    near, following = vocabulary.near, vocabulary.following
    seek = small.find
    end = size = len(small)  # behind the last name that may go on in small letters
    for place, unit in enumerate(units):
        start = unit.start
        if start > end + SHORTEST:
            space = seek(" ", end + 1, end + LONGEST)
            if space > end + SHORTEST and (length := following[small[end:space]]):
                found += _behind(cased, end + 1, length, place - 1)
        end = unit.end
        if unit.hit is None:
            if near[unit.word]:
                found += _capitalised(cased, unit, place)
            if unit.first:
                end = size  # most often the first word of a sentence, no name
        elif unit.label == "PERSON":
            found += _before(reading, unit, place, vocabulary)
            end = size
    if end < size and (length := following[small[end : end + LONGEST + 1]]):
        found += _behind(cased, end + 1, length, len(units) - 1)
    return found


def _behind(cased: str, start: int, length: int, place: int) -> list[Suspect]:
    """The small word behind a name, which may be the rest of it, its head or its descriptor."""
    return [Suspect(start, start + length, place, False)] if cased[start].islower() else []


def _capitalised(cased: str, unit: Unit, place: int) -> list[Suspect]:
    """The unit itself, unless it is a short acronym."""
    end = unit.start + len(unit.word)
    if len(unit.word) < SHORTEST_ACRONYM and cased[unit.start : end].isupper():
        return []
    return [Suspect(unit.start, end, place, True)]


def _before(reading: Reading, unit: Unit, place: int, vocabulary: Vocabulary) -> list[Suspect]:
    """The small word before a person, which may be an office."""
    small, start = reading.lower, unit.start
    space = small.rfind(" ", max(0, start - LONGEST), start - 1) + 1
    parted = space > 0 and small[start - 1] == " " and reading.cased[space].islower()
    return [Suspect(space, start - 1, place, False)] if parted and vocabulary.near[small[space : start - 1]] else []
