"""Where a text has a predicate of the tables: one scan for the first words of all forms, then the words behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from azdiplo.events.actions import Form, Part
from azdiplo.events.scene import Scene
from azdiplo.events.verbs import VerbForm
from azdiplo.events.words import case_of, is_possessed, noun_rest, words
from azdiplo.morphology.harmony import realise

__all__ = ["Hit", "Match", "Triggers"]

_REST = re.compile(r"\w*")
_REMEMBERED = 1 << 16
_GAP = 5  # words between two words of a predicate
_STOPS = frozenset(".;:!?")
_PLURALS = frozenset(realise("lAr", high, False) for high in "ıi")


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A form found in a sentence.

    Attributes:
        form: which one.
        tokens: the token of each of its words.
        verb: what the ending of the verb says; None for a nominal.
    """

    form: Form
    tokens: tuple[int, ...]
    verb: VerbForm | None


@dataclass(frozen=True, slots=True)
class Hit:
    """The first word of some forms: where it begins, the number of the forms that begin so, those whose word it is."""

    place: int
    number: int
    forms: tuple[Form, ...]


def _place(hit: Hit) -> int:
    return hit.place


class Triggers:
    """The predicates of the tables in one automaton.

    Args:
        forms: the forms; of two that fit the same words the one with more words counts, then the earlier one.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        owners: dict[str, list[Form]] = {}
        for form in forms:
            first = form.parts[0]
            for stem in (*first.stems, *first.passive):
                owners.setdefault(stem if first.kind == "ending" else " " + stem, []).append(form)
        self._fitting: dict[tuple[int, str], tuple[Form, ...]] = {}
        self._owners = [sorted(found, key=lambda form: -len(form.parts)) for found in owners.values()]
        self._single = frozenset(
            number
            for number, forms_ in enumerate(self._owners)
            if any(not f.action.kind.symmetric and not f.action.kind.needs_recipient for f in forms_)
        )
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(owners), matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def hits(self, low: str) -> list[Hit]:
        """Where first words of forms stand in the folded text, in order."""
        plain = " " + low.replace("-", " ").replace('"', " ").replace("(", " ").replace("\n", " ")
        found = []
        for number, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            place = start if plain[start] == " " else plain.rfind(" ", 0, start)  # an ending stands in its word
            stop = _REST.match(plain, end).end()  # type: ignore[union-attr]
            forms = self._forms(number, plain[place + 1 : stop])
            if forms:
                found.append(Hit(place, number, forms))
        found.sort(key=_place)
        return found

    def may_match(self, hits: Sequence[Hit], text: str) -> bool:
        """May one of the forms stand in the sentence? Told by how words begin, without cutting it into words."""
        forms = dict.fromkeys(form for hit in hits for form in hit.forms)
        return any(len(form.parts) == 1 or _may_stand(text, form) for form in forms)

    def _forms(self, number: int, word: str) -> tuple[Form, ...]:
        """The forms of a number whose first word this is."""
        key = (number, word)
        known = self._fitting.get(key)
        if known is None:
            if len(self._fitting) > _REMEMBERED:
                self._fitting.clear()
            known = self._fitting[key] = tuple(f for f in self._owners[number] if _is(f.parts[0], word))
        return known

    def alone(self, hits: Sequence[Hit]) -> bool:
        """Is there a predicate among them for which one side is enough?"""
        return any(hit.number in self._single for hit in hits)

    def matches(self, scene: Scene, hits: Sequence[Hit]) -> list[Match]:
        """The predicates of a sentence: longer ones first, then in the order of the text."""
        found: list[Match] = []
        token = 0
        text = " ".join(scene.texts)
        forms = dict.fromkeys(form for hit in hits for form in hit.forms)
        possible = {form for form in forms if len(form.parts) == 1 or _may_stand(text, form)}
        for hit in hits:
            while token + 1 < len(scene.starts) and scene.starts[token + 1] <= hit.place:
                token += 1
            for form in hit.forms:
                if form not in possible:
                    continue
                match = _match(scene, token, form)
                if match is not None:
                    found.append(match)
        found.sort(key=lambda match: (-len(match.tokens), match.tokens[-1] - match.tokens[0], match.tokens[0]))
        return found


def _may_stand(text: str, form: Form) -> bool:
    """Are there words in the sentence that begin like the others of the form? Quickly told, and mostly no."""
    for part in form.parts[1:]:
        for stem in part.stems:
            if stem in text:
                break
        else:
            if not any(stem in text for stem in part.passive):
                return False
    return True


def _is(part: Part, word: str) -> bool:
    """Is the word one of this part?"""
    if part.kind == "noun":
        if not word.startswith(part.stems):
            return False
        return any(word.startswith(stem) and noun_rest(stem, word[len(stem) :]) for stem in part.stems)
    if part.kind == "exact":
        return word in part.stems
    if part.kind == "ending":
        return any(word.endswith(stem) and len(word) > len(stem) + 1 for stem in part.stems)
    if not word.startswith(part.stems) and not (part.passive and word.startswith(part.passive)):
        return False
    return bool(part.readings(word))


def _match(scene: Scene, token: int, form: Form) -> Match | None:
    """The form, if its words stand here in order."""
    at = [token]
    verb: VerbForm | None = None
    for number, part in enumerate(form.parts):
        if number:
            following = _next(scene, at[-1] + 1, part, _GAP)
            if following is not None and part.kind == "verb" and not _goes_with(scene, at[-1], following, form, number):
                return None
            if following is None:
                return None
            at.append(following)
        ok, verb_here = _fits(scene, at[-1], part)
        if not ok:
            return None
        verb = verb_here or verb
    if _excluded(scene, at[0], at[-1], form.action.excluded) or (form.nominal and _is_attribute(scene, at[-1], form)):
        return None
    return Match(form, tuple(at), verb)


def _goes_with(scene: Scene, noun: int, verb: int, form: Form, number: int) -> bool:
    """Is the noun the verb's own: not in `əməkdaşlığın yolları müzakirə edilib`, `səfəri barədə məlumat verib`?"""
    if verb == noun + 1:
        return True
    between = range(noun + 1, verb)
    if form.parts[number].tight:
        known = words()
        return all(
            token in scene.inside
            or scene.texts[token] in known.titles
            or known.heads.get(scene.texts[token]) is not None
            or known.stands_in(scene.texts[token])
            or known.head(scene.texts[token]) is not None
            for token in between
        )
    word = scene.texts[noun]
    before = form.parts[number - 1]
    return before.kind != "noun" or not any(
        word.startswith(stem) and case_of(word[len(stem) :]) == "GEN" for stem in before.stems
    )


