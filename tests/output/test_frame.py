from __future__ import annotations

import io
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from azdiplo import LABELS, TOPICS, Document, DocumentWarning, Record
from azdiplo.output.frame import COLUMNS
from tests.output.documents import DOCUMENT, HOSTILE, entity

TEXTS = [
    "Gürcüstanın Baş naziri Türkiyəyə səfər edib. Tərəflər Tbilisidə görüşüb.",
    "Hava bu gün yağmurludur.",
    "Sülh danışıqları 14 may 2024-cü ildə Cenevrədə davam etdirilib, sülh müqaviləsi imzalanmayıb.",
]


@pytest.fixture(scope="module")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load()


# One document


def test_one_row_a_mention() -> None:
    frame = DOCUMENT.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["text"].tolist() == [ent.text for ent in DOCUMENT.entities]
    assert frame["affiliation"].dropna().tolist() == ["Amerika Birləşmiş Ştatları"]
    assert frame["affiliation_id"].dropna().tolist() == ["state:US"]
    assert frame["score"].dropna().tolist() == [0.875]


def test_types_do_not_depend_on_what_was_found() -> None:
    types = DOCUMENT.to_frame().dtypes
    assert types.equals(Document("").to_frame().dtypes)
    assert {str(types[name]) for name in ("start", "end", "stem_end", "sentence")} == {"Int32"}
    assert {str(types[name]) for name in ("text", "name", "id", "office", "value", "source")} == {"string"}
    assert str(types["label"]) == "category"
    assert str(types["score"]) == "Float64"
    assert str(types["date"]) == "datetime64[ms]"


def test_labels_without_a_mention_are_counted_as_none() -> None:
    counts = DOCUMENT.to_frame()["label"].value_counts(sort=False)
    assert counts.index.tolist() == list(LABELS)
    assert counts.tolist() == [1, 1, 1, 0, 1, 0, 0, 1]


def test_frames_of_many_documents_can_be_joined() -> None:
    joined = pandas.concat({"a": DOCUMENT.to_frame(), "b": Document("").to_frame()}, names=["file", "row"])
    assert len(joined) == 5
    assert str(joined.dtypes["label"]) == "category"


def test_any_string_fits() -> None:
    assert HOSTILE.to_frame()["name"].tolist() == ["<i>\x00\udfff"]


def test_the_sentence_is_that_of_the_document() -> None:
    numbers = DOCUMENT.to_frame()["sentence"].tolist()
    assert numbers[0] == 0
    assert numbers[-1] == len(DOCUMENT.sentences) - 1 > 0
    for number, ent in zip(numbers, DOCUMENT.entities, strict=True):
        assert ent in DOCUMENT.sentences[number].entities


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-04-28", "2021-04-28"),
        ("1501-12-22", "1501-12-22"),
        ("--04-28", None),
        ("2025", None),
        ("2020-09-27/2020-11-10", None),
        ("2023-02-29", None),
        (None, None),
    ],
)
def test_a_full_day_is_a_date(value: str | None, day: str | None) -> None:
    text = "həmin gün"
    frame = Document(text, [entity(text, "DATE", "həmin gün", value=value)]).to_frame()
    (found,) = frame["date"].tolist()
    assert pandas.isna(found) if day is None else found == pandas.Timestamp(day)


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    for ask in (DOCUMENT.to_frame, lambda: azdiplo.frame([]), lambda: azdiplo.topics_frame([])):
        with pytest.raises(ImportError, match=r'pip install "azdiplo\[pandas\]"'):
            ask()


def test_pandas_is_imported_only_when_asked_for() -> None:
    code = """if True:
        import sys, azdiplo
        from azdiplo import *
        assert frame is azdiplo.frame and "co_mentions" in dir(azdiplo)
        assert not {"pandas", "numpy", "pyarrow"} & set(sys.modules)
    """
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_name_that_is_not_there_is_not_made_up() -> None:
    with pytest.raises(AttributeError, match="module 'azdiplo' has no attribute 'frames'"):
        azdiplo.frames  # type: ignore[attr-defined]  # noqa: B018


