from __future__ import annotations

import json
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from azdiplo import Document, Entity
from azdiplo.output.jsonl import as_json
from azdiplo.output.spacy_json import document_spacy
from tests.output.documents import DOCUMENT, HOSTILE, entity


def words(doc: Document) -> list[str]:
    record = document_spacy(doc)
    return [record["text"][token["start"] : token["end"]] for token in record["tokens"]]


def test_the_entities_are_there_with_their_offsets() -> None:
    record = document_spacy(DOCUMENT)
    assert list(record) == ["text", "ents", "sents", "tokens"]
    assert record["text"] == DOCUMENT.text
    assert record["ents"] == [{"start": e.start, "end": e.end, "label": e.label} for e in DOCUMENT.entities]
    sentences = [DOCUMENT.text[sent["start"] : sent["end"]] for sent in record["sents"]]
    assert [sentence[-6:] for sentence in sentences] == [" ildə\n", "gəlib.", " edib."]


def test_tokens_are_numbered() -> None:
    tokens = document_spacy(DOCUMENT)["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))


def test_a_single_space_belongs_to_the_word_before_it_and_more_is_a_token() -> None:
    assert words(Document("  Bakı və  Gəncə\n\nŞəki \n")) == ["  ", "Bakı", "və", " ", "Gəncə", "\n\n", "Şəki", "\n"]
    assert words(Document("15 000 manat")) == ["15", "000", "manat"]
    assert words(Document("Bakı \u200b Gəncə")) == ["Bakı", "\u200b", "Gəncə"]


def test_tokens_are_divided_at_the_edges_of_entities() -> None:
    text = "superBakıdakılar"
    assert words(Document(text, [entity(text, "PLACE", "Bakıda", "da")])) == ["super", "Bakıda", "kılar"]


def test_a_sentence_is_not_divided_inside_an_entity() -> None:
    text = "Birləşmiş Millətlər.\nTəşkilatı gəldi. Getdi."
    doc = Document(text, [Entity("ORG", "Millətlər.\nTəşkilatı", 10, 30, 30, "x")])
    assert len(doc.sentences) == 3
    assert [text[sent["start"] : sent["end"]] for sent in document_spacy(doc)["sents"]] == [text[:37], "Getdi."]


def test_any_file_can_hold_it() -> None:
    assert as_json(document_spacy(HOSTILE)).encode("utf-8")


def test_spacy_reads_it() -> None:
    spacy = pytest.importorskip("spacy")
    blank = spacy.blank("az")
    for doc in (DOCUMENT, azdiplo.analyze("  ABŞ-ın  nümayəndə heyəti\n\nBakıya gəlib.\t“Zəfər”ə aparan yol.\n")):
        record = json.loads(as_json(document_spacy(doc)))
        read = spacy.tokens.Doc(blank.vocab).from_json(record, validate=True)
        assert read.text == doc.text
        assert [(e.start_char, e.end_char, e.label_) for e in read.ents] == [
            (e.start, e.end, e.label) for e in doc.entities
        ]
        assert read.to_json()["tokens"] == record["tokens"]
        assert len(list(read.sents)) == len(doc.sentences)


def test_spacy_trains_on_it() -> None:
    spacy = pytest.importorskip("spacy")
    blank = spacy.blank("az")
    read = spacy.tokens.Doc(blank.vocab).from_json(document_spacy(DOCUMENT))
    example = spacy.training.Example(blank.make_doc(DOCUMENT.text), read)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # spaCy warns where its tokens and an entity do not fit
        tags = example.get_aligned_ner()
    assert sum(tag.startswith(("U", "B")) for tag in tags) == len(DOCUMENT.entities)


@given(st.text(max_size=60))
def test_tokens_cover_any_text_but_single_spaces(text: str) -> None:
    doc = azdiplo.analyze(text)
    record = document_spacy(doc)
    done = 0
    for token in record["tokens"]:
        assert text[done : token["start"]] in ("", " ")
        assert token["start"] < token["end"]
        done = token["end"]
    assert text[done:] in ("", " ")
    starts = {token["start"] for token in record["tokens"]}
    ends = {token["end"] for token in record["tokens"]}
    for part in (*record["ents"], *record["sents"]):
        assert part["start"] in starts
        assert part["end"] in ends


@given(st.text(alphabet="aB .\n\t\u00a0\u200bə", max_size=20))
def test_spacy_reads_any_text(text: str) -> None:
    spacy = pytest.importorskip("spacy")
    record = document_spacy(azdiplo.analyze(text))
    read = spacy.tokens.Doc(spacy.vocab.Vocab()).from_json(record)
    assert read.text == text
