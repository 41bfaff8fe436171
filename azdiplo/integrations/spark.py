"""azdiplo on a cluster: columns of a Spark data frame in, data frames of mentions, topics or documents out.

Needs PySpark and pyarrow. The pipeline travels to the workers, tables of one's own in it; each worker's Python makes it
once. The columns are those of :mod:`azdiplo.integrations.arrow`: a text that is null or cannot be analysed has one row
with an ``error``, and no text ends the job.

::

    from azdiplo.integrations import spark

    found = spark.mentions(articles, text="body", id="url", date="published")
    found.where("error is null").groupBy("name").count()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow

from azdiplo.corpus.rows import Columns, of_row
from azdiplo.integrations import arrow
from azdiplo.pipeline import Pipeline, default

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["documents", "mentions", "topics"]


def mentions(
    df: DataFrame,
    *,
    text: str = "text",
    id: str | None = None,  # noqa: A002 - reads best where it is written: id="url"
    date: str | None = None,
    nlp: Pipeline | None = None,
) -> DataFrame:
    """A row a mention: ``document``, ``document_date``, the columns of :meth:`azdiplo.Document.to_frame`, ``error``.

    Args:
        df: has a row a text.
        text: the column of the texts.
        id: the column of their ids, which ``document`` holds as strings; None for none.
        date: the column of the days on which they were written, dates or ISO 8601; None for none.
        nlp: the pipeline; the default one when it is None.

    Raises:
        ValueError: the data frame has no such column; the message lists what there is.
    """
    return _mapped(df, "mentions", {"text": text, "id": id, "date": date}, nlp)


def topics(
    df: DataFrame,
    *,
    text: str = "text",
    id: str | None = None,  # noqa: A002
    date: str | None = None,
    nlp: Pipeline | None = None,
) -> DataFrame:
    """A row a topic of a text, the strongest first: ``topic``, ``score``, ``rank``; else as :func:`mentions`."""
    return _mapped(df, "topics", {"text": text, "id": id, "date": date}, nlp)


def documents(
    df: DataFrame,
    *,
    text: str = "text",
    id: str | None = None,  # noqa: A002
    date: str | None = None,
    nlp: Pipeline | None = None,
) -> DataFrame:
    """A row a text, all that was found as ``json``, see :meth:`azdiplo.Document.to_json`; else as :func:`mentions`."""
    return _mapped(df, "documents", {"text": text, "id": id, "date": date}, nlp)


def _mapped(df: DataFrame, kind: str, wanted: dict[str, str | None], nlp: Pipeline | None) -> DataFrame:
    from pyspark.sql.pandas.types import from_arrow_schema

    for argument, name in wanted.items():
        if name is not None and name not in df.columns:
            raise ValueError(f"{argument}: no column {name!r}; the columns are {', '.join(df.columns)}")
    reader = nlp or default()
    names = {argument: name for argument, name in wanted.items() if name is not None}

    def found(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        columns = Columns(**names)
        for batch in batches:
            records = [of_row(row, None, columns) for row in batch.to_pylist()]
            yield arrow.batch(records, kind, nlp=reader)

    chosen: Any = df.select(*dict.fromkeys(names.values()))
    return chosen.mapInArrow(found, from_arrow_schema(arrow.schema(kind)))
