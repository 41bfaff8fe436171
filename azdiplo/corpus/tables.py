"""Tables in memory to records: data frames of any make, and dicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from azdiplo.corpus.rows import Columns, SourceError, of_row
from azdiplo.records import Record

__all__ = ["is_table", "of_dicts", "of_table"]


def is_table(source: object) -> bool:
    """Is it a data frame or a column of pandas, polars, pyarrow or another library that Narwhals knows?"""
    kind = type(source)
    module = kind.__module__.partition(".")[0]
    return module in ("pandas", "polars", "pyarrow", "modin", "cudf", "duckdb", "dask", "narwhals")


def of_table(source: Any, columns: Columns) -> Iterator[Record]:
    """The rows of a data frame or the values of a column, in their order.

    Rows without an ``id`` have that of the pandas index, else their position.

    Raises:
        SourceError: the table lacks a column, or Narwhals is not installed.
    """
    try:
        import narwhals
    except ImportError as error:
        raise SourceError('data frames need narwhals: pip install "azdiplo[read]"') from error
    places = getattr(source, "index", None)
    table = narwhals.from_native(source, allow_series=True)
    if isinstance(table, narwhals.LazyFrame):
        table = table.collect()
    if isinstance(table, narwhals.Series):
        rows: Iterator[Mapping[str, Any]] = ({"text": value} for value in table)
        columns = Columns()
    else:
        columns.check(table.columns, "the table")
        rows = table.iter_rows(named=True)
    return _records(rows, places, columns)


def _records(rows: Iterator[Mapping[str, Any]], places: Iterable[Any] | None, columns: Columns) -> Iterator[Record]:
    ids = enumerate(rows) if places is None else zip(places, rows, strict=True)
    return (of_row(row, _python(place), columns) for place, row in ids)


def _python(place: Any) -> Any:
    """An id of a pandas index as Python's own value: numpy's integers have a repr of their own."""
    return place.item() if type(place).__module__ == "numpy" else place


def of_dicts(source: Iterable[object], columns: Columns) -> Iterator[Record]:
    """Dicts with a text, or records as they are; the position is the id of one without.

    Raises:
        SourceError: an element is neither; the message says what to give instead.
    """
    for position, row in enumerate(source):
        if isinstance(row, Record):
            yield row
        elif isinstance(row, Mapping):
            yield of_row(row, position, columns)
        else:
            raise SourceError(
                f"element {position} is a {type(row).__name__}; read() takes dicts with a text or Records. Texts need "
                "no reading: give them to nlp.pipe(); pairs of text and id: nlp.pipe(pairs, as_tuples=True)"
            )
