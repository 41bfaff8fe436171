"""Suffixes that make another word of a name: `NATO-çu`, `ABŞ-lılar`."""

from __future__ import annotations

from functools import cache

from azdiplo.morphology.endings import ANY, TAILS
from azdiplo.morphology.harmony import realise
from azdiplo.morphology.tables import read_table

__all__ = ["is_derivation"]


@cache
def _suffixes() -> tuple[str, ...]:
    found: dict[str, None] = {}
    for suffix, _example in read_table("derivations.tsv", ("suffix", "example")):
        for high in "ıiuü":
            found[realise(suffix, high, False)] = None
    return tuple(found)


def is_derivation(text: str) -> bool:
    """Say whether a folded text is one or several suffixes of derivation, with or without an ending.

    >>> [is_derivation(text) for text in ("çu", "çuların", "çuluq", "ya", "çin", "gürcü")]
    [True, True, True, False, False, False]
    """
    for suffix in _suffixes():
        if text.startswith(suffix):
            rest = text[len(suffix) :]
            if not rest or rest in TAILS[ANY] or is_derivation(rest):
                return True
    return False