# Many texts


def test_frame_has_the_rows_of_each_document(nlp: azdiplo.Pipeline) -> None:
    frame = azdiplo.frame(TEXTS, nlp=nlp)
    assert list(frame.columns) == ["document", "document_date", *COLUMNS]
    assert frame.index.tolist() == list(range(len(frame)))
    for number, text in enumerate(TEXTS):
        part = frame[frame["document"] == number].drop(columns=["document", "document_date"]).reset_index(drop=True)
        pandas.testing.assert_frame_equal(part, nlp(text).to_frame())


def test_a_series_keeps_its_index() -> None:
    days = pandas.date_range("2024-05-01", periods=3, name="day")
    frame = azdiplo.frame(pandas.Series(TEXTS, index=days))
    assert frame["document"].dtype == days.dtype
    assert frame["document"].unique().tolist() == [days[0], days[2]]
    assert frame.columns[0] == "document"


def test_ids_of_ones_own() -> None:
    data = pandas.DataFrame({"url": ["a", "b", "c"], "text": TEXTS})
    frame = azdiplo.frame(data["text"], id=data["url"])
    assert frame["document"].unique().tolist() == ["a", "c"]
    assert str(frame["document"].dtype) == "string"
    pairs = azdiplo.frame(TEXTS, id=[(1, "a"), (1, "b"), (2, "a")])
    assert pairs["document"].unique().tolist() == [(1, "a"), (2, "a")]


def test_texts_are_read_one_after_the_other(nlp: azdiplo.Pipeline) -> None:
    asked: list[int] = []

    def texts() -> Iterator[str]:
        for number, text in enumerate(TEXTS):
            asked.append(number)
            yield text
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError, match="broke off"):
        azdiplo.frame(texts(), nlp=nlp)
    assert asked == [0, 1, 2]


def test_documents_are_taken_as_they_are(nlp: azdiplo.Pipeline) -> None:
    docs = list(nlp.pipe(TEXTS))
    expected = azdiplo.frame(TEXTS, nlp=nlp)
    never = azdiplo.load(labels=["LAW"])
    pandas.testing.assert_frame_equal(azdiplo.frame(docs, nlp=never), expected)
    pandas.testing.assert_frame_equal(azdiplo.frame(iter([docs[0], TEXTS[1], docs[2]]), nlp=nlp), expected)
    pandas.testing.assert_frame_equal(azdiplo.topics_frame(docs, nlp=never), azdiplo.topics_frame(TEXTS, nlp=nlp))


def test_processes_change_nothing(nlp: azdiplo.Pipeline) -> None:
    texts = [*TEXTS, DOCUMENT] * 12
    one = azdiplo.frame(texts, nlp=nlp)
    pandas.testing.assert_frame_equal(azdiplo.frame(texts, nlp=nlp, processes=2), one)


