"""How far a name reaches to the left of its head: at each joint of two units one rule decides.

An izafet has its head last, `Elm və Təhsil Nazirliyi`. The name grows to the left over what may modify the head:
capitalised words, a state or body that owns it, and the few small words that join such a name. The rules are asked in
their lists: first those of every joint, then those of what stands on the left of it. Where none answers, the unit
belongs to the name and the name goes on; but a state is the first word of its name, and a person stays outside.
"""

from __future__ import annotations

from collections.abc import Set

from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.rule import Rule, answer, rule
from azdiplo.entities.units import Unit, word_before
from azdiplo.entities.words import BREAK, Head
from azdiplo.morphology.forms import is_abroad, is_genitive

__all__ = ["Joint", "ending", "owned_together", "person_start", "reach"]

#: What a rule answers: the unit before belongs to the name, and the name may go on …
TAKE = "take"
#: … or begins with it; or it begins behind it.
LAST = "last"
STOP = "stop"

#: No name has more units before its head; a text in capitals could else cost the square of its length.
_LONGEST = 24
_KINDS_OF_OWNED = frozenset(("ORG", "LAW"))
_KINDS_OF_STATES = frozenset(("ORG", "EVENT"))
_KINDS_OF_ONE = frozenset(("LAW", "PROJECT", "EVENT"))


class Joint:
    """Where two units of a growing name meet.

    Attributes:
        reading: the text.
        named: positions of the units that belong to the name of a person.
        k: position of the right one of the two.
        steps: how many units of the name are behind it.
        head: the head of the name.
        small: True for a head in lower case.
        unit, before: the two units.
        glue: what joins them.
        tail: the ending of the left one.
        state, person, listed: is it a state, a person, a name of the lists?
    """

    __slots__ = (
        "before",
        "glue",
        "head",
        "k",
        "listed",
        "named",
        "person",
        "reading",
        "small",
        "state",
        "steps",
        "tail",
        "unit",
    )

    def __init__(self, reading: Reading, named: Set[int], k: int, steps: int, head: Head, small: bool) -> None:
        self.reading = reading
        self.named = named
        self.k = k
        self.steps = steps
        self.head = head
        self.small = small
        self.unit = reading.units[k]
        self.before = before = reading.units[k - 1]
        self.glue = self.unit.glue
        self.tail = ending(reading.lower, before)
        self.state = before.label == "STATE" and before.sure
        self.person = k - 1 in named or (before.label == "PERSON" and before.sure)
        self.listed = before.hit is not None and before.sure

    @property
    def joins(self) -> bool:
        return self.glue in self.reading.words.roles.joins

    @property
    def whose(self) -> bool:
        return is_genitive(self.tail)

    @property
    def where(self) -> bool:
        return self.glue == " " and is_abroad(self.tail)

    @property
    def office(self) -> tuple[str, str] | None:
        """The office on the left, and its ending."""
        return None if self.before.hit is not None else self.reading.words.office(self.before.word)

    @property
    def heads(self) -> bool:
        """Does the word on the left head names?"""
        return self.reading.words.head(self.before.word) is not None

    @property
    def common(self) -> bool:
        return self.reading.words.is_common(self.before.word)

    @property
    def start(self) -> int:
        """The unit with which the name begins if what is on the left belongs to it: a person has several units."""
        k = self.k - 1
        if self.state:
            pair = self.before.glue == "-" and self.reading.units[k - 1].label == "STATE"
            # Azərbaycan-Çin Birgə Universiteti
            return k - 1 if pair and self.glue == " " and not self.small and not self.where else k
        return person_start(self.reading, self.named, k) if self.person else k

    @property
    def announced(self) -> bool:
        """Does an office stand before the person?"""
        words, units = self.reading.words, self.reading.units
        return words.announces(word_before(self.reading.lower, units[self.start].start))

    @property
    def near(self) -> bool:
        """Does the head stand right behind the person, or behind one word that names do not begin with?"""
        if self.glue != " " or self.steps > 1:
            return False
        return self.steps == 0 or self.unit.word not in self.reading.words.roles.modifiers


