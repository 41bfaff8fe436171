"""Mentions of a person by the office alone: `ABŞ Prezidenti`, `dövlətimizin başçısı`, `nazir`.

They are no entities. Who is meant is told by the text, which names the holder somewhere, or by the day on which it
was written and the offices in the tables of people. What remains open is left out: one office held by two people of
the text, `nazir` before anybody is named, an office that the tables give to two people on that day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices.holder import read_people
from azdiplo.entities.offices.named import Asked, Holders, key
from azdiplo.entities.offices.naming import is_possessed
from azdiplo.entities.offices.phrase import read_phrase
from azdiplo.entities.offices.scene import TOKEN, Scene
from azdiplo.entities.offices.terms import Terms, meanings
from azdiplo.entities.offices.title import Title, title_at
from azdiplo.entities.rules.rule import Rule, answer, rule
from azdiplo.entities.words import Words
from azdiplo.morphology.forms import is_copula, is_genitive
from azdiplo.records import Entity, Reference
from azdiplo.text.fold import Folded, lower

__all__ = ["PART_OF_MORE", "Alone", "references"]

_OWNED_NOUN = re.compile(r"s[ıiuü](?:n\w*)?$")

_KINDS = frozenset(("state", "portfolio", "diplomatic", "corporate"))
_LONGEST_WORD = 40
_SECOND_OFFICE = 3  # words of the office behind the one that it is held under


def references(
    text: str, folded: Folded, entities: Sequence[Entity], day: date | None, words: Words, held: Terms
) -> tuple[Reference, ...]:
    """The references of a text, in order.

    Args:
        text: the caller's text.
        folded: its search form, in today's orthography.
        entities: all its entities, in order.
        day: when it was written, None if that is not known.
        words: the tables of words.
        held: the terms of office.
    """
    scene = Scene(folded.lower, _candidates(entities, folded), words)
    taken = sorted([*read_people(scene), *((c.start, c.end) for c in scene.settled)])
    holders = Holders(text, entities, day, words, held)
    found: list[Reference] = []
    for here in _offices(scene, taken):
        whose = _whose(scene, here, entities) if answer(PART_OF_MORE, here) is None else None
        if whose is not None:
            begin, end = folded.span(whose.start, here.title.end)
            asked = Asked(lower(whose.office), None if whose.owner is None else key(whose.owner), begin, whose.near)
            meant = holders.meant(asked)
            if meant is not None:
                name, ident, evidence = meant
                found.append(Reference(text[begin:end], begin, end, name, ident, whose.office, whose.owner, evidence))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Alone:
    """An office that stands beside no name.

    Attributes:
        scene: the text.
        title: the office.
        passed: how many names of the text end before it does.
        before: the word in front, "" if something else stands there.
        behind: the word behind, "" if something else stands there.
    """

    scene: Scene
    title: Title
    passed: int
    before: str
    behind: str


def _offices(scene: Scene, taken: Sequence[tuple[int, int]]) -> Iterator[Alone]:
    """The offices that may stand for somebody: all that are no part of what is taken."""
    behind = passed = 0  # behind the stretches and the names that end before the word
    for word in TOKEN.finditer(scene.lower):
        office = scene.words.office(word[0])
        if office is None or is_copula(office[1]):
            continue
        start, end = word.span()
        while behind < len(taken) and taken[behind][1] <= start:
            behind += 1
        if behind < len(taken) and taken[behind][0] < end:
            continue
        while passed < len(scene.settled) and scene.settled[passed].end <= end:
            passed += 1
        title = scene.title(passed, end)
        if title is not None and _may_be_called_so(title):
            following = TOKEN.match(scene.lower, end + 1) if scene.lower[end : end + 1] == " " else None
            said = "" if following is None else following[0]
            yield Alone(scene, title, passed, _word_before(scene.lower, title.start), said)


def _may_be_called_so(title: Title) -> bool:
    """Is somebody called by this office alone, and by nothing before it: not keçmiş Prezident?"""
    if title.plural or title.start != title.body:
        return False
    return title.kind in _KINDS or lower(title.name) in meanings().stands_for


def _word_before(low: str, start: int) -> str:
    """The word in front of ``start``, "" if something else stands there."""
    if low[start - 1 : start] != " ":
        return ""
    least = max(0, start - _LONGEST_WORD)
    return low[low.rfind(" ", least, start - 1) + 1 or least : start - 1]


@rule(
    yes="Nazir Hakan Fidan{nazir} gəlib. Hər nazir hesabat verib.",
    no="Nazir Hakan Fidan{nazir} gəlib. Dünən nazir{= Hakan Fidan} hesabat verib.",
)
def left_open(here: Alone) -> bool:
    """A word in front that leaves open whom, or says that it is not the holder: hər bir nazir."""
    return here.before in meanings().before


@rule(
    yes="Prezident İlham Əliyev{Prezident} gəlib. Prezident seçkiləri keçirilib.",
    no="Prezident İlham Əliyev{Prezident} gəlib. Prezident{= İlham Əliyev} seçib.",
)
def part_of_a_name(here: Alone) -> bool:
    """A word behind that makes a name or a predicate of it: prezident seçkiləri."""
    return here.behind.startswith(meanings().behind)


@rule(
    yes="Prezident İlham Əliyev{Prezident} gəlib. Prezident təyyarəsi uçub.",
    no="Prezident İlham Əliyev{Prezident} gəlib. Prezidentin{= İlham Əliyev} təyyarəsi uçub.",
)
def of_a_thing(here: Alone) -> bool:
    """A thing that has the office in its name: prezident təyyarəsi, but Prezidentin təyyarəsi."""
    return not here.title.tail and _OWNED_NOUN.search(here.behind) is not None


@rule(
    yes="Nazir Hakan Fidan{nazir} gəlib. Nazirin birinci müavini qalıb.",
    no="Nazir Hakan Fidan{nazir} gəlib. Nazirə{= Hakan Fidan} birinci müavini kömək edib.",
)
def held_above(here: Alone) -> bool:
    """Another office that is held under it: nazirin birinci müavini, nazir müavini."""
    tail, begin = here.title.tail, here.title.end + 1
    if not here.behind or (tail and not is_genitive(tail)):
        return False
    for word in islice(TOKEN.finditer(here.scene.lower, begin, begin + _LONGEST_WORD), _SECOND_OFFICE):
        second = title_at(here.scene.lower, word.end(), begin, here.scene.words)
        if second is not None and second.body == begin and second.possessed:
            return True
    return False


#: What an office may be a part of, so that it stands for nobody.
PART_OF_MORE: tuple[Rule[Alone, bool], ...] = (left_open, part_of_a_name, of_a_thing, held_above)


class _Whose(NamedTuple):
    """An office and whose it is."""

    office: str
    owner: Entity | str | None
    near: bool  # Türkiyənin naziri, and not Türkiyənin Bakıdakı naziri
    start: int


def _whose(scene: Scene, here: Alone, entities: Sequence[Entity]) -> _Whose | None:
    """The office with its owner, where the text says whose it is or need not: None for qonşu ölkənin prezidenti."""
    title = here.title
    phrase = read_phrase(scene, here.passed, title, others=0)
    if phrase is None:
        return None
    name, start = phrase.names[0], phrase.start
    if phrase.owners:
        owner = phrase.owners[0]
        return _Whose(name, entities[owner], scene.lower[scene.settled[owner].end : title.start] == " ", start)
    before = _word_before(scene.lower, start)
    if title.possessed and before in meanings().ours:
        return _Whose(name, meanings().ours[before], True, start - len(before) - 1)
    if title.possessed and (is_genitive(before) or not is_possessed(name, scene.words)):
        return None
    return _Whose(name, None, True, start)


def _candidates(entities: Sequence[Entity], folded: Folded) -> list[Candidate]:
    """The entities as they lie in the folded text."""
    offsets = folded.offsets

    def place(at: int) -> int:
        return at if offsets is None else bisect_left(offsets, at)

    return [Candidate(place(e.start), place(e.stem_end), place(e.end), e.label, e.evidence) for e in entities]
