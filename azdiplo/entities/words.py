"""What the rules know of single words: heads, offices, names, what common nouns say, what small words do.

All of it stands in ``data/``; a word is asked for in folded form, inflected or not, and the answers are remembered.
Each part of this module knows one kind of word; :class:`Words` is all of them together.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property

from azdiplo import resources
from azdiplo.entities.memo import LONGEST_WORD, Memo, stem_length
from azdiplo.morphology.forms import is_plural, is_possessive
from azdiplo.morphology.harmony import last_vowel
from azdiplo.morphology.izafet import head_of
from azdiplo.morphology.strip import best_strip
from azdiplo.text.fold import lower

__all__ = [
    "BREAK",
    "Common",
    "Glues",
    "Head",
    "Heads",
    "Names",
    "Nouns",
    "Offices",
    "Roles",
    "Words",
    "roles",
    "shipped_words",
]

#: Between two names: nothing that could join them.
BREAK = ""

#: two words written together are at least as long
_GLUED = 12
_ROLES = "words.tsv"


@dataclass(frozen=True, slots=True)
class Roles:
    """What small words do to a name: those of each role of ``data/words.tsv``, where each is explained."""

    connectors: frozenset[str]
    joins: frozenset[str]
    also: frozenset[str]
    scope: frozenset[str]
    beside: frozenset[str]
    named_after: frozenset[str]
    together: frozenset[str]
    modifiers: frozenset[str]
    attributes: frozenset[str]
    organs: frozenset[str]
    missions: frozenset[str]
    gatherings: frozenset[str]
    short_forms: frozenset[str]
    many: frozenset[str]
    numbering: tuple[str, ...]
    ordinals: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    age_classes: frozenset[str]
    years: tuple[str, ...]
    occasions: frozenset[str]
    honours: tuple[str, ...]
    themes: frozenset[str]
    naming: frozenset[str]
    postpositions: frozenset[str]
    ages: frozenset[str]
    patronymics: tuple[str, ...]
    foreign: frozenset[str]
    reporting: tuple[str, ...]
    citing: tuple[str, ...]
    acronyms: frozenset[str]


@cache
def roles() -> Roles:
    """The words of the table by their role, read once.

    Raises:
        ValueError: the table has a role that is none, or has no word for one.
    """
    known = {field.name: field.type for field in fields(Roles)}
    words: dict[str, list[str]] = {}
    for number, (word, role, _) in resources.rows(_ROLES):
        if role not in known:
            raise ValueError(f"{_ROLES}, line {number}: {role!r} is no role; roles are {', '.join(known)}")
        words.setdefault(role, []).append(word)
    if missing := known.keys() - words.keys():
        raise ValueError(f"{_ROLES} has no word with the role {', '.join(sorted(missing))}")
    made = {
        role: tuple(words[role]) if str(kind).startswith("tuple") else frozenset(words[role])
        for role, kind in known.items()
    }
    return Roles(**made)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Head:
    """A word that heads names: `Nazirliyi`, `dəhlizi`, `müharibəsi`.

    Attributes:
        word: folded, nominative.
        label: what it makes of the name.
        bare: True for a head without possessive (`Milli Məclis`).
        lower: when it counts in lower case: "", "state", "name" or "any".
        counted: True for one that makes a name only where a body counts it (`12-ci Zirvə Görüşü`).
    """

    word: str
    label: str
    bare: bool
    lower: str
    counted: bool = False


class Heads:
    """The words that head names.

    Attributes:
        table: head → what is known of it.
        starts: the first words of heads of several words: `dəmir` of `dəmir yolu`.
        find: the head that a word is an inflected form of, and the length of its stem; None for other words.
        plural: the head that a word is an inflected plural of, `küçələrində` of `küçəsi`; None for other words.
        opens: may a head begin with a word, in the singular or plural? A quick look before all others.
    """

    def __init__(self) -> None:
        self.table: dict[str, Head] = {}
        self._numbered: set[str] = set()
        for head, label, form, case in _rows("heads.tsv"):
            if form == "numbered":
                self._numbered.add(head)
            else:
                self.table[head] = Head(head, label, form == "bare", case, form == "counted")
        self.starts = frozenset(head.partition(" ")[0] for head in self.table if " " in head)
        self._plurals = {_plural(head.word): head for head in self.table.values() if head.lower in ("name", "any")}
        self.find: Memo[tuple[Head, int] | None] = Memo(self._find)
        self.plural: Memo[Head | None] = Memo(self._find_plural)
        self.opens: Memo[bool] = Memo(self._opens)

    def _find(self, word: str) -> tuple[Head, int] | None:
        length = stem_length(word, self.table.__contains__)
        return (self.table[word[:length]], length) if length else None

    def _find_plural(self, word: str) -> Head | None:
        length = stem_length(word, self._plurals.__contains__)
        return self._plurals[word[:length]] if length else None

    def _opens(self, word: str) -> bool:
        return word in self.starts or self.find[word] is not None or self.plural[word] is not None

    def numbered(self, word: str) -> int:
        """Length of what a number tells apart that a word is an inflected form of: `məktəbdə` → 6, 0 for none."""
        return stem_length(word, self._numbered.__contains__)


def _plural(head: str) -> str:
    """The plural of a head with its possessive: `küçəsi` → `küçələri`."""
    bare = head_of(head)
    hard = last_vowel(bare) in "aıou"
    return bare + ("ları" if hard else "ləri")


def _office_words(names: Iterable[str]) -> set[str]:
    """Offices of one word, and the last words of others: the `nazir` of `xarici işlər naziri` is a word of its own."""
    words = {name for name in names if " " not in name}
    for name in names:
        last = name.rsplit(" ", 1)[-1]
        if not stem_length(last, words.__contains__):
            words.add(last)  # the papa of Roma papası may not be one
    return words


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """First word → the offices of several words that begin with it, longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted((name for name in names if " " in name), key=len, reverse=True):
        found.setdefault(name.partition(" ")[0], []).append(name)
    return found


