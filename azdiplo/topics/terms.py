"""Finding the lower-case terms of the topic tables in a folded text, in every inflected form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

from azdiplo.morphology.alternation import alternants
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.morphology.harmony import HARMONY, last_vowel, realise
from azdiplo.morphology.izafet import head_of
from azdiplo.text.fold import lower

__all__ = ["TermIndex"]

_REST = re.compile(r"\w*")
_NOT_WORD = re.compile(r"[^\w]+")


class TermIndex:
    """One automaton over the beginnings of all terms.

    A term begins behind a space in the search form, in which quotes, brackets, hyphens and line
    ends are spaces, so that no word is entered in its middle; what follows it up to the end
    of the word must be an ending of it. What follows a stem may be anything. The longest wins; where its ending is
    none, the next shorter.

    Args:
        terms: words and phrases in the nominative.
        stems: beginnings of words, found in all that is derived from them, under their name with an ellipsis.

    >>> index = TermIndex(["sülh sazişi", "neft"], ["oğurla"])
    >>> index.counts("sülh sazişinin neftçisi, sülh sazişi oğurlanıb")
    {'sülh sazişi': [0, 14, 2], 'oğurla…': [37, 46, 1]}
    """

    def __init__(self, terms: Iterable[str], stems: Iterable[str] = ()) -> None:
        owners: dict[str, str] = {}
        bases: list[str | None] = []
        for term in dict.fromkeys(terms):
            plain = lower(term)
            if not plain.replace(" ", "").isalnum():
                plain = " ".join(_NOT_WORD.split(plain)).strip()
            forms = [plain, *alternants(plain)]
            if (plural := _plural(plain)) is not None:
                forms.append(plural)
            for form in forms:
                pattern = " " + form
                if pattern not in owners:
                    owners[pattern] = term
                    bases.append(form if form is plural else plain)
        for stem in dict.fromkeys(stems):
            if " " + stem not in owners:
                owners[" " + stem] = stem + "…"
                bases.append(None)
        self._patterns = list(owners)
        self._owners = list(owners.values())
        self._numbers = {pattern: number for number, pattern in enumerate(owners)}
        #: what an ending is checked against; None for a stem
        self._bases = bases
        #: the endings of a pattern's stem, looked up when a text first has one behind it
        self._tails: list[frozenset[str] | None] = [None] * len(bases)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )

    def counts(self, text: str) -> dict[str, list[int]]:
        """The terms of a folded lower-case text: where each first stands (start, end) and how often it does."""
        plain = " " + text.replace("-", " ").replace('"', " ").replace("(", " ").replace("/", " ") + " "
        rest = _REST.match
        owners, bases, tails = self._owners, self._bases, self._tails
        found: dict[str, list[int]] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(plain):
            stop = end
            if plain[end] != " ":  # mostly a word ends where the stem does
                stop = rest(plain, end).end()  # type: ignore[union-attr]
                if stop > end and bases[number] is not None:
                    known = tails[number]
                    if plain[end:stop] not in (self._endings(number) if known is None else known):
                        for each, first, last in self._shorter(plain, number, start, stop):
                            _put(found, owners[each], first, last)
                        continue
            term = owners[number]
            if term in found:
                found[term][2] += 1
            else:
                found[term] = [start, stop - 1, 1]
        return found

    def _endings(self, number: int) -> frozenset[str]:
        known = self._tails[number]
        if known is None:
            known = self._tails[number] = TAILS[tail_class(self._bases[number] or "")]
        return known

    def _shorter(self, plain: str, number: int, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
        """What stands where a longer term has no ending of its own: `sülh sazişçisi` has `sülh`.

        Yields:
            Number of the pattern, start and end of what it covers.
        """
        limit = stop
        pattern = self._patterns[number]
        while start < limit - 1:
            for size in range(min(len(pattern), limit - start), 1, -1):
                each = self._numbers.get(plain[start : start + size])
                if each is None:
                    continue
                end = start + size
                last = _REST.match(plain, end).end()  # type: ignore[union-attr]
                if last == end or self._bases[each] is None or plain[end:last] in self._endings(each):
                    yield each, start, last - 1
                    start = last
                    break
            else:
                start += 1
            start = plain.find(" ", start, limit)
            if start < 0:
                return


def _put(found: dict[str, list[int]], term: str, start: int, end: int) -> None:
    if term in found:
        found[term][2] += 1
    else:
        found[term] = [start, end, 1]


def _plural(term: str) -> str | None:
    """The plural of a phrase whose last word has the possessive, in its place: `boru kəməri` → `boru kəmərlər`."""
    before, space, word = term.rpartition(" ")
    if not space:
        return None
    head = head_of(word)
    vowel = HARMONY.get(last_vowel(head) or "")
    if head == word or vowel is None:
        return None
    return f"{before} {head}{realise('lAr', vowel, False)}"
