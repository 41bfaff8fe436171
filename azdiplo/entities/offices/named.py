"""Who is meant by an office: the holder that the text names, or that the tables give on its day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from azdiplo.entities.offices.naming import last_office
from azdiplo.entities.offices.terms import Term, Terms, meanings
from azdiplo.entities.words import Words
from azdiplo.records import Entity, Evidence
from azdiplo.text.fold import lower
from azdiplo.text.sentences import sentences

__all__ = ["Asked", "Holders", "Meant", "key"]

_LEAD = 2  # a headline and the first sentence name later what they call by the office
_start = attrgetter("start")


class Asked(NamedTuple):
    """A mention of somebody by the office.

    Attributes:
        office: folded.
        owner: the key of whose it is, None if the text does not say.
        begin: where the mention begins in the caller's text.
        near: True if nothing stands between the owner and the office.
    """

    office: str
    owner: str | None
    begin: int
    near: bool


class Meant(NamedTuple):
    """Who is meant: name, id, and what tells it."""

    name: str
    id: str | None
    evidence: Evidence


class _Fitting(NamedTuple):
    """The mentions, in order, of all people who may be meant, and whether they are all of one."""

    mentions: Sequence[Entity]
    only: bool


class Holders:
    """The people of one text who hold offices, and of the tables those who did on its day."""

    def __init__(self, text: str, entities: Sequence[Entity], day: date | None, words: Words, held: Terms) -> None:
        self._text = text
        self._day = None if day is None else day.isoformat()
        self._words = words
        self._terms = held
        #: office → whose it is → the mentions of the people whom the text gives it
        self._holders: dict[str, dict[str | None, list[Entity]]] = {}
        for ent in entities:
            if ent.office is not None:
                owner = None if ent.affiliation is None else key(ent.affiliation)
                self._holders.setdefault(lower(ent.office), {}).setdefault(owner, []).append(ent)
        self._known: dict[tuple[str, str | None, bool], _Fitting] = {}

    @cached_property
    def _sentences(self) -> list[int]:
        """Where the sentences of the caller's text start."""
        return [start for start, _ in sentences(self._text)]

    def meant(self, asked: Asked) -> Meant | None:
        """Who is meant; None where that is open."""
        holder = self._named(asked)
        if holder is not None:
            return Meant(holder.name, holder.id, Evidence("memory", holder.text))
        term = self._in_office(asked.office, asked.owner) if asked.owner is not None and asked.near else None
        return None if term is None else Meant(term.entry.name, term.entry.id, Evidence("gazetteer", str(term)))

    def _named(self, asked: Asked) -> Entity | None:
        """The mention that names the holder: one person of the text, or the only one of the last two sentences."""
        fitting, only = self._fitting(asked)
        if not fitting:
            return None
        if asked.owner is None and fitting[0].start >= asked.begin and not self._leads(asked.begin):
            return None
        before = bisect_left(fitting, asked.begin, key=_start)
        if not only:
            first = self._sentences[max(0, bisect_right(self._sentences, asked.begin) - 2)]
            near_by = fitting[bisect_left(fitting, first, key=_start) : before]
            if len({key(ent) for ent in near_by}) != 1:
                return None
        return fitting[max(0, before - 1)]

    def _leads(self, begin: int) -> bool:
        """Does it stand in the headline or the first sentence?"""
        return all(begin < start for start in self._sentences[_LEAD : _LEAD + 1])

    def _fitting(self, asked: Asked) -> _Fitting:
        question = (asked.office, asked.owner, asked.near)
        known = self._known.get(question)
        if known is None:
            mentions = sorted(self._mentions(asked), key=_start)
            known = self._known[question] = _Fitting(mentions, len({key(ent) for ent in mentions}) == 1)
        return known

    def _mentions(self, asked: Asked) -> Iterator[Entity]:
        """The mentions of the people of whom the text says something that answers to the office, and to whose it is."""
        for held, by_owner in self._holders.items():
            if held != asked.office and not (asked.near and self._stands_for(asked.office, held)):
                continue
            if asked.owner is None:
                yield from (ent for mentions in by_owner.values() for ent in mentions)
                continue
            yield from by_owner.get(asked.owner, ())
            # Prezident İlham Əliyev: the text does not say whose, the tables do
            known = {term.entry.id for term in self._held(held, asked.owner)}
            yield from (ent for ent in by_owner.get(None, ()) if ent.id in known)

    def _held(self, office: str, owner: str) -> Iterator[Term]:
        """The terms of an office that the day falls in; all of them where it is not known."""
        terms = self._terms.get((office, owner), ())
        return (term for term in terms if self._day is None or term.covers(self._day))

    def _stands_for(self, office: str, held: str) -> bool:
        """May the holder of one office be called by the other: a xarici işlər naziri by nazir, a Prezident by lider?"""
        if held.split(" ")[0] in self._words.offices.qualifiers:
            return False  # keçmiş Prezident
        if last_office(held, self._words) == office:
            return True
        return held in meanings().stands_for.get(office, ())

    def _in_office(self, office: str, owner: str) -> Term | None:
        """The term of office that the day falls in, if the tables know of one holder only."""
        if self._day is None or office not in meanings().single:
            return None
        for each in (office, *meanings().stands_for.get(office, ())):
            found = {term.entry.id: term for term in self._held(each, owner) if term.known(self._day)}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


def key(entity: Entity | str) -> str:
    """What tells one person, state or body from another: the id, or label and name where there is none."""
    if isinstance(entity, str):
        return entity
    return entity.id or f"{entity.label}:{entity.name}"