def test_what_is_no_text_is_reported_with_its_id_and_the_others_go_on() -> None:
    texts = pandas.Series(["İran", None, b"T\xc3\xbcrkiy\xc9\x99", float("nan"), "Türkiyə"], index=list("abcde"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        frame = azdiplo.frame(texts)
    assert frame[["document", "id"]].values.tolist() == [["a", "state:IR"], ["e", "state:TR"]]
    assert {(warning.category, warning.filename) for warning in caught} == {(DocumentWarning, __file__)}
    messages = [str(warning.message) for warning in caught]
    assert [message[:8] for message in messages] == ["text 'b'", "text 'c'", "text 'd'"]
    assert "decode it first" in messages[1]


@pytest.mark.parametrize("make", [azdiplo.frame, azdiplo.topics_frame])
def test_an_empty_input_has_the_same_types(make) -> None:  # type: ignore[no-untyped-def]
    full = make(TEXTS)
    empty = make([])
    assert len(full) > len(empty) == 0
    assert empty.dtypes.equals(full.dtypes)
    named = pandas.Series(TEXTS, index=["a", "b", "c"])
    assert make(named[:0]).dtypes.equals(make(named).dtypes)
    assert make([], id=[]).dtypes.equals(make(TEXTS, id=["a", "b", "c"]).dtypes)
    assert make(["", " \n"]).dtypes.equals(full.dtypes)


@pytest.mark.parametrize(
    ("texts", "id", "error", "message"),
    [
        ("İran", None, TypeError, r"not one; write \[text\]"),
        (Document("İran"), None, TypeError, "not one"),
        (pandas.DataFrame({"text": ["İran"]}), None, TypeError, r'write data\["text"\]'),
        (["İran"], "url", TypeError, r'write id=data\["name"\]'),
        (["İran", "Çin"], ["a"], ValueError, "id has 1 ids, and there are more texts"),
        (["İran"], ["a", "b"], ValueError, "there are 1 texts, and id has more ids"),
        (["İran", "Çin"], ["a", "a"], ValueError, "the id 'a' comes twice"),
        (pandas.Series(["İran", "Çin"], index=[0, 0]), None, ValueError, "the id 0 comes twice"),
    ],
)
def test_wrong_input_is_answered(texts, id, error, message) -> None:  # type: ignore[no-untyped-def]  # noqa: A002
    with pytest.raises(error, match=message):
        azdiplo.frame(texts, id=id)


def test_topics_are_ranked(nlp: azdiplo.Pipeline) -> None:
    frame = azdiplo.topics_frame(TEXTS, nlp=nlp, id=["a", "b", "c"])
    assert list(frame.columns) == ["document", "document_date", "topic", "score", "rank"]
    expected = [
        [name, topic.id, topic.score, rank]
        for name, text in zip("abc", TEXTS, strict=True)
        for rank, topic in enumerate(nlp(text).topics, 1)
    ]
    assert frame.drop(columns="document_date").values.tolist() == expected
    assert "peace-process" in frame["topic"].tolist()
    assert [str(dtype) for dtype in frame.dtypes] == ["string", "datetime64[ms]", "category", "Float64", "Int32"]
    assert frame["topic"].cat.categories.tolist() == list(TOPICS)


def test_a_topic_of_no_table_is_kept() -> None:
    assert azdiplo.topics_frame([HOSTILE])["topic"].tolist() == ["<x>"]


@given(st.lists(st.text(max_size=40), max_size=3))
def test_any_texts_make_a_frame(texts: list[str]) -> None:
    frame = azdiplo.frame(texts)
    assert frame.dtypes.drop(["document", "document_date"]).equals(Document("").to_frame().dtypes)
    for row in frame.itertuples():
        assert texts[row.document][row.start : row.end] == row.text


def test_progress_is_shown_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    azdiplo.frame(TEXTS, progress=True)
    captured = capsys.readouterr()
    assert "azdiplo" in captured.err
    assert captured.out == ""


# Parquet


@pytest.mark.parametrize("index", [["a", "b", "c"], [7, 8, 9], pandas.date_range("2024-05-01", periods=3)])
def test_parquet_gives_back_what_was_written(tmp_path: Path, index: object) -> None:
    pytest.importorskip("pyarrow")
    texts = pandas.Series(TEXTS, index=index)
    for name, frame in (("mentions", azdiplo.frame(texts)), ("topics", azdiplo.topics_frame(texts))):
        path = tmp_path / f"{name}.parquet"
        frame.to_parquet(path)
        pandas.testing.assert_frame_equal(pandas.read_parquet(path), frame)


def test_parquet_of_one_document_and_of_nothing() -> None:
    pytest.importorskip("pyarrow")
    for frame in (DOCUMENT.to_frame(), azdiplo.frame([])):
        stream = io.BytesIO()
        frame.to_parquet(stream)
        found = pandas.read_parquet(stream)
        if frame.empty:  # pyarrow keeps the list of categories with the rows, and here are none
            categories = ["kind", "label"]
            found, frame = found.drop(columns=categories), frame.drop(columns=categories)
        pandas.testing.assert_frame_equal(found, frame)


def test_arrow_knows_the_types() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    schema = pyarrow.Table.from_pandas(azdiplo.frame(TEXTS)).schema
    assert schema.field("start").type == pyarrow.int32()
    assert schema.field("date").type == pyarrow.timestamp("ms")
    assert pyarrow.types.is_dictionary(schema.field("label").type)
    assert pyarrow.types.is_string(schema.field("name").type) or pyarrow.types.is_large_string(
        schema.field("name").type
    )


# Records and references

RECORDS = [
    Record("Nazir Hakan Fidan Bakıya gəlib. Nazir sabah Şuşada olacaq.", "a", date(2024, 5, 1), {"section": "siyasət"}),
    Record("", "b", None, {"section": "iqtisadiyyat"}, "text is empty"),
    Record("Gürcüstan, 14 may 2024", "c", None, {"n": 7}),
]


def test_records_keep_id_day_and_metadata(nlp: azdiplo.Pipeline) -> None:
    with pytest.warns(DocumentWarning, match="text 'b': text is empty"):
        frame = azdiplo.frame(RECORDS, nlp=nlp)
    assert frame["document"].tolist() == ["a", "a", "a", "c", "c"]
    assert frame["document_date"].dt.year.tolist()[:3] == [2024] * 3
    assert frame["document_date"].isna().tolist() == [False] * 3 + [True] * 2
    assert frame["meta_section"].dropna().tolist() == ["siyasət"] * 3
    assert frame["meta_n"].dropna().tolist() == [7, 7]
    # the day that a mention tells has a column of its own
    assert frame.loc[frame["label"] == "DATE", "date"].dt.day.tolist() == [14]
    topics = azdiplo.topics_frame(RECORDS[:1], nlp=nlp)
    assert list(topics.columns) == ["document", "document_date", "topic", "score", "rank", "meta_section"]


def test_documents_of_records_give_the_same(nlp: azdiplo.Pipeline, tmp_path: Path) -> None:
    good = [RECORDS[0], RECORDS[2]]
    frame = azdiplo.frame(good, nlp=nlp)
    pandas.testing.assert_frame_equal(azdiplo.frame(nlp.pipe(good)), frame)
    frame.to_parquet(tmp_path / "a.parquet")
    pandas.testing.assert_frame_equal(pandas.read_parquet(tmp_path / "a.parquet"), frame)


def test_references_are_rows_of_their_own_kind(nlp: azdiplo.Pipeline) -> None:
    frame = azdiplo.frame(RECORDS[:1], references=True, nlp=nlp)
    people = frame[frame["label"] == "PERSON"]
    assert people[["kind", "text", "id", "office"]].values.tolist() == [
        ["name", "Hakan Fidan", "person:hakan-fidan", "nazir"],
        ["reference", "Nazir", "person:hakan-fidan", "nazir"],
    ]
    assert people["sentence"].tolist() == [0, 1]
    assert people["stem_end"].isna().tolist() == [False, True]
    plain = azdiplo.frame(RECORDS[:1], nlp=nlp)
    assert plain["kind"].tolist() == ["name"] * 3
    assert plain.dtypes.equals(frame.dtypes)


def test_ids_of_records_must_differ(nlp: azdiplo.Pipeline) -> None:
    with pytest.raises(ValueError, match="the id 'a' comes twice"):
        azdiplo.frame([RECORDS[0], RECORDS[0]], nlp=nlp)


def test_a_polars_column_and_frame(nlp: azdiplo.Pipeline) -> None:
    polars = pytest.importorskip("polars")
    table = polars.DataFrame({"text": ["Gürcüstan.", "Türkiyə."]})
    assert azdiplo.frame(table["text"], nlp=nlp)["name"].tolist() == ["Gürcüstan", "Türkiyə"]
    with pytest.raises(TypeError, match=r'azdiplo\.read\(data, text="text"\)'):
        azdiplo.frame(table, nlp=nlp)
