"""Names built on a head word: `Xarici İşlər Nazirliyi`, `Zəngəzur dəhlizi`, `Vətən müharibəsi`.

A head stands last in its name, so the rules start at the head; how far the name reaches to the left is asked of
:mod:`azdiplo.entities.rules.joints`. There are three kinds of places where such a name may end: a name of the lists
that takes in its owner (:data:`LISTED`), a head with a capital (:data:`CAPITAL`), and a unit with a head in lower case
behind it (:data:`NOT_SMALL` says where that makes no name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.joints import ending, owned_together, person_start, reach
from azdiplo.entities.rules.numbered import LOWER_WORD, counted, dated, numbered, numbered_place
from azdiplo.entities.rules.rule import Rule, answer, first, rule
from azdiplo.entities.rules.shared_head import sharing
from azdiplo.entities.units import Unit
from azdiplo.entities.words import BREAK, Head
from azdiplo.gazetteer.names import Hit
from azdiplo.morphology.forms import is_abroad, is_genitive, is_ours, may_be_plural, possessed, suffixes
from azdiplo.records import Evidence

__all__ = ["headed"]

_SECOND = re.compile(r"-[^\W\d]+")
_ROMAN = re.compile(r"[IVXL]+ ")
#: Names of the lists that may take in their owner.
_WITH_OWNERS = frozenset(("ORG", "EVENT"))
_BODIES = frozenset(("STATE", "ORG"))
#: Kinds of bodies that every state has: their name alone does not tell which, so the owner is part of it.
_OWNED = frozenset(("government", "parliament", "military", "court"))
#: How far behind a lower-case word the plural may stand of which it is the first half: avtomobil yolları
_NEAR = 20
#: Words in lower case of a unit of a body: Mətbuat və ictimaiyyətlə əlaqələr şöbəsi
_WORDS_OF_ORGAN = 7
_BODY = Head("", "ORG", bare=False, lower="")


def headed(reading: Reading, named: Set[int]) -> list[Candidate]:
    """Every name that a head word makes, and names of the lists with their owner.

    Args:
        reading: the text.
        named: positions of the units that belong to the name of a person.
    """
    found: list[Candidate] = []
    ends: set[int] = set()  # of the names with a capital head
    cased, head = reading.cased, reading.words.head
    for i, unit in enumerate(reading.units):
        if unit.glue != BREAK and unit.label in _WITH_OWNERS:
            found += _with_owner(reading, named, i)
        if not unit.sure and (head[unit.word] is not None or cased.startswith("-", unit.end) or unit.glue == " "):
            capital = _with_capital(reading, named, i) or _organ(reading, named, i)
            if capital is not None:
                found.append(capital)
                ends.add(i)
    for i, follower in _followers(reading, ends):
        found += _behind(reading, named, i, follower)
    return found


def _with_owner(reading: Reading, named: Set[int], i: int) -> Sequence[Candidate]:
    """The name of the lists that unit ``i`` is, with what it takes in."""
    if reading.units[i].glue == " " and not reading.units[i - 1].sure:
        return ()
    owned = answer(LISTED, Listed(reading, named, i))
    return () if owned is None else (owned,)


def _followers(reading: Reading, ends: Set[int]) -> Iterator[tuple[int, re.Match[str] | None]]:
    """The units behind which a head in lower case or a number may stand, and the word in lower case behind them.

    Args:
        reading: the text.
        ends: positions of the units with which a name ends that a capital head makes.
    """
    lower, match = reading.lower, LOWER_WORD.match
    opens, addresses = reading.words.heads.opens, reading.words.offices.addresses
    for i, unit in enumerate(reading.units):
        end = unit.end
        follower = match(lower, end)
        if follower is None:
            if lower[end + 1 : end + 2].isdigit() and i not in ends:
                yield i, None
            continue
        end = follower.end()
        word = lower[unit.end + 1 : end]
        if (opens[word] or word in addresses or lower[end + 1 : end + 2].isdigit()) and i not in ends:
            yield i, follower


def _behind(reading: Reading, named: Set[int], i: int, follower: re.Match[str] | None) -> Sequence[Candidate]:
    """The names that the words in lower case behind unit ``i`` make."""
    lower, units = reading.lower, reading.units
    end = units[i].end if follower is None else follower.end()
    if lower[end + 1 : end + 2].isdigit():
        candidate = numbered(reading, named, i, follower)
        if candidate is not None:
            return (candidate,)
    if follower is None or (i + 1 < len(units) and units[i + 1].start < end):
        return ()
    small = _in_lower_case(reading, named, i, follower)
    if small is not None:
        return (small,)
    return sharing(reading, i, follower) if may_be_plural(lower[follower.start() : end + _NEAR]) else ()


class Listed:
    """A body or event of the lists that may take in what stands before it.

    Attributes:
        reading: the text.
        named: positions of the units that belong to the name of a person.
        i: position of the unit.
        unit: the unit.
        hit: what the lists know of it.
        before: the unit before, None where there is none.
        owner: the unit before, if it is a state or body, or a part of a state with ministries of its own.
    """

    __slots__ = ("before", "hit", "i", "named", "owner", "reading", "unit")

    def __init__(self, reading: Reading, named: Set[int], i: int) -> None:
        self.reading = reading
        self.named = named
        self.i = i
        self.unit = reading.units[i]
        assert self.unit.hit is not None
        self.hit: Hit = self.unit.hit
        self.before = before = reading.units[i - 1] if i else None
        owns = before is not None and before.sure and (before.label in _BODIES or _is_republic(before))
        self.owner = before if owns and self.unit.glue == " " else None

    @property
    def kind(self) -> str | None:
        return self.hit.form.entry.fields.get("kind")

    def with_owner(self, start: int) -> Candidate:
        """The body with an owner that begins at ``start``; behind it a name gets a possessive: `Prokurorluğu|nun`."""
        unit = self.unit
        stem_end = unit.stem_end + _possessive(self.reading.lower[unit.stem_end : unit.end])
        return Candidate(
            start, stem_end, unit.end, "ORG", Evidence("rule", "body with its owner"), strength.HEAD_OF_NAMES
        )


def _is_republic(unit: Unit) -> bool:
    """Is it a part of a state with ministries of its own? `Naxçıvan Muxtar Respublikası`."""
    hit = unit.hit
    return (
        hit is not None
        and unit.label == "PLACE"
        and hit.form.words > 1
        and hit.form.entry.fields.get("kind") == "region"
    )


def _possessive(tail: str) -> int:
    """Length of the possessive of the third person with which an ending begins, 0 for none."""
    if tail not in possessed():
        return 0
    return max((len(suffix) for suffix in suffixes("possessive", "3sg") if tail.startswith(suffix)), default=0)


@rule(
    yes="Səhnədə [Rza Nəcəfov adına Azərbaycan Dövlət Mahnı və Rəqs Ansamblı]ORG çıxış edib.",
    no="Səhnədə [Azərbaycan Dövlət Mahnı və Rəqs Ansamblı]ORG çıxış edib.",
)
def body_named_after_somebody(listed: Listed) -> Candidate | None:
    unit, before, reading = listed.unit, listed.before, listed.reading
    if unit.label != "ORG" or not unit.sure or before is None:
        return None
    if unit.glue not in reading.words.roles.named_after:
        return None
    if listed.i - 1 not in listed.named and before.label != "PERSON":
        return None
    start = reading.units[person_start(reading, listed.named, listed.i - 1)].start
    evidence = Evidence("rule", "body named after somebody")
    entry = listed.hit.form.entry
    return Candidate(start, unit.stem_end, unit.end, "ORG", evidence, strength.HEAD_OF_NAMES, entry)


@rule(
    yes="Layihəni [Elm və Təhsil Nazirliyi yanında Peşə Təhsili üzrə Dövlət Agentliyi]ORG hazırlayıb.",
    no="Layihəni [Peşə Təhsili üzrə Dövlət Agentliyi]ORG hazırlayıb.",
)
def body_beside_an_office(listed: Listed) -> Candidate | None:
    unit, reading = listed.unit, listed.reading
    if unit.label != "ORG" or not unit.sure or unit.glue not in reading.words.roles.beside:
        return None
    start = reach(reading, listed.named, listed.i, _BODY, small=False)
    return listed.with_owner(start) if start < unit.start else None


@rule(
    yes="Bunu [Norveçin Xarici İşlər Nazirliyi]ORG açıqlayıb.",
    no="Bunu [Xarici İşlər Nazirliyi]ORG açıqlayıb.",
)
def body_with_its_owner(listed: Listed) -> Candidate | None:
    owner = listed.owner
    if owner is None or listed.unit.label != "ORG" or first(NOT_OWNED, listed) is not None:
        return None
    start = owner.start
    if owner.label == "ORG":
        # Türkiyə Respublikası Silahlı Qüvvələrinin Quru Qoşunları
        higher = answer(LISTED, Listed(listed.reading, listed.named, listed.i - 1))
        start = owner.start if higher is None else higher.start
    return listed.with_owner(start)


@rule(
    yes="Qonaqlar [İqtisadi Əməkdaşlıq Təşkilatının Xankəndi Sammiti|ndə]EVENT çıxış edib.",
    no="Qonaqlar [Xankəndi Sammiti|ndə]EVENT çıxış edib.",
)
def summit_with_its_body(listed: Listed) -> Candidate | None:
    unit, owner, lower = listed.unit, listed.owner, listed.reading.lower
    if unit.label != "EVENT" or not unit.sure or listed.kind != "summit" or owner is None or owner.label != "ORG":
        return None
    last = lower.rfind(" ", unit.start, unit.stem_end) + 1
    if last <= unit.start or not listed.reading.cased[last].isupper() or not is_genitive(ending(lower, owner)):
        return None
    evidence = Evidence("rule", "summit with its body")
    return Candidate(owner.start, unit.stem_end, unit.end, "EVENT", evidence, strength.HEAD_OF_NAMES)


#: What a name of the lists may take in.
LISTED: tuple[Rule[Listed, Candidate | None], ...] = (
    body_named_after_somebody,
    body_beside_an_office,
    body_with_its_owner,
    summit_with_its_body,
)


@rule(
    yes="Söhbətdə [Azərbaycan|ın]STATE [Avropa Şurası]ORG ilə əməkdaşlığı vurğulanıb.",
    no="Bunu [Norveçin Xarici İşlər Nazirliyi]ORG açıqlayıb.",
)
def body_that_tells(listed: Listed) -> bool:
    """A body that is told by its own name, unless a possessive says that it is the state's: `Mərkəzi Bank|ı`."""
    owner, unit = listed.owner, listed.unit
    assert owner is not None
    if listed.kind in _OWNED:
        return False
    theirs = _possessive(listed.reading.lower[unit.stem_end : unit.end]) > 0
    return owner.stem_end < owner.end or listed.hit.form.words == 1 or owner.label != "STATE" or not theirs


