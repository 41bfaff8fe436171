"""Giving back their marks to words that were typed without: `Azerbaycanin` is `Azərbaycanın`.

A word is looked up among the words that news is known to write otherwise than the rest would have it
(``data/spelling/words.tsv``), among frequent words, and among the names of the lists with their endings; for all
others the letters around each letter tell (:mod:`azdiplo.spelling.letters`). Where two words are typed alike (`Yeni`
and `Yəni`) a neighbour may tell which was meant (``data/spelling/neighbours.tsv``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate
from typing import Final

from azdiplo import resources
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.spelling.letters import CHOICES, OPEN, letters, plain
from azdiplo.text.fold import lower, upper

__all__ = ["KEYBOARDS", "WORD", "Marks", "neighbours"]

#: Script → the letters that stand for two there.
KEYBOARDS: Final[dict[str, str]] = {"ascii": OPEN, "turkish-keyboard": "e"}

#: What may be typed → what is meant.
_MEANT: Final = frozenset({*CHOICES.items(), ("a", "ə")})
_EXCEPTIONS: Final = "spelling/words.tsv"
_NEIGHBOURS: Final = "spelling/neighbours.tsv"
#: A word or a number with what is joined to it: `ABS-in`, `28-de`, `Akif'in`, `Azerbaycan-Turkiye`.
WORD: Final = re.compile(r"[^\W_]++(?:[-'’‑–](?=[^\W\d_])[^\W_]++)*+")
_PARTED: Final = re.compile(f"({WORD.pattern})")
_PIECE: Final = re.compile(r"[^\W_]+|[-'’‑–]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_BEHIND: Final = re.compile(r" ?([^\W\d_]{1,15}|[,.:?!])")
_BEFORE: Final = re.compile(r"([^\W\d_]+|[,.:])[ \"“]{1,2}$")
_REMEMBERED: Final = 200_000
_FREQUENT: Final = 8
_SHORTEST_STEM: Final = 3
_LONGEST_ENDING: Final = 6
_LONGEST_WORD: Final = 60
_LONGEST_ACRONYM: Final = 6
_SHORTEST_SHOUT: Final = 4  # `FERMAN` in a headline


class Marks:
    """Restores words; it remembers what it has restored.

    Args:
        names: the names of the lists.
        common: frequent words in lower case, the most frequent first; those of the library by default.
        exceptions: what is typed → what is meant; those of the library by default.
        neighbours: what is typed → neighbour → what is meant beside it; those of the library by default.
        weights: of the letters, see :func:`azdiplo.spelling.letters.letters`.
    """

    def __init__(
        self,
        names: Iterable[str],
        common: Iterable[str] | None = None,
        exceptions: Mapping[str, str] | None = None,
        neighbours: Mapping[str, Mapping[str, str]] | None = None,
        weights: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        self._common: dict[str, list[str]] = {}
        for word in _common_words() if common is None else common:
            self._common.setdefault(plain(word), []).append(word)
        counts: Counter[str] = Counter()
        acronyms: dict[str, list[str]] = {}
        for word in _LETTERS.findall("\n".join(names)):
            if len(word) > 1 and word.isupper():
                acronyms.setdefault(plain(word), []).append(word)
            else:
                counts[lower(word)] += 1
        self._acronyms = acronyms
        self._names: dict[str, list[str]] = {}
        self._counts = counts
        #: the same, typed with `a` for each `ə`: `Aliyev`, `Mammadov`
        self._broad: dict[str, list[str]] = {}
        for word, _ in counts.most_common():
            self._names.setdefault(plain(word), []).append(word)
            if "ə" in word:
                self._broad.setdefault(plain(word.replace("ə", "a")), []).append(word)
        self._sizes = _sizes(self._names)
        self._broad_sizes = _sizes(self._broad)
        self._exceptions = _exceptions() if exceptions is None else exceptions
        self._neighbours = _neighbours() if neighbours is None else neighbours
        self._weights = weights
        self._known: dict[str, _Memory] = {}

    def restore(self, text: str, open_letters: str = OPEN) -> str:
        """Give the words of a text their marks.

        Args:
            text: Azerbaijani, typed without them.
            open_letters: the letters that may be meant for another: a value of :data:`KEYBOARDS`.

        Returns:
            A text of the same length.
        """
        known = self._known.get(open_letters)
        if known is None:
            known = self._known[open_letters] = _Memory(self, open_letters)
        elif len(known) > _REMEMBERED:
            known.clear()
        pieces = _PARTED.split(text)
        words = pieces[1::2]
        restored = list(map(known.__getitem__, words))
        ambiguous = self._neighbours
        unclear = [place for place, word in enumerate(words) if word in ambiguous]
        if unclear:
            ends = list(accumulate(map(len, pieces)))
            for place in unclear:
                word = words[place]
                table = ambiguous[word]
                for neighbour in neighbours(text, ends[2 * place], ends[2 * place + 1]):
                    other = table.get(neighbour)
                    if other is not None and _fits(word, other, open_letters):
                        restored[place] = other
                        break
        pieces[1::2] = restored
        return "".join(pieces)

    def word(self, word: str, keys: str = OPEN) -> str:
        """Restore one word, of which parts may be joined by hyphens and apostrophes, whatever stands beside it."""
        if len(word) > _LONGEST_WORD:
            return word
        if word.isalpha():
            return self._word(word, keys)
        exception = self._exceptions.get(plain(word))
        if exception is not None and _fits(word, exception, keys):
            return exception
        done = ""
        for piece in _PIECE.findall(word):
            if len(piece) == 1 and not piece.isalnum():
                done += piece
            elif done and piece.islower() and len(piece) <= _LONGEST_ENDING:
                done += letters(piece, keys, lower(done), self._weights)
            elif piece.isalpha():
                done += self._word(piece, keys)
            else:
                # the letters of `COP29a`, `3GB`
                done += _LETTERS.sub(lambda part: self._word(part[0], keys), piece)
        return done

    def _word(self, word: str, keys: str) -> str:
        exception = self._exceptions.get(plain(word))
        if exception is not None and _fits(word, exception, keys):
            return exception
        if len(word) > 1 and word.isupper():
            shouted = self._shouted(word, keys)
            if shouted is not None:
                return shouted
        if "w" in word or "W" in word:
            return word  # `Windows`, `Power`: no word of ours has this letter
        form = self._likeliest(word, keys)
        if word.islower():
            return form
        if word[1:].islower():
            return upper(form[0]) + form[1:] if word[0].isupper() else form
        return "".join([upper(letter) if typed.isupper() else letter for typed, letter in zip(word, form, strict=True)])

    def _shouted(self, word: str, keys: str) -> str | None:
        """A word in capitals: in a text that is not all capitals an acronym; None for one that may be any word."""
        for acronym in self._acronyms.get(plain(word), ()):
            if _fits(word, acronym, keys):
                return acronym
        if len(word) >= _SHORTEST_SHOUT:
            small = _small(word, keys)
            form = self._frequent(small, keys) or self._named(small, keys)[0]
            if form is not None:
                return upper(form)
        return word if len(word) <= _LONGEST_ACRONYM else None

    def _likeliest(self, word: str, keys: str) -> str:
        """A word in small letters, restored: a common one, a name of the lists, or by what its letters say."""
        small = word if word.islower() else _small(word, keys)
        form, seen = self._named(small, keys)
        if not word[0].isupper():
            form = self._frequent(small, keys) or form
        else:
            if seen < _FREQUENT:
                # Alıyev is a name, but Əliyev is meant
                broad, often = self._named(small, keys + "a")
                if often > _FREQUENT * seen:
                    form = broad
            form = form or self._frequent(small, keys)
        return letters(small, keys, "", self._weights) if form is None else form

    def _frequent(self, word: str, keys: str) -> str | None:
        return next((form for form in self._common.get(plain(word), ()) if _fits(word, form, keys)), None)

    def _named(self, word: str, keys: str) -> tuple[str | None, int]:
        """The word as a name of the lists, or a name with an ending, and how many names have this word."""
        bare = plain(word)
        broad = "a" in keys
        names = self._broad if broad else self._names
        whole = len(word)
        for size in (self._broad_sizes if broad else self._sizes).get(bare[:_SHORTEST_STEM], ()):
            for stem in names.get(bare[:size], ()) if size <= whole else ():
                form = stem if size == whole else _ending(stem, bare[size:])
                if form is not None and _fits(word, form, keys):
                    return form, self._counts[stem]
        return None, 0


def _small(word: str, keys: str) -> str:
    """Small letters; a capital `I` is an `i` where no mark can be typed."""
    return lower(word if keys != OPEN else word.replace("I", "i"))


def _sizes(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The first letters of names → how long the names with them are, the longest first."""
    sizes: dict[str, set[int]] = {}
    for name in names:
        sizes.setdefault(name[:_SHORTEST_STEM], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in sizes.items()}


