"""Whether what a predicate says happened, is planned, is denied or is called for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from azdiplo import resources
from azdiplo.events.actions import Part, _part
from azdiplo.events.scene import Scene
from azdiplo.events.triggers import Match
from azdiplo.events.verbs import VerbForm, unknown_verb
from azdiplo.events.words import noun_rest, words

__all__ = ["Outlook", "outlook"]

_AHEAD = 6  # words between an infinitive and what governs it
_SUPPORT = 3
_STOPS = frozenset(".;:!?,")


class Outlook:
    """What stands behind a predicate.

    Attributes:
        status: happened, planned, denied, called-for, or none for no event.
        last: the token at which the predicate ends.
        person: of the verb that governs an infinitive, empty where there is none.
    """

    __slots__ = ("last", "person", "status")

    def __init__(self, status: str, last: int, person: str = "") -> None:
        self.status = status
        self.last = last
        self.person = person


@cache
def _rows() -> dict[str, list[tuple[tuple[Part, ...], str]]]:
    found: dict[str, list[tuple[tuple[Part, ...], str]]] = {}
    for _, (form, kind, status) in resources.rows("actions/outlook.tsv"):
        found.setdefault(kind, []).append((tuple(_part(word) for word in form.split()), status))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@lru_cache(maxsize=1 << 14)
def _beginning(kind: str, word: str) -> tuple[tuple[tuple[Part, ...], str], ...]:
    """The rows whose first word this may be."""
    return tuple(row for row in _rows()[kind] if word.startswith(row[0][0].stems + row[0][0].passive))


def outlook(scene: Scene, match: Match) -> Outlook:
    """What the ending of the predicate and the words behind it say."""
    last, verb = match.tokens[-1], match.verb
    if verb is None:
        return _nominal(scene, last)
    if verb.kind == "finite":
        return _finite(scene, last, verb)
    if verb.kind == "infinitive":
        governed = _governed(scene, last + 1, _AHEAD)
        status = governed[0] if governed else "none"
        return Outlook(status, last, governed[2] if governed else "")
    if verb.negative:
        return Outlook("denied", last)
    if verb.kind == "noun":
        governed = _governed(scene, last + 1, 2)
        return Outlook(governed[0] if governed and governed[0] in ("planned", "none") else "happened", last)
    if verb.tense == "future":
        return Outlook("planned", last)
    return Outlook(_ordered(scene, last), last)


def _ordered(scene: Scene, last: int) -> str:
    """`sanksiya tətbiq edən sərəncam imzalayacaq`: what a document does is done when it is signed."""
    texts = scene.texts
    if last + 2 < len(texts) and texts[last + 1].startswith(words().decrees):
        forms = unknown_verb(texts[last + 2])
        if forms == "future":
            return "planned"
    return "happened"


def _finite(scene: Scene, last: int, verb: VerbForm) -> Outlook:
    if verb.tense == "optative":
        for parts, status in _rows()["may"]:
            form = _said(scene, last + 1, parts)
            if form is not None:
                return Outlook("denied" if form.negative else status, last + 1)
        return Outlook("none", last)
    if verb.tense in ("imperative", "conditional"):
        return Outlook("none", last)
    if verb.negative:
        return Outlook("denied", last)
    return Outlook({"future": "planned", "necessity": "called-for"}.get(verb.tense, "happened"), last)


def _nominal(scene: Scene, last: int) -> Outlook:
    """`görüşü keçiriləcək`, `danışıqları davam edir`: the verb behind a noun says when."""
    for token in range(last + 1, min(len(scene.texts), last + 1 + _SUPPORT)):
        if scene.texts[token] in _STOPS:
            break
        for parts, _ in _beginning("support", scene.texts[token]):
            form = _said(scene, token, parts)
            if form is None:
                continue
            end = token + len(parts) - 1
            if form.kind == "finite":
                found = _finite(scene, end, form)
                return Outlook("happened" if found.status == "none" else found.status, found.last)
            return Outlook("planned" if form.tense == "future" else "denied" if form.negative else "happened", end)
    governed = _governed(scene, last + 1, 2)
    return Outlook(governed[0] if governed and governed[0] in ("planned", "none") else "happened", last)


def _governed(scene: Scene, start: int, ahead: int) -> tuple[str, int, str] | None:
    for token in range(start, min(len(scene.texts), start + ahead)):
        if scene.texts[token] in _STOPS:
            return None
        for parts, status in _beginning("governs", scene.texts[token]):
            if _stands(scene, token, parts):
                form = _said(scene, token, parts) if parts[-1].kind == "verb" else None
                if form is not None and form.negative:
                    status = "denied"
                return status, token, "" if form is None else form.person
    return None


def _stands(scene: Scene, token: int, parts: Sequence[Part]) -> bool:
    if token + len(parts) > len(scene.texts) or token in scene.inside:
        return False
    for i, part in enumerate(parts):
        word = scene.texts[token + i]
        if part.kind == "verb":
            if not word.startswith(part.stems + part.passive) or not part.readings(word):
                return False
        elif not any(word.startswith(stem) and noun_rest(stem, word[len(stem) :]) for stem in part.stems):
            return False
    return True


def _said(scene: Scene, token: int, parts: Sequence[Part]) -> VerbForm | None:
    if not _stands(scene, token, parts):
        return None
    forms = parts[-1].readings(scene.texts[token + len(parts) - 1])
    return forms[0] if forms else None
