"""Numbers that belong to the name of an event: `XII Qlobal Bakı Forumu`, `U-23 Avropa çempionatı`, `Efes-2025`."""

from __future__ import annotations

import re
from functools import cache

from azdiplo.entities.words import roles

__all__ = ["counted", "dated", "held_in"]

_FARTHEST = 12


@cache
def _number() -> re.Pattern[str]:
    words = "|".join(roles().ordinals)
    # lower case is Azerbaijani, so that XII has become xıı
    return re.compile(rf"(?<!\S)(?:\d{{1,3}}-?(?:ci|cı|cu|cü)|([xvıl]+)|u-?\d\d|{words}) $")


def counted(cased: str, lower: str, start: int) -> int:
    """Where the name of an event begins whose other words begin at ``start``: its number belongs to it."""
    if start < 2 or lower[start - 1] != " ":
        return start
    match = _number().search(lower, max(0, start - _FARTHEST), start)
    if match is None or (match[1] and not cased[match.start() : match.end(1)].isupper()):
        return start
    return match.start()


_HELD_IN = re.compile(r"(?<!\S)20\d\d-?(?:ci|cı|cu|cü) il $")


def held_in(lower: str, start: int) -> int:
    """Where the name of a championship begins whose other words begin at ``start``: its year belongs to it.

    >>> held_in("2022-ci il qış olimpiya oyunları", 11)
    0
    """
    match = _HELD_IN.search(lower, max(0, start - _FARTHEST), start)
    return start if match is None else match.start()


#: Behind the name, and not the beginning of a date: Londonda Dizayn Biennalesi-2025-in, but not 2025-ci ildə
_YEAR = re.compile(r"[- ]20\d\d(?!\w)(?!-?(?:ci|cı|cu|cü))(?!-20\d\d)")
#: The number of the time that it takes place: “Sonsuz qardaşlıq - IV”
_TIME = re.compile(r" ?- ?[IVX]{1,5}(?!\w)")
_ENDING = re.compile(r"-[^\W\d]{1,6}(?!\w)")


def dated(cased: str, lower: str, end: int) -> tuple[int, int]:
    """Where the year or number behind the name of an event ends, and its own ending; ``end`` twice for none."""
    year = _YEAR.match(lower, end) or _TIME.match(cased, end)
    if year is None:
        return end, end
    ending = _ENDING.match(lower, year.end())
    return year.end(), ending.end() if ending is not None else year.end()
