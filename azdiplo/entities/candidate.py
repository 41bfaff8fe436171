"""The working record of the extractor: a stretch of the folded text that may be an entity."""

from __future__ import annotations

from azdiplo.gazetteer.entries import Entry
from azdiplo.records import Evidence

__all__ = ["Candidate"]


class Candidate:
    """A stretch that may be an entity; mutable, because rules widen and settle it.

    Offsets count characters of the folded text. A plain slotted class: it is built for
    every name in the text, and a frozen dataclass takes twice as long.

    Attributes:
        start: first character.
        stem_end: where the ending starts.
        end: behind the last character.
        label: the kind, or "" while open.
        strength: how much it weighs when two candidates cover the same words.
        entry: the gazetteer entry, if a list holds the name.
        evidence: what found it.
        value: DATE: ISO 8601.
        spare: a shorter reading, for when something stronger takes the end of this one.
    """

    __slots__ = ("end", "entry", "evidence", "label", "spare", "start", "stem_end", "strength", "value")

    def __init__(
        self,
        start: int,
        stem_end: int,
        end: int,
        label: str,
        evidence: Evidence,
        strength: int = 0,
        entry: Entry | None = None,
        value: str | None = None,
    ) -> None:
        self.start = start
        self.stem_end = stem_end
        self.end = end
        self.label = label
        self.evidence = evidence
        self.strength = strength
        self.entry = entry
        self.value = value
        self.spare: Candidate | None = None

    def __repr__(self) -> str:
        return f"Candidate({self.start}, {self.stem_end}, {self.end}, {self.label!r}, {self.evidence})"
