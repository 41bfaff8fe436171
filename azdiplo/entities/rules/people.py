"""Person names that no list holds: given names, surnames, initials, what an office announces.

`İlham Əliyev`, `R.T.Ərdoğan`, `Ə. Məmmədov`, `Heydər Əlirza oğlu Əliyev`, `Məhəmməd bin Salman`,
`naziri Mette Frederiksen`.

Four lists of rules are asked of a chain of capitalised words: what stands in front of the name, whether it is nobody
after all, what makes it a person, and where the name ends.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.chain import begins, chain_end, is_known_surname, office_end, patronymic_end
from azdiplo.entities.rules.rule import Rule, answer, first, rule
from azdiplo.entities.units import BREAK, Unit, word_before
from azdiplo.morphology.endings import ANY, TAILS, tails
from azdiplo.records import Evidence

__all__ = ["ADDRESSED", "Persons", "people"]

#: A given name with a form of address behind it.
ADDRESSED = Evidence("rule", "address behind")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r" (\w+)")
_ROMAN = re.compile(r"[IVXLC]+(?!\w)")
_LONGEST_TITLE = 20  # units
#: Kinds of offices that are more often held than given as names.
_HELD = frozenset(("state", "portfolio", "profession"))


@dataclass(frozen=True, slots=True)
class Persons:
    """What :func:`people` found, for the steps behind it.

    Attributes:
        found: the candidates.
        named: positions of the units that belong to a name which a strong rule found.
        glued: positions of those that a rule found to be no name: `İlham Əliyevinçıxışı`.
    """

    found: list[Candidate]
    named: Set[int]
    glued: Set[int]


def people(reading: Reading) -> Persons:
    """Every chain of words that reads like a person's name."""
    units, words = reading.units, reading.words
    found: list[Candidate] = []
    named: set[int] = set()
    glued: set[int] = set()
    at, beyond = 0, len(units)
    is_plain = words.is_plain
    while at < beyond:
        unit = units[at]
        if unit.hit is None:
            if is_plain(unit.word) and (at + 1 == beyond or units[at + 1].glue == BREAK):
                at += 1  # Görüşdə …: a common word alone
                continue
        elif not begins(reading, at):
            at += 1
            continue
        candidate = _person(reading, at, chain_end(reading, at))
        if candidate is None:
            at += 1
            continue
        found.append(candidate)
        since, at = at, _behind(reading, at, candidate.end)
        if not candidate.label:
            glued.update(range(since, at))
        if candidate.strength >= strength.CONTEXT:
            named.update(k for k in range(since, at) if units[k].start >= candidate.start)
    _agree(reading, found)
    return Persons(found, named, glued)


def _behind(reading: Reading, at: int, end: int) -> int:
    """The first unit from ``at`` on that does not begin before ``end``."""
    units = reading.units
    while at < len(units) and units[at].start < end:
        at += 1
    return at


class Chain:
    """Capitalised words that may be the name of a person, without the office in front of them.

    Attributes:
        reading, words: the text, and what is known of single words.
        start, end: positions of the first and the last unit.
        size: how many they are.
        first, last: these units.
        origin: where the chain begins with what stands in front of the name.
        office: True where an office stands in front, as a part of the chain.
    """

    __slots__ = ("end", "first", "last", "office", "origin", "reading", "size", "start", "words")

    def __init__(self, reading: Reading, start: int, end: int, origin: int, office: bool) -> None:
        self.reading = reading
        self.words = reading.words
        self.start = start
        self.end = end
        self.size = end - start + 1
        self.first = reading.units[start]
        self.last = reading.units[end]
        self.origin = origin
        self.office = office

    def without_first(self) -> Chain | None:
        """The chain behind its first word, which is an office or an ordinary one; None where nothing is left."""
        if self.start == self.end:
            return None
        announced = self.office or self.words.announces(self.first.word)
        return Chain(self.reading, self.start + 1, self.end, self.origin, announced)

    @property
    def may_open(self) -> bool:
        """May the first word be no part of the name: an office, or any word that opens a sentence?"""
        unit = self.first
        return unit.hit is None and (unit.first or self.words.office(unit.word) is not None)

    @property
    def surname(self) -> int:
        """Length of the surname that the last word is, 0 for none."""
        return self.words.surname(self.last.word)

    @property
    def given(self) -> bool:
        """Is a word before the last a given name?"""
        names = self.words.given_name
        return any(names(unit.word) == len(unit.word) > 0 for unit in self.reading.units[self.start : self.end])

    @property
    def common(self) -> bool:
        """Is the first word one that news writes in lower case?"""
        return self.words.is_common(self.first.word)

    @property
    def announced(self) -> bool:
        """Does an office stand before the name?"""
        if self.office:
            return True
        before = word_before(self.reading.lower, self.origin)
        return bool(before) and self.words.announces(before) and before not in self.words.offices.common