def _next(scene: Scene, token: int, part: Part, gap: int) -> int | None:
    for place in range(token, min(len(scene.texts), token + gap + 1)):
        if scene.texts[place] in _STOPS:
            return None
        if _fits(scene, place, part)[0]:
            return place
    return None


def _fits(scene: Scene, token: int, part: Part) -> tuple[bool, VerbForm | None]:
    word = scene.texts[token]
    if token in scene.inside or not _is(part, word):
        return False, None
    if part.kind == "ending":
        return True, VerbForm("finite", "necessity", person="3")
    if part.kind != "verb":
        return True, None
    return True, _chosen(scene, token, part.readings(word))


def _chosen(scene: Scene, token: int, forms: tuple[VerbForm, ...]) -> VerbForm:
    """Of a form that may end a sentence or stand before a noun, the reading that fits: `imzalanmış saziş`."""
    likely = [form for form in forms if form.tense not in ("optative", "imperative")]
    forms = tuple(likely) or forms  # göstərməyə is hardly ever göstər-mə-yə
    if len(forms) == 1:
        return forms[0]
    following = scene.texts[token + 1] if token + 1 < len(scene.texts) else ""
    before_noun = following[:1].isalpha() and following not in words().between
    wanted = "participle" if before_noun else "finite"
    return next((form for form in forms if form.kind == wanted), forms[0])


def _excluded(scene: Scene, first: int, last: int, others: tuple[str, ...]) -> bool:
    if not others:
        return False
    endings = tuple(word[1:] for word in others if word[0] == "*")
    if endings and scene.texts[last].endswith(endings):
        return True
    around = scene.texts[max(0, first - 3) : last + 3]
    return any(word.startswith(others) for word in around)


def _is_attribute(scene: Scene, token: int, form: Form) -> bool:
    """`danışıqlar masası`, `görüş iştirakçıları`: the noun without an ending only says what kind the next one is of."""
    word = scene.texts[token]
    bare = any(word == stem or word[len(stem) :] in _PLURALS for stem in form.parts[-1].stems if word.startswith(stem))
    following = scene.texts[token + 1] if token + 1 < len(scene.texts) else ""
    if not bare or token + 1 in scene.inside or (following,) in words().postpositions:
        return False
    return is_possessed(following)
