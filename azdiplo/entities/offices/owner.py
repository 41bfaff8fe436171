"""Whose an office is: the next state or body to the left, in the genitive or bare, `Azərbaycanın Bakıya gələn naziri`.

From the office to the left every name is asked. One in the genitive, or bare and next to the office, may be the owner:
`OWNS` says whether it is. One that says where or what for is passed (`İranın Azərbaycandakı səfiri`); any other ends
the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices.scene import GAP, STOP, Scene
from azdiplo.entities.offices.title import Title
from azdiplo.entities.rules.rule import Rule, answer, rule
from azdiplo.entities.words import Words
from azdiplo.morphology.forms import is_abroad, is_genitive

__all__ = ["OWNS", "Claim", "Owners", "owners_of"]

_CLOSING_QUOTE = re.compile(r'"-?(\w{0,5})')
_POSSESSED_NOUN = re.compile(r"[ıiuü]n[ıiuü]n$")
_GENITIVE_NOUN = re.compile(r"\w{2}[ıiuü]n$")
_PARTICIPLE = ("an", "ən")  # gəl|ən
_NEAR = 3  # words: Rusiya teatr aktyoru
#: Kinds of offices that a place, an event or a project has: Tbilisi meri, COP29-un prezidenti.
_OF_PLACES = frozenset(("state", "religious"))
_OF_PROJECTS = frozenset(("state", "corporate"))

OWNER: Final = "owner"
NOBODY: Final = "nobody"


class Claim(NamedTuple):
    """A name that may be whose an office is.

    Attributes:
        label: what it is.
        genitive: True for `Azərbaycanın`, False for a bare name.
        between: the words between it and the office, or the name that was passed last.
        purpose: True if one of them says what the office is for: `Ukrayna üzrə`.
        past: True if names of where or what for were passed.
        kind: the kind of the office.
        words: the tables of words.
    """

    label: str
    genitive: bool
    between: Sequence[str]
    purpose: bool
    past: bool
    kind: str
    words: Words


@rule(
    yes="Azərbaycan yeni qurumun sədri Elnur Məmmədovu{sədr} dinləyib.",
    no="Azərbaycan qurumunun sədri Elnur Məmmədovu{sədr @ Azərbaycan} dinləyib.",
)
def a_noun_of_its_own(claim: Claim) -> str | None:
    """The office is that of a noun between the two: Azərbaycan … qurumun sədri."""
    own = not claim.purpose and any(
        _GENITIVE_NOUN.search(word) and not _POSSESSED_NOUN.search(word) and not claim.words.office(word)
        for word in claim.between
    )
    return NOBODY if own else None


@rule(
    yes="ABŞ Prezidenti Donald Trampın{Prezident @ ABŞ} xüsusi nümayəndəsi Stiv Uitkoff"
    "{Prezidentin xüsusi nümayəndəsi @ ABŞ} gəlib.",
    no="ABŞ Prezidenti Donald Trampın{Prezident @ ABŞ} dünən gələn xüsusi nümayəndəsi Stiv Uitkoff"
    "{xüsusi nümayəndə} danışıb.",
)
def of_somebody(claim: Claim) -> str | None:
    """A person in the genitive, next to the office or beyond where it is."""
    owns = claim.label == "PERSON" and claim.genitive and (not claim.between or claim.past)
    return OWNER if owns else None


def _is_body(claim: Claim) -> bool:
    return claim.label in ("STATE", "ORG")


@rule(
    yes="ABŞ-ın dünən axşam işə başlayan yeni səfiri Mark Libbi{səfir @ ABŞ} danışıb.",
    no="ABŞ dünən axşam işə başlayan yeni səfiri Mark Libbini{səfir} çağırıb.",
)
def of_a_body(claim: Claim) -> str | None:
    """A state or body in the genitive, or next to the office: Azərbaycanın yeni naziri, ABŞ Prezidenti."""
    return OWNER if _is_body(claim) and (claim.genitive or not claim.between) else None


@rule(
    yes="Azərbaycan kişi voleybol millisinin baş məşqçisi Elçin Quliyev{baş məşqçi @ Azərbaycan} gəlib.",
    no="Azərbaycan dünən ilk dəfə baş məşqçisi Elçin Quliyevi{baş məşqçi} dinləyib.",
)
def of_what_a_body_has(claim: Claim) -> str | None:
    """A bare name before a noun of its own: Azərbaycan millisinin baş məşqçisi."""
    has = _is_body(claim) and claim.between and _POSSESSED_NOUN.search(claim.between[-1])
    return OWNER if has else None


@rule(
    yes="Rusiya teatr aktyoru Anna Netrebko{aktyor @ Rusiya} gəlib.",
    no="Rusiya və dünya aktyoru Anna Netrebko{aktyor} gəlib.",
)
def near_a_body(claim: Claim) -> str | None:
    """A bare name with a word or two before the office: Rusiya teatr aktyoru."""
    near = _is_body(claim) and len(claim.between) < _NEAR and claim.words.roles.joins.isdisjoint(claim.between)
    return OWNER if near else None


@rule(
    yes="Ağdam şəhərinin meri Elçin Quliyev{mer @ Ağdam} gəlib.",
    no="Ağdam şəhərinin müəllimi Elçin Quliyev{müəllim} gəlib.",
)
def of_a_place(claim: Claim) -> str | None:
    """A place that has offices: Ağdam rayonunun icra başçısı, but not Ağdam rayonunda Prezidentin nümayəndəsi."""
    described = claim.label == "PLACE" and claim.kind in _OF_PLACES
    return OWNER if described and all(_describes_a_place(word, claim.words) for word in claim.between) else None


def _describes_a_place(word: str, words: Words) -> bool:
    described = words.descriptor(word) == "PLACE" and (is_genitive(word) or word in words.nouns.descriptors)
    return described or word in words.roles.attributes


@rule(
    yes="COP29-un prezidenti Muxtar Babayev{Prezident @ COP29} gəlib.",
    no="COP29-un bakılı prezidenti Muxtar Babayev{Prezident} gəlib.",
)
def of_an_event(claim: Claim) -> str | None:
    """An event or a project, next to the office: COP29-un prezidenti."""
    owns = claim.label in ("EVENT", "PROJECT") and claim.kind in _OF_PROJECTS and not claim.between
    return OWNER if owns else None


#: May this name be whose the office is? What no rule answers may not.
OWNS: tuple[Rule[Claim, str | None], ...] = (
    a_noun_of_its_own,
    of_somebody,
    of_a_body,
    of_what_a_body_has,
    near_a_body,
    of_a_place,
    of_an_event,
)


class Owners(NamedTuple):
    """The positions, among the settled names, of whose an office is, and where the phrase with them starts."""

    found: list[int]
    start: int


def owners_of(scene: Scene, i: int, start: int, title: Title) -> Owners:
    """Whose an office is.

    Args:
        scene: the text.
        i: how many of its names end before the title does.
        start: where the office starts, with all that it is held under.
        title: the office.
    """
    behind = start
    past = False  # beyond names of where or what for: from here on only a genitive can be the owner
    for k in scene.before(i, start):
        name = scene.settled[k]
        gap = _gap(scene, k, behind)
        if gap.parts(past):
            break
        genitive = is_genitive(gap.tail)
        if genitive or not (gap.tail or past or gap.purpose or name.label == "DATE"):
            claim = Claim(name.label, genitive, gap.words, gap.purpose, past, title.kind, scene.words)
            return _with_others(scene, k, title) if answer(OWNS, claim) == OWNER else Owners([], start)
        if not _says_where(name, gap):
            break
        past = True
        behind = name.start
    return Owners([], start)


class _Gap(NamedTuple):
    """What stands between a name and what is behind it."""

    tail: str
    text: str
    words: list[str]
    purpose: bool

    def parts(self, past: bool) -> bool:
        """Does it part the two?"""
        if len(self.text) > GAP or STOP.search(self.text):
            return True
        return "," in self.text and not past and not self.purpose


def _gap(scene: Scene, k: int, behind: int) -> _Gap:
    """The ending of the name at ``k``, in quotes as well, and what is between it and ``behind``."""
    lower, name = scene.lower, scene.settled[k]
    text = lower[name.end : behind]
    tail = scene.tail(k).lstrip("'-")
    quote = _CLOSING_QUOTE.match(text)
    if quote is not None:
        text = text[quote.end() :]
        tail = quote[1] or tail
    elif text.startswith(")") and lower[name.start - 1] == "(":
        text = text[1:]
    text = text.rstrip('("')
    words = text.split()
    return _Gap(tail, text, words, not scene.words.roles.postpositions.isdisjoint(words))


def _says_where(name: Candidate, gap: _Gap) -> bool:
    """May the owner stand before this name: Azərbaycandakı səfiri, Bakıya gələn naziri?

    Not before Belarusun paytaxtı Minskdə çempion, nor before a person. A date never ends the phrase.
    """
    if name.label == "DATE":
        return True
    if name.label == "PERSON":
        return False
    return not gap.tail or is_abroad(gap.tail) or any(word.endswith(_PARTICIPLE) for word in gap.words)


def _with_others(scene: Scene, k: int, title: Title) -> Owners:
    """The owner at ``k``, and those in a list before it where the office is a plural: Azərbaycan və Türkiyə."""
    first = k
    if scene.settled[k].label == "PERSON":
        return Owners([k], scene.settled[k].start)
    while title.plural and first and scene.settled[first - 1].label in ("STATE", "ORG") and scene.in_list(first - 1):
        first -= 1
    start = scene.settled[first].start
    return Owners(list(range(first, k + 1)), start - 1 if scene.lower.endswith('"', 0, start) else start)
