"""Which form an ending is: a genitive, a possessive, the form of a place, the plural.

The rules ask this of the ending of a name or word, without its hyphen or apostrophe. All suffixes come from
`data/morphology/endings.tsv`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from azdiplo.morphology.endings import TAILS
from azdiplo.morphology.harmony import HARMONY, last_vowel, realise
from azdiplo.morphology.lexicon import analyses, rows

__all__ = [
    "is_ablative",
    "is_abroad",
    "is_copula",
    "is_genitive",
    "is_instrumental",
    "is_locative",
    "is_ours",
    "is_owned_locative",
    "is_plural",
    "is_possessive",
    "marked_end",
    "may_be_plural",
    "possessed",
    "suffixes",
]

#: The rules ask these questions of the same few endings again and again.
_REMEMBERED = 4096
_HIGH = "ıiuü"
_FINAL = "kaı"  # one letter for each kind of last sound


@cache
def suffixes(slot: str, value: str, behind_vowel: bool | None = None) -> tuple[str, ...]:
    """Return every spelling of a suffix of the table, by its slot and value.

    Args:
        slot: the slot of the table, such as ``"case"``.
        value: the value in it, such as ``"genitive"``.
        behind_vowel: True or False for the spellings behind a vowel or a consonant alone.

    Raises:
        ValueError: the table has no such suffix.

    >>> suffixes("number", "plural")
    ('lar', 'lər')
    >>> suffixes("possessive", "1pl", behind_vowel=True)
    ('mız', 'miz', 'muz', 'müz')
    """
    places = (False, True) if behind_vowel is None else (behind_vowel,)
    found = {
        realise(row.form, high, vowel): None
        for group in rows().values()
        for row in group
        if (row.slot, row.value) == (slot, value)
        for vowel in places
        for high in _HIGH
    }
    if not found:
        raise ValueError(f"morphology/endings.tsv has no suffix with slot {slot!r} and value {value!r}")
    return tuple(found)


@lru_cache(_REMEMBERED)
def is_genitive(tail: str) -> bool:
    """Say whether an ending says whose: `ABŞ-ın`, `nazir|inin`.

    >>> is_genitive("ın"), is_genitive("inin"), is_genitive("a"), is_genitive("")
    (True, True, False, False)
    """
    return tail.endswith(suffixes("case", "genitive"))


@lru_cache(_REMEMBERED)
def is_abroad(tail: str) -> bool:
    """Say whether an ending says where something is that follows: `Suriya|dakı səfirlik`.

    >>> is_abroad("dakı"), is_abroad("ndəki"), is_abroad("da")
    (True, True, False)
    """
    return tail.endswith(_abroad())


@cache
def _abroad() -> tuple[str, ...]:
    relative = [row.form for row in rows()["locative"] if row.value == "ki"]
    return tuple(
        place + realise(form, HARMONY[last_vowel(place)], True)
        for place in suffixes("case", "locative")
        for form in relative
    )


def is_locative(tail: str) -> bool:
    """Say whether something is, or is done, there: `Oğuz|da`, `qrupu|nda`, `Oğuz|dakılar`.

    >>> is_locative("da"), is_locative("dəkilərin"), is_locative("nda"), is_locative("dan")
    (True, True, True, False)
    """
    return tail in suffixes("case", "locative") or tail.startswith(_abroad())


def is_owned_locative(tail: str) -> bool:
    """Say whether the ending of a place stands behind a possessive: `Mərkəzi|ndə`, but not `Oğuz|da`.

    >>> is_owned_locative("ndə"), is_owned_locative("ndəkilər"), is_owned_locative("da")
    (True, True, False)
    """
    return tail.startswith(_owned_locatives())


@cache
def _owned_locatives() -> tuple[str, ...]:
    forms = [row.form for row in rows()["case-n"] if row.value == "locative"]
    return tuple({realise(form, high, True): None for form in forms for high in _HIGH})


def is_ablative(tail: str) -> bool:
    """Say whether an ending says where from: `Forumu|ndan`.

    >>> is_ablative("ndan"), is_ablative("da")
    (True, False)
    """
    return tail.endswith(suffixes("case", "ablative"))


@lru_cache(_REMEMBERED)
def is_plural(tail: str) -> bool:
    """Say whether an ending begins with that of the plural: `nazir|lərinin`.

    >>> is_plural("lərinin"), is_plural("inin")
    (True, False)
    """
    return tail.startswith(suffixes("number", "plural"))


def may_be_plural(words: str) -> bool:
    """Say whether the ending of the plural stands anywhere in the words: what has none need not be looked at.

    >>> may_be_plural("avtomobil yolları"), may_be_plural("küçəsi")
    (True, False)
    """
    return any(plural in words for plural in suffixes("number", "plural"))


@lru_cache(_REMEMBERED)
def is_possessive(tail: str) -> bool:
    """Say whether an ending is the possessive of the third person and no more: `nazir|i`, `ordu|su`.

    >>> is_possessive("si"), is_possessive("sinin"), is_possessive("")
    (True, False, False)
    """
    return tail in suffixes("possessive", "3sg")


def is_ours(tail: str) -> bool:
    """Say whether what follows a possessive makes it ours: `səfirliyi|mizdə`.

    >>> is_ours("mizdə"), is_ours("ndə")
    (True, False)
    """
    return tail.startswith(suffixes("possessive", "1pl", behind_vowel=True))


def is_instrumental(tail: str) -> bool:
    """Say whether an ending says with whom: `Əliyev|lə`.

    >>> is_instrumental("lə"), is_instrumental("nda")
    (True, False)
    """
    return tail.endswith(suffixes("case", "instrumental"))


def is_copula(tail: str) -> bool:
    """Say whether an ending makes a predicate: `nazir|idir`.

    >>> is_copula("idir"), is_copula("i")
    (True, False)
    """
    return tail.endswith(suffixes("predicate", "copula"))


@cache
def possessed() -> frozenset[str]:
    """The endings with the possessive of the third person, alone or before a case: `bank|ı`, `bank|ının`.

    >>> {"ı", "ının", "sında"} <= possessed(), "ın" in possessed()
    (True, False)
    """
    found: set[str] = set()
    for high in _HIGH:
        for final in _FINAL:
            for tail, readings in analyses("stem", high, final, frozenset({""})).items():
                if any(reading.get("possessive") == "3sg" for reading in readings):
                    found.add(tail)
    return frozenset(found)


def marked_end(cased: str, lower: str, at: int) -> int:
    """Return where the ending behind the hyphen or apostrophe at ``at`` ends, ``at`` itself if there is none.

    >>> text = "ABŞ-ın, ABŞ-Çin, O'Konnor"
    >>> marked_end(text, "abş-ın, abş-çin, o'konnor", 3), marked_end(text, "abş-ın, abş-çin, o'konnor", 11)
    (6, 11)
    """
    if cased[at : at + 1] not in ("-", "'") or not cased[at + 1 : at + 2].islower():
        return at
    end = at + 1
    while end < len(lower) and lower[end].isalpha():
        end += 1
    return end if lower[at + 1 : end] in TAILS[len(TAILS) - 1] else at