def _person(reading: Reading, start: int, end: int) -> Candidate | None:
    """Is the chain of the units from ``start`` to ``end`` a person, and which part of it?"""
    chain = _behind_office(reading, start, end)
    while chain is not None and chain.may_open and answer(IN_FRONT, chain) == TITLE:
        chain = chain.without_first()
    if chain is None or first(NOBODY, chain) is not None:
        return None
    reason = first(PERSONS, chain)
    if reason is None:
        return None
    person = Person(chain, reason)
    ending = answer(ENDINGS, person) or Ending(person.stem_end, person.end)
    weight = max(reason.strength, ending.strength)
    label, evidence = ("PERSON", reason.name) if ending.name else ("", glued_words.name)
    return Candidate(chain.first.start, ending.stem_end, ending.end, label, Evidence("rule", evidence), weight)


def _behind_office(reading: Reading, start: int, end: int) -> Chain | None:
    """The chain without an office of several words in front: `Əməkdar artist Rza Nəcəfov`."""
    units = reading.units
    origin = units[start].start
    if units[start].word not in reading.words.offices.long:
        return Chain(reading, start, end, origin, office=False)
    done = office_end(reading, units[start])
    at = start
    while at <= end and units[at].start < done:
        at += 1
    return Chain(reading, at, end, origin, office=at > start) if at <= end else None


#: What a word in front is: an office or an ordinary word, or a part of the name.
TITLE, NAME = "title", "name"


@rule(
    yes="Nazir [Həsənov]PERSON danışıb.",
    no="Dünən [Nazir Həsənov]PERSON danışıb.",
)
def office_that_opens_a_sentence(chain: Chain) -> str | None:
    """`Nazir Həsənov`: there are people of that name, and many more who hold the office."""
    if not chain.first.first or chain.words.offices.kinds.get(chain.first.word) not in _HELD:
        return None
    return TITLE if _is_given_name_before_surname(chain) else None


@rule(
    yes="Dünən [Əsgər İbrahimov]PERSON danışıb.",
    no="Dünən Nazir [Torma]PERSON danışıb.",
)
def given_name_that_is_an_office(chain: Chain) -> str | None:
    """Əsgər is a soldier, but in `Əsgər İbrahimov` a given name."""
    return NAME if _is_given_name_before_surname(chain) else None


@rule(
    yes="Dünən Nazir [Leks Delmar]PERSON danışıb.",
    no="[Günel Delmar]PERSON danışıb.",
)
def office(chain: Chain) -> str | None:
    return TITLE if chain.words.office(chain.first.word) else None


@rule(
    yes="Görüşdə [Kamil Nəcəfov]PERSON danışıb.",
    no="[Günel Delmar]PERSON danışıb.",
)
def common_word_that_opens_a_sentence(chain: Chain) -> str | None:
    """`Dünən İlham Əliyev`; but Günel, which is a given name and nothing else, is none."""
    word, words = chain.first.word, chain.words
    if not chain.first.first or not words.is_common(word) or words.names.given.get(word) is False:
        return None
    return TITLE


#: What the first word of a chain is; a part of the name where no rule decides.
IN_FRONT: tuple[Rule[Chain, str | None], ...] = (
    office_that_opens_a_sentence,
    given_name_that_is_an_office,
    office,
    common_word_that_opens_a_sentence,
)


def _is_given_name_before_surname(chain: Chain) -> bool:
    if chain.first.word not in chain.words.names.given or chain.start == chain.end:
        return False
    return bool(chain.words.surname(chain.reading.units[chain.start + 1].word))