def _beside_offices(where: str) -> dict[str, str]:
    """The words that stand in that place beside an office → how the office is then spelled."""
    return {word: spelled for word, place, spelled in _rows("words/office_words.tsv") if place == where}


class Offices:
    """Offices, ranks, professions and forms of address, and the words beside them.

    Attributes:
        names: folded office → its spelling.
        kinds: folded office → its kind.
        words: offices of one word, and the last words of others.
        long: first word → the offices of several words that begin with it, longest first.
        addresses: the forms of address.
        common: those that more often stand before something else than a name.
        qualifiers: words before an office → how it is then spelled, `sabiq` → `keçmiş`, `yeni` → "".
        prefixes: those that are written together with it: `eks-`.
        between: what may stand between an office and the name, the words of each.
        between_ends: the last words of those, and the forms of address.
        becomes: what stands behind an office that somebody gets.
        find: the last word of an office and its ending, `naziri` and `eks-naziri` are (`nazir`, `i`); None for others.
    """

    def __init__(self) -> None:
        table = [(lower(name), name, kind) for name, _, kind in _rows("offices.tsv")]
        self.names = {folded: name for folded, name, _ in table}
        self.kinds = {folded: kind for folded, _, kind in table}
        self.words = _office_words(self.names)
        self.long = _by_first_word(self.names)
        self.addresses = frozenset(self._of_kinds("address"))
        self.common = frozenset(self._of_kinds("common", "owned"))
        self.qualifiers = _beside_offices("before")
        self.prefixes = tuple(word for word in self.qualifiers if word.endswith("-"))
        self.between = frozenset(tuple(words.split(" ")) for words in _beside_offices("between"))
        self.between_ends = self.addresses.union(words[-1] for words in self.between)
        self.becomes = frozenset(_beside_offices("becomes"))
        self.find: Memo[tuple[str, str] | None] = Memo(self._find)

    def _of_kinds(self, *wanted: str) -> Iterable[str]:
        return (word for word, kind in self.kinds.items() if kind in wanted)

    def _find(self, word: str) -> tuple[str, str] | None:
        for prefix in self.prefixes:
            word = word.removeprefix(prefix)
        length = stem_length(word, self.words.__contains__)
        return (word[:length], word[length:]) if length else None

    @cached_property
    def ends(self) -> frozenset[str]:
        """What the offices of several words end in: `işlər naziri` and `naziri` of `xarici işlər naziri`."""
        ends: set[str] = set()
        for office in self.names:
            at = office.find(" ")
            while at >= 0:
                ends.add(office[at + 1 :])
                at = office.find(" ", at + 1)
        return frozenset(ends)

    def announces(self, word: str) -> bool:
        """True for an office in the form in which a name follows it: `naziri`, `Prezident`, `rəssamlar`."""
        office = self.find(word)
        if office is None:
            return False
        tail = office[1]
        return not tail or is_possessive(tail) or (is_plural(tail) and len(tail) <= _PLURAL_POSSESSED)


