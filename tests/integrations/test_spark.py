"""The adapter to Spark, with real PySpark on this machine's cores."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import azdiplo
from tests.integrations import ROOT, need

need("pyspark")

from pyspark.sql import SparkSession

from azdiplo.integrations import arrow, spark

pytestmark = pytest.mark.filterwarnings("default")  # Spark's own

ROWS: list[tuple[str | None, str, datetime.date | None]] = [
    ("Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan Bakıya gəlib.", "a", datetime.date(2024, 5, 14)),
    (None, "b", None),
    ("Gürcüstan və İran sənəd imzalayıb.", "c", None),
    ("", "d", None),
    ("Zornavada görüş olub.", "e", datetime.date(2024, 5, 1)),
]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    made = (
        SparkSession.builder.master("local[2]")
        .appName("azdiplo")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield made
    made.stop()


@pytest.fixture(scope="module")
def articles(session: SparkSession) -> Any:
    return session.createDataFrame(ROWS, "body string, url string, published date").repartition(2)


def test_mentions_are_those_of_a_frame(articles: Any) -> None:
    found = spark.mentions(articles, text="body", id="url", date="published")
    assert found.columns == arrow.schema("mentions").names
    rows = found.collect()
    wrong = sorted(row["document"] for row in rows if row["error"] is not None)
    assert wrong == ["b"]  # null; an empty text is a text
    texts = [azdiplo.Record(text, ident) for text, ident, _ in ROWS if text]
    expected = azdiplo.frame(texts)
    named = sorted((row["document"], row["start"], row["name"]) for row in rows if row["error"] is None)
    assert named == sorted(expected[["document", "start", "name"]].itertuples(index=False, name=None))


def test_topics_and_documents_have_a_row_for_each(articles: Any) -> None:
    documents = spark.documents(articles, text="body", id="url").collect()
    assert sorted(row["document"] for row in documents) == ["a", "b", "c", "d", "e"]
    (row,) = (row for row in documents if row["document"] == "c")
    assert row["json"] == azdiplo.load()(azdiplo.Record(ROWS[2][0] or "", "c")).to_json()
    topics = spark.topics(articles, text="body", id="url").collect()
    assert {row["document"] for row in topics if row["error"] is not None} == {"b"}


def test_own_names_travel_to_the_workers(articles: Any, tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("id\tlabel\tname\nplace:zornava\tPLACE\tZornava\n", encoding="utf-8")
    nlp = azdiplo.load(gazetteers=table, labels=["PLACE"])
    table.unlink()
    found = spark.mentions(articles, text="body", id="url", nlp=nlp).where("error is null").collect()
    assert [(row["document"], row["id"]) for row in sorted(found, key=lambda row: str(row["document"]))] == [
        ("a", "place:baku"),
        ("e", "place:zornava"),
    ]


def test_a_column_that_is_not_there_is_named(articles: Any) -> None:
    with pytest.raises(ValueError, match="text: no column 'text'; the columns are body, url, published"):
        spark.mentions(articles)
