"""Own names and topics from Python: paths, data frames, dicts; every complaint names the row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas
import pytest

import azdiplo
from azdiplo import TableError
from azdiplo.gazetteer.own import own_tables

ROWS = [
    {"id": "org:zornava", "label": "ORG", "name": "Zornava Qrupu", "aliases": ["Zornava Group"]},
    {"id": "person:orxan-zor", "label": "PERSON", "name": "Orxan Zorlu", "aliases": None},
]
TEXT = "Zornava Group-un rəhbəri Orxan Zorlunu qəbul edib."


def found(nlp: azdiplo.Pipeline) -> list[str | None]:
    return [ent.id for ent in nlp(TEXT).entities]


def test_names_from_dicts_and_frames() -> None:
    frame = pandas.DataFrame(ROWS).assign(aliases=["Zornava Group", None])
    for source in (ROWS, frame, [frame], [ROWS], [ROWS[:1], ROWS[1:]]):
        assert found(azdiplo.load(gazetteers=source, topics=False)) == ["org:zornava", "person:orxan-zor"]


def test_names_from_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(ROWS)
    assert found(azdiplo.load(gazetteers=frame, topics=False)) == ["org:zornava", "person:orxan-zor"]


def test_a_path_among_others(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("id\tlabel\tname\nperson:orxan-zor\tPERSON\tOrxan Zorlu\n", encoding="utf-8")
    assert found(azdiplo.load(gazetteers=[path, ROWS[:1]], topics=False)) == ["org:zornava", "person:orxan-zor"]


@pytest.mark.parametrize(
    "topics",
    [
        {"water": ["transsərhəd çay", "su bölgüsü"]},
        {"water": {"transsərhəd çay": 3, "su bölgüsü": 3.0}},
        [{"topic": "water", "term": "transsərhəd çay"}, {"topic": "water", "term": "su bölgüsü"}],
        pandas.DataFrame({"topic": ["water", "water"], "term": ["transsərhəd çay", "su bölgüsü"]}),
    ],
    ids=["lists", "weights", "rows", "frame"],
)
def test_topics(topics: Any) -> None:
    doc = azdiplo.load(topics=topics)("Tərəflər transsərhəd çayların su bölgüsünü müzakirə ediblər.")
    assert "water" in [topic.id for topic in doc.topics]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([*ROWS, {"id": "a b", "label": "ORG", "name": "X"}], r"gazetteers, row 2: the id 'a b' is empty"),
        ([*ROWS, ROWS[0]], r"gazetteers, row 2: the id 'org:zornava' stands in row 0 too"),
        ([{**ROWS[0], "name": "Zor\tnava"}], r"gazetteers, row 0: 'Zor\\tnava' in the column 'name' has a tab"),
        ([{**ROWS[0], "url": "x"}], "unknown column 'url'"),
        ([{"id": "#1", "label": "ORG", "name": "X"}], r"gazetteers, row 0: '#1' begins with '#'"),
        ([[{"id": "a", "label": "CITY", "name": "X"}], ROWS], r"gazetteers\[0\], row 0: unknown label 'CITY'"),
        (7, "gazetteers: takes paths, data frames or lists of dicts, not int"),
        ([7], r"gazetteers\[0\]: takes a path, a data frame or a list of dicts, not int"),
    ],
)
def test_a_mistake_is_told_with_its_row(rows: Any, message: str) -> None:
    with pytest.raises(TableError, match=message):
        azdiplo.load(gazetteers=rows, topics=False)


@pytest.mark.parametrize(
    ("topics", "message"),
    [
        ({"water": "su"}, "topics: the terms of 'water' must be a list, not str"),
        ({"water": ["su", ""]}, "topics, row 1: no term"),
        ([{"topic": "a b", "term": "su"}], "topics, row 0: the topic 'a b' must be one word"),
    ],
)
def test_a_mistake_in_topics_is_told(topics: Any, message: str) -> None:
    with pytest.raises(TableError, match=message):
        azdiplo.load(topics=topics)


def test_a_file_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("id\tlabel\tname\na b\tORG\tX\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"names\.tsv, line 2: the id 'a b'"):
        azdiplo.load(gazetteers=path, topics=False)
    assert own_tables(path, "gazetteers")[0].where == str(path)
