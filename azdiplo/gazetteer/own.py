"""Own knowledge from wherever it lies: a path, a data frame, dicts; as the text of a table, which one parser checks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from azdiplo.gazetteer.tables import TableError, read_text

__all__ = ["OwnTable", "own_tables"]

_BREAKS: Final = re.compile(r"[\t\r\n]")
_LINE: Final = re.compile(r"(, | stands in )line (\d+)")


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table of one's own, read: what it says no longer depends on a file.

    Attributes:
        text: tab-separated, with a header.
        where: its name in messages: the path, or the option and its place there.
        rows: True where it was no file: messages then count rows from 0, as data frames and lists do.
    """

    text: str
    where: str
    rows: bool = False

    def told(self, error: TableError) -> TableError:
        """An error of the parser in the words of whoever gave the table."""
        if not self.rows:
            return error
        return TableError(_LINE.sub(lambda line: f"{line[1]}row {int(line[2]) - 2}", str(error)))


def own_tables(source: Any, option: str) -> tuple[OwnTable, ...]:
    """The tables that an option of :func:`azdiplo.load` stands for.

    Args:
        source: a path, a data frame (pandas, polars, Arrow), a list of dicts, for topics also a dict of lists of terms;
            or several of these.
        option: the name of the option, for messages.

    Raises:
        TableError: it is none of these, or a file cannot be read.

    >>> (table,) = own_tables([{"id": "org:sace", "label": "ORG", "name": "SACE"}], "gazetteers")
    >>> table.text
    'id\\tlabel\\tname\\norg:sace\\tORG\\tSACE\\n'
    >>> own_tables({"water": ["su bölgüsü"]}, "topics")[0].text
    'topic\\tterm\\tweight\\nwater\\tsu bölgüsü\\t\\n'
    """
    if _is_one(source):
        return (_table(source, option),)
    if not isinstance(source, Iterable):
        raise TableError(f"{option}: takes paths, data frames or lists of dicts, not {type(source).__name__}")
    parts = list(source)
    if parts and all(isinstance(part, Mapping) for part in parts):
        return (_table(parts, option),)
    return tuple(_table(part, f"{option}[{position}]") for position, part in enumerate(parts))


def _is_one(source: object) -> bool:
    return isinstance(source, str | os.PathLike | Mapping) or hasattr(source, "columns")


def _table(source: Any, where: str) -> OwnTable:
    if isinstance(source, OwnTable):
        return source
    if isinstance(source, str | os.PathLike):
        return OwnTable(read_text(Path(source)), str(source))
    if hasattr(source, "columns"):
        rows, header = _of_frame(source, where)
    elif isinstance(source, Mapping):
        header, rows = ["topic", "term", "weight"], list(_of_topics(source, where))
    else:
        dicts = list(source) if isinstance(source, Iterable) else [source]
        if not all(isinstance(row, Mapping) for row in dicts):
            raise TableError(f"{where}: takes a path, a data frame or a list of dicts, not {type(source).__name__}")
        header = list(dict.fromkeys(str(name) for row in dicts for name in row))
        rows = [{str(name): value for name, value in row.items()} for row in dicts]
    lines = ["\t".join(header)]
    for number, row in enumerate(rows):
        cells = [_cell(row.get(name), name, f"{where}, row {number}") for name in header]
        if cells[0].startswith("#"):
            raise TableError(f"{where}, row {number}: {cells[0]!r} begins with '#', as comments do; take it away")
        lines.append("\t".join(cells))
    return OwnTable("\n".join(lines) + "\n", where, rows=True)


def _of_frame(source: Any, where: str) -> tuple[list[Mapping[str, Any]], list[str]]:
    try:
        import narwhals
    except ImportError as error:
        raise TableError(f'{where}: data frames need narwhals: pip install "azdiplo[read]"') from error
    table = narwhals.from_native(source)
    if isinstance(table, narwhals.LazyFrame):
        table = table.collect()
    return list(table.iter_rows(named=True)), list(map(str, table.columns))


def _of_topics(source: Mapping[Any, Any], where: str) -> Iterator[dict[str, Any]]:
    """A topic's terms, as a list, or as a dict with their weights."""
    for topic, terms in source.items():
        if isinstance(terms, str) or not isinstance(terms, Iterable):
            raise TableError(f"{where}: the terms of {topic!r} must be a list, not {type(terms).__name__}")
        for term in terms:
            yield {"topic": topic, "term": term, "weight": terms[term] if isinstance(terms, Mapping) else None}


def _cell(value: Any, name: str, where: str) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = "|".join(str(part) for part in value if not _is_missing(part))
    text = "" if _is_missing(value) else str(value)
    if _BREAKS.search(text):
        raise TableError(f"{where}: {text!r} in the column {name!r} has a tab or a line end; take it away")
    return text


def _is_missing(value: Any) -> bool:
    return value is None or type(value).__name__ == "NAType" or value != value
