"""A text cut into units: names of the lists, and capitalised words that no list holds.

The rules (people, heads, quotes, acronyms, dates) join units into candidates; what remains ambiguous is settled
in :mod:`azdiplo.entities.settle.resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    return re.compile(f"[0-9{capitals}]\\w*")


_APOSTROPHE = re.compile(r"'\w+")
_SENTENCE = frozenset(".!?:\n•;…")


def units(cased: str, lower: str, index: NameIndex, words: Words) -> list[Unit]:
    """Cut the capitalised words of a folded text into units, in order."""
    found: list[Unit] = []
    add = found.append
    at, barren = index.at, index.barren
    glues = words.glues.between
    done = 0  # behind the last unit
    last = -1
    spans: Iterable[tuple[int, int]] = map(re.Match.span, _words().finditer(cased))
    others = index.uncapitalised(cased)
    if others:
        spans = sorted([*spans, *others])
    for start, end in spans:
        if start < done:
            continue
        before = cased[start - 1] if start else "\n"
        if before != " " and (before.isalnum() or before == "_"):
            continue
        word = lower[start:end]
        hit: Hit | None = None
        if word not in barren and (hits := at(cased, lower, start, end)):
            hit = hits[0]
            if len(hits) > 1:
                if _of_many(cased, lower, hit, words):
                    hits = hits[1:]
                    hit = hits[0]
                if hit.form.open:
                    hit = next((h for h in hits if not h.form.open), hit)
        elif not cased[start].isupper():
            continue
        glue = BREAK
        if start - last < 16 and last >= 0:
            glue = glues[cased[last:start]]
            if glue == "." and last - found[-1].start > 2:
                glue = BREAK  # no initial: R.T.Ərdoğan, İ. Əliyev
        if hit is not None:
            stem_end, end = hit.stem_end, hit.end
        else:
            if lower[end : end + 1] == "'" and (match := _APOSTROPHE.match(lower, end)) is not None:
                end = match.end()  # D'Alema
                word = lower[start:end]
            stem_end = end
        done = last = end
        first = (
            glue == BREAK
            and not (start > 1 and before == " " and cased[start - 2].isalnum())
            and _starts_sentence(cased, start)
        )
        add(Unit(start, stem_end, end, word, hit, glue, first))
    return found


def _of_many(cased: str, lower: str, hit: Hit, words: Words) -> bool:
    """Is it a plural that means many, the streets of a town, `Bakı küçə|ləri`, and not `Bakı küçəsi`?"""
    if hit.form.words == 1 or not is_plural(lower[hit.stem_end : hit.end]):
        return False
    head = max(hit.start, lower.rfind(" ", hit.start, hit.stem_end) + 1)
    return lower[head : hit.stem_end] in words.roles.many and cased[head].islower()


def _starts_sentence(cased: str, start: int) -> bool:
    at = start - 1
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
