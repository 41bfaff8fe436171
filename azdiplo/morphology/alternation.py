"""What happens to the end of a noun before an ending that begins with a vowel.

`q → ğ` and `k → y` in native nouns of several syllables (`uşaq → uşağ|ı`, `nazirlik → nazirliy|i`), and the loss of a
vowel in some (`fikir → fikr|i`). Names keep their letters (`İraq|ın`) unless they end in a suffix that always changes
(`Azadlıq → Azadlığ|ın`).

Source: Azərbaycan dilinin orfoqrafiya qaydaları (2019); Müasir Azərbaycan dili, I (Bakı 1978).
"""

from __future__ import annotations

from functools import cache

from azdiplo.morphology.harmony import VOWELS
from azdiplo.morphology.tables import read_pairs, read_table

__all__ = ["alternants", "restored"]


@cache
def _rules() -> dict[str, tuple[str, str]]:
    table = read_table("alternations.tsv", ("ending", "becomes", "scope", "example"))
    for ending, _becomes, scope, _example in table:
        if scope not in ("any", "common", "keep"):
            raise ValueError(f"morphology/alternations.tsv: scope {scope!r} of {ending!r} is none of any, common, keep")
    return {ending: (becomes, scope) for ending, becomes, scope, _example in table}


@cache
def _losses() -> dict[str, str]:
    return read_pairs("vowel_loss.tsv", ("noun", "before_vowel"))


@cache
def _longest() -> int:
    return max(map(len, _rules()))


def alternants(stem: str, *, proper: bool = False) -> tuple[str, ...]:
    """Return the form a folded stem takes before a vowel, as a tuple that is empty where nothing changes.

    With `proper` the stem is a name: only the suffixes that always change do so.

    >>> alternants("nazirlik"), alternants("uşaq"), alternants("fikir"), alternants("dəhliz")
    (('nazirliy',), ('uşağ',), ('fikr',), ())
    >>> alternants("iraq", proper=True), alternants("azadlıq", proper=True), alternants("hüquq")
    ((), ('azadlığ',), ())
    """
    start = stem.rfind(" ") + 1
    word = stem[start:]
    lost = None if proper else _losses().get(word)
    if lost is not None:
        return (stem[:start] + lost,)
    if word[-1:] not in ("q", "k") or sum(letter in VOWELS for letter in word) < 2:
        return ()
    rules = _rules()
    for size in range(min(len(word), _longest()), 1, -1):
        rule = rules.get(word[-size:])
        if rule is not None:
            becomes, scope = rule
            if scope == "keep" or (proper and scope == "common"):
                return ()
            return (stem[: len(stem) - size] + becomes,)
    return ()


def restored(stem: str) -> str:
    """Return the nominative of a folded noun given as it stands before a vowel: y back to k, ğ back to q.

    >>> restored("nazirliy"), restored("prokurorluğ"), restored("qrup"), restored("çay")
    ('nazirlik', 'prokurorluq', 'qrup', 'çay')
    """
    back = {"y": "k", "ğ": "q"}.get(stem[-1:])
    if back is not None and alternants(stem[:-1] + back) == (stem,):
        return stem[:-1] + back
    return stem
