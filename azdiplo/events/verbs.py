"""The forms of Azerbaijani verbs: what `görüşməyəcəyini` says of `görüş`.

The endings are `data/actions/verb_endings.tsv`, a continuation lexicon like that of the noun; a participle or a verbal
noun goes on with the endings of the noun.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from azdiplo import resources
from azdiplo.morphology.harmony import HARMONY, NARROW, VOWELS, last_vowel, realise
from azdiplo.morphology.lexicon import analyses

__all__ = ["VerbForm", "finite_endings", "is_object_participle", "stems_of", "unknown_verb", "verb_forms", "verb_of"]

_FILE = "actions/verb_endings.tsv"
_END = "end"
_NOUN = "@"
_USES = frozenset({""})
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What an ending says of the verb.

    Attributes:
        kind: ``finite``, ``participle``, ``converb``, ``noun`` (the verbal noun in -ma) or ``infinitive``.
        tense: ``past``, ``present``, ``future``, ``aorist``, ``necessity``, ``optative``, ``imperative``,
            ``conditional``, ``same`` (a converb's), empty where the form has none.
        voice: ``passive``, ``object`` (a participle whose head is not its subject) or empty.
        negative: True for a negated form.
        person: ``3``, ``1sg`` …, empty where the form has none.
        case: of a declined form.
        possessive: of a declined form.
    """

    kind: str
    tense: str = ""
    voice: str = ""
    negative: bool = False
    person: str = ""
    case: str = ""
    possessive: str = ""

    @property
    def passive(self) -> bool:
        """Is the subject who suffers it?"""
        return self.voice == "passive"


@dataclass(frozen=True, slots=True)
class _Row:
    features: tuple[tuple[str, str], ...]
    form: str
    after: str
    next: str

    def fits(self, final: str) -> bool:
        if not self.after:
            return True
        if self.after in ("vowel", "consonant"):
            return (final in VOWELS) == (self.after == "vowel")
        return final == self.after


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    lexicons: dict[str, list[_Row]] = {}
    for number, (lexicon, features, form, after, following, _) in resources.rows(_FILE):
        pairs = []
        for item in features.split():
            slot, mark, value = item.partition("=")
            if not mark or slot not in (*VerbForm.__slots__, "softens"):
                known = ", ".join(VerbForm.__slots__)
                raise ValueError(f"{_FILE}, line {number}: feature {item!r} is none of {known}, written slot=value")
            pairs.append((slot, value))
        lexicons.setdefault(lexicon, []).append(_Row(tuple(pairs), form, after, following))
    for lexicon, rows in lexicons.items():
        for row in rows:
            if row.next != _END and row.next[:1] != _NOUN and row.next not in lexicons:
                raise ValueError(f"{_FILE}: lexicon {lexicon!r} goes on with {row.next!r}, which has no rows")
    return {lexicon: tuple(rows) for lexicon, rows in lexicons.items()}


def verb_forms(stem: str, rest: str) -> tuple[VerbForm, ...]:
    """The readings of what stands behind a verb's stem, in the order of the table; empty if it is no ending.

    >>> [(form.kind, form.tense, form.negative) for form in verb_forms("görüş", "məyəcək")]
    [('finite', 'future', True), ('participle', 'future', True)]
    >>> [(form.kind, form.voice, form.case) for form in verb_forms("imzala", "nmasına")]
    [('noun', 'passive', 'dative')]
    >>> verb_forms("görüş", "kən")
    ()
    """
    vowel = last_vowel(stem)
    if len(rest) > _LONGEST or not vowel:
        return ()
    return _forms(HARMONY[vowel], stem[-1], rest)


@lru_cache(maxsize=1 << 14)
def _forms(high: str, final: str, rest: str) -> tuple[VerbForm, ...]:
    found: dict[VerbForm, None] = {}
    _walk("verb", high, final, rest, {}, found)
    return tuple(found)


def _walk(lexicon: str, high: str, final: str, rest: str, said: dict[str, str], found: dict[VerbForm, None]) -> None:
    if lexicon == _END:
        if not rest and "kind" in said:
            found[_made(said)] = None
        return
    if lexicon[0] == _NOUN:
        kind = final if final in NARROW else "a" if final in VOWELS else "k"
        for reading in analyses(lexicon[1:], high, kind, _USES).get(rest, ()):
            case, possessive = reading.get("case", "nominative"), reading.get("possessive", "")
            if reading.get("relative") or reading.get("limit"):
                continue
            found[_made({**said, "case": case, "possessive": "" if possessive == "none" else possessive})] = None
        return
    for row in _rows()[lexicon]:
        if not row.fits(final):
            continue
        suffix = realise(row.form, high, final in VOWELS)
        if rest.startswith(suffix):
            vowel = last_vowel(suffix)
            _walk(
                row.next,
                HARMONY[vowel] if vowel else high,
                suffix[-1] if suffix else final,
                rest[len(suffix) :],
                {**said, **dict(row.features)},
                found,
            )


