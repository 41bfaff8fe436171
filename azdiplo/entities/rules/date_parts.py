"""The named parts of dates: how each is written, and what it says.

The shapes of ``data/dates.tsv`` are made of them. The words stand in ``data/calendar.tsv``, the endings in
``data/date_endings.tsv``; this module says how numbers and lists are made of those.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from azdiplo import resources
from azdiplo.entities.memo import Memo

__all__ = ["Calendar", "Part", "Said", "is_day", "parts", "shipped_calendar"]

_CALENDAR: Final = "calendar.tsv"
_ENDINGS: Final = "date_endings.tsv"
_KINDS: Final = ("month", "ordinal", "lunar", "year", "birth", "past-century", "joint")
#: A decade without its century: 90-cı illər.
_THIS_CENTURY: Final = "19"
#: As many items as a list of days can have, and no list of years or months has more.
_ITEMS: Final = 31
#: Years that one word for them counts are no farther apart.
_NEAR: Final = 50
_LAST_DAYS: Final = {f"{month:02d}": str(monthrange(2024, month)[1]) for month in range(1, 13)}
_NUMBER: Final = re.compile(r"\d+")
#: A number that begins days is no time or score, one that begins years no end of a range.
_DAY_BEFORE: Final = r"(?<![\w.:-])"
_YEAR_BEFORE: Final = r"(?<![\w.])(?<!\d-)"
_FIGURES_BEFORE: Final = r"(?<![\w./-])"
_FIGURES_BEHIND: Final = r"(?![\w./]\w|\w)"
#: 4-dən çox, 5.30, 7:2: not the day of a date
_NO_FRACTION: Final = r"(?!\d)(?![.:%]\d)"
#: From 200 on: the 100th year is the age of something.
_YEAR: Final = r"(?:\d{4}|[2-9]\d\d)"
_YEARS: Final = rf"{_YEAR}(?: ?- ?(?:{_YEAR}|\d\d(?!\d)))?"
_DAYS: Final = r"\d{1,2}(?:-\d{1,2})?"
_LIKELY: Final = r"(?:1[5-9]|20)\d\d"


#: The words of ``data/calendar.tsv``: kind → word → value.
Calendar = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a part of a date says.

    Attributes:
        first, last: its year, month or day as it stands in a value; of a range or a list the first and the last.
        begin: how far behind its start it begins to say that; what is before is in ``apart``.
        ending, end: of a list of days, how far behind its start the ending of its last one starts and ends.
        apart: the items of a list that are dates of their own: how far behind its start they start and end, and their
            values.
    """

    first: str = ""
    last: str = ""
    begin: int = 0
    ending: int = 0
    end: int = 0
    apart: tuple[tuple[int, int, str], ...] = ()