class _Memory(dict[str, str]):
    """Words and what they were restored to; it restores those that it does not have."""

    def __init__(self, marks: Marks, keys: str) -> None:
        self._marks = marks
        self._keys = keys

    def __missing__(self, word: str) -> str:
        if len(word) > _LONGEST_WORD:
            return word
        answer = self[word] = self._marks.word(word, self._keys)
        return answer


def _ending(stem: str, bare: str) -> str | None:
    """The stem with the ending that is typed so behind it."""
    ending = _plain_endings(tail_class(stem)).get(bare)
    return None if ending is None else stem + ending


@cache
def _plain_endings(kind: int) -> dict[str, str]:
    endings: dict[str, str] = {}
    for ending in sorted(TAILS[kind]):
        # two endings that are typed alike: harmony cannot tell, the letters will
        endings[plain(ending)] = "" if plain(ending) in endings else ending
    return {bare: ending for bare, ending in endings.items() if ending}


def _fits(typed: str, form: str, keys: str) -> bool:
    """Could the form have been meant by what was typed?"""
    if len(typed) != len(form):
        return False
    if typed == form:
        return True
    for letter, meant in zip(lower(typed), lower(form), strict=True):
        if letter == meant:
            continue
        if letter == "ı" and keys == OPEN:
            letter = "i"  # the capital I of a keyboard without İ
            if letter == meant:
                continue
        if letter not in keys or (letter, meant) not in _MEANT:
            return False
    return True