@rule(
    yes="Bu barədə [AZƏRTAC|-a]ORG [Nazirlər Kabineti|ndən]ORG məlumat verilib.",
    no="Bunu [Norveçin Xarici İşlər Nazirliyi]ORG açıqlayıb.",
)
def no_genitive(listed: Listed) -> bool:
    """Only a state owns without a genitive."""
    owner = listed.owner
    assert owner is not None
    tail = ending(listed.reading.lower, owner)
    return (tail != "" or owner.label != "STATE") and not is_genitive(tail)


@rule(
    yes="Görüşdə [Qətər]STATE və [Oman|ın]STATE [XİN]ORG rəhbərləri iştirak edib.",
    no="Bunu [Norveçin Xarici İşlər Nazirliyi]ORG açıqlayıb.",
)
def body_of_two_states(listed: Listed) -> bool:
    owner = listed.owner
    assert owner is not None
    return owner.stem_end < owner.end and owned_together(listed.reading, listed.i - 1)


#: Where a body with an owner before it is named without the owner; asked only where it has one.
NOT_OWNED: tuple[Rule[Listed, bool], ...] = (body_that_tells, no_genitive, body_of_two_states)


@dataclass(slots=True)
class Found:
    """A head in a text: where its stem ends and where the word."""

    head: Head
    stem_end: int
    end: int