def _made(said: dict[str, str]) -> VerbForm:
    return VerbForm(
        kind=said["kind"],
        tense=said.get("tense", ""),
        voice=said.get("voice", ""),
        negative="negative" in said,
        person=said.get("person", ""),
        case=said.get("case", ""),
        possessive=said.get("possessive", ""),
    )


@cache
def finite_endings() -> frozenset[str]:
    """The endings, of two letters and more, by which the verb of a main clause in the indicative is known.

    >>> {"ib", "mışdır", "acaq", "məlidir"} <= finite_endings(), "lər" in finite_endings()
    (True, False)
    """
    found: set[str] = set()
    for high in "ıiuü":
        for row in _rows()["mood"] + _rows()["base"]:
            tense = dict(row.features).get("tense")
            if dict(row.features).get("kind") == "finite" and tense in ("past", "present", "future", "necessity"):
                for after in (False, True):
                    suffix = realise(row.form, high, after)
                    vowel = last_vowel(suffix)
                    found |= {
                        suffix + rest for rest in _spelled(row.next, HARMONY[vowel] if vowel else high, suffix[-1])
                    }
    return frozenset(ending for ending in found if len(ending) > 1)


def _spelled(lexicon: str, high: str, final: str) -> set[str]:
    if lexicon == _END:
        return {""}
    found = set()
    for row in _rows()[lexicon]:
        suffix = realise(row.form, high, final in VOWELS)
        vowel = last_vowel(suffix)
        rest = _spelled(row.next, HARMONY[vowel] if vowel else high, suffix[-1] if suffix else final)
        found |= {suffix + each for each in rest}
    return found


def stems_of(stem: str) -> tuple[str, ...]:
    """The stem of a verb, and as it is written before a vowel where that differs.

    >>> stems_of("azalt"), stems_of("tut")
    (('azalt', 'azald'), ('tut',))
    """
    soft = [
        stem[: -len(row.form)] + dict(row.features)["softens"]
        for row in _rows()["stem"]
        if stem.endswith(row.form) and sum(letter in VOWELS for letter in stem) > 1
    ]
    return (stem, *soft)


@lru_cache(maxsize=1 << 12)
def is_object_participle(word: str) -> bool:
    """Does the word look like a participle whose head is not its subject: `keçirdiyi`, `göstərdiyini`?

    >>> is_object_participle("keçirdiyi"), is_object_participle("göstərdiyini"), is_object_participle("nazirin")
    (True, True, False)
    """
    return any(
        form.voice == "object"
        for cut in range(2, len(word) - 3)
        if word[cut] in "dt"
        for form in verb_forms(word[:cut], word[cut:])
    )


@lru_cache(maxsize=1 << 12)
def unknown_verb(word: str) -> str:
    """The tense of a word that looks like the finite form of some verb, else an empty string.

    >>> unknown_verb("imzalayacaq"), unknown_verb("imzalayıb"), unknown_verb("dəftər")
    ('future', 'past', '')
    """
    for cut in range(2, len(word) - 1):
        for form in verb_forms(word[:cut], word[cut:]):
            if (
                form.kind == "finite"
                and form.tense in ("past", "present", "future", "necessity")
                and form.person == "3"
            ):
                return form.tense
    return ""


@lru_cache(maxsize=1 << 14)
def verb_of(stems: tuple[str, ...], passive: tuple[str, ...], word: str) -> tuple[VerbForm, ...]:
    """The readings of a word as a form of a verb; a passive stem makes all of them passive.

    >>> [form.voice for form in verb_of(("et", "ed"), ("edil",), "edilib")]
    ['passive']
    """
    for stem in passive:
        if word.startswith(stem):
            found = verb_forms(stem, word[len(stem) :])
            if found:
                return tuple(replace(form, voice="passive") for form in found)
    for stem in stems:
        if word.startswith(stem):
            found = verb_forms(stem, word[len(stem) :])
            if found:
                return found
    return ()
