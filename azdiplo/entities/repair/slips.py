"""A text with its damaged words mended, whose offsets lead back to the damaged ones."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from azdiplo.entities.candidate import Candidate
from azdiplo.records import Evidence
from azdiplo.text.fold import Folded, lower

__all__ = ["Slip", "mended", "told"]

_USUAL: Final = 20_000  # a text is seldom longer


@dataclass(frozen=True, slots=True)
class Slip:
    """A damaged word and what it was read as; offsets count characters of the folded text.

    Attributes:
        start, end: the damaged word.
        meant: the word that was meant, with its ending, in the capitals of the damaged one.
        wrong: the damaged name or word, without its ending.
        right: the same as the lists have it.
        score: how alike they are, from 0 to 1.
    """

    start: int
    end: int
    meant: str
    wrong: str
    right: str
    score: float


def mended(folded: Folded, slips: Iterable[Slip]) -> tuple[Folded, list[Slip]]:
    """The search form with the right words in place of the damaged ones; its offsets lead back as before.

    A letter that was left out has no place of its own; one too much belongs to the letter before it.

    Args:
        folded: the text.
        slips: its damaged words, in order.

    Returns:
        The mended text, and the slips with the places of the right words there.
    """
    pieces: list[str] = []
    offsets = array("I")
    ends: dict[int, int] = {}
    #: stretches that are as they were: start, end, and how far they have moved
    kept: list[int] = []
    stops: list[int] = []
    shifts: list[int] = []
    moved: list[Slip] = []
    size = len(folded.cased)
    known = _places(size) if folded.offsets is None else folded.offsets
    done = 0

    def keep(stop: int) -> None:
        pieces.append(folded.cased[done:stop])
        kept.append(done)
        stops.append(stop)
        shifts.append(len(offsets) - done)
        offsets.extend(known[done:stop])

    for slip in slips:
        first, stop, new = _difference(folded.cased[slip.start : slip.end], slip.meant)
        first, stop = slip.start + first, slip.start + stop
        keep(first)
        place = slip.start + shifts[-1]
        moved.append(replace(slip, start=place, end=place + len(slip.meant)))
        pieces.append(new)
        alike = len(new) == stop - first
        for number in range(len(new)):
            begin, end = folded.span(first + number, first + number + 1) if alike else folded.span(first, stop)
            ends[len(offsets)] = end
            offsets.append(begin)
        if not new and offsets:
            ends[len(offsets) - 1] = folded.span(first, stop)[1]
        done = stop
    keep(size)
    offsets.append(known[size])
    for place, end in (folded.ends or {}).items():
        stretch = bisect_right(kept, place) - 1
        if place < stops[stretch]:
            ends.setdefault(place + shifts[stretch], end)
    cased = "".join(pieces)
    return Folded(cased, lower(cased.replace("\n", " ")), offsets, ends), moved


def _places(size: int) -> array[int]:
    """The offsets of a text in which everything has its place."""
    return _usual_places() if size < _USUAL else array("I", range(size + 1))


@cache
def _usual_places() -> array[int]:
    return array("I", range(_USUAL))


def _difference(damaged: str, meant: str) -> tuple[int, int, str]:
    """The stretch of a damaged word that is wrong, and what belongs there."""
    size = min(len(damaged), len(meant))
    start = 0
    while start < size and damaged[start] == meant[start]:
        start += 1
    tail = 0
    while tail < size - start and damaged[-1 - tail] == meant[-1 - tail]:
        tail += 1
    return start, len(damaged) - tail, meant[start : len(meant) - tail]


def told(settled: Iterable[Candidate], slips: list[Slip]) -> None:
    """Let the names of a mended text say what was mended in them, or beside them where a rule stands on it.

    Args:
        settled: the names of the mended text.
        slips: what was mended, with its places there.
    """
    starts = [slip.start for slip in slips]
    for candidate in settled:
        beside = candidate.evidence.source == "rule"
        first = max(0, bisect_right(starts, candidate.start) - 1)
        near = slips[first : bisect_right(starts, candidate.end + 1)]
        of_it = [slip for slip in near if _is_of(slip, candidate, beside)]
        if of_it:
            detail = ", ".join(f"{slip.wrong} → {slip.right}" for slip in of_it)
            candidate.evidence = Evidence("fuzzy", detail, min(slip.score for slip in of_it))


def _is_of(slip: Slip, candidate: Candidate, beside: bool) -> bool:
    """Does a name owe itself to a mended word in it, or, if a rule stands on it, ``beside`` it?"""
    if slip.end > candidate.start and slip.start < candidate.end:
        return True
    return beside and (candidate.start - 1 == slip.end or slip.start == candidate.end + 1)
