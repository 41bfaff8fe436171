"""From settled candidates to entities: canonical names, ids, offices, later short mentions."""

from __future__ import annotations

from azdiplo.document import Document, Entity, Evidence
from azdiplo.entities.spans import Candidate
from azdiplo.text.fold import Folded

__all__ = ["link"]


def link(text: str, folded: Folded, candidates: list[Candidate]) -> list[Entity]:
    """Entities over the caller's text, in order."""
    found: list[Entity] = []
    direct = folded.offsets is None
    cased = folded.cased
    for c in candidates:
        start, stem_end, end = c.start, c.stem_end, c.end
        entry = c.entry
        name = entry.name if entry is not None else cased[start:stem_end].replace("\n", " ")
        if not direct:
            stem_end = folded.span(start, stem_end)[1]
            start, end = folded.span(start, end)
        found.append(
            Entity(
                c.label,
                text[start:end],
                start,
                end,
                stem_end,
                name,
                entry.id if entry is not None else None,
                (entry.name_en or None) if entry is not None else None,
                None,
                None,
                c.value,
                c.evidence,
            )
        )
    return found
