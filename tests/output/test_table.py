from __future__ import annotations

import io

from rich.console import Console

from azdiplo import LABELS, Document
from azdiplo.output.table import COLOURS, document_table, rich_table
from tests.output.documents import DOCUMENT, HOSTILE


def printed(doc: Document, width: int) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, force_terminal=True, color_system="standard").print(rich_table(doc))
    return stream.getvalue()


def test_columns_are_aligned_and_nothing_is_cut() -> None:
    lines = document_table(DOCUMENT).splitlines()
    column = lines[0].index("name")
    assert [line[column:].split("  ")[0] for line in lines[1:6]] == [
        "Amerika Birləşmiş Ştatları",
        "Marko Rubio",
        "2025-ci il",
        "Avropa İttifaqı",
        "Brüssel",
    ]
    assert "dövlət katibi (Amerika Birləşmiş Ştatları)" in lines[2]
    assert lines[-1].split() == ["0.81", "bilateral-relations", "səfər,", "görüş"]
    assert all(line == line.rstrip() for line in lines)


def test_an_empty_document_says_so() -> None:
    assert document_table(Document("Salam")) == "no entities\n"
    assert "no entities" in printed(Document("Salam"), 80)


def test_an_error_is_shown() -> None:
    assert document_table(Document("", error="not a text")) == "error: not a text\n"
    assert "error: not a text" in printed(Document("", error="not a text"), 80)


def test_control_characters_do_not_reach_the_terminal() -> None:
    table = document_table(HOSTILE)
    assert not any(sign in table for sign in "\x00\x1b\u202e\udfff")
    assert "\x00" not in printed(HOSTILE, 80)


def test_every_label_has_a_colour() -> None:
    assert tuple(COLOURS) == LABELS
    assert "\x1b[34m" in printed(DOCUMENT, 200)


def test_a_narrow_terminal_folds_and_does_not_cut() -> None:
    shown = printed(DOCUMENT, 60)
    assert "…" not in shown
    assert "..." not in shown


def test_people_mentioned_by_their_office_have_a_table_of_their_own() -> None:
    import azdiplo

    doc = azdiplo.analyze("Nazir Hakan Fidan gəlib. Nazir çıxış edib.")
    head, row = document_table(doc).split("\n\n")[1].splitlines()[:2]
    assert head.split()[:4] == ["start", "end", "by", "office"]
    assert row.split() == ["25", "30", "Nazir", "Hakan", "Fidan", "person:hakan-fidan", "nazir"]
    assert "by office" in printed(doc, 100)
    assert "by office" not in document_table(Document("", error="not a text"))