class Grown:
    """A name with a capital head, as far as it reaches.

    Attributes:
        reading: the text.
        named: positions of the units that belong to the name of a person.
        i: position of the head.
        found: the head.
        start: where the name begins.
        begin: where it begins if a number before it, as of a school, is a part of it.
    """

    def __init__(self, reading: Reading, named: Set[int], i: int, found: Found) -> None:
        self.reading = reading
        self.named = named
        self.i = i
        self.head = found.head
        self.found = found
        self.start = reach(reading, named, i, found.head, small=False)
        # 1 saylı Bakı Dövlət Peşə Təhsil Mərkəzi
        self.begin = numbered_place(reading.lower, self.start) if self.head.label == "ORG" else self.start

    @cached_property
    def counted_from(self) -> int:
        """Where a body begins of which the name is a counted gathering; else where the name does."""
        if self.head.label != "EVENT" and self.head.word not in self.reading.words.roles.gatherings:
            return self.start
        return _counted_of(self)

    @property
    def before(self) -> Unit:
        return self.reading.units[self.i - 1]

    @property
    def roman(self) -> bool:
        """Hərəkatın XVIII Zirvə Görüşü: a Roman number is a capitalised word, and behind its owner."""
        near = self.reading.units[max(0, self.i - 3) : self.i]
        return any(unit.start > self.start and _ROMAN.match(self.reading.cased, unit.start) for unit in near)


