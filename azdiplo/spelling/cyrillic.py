"""Azerbaijani Cyrillic in Latin letters: the alphabet of 1958 one for one, that of 1939 by its rules.

`Әлијев` is `Əliyev`, `дүня` (1939) is `dünya`. The letters stand in ``data/spelling/cyrillic.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from azdiplo import resources
from azdiplo.spelling.alignment import Edit
from azdiplo.text.fold import lower, upper

__all__ = ["cyrillic_edits"]

_FILE: Final = "spelling/cyrillic.tsv"
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u0259]")
#: Behind these `ё` is `o`.
_HUSHING: Final = frozenset("жчшщЖЧШЩ")
#: Behind these the `е` of 1939 is `ye`.
_VOWELS: Final = frozenset("аеәыиоөуүэяюАЕӘЫИОӨУҮЭЯЮ")
_SCOPES: Final = ("always", "inside", "word", "hushed", "glide")


@dataclass(frozen=True, slots=True)
class _Letters:
    """The table: letters that become one letter, those that become another number of them, and the special places."""

    single: dict[str, str]
    other: dict[str, str]
    hushed: dict[str, str]
    glide: dict[str, str]
    inside: dict[str, str]
    imitated: dict[str, str]


@cache
def _letters() -> _Letters:
    tables: dict[str, dict[str, str]] = {scope: {} for scope in _SCOPES}
    for number, (letter, latin, scope, _) in resources.rows(_FILE):
        if len(letter) != 1 or scope not in tables:
            raise ValueError(f"{_FILE}, line {number}: write one letter and one of the scopes {', '.join(_SCOPES)}")
        tables[scope][letter] = latin
        if scope != "word":
            tables[scope][upper(letter)] = upper(latin)
    single = {letter: latin for letter, latin in tables["always"].items() if len(latin) == 1}
    other = {letter: latin for letter, latin in tables["always"].items() if len(latin) != 1}
    return _Letters(single, other, tables["hushed"], tables["glide"], tables["inside"], tables["word"])


@cache
def _words() -> re.Pattern[str]:
    """A word of Cyrillic letters and those that are typed for them."""
    letters = _letters()
    cyrillic = "".join({*letters.single, *letters.other, *letters.hushed})
    imitated = "".join(letters.imitated)
    inside = "".join(letters.inside)
    return re.compile(f"[{cyrillic}{imitated}]++(?:[{inside}][{cyrillic}{imitated}]++)*+")


def cyrillic_edits(text: str, start: int, end: int) -> list[Edit]:
    """What to write in the place of the Cyrillic words of a stretch of text.

    Args:
        text: the text.
        start: where the stretch begins.
        end: where it ends.

    Returns:
        Lines and words in Latin letters; a word that changes its length comes in the pieces that do.

    >>> from azdiplo.spelling.alignment import apply
    >>> text = "Азәрбајҹан Республикасынын президенти, БИРЛӘШМИШ МИЛЛӘТЛӘР ТӘШКИЛАТЫ"
    >>> apply(text, cyrillic_edits(text, 0, len(text)))[0]
    'Azərbaycan Respublikasının prezidenti, BİRLƏŞMİŞ MİLLƏTLƏR TƏŞKİLATI'
    >>> apply("Эл ени язы юхары", cyrillic_edits("Эл ени язы юхары", 0, 16))[0]
    'El yeni yazı yuxarı'
    """
    letters = _letters()
    early = letters.glide if re.search(r"\b[эЭ]", text[start:end]) else {}
    table = str.maketrans(letters.single)
    imitated = str.maketrans({**letters.imitated, **letters.single})
    special = re.compile("[" + "".join({*letters.other, *letters.hushed, *letters.inside, *early}) + "]")
    edits: list[Edit] = []
    known: dict[str, str] = {}
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end + 1
        if special.search(text, start, line_end) or _LATIN.search(text, start, line_end):
            for hit in _words().finditer(text, start, line_end):
                word = hit[0]
                if not _CYRILLIC.search(word):
                    continue  # `NATO`
                latin = known.get(word)
                if latin is None:
                    latin = "" if special.search(word) else word.translate(imitated if _mixed(word) else table)
                    known[word] = latin
                if latin:
                    edits.append((hit.start(), hit.end(), latin))
                else:
                    edits += _in_pieces(word, hit.start(), imitated, early)
        else:
            edits.append((start, line_end, text[start:line_end].translate(table)))
        start = line_end
    return edits


def _mixed(word: str) -> bool:
    return any(letter in _letters().imitated for letter in word)


def _in_pieces(word: str, at: int, table: dict[int, str], early: dict[str, str]) -> list[Edit]:
    """The edits of a word that has letters which are none, or two, in Latin."""
    edits: list[Edit] = []
    shouted = len(word) > 1 and word.isupper()
    for place, letter in enumerate(word):
        latin = _special(word, place, early)
        if latin is None:
            latin = letter.translate(table)
        elif latin == "" and edits:
            # a letter that is left out belongs to the one before it: `Гогол|ь`
            start, _, new = edits.pop()
            edits.append((start, at + place + 1, new))
            continue
        elif len(latin) > 1 and not shouted:
            latin = latin[0] + lower(latin[1:]) if letter.isupper() else latin
        edits.append((at + place, at + place + 1, latin))
    return edits


def _special(word: str, place: int, early: dict[str, str]) -> str | None:
    """What a letter stands for that is none, or two, in Latin; None for one that is like the others."""
    letters = _letters()
    letter = word[place]
    before = word[place - 1] if place else ""
    if letter in letters.hushed and before and before in _HUSHING:
        return letters.hushed[letter]
    if letter in early and (not before or before in _VOWELS):
        return early[letter]
    if letter in letters.inside:
        acronym = place > 1 and word[:place].isupper()
        return letter if acronym else letters.inside[letter]
    return letters.other.get(letter)
