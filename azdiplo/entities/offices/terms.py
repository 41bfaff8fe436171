"""Who held which office when, by the tables of people; which offices have one holder, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from azdiplo import resources
from azdiplo.gazetteer.entries import Entry
from azdiplo.text.fold import lower

__all__ = ["Meanings", "Term", "Terms", "meanings", "single_offices", "terms"]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office in the tables of people.

    Attributes:
        entry: the person.
        office: as in the table of offices.
        owner: id of the state or body that gives the office; of an ambassador the state that sends.
        since: first day, ISO 8601, also a month or a year; empty where it is unknown.
        until: last day, the same; empty while the term goes on.
        host: id of the state or body to which the holder is sent, else empty.
    """

    entry: Entry
    office: str
    owner: str
    since: str
    until: str
    host: str = ""

    def covers(self, day: str) -> bool:
        """Is the day within the term? On the day of a change the new holder is in office."""
        begun = self.since != "" and self.since <= day
        return begun and (not self.until or (day[: len(self.until)] <= self.until and day != self.until))

    def known(self, day: str) -> bool:
        """Is the day within the term, and not behind the day up to which the table knows of its holder?

        >>> entry = Entry("person:x", "PERSON", "X", ("X",), provenance="editorial\\t2025-12-31\\t")
        >>> term = Term(entry, "Prezident", "state:XX", "2020-01-01", "")
        >>> term.known("2025-06-01"), term.known("2026-01-01")
        (True, False)
        """
        return self.covers(day) and (bool(self.until) or not self.entry.as_of or day <= self.entry.as_of)

    def __str__(self) -> str:
        host = f">{self.host}" if self.host else ""
        return f"{self.office}@{self.owner}{host} {self.since}/{self.until}"


#: The office in folded spelling and the id of whose it is → the terms.
Terms = Mapping[tuple[str, str], Sequence[Term]]


def terms(entries: Iterable[Entry]) -> Terms:
    """The terms of office of the people among the entries, from their column ``offices``.

    An item of it reads ``office@owner since/until``: `baş nazir@state:AZ 2019-10-08/`. To what an envoy is sent stands
    behind the owner: `səfir@state:AZ>state:FR 2022/` is the ambassador of Azerbaijan in France.
    """
    found: dict[tuple[str, str], list[Term]] = {}
    for entry in entries:
        for item in filter(None, entry.fields.get("offices", "").split(" | ")):
            office, _, rest = item.partition("@")
            place, _, period = rest.partition(" ")
            owner, _, host = place.partition(">")
            since, _, until = period.partition("/")
            found.setdefault((lower(office), owner), []).append(Term(entry, office, owner, since, until, host))
    return found


@dataclass(frozen=True, slots=True)
class Meanings:
    """What an office means that names nobody.

    Attributes:
        stands_for: office → those whose holder the words may mean, the likelier ones first.
        single: offices that a state or body gives to one person at a time.
        before: words that leave open whom, or say that it is not the holder: `hər bir nazir`.
        behind: how a word begins with which the office makes a name or a predicate: `prezident seçkiləri`.
        ours: word for the state in whose press a text appears → its id.
    """

    stands_for: Mapping[str, tuple[str, ...]]
    single: frozenset[str]
    before: frozenset[str]
    behind: tuple[str, ...]
    ours: Mapping[str, str]


@cache
def meanings() -> Meanings:
    """The meanings of the shipped tables, read once."""
    offices = [cells for _, cells in resources.rows("words/roles.tsv")]
    around = [cells for _, cells in resources.rows("words/around_references.tsv")]
    return Meanings(
        {lower(office): tuple(lower(each) for each in others.split("|") if each) for office, others, _ in offices},
        frozenset(lower(office) for office, _, single in offices if single),
        frozenset(word for word, place, _ in around if place == "before"),
        tuple(word for word, place, _ in around if place == "behind"),
        {word: state for word, place, state in around if place == "ours"},
    )


def single_offices() -> frozenset[str]:
    """The offices, folded, that a state or body gives to one person at a time."""
    return meanings().single
