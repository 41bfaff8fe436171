from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import azdiplo
from azdiplo import LABELS
from azdiplo.cli import main

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("Türkiyə və İran", encoding="utf-8")
    (tmp_path / "b" / "c.txt").write_text("Gürcüstanın mövqeyi\r\n", encoding="utf-8", newline="")
    (tmp_path / "b" / "note.md").write_text("İran", encoding="utf-8")
    return tmp_path


def lines(capsys: Capture) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def command(*arguments: str, text: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "azdiplo", *arguments], input=text, capture_output=True, env=env, check=False
    )


# What is read


def test_a_folder_stands_for_the_texts_below_it_sorted(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "--format", "jsonl"]) == 0
    records = lines(capsys)
    assert [record["file"] for record in records] == [str(folder / "a.txt"), str(folder / "b" / "c.txt")]
    assert records[1]["text"] == "Gürcüstanın mövqeyi\r\n"


def test_files_come_in_the_order_given(folder: Path, capsys: Capture) -> None:
    names = [str(folder / "b" / "c.txt"), str(folder / "b" / "note.md"), str(folder / "a.txt")]
    assert main(["-f", "jsonl", *names]) == 0
    assert [record["file"] for record in lines(capsys)] == names


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_text_may_be_piped_in(arguments: tuple[str, ...]) -> None:
    done = command(*arguments, "-f", "jsonl", text="İran".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    record = json.loads(done.stdout)
    assert (record["file"], record["text"], record["entities"][0]["id"]) == ("-", "İran", "state:IR")


def test_a_byte_order_mark_is_left_out(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.txt"
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_text("İran", encoding=encoding)
        given = "utf-8" if encoding == "utf-8-sig" else encoding
        assert main([str(path), "-f", "jsonl", "--encoding", given]) == 0
        assert lines(capsys)[0]["text"] == "İran"


def test_an_empty_text_is_a_text(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    assert main([str(path)]) == 0
    assert capsys.readouterr().out == "no entities\n"


# What cannot be read


def test_what_cannot_be_read_is_named_and_the_others_go_on(folder: Path, capsys: Capture) -> None:
    (folder / "a0.txt").write_bytes("Türkiyə".encode() + b"\xfe")
    assert main([str(folder / "none.txt"), str(folder), "-f", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    left_out, missing, broken = captured.err.splitlines()
    assert left_out == f"azdiplo: {folder}: left out files of other kinds: 1 .md"
    assert missing == f"azdiplo: {folder / 'none.txt'}: cannot be read (No such file or directory)"
    assert broken == (
        f"azdiplo: {folder / 'a0.txt'}: byte 9 (0xFE) is not utf-8; give its encoding, it looks like cp1254"
    )


def test_the_byte_is_counted_from_the_start_of_the_file(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfab\xff")
    for encoding in ("utf-8", "UTF8", "utf-8-sig"):
        assert main([str(path), "-e", encoding]) == 1
        assert "byte 5 (0xFF) is not" in capsys.readouterr().err


def test_utf16_is_read_by_its_mark(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.txt"
    path.write_text("İran", encoding="utf-16")
    assert main([str(path), "-f", "jsonl"]) == 0
    assert [record["text"] for record in lines(capsys)] == ["İran"]
    assert main([str(path), "-e", "utf-8"]) == 1
    assert "it looks like utf-16" in capsys.readouterr().err


def test_tables_of_texts_keep_id_and_day(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "news.jsonl"
    row = {"body": "ABŞ Prezidenti zəng edib.", "url": "u1", "day": "2024-05-01", "section": "siyasət"}
    path.write_text(json.dumps(row) + "\n" + json.dumps({"body": 7}) + "\n", encoding="utf-8")
    assert main([str(path), "-f", "jsonl", "--text", "body", "--id", "url", "--date", "day"]) == 1
    captured = capsys.readouterr()
    assert captured.err == f"azdiplo: {path}:2: body must be a str, not int\n"
    record = json.loads(captured.out)
    assert (record["id"], record["date"], record["meta"]) == ("u1", "2024-05-01", {"section": "siyasət"})
    assert [reference["name"] for reference in record["references"]] == ["Co Bayden"]


@pytest.mark.parametrize(
    ("name", "data", "mend"),
    [
        (
            "a.txt",
            b'{"text": "Baki"}\n',
            "looks like JSON Lines, not like a text; give it by a name that ends in .jsonl",
        ),
        ("a.pdf", b"%PDF-1.7", "this is a PDF, not a text: take its text out first, for example with pdftotext"),
        ("a.docx", b"Baki", "no Word document (.docx); open it in Word and save it anew"),
        ("a", b"Bak\x00\x01", "this is no text: it holds NUL bytes; give a text, or its encoding if it is UTF-16"),
    ],
)
def test_what_is_no_text_says_so(tmp_path: Path, capsys: Capture, name: str, data: bytes, mend: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert main([str(tmp_path / name)]) == 1
    assert capsys.readouterr().err == f"azdiplo: {tmp_path / name}: {mend}\n"


def test_wrongly_decoded_text_is_named_and_mended(tmp_path: Path, capsys: Capture) -> None:
    pytest.importorskip("ftfy")
    path = tmp_path / "a.txt"
    path.write_text("Prezident\xc9\u2122r g\xc3\xb6r\xc3\xbc\xc5\u0178\xc3\xbcb.", encoding="utf-8")
    assert main([str(path), "-f", "jsonl"]) == 0
    assert "--repair) mends it" in capsys.readouterr().err
    assert main([str(path), "-f", "jsonl", "--repair"]) == 0
    assert lines(capsys)[0]["text"] == "Prezidentər görüşüb."


def test_a_text_cut_in_a_character_is_named(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("İran".encode("utf-16-le")[:-1])
    assert main([str(path), "-e", "utf-16-le"]) == 1
    assert "byte 6 (0x6E) is not utf-16-le" in capsys.readouterr().err


def test_a_folder_without_texts_is_named(tmp_path: Path, capsys: Capture) -> None:
    assert main([str(tmp_path)]) == 1
    assert "no file of a kind that can be read" in capsys.readouterr().err


# What is wrong with the command


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--labels", "STATE,CITY"], f"unknown label 'CITY'; labels are {', '.join(LABELS)}"),
        (["--labels", ","], f"no label; labels are {', '.join(LABELS)}"),
        (["--format", "xml"], "table"),
        (["--format", "xml"], "html"),
        (["--colour"], "--gazetteer"),
        (["--lab", "STATE"], "--labels"),
        (["--processes", "0"], "'0' is not a whole number from 1 on"),
        (["--processes", "two"], "not a whole number"),
        (["--encoding", "utf-99"], "unknown encoding 'utf-99'; encodings are utf-8"),
        (["--encoding", "hex"], "unknown encoding 'hex'"),
        (["--gazetteer", "none.tsv"], "none.tsv: cannot be read"),
    ],
)
def test_wrong_usage_is_answered_with_what_there_is(
    folder: Path, capsys: Capture, arguments: list[str], message: str
) -> None:
    assert main([str(folder), *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_a_wrong_table_is_named_with_its_line(folder: Path, capsys: Capture) -> None:
    table = folder / "own.tsv"
    table.write_text("id\tname\nx\tX\n", encoding="utf-8")
    assert main([str(folder), "-g", str(table)]) == 2
    assert f"{table}, line 2: no label" in capsys.readouterr().err


def test_the_output_may_not_be_one_of_the_texts(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "-o", str(folder / "a.txt")]) == 2
    assert "choose another file" in capsys.readouterr().err
    assert (folder / "a.txt").read_text(encoding="utf-8") == "Türkiyə və İran"


def test_an_output_that_cannot_be_written_is_named(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "-o", str(folder / "no" / "out")]) == 2
    assert "cannot be written (No such file or directory)" in capsys.readouterr().err


# What is written


def test_a_table_in_a_pipe_is_plain(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "--no-topics"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert out.startswith(f"== {folder / 'a.txt'}\nstart  end  label")
    assert f"\n\n== {folder / 'b' / 'c.txt'}\n" in out
    assert main([str(folder / "a.txt"), "--no-topics"]) == 0
    assert capsys.readouterr().out.startswith("start  end  label")


def test_only_the_labels_asked_for(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "--labels", "DATE, PERSON", "-f", "jsonl"]) == 0
    assert [record["entities"] for record in lines(capsys)] == [[], []]


def test_conll_marks_each_document(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "-f", "conll"]) == 0
    assert capsys.readouterr().out == (
        "-DOCSTART-\tO\n\nTürkiyə\tB-STATE\nvə\tO\nİran\tB-STATE\n\n"
        "-DOCSTART-\tO\n\nGürcüstanın\tB-STATE\nmövqeyi\tO\n\n"
    )


def test_conllu_names_each_document(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "-f", "conllu"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        f"# newdoc id = {folder / 'a.txt'}\n# sent_id = {folder / 'a.txt'}-1\n# text = Türkiyə və İran\n"
    )
    assert out.count("# newdoc") == 2
    assert "1\tGürcüstanın\t_\t_\t_\t_\t_\t_\t_\tNER=B-STATE|EntityId=state:GE|start_char=0|end_char=11\n" in out


def test_formats_of_annotation_tools(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "-f", "spacy"]) == 0
    assert [record["ents"][0]["end"] for record in lines(capsys)] == [7, 11]  # type: ignore[index]
    assert main([str(folder), "-f", "doccano"]) == 0
    first, second = lines(capsys)
    assert first["label"] == [[0, 7, "STATE"], [11, 15, "STATE"]]
    assert (second["text"], second["file"]) == ("Gürcüstanın mövqeyi\r\n", str(folder / "b" / "c.txt"))
    assert main([str(folder), "-f", "labelstudio"]) == 0
    tasks = json.loads(capsys.readouterr().out)
    assert [len(task["predictions"][0]["result"]) for task in tasks] == [2, 1]


def test_brat_is_a_folder(folder: Path, capsys: Capture) -> None:
    out = folder / "annotations"
    assert main([str(folder), "-f", "brat", "-o", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert sorted(path.name for path in out.iterdir()) == ["a.ann", "a.txt", "annotation.conf", "c.ann", "c.txt"]
    assert (out / "c.txt").read_bytes() == (folder / "b" / "c.txt").read_bytes()


def test_brat_overwrites_nothing(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "-f", "brat", "-o", str(folder)]) == 2
    assert "is there already; name a new or empty folder" in capsys.readouterr().err
    assert main([str(folder), "-f", "brat"]) == 2
    assert "brat is a folder of files; name it" in capsys.readouterr().err
    assert not list(folder.rglob("*.ann"))


def test_html_is_one_page(folder: Path, capsys: Capture) -> None:
    assert main([str(folder), "-f", "html"]) == 0
    out = capsys.readouterr().out
    assert out.count("<!DOCTYPE html>") == out.count("</html>") == 1
    assert out.count("<h2>") == 2


def test_output_goes_to_a_file(folder: Path, capsys: Capture) -> None:
    out = folder / "out.jsonl"
    assert main([str(folder), "-f", "jsonl", "-o", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert len(out.read_bytes().splitlines()) == 2


def test_own_names_are_found(folder: Path, capsys: Capture) -> None:
    tables = []
    for name in ("Zornava", "Qornava"):
        table = folder / f"{name}.tsv"
        table.write_text(f"id\tlabel\tname\nplace:{name}\tPLACE\t{name}\n", encoding="utf-8")
        tables += ["--gazetteer", str(table)]
    (folder / "a.txt").write_text("Zornavadan Qornavaya", encoding="utf-8")
    assert main([str(folder / "a.txt"), "-f", "jsonl", *tables]) == 0
    (record,) = lines(capsys)
    assert [ent["id"] for ent in record["entities"]] == ["place:Zornava", "place:Qornava"]  # type: ignore[attr-defined]


def test_processes_change_nothing(folder: Path, capsys: Capture) -> None:
    (folder / "broken.txt").write_bytes(b"\xff")
    results = []
    for processes in ("1", "2"):
        assert main([str(folder), "-f", "jsonl", "--processes", processes]) == 1
        results.append(capsys.readouterr())
    assert results[0] == results[1]


def test_output_is_utf8_whatever_the_locale() -> None:
    done = command("-f", "table", text="İran".encode(), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "İran" in done.stdout.decode("utf-8")


# What was annotated


GOLD = "Türkiyənin B-STATE\nnaziri O\nBakıda B-PLACE\n\nİran B-STATE\n"


def test_evaluate_prints_a_plain_table_in_a_pipe(tmp_path: Path, capsys: Capture) -> None:
    gold = tmp_path / "gold.conll"
    gold.write_text(GOLD.replace("İran B-STATE", "İran O"), encoding="utf-8")
    assert main(["evaluate", str(gold)]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[0][:3] == ["label", "gold", "found"]
    assert rows[1:] == [
        ["STATE", "1", "2", "50.0", "100.0", "66.7", "50.0", "100.0", "66.7"],
        ["PLACE", "1", "1", *["100.0"] * 6],
        ["all", "2", "3", "66.7", "100.0", "80.0", "66.7", "100.0", "80.0"],
    ]


def test_evaluate_takes_labels_own_names_and_several_sources(folder: Path, capsys: Capture) -> None:
    brat = folder / "brat"
    assert main([str(folder), "-f", "brat", "-o", str(brat)]) == 0
    gold = folder / "gold.conll"
    gold.write_text(GOLD + "Zornavada B-PROJECT\n", encoding="utf-8")
    table = folder / "own.tsv"
    table.write_text("id\tlabel\tname\nproject:z\tPROJECT\tZornava\n", encoding="utf-8")
    out = folder / "scores.txt"
    arguments = ["evaluate", str(gold), str(brat), "--gazetteer", str(table), "--labels", "PROJECT", "-o", str(out)]
    assert main(arguments) == 0
    assert [line.split()[:3] for line in out.read_text(encoding="utf-8").splitlines()[1:]] == [
        ["PROJECT", "1", "1"],
        ["all", "1", "1"],
    ]
    assert main([*arguments[:3], "--processes", "2"]) == 0
    assert "PROJECT     1      0" in capsys.readouterr().out


def test_evaluate_lists_mistakes(tmp_path: Path, capsys: Capture) -> None:
    gold = tmp_path / "gold.conll"
    gold.write_text("Bakıda\tO\nhava\tB-EVENT\n", encoding="utf-8")
    assert main(["evaluate", "--mistakes", str(gold)]) == 0
    first, second, empty, *_ = capsys.readouterr().out.splitlines()
    assert first == f"spurious\tPLACE\t{gold}, line 1, 0\tBakıda"
    assert second == f"missed\tEVENT\t{gold}, line 1, 7\thava"
    assert empty == ""


def test_evaluate_says_what_is_wrong(tmp_path: Path, capsys: Capture) -> None:
    gold = tmp_path / "gold.conll"
    gold.write_text("Bakı B-CITY\n", encoding="utf-8")
    for arguments, message in (
        ([str(gold)], f"azdiplo: {gold}, line 1: unknown label 'CITY'; labels are PERSON"),
        ([str(tmp_path / "none")], "none: cannot be read"),
        ([], "GOLD"),
        ([str(gold), "--colour"], "unknown option '--colour'; options are --help, --labels"),
        ([str(gold), "-l", "CITY"], "unknown label 'CITY'"),
    ):
        assert main(["evaluate", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert message in captured.err
    gold.write_text(GOLD, encoding="utf-8")
    assert main(["evaluate", str(gold), "-o", str(gold)]) == 2
    assert gold.read_text(encoding="utf-8") == GOLD


def test_a_text_that_is_called_evaluate_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("evaluate").write_text("İran", encoding="utf-8")
    assert main(["./evaluate", "-f", "jsonl"]) == 0
    assert lines(capsys)[0]["text"] == "İran"


def test_version(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"azdiplo {azdiplo.__version__}\n"


def test_help_names_every_option(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for option in ("--format", "--labels", "--gazetteer", "--output", "--encoding", "--processes", "--no-topics"):
        assert option in out


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_is_no_error(tmp_path: Path, unbuffered: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Türkiyə və İran. " * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "azdiplo", str(path), "--no-topics"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_a_terminal_gets_colours() -> None:
    master, slave = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "azdiplo", "-", "--no-topics"],
        stdin=subprocess.PIPE,
        stdout=slave,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "120", "NO_COLOR": ""},
    )
    os.close(slave)
    process.communicate("İran".encode())
    shown = os.read(master, 10_000).decode()
    os.close(master)
    assert process.returncode == 0
    assert "\x1b[34m" in shown


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_nothing_to_read_is_wrong_usage() -> None:
    master, slave = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "azdiplo"],
        stdin=slave,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    os.close(slave)
    os.close(master)
    assert done.returncode == 2
    assert b"no text: name a file or a folder" in done.stderr


# What is written stays


def test_what_was_written_before_stays_where_nothing_can_be_read(folder: Path, capsys: Capture) -> None:
    for arguments, name in ((["-f", "jsonl"], "f.jsonl"), (["report"], "f.html")):
        target = folder / name
        target.write_text("before", encoding="utf-8")
        assert main([*arguments, str(folder / "nothere.txt"), "-o", str(target)]) == 1
        assert target.read_text(encoding="utf-8") == "before"
    assert not list(folder.glob("*.part"))


def test_a_file_is_replaced_when_all_is_written(folder: Path, capsys: Capture) -> None:
    target = folder / "f.jsonl"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o640)
    link = folder / "link.jsonl"
    link.symlink_to(target)
    assert main(["-f", "jsonl", str(folder / "a.txt"), "-o", str(link)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["text"] == "Türkiyə və İran"
    assert link.is_symlink() and target.stat().st_mode & 0o777 == 0o640
    assert not list(folder.glob("*.part"))


def interrupted(monkeypatch: pytest.MonkeyPatch, after: int, error: type[BaseException]) -> None:
    """Let the analysis break off behind so many texts."""
    analyse = azdiplo.Pipeline.analyse
    count = 0

    def breaking(*arguments: Any, **options: Any) -> azdiplo.Document:
        nonlocal count
        count += 1
        if count > after:
            raise error
        return analyse(*arguments, **options)

    monkeypatch.setattr(azdiplo.Pipeline, "analyse", breaking)


def test_an_interrupted_run_is_gone_on_with(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path_factory.mktemp("out") / "f.jsonl"
    target.write_text("before", encoding="utf-8")
    arguments = ["-f", "jsonl", str(folder), "-o", str(target)]
    (folder / "d.txt").write_text("Gəncə", encoding="utf-8")
    with monkeypatch.context() as patch:
        interrupted(patch, 2, KeyboardInterrupt)
        assert main(arguments) == 130
    assert target.read_text(encoding="utf-8") == "before"
    part = target.with_name("f.jsonl.part")
    written = part.read_text(encoding="utf-8")
    assert len([json.loads(line) for line in written.splitlines()]) == 2
    told = capsys.readouterr().err
    assert f"what was done is in {part}; the same command with --resume goes on from there" in told
    assert "azdiplo: interrupted" in told and "Traceback" not in told
    part.write_text(written + '{"file": "cut o', encoding="utf-8")
    with monkeypatch.context() as patch:
        interrupted(patch, 1, RuntimeError)  # one text is left
        assert main([*arguments, "--resume"]) == 0
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [record["text"] for record in records] == ["Türkiyə və İran", "Gəncə", "Gürcüstanın mövqeyi\r\n"]
    assert not part.exists()


def test_other_forms_leave_no_part(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "f.html"
    interrupted(monkeypatch, 1, KeyboardInterrupt)
    assert main(["-f", "html", str(folder), "-o", str(target)]) == 130
    assert not list(folder.glob("f.html*"))


def test_resume_is_for_json_lines_in_a_file(folder: Path, capsys: Capture) -> None:
    for arguments in (["-f", "html", "-o", "f.html"], ["-f", "jsonl"]):
        assert main([str(folder), "--resume", *arguments]) == 2
        assert "--resume goes on with JSON Lines in a file" in capsys.readouterr().err
    (folder / "f.jsonl.part").write_text("no json\n", encoding="utf-8")
    assert main([str(folder), "--resume", "-f", "jsonl", "-o", str(folder / "f.jsonl")]) == 2
    assert "f.jsonl.part, line 1 is no output of this command" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_one_sentence(folder: Path) -> None:
    done = command("-f", "jsonl", str(folder / "a.txt"), "-o", "/dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        b"azdiplo: -o /dev/full: cannot be written (No space left on device)\n",
    )
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "azdiplo", "-f", "jsonl", str(folder / "a.txt")],
            stdout=full, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        1,
        b"azdiplo: the output: cannot be written (No space left on device)\n",
    )