def ending(lower: str, unit: Unit) -> str:
    """The ending of a unit, without a hyphen or apostrophe before it."""
    return lower[unit.stem_end : unit.end].lstrip("'-")


def person_start(reading: Reading, named: Set[int], i: int) -> int:
    """The unit with which the name of a person begins that ends with unit ``i``."""
    units, particles = reading.units, reading.words.names.particles
    while i and i - 1 in named and (units[i].glue in (" ", ".", "-") or units[i].glue in particles):
        i -= 1
    return i


def owned_together(reading: Reading, k: int) -> bool:
    """Is the genitive owner ``k`` the second of two states? `Qətər və Omanın` own together."""
    units = reading.units
    if k == 0 or units[k].glue not in reading.words.roles.joins or units[k].label != "STATE":
        return False
    other = units[k - 1]
    return other.label == "STATE" and other.stem_end == other.end


def _owned(reading: Reading, k: int) -> bool:
    """Does a state or body in the genitive stand before unit ``k``? `Özbəkistanın Jurnalistika və … Universiteti`."""
    if k == 0 or reading.units[k].glue != " ":
        return False
    owner = reading.units[k - 1]
    return owner.label in ("STATE", "ORG") and owner.sure and is_genitive(ending(reading.lower, owner))


@rule(
    yes="Paytaxtda Rəqəmsal Kənd üzrə [Qlobal Forum]EVENT keçirilib.",
    no="Bunu [Meyvəçilik üzrə Dövlət Komitəsi]ORG açıqlayıb.",
)
def topic_of_an_event(j: Joint) -> str | None:
    """What a championship is for is no part of its name."""
    return STOP if j.glue in j.reading.words.roles.scope and j.head.label == "EVENT" else None


@rule(
    yes="Sazişi [Xəzər Universiteti]ORG ilə [Araz Bankı]ORG imzalayıb.",
    no="Görüşü [Ailələr ilə İş üzrə Dövlət Komitəsi]ORG təşkil edib.",
)
def two_bodies(j: Joint) -> str | None:
    """Two bodies that do something together."""
    together = j.glue in j.reading.words.roles.together and not j.tail
    return STOP if together and (j.before.label == "ORG" or j.heads) else None


@rule(
    yes="Görüşdə [Qətər]STATE və [Oman|ın]STATE [Sərhəd Komitəsi]ORG iştirak edib.",
    no="Görüşdə [Omanın Sərhəd Komitəsi]ORG iştirak edib.",
)
def owned_by_two_states(j: Joint) -> str | None:
    return STOP if j.tail and owned_together(j.reading, j.k - 1) else None


@rule(
    yes="Məlumatı [Azərbaycanın Monteneqrodakı Səfirliyi]ORG yayıb.",
    no="Məlumatı [Azərbaycan]STATE və [Dünya İqtisadiyyatı Mərkəzi]ORG yayıb.",
)
def state_where_it_is(j: Joint) -> str | None:
    return TAKE if j.where else None


@rule(
    yes="Görüşdə [Norveç|lə]STATE [Şimal Koordinasiya Qrupu|nun]ORG əlaqələri müzakirə olunub.",
    no="Görüşdə [Norveçin Şimal Koordinasiya Qrupu|nun]ORG təklifi müzakirə olunub.",
)
def state_that_owns_nothing(j: Joint) -> str | None:
    """A state in another case than the genitive, or before what no state owns."""
    owns = not j.tail or is_abroad(j.tail) or (j.whose and j.head.label in _KINDS_OF_OWNED)
    return STOP if not owns else None


