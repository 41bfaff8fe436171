"""The shipped tables of names, each read once."""

from __future__ import annotations

from functools import cache

from azdiplo import resources
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.gazetteer.tables import parse_table
from azdiplo.labels import ROWS

__all__ = ["shipped_entries", "shipped_index"]


@cache
def shipped_entries() -> tuple[Entry, ...]:
    """Every entry of the shipped tables; the first meaning of a name comes first.

    >>> shipped_entries()[0].label
    'STATE'
    """
    entries: list[Entry] = []
    for row in sorted(ROWS, key=lambda row: row.rank):
        for table in row.tables:
            for file in resources.names(table):
                entries += parse_table(resources.open_text(file), row.name, file)
    return tuple(entries)


@cache
def shipped_index() -> NameIndex:
    """The index of all names of the shipped tables."""
    return NameIndex(shipped_entries())
