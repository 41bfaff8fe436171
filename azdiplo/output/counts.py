"""How often each entity is named in many documents, in how many of them, and where first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from azdiplo.document import Document
from azdiplo.records import Entity

__all__ = ["EntityCount", "count_entities", "entity_key"]


@dataclass(frozen=True, slots=True)
class EntityCount:
    """One entity in a corpus.

    Attributes:
        key: what its mentions have in common, see :func:`entity_key`.
        first: its first mention.
        first_document: position of the document that has it, counted from 0.
        mentions: how many mentions there are by name.
        documents: how many documents have one.
        references: how many times the office alone mentions a person that is named somewhere, see
            :attr:`Document.references`; only where they were asked for.
    """

    key: str
    first: Entity
    first_document: int
    mentions: int
    documents: int
    references: int = 0


def entity_key(ent: Entity) -> str:
    """The gazetteer id; for a date its ISO value; else ``"LABEL:name"``.

    >>> import azdiplo
    >>> [entity_key(ent) for ent in azdiplo.analyze("Türkiyə, 14 may 2024").entities]
    ['state:TR', 'DATE:2024-05-14']
    """
    return ent.id or f"{ent.label}:{ent.value or ent.name}"


def count_entities(documents: Iterable[Document], *, references: bool = False) -> tuple[EntityCount, ...]:
    """The entities of the documents, most mentioned first; equal ones in the order of their first mention.

    Args:
        documents: any documents.
        references: True to count people mentioned by their office alone too.

    >>> import azdiplo
    >>> docs = [azdiplo.analyze(text) for text in ("Türkiyə və İran", "Türkiyənin mövqeyi")]
    >>> [(count.first.name, count.mentions, count.documents) for count in count_entities(docs)]
    [('Türkiyə', 2, 2), ('İran', 1, 1)]
    """
    mentions: dict[str, int] = {}
    by_office: dict[str, int] = {}
    containing: dict[str, set[int]] = {}
    first: dict[str, tuple[Entity, int]] = {}
    for position, doc in enumerate(documents):
        for ent in doc.entities:
            key = entity_key(ent)
            first.setdefault(key, (ent, position))
            mentions[key] = mentions.get(key, 0) + 1
            containing.setdefault(key, set()).add(position)
        for reference in doc.references if references and not doc.error else ():
            key = reference.id or f"{reference.label}:{reference.name}"
            by_office[key] = by_office.get(key, 0) + 1
    # sorting is stable: the order of the first mention stays among equals
    return tuple(
        EntityCount(key, *first[key], mentions[key], len(containing[key]), by_office.get(key, 0))
        for key in sorted(first, key=lambda key: -mentions[key] - by_office.get(key, 0))
    )
