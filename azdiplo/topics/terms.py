"""Finding the lower-case terms of the topic tables in a folded text, in every inflected form."""

from __future__ import annotations

import re
from collections.abc import Iterable

import ahocorasick_rs

from azdiplo.morphology.alternation import alternants
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.text.fold import lower

__all__ = ["TermIndex"]

_REST = re.compile(r"\w*")
_NOT_WORD = re.compile(r"[^\w]+")


class TermIndex:
    """One automaton over the stems of all terms.

    A term begins behind a space in the search form, in which quotes, brackets, hyphens and line
    ends are spaces, so that no word is entered in its middle; what follows the stem up to the end
    of the word must be an ending of it.

    >>> index = TermIndex(["sülh sazişi", "neft"])
    >>> [(index.terms[i], start, end) for i, start, end in index.find("sülh sazişinin neftçisi")]
    [('sülh sazişi', 0, 14)]
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = list(dict.fromkeys(terms))
        patterns: list[str] = []
        owners: list[int] = []
        seen: set[str] = set()
        for i, term in enumerate(self.terms):
            plain = lower(term)
            if not plain.replace(" ", "").isalnum():
                plain = " ".join(_NOT_WORD.split(plain)).strip()
            stem = " " + plain
            for form in (stem, *[" " + other for other in alternants(plain)]):
                if form in seen:
                    continue
                seen.add(form)
                patterns.append(form)
                owners.append(i)
        self._owners = owners
        #: the endings of a pattern's stem, looked up when a text first has one behind it
        self._tails: list[frozenset[str] | None] = [None] * len(owners)
        self._automaton = ahocorasick_rs.AhoCorasick(
            patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every term in a folded lower-case text: its number, start and end, in order."""
        plain = " " + text.replace("-", " ").replace('"', " ").replace("(", " ").replace("/", " ")
        rest = _REST.match
        owners, tails = self._owners, self._tails
        found: list[tuple[int, int, int]] = []
        for number, start, end in self._automaton.find_matches_as_indexes(plain):
            stop = end
            if plain[end : end + 1] != " ":  # mostly a word ends where the stem does
                stop = rest(plain, end).end()  # type: ignore[union-attr]
                if stop > end:
                    known = tails[number]
                    if known is None:
                        known = tails[number] = TAILS[tail_class(lower(self.terms[owners[number]]))]
                    if plain[end:stop] not in known:
                        continue
            found.append((owners[number], start, stop - 1))
        return found