def neighbours(text: str, start: int, end: int) -> Iterator[str]:
    """What stands beside a word: the word behind it, the one before it, and what follows in kind.

    >>> list(neighbours("Yeni Azerbaycan", 0, 4)), list(neighbours("bir soz, yeni", 9, 13))
    (['+azerbaycan', '+A'], ['-,', '+'])
    """
    behind = _BEHIND.match(text, end)
    if behind is not None:
        yield "+" + plain(lower(behind[1].replace("I", "i")))
    before = _BEFORE.search(text, max(0, start - 20), start)
    if before is not None:
        yield "-" + plain(lower(before[1].replace("I", "i")))
    if behind is None:
        yield "+"
    elif behind[1][0].isupper():
        yield "+A"


@cache
def _common_words() -> tuple[str, ...]:
    return tuple(line for line in resources.open_text("words/common.txt").split("\n") if line and line[0] != "#")


@cache
def _exceptions() -> dict[str, str]:
    if not resources.exists(_EXCEPTIONS):
        return {}
    return {plain(word): word for _, (word,) in resources.rows(_EXCEPTIONS)}


@cache
def _neighbours() -> dict[str, dict[str, str]]:
    """What is typed → neighbour → what is meant; the default is what the rest of the module says."""
    table: dict[str, dict[str, str]] = {}
    if resources.exists(_NEIGHBOURS):
        for _, (word, neighbour) in resources.rows(_NEIGHBOURS):
            table.setdefault(plain(word), {})[neighbour] = word
    return table
