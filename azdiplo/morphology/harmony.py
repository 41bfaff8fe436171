"""Vowel harmony: how a suffix written with archiphonemes sounds behind a given stem.

`A` is a after a back vowel and ə after a front one; `I` is ı, i, u or ü, like the last vowel in backness and
rounding; `Q` is q after a back vowel and k after a front one (`-yıq`, `-yik`). A letter in parentheses is a buffer:
`(n)`, `(s)`, `(y)` are written after a vowel, `(I)` after a consonant.

Source: K. Öztopçu, Elementary Azerbaijani (2000), vowel harmony; Müasir Azərbaycan dili, II: Morfologiya (Bakı 1980).
"""

from __future__ import annotations

from functools import cache

__all__ = ["BACK", "HARMONY", "NARROW", "VOWELS", "last_vowel", "realise"]

#: The high vowel that suffixes take after each vowel.
HARMONY = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
#: The high vowels that call for `a`, not `ə`, as the low one.
BACK = frozenset("ıu")
#: The high (narrow) vowels; an izafet possessive always ends in one.
NARROW = frozenset("ıiuü")
VOWELS = frozenset(HARMONY)


def last_vowel(word: str) -> str:
    """Return the last vowel of a lower-case word, or an empty string where it has none.

    >>> last_vowel("türkiyə"), last_vowel("bmt")
    ('ə', '')
    """
    for letter in reversed(word):
        if letter in HARMONY:
            return letter
    return ""


@cache
def realise(form: str, high: str, after_vowel: bool) -> str:
    """Spell the suffix `form` behind a stem whose harmony asks for the high vowel `high`.

    >>> realise("(n)In", "u", True), realise("(n)In", "i", False), realise("ndAn", "ü", True)
    ('nun', 'in', 'ndən')
    """
    if form == "0":
        return ""
    letters: list[str] = []
    low = "a" if high in BACK else "ə"
    index = 0
    while index < len(form):
        letter = form[index]
        if letter == "(":
            buffer = form[index + 1]
            index += 3
            if after_vowel == (buffer == "I"):
                continue
            letter = buffer
        else:
            index += 1
        if letter == "A":
            letter = low
            high = HARMONY[low]
        elif letter == "I":
            letter = high
            low = "a" if high in BACK else "ə"
        elif letter == "Q":
            letter = "q" if low == "a" else "k"
        elif letter in HARMONY:
            high = HARMONY[letter]
            low = "a" if high in BACK else "ə"
        letters.append(letter)
    return "".join(letters)
