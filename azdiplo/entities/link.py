"""From settled candidates to entities: canonical names, ids, offices, later short mentions."""

from __future__ import annotations

from dataclasses import replace

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices import offices, shared
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.records import Entity, mention
from azdiplo.text.fold import Folded

__all__ = ["Linker"]


class Linker:
    """Makes entities over the caller's text out of settled candidates."""

    def __init__(self, index: NameIndex, lexicon: Words) -> None:
        self._index = index
        self._lexicon = lexicon

    def __call__(self, text: str, folded: Folded, settled: list[Candidate]) -> list[Entity]:
        """Entities in order, with offsets of the caller's text."""
        direct = folded.offsets is None
        cased = folded.cased
        full = _full_names(cased, settled)
        entries: list[Entry | None] = []
        names: list[str] = []
        for c in settled:
            name = cased[c.start : c.stem_end]
            if "\n" in name:
                name = name.replace("\n", " ")
            entry = c.entry
            if entry is None:
                entry = self._listed(name, c.label)
                if entry is None and c.label == "PERSON" and name in full:
                    name = full[name]
                    entry = self._listed(name, "PERSON")
            entries.append(entry)
            names.append(name if entry is None else entry.name)
        held = offices(folded.lower, settled, self._lexicon)
        shared(held, settled, names, self._lexicon)
        found: list[Entity] = []
        behind: list[tuple[int, int]] = []
        for i, (c, entry, name) in enumerate(zip(settled, entries, names, strict=True)):
            start, stem_end, end = c.start, c.stem_end, c.end
            if not direct:
                stem_end = folded.span(start, stem_end)[1]
                start, end = folded.span(start, end)
            ident = english = office = None
            owner: Entity | None = None
            if entry is not None:
                ident, english = entry.id, entry.name_en or None
            if c.label == "PERSON" and i in held:
                office, at = held[i]
                if at is not None:
                    if at < i:
                        owner = found[at]
                    else:
                        behind.append((i, at))
            found.append(
                mention(
                    c.label,
                    text[start:end],
                    start,
                    end,
                    stem_end,
                    name,
                    ident,
                    english,
                    office,
                    owner,
                    c.value,
                    c.evidence,
                )
            )
        for i, at in behind:  # Entoni Blinken, ABŞ dövlət katibi
            found[i] = replace(found[i], affiliation=found[at])
        return found

    def _listed(self, name: str, label: str) -> Entry | None:
        """The entry that a spelling names first, if it is of this kind."""
        claims = self._index.claims(name)
        return claims[0][0] if claims and claims[0][0].label == label else None


def _full_names(cased: str, settled: list[Candidate]) -> dict[str, str]:
    """Short forms of people in this text → the full name: `Quterreş`, `A.Quterreş` → `Antonio Quterreş`.

    A short form that fits two people names neither.
    """
    full: dict[str, str] = {}
    for c in settled:
        if c.label != "PERSON":
            continue
        name = (c.entry.name if c.entry is not None else cased[c.start : c.stem_end]).replace("\n", " ")
        words = name.split(" ")
        if len(words) < 2 or "." in words[0]:
            continue
        first, last = words[0], words[-1]
        for short in (last, f"{first[0]}.{last}", f"{first[0]}. {last}"):
            if full.setdefault(short, name) != name:
                full[short] = ""
    return {short: name for short, name in full.items() if name}
