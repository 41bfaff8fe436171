"""An office where it stands in a text: `xarici işlər nazirinin` is the office `xarici işlər naziri`, in the genitive.

The table of offices is asked for the longest phrase; what follows the stem of its last word tells the rest: the
possessive that an owner asks for (`Türkiyə Prezident|i`), a plural (`nazir|lər|i`), a case.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from azdiplo.entities.offices.naming import possessive
from azdiplo.entities.words import Words
from azdiplo.morphology.forms import is_copula, is_ours, is_plural, is_possessive

__all__ = ["Title", "coordinated", "last_word", "title_at"]

_TOKEN = re.compile(r"[\w'-]+")
_TOKEN_BEFORE = re.compile(r"[\w'-]+\Z")
_ORDINAL = re.compile(r"\d{1,3}-?(?:cı|ci|cu|cü)")
_WINDOW = 110  # characters: no office is longer
_OUR = 4  # letters: Prezident|imiz
_PLURAL = 3  # letters: lar
_COPULA = 3  # dır
#: The possessive of the third person, also before a case: i, inə, iylə, but not the genitive in.
_POSSESSED = re.compile(r"s?[ıiuü](?:n[ıiuüaəd]\w*|yl[aə])?")


class Title(NamedTuple):
    """An office in a text.

    Attributes:
        name: as in the table, nominative, with what qualifies it: `keçmiş baş nazir`.
        start: offset of its first word, qualifiers included.
        body: offset of the office itself, behind the qualifiers.
        end: offset behind its last word.
        tail: the ending of its last word, possessive included: `inin` of `nazirinin`.
        kind: its kind in the table.
    """

    name: str
    start: int
    body: int
    end: int
    tail: str
    kind: str

    @property
    def plural(self) -> bool:
        """True for an office of several: `nazirləri`."""
        return is_plural(self.tail)

    @property
    def possessed(self) -> bool:
        """True where the form says that the office is somebody's: `Prezidenti`, `nazirləri`, `katibinə`."""
        return _says_whose(self.tail)

    @property
    def without_copula(self) -> Title:
        """The same without the ending that makes a predicate of it: `naziri` of `naziridir`."""
        return self._replace(tail=self.tail[:-_COPULA]) if is_copula(self.tail) else self

    @property
    def names(self) -> bool:
        """True for the forms that stand beside a name: `Prezident`, `naziri`, `nazirləri`, `Prezidentimiz`."""
        return _beside_a_name(self.tail)


@cache
def _says_whose(tail: str) -> bool:
    return _POSSESSED.fullmatch(tail, _PLURAL if is_plural(tail) else 0) is not None


@cache
def _beside_a_name(tail: str) -> bool:
    if is_plural(tail):
        tail = tail[_PLURAL:]
    return not tail or is_possessive(tail) or (is_ours(tail[-3:]) and len(tail) <= _OUR)


class _Spelled(NamedTuple):
    """An office as the table has it, and where it begins in the text."""

    folded: str
    start: int
    prefix: str = ""  # eks- before it


def title_at(lower: str, end: int, limit: int, words: Words) -> Title | None:
    """The office whose last word ends at ``end``, in whatever form; nothing before ``limit`` belongs to it.

    The words before it are read as long as some office of the table ends so; the longest one that is whole counts.
    """
    last = _word_start(lower, end, limit)
    office = words.office(lower[last:end]) if last >= 0 else None
    if office is None:
        return None
    stem, tail = office
    forms = (stem, possessive(stem)) if tail else (stem,)
    found = _long(lower, last, limit, forms, words) or _single(lower, last, (*forms, stem + tail), words)
    if found is None:
        return None
    offices = words.offices
    name, begin = _qualified(lower, offices.names[found.folded], found, limit, words)
    return Title(name, begin, found.start, end, tail, offices.kinds[found.folded])


