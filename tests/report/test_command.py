from __future__ import annotations

from pathlib import Path

import pytest

from azdiplo.cli import main
from tests.report.corpus import TEXTS
from tests.report.test_page import data

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "texts"
    (place / "more").mkdir(parents=True)
    for name, text in TEXTS.items():
        path = place / ("more" if name == "note.txt" else "") / name
        path.write_bytes(text.encode())
    return place


def test_a_folder_becomes_a_page(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "report.html"
    assert main(["report", str(folder), "-o", str(out)]) == 0
    assert capsys.readouterr() == ("", "")
    page = out.read_text(encoding="utf-8")
    assert "<title>texts</title>" in page
    # the names do not say where the folder lay
    assert [text["name"] for text in data(page)["texts"]] == [
        "2024-03-05_border.txt",
        "2024-05-20_gas.txt",
        "2024-05-21_visit.txt",
        "more/note.txt",
    ]
    assert str(tmp_path) not in page


def test_without_an_output_file_the_page_is_printed(folder: Path, capsys: Capture) -> None:
    assert main(["report", str(folder), "--title", "Şimal & Cənub"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>Şimal &amp; Cənub</title>" in page


def test_the_options_of_the_main_command_hold(folder: Path, capsys: Capture) -> None:
    assert main(["report", str(folder), "--labels", "STATE", "--no-topics", "--processes", "2"]) == 0
    record = data(capsys.readouterr().out)
    assert {entity["label"] for entity in record["entities"]} == {"STATE"}
    assert record["topics"] == []


def test_what_cannot_be_read_is_named_and_the_others_go_on(folder: Path, capsys: Capture) -> None:
    (folder / "broken.txt").write_bytes(b"Bak\xfe")
    assert main(["report", str(folder), str(folder / "none.txt")]) == 1
    captured = capsys.readouterr()
    assert len(data(captured.out)["texts"]) == 4
    assert captured.err.splitlines() == [
        f"azdiplo: {folder / 'broken.txt'}: byte 3 (0xFE) is not utf-8; give its encoding, it looks like cp1254",
        f"azdiplo: {folder / 'none.txt'}: cannot be read (No such file or directory)",
    ]


def test_dates_from_a_table(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "dates.tsv"
    table.write_text("file\tdate\nnote.txt\t2024-01-02\n", encoding="utf-8")
    assert main(["report", str(folder), "--dates", str(table)]) == 0
    first = data(capsys.readouterr().out)["texts"][0]
    assert (first["name"], first["date"]) == ("more/note.txt", "2024-01-02")


def test_wrong_usage_is_answered_with_the_mend(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "dates.tsv"
    table.write_text("file\tdate\nb.txt\t2024-01-02\n", encoding="utf-8")
    for arguments, message in (
        ([], "no text: name a folder, for example: azdiplo report texts/ -o report.html"),
        ([str(folder), "--dates", str(table)], "has none of the texts, but 'b.txt'"),
        ([str(folder), "--dates", str(tmp_path / "none.tsv")], "none.tsv: cannot be read"),
        ([str(folder), "--format", "html"], "unknown option '--format'; options are"),
        ([str(folder), "--encoding", "utf-99"], "unknown encoding 'utf-99'"),
        ([str(folder), "-o", str(tmp_path / "no" / "r.html")], "cannot be written"),
    ):
        assert main(["report", *arguments]) == 2, arguments
        captured = capsys.readouterr()
        assert captured.out == ""
        assert message in captured.err


def test_a_folder_without_texts_is_named(tmp_path: Path, capsys: Capture) -> None:
    assert main(["report", str(tmp_path)]) == 1
    assert "no file of a kind that can be read" in capsys.readouterr().err


def test_a_file_called_report_is_still_a_text(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report").write_text("Türkiyə", encoding="utf-8")
    assert main(["./report"]) == 0
    assert "state:TR" in capsys.readouterr().out


def test_the_help_says_what_it_is_for(capsys: Capture) -> None:
    assert main(["report", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("usage: azdiplo report")
    assert "--dates" in out
    assert "--format" not in out
    assert main(["--help"]) == 0
    assert "azdiplo report FOLDER" in capsys.readouterr().out
