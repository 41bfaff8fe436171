"""Damaged words read as what was meant: `Azərbaycnın`, `Xarici İşlər Nazirlyi`, `sülh sazişı`.

Only a word that nothing explains is looked at: a capitalised word, or a small one beside it where a name or an office
may go on. It is read as another word only if that makes a name of the lists together with the words around it, or
the head, descriptor or office that a rule stands on. The text is then read once more with the right word in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from azdiplo import resources
from azdiplo.entities import strength
from azdiplo.entities.reading import Reading
from azdiplo.entities.repair.slips import Slip
from azdiplo.entities.repair.suspects import Suspect, suspects
from azdiplo.entities.repair.vocabulary import FOLLOWING, SHORTEST_ACRONYM, Vocabulary
from azdiplo.entities.units import BREAK, Unit
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.fuzzy import Near
from azdiplo.gazetteer.names import Hit, NameIndex
from azdiplo.labels import ROWS
from azdiplo.text.fold import upper

__all__ = ["Typos"]

_LIMITS: Final = "spelling/fuzzy.tsv"
_OFTEN: Final = "spelling/often.tsv"
_KINDS: Final = ("described", "quoted", "often", "rule")
_WORD: Final = re.compile(r"\w+")
#: How far behind a damaged word the rest of its name may go, in characters, and how far before it, in units.
_BEHIND: Final = 120
_UNITS_BEFORE: Final = 7


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, and the entries that it names rightly somewhere."""

    reading: Reading
    seen: frozenset[str]

    def written(self, suspect: Suspect) -> str:
        return self.reading.cased[suspect.start : suspect.end]


@dataclass(frozen=True, slots=True)
class _Window:
    """The words around a damaged one, with another in its place.

    Attributes:
        begin: where it starts in the text; what is said of places below counts from there.
        cased, small: its letters.
        starts: where a name may start.
        at, end: the word in question.
        grown: by how much it is longer than the damaged one.
    """

    begin: int
    cased: str
    small: str
    starts: tuple[int, ...]
    at: int
    end: int
    grown: int

    def place(self, hit: Hit) -> tuple[int, int]:
        """Where the stem of a name stands in the text."""
        return self.begin + hit.start, self.begin + hit.stem_end - self.grown


@dataclass(frozen=True, slots=True)
class _Meant:
    """One way to read a damaged word, with the name of the lists that it then makes, if it makes one."""

    near: Near
    words: int
    name: tuple[int, int]
    right: str
    entry: str
    score: float

    @property
    def weight(self) -> tuple[int, float]:
        """What speaks for it: a longer name, fewer slips."""
        return (self.words, -self.near.cost)


