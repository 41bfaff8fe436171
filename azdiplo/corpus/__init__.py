"""Records in: texts from files, folders and tables, with their ids, days and whatever else is known of them."""

from azdiplo.corpus.read import read
from azdiplo.corpus.record import Record, SourceError, SourceWarning

__all__ = ["Record", "SourceError", "SourceWarning", "read"]
