"""How an office is called that is held under another: `nazir` and `müavin` make `nazirin müavini`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from azdiplo.entities.words import Words
from azdiplo.morphology.forms import is_possessive
from azdiplo.morphology.inflect import inflect
from azdiplo.text.fold import lower as fold_name

__all__ = ["Above", "held_under", "is_possessed", "last_office", "possessive"]


class Above(NamedTuple):
    """An office that another is held under, and what stands between the two: `Prezident`, `xüsusi tapşırıqlar üzrə`."""

    name: str
    between: str = ""


def held_under(above: list[Above], name: str, words: Words) -> str:
    """The name of an office with all that it is held under, the nearest first.

    `müavin` under `daimi nümayəndə` under `baş katib`: `baş katibin daimi nümayəndəsinin müavini`.
    """
    whole = above[-1].name
    for nth in range(len(above) - 1, -1, -1):
        whole = _composed(Above(whole, above[nth].between), above[nth - 1].name if nth else name, words)
    return whole


def _composed(above: Above, name: str, words: Words) -> str:
    """The name of an office that is held under another.

    What stands between the two belongs to the name where the table says so (`Prezidentin xüsusi tapşırıqlar üzrə
    nümayəndəsi`).
    """
    front = inflect(above.name, "genitive", izafet=is_possessed(above.name, words)) + " "
    owned = name if is_possessed(name, words) else possessive(name)
    for form in (name, owned):
        for between in (above.between + " ", "") if above.between else ("",):
            spelled = words.offices.names.get(fold_name(front + between + form))
            if spelled is not None:
                return spelled
    return front + owned


def last_office(name: str, words: Words) -> str | None:
    """The stem of the last word of an office: `nazir` of `xarici işlər naziri`."""
    office = words.office(fold_name(name.rsplit(" ", 1)[-1]))
    return None if office is None else office[0]


def is_possessed(name: str, words: Words) -> bool:
    """True for an office whose name ends in a possessive: `xarici işlər naziri`, but not `baş nazir`."""
    office = words.office(fold_name(name.rsplit(" ", 1)[-1]))
    return office is not None and is_possessive(office[1])


@cache
def possessive(name: str) -> str:
    """An office that somebody has: `nazir` → `naziri`."""
    return inflect(name, possessive="3sg", izafet=False)
