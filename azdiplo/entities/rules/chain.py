"""Chains of capitalised words that may be the name of a person: where they begin and how far they go."""

from __future__ import annotations

import re

from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.rule import Rule, answer, first, rule
from azdiplo.entities.units import BREAK, Unit, word_before
from azdiplo.entities.words import Words

__all__ = ["begins", "chain_end", "is_known_surname", "office_end", "patronymic_end"]

#: What a rule says of the next unit: the name goes on with it, or has ended before.
ON, END = "on", "end"
_MOST_UNITS = 5
_LONGEST_ENDING = 6
#: The parts of a Korean or Chinese name are no longer: Kim Conq Kvan.
_SYLLABLE = 4
_NEXT = re.compile(r" (\w+)")
_WORD = re.compile(r"\w+")


class Link:
    """A unit with which a chain may begin or go on, where it stands.

    Attributes:
        reading, words: the text, and what is known of single words.
        at: the position of the unit.
        unit, word, glue: the unit, its folded word, what joins it to the unit before.
        before: the unit before it.
        listed: True for what is, in the first place, what the lists say it is.
    """

    __slots__ = ("at", "before", "glue", "listed", "reading", "unit", "word", "words")

    def __init__(self, reading: Reading, at: int) -> None:
        self.reading = reading
        self.words = reading.words
        self.at = at
        self.unit = unit = reading.units[at]
        self.before = reading.units[at - 1]
        self.word = unit.word
        self.glue = unit.glue
        self.listed = unit.hit is not None and (unit.sure or unit.label in ("STATE", "ORG"))


def begins(reading: Reading, at: int) -> bool:
    """May the name of a person begin with unit ``at``, a name of the lists? With a word that no list holds it may."""
    unit = reading.units[at]
    if unit.sure and len(unit.word) > 1:
        if unit.label != "PLACE":
            return False
        if unit.stem_end == unit.end and (at + 1 == len(reading.units) or reading.units[at + 1].glue != " "):
            return False
    return first(BEGINNINGS, Link(reading, at)) is not None


def chain_end(reading: Reading, start: int) -> int:
    """The last unit of the chain that begins with unit ``start``."""
    units, particles = reading.units, reading.words.names.particles
    at = start + 1
    while at < len(units) and (glue := units[at].glue) != BREAK and at < start + _MOST_UNITS:
        if glue not in (" ", "-", ".") and not particles.issuperset(glue.split(" ")):
            break
        link = Link(reading, at)
        if (answer(LINKS, link) or answer(LISTED if link.listed else WORDS, link)) == END:
            break
        at += 1
    return at - 1


@rule(
    yes="Bunu [X.Torma]PERSON deyib.",
    no="Bunu [Bakı]PLACE [Makeyeva]PERSON deyib.",
)
def initial(link: Link) -> bool:
    """A letter that is a name of the lists too."""
    return len(link.word) == 1 and link.unit.end - link.unit.start == 1


@rule(
    yes="Orada [Anjela Makeyeva]PERSON danışıb.",
    no="Orada [Bakı|da]PLACE [Makeyeva]PERSON danışıb.",
)
def given_name_that_looks_like_a_town(link: Link) -> bool:
    """Anjela Makeyeva, and not the town of Anje with an ending."""
    unit = link.unit
    whole = len(unit.word) == unit.end - unit.start
    return (
        unit.sure
        and whole
        and unit.label == "PLACE"
        and unit.stem_end < unit.end
        and unit.word in link.words.names.given
    )


@rule(
    yes="Bunu [Fəthi Nəcəfov]PERSON deyib.",
    no="Bunu [Bakı]PLACE [Makeyeva]PERSON deyib.",
)
def given_name_of_two_meanings(link: Link) -> bool:
    return not link.unit.sure and link.unit.label != "STATE" and link.words.given_name(link.word) == len(link.word)


@rule(
    yes="Assosiasiyanın sədri [Nuran Tağılı]PERSON danışıb.",
    no="Orada [Nuran]PLACE [Tağılı]PERSON danışıb.",
)
def place_between_an_office_and_a_surname(link: Link) -> bool:
    """There it is a given name: `sədri Nuran Tağılı`."""
    unit, words, units = link.unit, link.words, link.reading.units
    if unit.label != "PLACE" or unit.stem_end != unit.end or link.at + 1 == len(units):
        return False
    following = units[link.at + 1]
    if following.glue != " " or (following.hit is not None and not _may_be_surname(following, words)):
        return False
    family = words.surname(following.word) or words.names.like_surname(following.word)
    return bool(family) and words.announces(word_before(link.reading.lower, unit.start))