def _counted_of(grown: Grown) -> int:
    """`UNESCO-nun 43-cü Baş Konfransı`, `İttifaqın 150-ci Assambleyası`, `Beyin Mərkəzlərinin 1-ci Forumu`."""
    reading, start = grown.reading, grown.start
    lower, words, units = reading.lower, reading.words, reading.units
    number = counted(reading, start)
    if number == start:
        return start
    k = grown.i
    while k and units[k].start >= number:
        k -= 1
    owner = units[k]
    if owner.end + 1 != number:
        return start
    if owner.hit is None and grown.head.label == "EVENT" and k not in grown.named and is_genitive(owner.word):
        if words.office(owner.word) and not may_be_plural(owner.word):
            return start
        first_word = reach(reading, grown.named, k, _BODY, small=False)
        return first_word if first_word < owner.start else start
    if owner.label not in ("ORG", "EVENT") or not owner.sure:
        return start
    return owner.start if is_genitive(lower[owner.stem_end : owner.end]) else start


@rule(
    yes="Uşaqlar Muzeydə olub.",
    no="Bunu [Xəzər Logistika Assosiasiyası]ORG bildirib.",
)
def head_alone(grown: Grown) -> bool:
    return grown.start == grown.reading.units[grown.i].start and grown.counted_from == grown.start


@rule(
    yes="Qərar [Laçın|da]PLACE keçirilmiş Üçtərəfli Zirvə Görüşündə qəbul edilib.",
    no="Sənədi [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
)
def not_counted(grown: Grown) -> bool:
    """A meeting that is a name only where a body counts it."""
    return grown.head.counted and grown.counted_from == grown.start and not grown.roman