class Typos:
    """Finds the damaged words of texts; it remembers its answers about words.

    Args:
        index: the names of the lists.
        words: the words that rules stand on.
        threshold: how alike a damaged name and the one that was meant must be, from 0 to 1.
    """

    def __init__(self, index: NameIndex, words: Words, threshold: float = strength.ALIKE) -> None:
        self._index = index
        self._words = words
        self._threshold = threshold
        self._vocabulary = Vocabulary(index, words)

    def __call__(self, reading: Reading) -> list[Slip]:
        """The damaged words of a text, in order."""
        suspected = suspects(reading, self._vocabulary)
        named = (unit.hit.form.entry.id for unit in reading.units if unit.hit is not None)
        text = _Text(reading, frozenset(named if suspected else ()))  # most texts have no damaged word
        suspected.sort(key=_place)
        slips: list[Slip] = []
        written: frozenset[str] = frozenset()
        for suspect in suspected:
            slip = self._mend(text, suspect)
            if slip is None or (slips and slip.start < slips[-1].end):
                continue
            written = written or frozenset(reading.cased.split())
            if not suspect.capital or reading.lower[slip.start : slip.end] not in written:
                slips.append(slip)  # a word that the text also writes small is no name
        return slips

    def _mend(self, text: _Text, suspect: Suspect) -> Slip | None:
        """What a damaged word stands for here, None if nothing speaks for one of its readings alone."""
        word = text.reading.lower[suspect.start : suspect.end]
        readings = [
            reading
            for near in self._vocabulary.near[word]
            if (reading := self._named(text, suspect, near) or self._ruled(text, suspect, near)) is not None
        ]
        if not readings:
            return None
        best = max(readings, key=_weight)
        rivals = [each for each in readings if each.weight == best.weight and each.entry != best.entry]
        if rivals:
            # `Gorusun` may be Gorus or Qorus: what the text names elsewhere is meant
            present = [each for each in (best, *rivals) if each.entry in text.seen]
            if len(present) != 1:
                return None
            best = present[0]
        meant = _as_written(text.written(suspect), best.near.text)
        wrong = text.reading.cased[slice(*best.name)]
        return Slip(suspect.start, suspect.end, meant, wrong, best.right, best.score)

    def _named(self, text: _Text, suspect: Suspect, near: Near) -> _Meant | None:
        """The name of the lists that the word completes if it is read so."""
        window = _window(text, suspect, near)
        for hit in self._hits(window):
            length = hit.stem_end - hit.start
            score = round(1 - near.cost / max(length, length - window.grown), 3)
            if score >= self._threshold and self._allows(text, suspect, near, hit, window, score):
                form = hit.form
                return _Meant(near, form.words, window.place(hit), form.text, form.entry.id, score)
        return None

    def _hits(self, window: _Window) -> Iterator[Hit]:
        """The names of the lists in a window that the word in question is a part of."""
        for start in window.starts:
            match = _WORD.match(window.small, start)
            if match is not None:
                for hit in self._index.at(window.cased, window.small, *match.span()):
                    if hit.start <= window.at and window.end <= hit.end:
                        yield hit

    def _allows(self, text: _Text, suspect: Suspect, near: Near, hit: Hit, window: _Window, score: float) -> bool:
        """May the words be this name? One of several words speaks for itself, unless it cuts another in two."""
        if hit.form.words > 1:
            begin = window.begin
            return not _cuts(text.reading.units, suspect.place, begin + hit.start, begin + hit.end - window.grown)
        if not suspect.capital or hit.form.open:
            return False
        entry = hit.form.entry
        telling = entry.id in text.seen or self._is_telling(text, suspect.place, near, entry, score)
        return telling and not self._has_unknown_neighbour(text.reading.units, suspect.place)

    def _is_telling(self, text: _Text, place: int, near: Near, entry: Entry, score: float) -> bool:
        """Is a damaged word like enough to a name of one word, and long enough, for what stands around it?"""
        unit = text.reading.units[place]
        kind = self._kind(text.reading, unit, entry)
        letters, least = _limits()[kind]
        if near.stem < letters or score < least:
            return False
        return kind == "often" or entry.label not in ("PERSON", "PLACE") or not self._words.surname(unit.word)

    def _kind(self, reading: Reading, unit: Unit, entry: Entry) -> str:
        """Which row of the limits a name falls under."""
        small = reading.lower
        if entry.id in _often():
            return "often"
        if small[unit.start - 1 : unit.start] == '"' == small[unit.end : unit.end + 1]:
            return "quoted"  # a name of its own, “Parla”, or a title
        described = FOLLOWING.match(small, unit.end)
        if described is not None and self._words.descriptor(described[1]) == entry.label:
            return "described"
        return entry.label

    def _has_unknown_neighbour(self, units: list[Unit], place: int) -> bool:
        """Does a word that nothing explains stand beside it, so that the two may be a name that no list holds?"""
        if units[place].glue in (" ", "-", ".") and self._is_unknown(units[place - 1]):
            return True
        following = units[place + 1] if place + 1 < len(units) else None
        return following is not None and following.glue in (" ", "-") and self._is_unknown(following)

    def _is_unknown(self, unit: Unit) -> bool:
        words, word = self._words, unit.word
        if unit.hit is not None or words.office(word) or words.head(word):
            return False
        return not words.is_common(word) or words.given_name(word) > 0

    def _ruled(self, text: _Text, suspect: Suspect, near: Near) -> _Meant | None:
        """The word that a rule stands on: a head, a descriptor, an office."""
        letters, least = _limits()["rule"]
        word = text.reading.lower[suspect.start : suspect.end]
        grown = len(near.text) - len(word)
        score = round(1 - near.cost / max(near.stem, near.stem - grown), 3)
        if near.stem < letters or score < max(least, self._threshold) or _is_ending(word, near):
            return None
        if not self._fits(text.reading.units, suspect, near.text):
            return None
        name = (suspect.start, min(suspect.end, suspect.start + near.stem - grown))
        return _Meant(near, 0, name, near.text[: near.stem], "", score)

    def _fits(self, units: list[Unit], suspect: Suspect, word: str) -> bool:
        """Does a rule stand on such a word here?"""
        unit = units[suspect.place]
        if suspect.capital:
            return self._heads(unit, word) or self._announces(units, suspect.place, word)
        if suspect.start < unit.start:
            return self._words.announces(word) and unit.label in ("", "PERSON")
        head = self._words.head(word)
        if head is not None and (head[0].lower != "" or head[0].word in self._words.roles.organs):
            return True
        return self._words.descriptor(word) is not None

    def _heads(self, unit: Unit, word: str) -> bool:
        """`Hidroenergetika Nazirlyi`"""
        return self._words.head(word) is not None and unit.glue not in (BREAK, "-", ".")

    def _announces(self, units: list[Unit], place: int, word: str) -> bool:
        """`Prezidnt Əliyev`"""
        if not self._words.announces(word) or place + 1 == len(units):
            return False
        following = units[place + 1]
        named = following.label == "PERSON" or self._words.given_name(following.word) > 0
        return named and following.glue == " "


