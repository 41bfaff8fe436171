"""Names that share the plural of their head: `Nizami və Füzuli küçələri`, `Budapeşt və Qəbələ zirvələri`.

Each of the names is what the head says, and the head is a part of none of them.
"""

from __future__ import annotations

import re

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.numbered import LOWER_WORD
from azdiplo.entities.rules.rule import Rule, first, rule
from azdiplo.entities.units import Unit
from azdiplo.entities.words import BREAK, Head
from azdiplo.morphology.forms import may_be_plural
from azdiplo.records import Evidence

__all__ = ["sharing"]

_LABELS = frozenset(("PLACE", "PROJECT", "EVENT"))
#: units of one of the names
_LONGEST = 4


class Shared:
    """Names before the plural of a head.

    Attributes:
        reading: the text.
        head: the head.
        groups: first and last unit of each of the names, the last one first.
    """

    __slots__ = ("groups", "head", "reading")

    def __init__(self, reading: Reading, head: Head, groups: list[tuple[int, int]]) -> None:
        self.reading = reading
        self.head = head
        self.groups = groups

    def text(self, group: tuple[int, int]) -> str:
        units = self.reading.units
        return self.reading.lower[units[group[0]].start : units[group[1]].end]


@rule(
    yes="Ölkədə Zəfər parkları salınıb.",
    no="Təmir [Torqovi]PLACE və [Delmar]PLACE küçələrində gedir.",
)
def one_name(shared: Shared) -> bool:
    """One name before a plural is the name of several things."""
    return len(shared.groups) < 2


@rule(
    yes="Səfərdə [Füzuli]PLACE və [Zəngilan]PLACE Beynəlxalq Hava limanları açılıb.",
    no="Təmir [Torqovi]PLACE və [Delmar]PLACE küçələrində gedir.",
)
def common_words(shared: Shared) -> bool:
    """The words are no names."""
    words, units = shared.reading.words, shared.reading.units
    return any(
        unit.hit is None and words.is_common(unit.word)
        for start, last in shared.groups
        for unit in units[start if start == last else start + 1 : last + 1]
    )


@rule(
    yes="Nazir [Bakı]PLACE və [Gəncə]PLACE avtomobil yollarını yoxlayıb.",
    no="Təmir [Torqovi]PLACE və [Delmar]PLACE küçələrində gedir.",
)
def of_two_towns(shared: Shared) -> bool:
    """The roads of two towns: only a name with a hyphen says from where to where."""
    return shared.head.label == "PROJECT" and any("-" not in shared.text(group) for group in shared.groups)


#: What is no name that shares its head.
NOT_SHARED: tuple[Rule[Shared, bool], ...] = (one_name, common_words, of_two_towns)


def sharing(reading: Reading, i: int, follower: re.Match[str]) -> list[Candidate]:
    """The names before a plural head that stands behind unit ``i``, where there are at least two of them."""
    head = _plural_head(reading, follower)
    if head is None or head.label not in _LABELS:
        return []
    shared = Shared(reading, head, _groups(reading, i))
    if first(NOT_SHARED, shared) is not None:
        return []
    found: list[Candidate] = []
    for start, last in shared.groups:
        if start == last and reading.units[start].label == head.label:
            continue  # a name of the lists is found anyway
        begin, end = reading.units[start].start, reading.units[last].end
        evidence = Evidence("rule", f"shared head: {head.word}")
        found.append(Candidate(begin, end, end, head.label, evidence, strength.SHARED_HEAD))
    return found


def _plural_head(reading: Reading, follower: re.Match[str]) -> Head | None:
    """The head of which the word, or it and the next one, is the plural: `küçələri`, `avtomobil yolları`."""
    word = follower[1]
    if not may_be_plural(word):
        second = LOWER_WORD.match(reading.lower, follower.end())
        if second is None:
            return None
        word += " " + second[1]
    return reading.words.heads.plural(word)


def _groups(reading: Reading, i: int) -> list[tuple[int, int]]:
    """First and last unit of each of the names that are joined up to unit ``i``, none of them inflected."""
    units = reading.units
    groups: list[tuple[int, int]] = []
    last = k = i
    while True:
        if units[k].label == "STATE" or units[k].stem_end != units[k].end or last - k >= _LONGEST:
            return []
        before = _before(reading, k)
        if before is not None and units[k].glue in (" ", "-", "."):
            k -= 1
            continue
        groups.append((k, last))
        if before is None or not _are_listed(reading, before, units[k]):
            return groups
        k -= 1
        last = k


def _before(reading: Reading, k: int) -> Unit | None:
    """The unit before, if it can be a part of the names."""
    before = reading.units[k - 1] if k else None
    if before is None or before.stem_end != before.end:
        return None
    if before.first and before.hit is None and reading.words.is_common(before.word):
        return None  # Maşınlar Nizami və Füzuli küçələrində …
    return before


def _are_listed(reading: Reading, before: Unit, unit: Unit) -> bool:
    """Does `və` or a comma stand between the two?"""
    if unit.glue in reading.words.roles.joins:
        return True
    return unit.glue == BREAK and reading.cased[before.end : unit.start] == ", "
