from __future__ import annotations

import json
from xml.etree import ElementTree

import azdiplo
from azdiplo import LABELS, Document
from azdiplo.output.doccano import document_doccano
from azdiplo.output.jsonl import as_json
from azdiplo.output.labelstudio import LABELSTUDIO_CONFIG, document_labelstudio, labelstudio_json
from tests.output.documents import DOCUMENT, HOSTILE, entity

SMILE = "🙂🙂 Bakıya gəldi, 🙂 Gəncədən getdi."
SMILING = Document(SMILE, [entity(SMILE, "PLACE", "Bakıya", "ya"), entity(SMILE, "PLACE", "Gəncədən", "dən")])


def test_a_task_has_the_text_and_the_mentions_as_predictions() -> None:
    task = document_labelstudio(DOCUMENT, name="a.txt")
    assert task["data"] == {"text": DOCUMENT.text, "file": "a.txt"}
    (prediction,) = task["predictions"]
    assert prediction["model_version"] == f"azdiplo {azdiplo.__version__}"
    assert [region["value"] for region in prediction["result"]] == [
        {"start": ent.start, "end": ent.end, "text": ent.text, "labels": [ent.label]} for ent in DOCUMENT.entities
    ]
    assert len({region["id"] for region in prediction["result"]}) == len(DOCUMENT.entities)
    assert prediction["result"][0]["meta"]["text"][:2] == ["Amerika Birləşmiş Ştatları", "state:US"]
    assert "file" not in document_labelstudio(DOCUMENT)["data"]


def test_the_configuration_fits_the_tasks() -> None:
    view = ElementTree.fromstring(LABELSTUDIO_CONFIG)
    labels, text = view
    region = document_labelstudio(DOCUMENT)["predictions"][0]["result"][0]
    assert (labels.get("name"), labels.get("toName")) == (region["from_name"], region["to_name"])
    assert (text.tag, text.get("name"), text.get("value")) == ("Text", region["to_name"], "$text")
    assert tuple(label.get("value") for label in labels) == LABELS


def test_the_tasks_of_many_documents_are_one_array() -> None:
    written = "".join(labelstudio_json([("a.txt", DOCUMENT), ("", Document("")), ("c", HOSTILE)]))
    assert json.loads(written) == [
        document_labelstudio(DOCUMENT, name="a.txt"),
        document_labelstudio(Document("")),
        document_labelstudio(HOSTILE, name="c"),
    ]
    assert written.encode("utf-8")
    assert json.loads("".join(labelstudio_json([]))) == []


def test_label_studio_counts_characters() -> None:
    values = [region["value"] for region in document_labelstudio(SMILING)["predictions"][0]["result"]]
    assert [(value["start"], value["end"]) for value in values] == [(3, 9), (19, 27)]


def test_doccano_counts_as_javascript_does() -> None:
    assert document_doccano(DOCUMENT)["label"] == [[e.start, e.end, e.label] for e in DOCUMENT.entities]
    record = document_doccano(SMILING, name="a.txt")
    assert record == {"text": SMILE, "label": [[5, 11, "PLACE"], [22, 30, "PLACE"]], "file": "a.txt"}
    units = SMILE.encode("utf-16-le")
    assert [units[2 * start : 2 * end].decode("utf-16-le") for start, end, _ in record["label"]] == [
        "Bakıya",
        "Gəncədən",
    ]


def test_any_file_can_hold_it() -> None:
    record = json.loads(as_json(document_doccano(HOSTILE)).encode("utf-8"))
    assert record["text"] == HOSTILE.text.replace("\ud800", "\ufffd")