@rule(
    yes="İclasda [Türkiyə-Afrika Biznes Forumu]EVENT müzakirə olunub.",
    no="Söhbət [Moldova]STATE üçün [Yenidənqurma Fondu|nun]ORG yaradılmasından gedir.",
)
def states_of_an_encounter(j: Joint) -> str | None:
    names = j.glue == "-" and not j.small and j.head.label in _KINDS_OF_STATES
    return TAKE if names else None


@rule(
    yes="Söhbət [Moldova]STATE üçün [Yenidənqurma Fondu|nun]ORG yaradılmasından gedir.",
    no="Söhbət [Moldova Yenidənqurma Fondu|nun]ORG yaradılmasından gedir.",
)
def state_beside(j: Joint) -> str | None:
    """A state that is joined to the name by more than a space."""
    return STOP if j.glue != " " else None


@rule(
    yes="Sənədi [Angela Merkel|in]PERSON İttifaqı hazırlayıb.",
    no="Sənədi [Rza Nəcəfov İttifaqı]ORG hazırlayıb.",
)
def person_who_does(j: Joint) -> str | None:
    """An inflected person is no part of the name."""
    return STOP if j.tail else None


@rule(
    yes="Əsər [Rza Nəcəfov adına Kamera Orkestri|nin]ORG ifasında səslənib.",
    no="Nazir [Rza Nəcəfov]PERSON [Kamera Orkestri|ni]ORG dinləyib.",
)
def named_after(j: Joint) -> str | None:
    return TAKE if j.glue in j.reading.words.roles.named_after else None


@rule(
    yes="Tədbiri [Rza Nəcəfov Fondu]ORG keçirib.",
    no="Nazir [Leks Delmar]PERSON [Zığ Təlim Mərkəzi|nin]ORG işi ilə tanış olub.",
)
def namesake(j: Joint) -> str | None:
    """A person right before the head, whom no office announces."""
    return LAST if (j.glue == "." or (j.near and not j.announced)) else None


@rule(
    yes="İclasda [Bakı]PLACE və [Gəncə Ticarət Palatası|nın]ORG təmsilçiləri olub.",
    no="İclasda [Gəncə Ticarət Palatası|nın]ORG təmsilçiləri olub.",
)
def two_listed_names(j: Joint) -> str | None:
    return STOP if j.joins else None


@rule(
    yes="Görüşdə [SOCAR]ORG-[Araz Bankı]ORG əməkdaşlığı müzakirə olunub.",
    no="Sənədi [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
)
def listed_name_with_hyphen(j: Joint) -> str | None:
    joined = j.before.label == "PLACE" or (j.head.label == "EVENT" and not j.small)
    return STOP if j.glue == "-" and not joined else None


@rule(
    yes="Tədbir [Şuşadakı Yaradıcılıq Mərkəzi|ndə]ORG açılıb.",
    no="Tədbir [Şuşa|da]PLACE [Yaradıcılıq Mərkəzi|ndə]ORG açılıb.",
)
def listed_name_that_says_where(j: Joint) -> str | None:
    return TAKE if j.where else None


@rule(
    yes="Qərarı [SOCAR-ın Sosial İnkişaf İdarəsi]ORG verib.",
    no="Qərarı [SOCAR|-la]ORG [Xəzər Logistika Assosiasiyası]ORG verib.",
)
def body_that_owns(j: Joint) -> str | None:
    owns = j.before.label == "ORG" and j.whose and j.glue == " " and not j.small
    return TAKE if owns else None


@rule(
    yes="Mərasim [Bakı|da]PLACE [Zığ Təlim Mərkəzi|ndə]ORG olub.",
    no="Sənədi [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
)
def listed_name_that_does(j: Joint) -> str | None:
    """Any other inflected name of the lists."""
    return STOP if j.tail else None


@rule(
    yes="Layihəni [Özbəkistanın Prezidenti yanında Milli Ekologiya Agentliyi]ORG hazırlayıb.",
    no="Marşrutların [Monitorinq Mərkəzi]ORG paytaxtdadır.",
)
def beside_an_office(j: Joint) -> str | None:
    return TAKE if j.office is not None and j.glue in j.reading.words.roles.beside else None


