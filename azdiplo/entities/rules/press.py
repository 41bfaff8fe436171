"""The press names itself: by its address, `Zəngi.az-ın`, and where it reports or is cited, `Parlaqnews xəbər verir`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from azdiplo import resources
from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.rule import Rule, first, rule
from azdiplo.entities.units import BREAK, Unit
from azdiplo.morphology.forms import marked_end
from azdiplo.records import Evidence
from azdiplo.text.fold import title

__all__ = ["press"]

_ADDRESS = Evidence("rule", "address")
_NAME = re.compile(r"[^\W_][\w-]*\Z")
#: Such an ending is written with a capital too: `Zəngi.Media`.
_LIKE_A_WORD = 4
#: No name before the point is longer.
_LONGEST = 40


@cache
def _endings() -> re.Pattern[str]:
    known = [cells[0] for _, cells in resources.rows("text/domains.tsv")]
    ends = "|".join([*known, *(title(end) for end in known if len(end) >= _LIKE_A_WORD)])
    return re.compile(rf"\.(?:{ends})(?![\w@/])(?!\.\w)")


def press(reading: Reading) -> list[Candidate]:
    """Names of media: addresses, and unknown words that report something or are cited."""
    return [*_addresses(reading), *_sources(reading)]


def _addresses(reading: Reading) -> Iterator[Candidate]:
    """`Zəngi.az`, also behind a lost space: `olunub.Zəngi.Media`"""
    cased = reading.cased
    for match in _endings().finditer(cased):
        name = _NAME.search(cased, max(0, match.start() - _LONGEST), match.start())
        if name is None or first(NO_ADDRESSES, Address(reading, name.start(), match)) is not None:
            continue
        end = marked_end(cased, reading.lower, match.end())
        yield Candidate(name.start(), match.end(), end, "ORG", _ADDRESS, strength.LISTED)


class Address:
    """A word with a point and the last part of an Internet address behind it.

    Attributes:
        reading: the text.
        start, point, end: where it begins, where the last point stands, and behind it.
    """

    __slots__ = ("end", "point", "reading", "start")

    def __init__(self, reading: Reading, start: int, ending: re.Match[str]) -> None:
        self.reading = reading
        self.start = start
        self.point, self.end = ending.span()


@rule(
    yes="Sayt zəngi.az deyil.",
    no="Sayt [Zəngi.az]ORG deyil.",
)
def in_small_letters(address: Address) -> bool:
    """`mail.az`: where to find something, and not who says it."""
    return not address.reading.cased[address.start].isupper()


@rule(
    yes="Ünvan www.Zəngi.az olub.",
    no="Ünvan: [Zəngi.az]ORG olub.",
)
def part_of_an_address(address: Address) -> bool:
    """`www.Zəngi.az`, `x@Zəngi.az`; but a lost space is none: `olunub.Zəngi.az`."""
    cased, before = address.reading.cased, address.start - 1
    if before < 0 or cased[before] not in "@/._-":
        return False
    at = before
    while at and cased[at - 1].isalpha():
        at -= 1
    return cased[before] != "." or not address.reading.words.is_common(address.reading.lower[at:before])


#: What makes a word with such an ending no name.
NO_ADDRESSES: tuple[Rule[Address, bool], ...] = (in_small_letters, part_of_an_address)


class Source:
    """A word that no list holds, before what the press says of itself.

    Attributes:
        reading, at, unit: the text, the position of the unit, and the unit.
    """

    __slots__ = ("at", "reading", "unit")

    def __init__(self, reading: Reading, at: int) -> None:
        self.reading = reading
        self.at = at
        self.unit: Unit = reading.units[at]

    def followed_by(self, words: tuple[str, ...]) -> bool:
        """Does one of these stand behind it?"""
        lower, end = self.reading.lower, self.end
        return lower[end : end + 1] == " " and lower.startswith(words, end + 1)

    @property
    def end(self) -> int:
        """Where it ends with its ending."""
        reading = self.reading
        return marked_end(reading.cased, reading.lower, self.unit.end)


def _sources(reading: Reading) -> Iterator[Candidate]:
    roles = reading.words.roles
    if not any(word in reading.lower for word in (*roles.reporting, *roles.citing)):
        return
    for at, unit in enumerate(reading.units):
        source = Source(reading, at)
        if unit.hit is None and first(SOURCES, source) is not None and first(NO_SOURCES, source) is None:
            stem_end = unit.end
            if source.end == unit.end and source.followed_by(roles.citing):
                stem_end = unit.start + reading.words.strip(unit.word)
            evidence = Evidence("rule", "source")
            yield Candidate(unit.start, stem_end, source.end, "ORG", evidence, strength.CONTEXT)


@rule(
    yes="Bunu [Parlaqposta]ORG xəbər verir.",
    no="Bunu [Parlaqpost|-a]ORG istinadən yazıblar, Tormaposta yox.",
)
def reporting(source: Source) -> bool:
    """`Qafqazinfo xəbər verir`"""
    return source.followed_by(source.reading.words.roles.reporting)


@rule(
    yes="Bunu [Parlaqpost|-a]ORG istinadən yazıblar.",
    no="Bunu [Parlaqposta]ORG xəbər verir, Tormaposta yox.",
)
def cited(source: Source) -> bool:
    """`Parlaqpost-a istinadən`"""
    return source.followed_by(source.reading.words.roles.citing)


#: What makes an unknown word a source.
SOURCES: tuple[Rule[Source, bool], ...] = (reporting, cited)


@rule(
    yes="Bunu Nazirlik xəbər verir.",
    no="Bunu [Parlaqposta]ORG xəbər verir.",
)
def common_word(source: Source) -> bool:
    words, word = source.reading.words, source.unit.word
    return words.is_common(word) or words.office(word) is not None or words.head(word) is not None


@rule(
    yes="Bunu Nuray xəbər verir.",
    no="Bunu [Parlaqposta]ORG xəbər verir.",
)
def somebody(source: Source) -> bool:
    """Somebody by a given name or surname, `Rza Nəcəfov xəbər verir`."""
    words, unit = source.reading.words, source.unit
    if words.given_name(unit.word) or words.surname(unit.word):
        return True
    return unit.glue != BREAK and not words.is_common(source.reading.units[source.at - 1].word)


#: What makes a word that reports no name of the press.
NO_SOURCES: tuple[Rule[Source, bool], ...] = (common_word, somebody)