@rule(
    yes="Qərarı İdarə Heyəti verib.",
    no="Sənədi [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
)
def short_form(grown: Grown) -> bool:
    """What names nothing by itself: `Dövlət Agentliyi`."""
    if grown.counted_from < grown.start:
        return False
    return grown.reading.lower[grown.begin : grown.found.stem_end] in grown.reading.words.roles.short_forms


@rule(
    yes="Qonaqlar “[Zirvə Plaza]ORG” Beynəlxalq Sərgi Mərkəzinə gəlib.",
    no="Sənədi [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
)
def behind_a_quotation(grown: Grown) -> bool:
    """What stands behind a quoted name describes it: `“Kür” Olimpiya Tədris-İdman Mərkəzi`."""
    return grown.counted_from == grown.start and grown.reading.cased.endswith('" ', 0, grown.begin)


@rule(
    yes="Bu ilin İnvestisiya Proqramında vəsait ayrılıb.",
    no="Sənədi [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
)
def says_what_kind(grown: Grown) -> bool:
    """One common word says what kind of document it is, not which: `Əməkdaşlıq Sazişi`, `Fəaliyyət Proqramı`."""
    before = grown.before
    if grown.head.label not in ("LAW", "PROJECT") or grown.start != before.start or before.hit is not None:
        return False
    return grown.reading.words.is_common(before.word)


#: Where a capital head makes no name.
NOT_CAPITAL: tuple[Rule[Grown, bool], ...] = (
    head_alone,
    not_counted,
    short_form,
    behind_a_quotation,
    says_what_kind,
)


def _with_capital(reading: Reading, named: Set[int], i: int) -> Candidate | None:
    """A name whose head is unit ``i``."""
    found = _head_at(reading, i)
    if found is None:
        return None
    grown = Grown(reading, named, i, found)
    if first(NOT_CAPITAL, grown) is not None:
        return None
    stem_end, end, head = found.stem_end, found.end, found.head
    if grown.counted_from < grown.start:
        evidence = Evidence("rule", f"counted: {head.word}")
        return Candidate(grown.counted_from, stem_end, end, "EVENT", evidence, strength.HEAD_OF_NAMES)
    evidence = Evidence("rule", f"head: {head.word}")
    return _event(reading, Candidate(grown.begin, stem_end, end, head.label, evidence, strength.HEAD))


def _event(reading: Reading, candidate: Candidate) -> Candidate:
    """An event with the numbers that belong to it; everything else as it is."""
    if candidate.label == "EVENT":
        candidate.start = counted(reading, candidate.start)
        if candidate.stem_end == candidate.end:
            candidate.stem_end, candidate.end = dated(reading, candidate.end)
    return candidate


def _head_at(reading: Reading, i: int) -> Found | None:
    """The head that unit ``i`` is, a word or two with a hyphen: `Düşənbə Qran-prisi`."""
    unit, words = reading.units[i], reading.words
    end = unit.end
    answer = words.head(unit.word) if unit.hit is None or unit.hit.form.words == 1 else None
    if answer is None and reading.cased[end : end + 1] == "-":
        second = _SECOND.match(reading.lower, end)
        if second is not None:
            answer, end = words.head(unit.word + second[0]), second.end()
    if answer is None or is_ours(unit.word[answer[1] :]):
        return None
    return Found(answer[0], unit.start + answer[1], end)


def _organ(reading: Reading, named: Set[int], i: int) -> Candidate | None:
    """A unit of a body whose name begins with a capital and goes on in lower case.

    `Xarici İşlər Nazirliyinin Mətbuat xidməti idarəsi`.
    """
    unit = reading.units[i]
    if unit.hit is not None or i == 0 or unit.glue != " ":
        return None
    owner, words = reading.units[i - 1], reading.words
    body = (owner.label == "ORG" and owner.sure) or (owner.hit is None and words.head(owner.word) is not None)
    if not body or not is_genitive(reading.lower[owner.start : owner.end]):
        return None
    found = _organ_behind(reading, unit.end)
    if found is None:
        return None
    if owner.hit is None:
        start = reach(reading, named, i - 1, found.head, small=False)
    else:
        higher = answer(LISTED, Listed(reading, named, i - 1))
        start = owner.start if higher is None else higher.start
    evidence = Evidence("rule", f"organ: {found.head.word}")
    return Candidate(start, found.stem_end, found.end, "ORG", evidence, strength.HEAD_OF_NAMES)


