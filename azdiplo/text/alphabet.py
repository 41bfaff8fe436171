"""The Azerbaijani Latin alphabet: letters, case pairs, vowel classes and look-alike letters."""

from __future__ import annotations

from functools import cache
from typing import Final

from azdiplo.resources import rows

__all__ = [
    "BACK_VOWELS",
    "CASE_PAIRS",
    "FRONT_VOWELS",
    "LOWER",
    "ROUNDED_VOWELS",
    "UNROUNDED_VOWELS",
    "UPPER",
    "VOWELS",
    "lookalikes",
]

LOWER: Final = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
"""The 32 letters in alphabetical order, lower case."""

UPPER: Final = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"
"""The 32 letters in alphabetical order, upper case: ``I`` belongs to ``ı``, ``İ`` to ``i``."""

CASE_PAIRS: Final[dict[str, str]] = dict(zip(UPPER, LOWER, strict=True))
"""Upper-case letter to lower-case letter."""

BACK_VOWELS: Final = "aıou"
"""Vowels that take the endings in ``a`` and ``ı/u``: ``Bakı`` → ``Bakıda``."""

FRONT_VOWELS: Final = "eəiöü"
"""Vowels that take the endings in ``ə`` and ``i/ü``: ``Gəncə`` → ``Gəncədə``."""

ROUNDED_VOWELS: Final = "oöuü"
"""Vowels that take ``u/ü`` in the next ending: ``Füzuli`` but ``Lüksemburqun``."""

UNROUNDED_VOWELS: Final = "aeəıi"
"""Vowels that take ``ı/i`` in the next ending: ``Vaşinqtonun`` but ``Ankaranın``."""

VOWELS: Final = BACK_VOWELS + FRONT_VOWELS
"""All nine vowels."""


@cache
def lookalikes() -> tuple[dict[str, str], dict[str, str]]:
    """Letters that stand in texts for the Latin letter they look like.

    A text typed with a Cyrillic keyboard or copied from an old font writes ``vә`` with the Cyrillic
    ``ә`` (U+04D9) or ``nǝ`` with the turned e (U+01DD): no list of names would find such words.

    Returns:
        Two tables from letter to Latin letter: one for letters of other scripts, which count as
        look-alikes only inside a Latin word, and one for letters that are replaced everywhere.

    Raises:
        FileNotFoundError, ValueError: the data file is missing or wrong.

    >>> in_words, everywhere = lookalikes()
    >>> in_words["\\u0430"], everywhere["\\u01dd"]
    ('a', 'ə')
    """
    in_words: dict[str, str] = {}
    everywhere: dict[str, str] = {}
    name = "text/lookalikes.tsv"
    for number, (letter, latin, scope, _) in rows(name):
        if len(letter) != 1 or len(latin) != 1 or scope not in ("word", "always"):
            raise ValueError(
                f"{name}, line {number}: write one letter, one Latin letter and the scope 'word' or 'always'"
            )
        (in_words if scope == "word" else everywhere)[letter] = latin
    return in_words, everywhere
