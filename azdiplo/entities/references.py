"""Mentions of a person by the office alone: `ABŞ Prezidenti`, `dövlətimizin başçısı`, `nazir`.

They are no entities. Who is meant is told by the text, which names the holder somewhere, or by the day on which it
was written and the offices in the tables of people. What remains open is left out: one office held by two people of
the text, `nazir` before anybody is named, an office that the tables give to two people on that day.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import islice

from azdiplo import resources
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices import OfficeReader
from azdiplo.entities.titles import Title, is_genitive, is_possessed, title_at
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.records import Entity, Evidence, Reference
from azdiplo.text.fold import Folded, fold, lower
from azdiplo.text.sentences import sentences

__all__ = ["Term", "Terms", "references", "single_offices", "terms"]

_WORDS = re.compile(r"[\w'-]+")
_OWNED_NOUN = re.compile(r"s[ıiuü](?:n\w*)?$")
_COPULA = ("dır", "dir", "dur", "dür")
_KINDS = frozenset(("state", "portfolio", "diplomatic", "corporate"))
_LONGEST_WORD = 40
_SECOND_OFFICE = 3  # words of the office behind the one that it is held under
_LEAD = 2  # a headline and the first sentence name later what they call by the office


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office in the tables of people: who, what, whose, from when to when.

    The days are ISO 8601, also a month or a year; empty where they are unknown, or where the term goes on.
    """

    entry: Entry
    office: str
    owner: str
    since: str
    until: str

    def covers(self, day: str) -> bool:
        """Is the day within the term? On the day of a change the new holder is in office."""
        if not self.since or self.since > day:
            return False
        return not self.until or (day[: len(self.until)] <= self.until and day != self.until)

    def __str__(self) -> str:
        return f"{self.office}@{self.owner} {self.since}/{self.until}"


#: The office in folded spelling and the id of whose it is → the terms.
Terms = Mapping[tuple[str, str], Sequence[Term]]


def terms(entries: Iterable[Entry]) -> Terms:
    """The terms of office of the people among the entries, from their column ``offices``."""
    found: dict[tuple[str, str], list[Term]] = {}
    for entry in entries:
        for item in filter(None, entry.fields.get("offices", "").split(" | ")):
            office, _, rest = item.partition("@")
            owner, _, period = rest.partition(" ")
            since, _, until = period.partition("/")
            found.setdefault((lower(office), owner), []).append(Term(entry, office, owner, since, until))
    return found


@dataclass(frozen=True, slots=True)
class _Roles:
    """Which offices an office may stand for, which have one holder, and what stands beside them."""

    stands_for: Mapping[str, tuple[str, ...]]
    single: frozenset[str]
    before: frozenset[str]
    behind: tuple[str, ...]
    ours: Mapping[str, str]


@cache
def _roles() -> _Roles:
    stands_for: dict[str, tuple[str, ...]] = {}
    single = []
    for _, (office, others, one) in resources.rows("words/roles.tsv"):
        stands_for[lower(office)] = tuple(lower(other) for other in others.split("|") if other)
        if one:
            single.append(lower(office))
    around = [cells for _, cells in resources.rows("words/around_references.tsv")]
    return _Roles(
        stands_for,
        frozenset(single),
        frozenset(word for word, place, _ in around if place == "before"),
        tuple(word for word, place, _ in around if place == "behind"),
        {word: state for word, place, state in around if place == "ours"},
    )


def single_offices() -> frozenset[str]:
    """The offices, folded, that a state or body gives to one person at a time."""
    return _roles().single


def references(
    text: str, entities: Sequence[Entity], day: date | None, lexicon: Words, held: Terms
) -> tuple[Reference, ...]:
    """The references of a text, in order.

    Args:
        text: the caller's text.
        entities: all its entities, in order.
        day: when it was written, None if that is not known.
        lexicon: the tables of words.
        held: the terms of office.
    """
    return tuple(_Finder(text, entities, day, lexicon, held).find())