def _organ_behind(reading: Reading, at: int) -> Found | None:
    """The last word behind ``at``, among those in lower case, that is a unit of a body; none behind another body."""
    found: Found | None = None
    for _ in range(_WORDS_OF_ORGAN):
        match = LOWER_WORD.match(reading.lower, at)
        if match is None or reading.cased[match.start(1)].isupper():
            break
        at = match.end()
        answer = reading.words.head(match[1])
        if answer is not None and answer[0].label == "ORG" and not answer[0].bare:
            if answer[0].word not in reading.words.roles.organs:
                break
            found = Found(answer[0], match.start(1) + answer[1], at)
    return found


class Small:
    """A head in lower case behind a unit.

    Attributes:
        reading: the text.
        named: positions of the units that belong to the name of a person.
        i: position of the unit.
        unit: the unit.
        head: the head.
        found: the head with its place.
        words: how many words it has.
        ending: what stands behind its stem.
    """

    def __init__(self, reading: Reading, named: Set[int], i: int, found: Found) -> None:
        self.reading = reading
        self.named = named
        self.i = i
        self.unit = reading.units[i]
        self.head = found.head
        self.found = found

    @property
    def ending(self) -> str:
        return self.reading.lower[self.found.stem_end : self.found.end]

    @property
    def state(self) -> bool:
        return self.unit.label == "STATE"

    @property
    def person(self) -> bool:
        return self.i in self.named

    @cached_property
    def start(self) -> int:
        """Where the name begins."""
        return reach(self.reading, self.named, self.i, self.head, small=True)