#: What lets a name of the lists begin the name of a person.
BEGINNINGS: tuple[Rule[Link, bool], ...] = (
    initial,
    given_name_that_looks_like_a_town,
    given_name_of_two_meanings,
    place_between_an_office_and_a_surname,
)


def _may_be_surname(unit: Unit, words: Words) -> bool:
    """May a listed place be a surname here? Many villages are named like families: Qaravəlli."""
    if unit.label != "PLACE" or unit.hit is None or unit.hit.form.words > 1:
        return False
    return bool(words.surname(unit.word)) or words.names.like_surname(unit.word[: unit.stem_end - unit.start])


@rule(
    yes="Orada [Antonio Torma]PERSON [G25]ORG liderləri ilə görüşüb.",
    no="Orada [Antonio Torma Del]PERSON liderləri ilə görüşüb.",
)
def number(link: Link) -> str | None:
    return END if link.word[-1].isdigit() else None


@rule(
    yes="Bunu [R.Qaravəlli]PERSON deyib.",
    no="Bunu R.[Bakı]PLACE deyib.",
)
def behind_an_initial(link: Link) -> str | None:
    if link.glue == "." and (link.unit.label in ("", "PERSON") or _may_be_surname(link.unit, link.words)):
        return ON
    return None


@rule(
    yes="Sakin [İmanov Nağı Novruz oğlu]PERSON gəlib.",
    no="Sakin [İmanov Nağı]PERSON [Novruz]EVENT bayramında gəlib.",
)
def name_of_the_father(link: Link) -> str | None:
    """`Nağı Novruz oğlu`, and not the holiday."""
    if link.unit.hit is None or not patronymic_end(link.reading, link.unit.end):
        return None
    return ON if link.unit.stem_end == link.unit.end and link.word in link.words.names.given else END


@rule(
    yes="Bunu Günel [İlham Əliyev]PERSON haqqında deyib.",
    no="Bunu [Günel Qaravəlli]PERSON deyib.",
)
def listed_name_of_several_words(link: Link) -> str | None:
    return END if link.unit.hit is not None and link.unit.hit.form.words > 1 else None


@rule(
    yes="Orada [Sara Vinn-Uilyams]PERSON danışıb.",
    no="Orada [Sara Vinn]PERSON-[Arsenal]ORG danışıb.",
)
def half_of_a_surname(link: Link) -> str | None:
    """Sara Vinn-Uilyams, and not the team."""
    if link.glue == "-" and not link.unit.sure and link.before.hit is None:
        return ON if link.words.surname(link.word) else None
    return None


@rule(
    yes="[Xert Vilders]PERSON danışıb.",
    no="Bunu Torma [Merkel]PERSON deyib.",
)
def surname_of_somebody_known(link: Link) -> str | None:
    return ON if is_known_surname(link.before, link.unit, link.words) else None


@rule(
    yes="Bunu Torma [Merkel]PERSON deyib.",
    no="Bunu [Günel Qaravəlli]PERSON deyib.",
)
def listed_name_behind_no_given_name(link: Link) -> str | None:
    return END if link.before.word not in link.words.names.given else None


@rule(
    yes="Orada [Əhməd Fəthi]PERSON danışıb.",
    no="Orada Əhməd [Arsenal]ORG haqqında danışıb.",
)
def body_with_the_name_of_a_family(link: Link) -> str | None:
    """Əhməd Fəthi, and not the movement."""
    if link.unit.sure or link.unit.label != "ORG":
        return None
    return ON if link.words.given_name(link.word) or link.words.surname(link.word) else END


@rule(
    yes="Orada [Rza Merkel]PERSON danışıb.",
    no="Orada Rza [Bakı|da]PLACE danışıb.",
)
def listed_person(link: Link) -> str | None:
    return ON if link.unit.label == "PERSON" else None


@rule(
    yes="Orada Rza [Qaravəlli]PLACE kəndində danışıb.",
    no="Orada [Rza Qaravəlli]PERSON danışıb.",
)
def place_that_is_called_one(link: Link) -> str | None:
    """`Nağı Novruz oğlu Xocalı rayonunda`."""
    behind = _NEXT.match(link.reading.lower, link.unit.end)
    return END if behind is not None and link.words.descriptor(behind[1]) == "PLACE" else None


@rule(
    yes="Orada Rza [Bakı|da]PLACE danışıb.",
    no="Orada [Rza Qaravəlli]PERSON danışıb.",
)
def other_listed_name(link: Link) -> str | None:
    """Tofiq Qaravəlli has the name of a village, but a state or body is no surname."""
    return None if _may_be_surname(link.unit, link.words) else END


