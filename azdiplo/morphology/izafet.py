"""Names of the type noun + noun with the possessive: `Minsk qrupu`, `Xarici İşlər Nazirliyi`.

Their last word already carries the possessive of the third person, so the cases take the pronominal n (`qrupu|nun`),
and plural or another person replace that possessive (`Nazirliklər|i`, `Nazirliy|imiz`).

Source: Müasir Azərbaycan dili, II: Morfologiya (Bakı 1980), təyini söz birləşmələri.
"""

from __future__ import annotations

from functools import cache

from azdiplo.morphology.alternation import alternants, restored
from azdiplo.morphology.harmony import HARMONY, NARROW, VOWELS, last_vowel, realise
from azdiplo.morphology.tables import read_table

__all__ = ["head_of", "is_izafet", "possessive_heads"]


@cache
def possessive_heads() -> dict[str, str]:
    """Return the listed heads by their form with the possessive.

    >>> possessive_heads()["nazirliyi"]
    'nazirlik'
    """
    heads: dict[str, str] = {}
    for (head,) in read_table("izafet_heads.tsv", ("head",)):
        suffix = realise("(s)I", HARMONY[last_vowel(head)], head[-1] in VOWELS)
        stem = head if suffix[0] not in VOWELS else next(iter(alternants(head)), head)
        heads[stem + suffix] = head
    return heads


def is_izafet(name: str) -> bool:
    """Say whether a folded name has several words and ends in the possessive of a listed head.

    >>> is_izafet("minsk qrupu"), is_izafet("xarici işlər nazirliyi"), is_izafet("qara dəniz")
    (True, True, False)
    >>> is_izafet("nizami ev-muzeyi"), is_izafet("nazirliyi")
    (True, False)
    """
    before, _space, word = name.rpartition(" ")
    return bool(before) and word[word.rfind("-") + 1 :] in possessive_heads()


def head_of(word: str) -> str:
    """Return the folded head without its possessive, of a listed head or by rule.

    >>> head_of("nazirliyi"), head_of("respublikası"), head_of("kəsiri"), head_of("sürüsü")
    ('nazirlik', 'respublika', 'kəsir', 'sürü')
    """
    start = word.rfind("-") + 1
    known = possessive_heads().get(word[start:])
    if known is not None:
        return word[:start] + known
    if len(word) > 3 and word[-1] in NARROW:
        if word[-2] == "s" and word[-3] in VOWELS:
            return word[:-2]
        if word[-2] not in VOWELS:
            return restored(word[:-1])
    return word
