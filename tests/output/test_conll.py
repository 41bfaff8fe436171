from __future__ import annotations

from azdiplo import Document, Entity
from azdiplo.output.conll import document_conll
from tests.output.documents import DOCUMENT, entity


def rows(text: str, *entities: Entity) -> list[str]:
    return document_conll(Document(text, entities)).split("\n")[:-1]


def test_two_columns_and_an_empty_line_between_sentences() -> None:
    written = document_conll(DOCUMENT)
    assert written.endswith("\n")
    lines = written.split("\n")[:-1]
    assert lines[:5] == ["ABŞ-ın\tB-STATE", "dövlət\tO", "katibi\tO", "Marko\tB-PERSON", "Rubio\tI-PERSON"]
    assert lines[5:7] == ["2025-ci\tB-DATE", "ildə\tI-DATE"]
    stop = lines.index(".\tO")
    assert lines[stop + 1 : stop + 3] == ["", "O\tO"]
    assert all(not line or line.count("\t") == 1 for line in lines)


def test_a_text_without_tokens_has_no_line() -> None:
    assert document_conll(Document("")) == ""
    assert document_conll(Document(" \n\u200b")) == ""


def test_neighbours_of_one_label_both_begin() -> None:
    text = "Azərbaycan-ABŞ"
    one, other = entity(text, "STATE", "Azərbaycan"), entity(text, "STATE", "ABŞ")
    assert rows(text, one, other) == ["Azərbaycan\tB-STATE", "-\tO", "ABŞ\tB-STATE"]


def test_an_ending_behind_the_entity_is_in_its_token() -> None:
    text = "Bakıdakılar"
    assert rows(text, entity(text, "PLACE", "Bakıda", "da")) == ["Bakıdakılar\tB-PLACE"]


def test_an_entity_that_begins_inside_a_token_counts() -> None:
    text = "superBakı"
    assert rows(text, entity(text, "PLACE", "Bakı")) == ["superBakı\tB-PLACE"]


def test_a_second_entity_in_one_token_is_not_lost() -> None:
    text = "BakıTbilisi"
    entities = entity(text, "PLACE", "Bakı"), entity(text, "PLACE", "Tbilisi")
    assert rows(text, *entities) == ["Bakı\tB-PLACE", "Tbilisi\tB-PLACE"]


def test_white_space_inside_a_token_divides_it() -> None:
    assert rows("15 000 manat") == ["15\tO", "000\tO", "manat\tO"]


def test_a_sentence_is_not_divided_inside_an_entity() -> None:
    text = "Birləşmiş Millətlər.\nTəşkilatı gəldi."
    lines = rows(text, Entity("ORG", "Millətlər.\nTəşkilatı", 10, 30, 30, "x"))
    assert "" not in lines
    assert [line.split("\t")[1] for line in lines] == ["O", "B-ORG", "I-ORG", "I-ORG", "O", "O"]


def test_lone_surrogates_are_replaced() -> None:
    assert document_conll(Document("Bakı\ud800")).encode("utf-8")