@rule(
    yes="Dünən [İran|dakı]STATE səfirliyimiz açılıb.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def ours(small: Small) -> bool:
    return is_ours(small.ending)


@rule(
    yes="Bu yol [Azərbaycan]STATE dəmir yolunun bir hissəsidir.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def behind_a_state(small: Small) -> bool:
    """A head that counts behind other names than those of states."""
    return small.state and small.head.lower == "name"


@rule(
    yes="Bunu [Yohannesburq]PLACE polisinin sözçüsü bildirib.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def behind_another_name(small: Small) -> bool:
    """A head that counts behind states alone; a mission stands behind the town that it is in as well."""
    missions = small.reading.words.roles.missions
    return not small.state and small.head.lower == "state" and small.head.word not in missions


@rule(
    yes="Qərar [Şanxay Əməkdaşlıq Təşkilatı|nın]ORG sammiti çərçivəsində verilib.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def behind_an_ending(small: Small) -> bool:
    """An inflected name of the lists that does not own what follows it."""
    tail = ending(small.reading.lower, small.unit)
    abroad = is_abroad(tail) and small.head.word in small.reading.words.roles.missions
    owns = small.state and small.head.label == "ORG" and is_genitive(tail)
    return tail != "" and not abroad and not owns


@rule(
    yes="Yaxınlıqdakı Sərdar məscidi təmir olunub.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def behind_an_office(small: Small) -> bool:
    return small.unit.hit is None and small.reading.words.office(small.unit.word) is not None


@rule(
    yes="Sülh müqaviləsinin mətni hazırdır.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def behind_a_first_word(small: Small) -> bool:
    """A common word at the start of a sentence."""
    unit = small.unit
    return unit.hit is None and unit.first and small.reading.words.is_common(unit.word)


@rule(
    yes="Qonaqlar [COP29]EVENT konfransının açılışına gəlib.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def described(small: Small) -> bool:
    """A listed name that stands without the word: `Novruz bayramı`."""
    unit, label = small.unit, small.head.label
    return unit.sure and unit.label == label == small.reading.words.descriptor(small.head.word)


@rule(
    yes="Kitab [Gəncə]PLACE-[Şirvan]PLACE müharibəsindən danışır.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def between_two(small: Small) -> bool:
    """A description: `Ermənistan-Azərbaycan müharibəsi`, `Mərkəzi Asiya-Almaniya sammiti`."""
    unit = small.unit
    names = small.state or small.person or (unit.hit is not None and unit.sure)
    return small.head.label == "EVENT" and unit.glue == "-" and names


@rule(
    yes="Dünən [Rza Nəcəfov]PERSON dəmir yolunu yoxlayıb.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def project_of_somebody(small: Small) -> bool:
    return small.head.label == "PROJECT" and small.person


@rule(
    yes="Ordu komandanı general [Burhan]PERSON döyüşləri dayandırıb.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def object_of_somebody(small: Small) -> bool:
    """`general Burhan döyüşləri davam etdirəcək`."""
    person = small.person or small.unit.label == "PERSON"
    return small.head.label == "EVENT" and person and may_be_plural(small.head.word)


@rule(
    yes="Nazir [Ağdam]PLACE dəmir yolu vağzalını açıb.",
    no="Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
)
def of_a_town(small: Small) -> bool:
    """A road or railway in a town, not one that is named from where to where: `Ağdam dəmir yolu vağzalı`."""
    if " " not in small.head.word or small.head.label != "PROJECT" or small.unit.label != "PLACE":
        return False
    return "-" not in small.reading.lower[small.start : small.unit.end]


#: Where a head in lower case makes no name.
NOT_SMALL: tuple[Rule[Small, bool], ...] = (
    ours,
    behind_a_state,
    behind_another_name,
    behind_an_ending,
    behind_an_office,
    behind_a_first_word,
    described,
    between_two,
    project_of_somebody,
    object_of_somebody,
    of_a_town,
)


def _in_lower_case(reading: Reading, named: Set[int], i: int, follower: re.Match[str]) -> Candidate | None:
    """A name with a head in lower case behind unit ``i``."""
    found = _small_head(reading, i in named, follower)
    if found is None:
        return None
    small = Small(reading, named, i, found)
    if first(NOT_SMALL, small) is not None:
        return None
    head, start = found.head, small.start
    whole = head.label == "PLACE" and small.person and start < small.unit.start  # Ə. Cəmil küçəsi
    weight = strength.HEAD_OF_NAMES if whole else strength.HEAD
    evidence = Evidence("rule", f"head: {head.word}")
    return _event(reading, Candidate(start, found.stem_end, found.end, head.label, evidence, weight))


def _small_head(reading: Reading, person: bool, follower: re.Match[str]) -> Found | None:
    """The head in lower case that begins with a word: `dəhlizi`, `dəmir yolu`, behind a person `bəy məscidi`."""
    words, cased = reading.words, reading.cased
    first_word = follower[1]
    if person and first_word in words.offices.addresses:
        second = LOWER_WORD.match(reading.lower, follower.end())
        found = _lower_head(reading, second[1], second.start(1), second.end()) if second is not None else None
        return found if found is not None and found.head.label == "PLACE" else None
    found = _lower_head(reading, first_word, follower.start(1), follower.end())
    if found is not None or first_word not in words.heads.starts:
        return found
    second = LOWER_WORD.match(reading.lower, follower.end())
    if second is None or cased[second.start(1)].isupper():
        return None
    return _lower_head(reading, f"{first_word} {second[1]}", follower.start(1), second.end())


def _lower_head(reading: Reading, words: str, start: int, end: int) -> Found | None:
    """The head that these words are, if it counts in lower case."""
    known = reading.words.head(words)
    return Found(known[0], start + known[1], end) if known is not None and known[0].lower else None
