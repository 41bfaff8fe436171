"""How an acronym or a number is spoken, as far as its endings need to know.

An acronym that can be read as a word is read so (`NATO-nun`, `AZAL-ın`, `XİN-in`): it ends in a vowel, or in one
consonant or a doubled one behind a vowel. Any other is spelled, and the name of its last letter decides (`BMT-nin`: te,
`PKK-nın`: ka, `ABŞ-nin`: şe; `ABŞ-ın`, read as a word, is also written). A number is read as its last word
(`COP29-un`: iyirmi doqquz, `G20-nin`: iyirmi).

Source: Azərbaycan dilinin orfoqrafiya qaydaları (2019), abbreviations and numbers; letter names of the alphabet law.
"""

from __future__ import annotations

import re
from functools import cache

from azdiplo.morphology.harmony import VOWELS
from azdiplo.morphology.tables import read_pairs
from azdiplo.text.fold import lower

__all__ = ["reading", "spoken_end"]

_DIGITS = re.compile(r"[0-9]+\Z")
_WORDLIKE = re.compile(r"(?:[{0}]|[{0}]([^{0}])\1?)\Z".format("".join(sorted(VOWELS))))


@cache
def _letters() -> dict[str, str]:
    return read_pairs("letters.tsv", ("letter", "name"))


@cache
def _numerals() -> dict[str, str]:
    return read_pairs("numerals.tsv", ("digits", "word"))


def spoken_end(name: str) -> str:
    """Return the capitals or digits at the end of a name that are read by themselves, or an empty string.

    >>> spoken_end("Rusiya XİN"), spoken_end("COP29"), spoken_end("AzTV"), spoken_end("Bakı")
    ('XİN', '29', 'TV', '')
    """
    digits = _DIGITS.search(name)
    if digits:
        return digits[0]
    start = len(name)
    while start and name[start - 1].isupper():
        start -= 1
    run = name[start:]
    whole = start == 0 or not name[start - 1].isalnum()
    return run if len(run) > 1 or whole else ""


def reading(end: str) -> str:
    """Return a word whose ending sounds like the acronym or number `end`, in lower case.

    >>> reading("BMT"), reading("NATO"), reading("TASS"), reading("29"), reading("20"), reading("1000")
    ('te', 'nato', 'tass', 'doqquz', 'iyirmi', 'min')
    """
    folded = lower(end)
    if _DIGITS.fullmatch(folded):
        return _numeral(folded)
    if len(folded) > 1 and _WORDLIKE.search(folded):
        return folded
    return _letters().get(folded[-1:], folded)


def _numeral(digits: str) -> str:
    numerals = _numerals()
    significant = digits.lstrip("0") or "0"
    if significant in numerals:
        return numerals[significant]
    bare = significant.rstrip("0")
    zeros = len(significant) - len(bare)
    if zeros == 0:
        return numerals[significant[-1]]
    if zeros == 1:
        return numerals[significant[-2:]]
    for size in (9, 6, 3, 2):
        if zeros >= size:
            return numerals["0" * size]
    return numerals["0"]
