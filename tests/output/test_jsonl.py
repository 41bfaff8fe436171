from __future__ import annotations

import json

import azdiplo
from azdiplo.output.jsonl import document_dict, document_json, entity_dict
from tests.output.documents import DOCUMENT, HOSTILE, PERSON, PLACE, STATE, TEXT


def test_a_mention_has_every_field() -> None:
    assert entity_dict(STATE) == {
        "label": "STATE",
        "text": "ABŞ-ın",
        "start": 0,
        "end": 6,
        "stem_end": 3,
        "name": "Amerika Birləşmiş Ştatları",
        "id": "state:US",
        "name_en": "United States",
        "office": None,
        "affiliation": None,
        "value": None,
        "evidence": {"source": "gazetteer", "detail": "ABŞ", "score": None},
    }
    assert STATE.to_dict() == entity_dict(STATE)


def test_an_affiliation_is_a_short_mention_or_an_id() -> None:
    assert entity_dict(PERSON)["affiliation"] == {
        "label": "STATE",
        "text": "ABŞ-ın",
        "start": 0,
        "end": 6,
        "name": "Amerika Birləşmiş Ştatları",
        "id": "state:US",
    }
    from dataclasses import replace

    assert entity_dict(replace(PERSON, affiliation="state:US"))["affiliation"] == "state:US"


def test_a_score_is_kept() -> None:
    assert entity_dict(PLACE)["evidence"]["score"] == 0.875


def test_a_document_is_plain_values() -> None:
    record = document_dict(DOCUMENT)
    assert list(record)[:5] == ["format", "id", "date", "meta", "text"]
    assert record["topics"][0]["evidence"][0] == {"term": "səfər", "start": 47, "end": 52, "weight": 1.5, "count": 2}
    assert json.loads(json.dumps(record)) == record


def test_json_keeps_letters_and_says_the_same_as_the_dict() -> None:
    for indent in (None, 2):
        written = DOCUMENT.to_json(indent=indent)
        assert "Aİ-yə" in written
        assert json.loads(written) == document_dict(DOCUMENT)
    assert "\n" not in DOCUMENT.to_json()
    assert json.loads(document_json(DOCUMENT))["text"] == TEXT


def test_json_of_anything_is_utf8_and_reads_back() -> None:
    written = document_json(HOSTILE)
    assert json.loads(written.encode("utf-8")) == document_dict(HOSTILE)


def test_extra_values_come_first() -> None:
    assert next(iter(json.loads(document_json(DOCUMENT, extra={"file": "a.txt"})))) == "file"


def test_two_surrogates_beside_each_other_stay_two_characters() -> None:
    doc = azdiplo.analyze("\ud83d\ude42 Bakıda")
    record = json.loads(document_json(doc))
    assert record["text"] == "\ud83d\ufffd Bakıda"
    ent = record["entities"][0]
    assert record["text"][ent["start"] : ent["end"]] == "Bakıda"
