"""Numbers that belong to a name: `XII Qlobal Bakı Forumu`, `Efes-2025`, `37 nömrəli tam orta məktəb`, `U-17`."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.joints import person_start
from azdiplo.entities.rules.rule import Rule, answer, rule
from azdiplo.entities.units import Unit
from azdiplo.entities.words import roles
from azdiplo.records import Evidence

__all__ = ["LOWER_WORD", "counted", "dated", "held_in", "numbered", "numbered_place"]

#: A word in lower case behind a name.
LOWER_WORD = re.compile(r" ([^\W\d_A-Z]\w*)")
_FARTHEST = 14
#: Words from the number of a school to the noun that it counts: 37 nömrəli tam orta məktəb
_WORDS_OF_SCHOOL = 5
#: Words from an age class to the championship: U-23 güləş üzrə Avropa çempionatı
_WORDS_OF_AGE_CLASS = 4


@cache
def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def _number() -> re.Pattern[str]:
    given = roles()
    ages = _any(tuple(sorted(given.age_classes)))
    # lower case is Azerbaijani, so that XII has become xıı
    return re.compile(
        rf"(?<!\S)(?:\d{{1,3}}-?{_any(given.ordinal_endings)}|([xvıl]+)|{ages}-?\d\d|{_any(given.ordinals)}) $"
    )


def counted(reading: Reading, start: int) -> int:
    """Where the name of an event begins whose other words begin at ``start``: its number belongs to it."""
    cased, lower = reading.cased, reading.lower
    match = _number().search(lower, max(0, start - _FARTHEST), start)
    if match is None or (match[1] and not cased[match.start() : match.end(1)].isupper()):
        return start
    return match.start()


@cache
def _year_before() -> re.Pattern[str]:
    given = roles()
    return re.compile(rf"(?<!\S)20\d\d-?{_any(given.ordinal_endings)} {_any(given.years)} $")


def held_in(lower: str, start: int) -> int:
    """Where the name of a championship begins whose other words begin at ``start``: its year belongs to it.

    >>> held_in("2022-ci il qış olimpiya oyunları", 11)
    0
    """
    match = _year_before().search(lower, max(0, start - _FARTHEST), start)
    return start if match is None else match.start()


@cache
def _year_behind() -> re.Pattern[str]:
    """Behind the name, and not the beginning of a date: Dizayn Biennalesi-2025-in, but not 2025-ci ildə."""
    return re.compile(rf"[- ]20\d\d(?!\w)(?!-?{_any(roles().ordinal_endings)})(?!-20\d\d)")


#: The number of the time that it takes place: “Sonsuz qardaşlıq - IV”
_TIME = re.compile(r" ?- ?[IVX]{1,5}(?!\w)")
_ENDING = re.compile(r"-[^\W\d]{1,6}(?!\w)")


def dated(reading: Reading, end: int) -> tuple[int, int]:
    """Where the year or number behind the name of an event ends, and its own ending; ``end`` twice for none."""
    year = _year_behind().match(reading.lower, end) or _TIME.match(reading.cased, end)
    if year is None:
        return end, end
    ending = _ENDING.match(reading.lower, year.end())
    return year.end(), ending.end() if ending is not None else year.end()


@cache
def _number_behind() -> re.Pattern[str]:
    return re.compile(rf" \d{{1,3}} {_any(roles().numbering)}")


@cache
def _number_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)\d{{1,3}} {_any(roles().numbering)} $")


def numbered_place(lower: str, start: int) -> int:
    """Where the name of a school or hospital begins whose other words begin at ``start``: its number belongs to it.

    >>> numbered_place("1 saylı bakı peşə mərkəzi", 8)
    0
    """
    match = _number_before().search(lower, max(0, start - _FARTHEST), start)
    return start if match is None else match.start()


class Counted:
    """A unit with a number behind it, or behind it and one word.

    Attributes:
        reading: the text.
        named: positions of the units that belong to the name of a person.
        i: position of the unit.
        follower: the word between, None where there is none.
        unit: the unit.
    """

    __slots__ = ("follower", "i", "named", "reading", "unit")

    def __init__(self, reading: Reading, named: Set[int], i: int, follower: re.Match[str] | None) -> None:
        self.reading = reading
        self.named = named
        self.i = i
        self.follower = follower
        self.unit = reading.units[i]


#: Where the name of a school begins, None where it begins with its number, and where the number may stand.
_Begin = tuple[int | None, int]


@rule(
    yes="Uşaqlar [Rza Nəcəfov adına 1 nömrəli musiqi məktəbi|ndə]ORG oxuyur.",
    no="Uşaqlar [Rza Nəcəfov]PERSON adına məktəbdə oxuyur.",
)
def named_after_somebody(counted: Counted) -> _Begin | None:
    reading, follower, i = counted.reading, counted.follower, counted.i
    if follower is None or follower[1] not in reading.words.roles.named_after:
        return None
    if i not in counted.named and counted.unit.label != "PERSON":
        return None
    first = person_start(reading, counted.named, i)
    start = reading.units[first].start
    before: Unit | None = reading.units[first - 1] if first else None
    if before is not None and before.label == "PLACE":
        between = reading.lower[before.end + 1 : start - 1]
        if between in reading.words.roles.attributes:
            start = before.start  # Lənkəran şəhər Osman Mirzəyev adına 5 saylı uşaq evi
    return start, follower.end()


@rule(
    yes="Uşaqlar [Gəncə şəhəri 40 saylı körpələr evi|ndə]ORG qalır.",
    no="Uşaqlar [Gəncə]PLACE şəhərində 40 evdə qalır.",
)
def in_a_town_with_its_noun(counted: Counted) -> _Begin | None:
    follower, nouns = counted.follower, counted.reading.words.nouns
    if follower is None or counted.unit.label != "PLACE" or nouns.find(follower[1]) != "PLACE":
        return None
    bare = nouns.descriptors.get(follower[1]) == "PLACE"
    return (counted.unit.start if bare else None), follower.end()


@rule(
    yes="Uşaqlar [Bakı|dakı]PLACE [1 saylı körpələr evi|ndə]ORG qalır.",
    no="Uşaqlar [Bakı|dakı]PLACE 1 evdə qalır.",
)
def in_a_town(counted: Counted) -> _Begin | None:
    unit = counted.unit
    if counted.follower is not None or unit.label != "PLACE":
        return None
    return (unit.start if unit.stem_end == unit.end else None), unit.end


#: What a school with a number may stand behind, in the order in which the rules are asked.
SCHOOLS: tuple[Rule[Counted, _Begin | None], ...] = (named_after_somebody, in_a_town_with_its_noun, in_a_town)


def numbered(reading: Reading, named: Set[int], i: int, follower: re.Match[str] | None) -> Candidate | None:
    """What a number tells apart behind unit ``i``, a school (`Şuşa şəhər 1 nömrəli tam orta məktəb`) or age class.

    Args:
        reading: the text.
        named: positions of the units that belong to the name of a person.
        i: position of the unit.
        follower: the word between it and the number.
    """
    unit = reading.units[i]
    if unit.word in reading.words.roles.age_classes and follower is None:
        return _age_class(reading, unit)
    begin = answer(SCHOOLS, Counted(reading, named, i, follower))
    number = _number_behind().match(reading.lower, begin[1]) if begin is not None else None
    noun = _noun(reading, number.end()) if number is not None else None
    if begin is None or number is None or noun is None:
        return None
    start = number.start() + 1 if begin[0] is None else begin[0]
    return Candidate(start, *noun, "ORG", Evidence("rule", "numbered"), strength.NUMBERED)


def _noun(reading: Reading, at: int) -> tuple[int, int] | None:
    """Where the stem of the last word ends, and the word, that says what the number before ``at`` counts."""
    lower, heads = reading.lower, reading.words.heads
    found: tuple[int, int] | None = None
    for _ in range(_WORDS_OF_SCHOOL):
        match = LOWER_WORD.match(lower, at)
        length = heads.numbered(match[1]) if match is not None else 0
        if match is None or (found is not None and not length):
            break
        at = match.end()
        if length:
            found = match.start(1) + length, at
    return found


_AGE = re.compile(r"-?\d\d(?!\w)")


def _age_class(reading: Reading, unit: Unit) -> Candidate | None:
    """A championship of an age class, all in lower case: `U-17 dünya çempionatı`, `U-23 güləş üzrə …`."""
    lower, words = reading.lower, reading.words
    age = _AGE.match(lower, unit.end)
    match = LOWER_WORD.match(lower, age.end()) if age is not None else None
    for _ in range(_WORDS_OF_AGE_CLASS):
        if match is None:
            break
        head = words.head(match[1])
        if head is not None and head[0].label == "EVENT":
            stem_end = match.start(1) + head[1]
            evidence = Evidence("rule", "age class")
            return Candidate(unit.start, stem_end, match.end(), "EVENT", evidence, strength.HEAD_OF_NAMES)
        following = LOWER_WORD.match(lower, match.end())
        known = match[1] in words.roles.modifiers or match[1] in words.roles.postpositions
        if not known and (following is None or following[1] not in words.roles.postpositions):
            break
        match = following
    return None
