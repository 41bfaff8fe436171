"""A text cut into units: names of the lists, and capitalised words that no list holds.

The rules (people, heads, quotes, acronyms, dates) join units into candidates; what remains ambiguous is settled
in :mod:`azdiplo.entities.settle.resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from azdiplo.entities.words import BREAK, Words
from azdiplo.gazetteer.names import Hit, NameIndex
from azdiplo.morphology.forms import is_plural

__all__ = ["BREAK", "Unit", "units", "word_before"]


class Unit:
    """A name of the lists or a capitalised word, with what stands between it and the unit before.

    Attributes:
        start, stem_end, end: offsets in the folded text; stem_end is end for a bare word.
        word: the folded word; for a name of the lists its first word.
        hit: the name of the lists that starts here, or None.
        label: the label of the hit's first sense, "" without one.
        sure: False for a hit whose every sense is ambiguous.
        glue: what joins it to the unit before: " ", "-", a connector such as "və", or BREAK.
        first: True at the start of a sentence, where a capital says nothing.
    """

    __slots__ = ("end", "first", "glue", "hit", "label", "start", "stem_end", "sure", "word")

    def __init__(self, start: int, stem_end: int, end: int, word: str, hit: Hit | None, glue: str, first: bool) -> None:
        self.start = start
        self.stem_end = stem_end
        self.end = end
        self.word = word
        self.hit = hit
        self.glue = glue
        self.first = first
        if hit is None:
            self.label = ""
            self.sure = False
        else:
            form = hit.form
            self.label = form.entry.label
            self.sure = not form.open

    def __repr__(self) -> str:
        return f"Unit({self.start}, {self.stem_end}, {self.end}, {self.word!r}, {self.label!r}, glue={self.glue!r})"


#: A word of another script is no name.
_LAST_LATIN = "\u024f"


@cache
def _words() -> re.Pattern[str]:
    capitals = "".join(c for c in map(chr, range(ord(_LAST_LATIN) + 1)) if c.isupper())
    return re.compile(f"[0-9{capitals}](?<!\\w.)\\w*")  # and not within a word


_APOSTROPHE = re.compile(r"'\w+")
_SENTENCE = frozenset(".!?:\n•;…")
#: No connector with the spaces around it is longer.
_FAR = 16
_INITIAL = 2


def units(cased: str, lower: str, index: NameIndex, words: Words) -> list[Unit]:
    """Cut the capitalised words of a folded text into units, in order."""
    found: list[Unit] = []
    at, barren, between = index.at, index.barren, words.glues.between
    done = -1  # behind the last unit
    for start, end in _spans(cased, index):
        if start < done:
            continue
        word = lower[start:end]
        hits = () if word in barren else at(cased, lower, start, end)
        if not hits and not cased[start].isupper():
            continue
        glue = BREAK
        if found and start - done < _FAR:
            glue = between[cased[done:start]]
            # R.T.Ərdoğan, İ. Əliyev: what a dot joins is an initial
            glue = BREAK if glue == "." and done - found[-1].start > _INITIAL else glue
        hit: Hit | None = None
        if hits:
            hit = hits[0] if len(hits) == 1 else _likeliest(cased, lower, hits, words)
            stem_end, done = hit.stem_end, hit.end
        else:
            if lower.startswith("'", end):
                end = _past_apostrophe(lower, end)
                word = lower[start:end]
            stem_end = done = end
        first = glue == BREAK and _starts_sentence(cased, start)
        found.append(Unit(start, stem_end, done, word, hit, glue, first))
    return found


def _spans(cased: str, index: NameIndex) -> Iterable[tuple[int, int]]:
    """Where a unit may begin: start and end of every capitalised word and number, and of names without a capital."""
    spans = map(re.Match.span, _words().finditer(cased))
    others = index.uncapitalised(cased)
    return sorted([*spans, *others]) if others else spans


def _past_apostrophe(lower: str, end: int) -> int:
    """Where a word ends that goes on behind the apostrophe at ``end``: `D'Alema`."""
    match = _APOSTROPHE.match(lower, end)
    return end if match is None else match.end()


def _likeliest(cased: str, lower: str, hits: Sequence[Hit], words: Words) -> Hit:
    """Of several names that begin at one place the longest that is no common noun, rather one that is unambiguous."""
    if _of_many(cased, lower, hits[0], words):
        hits = hits[1:]
    return next((hit for hit in hits if not hit.form.open), hits[0])


def _of_many(cased: str, lower: str, hit: Hit, words: Words) -> bool:
    """Is it a plural that means many, the streets of a town, `Bakı küçə|ləri`, and not `Bakı küçəsi`?"""
    if hit.form.words == 1 or not is_plural(lower[hit.stem_end : hit.end]):
        return False
    head = max(hit.start, lower.rfind(" ", hit.start, hit.stem_end) + 1)
    return lower[head : hit.stem_end] in words.roles.many and cased[head].islower()


def _starts_sentence(cased: str, start: int) -> bool:
    at = start - 1
    if at > 0 and cased[at] == " " and cased[at - 1].isalnum():
        return False  # most words
    while at >= 0 and cased[at] in ' "(-':
        at -= 1
    return at < 0 or cased[at] in _SENTENCE


def word_before(lower: str, start: int) -> str:
    """The word that ends right before ``start``, "" if something else does.

    >>> word_before("sədri nuran", 6), word_before("sədri, nuran", 7)
    ('sədri', 'sədri,')
    """
    if start < 2 or lower[start - 1] != " ":
        return ""
    at = lower.rfind(" ", 0, start - 1)
    return lower[at + 1 : start - 1]
