from __future__ import annotations

from pathlib import Path

import pytest

from azdiplo.evaluation import GoldError, GoldText, read_gold


def surfaces(gold: GoldText) -> list[tuple[str, str]]:
    return [(span.label, gold.text[span.start : span.end]) for span in gold.spans]


def brat(folder: Path, text: str, *lines: str, name: str = "a") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.ann").write_bytes("".join(f"{line}\n" for line in lines).encode())
    return folder / f"{name}.ann"


def test_only_spans_are_read_from_brat(tmp_path: Path) -> None:
    brat(
        tmp_path / "sub",
        "Bakıdan Parisə\r\nuçdu",
        "T2\tPLACE 8 14\tParisə",
        "T1\tPLACE 0 7\tBakıdan",
        "R1\tTo Arg1:T1 Arg2:T2",
        "#1\tAnnotatorNotes T1\tşəhər",
        "",
    )
    brat(tmp_path, "Salam", name="b")
    first, second = read_gold(tmp_path)
    assert (first.text, second.text) == ("Salam", "Bakıdan Parisə\r\nuçdu")
    assert surfaces(second) == [("PLACE", "Bakıdan"), ("PLACE", "Parisə")]
    assert read_gold(tmp_path / "sub" / "a.ann") == [second]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1 PLACE 0 4 Bakı", "line 1: is no span of brat; write T1, a tab"),
        ("T1\tPLACE 0 x\tBakı", "line 1: is no span of brat"),
        ("T1\tPLACE 1 5\tBakı", "line 1: 'Bakı' does not stand at 1 5 of the text ('akı ' does); put back the text"),
        ("T1\tCITY 0 4\tBakı", "line 1: unknown label 'CITY'"),
        ("T1\tPLACE 0 4;9 13\tBakı Şəki", "line 1: T1 is in pieces with words between them"),
    ],
)
def test_a_wrong_line_of_brat_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = brat(tmp_path, "Bakı və  Şəki", line)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}, {message}")
