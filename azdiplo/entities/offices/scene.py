"""Where in a text a phrase is read: among its settled names, and what is known of the people so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices.title import Title, title_at
from azdiplo.entities.words import Words, roles
from azdiplo.morphology.forms import is_abroad, is_instrumental

__all__ = ["GAP", "STOP", "TOKEN", "Held", "Phrase", "Scene", "is_list_gap"]

#: What ends a phrase, an empty line as well, which is two spaces.
STOP = re.compile(r'[.;:!?"()]|  ')
TOKEN = re.compile(r"[\w'-]+")
#: An office and whose it is are at most so many characters apart.
GAP = 90
_REACH = 8  # names to the left


class Held(NamedTuple):
    """What somebody is: an office, and the position, among the settled names, of whose it is."""

    office: str
    owner: int | None = None


class Phrase(NamedTuple):
    """What a noun phrase with an office says.

    Attributes:
        names: its offices; several where a plural shares their last word (`xarici işlər və müdafiə nazirləri`).
        owners: positions, among the settled names, of whose they are.
        start: where the phrase starts.
        end: where it ends.
        plural: True for the offices of several people.
    """

    names: Sequence[str]
    owners: Sequence[int]
    start: int
    end: int
    plural: bool

    @property
    def held(self) -> Held:
        """What the one person has whom the phrase is about."""
        return Held(self.names[0], self.owners[0] if self.owners else None)

    def of(self, owners: Sequence[int]) -> Phrase:
        """The same with the owners that something else tells."""
        return self._replace(owners=owners)

    def of_several(self, people: int) -> Iterator[Held]:
        """What each of so many people has: Azərbaycan və Türkiyə prezidentləri İlham Əliyev və …"""
        names = self.names if len(self.names) == people else [self.names[-1]] * people
        owners: Sequence[int | None] = self.owners
        if len(owners) != people:
            owners = [owners[0] if len(owners) == 1 else None] * people
        return map(Held, names, owners)


class Scene:
    """The settled names of a text, as the office phrases between them see them.

    Attributes:
        lower: the folded text.
        settled: its names, in order.
        words: the tables of words.
        held: position in ``settled`` → what the people read so far are.
    """

    __slots__ = ("held", "lower", "settled", "words")

    def __init__(self, lower: str, settled: Sequence[Candidate], words: Words) -> None:
        self.lower = lower
        self.settled = settled
        self.words = words
        self.held: dict[int, Held] = {}

    def before(self, i: int, end: int) -> Iterator[int]:
        """The positions before ``i`` of the names that end by ``end``, from the right, as far as a phrase reaches."""
        return (k for k in range(i - 1, max(-1, i - 1 - _REACH), -1) if self.settled[k].end <= end)

    def ended(self, i: int, end: int) -> int:
        """How many of the first ``i`` names end at or before ``end``."""
        while i and self.settled[i - 1].end > end:
            i -= 1
        return i

    def tail(self, k: int) -> str:
        """The ending of the name at ``k``, with its hyphen or apostrophe."""
        name = self.settled[k]
        return self.lower[name.stem_end : name.end]

    def limit(self, i: int, end: int) -> int:
        """Where the names before ``end`` end that are no part of an office, as Avropa komissarı's is."""
        for name in reversed(self.settled[max(0, i - _REACH) : i]):
            if name.end <= end and name.label != "PLACE" and name.label != "DATE":
                return name.end
        return 0

    def limit_of_purpose(self, i: int, end: int) -> int:
        """The same for an office held under another, which names of where and what for may part from it.

        `ABŞ Prezidentinin Ukrayna üzrə xüsusi elçisi`: not Ukrayna, only a name in the genitive is a limit.
        """
        for k in self.before(i, end):
            tail = self.tail(k)
            if self.settled[k].label == "PERSON" or (tail and not is_abroad(tail)):
                return self.settled[k].end
        return 0

    def title(self, i: int, end: int, least: int = 0) -> Title | None:
        """The office that ends at ``end``, behind the first ``i`` names and not before ``least``."""
        return title_at(self.lower, end, max(least, self.limit(i, end)), self.words)

    def in_list(self, k: int) -> bool:
        """Are the name at ``k`` and the next one of a list: `A, B və C`, `A-la B`?"""
        lower, one, other = self.lower, self.settled[k], self.settled[k + 1]
        gap = lower[one.end : other.start]
        if gap == " ":
            return is_instrumental(lower[one.stem_end : one.end])
        return is_list_gap(gap.removeprefix('"').removesuffix('"'))


def is_list_gap(gap: str) -> bool:
    """Does this stand between two of a list: a comma, `və`, `, həmçinin`?"""
    return gap in _gaps()


@cache
def _gaps() -> frozenset[str]:
    small = roles()
    return frozenset([", ", *(f" {word} " for word in small.joins), *(f", {word} " for word in small.also)])