_PLURAL_POSSESSED = len("ləri")


class Common:
    """The common vocabulary, as news writes it in lower case.

    Attributes:
        forms: the forms that were counted.
        has: is a word one of them, or a form of one?
    """

    def __init__(self) -> None:
        lines = resources.open_text("words/common.txt").splitlines()
        self.forms = frozenset(line for line in lines if line[:1] != "#")
        self.has: Memo[bool] = Memo(self._has)

    def _has(self, word: str) -> bool:
        return word in self.forms or stem_length(word, self.forms.__contains__, 4) > 0


class Names:
    """Given names and surnames.

    Attributes:
        given: given names, each with True where it is another word too.
        surnames: the same for surnames.
        particles: small words inside a name: `bin`, `de la`.
        find_given: length of the given name that a word is an inflected form of, 0 for none.
        find_surname: the same for surnames, listed ones and those with the endings of surnames: `Bayramovla` → 8.

    Args:
        common: the common vocabulary.
        given, surnames: other tables than the shipped ones.
    """

    def __init__(
        self,
        common: Common,
        given: Mapping[str, bool] | None = None,
        surnames: Mapping[str, bool] | None = None,
    ) -> None:
        self.given = _names("names/given.tsv", 3) if given is None else given
        self.surnames = _names("names/surnames.tsv", 2) if surnames is None else surnames
        self.particles = frozenset(lower(row[0]) for row in _rows("names/particles.tsv"))
        endings = [(ending, strength) for ending, _, _, strength in _rows("names/surname_endings.tsv")]
        self._strong = tuple(ending for ending, strength in endings if strength == "strong")
        self._weak = tuple(ending for ending, strength in endings if strength != "strong")
        #: Assosiasiya|nın is no Assosiasiyan|ın: with this ending a surname is listed or stands without a case
        self._bare = tuple(ending for ending, strength in endings if strength == "bare")
        self._common = common
        self.find_given: Memo[int] = Memo(self._find_given)
        self.find_surname: Memo[int] = Memo(self._find_surname)

    def _find_given(self, word: str) -> int:
        return stem_length(word, self.given.__contains__)

    def _find_surname(self, word: str) -> int:
        length = stem_length(word, self._is_surname)
        stem = word[:length]
        if length < len(word) and stem.endswith(self._bare) and stem not in self.surnames:
            return 0
        return length

    def _is_surname(self, stem: str) -> bool:
        return stem in self.surnames or (
            len(stem) > 4 and stem.endswith(self._strong) and stem not in self._common.forms
        )

    def like_surname(self, word: str) -> bool:
        """True for a word with an ending that surnames have, and other words too: `Qaravəlli`."""
        return len(word) > 4 and word.endswith(self._weak) and word not in self._common.forms


class Nouns:
    """What a common noun beside a name says of it.

    Attributes:
        descriptors: noun behind a name → the label that it gives the name, "" for none.
        documents: last word of a quoted title → label.
        find: the label that a word behind a name gives it, "" for none, None if it is no such noun.
    """

    def __init__(self) -> None:
        self.descriptors = dict(_pairs("descriptors.tsv"))
        self.documents = dict(_pairs("words/documents.tsv"))
        self._called = dict(_pairs("words/called.tsv"))
        self.find: Memo[str | None] = Memo(self._find)

    def _find(self, word: str) -> str | None:
        length = stem_length(word, self.descriptors.__contains__)
        return self.descriptors[word[:length]] if length else None

    def called(self, word: str) -> str | None:
        """The label that a common noun gives to what is called by a name: `“Yaşıl Körpü” adlı layihəyə`."""
        return self._called.get(word[: stem_length(word, self._called.__contains__)])


