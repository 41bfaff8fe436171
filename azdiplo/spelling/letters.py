"""Which letter was meant: `e` or `ə`, `i` or `ı`, `s` or `ş`, told by the letters around it.

A linear model that was learned from news and from the names of the lists (see :mod:`azdiplo.training.spelling`). It
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
    bare = plain(word) + "$"
    left = "^" + before
    for place, letter in enumerate(word, 1):
        if letter in open_letters:
            right = bare[place : place + 5]
            if weights is None:
                total = _sum(letter, left, right)
            else:
                weigh = weights[letter].get
                total = weigh("", 0) + sum([weigh(feature, 0) for feature in features(left, right)])
            if total > 0:
                letter = CHOICES[letter]
        left += letter
    return left[1 + len(before) :]


@cache
def _shipped() -> dict[str, tuple[dict[str, dict[str, int]], dict[str, int], int]]:
    """Letter → the weights of the library: left side → right side → weight; those of the vowels; that of the letter."""
    tables: dict[str, tuple[dict[str, dict[str, int]], dict[str, int], int]] = {}
    for letter, table in _weights().items():
        stretches: dict[str, dict[str, int]] = {}
        vowels: dict[str, int] = {}
        for feature, weight in table.items():
            left, _, right = feature.partition("_")
            if left[:1] == "=":
                vowels[feature] = weight
            elif feature:
                # shorter ones are there too, so that a search may stop where nothing is
                for size in range(len(left) + 1):
                    stretches.setdefault(left[size:], {})
                for size in range(len(right)):
                    stretches[left].setdefault(right[:size], 0)
                stretches[left][right] = weight
        tables[letter] = (stretches, vowels, table.get("", 0))
    return tables


#: How many letters to the left → so many to the right are looked at with them.
_RIGHT: Final = tuple(tuple(sorted(right for before, right in _WINDOWS if before == left)) for left in range(7))


def _sum(letter: str, left: str, right: str) -> int:
    """What the weights of the library say of all features of a place together, without making them."""
    stretches, vowels, total = _shipped()[letter]
    for size in range(min(6, len(left)) + 1):
        table = stretches.get(left[-size:] if size else "")
        if table is None:
            break
        for behind in _RIGHT[size]:
            weight = table.get(right[:behind])
            if weight is None or behind > len(right):
                break
            total += weight
    near = [each for each in left[-6:] if each in VOWELS][-2:]
    if near:
        total += vowels.get("=" + near[-1] + "_" + right[:1], 0) + vowels.get("=" + "".join(near) + "_", 0)
    return total