#: Reads a part from its text and what the parts before it have said; None: it is no such part.
Read = Callable[[str, Mapping[str, Said]], Said | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a shape.

    Attributes:
        pattern: how it is written, a regular expression without groups.
        field: what it tells: "y", "m", "d", "century", or "".
        read: what it says; None for a part that says nothing.
        is_ending: True for what does not belong to the stem.
        checked: True for an ending that must be one that the word before it can take.
        before, behind: what may not stand there where it begins or ends a date, as a pattern that looks around.
        words: the words that it may be, of a part that stands behind the ordinal of a year.
    """

    pattern: str
    field: str = ""
    read: Read | None = None
    before: str = ""
    behind: str = r"(?!\w)"
    is_ending: bool = False
    checked: bool = False
    words: tuple[str, ...] = ()


@cache
def shipped_calendar() -> Calendar:
    """The words of the calendar, read once."""
    words: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    for number, (kind, word, value) in resources.rows(_CALENDAR):
        if kind not in words:
            raise ValueError(f"{_CALENDAR}, line {number}: no kind {kind!r}; there are {', '.join(_KINDS)}")
        words[kind][word] = value
    return words


@cache
def parts() -> dict[tuple[str, str], Part]:
    """Every named part, by its name and, for endings, what it stands behind: "month", "word" or "number"."""
    calendar = shipped_calendar()
    found = {(name, ""): part for name, part in {**_numbers(), **_years(calendar), **_days(calendar)}.items()}
    for number, (name, behind, endings) in resources.rows(_ENDINGS):
        if behind not in ("month", "word", "number"):
            raise ValueError(f"{_ENDINGS}, line {number}: behind is month, word or number, not {behind!r}")
        found[name, behind] = _ending(endings.split(" "), behind)
    found["listed", ""] = _listed(calendar, found["case", "number"])
    return found


def is_day(month: str, day: str) -> bool:
    """Has a month, of any year, this day? Both have two digits.

    >>> is_day("02", "29"), is_day("02", "30"), is_day("13", "01")
    (True, False, False)
    """
    return "01" <= day <= _LAST_DAYS.get(month, "")


def _numbers() -> dict[str, Part]:
    """What is written in figures alone, and what stands between."""
    around = (_FIGURES_BEFORE, _FIGURES_BEHIND)
    return {
        "yyyy": Part(r"\d{4}", "y", _alone(_as_it_is), *around),
        "likely": Part(_LIKELY, "y", _alone(_as_it_is), *around),
        "next": Part(r"(?:\d{4}|\d\d)", "y", _next_year, *around),
        "mm": Part(r"\d\d", "m", _alone(_two_digits), *around),
        "mon": Part(r"\d{1,2}", "m", _alone(_two_digits), *around),
        "dd": Part(r"\d\d", "d", _alone(_two_digits), *around),
        "day": Part(r"\d{1,2}", "d", _alone(_two_digits), *around),
        "dash": Part(r" ?- ?"),
        "point": Part(r"[./]"),
    }


def _years(calendar: Calendar) -> dict[str, Part]:
    ordinal = f"-?{_any(calendar['ordinal'])}"
    joint = _joint(calendar["joint"])
    centuries = calendar["past-century"]

    def decades(text: str, said: Mapping[str, Said]) -> Said | None:
        century = centuries[said["century"].first] if "century" in said else _THIS_CENTURY
        numbers = _NUMBER.findall(text)
        return Said(century + numbers[0], str(int(century + numbers[-1]) + 9))

    several = rf"(?:{_YEARS}(?:{ordinal})?{joint}){{0,{_ITEMS}}}{_YEARS}"
    near = rf"(?:{_YEARS}{joint}){{1,{_ITEMS}}}{_YEARS}"
    decade = r"\d0(?:-\d0)?"
    return {
        "y": Part(_YEARS, "y", _alone(_range_of_years), _YEAR_BEFORE),
        "years": Part(several, "y", _alone(_list_of_years), _YEAR_BEFORE),
        "each": Part(rf"(?:{_YEARS}{ordinal}{joint}){{0,{_ITEMS}}}{_YEARS}", "y", _alone(_list_of_years), _YEAR_BEFORE),
        "near": Part(near, "y", _near_years, _YEAR_BEFORE),
        "tens": Part(r"\d{3}0", "y", _alone(_decade), _YEAR_BEFORE),
        "century": Part(_any(centuries), "century", _alone(_as_it_is), r"(?<![\w.])"),
        "decades": Part(rf"(?:{decade}(?:{ordinal})?{joint}){{0,{_ITEMS}}}{decade}", "y", decades, _YEAR_BEFORE),
        "ord": Part(ordinal),
        "named": Part(_any(calendar["year"]), words=tuple(calendar["year"])),
        "birth": Part(_any(calendar["birth"]), words=tuple(calendar["birth"])),
    }


def _days(calendar: Calendar) -> dict[str, Part]:
    names = {name: f"{int(value):02d}" for name, value in calendar["month"].items()}
    joint = _joint(calendar["joint"])
    last_joint = _joint([word for word in calendar["joint"] if word != ","])
    month = _any(names)
    name = re.compile(month)

    def months(text: str) -> Said | None:
        found = name.findall(text)
        return Said(names[found[0]], names[found[-1]])

    several = rf"{month}(?:, {month}){{0,{_ITEMS}}}(?:-|{last_joint}){month}"
    return {
        "month": Part(month, "m", _alone(months)),
        "months": Part(several, "m", _alone(months)),
        "month/s": Part(f"(?:{several}|{month})", "m", _alone(months)),
        "word": Part(rf"(?!{month})\w+?"),
        "lunar": Part(_any(calendar["lunar"])),
        "d": Part(_DAYS + _NO_FRACTION, "d", _alone(_rising_days), _DAY_BEFORE),
        "days": Part(rf"(?:{_DAYS}{joint}){{0,{_ITEMS}}}{_DAYS}", "d", _alone(_rising_days), _DAY_BEFORE),
    }


def _alone(read: Callable[[str], Said | None]) -> Read:
    """Read a part that says the same whatever the parts before it say; texts repeat their days, months and years."""
    known = Memo(read)
    return lambda text, _: known[text]


def _as_it_is(text: str) -> Said | None:
    return Said(text, text)


def _two_digits(text: str) -> Said | None:
    return Said(text.zfill(2), text.zfill(2))


def _next_year(text: str, said: Mapping[str, Said]) -> Said | None:
    """The second year of a season: 2018/19, 2018/2019."""
    year = said["y"].first
    following = text if len(text) == 4 else year[:2] + text
    return Said(following, following) if int(following) == int(year) + 1 else None


def _range_of_years(text: str) -> Said | None:
    """One year, or a range whose end may be short: `1960-70`."""
    numbers = _NUMBER.findall(text)
    first, last = numbers[0], numbers[-1]
    last = first[: len(first) - len(last)] + last
    return Said(first.zfill(4), last.zfill(4)) if first.zfill(4) <= last.zfill(4) else None


def _decade(text: str) -> Said | None:
    return Said(text, str(int(text) + 9))


def _list_of_years(text: str) -> Said | None:
    """`2006-cı və 2012-ci`, but not `1700 və 2024`; with ranges in it each is a date of its own."""
    items = list(re.finditer(_YEARS, text))
    ranges = [(item, value) for item in items if (value := _range_of_years(item[0])) is not None]
    if len(ranges) < len(items) or not all(
        "1000" <= first.first < second.first < "2200" for (_, first), (_, second) in pairwise(ranges)
    ):
        return None
    last = ranges[-1][1]
    if len(ranges) == 1 or all(value.first == value.last for _, value in ranges):
        return Said(ranges[0][1].first, last.last)
    apart = tuple((item.start(), item.end(), interval(value.first, value.last)) for item, value in ranges[:-1])
    return Said(last.first, last.last, begin=ranges[-1][0].start(), apart=apart)


def _near_years(text: str, said: Mapping[str, Said]) -> Said | None:
    """`1974 və 1979-cu il`; what is farther apart, `1700 və 2024-cü il`, may be a number and a year."""
    years = _list_of_years(text)
    if years is None or int(years.last) - int(_NUMBER.findall(text)[0]) > _NEAR:
        return None
    return years


def _rising_days(text: str) -> Said | None:
    """`19 və 20 sentyabr`, but not `40 və 20 sentyabr`."""
    days = [number.zfill(2) for number in _NUMBER.findall(text)]
    rising = all(first < second for first, second in pairwise(days))
    return Said(days[0], days[-1]) if rising else None


def _listed(calendar: Calendar, ending: Part) -> Part:
    """Days behind their month, each with or without an ending."""
    day, ending_of_it = _DAYS + _NO_FRACTION, ending.pattern + ending.behind
    item = re.compile(f"({day})({ending_of_it})")
    joint = _joint(calendar["joint"])
    ordinals = tuple(f"-{ordinal}" for ordinal in calendar["ordinal"])

    def days(text: str, said: Mapping[str, Said]) -> Said | None:
        """As many of the days as go together: `martın 20-də və 23-də`, but not `martın 20-də və 30-dan çox`."""
        first: Said | None = None
        stem = end = 0
        last = previous = whole = ""
        for match in item.finditer(text):
            value, given = _rising_days(match[1]), match[2]
            if value is None or not is_day(said["m"].last, value.last) or value.first <= last:
                break
            if first is not None and (given in ordinals or not _agree(previous, given)):
                break
            first, last = first or value, value.last
            if given:
                stem, end, previous, whole = match.start(2), match.end(), given, last
        if first is None or not end:
            return None
        return Said(first.first, whole, ending=stem, end=end)

    return Part(f"{day}{ending_of_it}(?:{joint}{day}{ending_of_it}){{1,{_ITEMS}}}", "d", days, _DAY_BEFORE)


def _agree(ending: str, following: str) -> bool:
    """Can two endings be those of one list, `-i` and `-də`, `-də` and `-də`? `-də` and `-dən` cannot."""
    if ending[1:2] != "d":
        return True
    return following[1:2] == "d" and ending[3:4] == following[3:4]


def _ending(endings: list[str], behind: str) -> Part:
    """A part that is an ending; "…" is any ending that the word before it can take, behind a number any letters."""
    checked = behind != "number" and any("…" in form for form in endings)
    letters = r"[^\W\d]*" if checked else r"\w*"
    classes = {"A": "[aə]", "I": "[ıiuü]", "_": " ", "0": "", "…": letters}
    forms = [
        "".join(classes.get(letter, re.escape(letter)) for letter in form)
        for form in sorted(endings, key=len, reverse=True)
    ]

    return Part(
        f"(?:{'|'.join(forms)})",
        checked=checked,
        behind=r"(?![^\W\d])" if behind == "word" else r"(?!\w)",  # 2025-ci ildə2,7 faiz
        is_ending=True,
    )


def interval(first: str, last: str) -> str:
    """An ISO 8601 interval, or the one value of both.

    >>> interval("1990", "1999"), interval("1990", "1990")
    ('1990/1999', '1990')
    """
    return first if first == last else f"{first}/{last}"


def _any(words: Mapping[str, str] | list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _joint(words: Mapping[str, str] | list[str]) -> str:
    """What stands between the items of a list, with its spaces."""
    return "(?:" + "|".join(re.escape(word if word[0] == "," else f" {word}") for word in words) + ") "
