"""Which endings may stand directly behind a name.

An ending is chosen by the last vowel of the stem (four harmonies) and by its last sound: a consonant (`Azərbaycan|ın`),
a wide vowel (`Avropa|nın`) or a narrow vowel, behind which the name may also be an izafet whose possessive takes the
pronominal n (`Nazirliyi|nə`). That makes twelve classes of stems; one more, `ANY`, is for names whose letters do not
tell how they are spoken: acronyms (`BMT-nin`), numbers (`COP29-a`) and foreign spellings (`Times-ın`).

Stems and endings here are folded: Azerbaijani lower case, with plain `'` and `-`. Only `is_ending` folds by itself.

Source: Müasir Azərbaycan dili, II: Morfologiya (Bakı 1980), the noun; K. Öztopçu, Elementary Azerbaijani (2000).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import overload

from azdiplo.morphology.harmony import HARMONY
from azdiplo.morphology.lexicon import analyses, expand
from azdiplo.morphology.tables import read_table
from azdiplo.text.alphabet import LOWER
from azdiplo.text.fold import lower

__all__ = [
    "ANY",
    "TAILS",
    "hyphen_tails",
    "is_acronym",
    "is_ending",
    "marked_tails",
    "name_tails",
    "rare_tails",
    "replacing_tails",
    "tail_class",
    "tails",
    "vowel_tails",
]

#: The class of stems whose pronunciation the letters do not tell; its set holds the endings of all classes.
ANY = 12

_HIGH = "ıiuü"
_FINAL = "kaı"  # one letter for each kind of last sound: consonant, wide vowel, narrow vowel
_NEWS = frozenset({""})
_NUMBER = frozenset({"", "number"})
_NAMES = frozenset({"", "personal"})
_MARKED = frozenset({"", "number", "personal"})
_ALL = frozenset({"", "number", "personal", "rare"})
_SHORT = 4  # a name of four letters with -n or -na looks like another name: Roma|n, Rada|na; a shorter one with -m too

_BY_VOWEL = {vowel: 3 * _HIGH.index(high) for vowel, high in HARMONY.items()}
_BY_FINAL = {vowel: _BY_VOWEL[vowel] + (2 if vowel in _HIGH else 1) for vowel in HARMONY}


@cache
def _foreign() -> re.Pattern[str]:
    """Match a spelling behind which every harmony is possible (`data/morphology/foreign.tsv`)."""
    parts = [f"[^{LOWER}'-]"]
    consonants = "".join(letter for letter in LOWER if letter not in HARMONY)
    frames = {"any": "{}", "final": "{}$", "final-after-consonant": f"[{consonants}]{{}}$"}
    for spelling, where, _example in read_table("foreign.tsv", ("spelling", "where", "example")):
        if where not in frames:
            raise ValueError(f"morphology/foreign.tsv: where {where!r} is none of {', '.join(frames)}")
        parts.append(frames[where].format(re.escape(spelling)))
    return re.compile("|".join(parts))


def tail_class(stem: str) -> int:
    """Return the class of a folded stem: an index into `TAILS`.

    >>> TAILS[tail_class("azərbaycan")] is tails("iran")
    True
    >>> tail_class("bmt") == tail_class("cop29") == tail_class("reuters") == ANY
    True
    """
    word = stem[stem.rfind(" ") + 1 :]
    if _foreign().search(word):
        return ANY
    final = _BY_FINAL.get(word[-1:])
    if final is not None:
        return final
    for letter in reversed(word):
        if letter in _BY_VOWEL:
            return _BY_VOWEL[letter]
    return ANY


@cache
def _tails(kind: int, uses: frozenset[str]) -> frozenset[str]:
    if kind == ANY:
        return frozenset().union(*(_tails(each, uses) for each in range(ANY)))
    return frozenset(expand("stem", _HIGH[kind // 3], _FINAL[kind % 3], uses)) - {""}


class _Tails(Sequence[frozenset[str]]):
    """The sets by class, each built when first asked for."""

    def __len__(self) -> int:
        return ANY + 1

    @overload
    def __getitem__(self, index: int) -> frozenset[str]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[frozenset[str]]: ...
    def __getitem__(self, index: int | slice) -> frozenset[str] | Sequence[frozenset[str]]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not 0 <= index <= ANY:
            raise IndexError(f"a tail class is a number from 0 to {ANY}, not {index}")
        return _tails(index, _NUMBER if index == ANY else _NEWS)


#: The endings of each class: `TAILS[tail_class(stem)]`. Built lazily and shared.
TAILS: Sequence[frozenset[str]] = _Tails()


def tails(stem: str) -> frozenset[str]:
    """Return the endings, without the empty one, that may stand directly behind a folded stem.

    Endings that behind a name are nearly always something else (`-n` "thy", `-ca`, `-dı`) are left out.

    >>> {"ın", "a", "da", "dakı", "larda", "dır"} <= tails("azərbaycan")
    True
    >>> {"ya", "nın", "nda"} <= tails("bakı"), "nda" in tails("avropa"), "lı" in tails("bakı")
    (True, False, False)
    """
    return TAILS[tail_class(stem)]


def hyphen_tails(stem: str) -> frozenset[str]:
    """Return what may stand behind a hyphen or an apostrophe after any name: the endings of all harmonies.

    The mark itself shows that an ending begins, and it is written exactly where the letters do not tell the
    pronunciation (`ABŞ-ın`, `ABŞ-nin`, `COP29-a`), so the stem does not restrict the set.

    >>> {"ın", "nin", "yə", "da"} <= hyphen_tails("abş")
    True
    """
    return TAILS[ANY]


@cache
def marked_tails() -> frozenset[str]:
    """Return what may stand behind the hyphen or apostrophe of a name that a list holds: `NATO-m` too.

    >>> {"ın", "m", "n", "mda"} <= marked_tails()
    True
    """
    return _tails(ANY, _MARKED)


def name_tails(stem: str) -> frozenset[str]:
    """Return the endings that may stand directly behind a folded name that a list holds.

    These are the endings of `tails` and, behind a name that is long enough to be told from other words, the
    possessives of the first and second person: `Türkiyə|m`, `Ukrayna|nda`, but neither `İra|n` nor `Amerika|n`
    (`data/morphology/not_possessed.tsv`). Of a name of several words the last one is enough, with what parts it from
    the word before.

    >>> "mdə" in name_tails("türkiyə"), "m" in name_tails("bakı"), "n" in name_tails("peru")
    (True, True, False)
    >>> "n" in name_tails("amerika"), "n" in name_tails("ira"), "m" in name_tails("latın amerika")
    (False, False, True)
    """
    kind = tail_class(stem)
    if stem[-1:] not in HARMONY:
        return _name_tails(kind, False, True, True, False)
    if not stem.isalpha():  # the words before the last one tell that it is the name
        return _name_tails(kind, True, True, True, False)
    if len(stem) < _SHORT:
        return TAILS[kind]
    others = _not_possessed()
    return _name_tails(kind, True, stem + "m" not in others, stem + "n" not in others, len(stem) == _SHORT)


@cache
def _name_tails(kind: int, vowel: bool, first: bool, second: bool, short: bool) -> frozenset[str]:
    common = _tails(kind, _NUMBER if kind == ANY else _NEWS)
    if not first and not second:
        return common
    kinds: Sequence[int] = (kind,) if kind != ANY else [each for each in range(ANY) if (each % 3 != 0) is vowel]
    found = set(common)
    for each in kinds:
        for tail in _tails(each, _NAMES) - common:
            if first if tail[0] != "n" else second and not (short and len(tail) < 3):
                found.add(tail)
    return frozenset(found)


def rare_tails(stem: str) -> frozenset[str]:
    """Return those of `name_tails` that `tails` leaves out: the possessives of the second person, and `-m`.

    >>> "n" in rare_tails("ukrayna"), "nın" in rare_tails("ukrayna")
    (True, False)
    """
    return _without(name_tails(stem), TAILS[tail_class(stem)])


@cache
def _without(tails: frozenset[str], common: frozenset[str]) -> frozenset[str]:
    return tails - common


@cache
def _not_possessed() -> frozenset[str]:
    return frozenset(word for word, _meaning in read_table("not_possessed.tsv", ("word", "meaning")))


def replacing_tails(head: str) -> frozenset[str]:
    """Return the endings that stand behind the folded head of an izafet name in place of its possessive.

    The plural replaces it (`Nazirlik|ləri`), and so do the other persons behind a vowel (`Assambleya|mız`); behind a
    consonant they follow the possessive's vowel, so that they look like endings of the whole name (`Nazirliyi|miz`).

    >>> {"ləri", "lərinə", "lərimizdə"} <= replacing_tails("nazirlik"), "imiz" in replacing_tails("nazirlik")
    (True, False)
    >>> "mızın" in replacing_tails("assambleya"), "da" in replacing_tails("assambleya")
    (True, False)
    """
    return _replacing(tail_class(head), head[-1:] in HARMONY)


@cache
def _replacing(kind: int, vowel: bool) -> frozenset[str]:
    found: set[str] = set()
    for each in (kind,) if kind != ANY else range(ANY):
        for tail, readings in analyses("stem", _HIGH[each // 3], _FINAL[each % 3], _NAMES).items():
            if any(_replaces(reading, vowel) for reading in readings):
                found.add(tail)
    return frozenset(found)


def _replaces(reading: dict[str, str], vowel: bool) -> bool:
    number = reading.get("number")
    possessive = reading.get("possessive", "none")
    if number == "3pl":
        return True
    if number == "plural":
        return possessive != "none"
    return vowel and possessive not in ("none", "izafet", "3sg")


@cache
def vowel_tails(tails: frozenset[str]) -> frozenset[str]:
    """Return those endings that begin with a vowel: the ones before which the end of a name changes.

    >>> sorted(vowel_tails(frozenset({"ın", "a", "da"})))
    ['a', 'ın']
    """
    return frozenset(tail for tail in tails if tail[0] in HARMONY)


def is_acronym(name: str) -> bool:
    """Say whether the last word of a name is written in capitals or digits only, two signs at least.

    >>> is_acronym("Rusiya XİN"), is_acronym("COP29"), is_acronym("Çin"), is_acronym("X")
    (True, True, False, True)
    """
    word = name[name.rfind(" ") + 1 :]
    return word != "" and not any(letter.islower() for letter in word) and word[-1].isalnum()


def is_ending(stem: str, tail: str) -> bool:
    """Say whether `tail`, with or without a hyphen or apostrophe before it, is an ending of the name `stem`.

    Letter case does not matter except that capitals mark an acronym. Every grammatical ending counts, the rare ones
    too; `Azərbaycan|lı`, `İran|şünas`, `NATO|çu` are derived words, not the name.

    >>> is_ending("Bakı", "ya"), is_ending("Bakı", "yə"), is_ending("ABŞ", "-ın"), is_ending("ABŞ", "’nin")
    (True, False, True, True)
    >>> is_ending("Azərbaycan", "lı")
    False
    """
    mark = tail[:1] in _MARKS
    if mark or is_acronym(stem):
        return lower(tail[mark:]) in _tails(ANY, _ALL)
    return lower(tail) in _tails(tail_class(lower(stem)), _ALL)


_MARKS = frozenset("-'’‘ʼ`´‐‑–")