def _window(text: _Text, suspect: Suspect, near: Near) -> _Window:
    reading, start, end = text.reading, suspect.start, suspect.end
    units = reading.units
    first = suspect.place
    if suspect.capital:
        while first and suspect.place - first < _UNITS_BEFORE and units[first].glue != BREAK:
            first -= 1
    begin = min(units[first].start, start)
    starts = [unit.start - begin for unit in units[first : suspect.place + 1] if unit.start <= start]
    stop = end + _BEHIND
    return _Window(
        begin=begin,
        cased=reading.cased[begin:start] + _as_written(text.written(suspect), near.text) + reading.cased[end:stop],
        small=reading.lower[begin:start] + near.text + reading.lower[end:stop],
        starts=tuple(starts),
        at=start - begin,
        end=start - begin + len(near.text),
        grown=len(near.text) - (end - start),
    )


def _cuts(units: list[Unit], place: int, start: int, end: int) -> bool:
    """Would the name cut one in two that the text has rightly? What is exact wins."""
    beside = units[max(0, place - _UNITS_BEFORE) : place + _UNITS_BEFORE]
    return any(
        unit.hit is not None and (unit.start < end < unit.end or unit.start < start < unit.end) for unit in beside
    )


@cache
def _limits() -> dict[str, tuple[int, float]]:
    """Label or kind → how many letters a name of one word must have, and how alike the damaged one must be."""
    limits = {row.name: (row.limits.letters, row.limits.score) for row in ROWS}
    for number, (kind, letters, score) in resources.rows(_LIMITS):
        if kind not in _KINDS or not letters.isdigit():
            raise ValueError(
                f"{_LIMITS}, line {number}: a line has one of {', '.join(_KINDS)}, a number of letters and a score"
            )
        limits[kind] = (int(letters), float(score))
    return limits


@cache
def _often() -> frozenset[str]:
    """The ids of names that news mentions often by one word."""
    return frozenset(key for _, (key, _) in resources.rows(_OFTEN))


def _place(suspect: Suspect) -> int:
    return suspect.start


def _weight(reading: _Meant) -> tuple[int, float]:
    return reading.weight


def _is_ending(word: str, near: Near) -> bool:
    """Do the words differ at their end only, as other forms or derivations of one word do: `layihəçi`, `prospekt`?"""
    if near.cost < strength.LOOKS_ALIKE:
        return False
    size = min(len(word), near.stem)
    same = 0
    while same < size and word[same] == near.text[same]:
        same += 1
    return same >= near.stem - 2


def _as_written(damaged: str, meant: str) -> str:
    """The right word with the capitals of the damaged one."""
    if len(damaged) >= SHORTEST_ACRONYM and sum(map(str.isupper, damaged)) >= len(damaged) - 1:
        return upper(meant)  # AZƏlTAC
    return upper(meant[0]) + meant[1:] if damaged[0].isupper() else meant
