"""The endings as a continuation lexicon: `data/morphology/endings.tsv` spelled out for one kind of stem.

A row is one suffix and the lexicon that may follow it (plural, possessive, case, `-dakı`, copula). Everything behind
the first suffixes depends only on the last vowel and the last sound so far, so the lists are built once and shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from azdiplo.morphology.harmony import HARMONY, NARROW, VOWELS, last_vowel, realise
from azdiplo.morphology.tables import read_table

__all__ = ["Row", "analyses", "expand", "rows"]

_COLUMNS = ("lexicon", "slot", "value", "form", "after", "next", "use", "example")
_END = "end"

#: The kinds of use a caller may ask for, each with those before it.
USES = ("", "number", "personal", "rare")


@dataclass(frozen=True, slots=True)
class Row:
    """One suffix: what it means, how it is spelled, what may follow it."""

    slot: str
    value: str
    form: str
    after: str
    next: str
    use: str

    def fits(self, final: str) -> bool:
        """Say whether the suffix may stand behind a stem whose last letter is `final`."""
        if not self.after:
            return True
        if self.after == "narrow":
            return final in NARROW
        return (final in VOWELS) == (self.after == "vowel")


@cache
def rows() -> dict[str, tuple[Row, ...]]:
    """Return the lexicons by name.

    >>> [row.form for row in rows()["person"]]
    ['(y)Am', 'sAn', '(y)IQ', 'sInIz']
    """
    lexicons: dict[str, list[Row]] = {}
    for lexicon, slot, value, form, after, following, use, _example in read_table("endings.tsv", _COLUMNS):
        lexicons.setdefault(lexicon, []).append(Row(slot, value, form, after, following, use))
    for name, group in lexicons.items():
        for row in group:
            if row.next != _END and row.next not in lexicons:
                raise ValueError(
                    f"morphology/endings.tsv: lexicon {name!r} goes on with {row.next!r}, which has no rows"
                )
            if row.use not in USES:
                raise ValueError(f"morphology/endings.tsv: use {row.use!r} is none of {USES}")
    return {name: tuple(group) for name, group in lexicons.items()}


@cache
def expand(lexicon: str, high: str, final: str, uses: frozenset[str]) -> tuple[str, ...]:
    """Return everything `lexicon` can spell behind a stem with harmony vowel `high` and last letter `final`.

    Only the kind of `final` matters: give `"k"` for any consonant, `"a"` for any wide vowel, `"ı"` for a narrow one.

    >>> expand("question", "ı", "ı", frozenset({""}))
    ('', 'mı', 'mıdır')
    """
    if lexicon == _END:
        return ("",)
    found: dict[str, None] = {}
    for row in rows()[lexicon]:
        if row.use not in uses or not row.fits(final):
            continue
        suffix = realise(row.form, high, final in VOWELS)
        for rest in expand(row.next, *_state(suffix, high, final), uses):
            found[suffix + rest] = None
    return tuple(found)


@cache
def analyses(lexicon: str, high: str, final: str, uses: frozenset[str]) -> dict[str, list[dict[str, str]]]:
    """Return the same endings, each with its readings: slot → value.

    >>> analyses("stem", "ı", "k", frozenset({""}))["larda"]
    [{'number': 'plural', 'possessive': 'none', 'case': 'locative'}]
    """
    if lexicon == _END:
        return {"": [{}]}
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows()[lexicon]:
        if row.use not in uses or not row.fits(final):
            continue
        suffix = realise(row.form, high, final in VOWELS)
        own = {row.slot: row.value} if row.slot else {}
        for rest, readings in analyses(row.next, *_state(suffix, high, final), uses).items():
            known = found.setdefault(suffix + rest, [])
            for reading in readings:
                merged = {**own, **reading, **own}  # the first of a kind is the name's own: Bakı|da|kılar is singular
                if merged not in known:
                    known.append(merged)
    return found


def _state(suffix: str, high: str, final: str) -> tuple[str, str]:
    """Return harmony vowel and kind of last letter behind `suffix`."""
    if not suffix:
        return high, final
    vowel = last_vowel(suffix)
    last = suffix[-1]
    kind = last if last in NARROW else "a" if last in VOWELS else "k"
    return (HARMONY[vowel] if vowel else high), kind
