"""Arrow tables of a fixed schema, and the engines that put parts of them together."""

from __future__ import annotations

import datetime

import pandas
import pyarrow
import pytest

import azdiplo
from azdiplo import Record
from azdiplo.integrations import arrow

TEXTS = [
    Record("Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan 2024-cü il mayın 14-də gəlib.", "a", datetime.date(2024, 5, 14)),
    None,
    Record("", "c", error="text is empty"),
    Record("Heç nə.", "d"),
    Record("İran \ud800", "e"),
]  # fmt: skip


@pytest.mark.parametrize("kind", arrow.KINDS)
def test_columns_do_not_depend_on_what_was_found(kind: str) -> None:
    for texts in ([], ["Heç nə."], TEXTS):
        assert arrow.table(texts, kind).schema == arrow.schema(kind)
    assert list(arrow.empty(kind).columns) == arrow.schema(kind).names
    assert len(arrow.empty(kind)) == 0


def test_a_text_that_is_none_is_a_row_with_an_error() -> None:
    for kind in arrow.KINDS:
        found = arrow.table(TEXTS, kind).to_pylist()
        wrong = [row for row in found if row["error"] is not None]
        assert [(row["document"], row["error"]) for row in wrong] == [
            (None, "a text must be str, not NoneType"),
            ("c", "text is empty"),
        ]
        assert all(value is None for row in wrong for name, value in row.items() if name not in ("document", "error"))


def test_mentions_are_those_of_a_frame() -> None:
    found = arrow.table([TEXTS[0], TEXTS[4]]).to_pandas()
    frame = azdiplo.frame([record for record in (TEXTS[0], TEXTS[4]) if record is not None])
    assert found["name"].tolist() == frame["name"].tolist()
    assert found["start"].tolist() == frame["start"].tolist()
    assert found.loc[found["label"] == "DATE", "date"].tolist() == [datetime.date(2024, 5, 14)]
    assert found["document_date"].dropna().unique().tolist() == [datetime.date(2024, 5, 14)]


def test_documents_are_whole() -> None:
    (row,) = arrow.table([TEXTS[0]], "documents").to_pylist()
    assert azdiplo.Document.from_json(row["json"]).entities == azdiplo.analyze(TEXTS[0].text).entities  # type: ignore[union-attr]


def test_an_unknown_kind_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="kinds are mentions, topics, documents"):
        arrow.table([], "names")


def test_parts_are_put_together_by_polars() -> None:
    polars = pytest.importorskip("polars")
    parts = [arrow.table([text]) for text in TEXTS]
    whole = polars.from_arrow(pyarrow.concat_tables(parts))
    assert whole.filter(polars.col("error").is_null()).height == 4


def test_parts_are_asked_by_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    found = arrow.table(TEXTS)
    assert duckdb.arrow(found).filter("label = 'PERSON'").project("name").fetchall() == [("Rəcəb Tayyib Ərdoğan",)]


def test_a_pandas_column_is_read_part_by_part() -> None:
    data = pandas.DataFrame({"text": ["Bakı", None, "Tbilisi"], "id": [1, 2, 3]})
    found = pandas.concat(arrow.table(azdiplo.read(part)).to_pandas() for _, part in data.groupby(data.index % 2))
    assert sorted(found["document"]) == ["1", "2", "3"]
