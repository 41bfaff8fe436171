"""The words around names that the reader of events knows: heads, postpositions, offices, saying verbs, stand-ins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from azdiplo import resources
from azdiplo.events.actions import Part, _part
from azdiplo.morphology.alternation import alternants
from azdiplo.morphology.endings import ANY, TAILS, tail_class
from azdiplo.morphology.harmony import HARMONY, last_vowel, realise
from azdiplo.morphology.inflect import inflect
from azdiplo.morphology.lexicon import analyses
from azdiplo.text.fold import lower

__all__ = ["Words", "case_of", "is_possessed", "matters", "noun_rest", "possessed_case", "stand_in", "words"]

_HIGH = "ıiuü"
_FINAL = "kaı"
#: Of the readings of an ending behind a name the first of these counts.
_ORDER = ("GEN", "ACC", "DAT", "COM", "LOC", "ABL", "REL", "NOM", "none")
_NAMES = {
    "genitive": "GEN",
    "accusative": "ACC",
    "dative": "DAT",
    "instrumental": "COM",
    "locative": "LOC",
    "ablative": "ABL",
    "nominative": "NOM",
}
_OFFICE_KINDS = frozenset(("state", "portfolio", "diplomatic", "military", "corporate"))
_TITLES = _OFFICE_KINDS | {"address", "title", "academic", "owned", "party", "religious"}


@cache
def _cases() -> dict[str, str]:
    found: dict[str, str] = {"": "NOM"}
    for high in _HIGH:
        for final in _FINAL:
            for tail, readings in analyses("stem", high, final, frozenset({"", "number"})).items():
                for reading in readings:
                    case = "REL" if "relative" in reading else _NAMES.get(reading.get("case", ""), "none")
                    if "limit" in reading or "predicate" in reading:
                        case = "none"
                    known = found.get(tail)
                    if tail and (known is None or _ORDER.index(case) < _ORDER.index(known)):
                        found[tail] = case
    return found


def case_of(tail: str) -> str | None:
    """The case that an ending behind a name says, None for no ending.

    >>> case_of("-ın"), case_of("ya"), case_of("dakı"), case_of("")
    ('GEN', 'DAT', 'REL', 'NOM')
    """
    return _cases().get(tail.lstrip("-'"))


@lru_cache(maxsize=1 << 14)
def noun_rest(stem: str, rest: str) -> bool:
    """Is what stands behind a noun's stem an ending of it?

    >>> noun_rest("səfər", "indən"), noun_rest("zəng", "in"), noun_rest("səfər", "bər")
    (True, True, False)
    """
    return not rest or rest in TAILS[tail_class(stem)]


@cache
def _possessed() -> frozenset[str]:
    """Endings with the possessive of the third person."""
    found = set()
    for high in _HIGH:
        for final in _FINAL:
            for tail, readings in analyses("stem", high, final, frozenset({""})).items():
                if any(r.get("possessive") == "3sg" or r.get("number") == "3pl" for r in readings):
                    found.add(tail)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def is_possessed(word: str) -> bool:
    """Does the word say whose it is: `kəndini`, `münaqişəsi`, not `ərazi`, `bildirib`?

    >>> is_possessed("kəndini"), is_possessed("münaqişəsi"), is_possessed("ərazi"), is_possessed("bildirib")
    (True, True, False, False)
    """
    if words().heads.get(word) == "modifier":
        return False
    tails = _possessed()
    return any(
        word[cut:] in tails and word[cut:] in TAILS[tail_class(word[:cut])] for cut in range(2, min(len(word), 40))
    )


@lru_cache(maxsize=1 << 14)
def possessed_case(word: str) -> str:
    """The case of a word that says whose it is; an ending that may be the bare possessive counts as that.

    >>> possessed_case("sərhədində"), possessed_case("kəndini"), possessed_case("vilayətinin"), possessed_case("qərarı")
    ('LOC', 'ACC', 'GEN', 'NOM')
    """
    tails = _possessed()
    found = [word[cut:] for cut in range(2, min(len(word), 40)) if word[cut:] in tails]
    return min((_cases()[tail] for tail in found if len(tail) > 2), key=_ORDER.index, default="NOM")


@dataclass(frozen=True, slots=True)
class Words:
    """What the tables say of single words.

    Attributes:
        heads: head noun with its possessive → kind.
        offices: the last word of an office, bare and possessed.
        titles: every word of the offices and forms of address.
        postpositions: words → (cases before it, the case it gives).
        stand_ins: word → (kind, state).
        nationalities: word → state.
        says: the saying verbs; ``behind``: words behind a speaker in the genitive; ``medium``; ``this``.
        connectors: words between names that are named together; ``joining``: those of them that are enough alone.
        relations: how nouns begin that are talked about, with whom they are (münasibət).
        decrees: how documents begin that do what they order (sanksiya tətbiq edən sərəncam).
        pointing: words that make `ölkə` the country named before.
        scopes: words behind what an office is for (Ukrayna üzrə).
        that: words behind which stands what is said (ki); ``joins``: between clauses that go on (və);
            ``between``: all words between clauses.
    """

    heads: dict[str, str]
    offices: frozenset[str]
    titles: frozenset[str]
    postpositions: dict[tuple[str, ...], tuple[frozenset[str], str]]
    stand_ins: dict[str, tuple[str, str]]
    nationalities: dict[str, str]
    says: tuple[tuple[Part, ...], ...]
    medium: tuple[tuple[Part, ...], ...]
    behind: tuple[str, ...]
    this: frozenset[str]
    connectors: frozenset[str]
    joining: frozenset[str]
    scopes: frozenset[str]
    that: frozenset[str]
    joins: frozenset[str]
    between: frozenset[str]
    relations: tuple[str, ...]
    decrees: tuple[str, ...]
    pointing: frozenset[str]

    def is_there(self, word: str) -> bool:
        """Is it `ölkəmizdəki`: of the state that the word stands for?"""
        found = stand_in(word)
        return found is not None and found[2] == "REL"

    def stands_in(self, word: str) -> bool:
        """Does the word stand for a state or a person: `ölkəmizə`?"""
        return stand_in(word) is not None

    def head(self, word: str) -> tuple[str, str] | None:
        """Kind and case of a head noun: `hökumətinə` → side, DAT; an office is of kind office."""
        return _head(word)


def _offices() -> tuple[frozenset[str], frozenset[str]]:
    ends, titles = set(), set()
    for _, (name, _, kind) in resources.rows("offices.tsv"):
        parts = lower(name).replace("-", " ").split()
        if kind in _TITLES:
            titles.update(parts)
        if kind in _OFFICE_KINDS:
            ends.add(parts[-1])
            if len(parts) == 1 or parts[-1] in ends:
                ends.add(lower(inflect(parts[-1], possessive="3sg", izafet=False)))
    verbs = [_part(word) for word in ("ET", "OL")]
    titles = {word for word in titles if not any(word.startswith(verb.stems) and verb.readings(word) for verb in verbs)}
    return frozenset(ends), frozenset(titles | ends) - _connectors()


@cache
def _connectors() -> frozenset[str]:
    return frozenset(word for _, (word, joins) in resources.rows("actions/connectors.tsv") if joins != "scope")


def _between_clauses(*kinds: str) -> frozenset[str]:
    return frozenset(word for _, (word, kind) in resources.rows("actions/clauses.tsv") if kind in kinds)


def _nationalities() -> dict[str, str]:
    found = {}
    for _, (_, name, _, _, _, iso2, *_) in resources.rows("states.tsv"):
        folded = lower(name)
        vowel = last_vowel(folded)
        if iso2 and vowel:
            found[folded + realise("lI", HARMONY[vowel], False)] = iso2
    found.update((word, state) for _, (word, state) in resources.rows("actions/nationalities.tsv"))
    return found


@cache
def words() -> Words:
    """The tables, read once."""
    offices, titles = _offices()
    speech: dict[str, list[str]] = {}
    for _, (form, kind) in resources.rows("actions/speech.tsv"):
        speech.setdefault(kind, []).append(form)
    return Words(
        heads={
            word: kind for _, (word, kind) in resources.rows("actions/heads.tsv") if kind not in ("relation", "decree")
        },
        offices=offices,
        titles=titles,
        postpositions={
            tuple(form.split()): (frozenset(takes.split("|")), gives)
            for _, (form, takes, gives) in resources.rows("actions/postpositions.tsv")
        },
        stand_ins={
            w: (kind, state) for _, (w, kind, state) in resources.rows("actions/stand_ins.tsv") if kind != "pointing"
        },
        nationalities=_nationalities(),
        says=tuple(tuple(_part(w) for w in form.split()) for form in speech["says"]),
        medium=tuple(tuple(_part(w) for w in form.split()) for form in speech["medium"]),
        behind=tuple(stem for form in speech["words"] for stem in (form, *alternants(form))),
        this=frozenset(speech["this"]),
        connectors=_connectors(),
        joining=frozenset(word for _, (word, joins) in resources.rows("actions/connectors.tsv") if joins == "yes"),
        relations=tuple(word for _, (word, kind) in resources.rows("actions/heads.tsv") if kind == "relation"),
        decrees=tuple(word for _, (word, kind) in resources.rows("actions/heads.tsv") if kind == "decree"),
        pointing=frozenset(w for _, (w, kind, _) in resources.rows("actions/stand_ins.tsv") if kind == "pointing"),
        scopes=frozenset(word for _, (word, joins) in resources.rows("actions/connectors.tsv") if joins == "scope"),
        that=_between_clauses("that"),
        joins=_between_clauses("and"),
        between=_between_clauses("that", "and", "but"),
    )


@lru_cache(maxsize=1 << 15)
def stand_in(word: str) -> tuple[str, str, str] | None:
    """Kind, state and case of a word that stands for a state or a person, None for any other.

    >>> stand_in("ölkəmizə"), stand_in("onun"), stand_in("kitab")
    (('ours', 'AZ', 'DAT'), ('he', '', 'GEN'), None)
    """
    known = words().stand_ins
    for cut in range(len(word), 0, -1):
        found = known.get(word[:cut])
        if found is None or (cut == 1 and cut < len(word)):
            continue
        case = case_of(word[cut:])
        if case is not None:
            return (*found, case)
    return None


@lru_cache(maxsize=1 << 15)
def matters(word: str) -> str:
    """What a mention that is no name may be that begins with the word: word, office, or empty for nothing."""
    known = words()
    found = stand_in(word)
    if (found is not None and found[2] not in ("REL", "none")) or word in known.nationalities:
        return "word"
    head = known.head(word)
    return "office" if head is not None and head[0] == "office" else ""


@lru_cache(maxsize=1 << 14)
def _head(word: str) -> tuple[str, str] | None:
    known = words()
    for cut in range(len(word), 2, -1):
        stem = word[:cut]
        kind = known.heads.get(stem) or ("office" if stem in known.offices else None)
        if kind is None:
            continue
        case = case_of(word[cut:])
        if case is not None and (cut == len(word) or word[cut:] in TAILS[tail_class(stem)] | TAILS[ANY]):
            return kind, case
    return None
