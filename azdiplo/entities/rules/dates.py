"""Calendar expressions that have a month or a year, and their value as ISO 8601.

``aprelin 28-də`` is ``--04-28``, ``2021-ci il aprelin 28-də`` is ``2021-04-28``, ``noyabrın 11-dən 22-dək`` the
interval ``--11-11/--11-22``. Clock times, ages, durations and relative words (``dünən``, ``bu il``) are no dates.

How dates are written stands in ``data/dates.tsv``, a shape a row. A small automaton finds what a shape hangs on, its
anchor: the name of a month, the ordinal of a year (``-ci il``), a sign between figures. Only there are the shapes
tried, from where the figures before the anchor begin.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

import ahocorasick_rs

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.date_parts import Said, interval, is_day, shipped_calendar
from azdiplo.entities.rules.date_shapes import NAME_OF_MONTH, YEAR, Row, Shape, Side, rows, shapes
from azdiplo.morphology.endings import tails
from azdiplo.records import Evidence

__all__ = ["Dates", "dates"]

#: How far before its anchor a date begins, in characters, and how far if it is a long list.
_NEAR: Final = 24
_FARTHEST: Final = 120
_SIGNS: Final = "-./("
_YEAR: Final = "year"
_SIGN: Final = "sign"
_NO_YEAR: Final = Said("-", "-")


class _Branch(NamedTuple):
    """Shapes that open alike; the gate is a quick look at whether any of them can be there."""

    gate: re.Pattern[str] | None
    shapes: list[Shape]


class Dates:
    """The shapes of dates, ready to be found.

    Args:
        rows: the table; a row that comes first is tried first.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        known = [shape for row in rows for shape in shapes(row)]
        anchors = _anchors(known)
        self._anchors = list(anchors.values())
        kinds = {*self._anchors, _SIGN}
        self._automaton = ahocorasick_rs.AhoCorasick(list(anchors), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        #: the shapes of each anchor, those that begin with it and those that begin before it
        self._at = {anchor: _branches(known, anchor, "with") for anchor in kinds}
        self._before = {anchor: _branches(known, anchor, "before") for anchor in kinds}
        self._left = {anchor: _lefts(known, anchor) for anchor in kinds}
        calendar = shipped_calendar()
        self._begins = re.compile(rf"(?<![\w.])(?:\d|{'|'.join(calendar['past-century'])})")
        self._joints = tuple(f"{word} " for word in calendar["joint"])
        # one search for each sign: those skip a text in no time, one for all of them would not
        self._signs = [re.compile(re.escape(sign) + r"(?=\d)") for sign in _SIGNS]

    def find(self, lower: str) -> list[Candidate]:
        """All dates in a folded text, in order."""
        found: list[Candidate] = []
        at = -1
        for number, begin, _ in self._automaton.find_matches_as_indexes(lower):
            if lower[begin - 1 : begin].isalpha():
                continue  # the may of qumay
            for candidate in self._around(lower, begin, self._anchors[number]):
                if candidate.start >= at:
                    found.append(candidate)
                    at = candidate.end
        ends = [each.end for each in found]
        beside: list[Candidate] = []
        for candidate in self._in_figures(lower):
            following = bisect_left(ends, candidate.start + 1)
            if following == len(found) or found[following].start >= candidate.end:
                beside.append(candidate)
        if beside:
            found += beside
            found.sort(key=_start)
        return found

    def _around(self, lower: str, begin: int, anchor: str) -> Sequence[Candidate]:
        """The dates at an anchor: from as far before it as a shape may begin, or from there on."""
        if self._before[anchor] and lower[max(0, begin - 2) : begin].strip(" -")[-1:].isdigit():
            for start in self._starts(lower, begin, anchor):
                if dates := _first(self._before[anchor], lower, start):
                    return dates
        return _first(self._at[anchor], lower, begin)

    def _starts(self, lower: str, begin: int, anchor: str) -> list[int]:
        """Where what stands before an anchor may begin, the farthest first."""
        left, end = self._left[anchor], begin - (lower[begin - 1] == "-")
        starts: list[int] = []
        for reach in (_NEAR, _FARTHEST):
            first = max(0, begin - reach)
            places = [match.start() for match in self._begins.finditer(lower, first, begin)]
            starts = [place for place in places if left.fullmatch(lower, place, end)]
            if starts and starts[0] > first and not lower.endswith(self._joints, 0, starts[0]):
                break
        return starts

    def _in_figures(self, lower: str) -> Iterator[Candidate]:
        for start in sorted({_figures_at(lower, hit) for sign in self._signs for hit in sign.finditer(lower)}):
            yield from _first(self._at[_SIGN], lower, start)


def _anchors(known: list[Shape]) -> dict[str, str]:
    """What the automaton looks for, and what it is: a month, or an ordinal with the words behind it, "year illər"."""
    calendar = shipped_calendar()
    anchors = dict.fromkeys(calendar["month"], "month")
    anchors.update((f"{name} ay", "lunar") for name in calendar["lunar"])
    words = dict.fromkeys(word for shape in known for word in shape.words)
    anchors.update((f"{end}{word}", f"{_YEAR}{word}") for word in words for end in calendar["ordinal"])
    return anchors


def _hangs_on(shape: Shape, anchor: str) -> bool:
    """May the shape be where the anchor is found? A word may be the beginning of a longer one: `il`, `illər`."""
    if shape.anchor != _YEAR:
        return shape.anchor == anchor
    return any(anchor.startswith(f"{_YEAR}{word}") for word in shape.words)


def _branches(known: list[Shape], anchor: str, begin: str) -> list[_Branch]:
    """The shapes of an anchor that begin "with" it or "before" it, in their order."""
    wanted = [shape for shape in known if _hangs_on(shape, anchor) and bool(shape.left) == (begin == "before")]
    branches: list[_Branch] = []
    for opening, group in groupby(wanted, key=lambda shape: shape.opening):
        alike = list(group)
        then = "|".join(dict.fromkeys(shape.then for shape in alike))
        branches.append(_Branch(re.compile(f"{opening}(?:{then})") if opening else None, alike))
    return branches


def _lefts(known: list[Shape], anchor: str) -> re.Pattern[str]:
    """What may stand before an anchor."""
    return re.compile("|".join(dict.fromkeys(shape.left for shape in known if shape.left and _hangs_on(shape, anchor))))


def _start(candidate: Candidate) -> int:
    return candidate.start


def _figures_at(lower: str, sign: re.Match[str]) -> int:
    """Where a date may start that has a sign in it or, as a bracket, before it."""
    start = sign.start()
    if lower[start] == "(":
        return start + 1
    first = max(0, start - 4)
    while start > first and lower[start - 1].isdigit():
        start -= 1
    return start


def _first(branches: list[_Branch], lower: str, start: int) -> Sequence[Candidate]:
    """What the first shape makes of the text from ``start`` on that fits."""
    for gate, alike in branches:
        if gate is not None and gate.match(lower, start) is None:
            continue
        for shape in alike:
            match = shape.pattern.match(lower, start)
            if match is not None and (dates := _read(shape, match)):
                return dates
    return ()


def _read(shape: Shape, match: re.Match[str]) -> Sequence[Candidate]:
    """The date that a shape has found, none if its parts say nothing that can be; of a list of ranges each."""
    lower = match.string
    said: dict[str, Said] = {}
    start, end = match.span()
    stem_end = match.start(shape.ending) if shape.ending else end
    apart: list[Candidate] = []
    for number, part in shape.parts:
        here, there = match.span(number)
        if part.read is None:
            if here < there and lower[here:there] not in tails(_word_before(lower, here)):
                return ()
            continue
        says = part.read(lower[here:there], said)
        if says is None:
            return ()
        said[f"{part.field}2" if part.field in said else part.field] = says
        if says.end:
            stem_end, end = here + says.ending, here + says.end
        if says.apart:
            apart = [_date(here + first, here + last, here + last, value, YEAR) for first, last, value in says.apart]
            start = here + says.begin
    if not _can_be(said):
        return ()
    found = _date(start, stem_end, end, _value(shape.sides, said), shape.kind)
    if shape.year:
        # 2016-cı ilin Aprel döyüşləri: the month may be the beginning of a name
        year = said["y"]
        found.spare = _date(start, *match.span(shape.year), interval(year.first, year.last), YEAR)
    return [*apart, found]


def _word_before(lower: str, at: int) -> str:
    start = at
    while start and lower[start - 1].isalpha():
        start -= 1
    return lower[start:at]


def _can_be(said: Mapping[str, Said]) -> bool:
    """Are there such days, and does a range end behind its beginning?"""
    month, day = said.get("m"), said.get("d")
    if "y2" in said and said["y2"].last <= said["y"].first:
        return False
    if month is None or day is None:
        return True
    if not (is_day(month.first, day.first) and is_day(month.last, day.last)):
        return False
    if "d2" not in said:
        return True
    last_month, last_day = said.get("m2", month), said["d2"]
    return is_day(last_month.last, last_day.last) and (last_month != month or last_day.first > day.last)


def _value(sides: tuple[Side, ...], said: Mapping[str, Said]) -> str | None:
    """A value with what the parts say in it."""
    if not sides:
        return None
    (start, firsts), (end, lasts) = sides[0], sides[-1]
    begins = [_told(field, said) for field in firsts]
    ends = begins if len(sides) == 1 else [_told(field, said) for field in lasts]
    return interval(start % tuple([part.first for part in begins]), end % tuple([part.last for part in ends]))


def _told(field: str, said: Mapping[str, Said]) -> Said:
    """What is told of a field; the second month may be the first one, and a year that is not told is "-"."""
    return said.get(field) or said.get(field[0]) or _NO_YEAR


def _date(start: int, stem_end: int, end: int, value: str | None, kind: str) -> Candidate:
    weight = strength.MONTH_NAME if kind == NAME_OF_MONTH else strength.DATE
    return Candidate(start, stem_end, end, "DATE", _evidence(kind), weight, None, value)


@cache
def _evidence(kind: str) -> Evidence:
    return Evidence("rule", "calendar" if kind == NAME_OF_MONTH else kind)


@cache
def _shipped() -> Dates:
    return Dates(rows())


def dates(reading: Reading) -> list[Candidate]:
    """All dates in a text, in order."""
    return _shipped().find(reading.lower)
