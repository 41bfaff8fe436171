from __future__ import annotations

import json
from pathlib import Path

import pytest

import azdiplo
from azdiplo.evaluation import GoldError, GoldSpan, GoldText, parse_labelstudio, read_gold
from azdiplo.output.doccano import document_doccano
from azdiplo.output.jsonl import as_json
from azdiplo.output.labelstudio import document_labelstudio
from azdiplo.output.spacy_json import document_spacy
from tests.output.documents import DOCUMENT


def spans(gold: GoldText) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.label) for span in gold.spans]


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "record",
    [
        DOCUMENT.to_dict(),
        document_spacy(DOCUMENT),
        document_doccano(DOCUMENT),
        {"text": DOCUMENT.text, "spans": [[e.start, e.stem_end, e.end, e.label] for e in DOCUMENT.entities]},
    ],
    ids=["own", "spacy", "doccano", "spans"],
)
def test_every_form_of_json_is_read(tmp_path: Path, record: object) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(as_json(record) + "\n\n", encoding="utf-8")
    (gold,) = read_gold(path)
    assert gold.text == DOCUMENT.text
    assert spans(gold) == [(ent.start, ent.end, ent.label) for ent in DOCUMENT.entities]
    assert gold.where == f"{path}, line 1"


def test_where_the_ending_begins_is_kept(tmp_path: Path) -> None:
    (gold,) = read_gold(write(tmp_path / "a.jsonl", DOCUMENT.to_dict()))
    assert [span.stem_end for span in gold.spans] == [ent.stem_end for ent in DOCUMENT.entities]
    bare = {"text": "Bakı", "entities": [{"start": 0, "end": 4, "label": "ORG"}]}
    (gold,) = read_gold(write(tmp_path / "b.jsonl", bare))
    assert gold.spans == (GoldSpan(0, 4, "ORG", None),)


def test_doccano_offsets_behind_an_emoji(tmp_path: Path) -> None:
    doc = azdiplo.analyze("🙂 Tbilisiyə, 🙂 Bakıya")
    (gold,) = read_gold(write(tmp_path / "a.jsonl", document_doccano(doc)))
    assert spans(gold) == [(ent.start, ent.end, ent.label) for ent in doc.entities] != []


def test_spans_are_sorted_and_a_text_without_any_is_a_text(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", {"text": "a b", "labels": [[2, 3, "ORG"], [0, 1, "LAW"]]}, {"text": "c", "ents": []}
    )
    assert [spans(gold) for gold in read_gold(path)] == [[(0, 1, "LAW"), (2, 3, "ORG")], []]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: is not JSON"),
        ("[" * 100_000, "line 2: is not JSON"),
        ("[]", "line 2: has no text"),
        ('{"text": 5}', "line 2: has no text"),
        ('{"text": "a"}', "line 2: has no annotations"),
        ('{"text": "a", "entities": {}}', "line 2: 'entities' is not a list"),
        ('{"text": "a", "entities": [[0, 1, "ORG"]]}', "line 2, entities 1: [0, 1, 'ORG'] is no span; write an object"),
        ('{"text": "a", "spans": [[0, 1, "ORG"]]}', "spans 1: [0, 1, 'ORG'] is no span; write [start, stem_end, end, "),
        ('{"text": "a", "label": [[0, 2, "ORG"]]}', "label 1: 0 to 2 is no stretch of the text, which has 1"),
        ('{"text": "a", "label": [[-1, 1, "ORG"]]}', "is no stretch of the text"),
        ('{"text": "a", "label": [["0", 1, "ORG"]]}', "is no stretch of the text"),
        ('{"text": "a", "label": [[0, 0, "ORG"]]}', "is no stretch of the text"),
        ('{"text": "a", "entities": [{"start": 0, "end": 1.0, "label": "ORG"}]}', "is no stretch of the text"),
        ('{"text": "ab", "spans": [[0, 2, 1, "ORG"]]}', "0 to 1, its ending from 2 is no stretch of the text"),
        ('{"text": "a", "label": [[0, 1, "GPE"]]}', "label 1: unknown label 'GPE'; labels are PERSON"),
        ('{"text": "a", "label": [[0, 1, []]]}', "unknown label []"),
    ],
)
def test_a_wrong_line_of_json_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "a", "entities": []}}\n{line}\n', encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}, line 2")
    assert message in str(caught.value)


# Label Studio


def exported(doc: azdiplo.Document) -> dict[str, object]:
    """A task as it comes back when every prediction was accepted."""
    task = document_labelstudio(doc)
    return {**task, "id": 7, "annotations": [{"id": 8, "was_cancelled": False, **task["predictions"][0]}]}


def test_tasks_come_back_from_label_studio(tmp_path: Path) -> None:
    smiling = azdiplo.analyze("🙂 Tbilisiyə, 🙂 Bakıya")
    path = tmp_path / "export.json"
    path.write_text(json.dumps([exported(DOCUMENT), exported(smiling)], indent=1), encoding="utf-8")
    golds = read_gold(path)
    for gold, doc in zip(golds, (DOCUMENT, smiling), strict=True):
        assert gold.text == doc.text
        assert spans(gold) == [(ent.start, ent.end, ent.label) for ent in doc.entities] != []
    assert golds[1].where == f"{path}, task 2"


def test_skipped_annotations_and_other_regions_do_not_count() -> None:
    task = exported(DOCUMENT)
    cancelled = {"was_cancelled": True, "result": []}
    choice = {"type": "choices", "value": {"choices": ["sülh"]}}
    (annotation,) = task["annotations"]  # type: ignore[misc]
    mixed = {**task, "annotations": [cancelled, {**annotation, "result": [choice, *annotation["result"]]}]}
    (gold,) = parse_labelstudio(json.dumps([mixed]), "a")
    assert len(gold.spans) == len(DOCUMENT.entities)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"text": "a"}\n{"text": "b"}', "a.json: is not JSON"),
        ('{"text": "a"}', "a.json: is no list of tasks; export from Label Studio as JSON"),
        ('[{"data": {"text": "a"}}]', "a.json, task 1: has no text or no annotations"),
        ('[{"data": {}, "annotations": []}]', "a.json, task 1: has no text or no annotations"),
        ('[{"data": {"text": "a"}, "annotations": []}]', "a.json, task 1: has 0 annotations; keep one"),
        (
            '[{"data": {"text": "a"}, "annotations": [{"result": []}, {"result": []}]}]',
            "a.json, task 1: has 2 annotations; keep one",
        ),
        (
            '[{"data": {"text": "a"}, "annotations": [{"result": [{"type": "labels", "value": {"start": 0}}]}]}]',
            "a.json, task 1, region 1: is no stretch of the text with one label",
        ),
    ],
)
def test_a_wrong_task_is_named(content: str, message: str) -> None:
    with pytest.raises(GoldError) as caught:
        parse_labelstudio(content, "a.json")
    assert str(caught.value).startswith(message)
