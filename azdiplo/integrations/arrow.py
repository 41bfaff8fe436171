"""Mentions, topics and whole documents as Arrow tables of a fixed schema, for engines that share work among machines.

Needs pyarrow (``azdiplo[pandas]``). The columns and their types never depend on what was found, so that parts which
Spark, Dask, Ray, Polars or DuckDB have made apart can be put together. A text that cannot be analysed has one row with
an ``error``, in which all else is missing, and ends no job.

>>> import azdiplo
>>> from azdiplo.integrations import arrow
>>> found = arrow.table([azdiplo.Record("Gürcüstan və Türkiyə", "a"), None])
>>> found.select(["document", "label", "name", "error"]).to_pylist()[1:]
[{'document': 'a', 'label': 'STATE', 'name': 'Türkiyə', 'error': None}, \
{'document': None, 'label': None, 'name': None, 'error': 'a text must be str, not NoneType'}]
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from azdiplo.document import Document
from azdiplo.output.frame import COLUMNS, mention_rows
from azdiplo.pipeline import Pipeline, default
from azdiplo.stream import DocumentWarning

if TYPE_CHECKING:
    import pandas

try:
    import pyarrow
except ImportError as error:
    raise ImportError(f'Arrow tables need pyarrow ({error}): pip install "azdiplo[pandas]"') from error

__all__ = ["KINDS", "batch", "empty", "rows", "schema", "table"]

_TYPES: Final[dict[str, Any]] = {
    **dict.fromkeys(("start", "end", "stem_end", "sentence"), pyarrow.int32()),
    "score": pyarrow.float64(),
    "date": pyarrow.date32(),
}
_OF_TEXT: Final = [
    pyarrow.field("document", pyarrow.string()),
    pyarrow.field("document_date", pyarrow.date32()),
]
_ERROR: Final = pyarrow.field("error", pyarrow.string())
_SCHEMAS: Final[dict[str, Any]] = {
    "mentions": pyarrow.schema(
        [*_OF_TEXT, *(pyarrow.field(name, _TYPES.get(name, pyarrow.string())) for name in COLUMNS), _ERROR]
    ),
    "topics": pyarrow.schema(
        [
            *_OF_TEXT,
            pyarrow.field("topic", pyarrow.string()),
            pyarrow.field("score", pyarrow.float64()),
            pyarrow.field("rank", pyarrow.int32()),
            _ERROR,
        ]
    ),
    "documents": pyarrow.schema([*_OF_TEXT, pyarrow.field("json", pyarrow.string()), _ERROR]),
}
#: What a table may hold: a row a mention, a row a topic of a text, a row a text with all that was found as JSON.
KINDS: Final = tuple(_SCHEMAS)


def schema(kind: str = "mentions") -> pyarrow.Schema:
    """The columns of a table and their types.

    Args:
        kind: one of :data:`KINDS`.

    Raises:
        ValueError: it is none of them.

    >>> schema("topics").names
    ['document', 'document_date', 'topic', 'score', 'rank', 'error']
    """
    if kind not in _SCHEMAS:
        raise ValueError(f"unknown kind of table {kind!r}; kinds are {', '.join(KINDS)}")
    return _SCHEMAS[kind]


def empty(kind: str = "mentions") -> pandas.DataFrame:
    """A pandas data frame of these columns without a row, which Dask asks for as ``meta``."""
    return schema(kind).empty_table().to_pandas()


def rows(doc: Document, kind: str = "mentions") -> Iterator[dict[str, Any]]:
    """The rows of one document; a cell that is missing says nothing."""
    about = {"document": None if doc.id is None else str(doc.id), "document_date": doc.date}
    if doc.error is not None:
        yield {**about, "error": doc.error}
    else:
        yield from ({**about, **row} for row in _ROWS[kind](doc))


def _mentions(doc: Document) -> Iterator[dict[str, Any]]:
    for cells in mention_rows(doc):
        row: dict[str, Any] = dict(zip(COLUMNS, cells, strict=True))
        row["date"] = None if row["date"] is None else datetime.date.fromisoformat(row["date"])
        yield row


def _topics(doc: Document) -> Iterator[dict[str, Any]]:
    for rank, topic in enumerate(doc.topics, 1):
        yield {"topic": topic.id, "score": topic.score, "rank": rank}


def _documents(doc: Document) -> Iterator[dict[str, Any]]:
    yield {"json": doc.to_json()}


_ROWS: Final[dict[str, Callable[[Document], Iterator[dict[str, Any]]]]] = {
    "mentions": _mentions,
    "topics": _topics,
    "documents": _documents,
}


def batch(texts: Iterable[Any], kind: str = "mentions", *, nlp: Pipeline | None = None) -> pyarrow.RecordBatch:
    """What is found in some texts, as one record batch.

    Args:
        texts: texts or records, see :meth:`azdiplo.Pipeline.pipe`.
        kind: one of :data:`KINDS`.
        nlp: the pipeline; the default one when it is None.
    """
    columns = schema(kind)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DocumentWarning)  # the errors stand in the table
        found = [row for doc in (nlp or default()).pipe(texts) for row in rows(doc, kind)]
    return pyarrow.RecordBatch.from_pylist([_written(row) for row in found], schema=columns)


def _written(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose texts Arrow can hold: lone surrogates are replaced, one for one."""
    from azdiplo.output.visible import writable

    return {name: writable(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def table(texts: Iterable[Any], kind: str = "mentions", *, nlp: Pipeline | None = None) -> pyarrow.Table:
    """What is found in some texts, as one table; arguments as for :func:`batch`."""
    return pyarrow.Table.from_batches([batch(texts, kind, nlp=nlp)])
