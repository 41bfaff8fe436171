"""What the rules know of single words: heads, offices, descriptors, given names, common words.

All of it stands in ``data/``; a word is asked for in folded form, inflected or not, and the
answers are remembered, since a text has few words that it does not repeat.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from azdiplo import resources
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.morphology.harmony import last_vowel
from azdiplo.morphology.izafet import head_of
from azdiplo.morphology.strip import best_strip
from azdiplo.text.fold import lower

__all__ = ["BREAK", "Head", "Lexicon", "lexicon"]

#: Between two names: nothing that could join them.
BREAK = ""

_REMEMBERED = 200_000
#: no inflected word of the language is longer; what is, is no word
_LONGEST_WORD = 80
#: two words written together are at least as long
_GLUED = 12
_POSSESSIVE = frozenset(["ı", "i", "u", "ü", "sı", "si", "su", "sü"])


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


class Lexicon:
    """Answers about words, from the tables."""

    def __init__(self) -> None:
        self.heads: dict[str, Head] = {}
        #: what a number tells apart: 37 nömrəli tam orta məktəb
        self.numbered: set[str] = set()
        for head, label, form, case in _rows("heads.tsv"):
            if form == "numbered":
                self.numbered.add(head)
                continue
            self.heads[head] = Head(head, label, form == "bare", case, form == "counted")
        #: the first words of heads of several words: `dəmir` of `dəmir yolu`
        self.head_starts = frozenset(head.partition(" ")[0] for head in self.heads if " " in head)
        self.descriptors: dict[str, str] = dict(_pairs("descriptors.tsv"))
        self.documents: dict[str, str] = dict(_pairs("words/documents.tsv"))
        self.offices: dict[str, str] = {}
        self.office_kinds: dict[str, str] = {}
        self.office_words: set[str] = set()
        #: first word → the offices of several words that begin with it, longest first
        self.long_offices: dict[str, list[str]] = {}
        self.addresses: set[str] = set()
        for name, _, kind in _rows("offices.tsv"):
            folded = lower(name)
            if kind == "address":
                self.addresses.add(folded)
            self.offices[folded] = name
            self.office_kinds[folded] = kind
            if " " not in folded:
                self.office_words.add(folded)
            else:
                self.long_offices.setdefault(folded.partition(" ")[0], []).append(folded)
        for names in self.long_offices.values():
            names.sort(key=len, reverse=True)
        for folded in self.offices:
            # the nazir of xarici işlər naziri is a word of its own, the papa of Roma papası may not be
            last = folded.rsplit(" ", 1)[-1]
            if not _split(last, self.office_words.__contains__):
                self.office_words.add(last)
        self.common: frozenset[str] = frozenset(
            line for line in resources.open_text("words/common.txt").splitlines() if line[:1] != "#"
        )
        #: names, each with True where it is another word too
        self.given = _names("names/given.tsv", 3)
        self.surnames = _names("names/surnames.tsv", 2)
        self.surname_endings = tuple(row[0] for row in _rows("names/surname_endings.tsv") if "strong" in row)
        self.weak_endings = tuple(row[0] for row in _rows("names/surname_endings.tsv") if "weak" in row)
        self.particles = frozenset(lower(row[0]) for row in _rows("names/particles.tsv"))
        self.common_offices = frozenset(word for word, kind in self.office_kinds.items() if kind in ("common", "owned"))
        #: words before an office → how it is then spelled, `sabiq` → `keçmiş`, `yeni` → ""
        self.qualifiers: dict[str, str] = {}
        #: what may stand between an office and the name, the words of each
        self.between: set[tuple[str, ...]] = set()
        #: what stands behind an office that somebody gets
        self.becomes: set[str] = set()
        for word, place, spelled in _rows("words/office_words.tsv"):
            if place == "before":
                self.qualifiers[word] = spelled
            elif place == "between":
                self.between.add(tuple(word.split(" ")))
            else:
                self.becomes.add(word)
        #: the last words of those, and the forms of address
        self.between_ends = self.addresses.union(words[-1] for words in self.between)
        self.office_prefixes = tuple(word for word in self.qualifiers if word.endswith("-"))
        self.postpositions = frozenset(row[0] for row in _rows("words/postpositions.tsv"))
        self.attributes = frozenset(row[0] for row in _rows("words/attributes.tsv"))
        self.connectors = frozenset(row[0] for row in _rows("words/connectors.tsv"))
        self.organs = frozenset(row[0] for row in _rows("words/organs.tsv"))
        self.occasions = frozenset(row[0] for row in _rows("words/occasions.tsv"))
        self.honours = tuple(row[0] for row in _rows("words/honours.tsv"))
        numbering = "|".join(re.escape(row[0]) for row in _rows("words/numbering.tsv"))
        #: the number of a school or the like, behind and before a place: 37 nömrəli, 1 saylı
        self.number_behind = re.compile(rf" \d{{1,3}} (?:{numbering})")
        self.number_before = re.compile(rf"(?<!\S)\d{{1,3}} (?:{numbering}) $")
        self.ages = frozenset(row[0] for row in _rows("words/ages.tsv"))
        self.naming = frozenset(row[0] for row in _rows("words/themes.tsv") if row[1])
        self._called_words = dict(_rows("words/called.tsv"))
        self.themes = frozenset(row[0] for row in _rows("words/themes.tsv"))
        self.foreign = frozenset(row[0] for row in _rows("words/foreign.tsv"))
        self.gatherings = frozenset(row[0] for row in _rows("words/gatherings.tsv"))
        self.many = frozenset(row[0] for row in _rows("words/many.tsv"))
        self.missions = frozenset(row[0] for row in _rows("words/missions.tsv"))
        self.modifiers = frozenset(row[0] for row in _rows("words/modifiers.tsv"))
        self.short_forms = frozenset(lower(row[0]) for row in _rows("words/short_forms.tsv"))
        self.no_acronyms = frozenset(row[0] for row in _rows("words/acronyms.tsv"))
        self.plurals = {_plural(head.word): head for head in self.heads.values() if head.lower in ("name", "any")}
        self._plural: dict[str, Head | None] = {}
        self._head: dict[str, tuple[Head, int] | None] = {}
        self._descriptor: dict[str, str | None] = {}
        self._office: dict[str, tuple[str, str] | None] = {}
        self._surname: dict[str, int] = {}
        self._given: dict[str, int] = {}
        self._common: dict[str, bool] = {}
        self._plain: dict[str, bool] = {}
        #: what stands between two names → what joins them, as :meth:`glue` said
        self.glues: dict[str, str] = {}
        self._strip: dict[str, int] = {}

    def head(self, word: str) -> tuple[Head, int] | None:
        """The head that a word is an inflected form of, and the length of its stem."""
        known = self._head.get(word, _MISSING)
        if known is _MISSING:
            split = _split(word, self.heads.__contains__)
            known = (self.heads[word[:split]], split) if split else None
            _remember(self._head, word, known)
        return known  # type: ignore[return-value]

    def numbered_length(self, word: str) -> int:
        """Length of what a number tells apart that a word is an inflected form of: `məktəbdə` → 6, 0 for none."""
        return _split(word, self.numbered.__contains__)

    def plural(self, word: str) -> Head | None:
        """The head that a word is an inflected plural of: `küçələrində` of `küçəsi`."""
        known = self._plural.get(word, _MISSING)
        if known is _MISSING:
            split = _split(word, self.plurals.__contains__)
            known = self.plurals[word[:split]] if split else None
            _remember(self._plural, word, known)
        return known  # type: ignore[return-value]

    def descriptor(self, word: str) -> str | None:
        """The label that a common noun behind a name gives it, "" for none, None if it is not one."""
        known = self._descriptor.get(word, _MISSING)
        if known is _MISSING:
            split = _split(word, self.descriptors.__contains__)
            known = self.descriptors[word[:split]] if split else None
            _remember(self._descriptor, word, known)
        return known  # type: ignore[return-value]

    def called(self, word: str) -> str | None:
        """The label that a common noun gives to what is called by a name: `“Yaşıl Körpü” adlı layihəyə`."""
        return self._called_words.get(word[: _split(word, self._called_words.__contains__)])

    def office(self, word: str) -> tuple[str, str] | None:
        """The last word of an office and its ending: `naziri` and `eks-naziri` are (`nazir`, `i`)."""
        known = self._office.get(word, _MISSING)
        if known is _MISSING:
            bare = word
            for prefix in self.office_prefixes:
                bare = bare.removeprefix(prefix)
            split = _split(bare, self.office_words.__contains__)
            known = (bare[:split], bare[split:]) if split else None
            _remember(self._office, word, known)
        return known  # type: ignore[return-value]

    @cached_property
    def office_ends(self) -> frozenset[str]:
        """What the offices of several words end in: `işlər naziri` and `naziri` of `xarici işlər naziri`."""
        ends: set[str] = set()
        for office in self.offices:
            at = office.find(" ")
            while at >= 0:
                ends.add(office[at + 1 :])
                at = office.find(" ", at + 1)
        return frozenset(ends)

    def is_occasion(self, word: str) -> bool:
        """True for a word that says of the name before it that it takes place: `çərçivəsində`, `turunda`."""
        return word in self.occasions or _split(word, self.occasions.__contains__, 3) > 0

    def announces(self, word: str) -> bool:
        """True for an office in the form in which a name follows it: `naziri`, `Prezident`, `rəssamlar`."""
        office = self.office(word)
        if office is None:
            return False
        tail = office[1]
        return not tail or tail in _POSSESSIVE or (tail[:3] in ("lar", "lər") and len(tail) <= 4)

    def surname(self, word: str) -> int:
        """Length of the surname a word is an inflected form of: `Bayramovla` → 8, 0 for none."""
        known = self._surname.get(word)
        if known is None:
            known = _split(word, self._is_surname)
            if known < len(word) and word[:known].endswith("iyan") and word[:known] not in self.surnames:
                known = 0  # Assosiasiya|nın is no Assosiasiyan|ın
            _remember(self._surname, word, known)
        return known

    def _is_surname(self, stem: str) -> bool:
        return stem in self.surnames or (
            len(stem) > 4 and stem.endswith(self.surname_endings) and stem not in self.common
        )

    def like_surname(self, word: str) -> bool:
        """True for a word with an ending that surnames have, and other words too: `Qaravəlli`."""
        return len(word) > 4 and word.endswith(self.weak_endings) and word not in self.common

    def glued(self, word: str) -> bool:
        """Are a surname and the common word behind it written together by a fault of the text? `Əliyevinçıxışı`."""
        return len(word) >= _GLUED and any(
            self.is_common(word[at:]) and self.surname(word[:at]) for at in range(5, min(len(word), _LONGEST_WORD) - 4)
        )

    def given_name(self, word: str) -> int:
        """Length of the given name a word is an inflected form of, 0 for none."""
        known = self._given.get(word)
        if known is None:
            known = _split(word, self.given.__contains__)
            _remember(self._given, word, known)
        return known

    def strip(self, word: str) -> int:
        """Length of the most plausible stem of a word that no list holds."""
        known = self._strip.get(word)
        if known is None:
            known = best_strip(word) if len(word) <= _LONGEST_WORD else len(word)
            _remember(self._strip, word, known)
        return known

    def is_common(self, word: str) -> bool:
        """True for a word that news writes in lower case, in this or another form."""
        known = self._common.get(word)
        if known is None:
            known = word in self.common or _split(word, self.common.__contains__, 4) > 0
            _remember(self._common, word, known)
        return known

    def is_plain(self, word: str) -> bool:
        """True for a common word that is no given name."""
        known = self._plain.get(word)
        if known is None:
            known = self.is_common(word) and self.given_name(word) != len(word)
            _remember(self._plain, word, known)
        return known

    def glue(self, gap: str) -> str:
        """What joins two names with this between them: " ", "-", ".", a connector, particles (`de la`) or BREAK."""
        inner = gap.strip()
        glue = BREAK
        if gap == " " or gap == "-":
            glue = gap
        elif inner in self.connectors or inner in self.particles:
            glue = inner
        elif inner.endswith("-") and gap[-1] == "-" and inner[:-1] in self.particles:
            glue = inner[:-1]  # Abdullah əl-Müqbil
        elif "\n" not in gap:
            words = inner.split(" ")
            if inner in ("-", "'") and len(gap) <= 3:
                glue = "-"
            elif inner == "." and len(gap) <= 2:
                glue = "."
            elif len(words) == 2 and self.particles.issuperset(words):
                glue = inner
        glue = sys.intern(glue)
        _remember(self.glues, gap, glue)
        return glue


_MISSING: object = object()


def _remember(memory: dict, key: str, value: object) -> None:  # type: ignore[type-arg]
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[key] = value


def _split(word: str, known: Callable[[str], bool], shortest: int = 2) -> int:
    """Length of the longest stem of ``word`` that is known and leaves an ending; 0 if none."""
    if known(word):
        return len(word)
    if len(word) > _LONGEST_WORD:
        return 0
    for length in range(len(word) - 1, shortest - 1, -1):
        stem = word[:length]
        if known(stem) and word[length:] in TAILS[tail_class(stem)]:
            return length
    return 0


def _plural(head: str) -> str:
    """The plural of a head with its possessive: `küçəsi` → `küçələri`."""
    bare = head_of(head)
    return bare + ("ları" if last_vowel(bare) in "aıou" else "ləri")


def _rows(name: str) -> Iterable[list[str]]:
    return (cells for _, cells in resources.rows(name))


def _names(name: str, ambiguous: int) -> dict[str, bool]:
    """The names of a table, folded all at once, as they are many; with True where a column says so."""
    names: list[str] = []
    others: list[bool] = []
    for row in _rows(name):
        names.append(row[0])
        others.append(row[ambiguous] != "")
    return dict(zip(lower("\n".join(names)).split("\n"), others, strict=True))


def _pairs(name: str) -> Iterable[tuple[str, str]]:
    for row in _rows(name):
        yield row[0], row[1]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the shipped tables, read once."""
    return Lexicon()
