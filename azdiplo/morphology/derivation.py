"""Suffixes that make another word of a name: `NATO-çu`, `ABŞ-lılar`."""

from __future__ import annotations

from functools import cache, lru_cache

from azdiplo.morphology.endings import ANY, TAILS
from azdiplo.morphology.forms import is_plural
from azdiplo.morphology.harmony import realise
from azdiplo.morphology.tables import read_table

__all__ = ["comes_from", "derived_from", "is_derivation"]

#: The texts of a stream repeat their words.
_REMEMBERED = 1 << 15

#: A stem has at least so many letters.
_SHORTEST = 3


@cache
def _suffixes(says: str | None = None) -> tuple[str, ...]:
    """The suffixes in all their spellings; those that say something."""
    found: dict[str, None] = {}
    for suffix, meaning, _example in read_table("derivations.tsv", ("suffix", "says", "example")):
        if says is None or meaning == says:
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


@lru_cache(_REMEMBERED)
def derived_from(word: str) -> tuple[int, ...]:
    """Return the lengths, longest first, of what a folded word may be derived from by a suffix.

    >>> derived_from("ağdamlı"), derived_from("ağdam")
    ((5,), ())
    """
    return tuple(size for size in range(len(word) - 2, 1, -1) if is_derivation(word[size:]))


def comes_from(word: str) -> bool:
    """Say whether a folded word may name those who come from somewhere, by its ending: `azərbaycanlılar`, `bakılı`.

    >>> comes_from("azərbaycanlılar"), comes_from("bakılı"), comes_from("sərhədlər"), comes_from("lı")
    (True, True, False, False)
    """
    for suffix in _suffixes("origin"):
        at = word.find(suffix, _SHORTEST)
        while at >= 0:
            rest = word[at + len(suffix) :]
            if not rest or is_plural(rest):
                return True
            at = word.find(suffix, at + 1)
    return False
