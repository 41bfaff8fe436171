"""Real files of each kind, written here, read back as records."""

from __future__ import annotations

import datetime
import json
import os
import warnings
from pathlib import Path
from typing import Any

import pytest

from azdiplo.corpus import Record, SourceError, SourceWarning, read

DAY = datetime.date(2024, 5, 14)
TEXT = "Nazir Bakıda həmkarı ilə görüşüb. Tərəflər “Zəngəzur dəhlizi”ndən danışıblar."
SECOND = "Şuşada sərgi açılıb."
ROWS: list[dict[str, Any]] = [
    {"text": TEXT, "id": "a1", "date": "2024-05-14", "section": "siyasət"},
    {"text": SECOND, "id": "a2", "date": "", "section": "mədəniyyət"},
]
RECORDS = [
    Record(TEXT, "a1", DAY, {"section": "siyasət"}),
    Record(SECOND, "a2", None, {"section": "mədəniyyət"}),
]


# Files


def test_a_text(tmp_path: Path) -> None:
    file = tmp_path / "2024-05-14_visit.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert list(read(file)) == [Record(TEXT, file.name, DAY)]
    assert list(read(str(file))) == [Record(TEXT, file.name, DAY)]


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n\n", encoding="utf-8")
    assert list(read(file)) == RECORDS


