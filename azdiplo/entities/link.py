"""From settled candidates to entities: canonical names, ids, offices, later short mentions."""

from __future__ import annotations

from azdiplo.document import Entity
from azdiplo.entities.spans import Candidate
from azdiplo.gazetteer.names import NameIndex
from azdiplo.text.fold import Folded

__all__ = ["Linker"]


class Linker:
    """Makes entities over the caller's text out of settled candidates."""

    def __init__(self, index: NameIndex) -> None:
        self._claims = index.claims

    def __call__(self, text: str, folded: Folded, candidates: list[Candidate]) -> list[Entity]:
        """Entities in order, with offsets of the caller's text."""
        found: list[Entity] = []
        direct = folded.offsets is None
        cased = folded.cased
        for c in candidates:
            start, stem_end, end = c.start, c.stem_end, c.end
            name = cased[start:stem_end]
            if "\n" in name:
                name = name.replace("\n", " ")
            entry = c.entry
            if entry is None:
                claim = self._claims.get(name)
                if claim is not None and claim[0][0].label == c.label:
                    entry = claim[0][0]
            if not direct:
                stem_end = folded.span(start, stem_end)[1]
                start, end = folded.span(start, end)
            if entry is None:
                found.append(
                    Entity(c.label, text[start:end], start, end, stem_end, name, value=c.value, evidence=c.evidence)
                )
            else:
                found.append(
                    Entity(
                        c.label,
                        text[start:end],
                        start,
                        end,
                        stem_end,
                        entry.name,
                        entry.id,
                        entry.name_en or None,
                        None,
                        None,
                        c.value,
                        c.evidence,
                    )
                )
        return found
