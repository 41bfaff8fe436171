"""The lists of names: reading the tables, finding their entries in a text."""

from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.tables import TableError, read_table

__all__ = ["Entry", "TableError", "read_table"]