@rule(
    yes="Orada Rza Ali Baş Komandanı qarşılayıb.",
    no="Orada [Rza Ali]PERSON danışıb.",
)
def office_of_several_words(link: Link) -> str | None:
    """`qalereyada Ali Baş Komandanın`: Ali is a given name too."""
    return END if office_end(link.reading, link.unit) > link.unit.start else None


@rule(
    yes="Orada Günel Kitab haqqında danışıb.",
    no="Orada [Günel Aydın]PERSON danışıb.",
)
def common_word(link: Link) -> str | None:
    """An office or another word of the language, where it is no name too."""
    words, word = link.words, link.word
    if words.is_common(word) or words.office(word):
        return None if words.surname(word) or words.given_name(word) else END
    return None


@rule(
    yes="[Bayramov|un]PERSON Torma haqqında sözü var.",
    no="[Səidə Zülfüqarova]PERSON danışıb.",
)
def behind_an_inflected_surname(link: Link) -> str | None:
    """İlham Əliyev|in …: an ending ends the name. Səidə Zülfüqarova is not Səid|ə."""
    before = link.before.word
    if link.glue != " " or len(before) < 3 or before in link.words.names.given:
        return None
    return END if 0 < link.words.surname(before) < len(before) else None


@rule(
    yes="Orada [Kim Conq Kvan]PERSON danışıb.",
    no="Orada [Rza Nəcəfov]PERSON Delmar haqqında danışıb.",
)
def part_of_a_korean_name(link: Link) -> str | None:
    return ON if max(len(link.before.word), len(link.word)) <= _SYLLABLE and _is_behind_a_surname(link) else None


@rule(
    yes="Orada [Rza Nəcəfov]PERSON Delmar haqqında danışıb.",
    no="Orada [Günel Nəcəfov Bayramov]PERSON danışıb.",
)
def behind_a_surname(link: Link) -> str | None:
    return END if _is_behind_a_surname(link) else None


@rule(
    yes="Orada [Günel Liqası]EVENT keçirilib.",
    no="Orada [Günel Torma]PERSON danışıb.",
)
def head_of_a_name(link: Link) -> str | None:
    return END if link.words.head(link.word) is not None else None


#: What tells whether a name goes on with the next unit, asked of every unit …
LINKS: tuple[Rule[Link, str | None], ...] = (number, behind_an_initial, name_of_the_father)
#: … of a name of the lists …
LISTED: tuple[Rule[Link, str | None], ...] = (
    listed_name_of_several_words,
    half_of_a_surname,
    surname_of_somebody_known,
    listed_name_behind_no_given_name,
    body_with_the_name_of_a_family,
    listed_person,
    place_that_is_called_one,
    other_listed_name,
)
#: … and of any other word; the name goes on where no rule decides.
WORDS: tuple[Rule[Link, str | None], ...] = (
    office_of_several_words,
    common_word,
    behind_an_inflected_surname,
    part_of_a_korean_name,
    behind_a_surname,
    head_of_a_name,
)


def _is_behind_a_surname(link: Link) -> bool:
    """Is the name complete with the unit before: a surname behind a given name?"""
    words, before = link.words, link.before
    if link.glue != " " or before.glue == BREAK or len(before.word) < 3 or not words.surname(before.word):
        return False
    given = link.reading.units[link.at - 2].word in words.names.given
    return (given or not words.given_name(link.word)) and not words.surname(link.word)


def patronymic_end(reading: Reading, end: int) -> int:
    """Where the word for son or daughter ends that follows, `Nağı Novruz oğlu`; 0 for none."""
    if reading.lower[end : end + 1] == " ":
        for word in reading.words.roles.patronymics:
            if reading.lower.startswith(word, end + 1):
                return end + 1 + len(word)
    return 0


def is_known_surname(unit: Unit, following: Unit, words: Words) -> bool:
    """Is ``following`` the surname of somebody known, and ``unit`` a given name that no list holds? `Xert Vilders`."""
    if following.label != "PERSON" or following.glue != " " or unit.hit is not None or unit.glue != BREAK:
        return False
    word = unit.word
    return (
        len(word) > 2
        and words.strip(word) == len(word)
        and not words.is_common(word)
        and words.office(word) is None
        and words.head(word) is None
    )


def office_end(reading: Reading, unit: Unit) -> int:
    """Where an office of several words ends that begins with a unit, `Ali Baş Komandanı`; else where that begins."""
    lower, start = reading.lower, unit.start
    for office in reading.words.offices.long.get(unit.word, ()):
        if lower.startswith(office, start):
            end = start + len(office)
            last = _WORD.match(lower, lower.rfind(" ", start, end) + 1)
            if last is not None and last.end() - end <= _LONGEST_ENDING:
                return last.end()
    return start
