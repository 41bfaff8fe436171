"""A row of a table to a record: which column holds what, and the day that a cell means."""

from __future__ import annotations

import datetime
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from azdiplo.records import Record

__all__ = ["Columns", "SourceError", "SourceWarning", "day_of", "is_missing", "of_row"]

_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
#: A month or a year is known, and no day: it stays in `meta`.
_NO_DAY: Final = re.compile(r"\d{4}(?:-\d\d)?")
_MEND: Final = "write 2024-05-14 or 14.05.2024"


class SourceError(ValueError):
    """Nothing can be read from a source; the message says what it is and what to give instead."""


class SourceWarning(UserWarning):
    """Something in a source was left out, or does not look like what it was taken for; the others go on."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that hold text, id and date; None for the usual one, ``text``, ``id``, ``date``.

    A column that was named must be there; a usual one may be missing, except the text's.
    """

    text: str | None = None
    id: str | None = None
    date: str | None = None

    def check(self, there: list[str], where: str) -> None:
        """Are the columns that are needed among those that are there?

        Raises:
            SourceError: one is not; the message lists what there is.
        """
        for option, name in (("text", self.text or "text"), ("id", self.id), ("date", self.date)):
            if name is not None and name not in there:
                listed = ", ".join(map(str, there)) or "none"
                raise SourceError(f"{where}: no column {name!r} for {option}=; the columns are {listed}")


def of_row(row: Mapping[str, Any], place: Hashable, columns: Columns) -> Record:
    """The record that one row of a table tells of.

    Args:
        row: its cells by column; what is missing may be None, NaN, NaT or "".
        place: its id where no column gives one.
        columns: which column holds what.

    >>> of_row({"text": "Bakı.", "date": "14.05.2024", "url": "a"}, 0, Columns())
    Record(text='Bakı.', id=0, date=datetime.date(2024, 5, 14), meta={'url': 'a'}, error=None)
    """
    name_of_text, name_of_id, name_of_date = columns.text or "text", columns.id or "id", columns.date or "date"
    ident = row.get(name_of_id)
    key = place if is_missing(ident) else _plain(ident)
    if not isinstance(key, Hashable):
        key = str(key)
    meta = {name: _plain(value) for name, value in row.items() if name not in (name_of_text, name_of_id, name_of_date)}
    given = row.get(name_of_date)
    try:
        day = day_of(given)
    except ValueError as error:
        return Record("", key, None, meta, f"{name_of_date}: {error}")
    if day is None and not is_missing(given):
        meta[name_of_date] = given
    text = row.get(name_of_text)
    if isinstance(text, str):
        return Record(text, key, day, meta)
    if name_of_text not in row:
        problem = f"there is no {name_of_text!r}, only {', '.join(map(repr, row))}"
    elif is_missing(text):
        problem = f"{name_of_text} is empty"
    else:
        problem = f"{name_of_text} must be a str, not {type(text).__name__}"
    return Record("", key, day, meta, problem)


def day_of(value: object) -> datetime.date | None:
    """The day that a value means: a date, a datetime, ISO 8601, or ``14.05.2024``.

    None, NaN, NaT and ``""`` are no day, and neither is a year or a month alone (``"2024-05"``).

    Raises:
        ValueError: it is none of these, or no day of the calendar.

    >>> day_of("2024-05-14T09:30:00Z"), day_of("14.05.2024"), day_of("2024-05"), day_of(float("nan"))
    (datetime.date(2024, 5, 14), datetime.date(2024, 5, 14), None, None)
    >>> day_of("05/14/2024")
    Traceback (most recent call last):
    ValueError: '05/14/2024' is no day; write 2024-05-14 or 14.05.2024
    """
    if is_missing(value):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if hasattr(value, "astype"):  # numpy.datetime64
        return day_of(str(value))
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no day; {_MEND}")
    text = value.strip()
    if _NO_DAY.fullmatch(text):
        return None
    try:
        if match := _DAY_FIRST.fullmatch(text):
            day, month, year = map(int, match.groups())
            return datetime.date(year, month, day)
        return datetime.datetime.fromisoformat(text).date()
    except ValueError:
        raise ValueError(f"{value!r} is no day; {_MEND}") from None


def is_missing(value: object) -> bool:
    """Does a cell say nothing? None, NaN, NaT, pandas.NA, an empty string.

    >>> is_missing(float("nan")), is_missing(" "), is_missing(0)
    (True, True, False)
    """
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # pandas.NA does not say; neither does an array
        return type(value).__name__ == "NAType"


def _plain(value: object) -> Any:
    """A cell as Python's own value, None where it says nothing."""
    if isinstance(value, str):
        return value
    if is_missing(value):
        return None
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        return value.item()
    return value