class _Finder:
    """The search for the references of one text."""

    def __init__(self, text: str, entities: Sequence[Entity], day: date | None, lexicon: Words, held: Terms) -> None:
        self._text = text
        self._entities = entities
        self._day = None if day is None else day.isoformat()
        self._lexicon = lexicon
        self._terms = held
        self._folded = fold(text)
        self._settled = _candidates(entities, self._folded)
        self._reader = OfficeReader(self._folded.lower, self._settled, lexicon)
        #: office → whose it is → the mentions of the people whom the text gives it
        self._holders: dict[str, dict[str | None, list[Entity]]] = {}
        for ent in entities:
            if ent.label == "PERSON" and ent.office is not None:
                owner = None if ent.affiliation is None else _key(ent.affiliation)
                self._holders.setdefault(lower(ent.office), {}).setdefault(owner, []).append(ent)
        self._answers: dict[tuple[str, str | None, bool], tuple[list[Entity], bool]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """Where the sentences of the caller's text start."""
        return [start for start, _ in sentences(self._text, self._folded)]

    def find(self) -> Iterator[Reference]:
        low, settled, reader = self._folded.lower, self._settled, self._reader
        reader.people()
        taken = sorted([*reader.taken, *((c.start, c.end) for c in settled)])
        behind = passed = 0  # behind the spans and the candidates that end before the word
        for match in _WORDS.finditer(low):
            office = self._lexicon.office(match[0])
            if office is None or office[1].endswith(_COPULA):
                continue
            start, end = match.span()
            while behind < len(taken) and taken[behind][1] <= start:
                behind += 1
            if behind < len(taken) and taken[behind][0] < end:
                continue
            while passed < len(settled) and settled[passed].end <= end:
                passed += 1
            title = title_at(low, end, reader.limit(passed, end), self._lexicon)
            if title is None or title.plural or title.start != title.body or not self._stands_alone(title):
                continue
            if title.kind in _KINDS or lower(title.name) in _roles().stands_for:
                found = self._reference(title, passed)
                if found is not None:
                    yield found

    def _stands_alone(self, title: Title) -> bool:
        """Is it a person here, and no part of another name: not in `nazir müavini`, `hər bir nazir`?"""
        low, roles = self._folded.lower, _roles()
        if self._word_before(title.start) in roles.before:
            return False
        following = _WORDS.match(low, title.end + 1)
        if following is None or low[title.end] != " ":
            return True
        if following[0].startswith(roles.behind) or (not title.tail and _OWNED_NOUN.search(following[0])):
            return False  # prezident seçkiləri, prezident təyyarəsi
        if title.tail and not is_genitive(title.tail):
            return True
        begin = following.start()
        for match in islice(_WORDS.finditer(low, begin, begin + _LONGEST_WORD), _SECOND_OFFICE):
            second = title_at(low, match.end(), begin, self._lexicon)
            if second is not None and second.body == begin and second.possessed:
                return False  # ABŞ Prezidentinin xüsusi köməkçisi
        return True

    def _word_before(self, start: int) -> str:
        """The word in front of ``start``, "" if something else stands there."""
        low = self._folded.lower
        begin = start - 1
        if begin < 1 or low[begin] != " ":
            return ""
        while begin and start - begin < _LONGEST_WORD and not low[begin - 1].isspace():
            begin -= 1
        return low[begin : start - 1]

    def _reference(self, title: Title, passed: int) -> Reference | None:
        reading = self._reader.read(passed, title, others=0)
        if reading is None:
            return None
        start, name = reading.start, reading.names[0]
        owner: Entity | str | None = None
        near = True
        before = self._word_before(start)
        if reading.owners:
            owner = self._entities[reading.owners[0]]
            near = self._folded.lower[self._settled[reading.owners[0]].end : title.start] == " "
        elif title.possessed and before in _roles().ours:
            owner = _roles().ours[before]
            start -= len(before) + 1
        elif title.possessed and (is_genitive(before) or not is_possessed(name, self._lexicon)):
            return None  # somebody's, and the text does not say whose: qonşu ölkənin prezidenti
        begin, end = self._folded.span(start, title.end)
        office = lower(name)
        who = self._named(office, None if owner is None else _key(owner), begin, near)
        if who is not None:
            return Reference(
                self._text[begin:end], begin, end, who.name, who.id, name, owner, Evidence("memory", who.text)
            )
        if owner is None or not near:
            return None
        term = self._in_office(office, _key(owner))
        if term is None:
            return None
        return Reference(
            self._text[begin:end],
            begin,
            end,
            term.entry.name,
            term.entry.id,
            name,
            owner,
            Evidence("gazetteer", str(term)),
        )

    def _named(self, office: str, owner: str | None, begin: int, near: bool) -> Entity | None:
        """The mention that names the holder: one person of the text, or the only one of the last two sentences."""
        question = (office, owner, near)
        answer = self._answers.get(question)
        if answer is None:
            fitting = sorted(self._fitting(office, owner, near), key=_start)
            answer = self._answers[question] = fitting, len({_key(ent) for ent in fitting}) == 1
        fitting, only = answer
        if not fitting:
            return None
        if owner is None and fitting[0].start >= begin:
            lead = self._starts[_LEAD : _LEAD + 1]
            if lead and begin >= lead[0]:
                return None
        before = bisect_left(fitting, begin, key=_start)
        if not only:
            first = self._starts[max(0, bisect_right(self._starts, begin) - 2)]
            near_by = fitting[bisect_left(fitting, first, key=_start) : before]
            if len({_key(ent) for ent in near_by}) != 1:
                return None
        return fitting[before - 1] if before else fitting[0]

    def _fitting(self, office: str, owner: str | None, near: bool) -> Iterator[Entity]:
        """The mentions of the people of whom the text says something that answers to the office, and to whose it is."""
        for held, by_owner in self._holders.items():
            if held != office and not (near and self._stands_for(office, held)):
                continue
            if owner is None:
                for mentions in by_owner.values():
                    yield from mentions
                continue
            yield from by_owner.get(owner, ())
            # Prezident İlham Əliyev: the text does not say whose, the tables do
            known = {
                term.entry.id
                for term in self._terms.get((held, owner), ())
                if self._day is None or term.covers(self._day)
            }
            if known:
                yield from (ent for ent in by_owner.get(None, ()) if ent.id in known)

    def _stands_for(self, office: str, held: str) -> bool:
        """May the holder of one office be called by the other: a xarici işlər naziri by nazir, a Prezident by lider?"""
        if held.split(" ")[0] in self._lexicon.offices.qualifiers:
            return False  # keçmiş Prezident
        head = self._lexicon.office(held.rsplit(" ", 1)[-1])
        if " " not in office and head is not None and head[0] == office:
            return True
        return held in _roles().stands_for.get(office, ())

    def _in_office(self, office: str, owner: str) -> Term | None:
        """The term of office that the day falls in, if the tables know of one holder only."""
        roles = _roles()
        if self._day is None or office not in roles.single:
            return None
        for each in (office, *roles.stands_for.get(office, ())):
            found = {term.entry.id: term for term in self._terms.get((each, owner), ()) if term.covers(self._day)}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


def _start(entity: Entity) -> int:
    return entity.start


def _key(entity: Entity | str) -> str:
    if isinstance(entity, str):
        return entity
    return entity.id or f"{entity.label}:{entity.name}"


def _candidates(entities: Sequence[Entity], folded: Folded) -> list[Candidate]:
    """The entities as they lie in the folded text."""
    offsets = folded.offsets

    def place(at: int) -> int:
        return at if offsets is None else bisect_left(offsets, at)

    return [Candidate(place(e.start), place(e.stem_end), place(e.end), e.label, e.evidence) for e in entities]
