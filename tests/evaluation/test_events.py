"""Marked events against what is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from azdiplo.cli import main
from azdiplo.evaluation.events import read_events
from azdiplo.evaluation.gold import GoldError

_EVENT = {"type": "AID", "mode": None, "actor_codes": ["FR"], "recipient_codes": ["NE"], "predicate": [14, 27]}
_TEXT = {"text": "Fransa Nigerə yardım ayırıb.", "events": [_EVENT]}


def gold(folder: Path, *records: object) -> Path:
    file = folder / "gold.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = {"text": "Fransa Nigerə yardım ayırıb.", "events": [{**_EVENT, "actor_codes": ["DE"]}]}
    assert main(["evaluate", "--events", str(gold(tmp_path, _TEXT, other))]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "AID\t2\t2\t1\t0.500\t0.500\t0.500",
        "all\t2\t2\t1\t0.500\t0.500\t0.500",
    ]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([], "line 1: no text with events"),
        ({"text": 1, "events": []}, "text is int, not a string"),
        ({"text": "Salam", "events": [{**_EVENT, "type": "HUG"}]}, "there is no type 'HUG'"),
        ({"text": "Salam", "events": [_EVENT]}, "the predicate 14:27 does not lie within the text"),
        ({"text": "Salam", "events": [{}]}, "KeyError"),
    ],
)
def test_wrong_gold(tmp_path: Path, record: object, message: str) -> None:
    with pytest.raises(GoldError, match=r"gold\.jsonl") as error:
        read_events(gold(tmp_path, record))
    assert message in str(error.value)


def test_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no text in it"):
        read_events(gold(tmp_path))
    with pytest.raises(GoldError, match="cannot be read"):
        read_events(tmp_path / "none.jsonl")