def _single(lower: str, last: int, forms: tuple[str, ...], words: Words) -> _Spelled | None:
    """The office of one word; of `papası` in `Roma papası` the table may have this form alone."""
    offices = words.offices
    for form in forms:
        if form in offices.names:
            prefix = next((each for each in offices.prefixes if lower.startswith(each, last)), "")
            return _Spelled(form, last, prefix)
    return None


def _long(lower: str, last: int, limit: int, forms: tuple[str, ...], words: Words) -> _Spelled | None:
    """The longest office of several words that ends with the word at ``last``."""
    ends = words.offices.ends
    found: _Spelled | None = None
    going = [form for form in forms if form in ends]
    start = last
    while going and start - limit > 1 and lower[start - 1] == " ":
        start = _word_start(lower, start - 2 if lower[start - 2] == "," else start - 1, limit)
        if start < 0:
            break
        front = lower[start:last]
        found = _whole(front, start, forms, words) or found
        going = [form for form in going if front + form in ends]
    return found


def _whole(front: str, start: int, forms: tuple[str, ...], words: Words) -> _Spelled | None:
    """The office that the words in front make with a last word: `eks-xarici işlər ` with `naziri`."""
    offices = words.offices
    for form in forms:
        if front + form in offices.names:
            return _Spelled(front + form, start)
    for prefix in offices.prefixes if front.startswith(offices.prefixes) else ():
        for form in forms:
            folded = front.removeprefix(prefix) + form
            if folded in offices.names:
                return _Spelled(folded, start, prefix)
    return None


def _word_start(lower: str, end: int, limit: int) -> int:
    """Where the word starts that ends at ``end``, -1 where none does or it starts before ``limit``."""
    start = lower.rfind(" ", limit, end) + 1 or limit
    if not lower[start:end].isalnum():
        word = _TOKEN_BEFORE.search(lower, max(start, end - _WINDOW), end)
        if word is None:
            return -1
        start = word.start()
    if start == limit and start and lower[start - 1].isalnum():
        return -1
    return start


def _qualified(lower: str, name: str, found: _Spelled, limit: int, words: Words) -> tuple[str, int]:
    """An office with the words before it that say which holder is meant, keçmiş, yeni, 47-ci, and where it begins."""
    qualifiers = words.offices.qualifiers
    said = [qualifiers[found.prefix]] if found.prefix else []
    begin = found.start
    while begin - limit > 1 and lower[begin - 1] == " ":
        start = _word_start(lower, begin - 1, limit)
        word = lower[start : begin - 1] if start >= 0 else ""
        if word in qualifiers:
            said.insert(0, qualifiers[word])
        elif not (word and word[0].isdigit() and _ORDINAL.fullmatch(word)):
            break
        begin = start
    return " ".join([*filter(None, dict.fromkeys(said)), name]) if said else name, begin


def coordinated(lower: str, title: Title, limit: int, words: Words) -> list[Title]:
    """The offices of a plural title that shares its last word: `xarici işlər və müdafiə nazirləri`."""
    found = [title]
    office = words.office(last_word(lower, title))
    if office is None:
        return found
    shared = possessive(office[0])
    gaps = (*(f" {word} " for word in words.roles.joins), ", ")
    while (gap := next((gap for gap in gaps if lower.endswith(gap, limit, found[0].start)), None)) is not None:
        before = _sharing(lower, found[0].start - len(gap), limit, shared, title.tail, words)
        if before is None:
            break
        found.insert(0, before)
    return found


def _sharing(lower: str, end: int, limit: int, shared: str, tail: str, words: Words) -> Title | None:
    """The longest office that the words before ``end`` make with the last word that they share."""
    names = words.offices.names
    for word in _TOKEN.finditer(lower, max(limit, end - _WINDOW), end):
        start = word.start()
        folded = f"{lower[start:end]} {shared}"
        if folded in names:
            return Title(names[folded], start, start, end, tail, words.offices.kinds[folded])
    return None


def last_word(lower: str, title: Title) -> str:
    """The last word of an office, in its form in the text: `nazirləri`."""
    return lower[lower.rfind(" ", title.start, title.end) + 1 or title.start : title.end]
