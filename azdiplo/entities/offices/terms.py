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
        begun = self.since != "" and self.since <= day
        return begun and (not self.until or (day[: len(self.until)] <= self.until and day != self.until))

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