class Glues:
    """What joins two names.

    Attributes:
        between: what stands between two names → " ", "-", ".", a connector, particles (`de la`) or BREAK.
    """

    def __init__(self, connectors: frozenset[str], particles: frozenset[str]) -> None:
        self._small = connectors | particles
        self._particles = particles
        self.between: Memo[str] = Memo(self._between)

    def _between(self, gap: str) -> str:
        return sys.intern(self._sign(gap) or self._word(gap))

    def _sign(self, gap: str) -> str:
        if gap in (" ", "-"):
            return gap
        inner = gap.strip()
        if "\n" in gap:
            return BREAK
        if inner in ("-", "'") and len(gap) <= len(" - "):
            return "-"
        return "." if inner == "." and len(gap) <= len(". ") else BREAK

    def _word(self, gap: str) -> str:
        inner = gap.strip()
        if inner in self._small:
            return inner
        if gap.endswith("-") and inner[:-1] in self._particles:
            return inner[:-1]  # Abdullah əl-Müqbil
        words = inner.split(" ")
        return inner if "\n" not in gap and len(words) == 2 and self._particles.issuperset(words) else BREAK


class Words:
    """All that the rules know of words: the parts, and the questions that rules ask most.

    Args:
        given, surnames: other names than the shipped ones, for trying what the rules make of a text without them.
    """

    def __init__(self, given: Mapping[str, bool] | None = None, surnames: Mapping[str, bool] | None = None) -> None:
        self.roles = roles()
        self.common = Common()
        self.names = Names(self.common, given, surnames)
        self.heads = Heads()
        self.offices = Offices()
        self.nouns = Nouns()
        self.glues = Glues(self.roles.connectors, self.names.particles)
        self.head = self.heads.find
        self.office = self.offices.find
        self.announces = self.offices.announces
        self.descriptor = self.nouns.find
        self.surname = self.names.find_surname
        self.given_name = self.names.find_given
        self.is_common = self.common.has
        #: is it a common word that is no given name?
        self.is_plain: Memo[bool] = Memo(self._is_plain)
        #: length of the likeliest stem of a word that no list holds
        self.strip: Memo[int] = Memo(_strip)

    def _is_plain(self, word: str) -> bool:
        return self.is_common(word) and self.given_name(word) != len(word)

    def is_occasion(self, word: str) -> bool:
        """True for a word that says of the name before it that it takes place: `çərçivəsində`, `turunda`."""
        return stem_length(word, self.roles.occasions.__contains__, 3) > 0

    def glued(self, word: str) -> bool:
        """Are a surname and the common word behind it written together by a fault of the text? `Əliyevinçıxışı`."""
        return len(word) >= _GLUED and any(
            self.is_common(word[at:]) and self.surname(word[:at]) for at in range(5, min(len(word), LONGEST_WORD) - 4)
        )


def _strip(word: str) -> int:
    return best_strip(word) if len(word) <= LONGEST_WORD else len(word)


def _rows(name: str) -> Iterable[list[str]]:
    return (cells for _, cells in resources.rows(name))


def _pairs(name: str) -> Iterable[tuple[str, str]]:
    return ((row[0], row[1]) for row in _rows(name))


def _names(name: str, ambiguous: int) -> dict[str, bool]:
    """The names of a table, folded all at once, as they are many; with True where a column says so."""
    names: list[str] = []
    others: list[bool] = []
    for row in _rows(name):
        names.append(row[0])
        others.append(row[ambiguous] != "")
    return dict(zip(lower("\n".join(names)).split("\n"), others, strict=True))


@cache
def shipped_words() -> Words:
    """The words of the shipped tables, read once."""
    return Words()
