from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from azdiplo import Document, Entity
from azdiplo.output.conllu import document_conllu
from azdiplo.output.tags import tagged_sentences
from tests.output.documents import DOCUMENT, HOSTILE, entity


def rows(doc: Document) -> list[list[str]]:
    return [line.split("\t") for line in document_conllu(doc).split("\n") if line and line[0] != "#"]


def test_sentences_have_their_text_and_their_id() -> None:
    lines = document_conllu(DOCUMENT, name="a b.txt").split("\n")
    assert [line for line in lines if line.startswith("#")] == [
        "# newdoc id = a b.txt",
        "# sent_id = a b.txt-1",
        "# text = ABŞ-ın dövlət katibi Marko Rubio 2025-ci ildə",
        "# sent_id = a b.txt-2",
        "# text = Aİ-yə gəlib.",
        "# sent_id = a b.txt-3",
        "# text = O, Brüsseldə çıxış edib.",
    ]
    assert document_conllu(DOCUMENT).startswith("# newdoc\n# sent_id = 1\n# text = ABŞ-ın")


def test_ten_columns_and_what_is_known_in_the_last() -> None:
    found = rows(DOCUMENT)
    assert {len(row) for row in found} == {10}
    assert found[0] == ["1", "ABŞ-ın", *"_______", "NER=B-STATE|EntityId=state:US|start_char=0|end_char=6"]
    marko, rubio = found[3:5]
    assert (marko[9].split("|")[0], rubio[9].split("|")[0]) == ("NER=B-PERSON", "NER=I-PERSON")
    assert all("EntityId" not in row[9] for row in (marko, rubio))


def test_offsets_lead_to_the_token() -> None:
    for row in rows(DOCUMENT):
        misc = dict(part.split("=", 1) for part in row[9].split("|"))
        assert DOCUMENT.text[int(misc["start_char"]) : int(misc["end_char"])] == row[1]


def test_a_token_without_space_behind_it_is_marked() -> None:
    found = rows(Document("(Bakı), Gəncə  və\nŞəki."))
    tight = [row[1] for row in found if "SpaceAfter=No" in row[9]]
    assert tight == ["(", "Bakı", ")", "Şəki"]


def test_an_id_breaks_neither_line_nor_list() -> None:
    text = "Bakı"
    doc = Document(text, [entity(text, "PLACE", "Bakı", id="a|b\n\tc")])
    assert rows(doc)[0][9].split("|")[1] == "EntityId=a/b c"
    assert "\n# newdoc id = x y/z\n" in "\n" + document_conllu(doc, name="x\ny|z")


def test_a_text_without_tokens_has_no_line() -> None:
    assert document_conllu(Document("")) == document_conllu(Document(" \n\u200b"), name="a") == ""


def test_a_sentence_is_not_divided_inside_an_entity() -> None:
    text = "Birləşmiş Millətlər.\nTəşkilatı gəldi."
    doc = Document(text, [Entity("ORG", "Millətlər.\nTəşkilatı", 10, 30, 30, "x")])
    assert document_conllu(doc).count("# sent_id") == 1


def test_any_file_can_hold_it() -> None:
    assert document_conllu(HOSTILE, name="\ud800").encode("utf-8")


def test_a_reader_of_the_format_takes_it() -> None:
    conllu = pytest.importorskip("conllu")
    sentences = conllu.parse(document_conllu(DOCUMENT, name="a.txt"))
    assert [sentence.metadata["sent_id"] for sentence in sentences] == ["a.txt-1", "a.txt-2", "a.txt-3"]
    assert sentences[0][0]["misc"]["EntityId"] == "state:US"
    for sentence in sentences:
        shown = "".join(
            token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in sentence
        )
        assert shown.strip() == sentence.metadata["text"]


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    doc = azdiplo.analyze(text)
    found = rows(doc)
    tokens = [token for sentence in tagged_sentences(doc) for token in sentence]
    assert [row[9].split("|")[0] for row in found] == [f"NER={token.tag}" for token in tokens]
    written = document_conllu(doc)
    numbers = [int(row[0]) for row in found]
    assert numbers == [i for sentence in tagged_sentences(doc) for i in range(1, len(sentence) + 1)]
    assert written.count("\n\n") == written.count("# text = ")


def test_people_mentioned_by_their_office() -> None:
    found = rows(azdiplo.analyze("ABŞ Prezidenti Co Bayden gəlib. ABŞ Prezidenti çıxış edib."))
    marked = [[part for part in row[9].split("|") if part.startswith("Ref") or "REF" in part] for row in found]
    assert marked[:6] == [[]] * 6
    assert marked[6:] == [["REF=B-PERSON", "ReferenceId=person:joe-biden"], ["REF=I-PERSON"], [], [], []]