@rule(
    yes="Sonra X [Nəcəfov|un]PERSON hesabını bağlayıb.",
    no="Sonra [X.Nəcəfov|un]PERSON hesabı bağlanıb.",
)
def letter(chain: Chain) -> bool:
    """A letter that is a name of the lists, and no initial."""
    if len(chain.first.word) > 1 or chain.first.hit is None:
        return False
    return chain.size == 1 or chain.reading.units[chain.start + 1].glue != "."


#: What makes a chain no person, whatever its words are.
NOBODY: tuple[Rule[Chain, bool], ...] = (letter,)


def _tail(reading: Reading, end: int) -> str:
    """What is joined to a word by a hyphen or an apostrophe and written small: `ya` of `Rasi-zadə-ya`."""
    if reading.cased[end : end + 1] not in ("-", "'") or not reading.cased[end + 1 : end + 2].islower():
        return ""
    tail = _LETTERS.match(reading.lower, end + 1)
    return "" if tail is None else tail[0]


@rule(
    name="initials and a surname",
    strength=strength.FULL_NAME,
    yes="Bunu [T.Qaravəlli]PERSON deyib.",
    no="Bunu A. bəndi deyir.",
)
def initials(chain: Chain) -> bool:
    """`T.Qaravəlli`"""
    first, last = chain.first, chain.last
    point = chain.reading.cased[first.end : first.end + 1] == "."
    return chain.size > 1 and point and len(first.word) <= 2 and len(last.word) > 2


@rule(
    strength=strength.FULL_NAME,
    yes="Bunu [Torma Dağ Nəcəfov]PERSON deyib.",
    no="Bunu Bazar [Nəcəfov]PERSON deyib.",
)
def surname(chain: Chain) -> bool:
    """`Rza Nəcəfov`, and `Okello Əliyev`, but not `Görüşdə Əliyev`"""
    return chain.size > 1 and chain.surname > 0 and (chain.given or not chain.common)


@rule(
    strength=strength.FULL_NAME,
    yes="[Xert Erhürman|ın]PERSON sözü səsləndi.",
    no="Bunu Torma [Merkel]PERSON deyib.",
)
def known_surname(chain: Chain) -> bool:
    """`Xert Vilders`: the surname of somebody in the lists."""
    return chain.size == 2 and is_known_surname(chain.first, chain.last, chain.words)


@rule(
    strength=strength.CONTEXT,
    yes="Bunu [Günel Torma Delmar Okelo]PERSON deyib.",
    no="Bunu Okelo [Torma Delmar Del]PERSON deyib.",
)
def given_name(chain: Chain) -> bool:
    """`Leks Delmar`; at the start of a sentence a common word that has only the form of a name is none."""
    first = chain.first
    by_chance = first.first and chain.common and first.word not in chain.words.names.given
    return chain.size > 1 and chain.given and not by_chance


@rule(
    strength=strength.CONTEXT,
    yes="Orada səfir [Torma]PERSON danışıb.",
    no="Orada Torma danışıb.",
)
def office_before(chain: Chain) -> bool:
    """`səfir Torma`"""
    return len(chain.first.word) > 1 and not chain.common and chain.announced


@rule(
    strength=strength.CONTEXT,
    yes="Orada hörmətli [Sahibə]PERSON xanımla görüşüblər.",
    no="Orada Torma xanımla görüşüblər.",
)
def address_behind(chain: Chain) -> bool:
    """`hörmətli Sahibə xanım`: a given name with a form of address behind it."""
    unit, words = chain.first, chain.words
    if chain.size > 1 or unit.first or unit.sure or words.given_name(unit.word) != len(unit.word):
        return False
    following = _NEXT.match(chain.reading.lower, unit.start + len(unit.word))
    office = words.office(following[1]) if following is not None else None
    return office is not None and office[0] in words.offices.addresses


@rule(
    strength=strength.CONTEXT,
    yes="Orada 9 yaşlı [Nuray]PERSON yaşayır.",
    no="Orada Nuray yaşayır.",
)
def age_before(chain: Chain) -> bool:
    """`9 yaşlı Nuray`"""
    unit, words = chain.first, chain.words
    if chain.size > 1 or unit.hit is not None or chain.common:
        return False
    if word_before(chain.reading.lower, unit.start) not in words.roles.ages:
        return False
    return bool(words.given_name(unit.word) or chain.surname)


