"""Records in: texts from files, folders and tables, with their ids, days and whatever else is known of them."""

from azdiplo.corpus.read import read
from azdiplo.corpus.rows import SourceError, SourceWarning
from azdiplo.records import Record

__all__ = ["Record", "SourceError", "SourceWarning", "read"]
