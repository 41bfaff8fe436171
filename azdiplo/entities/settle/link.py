"""From settled candidates to entities: canonical names, ids, offices, later short mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices.scene import Held
from azdiplo.entities.offices.sharing import offices
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.records import Entity, mention
from azdiplo.text.fold import Folded

__all__ = ["Linker"]


class Linker:
    """Makes entities over the caller's text out of settled candidates."""

    def __init__(self, index: NameIndex, words: Words) -> None:
        self._index = index
        self._words = words

    def __call__(self, text: str, folded: Folded, settled: list[Candidate]) -> list[Entity]:
        """Entities in order, with offsets of the caller's text."""
        full = _full_names(folded.cased, settled)
        entries: list[Entry | None] = []
        names: list[str] = []
        for candidate in settled:
            entry, name = candidate.entry, ""
            if entry is None:
                entry, name = self._looked_up(candidate, folded.cased, full)
            entries.append(entry)
            names.append(name if entry is None else entry.name)
        held = offices(folded.lower, settled, names, self._words)
        found: list[Entity] = []
        for i, (candidate, name, entry) in enumerate(zip(settled, names, entries, strict=True)):
            office = held.get(i)
            owner = None if office is None or office.owner is None or office.owner > i else found[office.owner]
            found.append(_entity(text, folded, candidate, name, entry, office, owner))
        for i, office in held.items():
            if office.owner is not None and office.owner > i:  # Entoni Blinken, ABŞ dövlət katibi
                found[i] = replace(found[i], affiliation=found[office.owner])
        return found

    def _looked_up(self, candidate: Candidate, cased: str, full: dict[str, str]) -> tuple[Entry | None, str]:
        """The entry of the lists that a candidate of the rules is, if any, and how the text calls it."""
        name = _spelled(candidate, cased)
        entry = self._listed(name, candidate.label)
        if entry is None and candidate.label == "PERSON" and name in full:
            name = full[name]
            entry = self._listed(name, "PERSON")
        return entry, name

    def _listed(self, name: str, label: str) -> Entry | None:
        """The entry that a spelling names first, if it is of this kind."""
        claims = self._index.claims(name)
        return claims[0][0] if claims and claims[0][0].label == label else None


def _spelled(candidate: Candidate, cased: str) -> str:
    return cased[candidate.start : candidate.stem_end].replace("\n", " ")


def _entity(
    text: str,
    folded: Folded,
    candidate: Candidate,
    name: str,
    entry: Entry | None,
    held: Held | None,
    owner: Entity | None,
) -> Entity:
    start, stem_end, end = candidate.start, candidate.stem_end, candidate.end
    if folded.offsets is not None:
        stem_end = folded.span(start, stem_end)[1]
        start, end = folded.span(start, end)
    return mention(
        candidate.label,
        text[start:end],
        start,
        end,
        stem_end,
        name,
        None if entry is None else entry.id,
        (entry.name_en or None) if entry is not None else None,
        None if held is None else held.office,
        owner,
        candidate.value,
        candidate.evidence,
    )


def _full_names(cased: str, settled: Sequence[Candidate]) -> dict[str, str]:
    """Short forms of people in this text → the full name: `Quterreş`, `A.Quterreş` → `Antonio Quterreş`.

    A short form that fits two people names neither.
    """
    full: dict[str, str] = {}
    for candidate in settled:
        if candidate.label != "PERSON":
            continue
        name = candidate.entry.name if candidate.entry is not None else _spelled(candidate, cased)
        words = name.split(" ")
        if len(words) < 2 or "." in words[0]:
            continue
        first, last = words[0], words[-1]
        for short in (last, f"{first[0]}.{last}", f"{first[0]}. {last}"):
            if full.setdefault(short, name) != name:
                full[short] = ""
    return {short: name for short, name in full.items() if name}