@rule(
    yes="Məktubu [Norveç Kralının Ofisi]ORG göndərib.",
    no="Marşrutların [Monitorinq Mərkəzi]ORG paytaxtdadır.",
)
def office_that_owns(j: Joint) -> str | None:
    owns = not j.small and j.head.label == "ORG" and j.glue == " "
    return TAKE if owns and j.office is not None and j.office[1] else None


@rule(
    yes="İki gün davam edən Liderlər Sammiti başa çatıb.",
    no="Sənədi [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
)
def office_before(j: Joint) -> str | None:
    return STOP if j.office is not None else None


@rule(
    yes="Marşrutların [Monitorinq Mərkəzi]ORG paytaxtdadır.",
    no="[Milli Monitorinq Mərkəzi]ORG paytaxtdadır.",
)
def first_of_a_sentence(j: Joint) -> str | None:
    """A word that is written with a capital because a sentence begins, unless names begin with it."""
    opens = j.before.first and (j.common or j.unit.sure)
    return STOP if opens and j.before.word not in j.reading.words.roles.modifiers else None


@rule(
    yes="Görüşdə [Gənclər Forumu|nun]EVENT və [Qadınlar Forumu|nun]EVENT qərarları oxunub.",
    no="Sənədi [Elm və Təhsil Akademiyası]ORG imzalayıb.",
)
def two_documents(j: Joint) -> str | None:
    return STOP if j.joins and j.head.label in _KINDS_OF_ONE and j.heads else None


@rule(
    yes="Sazişi Delmar və [Xəzər Logistika Assosiasiyası]ORG imzalayıb.",
    no="Sənədi [Elm və Təhsil Akademiyası]ORG imzalayıb.",
)
def two_names(j: Joint) -> str | None:
    return STOP if j.joins and not (j.common or j.heads or _owned(j.reading, j.k - 1)) else None


#: Asked of every joint.
ANYTHING: tuple[Rule[Joint, str | None], ...] = (topic_of_an_event, two_bodies)
#: Asked where a state stands on the left …
STATES: tuple[Rule[Joint, str | None], ...] = (
    owned_by_two_states,
    state_where_it_is,
    state_that_owns_nothing,
    states_of_an_encounter,
    state_beside,
)
#: … a person …
PEOPLE: tuple[Rule[Joint, str | None], ...] = (person_who_does, named_after, namesake)
#: … another name of the lists …
NAMES: tuple[Rule[Joint, str | None], ...] = (
    two_listed_names,
    listed_name_with_hyphen,
    listed_name_that_says_where,
    body_that_owns,
    listed_name_that_does,
)
#: … and any other word.
WORDS: tuple[Rule[Joint, str | None], ...] = (
    beside_an_office,
    office_that_owns,
    office_before,
    first_of_a_sentence,
    two_documents,
    two_names,
)


def _decided(joint: Joint) -> str:
    """What the rules say; where none does, a state owns the name, a person ends it, and anything else belongs to it."""
    said = answer(ANYTHING, joint)
    if said:
        return said
    if joint.state:
        return answer(STATES, joint) or LAST
    if joint.person:
        return answer(PEOPLE, joint) or STOP
    return answer(NAMES if joint.listed else WORDS, joint) or TAKE


def reach(reading: Reading, named: Set[int], i: int, head: Head, *, small: bool) -> int:
    """Where the name starts whose head is, or follows, unit ``i``.

    Args:
        reading: the text.
        named: positions of the units that belong to the name of a person.
        i: the unit.
        head: the head.
        small: True for a head in lower case behind the unit.
    """
    units = reading.units
    k = i
    while k and units[k].glue != BREAK and i - k <= _LONGEST:
        joint = Joint(reading, named, k, i - k, head, small)
        said = _decided(joint)
        if said == STOP:
            break
        k = joint.start
        if said == LAST:
            break
    return units[k].start
