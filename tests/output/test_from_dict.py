"""What is written down comes back the same: by its schema, through JSON, and into a frame."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pandas
import pytest

import azdiplo
from azdiplo import Document, Record
from azdiplo.cli import main
from azdiplo.output import schema
from tests.output.documents import DOCUMENT

TEXTS = [
    "Nazir Hakan Fidan Bakıya gəlib. Nazir 14 may 2024-cü ildə Şuşada olacaq.",
    "ABŞ-ın dövlət katibi Entoni Blinken sülh danışıqlarından danışıb.",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load()


@pytest.fixture(scope="module")
def documents(nlp: azdiplo.Pipeline) -> list[Document]:
    records = [Record(text, f"a{n}", datetime.date(2024, 5, 1), {"n": n}) for n, text in enumerate(TEXTS)]
    return [*(nlp(record) for record in records), *map(nlp, TEXTS), Document("", error="text is empty", id=("x", 1))]


def test_documents_keep_the_schema(documents: list[Document]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    checked = jsonschema.Draft202012Validator(schema())
    checked.check_schema(schema())
    for doc in [*documents, DOCUMENT]:
        checked.validate(json.loads(doc.to_json()))
    broken = json.loads(documents[0].to_json())
    del broken["entities"][0]["name"]
    assert not checked.is_valid(broken)


def test_the_way_back(documents: list[Document]) -> None:
    for doc in [*documents, DOCUMENT]:
        again = Document.from_json(doc.to_json())
        assert again == doc
        assert again.references == (() if doc.error else doc.references)
        assert again.to_json() == doc.to_json()


def test_an_owner_that_was_not_asked_for_comes_back_by_name() -> None:
    doc = azdiplo.load(labels=["PERSON"], topics=False)(TEXTS[1])
    (person,) = Document.from_json(doc.to_json()).entities
    assert isinstance(person.affiliation, azdiplo.Entity)
    assert (person.affiliation.name, person.affiliation.id) == ("Amerika Birləşmiş Ştatları", "state:US")


def test_from_a_source_through_json_lines_to_a_frame(nlp: azdiplo.Pipeline, tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    rows = [{"text": text, "id": f"a{n}", "date": "2024-05-01", "section": "x"} for n, text in enumerate(TEXTS[:2])]
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    direct = azdiplo.frame(azdiplo.read(source), references=True, nlp=nlp)
    lines = [doc.to_json() for doc in nlp.pipe(azdiplo.read(source))]
    again = azdiplo.frame(map(Document.from_json, lines), references=True)
    pandas.testing.assert_frame_equal(again, direct)
    assert direct["kind"].tolist().count("reference") == 1


def test_the_lines_of_the_command_are_read(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXTS[0], encoding="utf-8")
    assert main([str(text), "-f", "jsonl", "-o", str(tmp_path / "a.jsonl")]) == 0
    (line,) = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert Document.from_json(line).entities[0].name == "Hakan Fidan"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"text": "a"}, "no document of azdiplo: KeyError 'entities'"),
        ({"text": "a", "entities": [{}], "topics": []}, "no document of azdiplo"),
        ({"format": "azdiplo/2"}, "update azdiplo"),
    ],
)
def test_what_is_no_document_says_so(record: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Document.from_dict(record)


def test_json_of_something_else() -> None:
    with pytest.raises(ValueError, match="list, not an object"):
        Document.from_json("[]")
