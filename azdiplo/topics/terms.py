"""Finding the lower-case terms of the topic tables in a folded text, in every inflected form."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    """One automaton over the stems of all terms.

    A term begins behind a space in the search form, in which quotes, brackets, hyphens and line
    ends are spaces, so that no word is entered in its middle; what follows the stem up to the end
    of the word must be an ending of it.

    >>> index = TermIndex(["sülh sazişi", "neft"])
    >>> index.counts("sülh sazişinin neftçisi, sülh sazişi")
    {'sülh sazişi': [0, 14, 2]}
    """

    def __init__(self, terms: Iterable[str]) -> None:
        owners: dict[str, str] = {}
        stems: list[str] = []
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
                    stems.append(form if form is plural else plain)
        self._owners = list(owners.values())
        self._stems = stems
        #: the endings of a pattern's stem, looked up when a text first has one behind it
        self._tails: list[frozenset[str] | None] = [None] * len(stems)
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(owners), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )

    def counts(self, text: str) -> dict[str, list[int]]:
        """The terms of a folded lower-case text: where each first stands (start, end) and how often it does."""
        plain = " " + text.replace("-", " ").replace('"', " ").replace("(", " ").replace("/", " ") + " "
        rest = _REST.match
        owners, tails = self._owners, self._tails
        found: dict[str, list[int]] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(plain):
            stop = end
            if plain[end] != " ":  # mostly a word ends where the stem does
                stop = rest(plain, end).end()  # type: ignore[union-attr]
                if stop > end:
                    known = tails[number]
                    if known is None:
                        known = tails[number] = TAILS[tail_class(self._stems[number])]
                    if plain[end:stop] not in known:
                        continue
            term = owners[number]
            if term in found:
                found[term][2] += 1
            else:
                found[term] = [start, stop - 1, 1]
        return found


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
