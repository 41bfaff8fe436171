"""Which letter was meant: `e` or `ə`, `i` or `ı`, `s` or `ş`, told by the letters around it.

A linear model that was learned from news and from the names of the lists (see :mod:`azdiplo.training.letters`). It
decides from left to right, so that what stands to the left is already as it should be, and vowel harmony carries on.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from azdiplo import resources
from azdiplo.text.alphabet import VOWELS

__all__ = ["CHOICES", "OPEN", "PLAIN", "features", "letters", "plain"]

#: Letter that a keyboard without Azerbaijani letters gives → the letter that may be meant.
CHOICES: Final = {"e": "ə", "i": "ı", "o": "ö", "u": "ü", "c": "ç", "s": "ş", "g": "ğ"}

#: The letters of which each may be meant for another.
OPEN: Final = "".join(CHOICES)

#: Letters with their mark → without it, both cases, for :meth:`str.translate`.
PLAIN: Final = str.maketrans("əıöüçşğƏİÖÜÇŞĞ", "eioucsgEIOUCSG")

_FILE: Final = "spelling/letters.tsv"
#: How many letters to the left and to the right are looked at together.
_WINDOWS: Final = (
    *((0, right) for right in range(1, 6)),
    *((left, 0) for left in range(1, 7)),
    *((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (3, 3), (4, 1), (4, 2), (2, 4), (5, 2)),
)


def plain(word: str) -> str:
    """Write a word without the marks of its letters, as an ASCII keyboard does.

    >>> plain("Gəncə şəhəri"), plain("İRAN")
    ('Gence seheri', 'IRAN')
    """
    return word.translate(PLAIN)


@cache
def _windows(left: int, right: int) -> tuple[tuple[int, int], ...]:
    """The windows that fit where so many letters stand to the left and to the right, counted from the left's end."""
    return tuple((-before, behind) for before, behind in _WINDOWS if before <= left and behind <= right)


def features(left: str, right: str) -> list[str]:
    """What the model looks at: stretches of letters around a place, and the vowels before it.

    Args:
        left: the word up to the place, rightly spelled, in lower case, with ``^`` before it.
        right: the word behind the place, without marks, with ``$`` behind it.

    >>> features("^b", "k$")[:3], features("^gə", "$")[-2:]
    (['_k', '_k$', 'b_'], ['=ə_$', '=ə_'])
    """
    found = [
        (left[before:] if before else "") + "_" + right[:behind]
        for before, behind in _windows(min(len(left), 6), min(len(right), 5))
    ]
    vowels = [letter for letter in left[-6:] if letter in VOWELS][-2:]
    if vowels:
        found.append("=" + vowels[-1] + "_" + right[:1])
        found.append("=" + "".join(vowels) + "_")
    return found


@cache
def _weights() -> dict[str, dict[str, int]]:
    """Letter → feature → weight; a positive sum speaks for the letter with its mark."""
    weights: dict[str, dict[str, int]] = {letter: {} for letter in CHOICES}
    for number, (letter, feature, weight) in resources.rows(_FILE):
        if letter not in weights:
            raise ValueError(f"{_FILE}, line {number}: {letter!r} is none of {', '.join(CHOICES)}")
        weights[letter][feature] = int(weight)
    return weights


def letters(
    word: str, open_letters: str = OPEN, before: str = "", weights: Mapping[str, Mapping[str, int]] | None = None
) -> str:
    """Give the letters of a word their marks.

    Args:
        word: in lower case.
        open_letters: the letters that may be meant for another; all others stay as they are.
        before: what it is joined to, rightly spelled (`abş-` before `in`).
        weights: letter → feature → weight; those of the library by default.

    Returns:
        A word of the same length.

    >>> letters("azerbaycanin"), letters("gorusunden")
    ('azərbaycanın', 'görüşündən')
    """
    if weights is None:
        weights = _weights()
    bare = plain(word) + "$"
    left = "^" + before
    for place, letter in enumerate(word, 1):
        if letter in open_letters:
            table = weights[letter]
            weigh = table.get
            total = sum([weigh(feature, 0) for feature in features(left, bare[place : place + 5])])
            if total > -weigh("", 0):
                letter = CHOICES[letter]
        left += letter
    return left[1 + len(before) :]