@rule(
    name="surname",
    strength=strength.SURNAME,
    yes="Sual [Qaravəliyev|ə]PERSON verilib.",
    no="Sual Aydına verilib.",
)
def lone_surname(chain: Chain) -> bool:
    """`Qaravəliyevə`; not one that is another word too."""
    if chain.size > 1 or not chain.surname or chain.common or chain.first.hit is not None:
        return False
    return not chain.words.names.surnames.get(chain.first.word[: chain.surname])


@rule(
    strength=strength.UNKNOWN,
    yes="Bunu [Okelo Mosez]PERSON deyib.",
    no="Bunu Torma Bazar deyib.",
)
def unknown_words(chain: Chain) -> bool:
    """`Okello Moses`: two or three words that are no words of the language."""
    if not 2 <= chain.size <= 3 or chain.first.hit is not None:
        return False
    units = chain.reading.units[chain.start : chain.end + 1]
    if any(chain.words.is_common(unit.word) for unit in units):
        return False
    if _ROMAN.match(chain.reading.cased, chain.first.start) or _ends_in_capitals(chain):
        return False
    return not _is_foreign(chain, units)


#: What makes a chain a person; the name of the rule is its evidence.
PERSONS: tuple[Rule[Chain, bool], ...] = (
    initials,
    surname,
    known_surname,
    given_name,
    office_before,
    address_behind,
    age_before,
    lone_surname,
    unknown_words,
)


def _ends_in_capitals(chain: Chain) -> bool:
    """Is the last word an acronym and the first none? `Delmar MTQ`"""
    cased, first, last = chain.reading.cased, chain.first, chain.last
    if len(last.word) == 1 or not cased[last.start : last.end].isupper():
        return False
    return not cased[first.start : first.end].isupper()


