"""Names that share the plural of their head: `Nizami və Füzuli küçələri`, `Budapeşt və Qəbələ zirvələri`.

Each of the names is what the head says, and the head is a part of none of them.
"""

from __future__ import annotations

import re

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.units import BREAK, Unit
from azdiplo.entities.words import Words
from azdiplo.records import Evidence

__all__ = ["is_plural", "sharing"]

_LOWER_WORD = re.compile(r" ([^\W\d_A-Z]\w*)")
_LABELS = frozenset(("PLACE", "PROJECT", "EVENT"))
_LONGEST = 4
_STRENGTH = 60


def sharing(
    cased: str, lower: str, units: list[Unit], i: int, follower: re.Match[str], lexicon: Words
) -> list[Candidate]:
    """The names before a plural head that stands behind unit ``i``, where there are at least two of them."""
    word = follower[1]
    if not is_plural(word):
        second = _LOWER_WORD.match(lower, follower.end())
        if second is None or not is_plural(second[1]):
            return []
        word += " " + second[1]
    head = lexicon.heads.plural(word)
    if head is None or head.label not in _LABELS:
        return []
    groups = _groups(cased, units, i, lexicon)
    if len(groups) < 2 or any(_common(units, first, last, lexicon) for first, last in groups):
        return []
    found: list[Candidate] = []
    for first, last in groups:
        start, end = units[first].start, units[last].end
        if head.label == "PROJECT" and "-" not in lower[start:end]:
            return []  # Bakı və Gəncə avtomobil yolları: the roads of two towns
        if first == last and units[first].label == head.label:
            continue
        found.append(Candidate(start, end, end, head.label, Evidence("rule", f"shared head: {head.word}"), _STRENGTH))
    return found


def is_plural(word: str) -> bool:
    """May there be a plural ending in it?"""
    return "lar" in word or "lər" in word


def _common(units: list[Unit], first: int, last: int, lexicon: Words) -> bool:
    """Füzuli və Zəngilan Beynəlxalq Hava limanları, Qadınlar və Gənclər forumları: the words are no names."""
    start = first if first == last else first + 1
    return any(unit.hit is None and lexicon.is_common(unit.word) for unit in units[start : last + 1])


def _groups(cased: str, units: list[Unit], i: int, lexicon: Words) -> list[tuple[int, int]]:
    """First and last unit of each of the names that are joined up to unit ``i``, none of them inflected."""
    groups: list[tuple[int, int]] = []
    last = k = i
    while True:
        unit = units[k]
        if unit.label == "STATE" or unit.stem_end != unit.end or last - k >= _LONGEST:
            return []
        before = units[k - 1] if k else None
        if before is not None and before.first and before.hit is None and lexicon.is_common(before.word):
            before = None  # Maşınlar Nizami və Füzuli küçələrində …
        if before is not None and unit.glue in (" ", "-", ".") and before.stem_end == before.end:
            k -= 1
            continue
        groups.append((k, last))
        if before is None or before.stem_end != before.end:
            return groups
        if unit.glue != "və" and not (unit.glue == BREAK and cased[before.end : unit.start] == ", "):
            return groups
        k -= 1
        last = k
