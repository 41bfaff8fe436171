from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from azdiplo import LABELS, Document, Entity
from azdiplo.evaluation import read_gold
from azdiplo.output.brat import document_brat
from azdiplo.output.brat import write_folder as write_brat
from tests.output.documents import DOCUMENT, HOSTILE, entity

Span = tuple[int, int, str]


def spans(doc: Document) -> list[Span]:
    return [(ent.start, ent.end, ent.label) for ent in doc.entities]


def read_back(*docs: Document) -> list[tuple[str, list[Span]]]:
    """What is read from a folder into which the documents were written."""
    with tempfile.TemporaryDirectory() as folder:
        write_brat([(f"{number}.txt", doc) for number, doc in enumerate(docs)], folder)
        return [(gold.text, [(s.start, s.end, s.label) for s in gold.spans]) for gold in read_gold(folder)]


def test_a_line_for_each_mention_its_entry_and_what_is_known_of_it() -> None:
    assert document_brat(DOCUMENT).splitlines() == [
        "T1\tSTATE 0 6\tABŞ-ın",
        "N1\tReference T1 azdiplo:state:US\tAmerika Birləşmiş Ştatları",
        "T2\tPERSON 21 32\tMarko Rubio",
        "#1\tAnnotatorNotes T2\tdövlət katibi (Amerika Birləşmiş Ştatları)",
        "T3\tDATE 33 45\t2025-ci ildə",
        "#2\tAnnotatorNotes T3\t2025",
        "T4\tORG 46 51\tAİ-yə",
        "N2\tReference T4 azdiplo:org:european-union\tAvropa İttifaqı",
        "T5\tPLACE 62 71\tBrüsseldə",
    ]


def test_a_mention_over_a_line_end_is_in_pieces() -> None:
    text = "Birləşmiş Millətlər\r\nTəşkilatı"
    doc = Document(text, [entity(text, "ORG", text)])
    assert document_brat(doc) == "T1\tORG 0 19;21 30\tBirləşmiş Millətlər Təşkilatı\n"
    assert read_back(doc) == [(text, [(0, 30, "ORG")])]


def test_what_was_written_is_read_back() -> None:
    doc = azdiplo.analyze("🙂 ABŞ-ın dövlət katibi\r\nBakıya gəlib.\u2028“Zəfər” parkı.\n")
    assert len(doc.entities) >= 2
    empty = Document("Hava yağmurludur.")
    assert read_back(DOCUMENT, doc, empty) == [(d.text, spans(d)) for d in (DOCUMENT, doc, empty)]


def test_a_hostile_text_is_written_and_read() -> None:
    ((text, found),) = read_back(HOSTILE)
    assert text == HOSTILE.text.replace("\ud800", "\ufffd")
    assert found == spans(HOSTILE)


@given(st.text(max_size=60))
def test_any_text_is_read_back(text: str) -> None:
    doc = azdiplo.analyze(text)
    ((_, found),) = read_back(doc)
    assert found == spans(doc)


@given(st.text(alphabet="ab \n\r\t\u2028\x85", min_size=1, max_size=12), st.data())
def test_any_stretch_is_read_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    surface = text[start:end]
    if surface.strip() != surface:  # no mention begins or ends with white space
        return
    doc = Document(text, [Entity("ORG", surface, start, end, end, "x")])
    ((_, found),) = read_back(doc)
    assert found == [(start, end, "ORG")]


def test_the_folder_has_its_labels_and_every_text(tmp_path: Path) -> None:
    documents = [("x/a.txt", DOCUMENT), ("y/a.txt", Document("Salam")), ("-", Document("")), ("a-2", Document("Sağ"))]
    written = write_brat(documents, tmp_path / "new" / "folder")
    assert [path.name for path in written] == ["a.ann", "a-2.ann", "text.ann", "a-2-2.ann"]
    assert (written[1].with_suffix(".txt")).read_text(encoding="utf-8") == "Salam"
    conf = (written[0].parent / "annotation.conf").read_text(encoding="utf-8")
    assert conf.split("[entities]\n")[1].split("[relations]")[0].split() == list(LABELS)


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1\tORG 0 1\tB\n")
    with pytest.raises(FileExistsError, match="name a new or empty folder"):
        write_brat([("a.txt", DOCUMENT)], tmp_path)
    with pytest.raises(FileExistsError, match="name a new or empty folder"):
        write_brat([("a.txt", DOCUMENT)], tmp_path / "a.ann")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ann"]