def test_a_line_that_is_no_json_does_not_stop_the_others(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(
        '{"text": "Bakı."}\n{"text": "Gən\n"Şuşa"\n{"title": "Naxçıvan"}\n{"text": "Quba."}', encoding="utf-8"
    )
    found = list(read(file))
    assert [record.text for record in found] == ["Bakı.", "", "", "", "Quba."]
    assert [record.id for record in found] == [f"news.jsonl:{number}" for number in range(1, 6)]
    assert found[1].error is not None and found[1].error.startswith("line 2 is no JSON")
    assert found[2].error == "line 3 must be an object with a text, not str"
    assert found[3].error == "there is no 'text', only 'title'"


def test_a_json_list(tmp_path: Path) -> None:
    file = tmp_path / "news.json"
    file.write_text(json.dumps(ROWS), encoding="utf-8")
    assert list(read(file)) == RECORDS


def test_lines_that_are_called_json(tmp_path: Path) -> None:
    file = tmp_path / "news.json"
    file.write_text('{"text": "Bakı."}\n{"text": "Quba."}\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"name it \.jsonl"):
        list(read(file))


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.CSV", ",")])
def test_separated_cells(tmp_path: Path, name: str, sign: str) -> None:
    file = tmp_path / name
    quoted = TEXT.replace("görüşüb. ", f"görüşüb{sign}\n")
    file.write_text(
        f'id{sign}text{sign}date\na1{sign}"{quoted}"{sign}14.05.2024\na2{sign}{SECOND}{sign}\n', encoding="utf-8-sig"
    )
    assert list(read(file)) == [Record(quoted, "a1", DAY), Record(SECOND, "a2")]


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"id,text\n1,Bakıda, Şuşada\n2,{SECOND}\n", encoding="utf-8")
    bad, good = read(file)
    assert bad.error == "line 2: 3 cells where the header has 2; quote a cell that holds ','"
    assert good == Record(SECOND, "2")


def test_a_quotation_mark_left_open(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('text\n"Bakı', encoding="utf-8")
    with pytest.raises(SourceError, match="close the quotation mark"):
        list(read(file))


def test_parquet(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    file = tmp_path / "news.parquet"
    pandas.DataFrame(
        {"url": ["u1", "u2"], "body": [TEXT, None], "day": pandas.to_datetime(["2024-05-14", None]), "n": [1, 2]}
    ).to_parquet(file)
    first, second = read(file, text="body", id="url", date="day")
    assert first == Record(TEXT, "u1", DAY, {"n": 1})
    assert (second.id, second.error) == ("u2", "body is empty")


def test_a_word_document(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = tmp_path / "2024-05-14.docx"
    document = docx.Document()
    document.add_paragraph("Şuşada sərgi")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Bakı", "Quba"
    document.add_paragraph("açılıb.")
    document.core_properties.title = "Sərgi"
    document.core_properties.author = ""
    document.save(str(file))
    assert list(read(file)) == [Record("Şuşada sərgi\nBakı\tQuba\naçılıb.", file.name, DAY, {"title": "Sərgi"})]


def test_of_a_page_only_what_is_seen(tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    file = tmp_path / "page.html"
    file.write_text(
        """<html><head><title>Sərgi açılıb</title><style>p {color: red}</style>
        <meta property="article:published_time" content="2024-05-14T10:00:00+04:00"></head>
        <body><script>var a = "İlham Əliyev";</script><h1>Sərgi</h1><p>Şuşada <b>sər</b>gi
        açılıb.</p><p hidden>Reklam</p><noscript>JavaScript</noscript><ul><li>Bakı<li>Quba</ul>
        <template>Gəncə</template></body></html>""",
        encoding="utf-8",
    )
    (record,) = read(file)
    assert record.text == "Sərgi\nŞuşada sərgi açılıb.\nBakı\nQuba"
    assert (record.date, record.meta) == (DAY, {"title": "Sərgi açılıb"})


def test_a_page_says_its_encoding(tmp_path: Path) -> None:
    pytest.importorskip("selectolax")
    file = tmp_path / "page.html"
    file.write_bytes('<meta charset="windows-1251"><p>Бакыда ҝөрүш.</p>'.encode("cp1251", errors="replace"))
    assert next(read(file)).text.startswith("Бакыда")


# Folders


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.TXT").write_text("Quba.", encoding="utf-8")
    (tmp_path / "1.txt").write_text("Bakı.", encoding="utf-8")
    (tmp_path / "3.jsonl").write_text('{"text": "Şuşa."}', encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("Şəki.", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    with pytest.warns(SourceWarning, match=r"left out files of other kinds: 1 \.png"):
        found = list(read(tmp_path))
    assert [(record.id, record.text) for record in found] == [
        ("1.txt", "Bakı."),
        ("3.jsonl:1", "Şuşa."),
        ("b/2.TXT", "Quba."),
    ]


def test_linked_folders_are_followed_once(tmp_path: Path) -> None:
    inside = tmp_path / "corpus"
    inside.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "1.txt").write_text("Bakı.", encoding="utf-8")
    try:
        (inside / "linked").symlink_to(elsewhere, target_is_directory=True)
        (elsewhere / "back").symlink_to(inside, target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    assert [record.id for record in read(inside)] == ["linked/1.txt"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes("Bakıda görüş".encode("cp1254"))
    (tmp_path / "2.docx").write_bytes(b"no document")
    (tmp_path / "3.txt").write_text("Quba.", encoding="utf-8")
    first, second, third = read(tmp_path)
    assert first.error is not None and first.error.startswith("byte 3 (0xFD) is not utf-8")
    assert second.error == "no Word document (.docx); open it in Word and save it anew"
    assert third == Record("Quba.", "3.txt")


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file of a kind that can be read"):
        list(read(tmp_path))


def test_several_paths(tmp_path: Path) -> None:
    files = [tmp_path / "1.txt", tmp_path / "2.txt"]
    for file in files:
        file.write_text(file.name, encoding="utf-8")
    assert [record.text for record in read(iter(files))] == ["1.txt", "2.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(SourceError, match="no ordinary file"):
        read(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("Bakı.", encoding="utf-8")
    assert [record.text for record in read(tmp_path)] == ["Bakı."]


# Tables in memory


def test_a_pandas_frame() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"body": [TEXT, SECOND], "date": [pandas.Timestamp("2024-05-14 09:00"), pandas.NaT], "n": [1, 2]},
        index=[10, 20],
    )
    first, second = read(frame, text="body")
    assert first == Record(TEXT, 10, DAY, {"n": 1})
    assert second == Record(SECOND, 20, None, {"n": 2})
    assert type(first.meta["n"]) is int
    assert [record.id for record in read(frame["body"])] == [10, 20]


def test_polars_and_arrow() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"text": [TEXT, SECOND], "date": [DAY, None]})
    expected = [Record(TEXT, 0, DAY), Record(SECOND, 1)]
    assert list(read(frame)) == expected
    assert list(read(frame.lazy())) == expected
    assert list(read(frame.to_arrow())) == expected
    assert [record.text for record in read(frame["text"])] == [TEXT, SECOND]


def test_dicts() -> None:
    assert list(read(ROWS)) == RECORDS
    assert list(read(RECORDS)) == RECORDS
    assert list(read([])) == []


def test_a_named_column_must_be_there() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"body": [TEXT], "url": ["u"]})
    with pytest.raises(SourceError, match="no column 'text' for text=; the columns are body, url"):
        list(read(frame))
    with pytest.raises(SourceError, match="no column 'day' for date=; the columns are body, url"):
        list(read(frame, text="body", date="day"))


# What is given in another form than it looks


@pytest.mark.parametrize(
    ("source", "mend"),
    [
        ([TEXT], r"nlp\.pipe\(\)"),
        ([(TEXT, 1)], r"as_tuples=True"),
        ({"text": TEXT}, r"give \[dict\]"),
        (7, "a path, a data frame or an iterable"),
    ],
)
def test_what_is_no_source_says_what_to_give(source: Any, mend: str) -> None:
    with pytest.raises(SourceError, match=mend):
        list(read(source))


@pytest.mark.parametrize(
    ("data", "mend"),
    [
        (b'{"text": "Baki."}\n{"text": "Quba."}\n', r"looks like JSON Lines.*\.jsonl"),
        (b"%PDF-1.7\n", "a PDF, not a text: take its text out first"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        (b"{\\rtf1 Baki}", "an RTF file"),
        (b"Bak\x00\x00", "no text: it holds NUL bytes"),
    ],
)
def test_what_is_no_text_says_so(tmp_path: Path, data: bytes, mend: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(SourceError, match=mend):
        list(read(file))


def test_there_must_be_something(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothere\.txt: there is no such file"):
        read(tmp_path / "nothere.txt")


def test_an_unknown_encoding() -> None:
    with pytest.raises(ValueError, match="unknown encoding 'cp9'"):
        read(ROWS, encoding="cp9")


# Encodings

CYRILLIC = "Азәрбајҹан Республикасынын Президенти Бакыда чыхыш едиб. Назирлик мәлумат јајыб. " * 5
RUSSIAN_LETTERS = "Баш назирин мүавини Бакыда бир сыра мәсәләләри музакирә едиб, о, Гарабаға да ҝедиб. ".translate(
    str.maketrans("үәғҝ", "уагк")
)


def test_cp1251_is_not_called_cp1254(tmp_path: Path) -> None:
    pytest.importorskip("charset_normalizer")
    file = tmp_path / "a.txt"
    file.write_bytes((RUSSIAN_LETTERS * 5).encode("cp1251"))
    with pytest.raises(SourceError, match="it looks like cp1251"):
        list(read(file))
    assert next(read(file, encoding="cp1251")).text == RUSSIAN_LETTERS * 5


def test_a_byte_order_mark_decides(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        file.write_text(CYRILLIC, encoding=encoding)
        assert next(read(file)).text == CYRILLIC


def test_wrongly_decoded_text_is_named_and_mended(tmp_path: Path) -> None:
    pytest.importorskip("ftfy")
    file = tmp_path / "a.txt"
    text = "Prezidentlər görüşüb, sülh müqaviləsini müzakirə ediblər."
    file.write_text(text.encode().decode("cp1252", errors="replace").replace("�", "\x8f"), encoding="utf-8")
    with pytest.warns(SourceWarning, match=r"a\.txt: looks like UTF-8 read in another encoding"):
        list(read(file))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert next(read(file, repair=True)).text == text


# Days


def test_a_wrong_day_is_an_error_with_its_record() -> None:
    good, bad, month = read(
        [{"text": "a", "date": None}, {"text": "b", "id": "x", "date": "2024-13-40"}, {"text": "c", "date": "2024-05"}]
    )
    assert (good.date, good.error) == (None, None)
    assert (bad.id, bad.error) == ("x", "date: '2024-13-40' is no day; write 2024-05-14 or 14.05.2024")
    assert (month.date, month.error, month.meta) == (None, None, {"date": "2024-05"})