def _is_foreign(chain: Chain, units: list[Unit]) -> bool:
    """Does a small word of another language stand beside or among the words? `(Designing the Future for Our Lives)`."""
    lower, words = chain.reading.lower, chain.words
    if any(unit.word in words.roles.foreign and unit.word not in words.names.particles for unit in units):
        return True
    at = chain.start
    first = max(0, at - _LONGEST_TITLE)
    while at > first and chain.reading.units[at].glue == " ":
        at -= 1
    if word_before(lower, chain.reading.units[at].start) in words.roles.foreign:
        return True
    following = _NEXT.match(lower, chain.last.end)
    return following is not None and following[1] in words.roles.foreign


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a name ends.

    Attributes:
        stem_end, end: where its ending starts, and behind it.
        strength: how much the ending makes the name weigh, at least.
        name: False where the ending shows that it is none.
    """

    stem_end: int
    end: int
    strength: int = 0
    name: bool = True


class Person:
    """A chain that a rule took for a person, with the end of its last word.

    Attributes:
        chain, reason: the chain and the rule.
        last, stem_end, end: the last word, where its ending starts, and behind it and the point of an initial.
        tail: what is joined to it by a hyphen or an apostrophe and written small, "" for nothing.
    """

    def __init__(self, chain: Chain, reason: Rule[Chain, bool]) -> None:
        self.chain = chain
        self.reason = reason
        self.last = last = chain.last
        self.end = last.end
        if len(last.word) == 1 and chain.size > 1 and chain.reading.cased[last.end : last.end + 1] == ".":
            self.stem_end = self.end = last.end + 1  # Hüseyn M. və İ.H. yaralanıb
        elif reason is known_surname:
            self.stem_end = last.stem_end
        else:
            words = chain.words
            self.stem_end = last.start + (chain.surname or words.given_name(last.word) or words.strip(last.word))
        self.tail = _tail(chain.reading, self.end)


@rule(
    yes="Orada hörmətli [Sahibə]PERSON xanımla görüşüblər.",
    no="Orada [Günel Delmar|la]PERSON görüşüblər.",
)
def given_name_before_an_address(person: Person) -> Ending | None:
    """Of a name of the lists that has several words only the first is meant."""
    if person.reason is not address_behind:
        return None
    end = person.last.start + len(person.last.word)
    return Ending(end, end)


@rule(
    yes="Sakin [Həsənov Elvin Kamil oğlu|nu]PERSON mükafatlandırıblar.",
    no="Sakin [Həsənov Elvin]PERSON oğlan uşağını gətirib.",
)
def patronymic(person: Person) -> Ending | None:
    """`Həsənov Elvin Kamil oğlu`, `Heydər Əlirza oğlu Əliyev`"""
    lower = person.chain.reading.lower
    stem_end = patronymic_end(person.chain.reading, person.end)
    if not stem_end:
        return None
    tail = _LETTERS.match(lower, stem_end)
    if tail is None:
        return Ending(*_surname_behind(person, stem_end), strength=strength.FULL_NAME)
    if tail[0] not in tails(lower[person.end + 1 : stem_end]):
        return Ending(person.end, person.end, strength=strength.FULL_NAME)
    return Ending(stem_end, tail.end(), strength=strength.FULL_NAME)


def _surname_behind(person: Person, end: int) -> tuple[int, int]:
    """`Heydər Əlirza oğlu Əliyev`"""
    reading, at = person.chain.reading, person.chain.end + 1
    following = reading.units[at] if at < len(reading.units) else None
    if following is None or following.hit is not None or following.start != end + 1 or reading.lower[end] != " ":
        return end, end
    return following.end, following.end


@rule(
    yes="Bunu [Günel Torma|-nın]PERSON qonağı deyib.",
    no="Bunu [Günel Torma]PERSON-film deyib.",
)
def ending_behind_a_hyphen(person: Person) -> Ending | None:
    """`Torma-nın`"""
    if person.tail not in TAILS[ANY]:
        return None
    return Ending(person.end, person.end + 1 + len(person.tail))


@rule(
    yes="Orden [Artur Rasi-zadə|yə]PERSON təqdim olunub.",
    no="Orden [Artur Rasi]PERSON-filmə təqdim olunub.",
)
def surname_with_a_hyphen(person: Person) -> Ending | None:
    """`Artur Rasi-zadəyə`"""
    last = person.last
    length = person.chain.words.surname(last.word + person.tail) if person.tail else 0
    if length <= len(last.word):
        return None
    return Ending(person.end + 1 + length - len(last.word), person.end + 1 + len(person.tail))


@rule(
    yes="Sonra Prezident İlham Əliyevinçıxışı dinlənilib.",
    no="Sonra Prezident [İlham Delmarovski]PERSON dinlənilib.",
)
def glued_words(person: Person) -> Ending | None:
    """`İlham Əliyevinçıxışı`: words written together by a fault of the text."""
    chain = person.chain
    if person.tail or person.reason.strength < strength.CONTEXT or chain.size == 1 or chain.surname:
        return None
    return (
        Ending(person.end, person.end, strength=strength.FULL_NAME, name=False)
        if chain.words.glued(person.last.word)
        else None
    )


#: Where a name ends that does not end with its last word.
ENDINGS: tuple[Rule[Person, Ending | None], ...] = (
    given_name_before_an_address,
    patronymic,
    ending_behind_a_hyphen,
    surname_with_a_hyphen,
    glued_words,
)


def _agree(reading: Reading, found: list[Candidate]) -> None:
    """Undo an ending that is none: where the text has `Bellini|yə` too, `Marko Bellini` is not `Belli|ni`."""
    lower = reading.lower
    beginnings: dict[str, set[str]] = {}
    for candidate in found:
        end = candidate.end
        if candidate.stem_end == end or not lower[candidate.stem_end : end].isalpha():
            continue
        before = max(0, candidate.start - 1)  # not the whole text, which may have no hyphen
        start = max([lower.rfind(sign, before, end) for sign in " -."]) + 1
        whole, stem = lower[start:end], lower[start : candidate.stem_end]
        if start < candidate.start or len(stem) < 3:
            continue
        if not beginnings:
            for unit in reading.units:
                beginnings.setdefault(unit.word[:3], set()).add(unit.word)
        if _is_whole(whole, stem, beginnings.get(stem[:3], set())):
            candidate.stem_end = end


def _is_whole(whole: str, stem: str, others: set[str]) -> bool:
    """Do other words of the text show that a word has no ending of its own?"""
    others = others - {whole}
    longer = {word for word in others if word.startswith(whole) and word[len(whole) :] in tails(whole)}
    return bool(longer) and not any(
        word.startswith(stem) and word[len(stem) :] in tails(stem) for word in others - longer
    )
