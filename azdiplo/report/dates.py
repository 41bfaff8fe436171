"""The dates of texts: read from file names or a table, gathered into the periods of a time axis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePath
from typing import Final

__all__ = ["DatesError", "Periods", "date_of", "is_date", "look_up", "periods", "read_dates"]

_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_MONTH: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.](0[1-9]|1[0-2])(?!\d)")
_ISO: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_DAYS_SHOWN: Final = 45  # longer, and the months are shown
_MONTHS_SHOWN: Final = 36  # longer, and the quarters are shown
_QUARTERS_SHOWN: Final = 48  # longer, and the years are shown
_BINS: Final = 12  # where there is no date, the order of the texts stands for time


class DatesError(ValueError):
    """A table of dates cannot be used; the message names file, line and mend."""


@dataclass(frozen=True, slots=True)
class Periods:
    """A time axis without gaps.

    Attributes:
        labels: its periods, ``2024-05-01``, ``2024-05``, ``2024-Q2``, ``2024`` or, without any date,
            numbers of texts ``1–40``.
        of: for each text the position of its period, None for a text without a date.
        dated: True for time, False for the order of the texts.
    """

    labels: tuple[str, ...]
    of: tuple[int | None, ...]
    dated: bool


def date_of(name: str) -> str | None:
    """The date in a file's name: ``2024-05-01``, or ``2024-05`` where there is no day; None without one.

    >>> date_of("azertac/2024-05-01_görüş.txt"), date_of("20240501.txt"), date_of("01.05.2024-7.txt")
    ('2024-05-01', '2024-05-01', '2024-05-01')
    >>> date_of("2024_05.txt"), date_of("2024-02-31.txt"), date_of("resolution-822.txt")
    ('2024-05', '2024-02', None)
    """
    stem = PurePath(name).name
    for match in _DAY.finditer(stem):
        found = _day(match[1], match[3], match[4])
        if found:
            return found
    for match in _DAY_FIRST.finditer(stem):
        found = _day(match[4], match[3], match[1])
        if found:
            return found
    # no such day, `2024-02-31`: the month is still right
    month = _MONTH.search(stem)
    return f"{month[1]}-{month[2]}" if month else None


def read_dates(path: str | Path) -> dict[str, str]:
    """Read a table of dates: UTF-8, tab-separated, a header, columns ``file`` and ``date``.

    Args:
        path: the table. A date is ``2024-05-01``, ``2024-05`` or ``2024``.

    Raises:
        DatesError: the table cannot be read or has a mistake.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DatesError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise DatesError(f"{path}: not UTF-8 ({error}); save the table as UTF-8") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    head = lines[0][1].split("\t") if lines else []
    if "file" not in head or "date" not in head:
        raise DatesError(f"{path}: no header with the columns file and date; write them, separated by a tab, first")
    dates: dict[str, str] = {}
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(head):
            raise DatesError(
                f"{path}, line {number}: {len(cells)} cells where the header has {len(head)}; separate them by tabs"
            )
        file, day = cells[head.index("file")].strip(), cells[head.index("date")].strip()
        if not is_date(day):
            raise DatesError(f"{path}, line {number}: {day!r} is no date; write 2024-05-01, 2024-05 or 2024")
        dates[file] = day
    return dates


def look_up(dates: dict[str, str], name: str) -> str | None:
    """The date of a file in a table, which may name it with or without its folder.

    >>> look_up({"a.txt": "2024"}, "folder/a.txt"), look_up({"folder/a.txt": "2023"}, "folder/a.txt")
    ('2024', '2023')
    """
    path = PurePath(name)
    return next((dates[key] for key in (name, path.as_posix(), path.name) if key in dates), None)


def periods(dates: Sequence[str | None]) -> Periods:
    """The time axis of texts with these dates: days, months, quarters or years, whatever can be taken in.

    >>> periods(["2024-01-30", None, "2024-04"])
    Periods(labels=('2024-01', '2024-02', '2024-03', '2024-04'), of=(0, None, 3), dated=True)
    >>> periods([None, None])
    Periods(labels=('1', '2'), of=(0, 1), dated=False)
    """
    known = sorted({day for day in dates if day})
    if not known:
        return _in_order(len(dates))
    # a date may be a year or a month only, which comes before its days in this order
    lengths = {len(day) for day in known}
    first, last = known[0], known[-1]
    if 4 in lengths:
        return _years(first, last, dates)
    if lengths == {10} and len(days := _days(first, last)) <= _DAYS_SHOWN:
        return _axis(days, dates)
    return _by_months(first, last, dates)


def _by_months(first: str, last: str, dates: Sequence[str | None]) -> Periods:
    """Months, quarters or years, whichever are few enough."""
    months = _months(first, last)
    if len(months) <= _MONTHS_SHOWN:
        return _axis([f"{y}-{m:02}" for y, m in months], [day and day[:7] for day in dates])
    if len(months) <= 3 * _QUARTERS_SHOWN:
        labels = list(dict.fromkeys(_quarter(y, m) for y, m in months))
        return _axis(labels, [day and _quarter(int(day[:4]), int(day[5:7])) for day in dates])
    return _years(first, last, dates)


def _days(first: str, last: str) -> list[str]:
    """The days from the first date to the last, as far as they may be shown and one more."""
    start = date.fromisoformat(first)
    span = (date.fromisoformat(last) - start).days
    return [(start + timedelta(days=n)).isoformat() for n in range(min(span, _DAYS_SHOWN) + 1)]


def _months(first: str, last: str) -> list[tuple[int, int]]:
    """The months from the first date to the last: year and number."""
    start, end = (12 * int(day[:4]) + int(day[5:7]) - 1 for day in (first, last))
    return [(month // 12, month % 12 + 1) for month in range(start, end + 1)]


def _quarter(year: int, month: int) -> str:
    return f"{year}-Q{(month + 2) // 3}"


def _years(first: str, last: str, dates: Sequence[str | None]) -> Periods:
    labels = [str(year) for year in range(int(first[:4]), int(last[:4]) + 1)]
    return _axis(labels, [day and day[:4] for day in dates])


def _axis(labels: list[str], of: Sequence[str | None]) -> Periods:
    place = {label: position for position, label in enumerate(labels)}
    return Periods(tuple(labels), tuple(None if label is None else place[label] for label in of), True)


def _in_order(count: int) -> Periods:
    bins = min(_BINS, count)
    of = [position * bins // count for position in range(count)]
    labels = []
    for number in range(bins):
        inside = [position + 1 for position, place in enumerate(of) if place == number]
        labels.append(f"{inside[0]}" if len(inside) == 1 else f"{inside[0]}–{inside[-1]}")
    return Periods(tuple(labels), tuple(of), False)


def _day(year: str, month: str, day: str) -> str | None:
    found = f"{year}-{month}-{day}"
    return found if is_date(found) else None


def is_date(text: str) -> bool:
    """True for a day, a month or a year that there is: ``2024-05-01``, ``2024-05``, ``2024``.

    >>> is_date("2024-02-29"), is_date("2023-02-29"), is_date("1.5.2024")
    (True, False, False)
    """
    if not _ISO.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
