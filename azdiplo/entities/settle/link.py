"""From settled candidates to entities: canonical names, ids, offices, later short mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices.scene import Held
from azdiplo.entities.offices.sharing import offices
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.records import Entity, mention
from azdiplo.text.fold import Folded

__all__ = ["Linker"]


class _Link(NamedTuple):
    """What a candidate is called, and the entry of the lists that it is, if any."""

    name: str
    entry: Entry | None


class Linker:
    """Makes entities over the caller's text out of settled candidates."""

    def __init__(self, index: NameIndex, words: Words) -> None:
        self._index = index
        self._words = words

    def __call__(self, text: str, folded: Folded, settled: list[Candidate]) -> list[Entity]:
        """Entities in order, with offsets of the caller's text."""
        full = _full_names(folded.cased, settled)
        links = [self._link(candidate, folded.cased, full) for candidate in settled]
        held = offices(folded.lower, settled, [link.name for link in links], self._words)
        found = [
            _entity(text, folded, candidate, link, held.get(i))
            for i, (candidate, link) in enumerate(zip(settled, links, strict=True))
        ]
        for i in sorted(held):
            owner = held[i].owner
            if owner is not None:  # an owner has none
                found[i] = replace(found[i], affiliation=found[owner])
        return found

    def _link(self, candidate: Candidate, cased: str, full: dict[str, str]) -> _Link:
        name = _spelled(candidate, cased)
        entry = candidate.entry or self._listed(name, candidate.label)
        if entry is None and candidate.label == "PERSON" and name in full:
            name = full[name]
            entry = self._listed(name, "PERSON")
        return _Link(name if entry is None else entry.name, entry)

    def _listed(self, name: str, label: str) -> Entry | None:
        """The entry that a spelling names first, if it is of this kind."""
        claims = self._index.claims(name)
        return claims[0][0] if claims and claims[0][0].label == label else None


def _spelled(candidate: Candidate, cased: str) -> str:
    return cased[candidate.start : candidate.stem_end].replace("\n", " ")


def _entity(text: str, folded: Folded, candidate: Candidate, link: _Link, held: Held | None) -> Entity:
    start, stem_end, end = candidate.start, candidate.stem_end, candidate.end
    if folded.offsets is not None:
        stem_end = folded.span(start, stem_end)[1]
        start, end = folded.span(start, end)
    entry = link.entry
    return mention(
        candidate.label,
        text[start:end],
        start,
        end,
        stem_end,
        link.name,
        None if entry is None else entry.id,
        (entry.name_en or None) if entry is not None else None,
        None if held is None else held.office,
        None,
        candidate.value,
        candidate.evidence,
    )


def _full_names(cased: str, settled: Sequence[Candidate]) -> dict[str, str]:
    """Short forms of people in this text → the full name: `Quterreş`, `A.Quterreş` → `Antonio Quterreş`.

    A short form that fits two people names neither.
    """
    full: dict[str, str] = {}
    for candidate in (each for each in settled if each.label == "PERSON"):
        name = candidate.entry.name if candidate.entry is not None else _spelled(candidate, cased)
        words = name.split(" ")
        if len(words) < 2 or "." in words[0]:
            continue
        first, last = words[0], words[-1]
        for short in (last, f"{first[0]}.{last}", f"{first[0]}. {last}"):
            if full.setdefault(short, name) != name:
                full[short] = ""
    return {short: name for short, name in full.items() if name}
