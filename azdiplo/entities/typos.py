"""Damaged words read as what was meant: `Azərbaycnın`, `Xarici İşlər Nazirlyi`, `sülh sazişı`.

Only a word that nothing explains is looked at: a capitalised word, or a small one beside it where a name or an office
may go on. It is read as another word only if that makes a name of the lists together with the words around it, or
the head, descriptor or office that a rule stands on. The text is then read once more with the right word in its place.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final

from azdiplo import resources
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.units import BREAK, Unit
from azdiplo.entities.words import Words
from azdiplo.gazetteer import fuzzy
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.fuzzy import SHORTEST, Near
from azdiplo.gazetteer.names import NameIndex
from azdiplo.labels import LABELS
from azdiplo.morphology.derivation import is_derivation
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.records import Evidence
from azdiplo.text.fold import Folded, lower, upper

__all__ = ["THRESHOLD", "Slip", "Typos", "mended", "told"]

#: How alike a damaged name and the one that was meant must be, from 0 to 1.
THRESHOLD: Final = 0.8

_LIMITS: Final = "spelling/fuzzy.tsv"
_OFTEN: Final = "spelling/often.tsv"
_KINDS: Final = ("described", "quoted", "often", "rule")
_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_FOLLOWING: Final = re.compile(r" (\w{4,30})(?!\w)")
_REMEMBERED: Final = 200_000
_AROUND: Final = 120
_UNITS_BEFORE: Final = 7
_LONGEST: Final = 30
_USUAL: Final = 20_000  # a text is seldom longer
_SHORTEST_ACRONYM: Final = 6
#: What costs less is one letter for another that looks or sounds like it.
_LOOKS_ALIKE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Slip:
    """A damaged word and what it was read as; offsets count characters of the folded text.

    Attributes:
        start, end: the damaged word.
        meant: the word that was meant, with its ending, in the capitals of the damaged one.
        wrong: the damaged name or word, without its ending.
        right: the same as the lists have it.
        score: how alike they are, from 0 to 1.
    """

    start: int
    end: int
    meant: str
    wrong: str
    right: str
    score: float


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A word that may be damaged.

    Attributes:
        start, end: where it stands in the folded text.
        place: the number of the unit that it is, or stands beside.
        capital: True for a capitalised word, which is a unit of its own.
    """

    start: int
    end: int
    place: int
    capital: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A folded text, its units, and the entries that it names rightly somewhere."""

    cased: str
    small: str
    units: list[Unit]
    seen: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Reading:
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
    """Finds the damaged words of texts; it remembers its answers.

    Args:
        index: the names of the lists.
        lexicon: the words that rules stand on.
        threshold: how alike a damaged name and the one that was meant must be, from 0 to 1.
    """

    def __init__(self, index: NameIndex, lexicon: Words, threshold: float = THRESHOLD) -> None:
        self._index = index
        self._lexicon = lexicon
        self._threshold = threshold
        #: words in which nothing is to be mended
        self._sound: set[str] = set()
        self._answers: dict[str, tuple[Near, ...]] = {}

    @cached_property
    def _words(self) -> fuzzy.Words:
        """Every word of a name, and the words of the rules; made when a text first needs it."""
        words: set[str] = set()
        for word in set(_LETTERS.findall(" ".join(self._index.spellings()))):
            if len(word) >= (_SHORTEST_ACRONYM if word.isupper() else SHORTEST):
                words.add(lower(word))
        words.update(self._lexicon.heads.table, self._lexicon.nouns.descriptors, self._lexicon.offices.words)
        return fuzzy.Words(words)

    def __call__(self, reading: Reading) -> list[Slip]:
        """The damaged words of a text, in order."""
        folded, units = reading.folded, reading.units
        suspects = self._suspects(folded.cased, folded.lower, units)
        if not suspects:
            return []
        seen = frozenset(unit.hit.form.entry.id for unit in units if unit.hit is not None)
        text = _Text(folded.cased, folded.lower, units, seen)
        suspects.sort(key=_place)
        slips: list[Slip] = []
        written: frozenset[str] = frozenset()
        for suspect in suspects:
            slip = self._judge(text, suspect)
            if slip is None or (slips and slip.start < slips[-1].end):
                continue
            written = written or frozenset(folded.cased.split())
            if not suspect.capital or folded.lower[slip.start : slip.end] not in written:
                slips.append(slip)  # a word that the text also writes small is no name
        return slips

    def _suspects(self, cased: str, small: str, units: list[Unit]) -> list[_Suspect]:
        """The words that nothing explains: units, and small words before and behind them."""
        # every text pays for this loop, so it asks as little as it can
        found: list[_Suspect] = []
        sound = self._sound
        seek = small.find
        short, reach = SHORTEST, _LONGEST
        end = size = len(small)  # behind the last name that may go on in small letters
        for place, unit in enumerate(units):
            start = unit.start
            if start > end + short:
                space = seek(" ", end + 1, end + reach)
                if space > end + short and small[end:space] not in sound:
                    self._behind(cased, small, end, space, place - 1, found)
            end = unit.end
            if unit.hit is None:
                if unit.word not in sound and self._near(unit.word):
                    behind = start + len(unit.word)
                    if len(unit.word) >= _SHORTEST_ACRONYM or not cased[start:behind].isupper():
                        found.append(_Suspect(start, behind, place, True))
                if unit.first:
                    end = size  # most often the first word of a sentence, no name
            elif unit.label == "PERSON":
                if unit.glue is BREAK and not unit.first:
                    self._before(cased, small, start, place, found)
                end = size
            elif unit.stem_end != end and small[end - 1] != "n":
                end = size  # a name in the dative or locative owns nothing
        if end < size:
            self._behind(cased, small, end, seek(" ", end + 1, end + _LONGEST), len(units) - 1, found)
        return found

    def _behind(self, cased: str, small: str, end: int, space: int, place: int, found: list[_Suspect]) -> None:
        """Add the small word behind a name, which may be the rest of it, its head or its descriptor."""
        match = _FOLLOWING.match(small, end)
        if match is None or not self._near(match[1]):
            if space > 0:
                self._remember(small[end:space])  # with the space before it and the comma behind it
        elif cased[end + 1].islower():
            found.append(_Suspect(*match.span(1), place, False))

    def _before(self, cased: str, small: str, start: int, place: int, found: list[_Suspect]) -> None:
        """Add the small word before a person, which may be an office."""
        space = small.rfind(" ", max(0, start - _LONGEST), max(0, start - 1)) + 1
        word = small[space : max(0, start - 1)]
        parted = space > 0 and small[start - 1] == " " and cased[space].islower()
        if parted and word not in self._sound and self._near(word):
            found.append(_Suspect(space, start - 1, place, False))

    def _near(self, word: str) -> tuple[Near, ...]:
        """What a word may stand for, nothing for one that is right as it is."""
        answer = self._answers.get(word)
        if answer is None:
            if word in self._sound:
                return ()
            words = self._words
            if word.isalnum() and SHORTEST <= len(word) < _LONGEST and word not in words and not self._is_known(word):
                answer = words.near(word)
            if not answer:
                self._remember(word)
                return ()
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[word] = answer
        return answer

    def _remember(self, word: str) -> None:
        """Never look at this word again."""
        if len(self._sound) >= _REMEMBERED:
            self._sound.clear()
        self._sound.add(word)

    def _is_known(self, word: str) -> bool:
        """Is it a form of a word of the language, or of a name?"""
        words = self._lexicon
        if word in words.common.forms or word in words.names.surnames or word in words.names.given:
            return True
        if words.is_common(word) or words.given_name(word) or words.office(word) or words.head(word):
            return True
        if words.descriptor(word) is not None:
            return True
        names, surnames = self._words, words.names.surnames
        for size in range(len(word) - 1, SHORTEST - 1, -1):
            stem, ending = word[:size], word[size:]
            if (stem in names or stem in surnames) and (ending in TAILS[tail_class(stem)] or is_derivation(ending)):
                return True
        return False

    def _judge(self, text: _Text, suspect: _Suspect) -> Slip | None:
        """What a damaged word stands for here, None if nothing speaks for one of its readings alone."""
        word = text.small[suspect.start : suspect.end]
        readings = [
            reading
            for near in self._near(word)
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
        meant = _as_written(text.cased[suspect.start : suspect.end], best.near.text)
        return Slip(suspect.start, suspect.end, meant, text.cased[slice(*best.name)], best.right, best.score)

    def _named(self, text: _Text, suspect: _Suspect, near: Near) -> _Reading | None:
        """The name of the lists that the word completes if it is read so."""
        start, end, place = suspect.start, suspect.end, suspect.place
        units = text.units
        first = place
        if suspect.capital:
            while first and place - first < _UNITS_BEFORE and units[first].glue != BREAK:
                first -= 1
        begin = min(units[first].start, start)
        if start - begin > _AROUND:
            first, begin = place, min(units[place].start, start)
        stop = end + _AROUND
        meant = _as_written(text.cased[start:end], near.text)
        small = text.small[begin:start] + near.text + text.small[end:stop]
        cased = text.cased[begin:start] + meant + text.cased[end:stop]
        at, size = start - begin, len(near.text)
        grown = size - (end - start)
        for unit in units[first : place + 1]:
            match = _WORD.match(small, unit.start - begin) if unit.start <= start else None
            if match is None:
                continue
            for hit in self._index.at(cased, small, *match.span()):
                if not hit.start <= at < at + size <= hit.end:
                    continue
                length = hit.stem_end - hit.start
                score = round(1 - near.cost / max(length, length - grown), 3)
                if score < self._threshold:
                    continue
                form = hit.form
                name = (begin + hit.start, begin + hit.stem_end - grown)
                if form.words > 1:
                    allowed = not _cuts(units, place, begin + hit.start, begin + hit.end - grown)
                else:
                    allowed = suspect.capital and not form.open and self._is_alone(text, place, near, form.entry, score)
                if allowed:
                    return _Reading(near, form.words, name, form.text, form.entry.id, score)
        return None

    def _is_alone(self, text: _Text, place: int, near: Near, entry: Entry, score: float) -> bool:
        """May a damaged word be a name of one word: is it like it, long enough, and no part of another name?"""
        units, small = text.units, text.small
        unit = units[place]
        often = entry.id in _often()
        seen = entry.id in text.seen
        if not seen:
            described = _FOLLOWING.match(small, unit.end)
            kind = entry.label
            if often:
                kind = "often"
            elif small[unit.start - 1 : unit.start] == '"' == small[unit.end : unit.end + 1]:
                kind = "quoted"  # a name of its own, “Parla”, or a title
            elif described is not None and self._lexicon.descriptor(described[1]) == entry.label:
                kind = "described"
            letters, least = _limits()[kind]
            if near.stem < letters or score < least:
                return False
        if entry.label in ("PERSON", "PLACE") and not seen and not often and self._lexicon.surname(unit.word):
            return False
        if unit.glue in (" ", "-", ".") and self._is_unknown(units[place - 1]):
            return False
        following = units[place + 1] if place + 1 < len(units) else None
        return not (following is not None and following.glue in (" ", "-") and self._is_unknown(following))

    def _is_unknown(self, unit: Unit) -> bool:
        """Is it a word that nothing explains, so that the two may be a name that no list holds?"""
        words = self._lexicon
        if unit.hit is not None:
            return False
        word = unit.word
        return not (words.office(word) or words.head(word) or (words.is_common(word) and not words.given_name(word)))

    def _ruled(self, text: _Text, suspect: _Suspect, near: Near) -> _Reading | None:
        """The word that a rule stands on: a head, a descriptor, an office."""
        start, end, place = suspect.start, suspect.end, suspect.place
        letters, least = _limits()["rule"]
        word = text.small[start:end]
        grown = len(near.text) - len(word)
        score = round(1 - near.cost / max(near.stem, near.stem - grown), 3)
        if near.stem < letters or score < max(least, self._threshold) or _is_ending(word, near):
            return None
        words = self._lexicon
        units = text.units
        unit = units[place]
        head = words.head(near.text)
        if suspect.capital:
            found = head is not None and unit.glue not in (BREAK, "-", ".")
            if not found and words.announces(near.text) and place + 1 < len(units):
                following = units[place + 1]
                named = following.label == "PERSON" or words.given_name(following.word) > 0
                found = named and following.glue == " "
        elif start > unit.start:
            found = head is not None and (head[0].lower != "" or head[0].word in words.roles.organs)
            found = found or words.descriptor(near.text) is not None
        else:
            found = words.announces(near.text) and unit.label in ("", "PERSON")
        if not found:
            return None
        return _Reading(near, 0, (start, min(end, start + near.stem - grown)), near.text[: near.stem], "", score)


def _cuts(units: list[Unit], place: int, start: int, end: int) -> bool:
    """Would the name cut one in two that the text has rightly? What is exact wins."""
    beside = units[max(0, place - _UNITS_BEFORE) : place + _UNITS_BEFORE]
    return any(
        unit.hit is not None and (unit.start < end < unit.end or unit.start < start < unit.end) for unit in beside
    )


@cache
def _limits() -> dict[str, tuple[int, float]]:
    """Label → how many letters a name of one word must have, and how alike the damaged one must be."""
    limits: dict[str, tuple[int, float]] = {}
    for number, (label, letters, score) in resources.rows(_LIMITS):
        if label not in (*LABELS, *_KINDS) or not letters.isdigit():
            raise ValueError(
                f"{_LIMITS}, line {number}: a line has a label or one of {', '.join(_KINDS)}, a number of letters "
                "and a score"
            )
        limits[label] = (int(letters), float(score))
    return limits


@cache
def _often() -> frozenset[str]:
    """The ids of names that news mentions often by one word."""
    return frozenset(key for _, (key, _) in resources.rows(_OFTEN))


def _place(suspect: _Suspect) -> int:
    return suspect.start


def _weight(reading: _Reading) -> tuple[int, float]:
    return reading.weight


def _is_ending(word: str, near: Near) -> bool:
    """Do the words differ at their end only, as other forms or derivations of one word do: `layihəçi`, `prospekt`?"""
    if near.cost < _LOOKS_ALIKE:
        return False
    size = min(len(word), near.stem)
    same = 0
    while same < size and word[same] == near.text[same]:
        same += 1
    return same >= near.stem - 2


def _as_written(damaged: str, meant: str) -> str:
    """The right word with the capitals of the damaged one."""
    if len(damaged) >= _SHORTEST_ACRONYM and sum(map(str.isupper, damaged)) >= len(damaged) - 1:
        return upper(meant)  # AZƏlTAC
    return upper(meant[0]) + meant[1:] if damaged[0].isupper() else meant


def mended(folded: Folded, slips: Iterable[Slip]) -> tuple[Folded, list[Slip]]:
    """The search form with the right words in place of the damaged ones; its offsets lead back as before.

    A letter that was left out has no place of its own; one too much belongs to the letter before it.

    Args:
        folded: the text.
        slips: its damaged words, in order.

    Returns:
        The mended text, and the slips with the places of the right words there.
    """
    pieces: list[str] = []
    offsets = array("I")
    ends: dict[int, int] = {}
    #: stretches that are as they were: start, end, and how far they have moved
    kept: list[int] = []
    stops: list[int] = []
    shifts: list[int] = []
    moved: list[Slip] = []
    size = len(folded.cased)
    known = _places(size) if folded.offsets is None else folded.offsets
    done = 0

    def keep(stop: int) -> None:
        pieces.append(folded.cased[done:stop])
        kept.append(done)
        stops.append(stop)
        shifts.append(len(offsets) - done)
        offsets.extend(known[done:stop])

    for slip in slips:
        first, stop, new = _difference(folded.cased[slip.start : slip.end], slip.meant)
        first, stop = slip.start + first, slip.start + stop
        keep(first)
        place = slip.start + shifts[-1]
        moved.append(replace(slip, start=place, end=place + len(slip.meant)))
        pieces.append(new)
        alike = len(new) == stop - first
        for number in range(len(new)):
            begin, end = folded.span(first + number, first + number + 1) if alike else folded.span(first, stop)
            ends[len(offsets)] = end
            offsets.append(begin)
        if not new and offsets:
            ends[len(offsets) - 1] = folded.span(first, stop)[1]
        done = stop
    keep(size)
    offsets.append(known[size])
    for place, end in (folded.ends or {}).items():
        stretch = bisect_right(kept, place) - 1
        if place < stops[stretch]:
            ends.setdefault(place + shifts[stretch], end)
    cased = "".join(pieces)
    return Folded(cased, lower(cased.replace("\n", " ")), offsets, ends), moved


def _places(size: int) -> array[int]:
    """The offsets of a text in which everything has its place."""
    return _usual_places() if size < _USUAL else array("I", range(size + 1))


@cache
def _usual_places() -> array[int]:
    return array("I", range(_USUAL))


def _difference(damaged: str, meant: str) -> tuple[int, int, str]:
    """The stretch of a damaged word that is wrong, and what belongs there."""
    size = min(len(damaged), len(meant))
    start = 0
    while start < size and damaged[start] == meant[start]:
        start += 1
    tail = 0
    while tail < size - start and damaged[-1 - tail] == meant[-1 - tail]:
        tail += 1
    return start, len(damaged) - tail, meant[start : len(meant) - tail]


def told(settled: Iterable[Candidate], slips: list[Slip]) -> None:
    """Let the names of a mended text say what was mended in them, or beside them where a rule stands on it.

    Args:
        settled: the names of the mended text.
        slips: what was mended, with its places there.
    """
    starts = [slip.start for slip in slips]
    for candidate in settled:
        beside = candidate.evidence.source == "rule"
        at = bisect_right(starts, candidate.start) - 1
        of_it: list[Slip] = []
        for number in range(max(0, at), len(slips)):
            slip = slips[number]
            if slip.start > candidate.end + 1:
                break
            within = slip.end > candidate.start and slip.start < candidate.end
            if within or (beside and candidate.start - 1 == slip.end) or (beside and slip.start == candidate.end + 1):
                of_it.append(slip)
        if of_it:
            detail = ", ".join(f"{slip.wrong} → {slip.right}" for slip in of_it)
            candidate.evidence = Evidence("fuzzy", detail, min(slip.score for slip in of_it))
