"""Which stretches of a text are open: of weak rules, of several meanings, capitalised words that no rule took."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.units import Unit
from azdiplo.morphology.derivation import derived_from, is_derivation

__all__ = ["Opened", "Stretch", "opened"]

_LONGEST = 4  # units of no rule behind the first
_LONGEST_WORD = 60  # no derived word is longer
_MARKS = ("-", "'")
_ENDING = re.compile(r"\w{1,30}")
_JOINED = (" ", "-")


class Stretch(NamedTuple):
    """Some neighbouring words that may be one name.

    Attributes:
        start: offset in the folded text.
        stem_end: where the ending starts.
        end: offset behind it.
        first: position of the first of the units that it is made of.
        last: position of the last of them.
        rule: the candidate that a rule or list made of exactly these words, or None.
        group: stretches of one group exclude each other: at most one is a name.
    """

    start: int
    stem_end: int
    end: int
    first: int
    last: int
    rule: Candidate | None
    group: int


class Opened(NamedTuple):
    """What is open of a text.

    Attributes:
        stretches: the open stretches, in order.
        owner: for each unit the position of the candidate that it lies in, -1 for one that lies in none.
    """

    stretches: list[Stretch]
    owner: list[int]


def opened(reading: Reading, settled: Sequence[Candidate], glued: Set[int], known: Set[str]) -> Opened:
    """Find what is open.

    Args:
        reading: the text.
        settled: what lists and rules find in it.
        glued: positions of units that are no names.
        known: the labels that can be judged; what has another one is certain.
    """
    units = reading.units
    owner = _owners(units, settled)
    found: list[Stretch] = []
    i = 0
    count = len(units)
    while i < count:
        j = i
        if i in glued:
            pass
        elif owner[i] >= 0:
            while j + 1 < count and owner[j + 1] == owner[i]:
                j += 1
            candidate = settled[owner[i]]
            if candidate.strength <= strength.OPEN and candidate.label in known and _is_open(candidate, units[i]):
                found += _of_candidate(reading, candidate, i, j, owner)
        else:
            while j + 1 < count and owner[j + 1] < 0 and units[j + 1].glue in _JOINED and j - i < _LONGEST:
                j += 1
            found += _of_no_rule(reading, i, j)
        i = j + 1
    return Opened(found, owner)


def _owners(units: Sequence[Unit], settled: Sequence[Candidate]) -> list[int]:
    owner: list[int] = []
    at = 0
    count = len(settled)
    for unit in units:
        while at < count and settled[at].end <= unit.start:
            at += 1
        owner.append(at if at < count and settled[at].start < unit.end else -1)
    return owner


def _is_open(candidate: Candidate, unit: Unit) -> bool:
    """Is what lists and rules say of a candidate not certain: a weak rule, or a form of several meanings?"""
    if candidate.strength < strength.CERTAIN:
        return True
    hit = unit.hit
    if hit is None or hit.start != candidate.start or hit.end != candidate.end:
        return False
    senses = hit.form.senses
    return len(senses) > 1 and senses[0][0].label != "STATE"  # Azərbaycan the newspaper is quoted, and found so


def _of_candidate(reading: Reading, candidate: Candidate, i: int, j: int, owner: Sequence[int]) -> Iterator[Stretch]:
    """The candidate of units ``i`` to ``j``, and the same with a word more or less on either side."""
    units = reading.units
    starts, ends = candidate.start == units[i].start, candidate.end == units[j].end
    yield Stretch(candidate.start, candidate.stem_end, candidate.end, i, j, candidate, i)
    if j > i and starts:
        yield Stretch(units[i + 1].start, candidate.stem_end, candidate.end, i + 1, j, None, i)
    if i and owner[i - 1] < 0 and units[i].glue == " " and starts:
        yield Stretch(units[i - 1].start, candidate.stem_end, candidate.end, i - 1, j, None, i)
    if j > i and ends:
        yield _until(reading, i, j - 1, i)
    goes_on = j + 1 < len(units) and owner[j + 1] < 0 and units[j + 1].glue in _JOINED
    if goes_on and ends and candidate.stem_end == candidate.end:
        yield _until(reading, i, j + 1, i)


def _of_no_rule(reading: Reading, i: int, j: int) -> Sequence[Stretch]:
    """The units ``i`` to ``j``, which no rule took, and the same without the first or last, if they say anything."""
    units = reading.units
    if i == j:
        hit = units[i].hit
        nothing = (hit is None or hit.form.open) and _says_nothing(reading, units[i])
        return () if nothing else (_until(reading, i, i, i),)
    if all(unit.hit is None and _says_nothing(reading, unit) for unit in units[i : j + 1]):
        return ()  # Allah Sizi qorusun
    return _until(reading, i, j, i), _until(reading, i + 1, j, i), _until(reading, i, j - 1, i)


def _until(reading: Reading, first: int, last: int, group: int) -> Stretch:
    """The stretch of some units that no rule made."""
    unit = reading.units[last]
    stem_end = unit.stem_end if unit.hit is not None else unit.start + reading.words.strip(unit.word)
    return Stretch(reading.units[first].start, stem_end, unit.end, first, last, None, group)


def _says_nothing(reading: Reading, unit: Unit) -> bool:
    """Is it a word that is no name by itself, so that its capital says nothing?

    A common word (`Görüşdə`), an office (`Prezident`), what is derived from a name or word (`Ağdamlı`, `NATO-çu`).
    """
    words = reading.words
    if unit.hit is None or unit.label == "ORG" or unit.hit.form.entry.fields.get("kind") == "village":
        if words.is_common(unit.word):
            return reading.cased[unit.end : unit.end + 1] != '"'  # “Günəş”
        if words.office(unit.word) is not None:
            return True
    return _is_derived_by_mark(reading, unit.end) or _is_derived(unit.word, reading)


def _is_derived_by_mark(reading: Reading, end: int) -> bool:
    """Does a suffix behind a hyphen or apostrophe make another word of it: `NATO-çu`?"""
    if reading.lower[end : end + 1] not in _MARKS or not reading.cased[end + 1 : end + 2].islower():
        return False
    ending = _ENDING.match(reading.lower, end + 1)
    return ending is not None and is_derivation(ending[0])


def _is_derived(word: str, reading: Reading) -> bool:
    """Is it another word made of a name or a common word: `Ağdamlı`?"""
    if len(word) >= _LONGEST_WORD:
        return False
    has, common = reading.index.has, reading.words.common.forms
    return any(has(word[:size]) or word[:size] in common for size in derived_from(word))
