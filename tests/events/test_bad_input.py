"""Texts that are no texts, hostile ones and long ones."""

from __future__ import annotations

import pickle
import time
import unicodedata

import pytest

import azdiplo
from tests.events.told import told

_ONE = "Fransa Prezidenti Almaniya kansleri ilə görüşüb."


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Fransa",
        "görüşüb",
        "yardım ayırıb. görüşüb. hücum edib.",
        "\ud800 Fransa \udfff görüşüb",
        '"Fransa "Nigerə "yardım',
        "“«„Fransa Nigerə yardım ayırıb",
        "((((((Fransa)))) görüşüb",
        "Fransa-Fransa görüşü",
        "Fransa Fransa ilə görüşüb.",
        "\x00Fransa\x00 Nigerə\x00",
    ],
)
def test_nothing_breaks(nlp: azdiplo.Pipeline, text: str) -> None:
    doc = nlp(text)
    for event in doc.events:
        assert text[event.start : event.end] == event.text
        for side in event.participants:
            assert text[side.start : side.end] == side.text


def test_spellings_tell_the_same(nlp: azdiplo.Pipeline) -> None:
    wanted = [(event.type, [side.code for side in event.actors]) for event in nlp(_ONE).events]
    assert wanted
    for text in (unicodedata.normalize("NFD", _ONE), azdiplo.upper(_ONE), _ONE.replace("ə", "ä").replace("Ə", "Ä")):
        assert [(event.type, [side.code for side in event.actors]) for event in nlp(text).events] == wanted, text


def test_headline_glued_to_its_lead(nlp: azdiplo.Pipeline) -> None:
    assert (
        told(nlp("Fransa Nigerə yardım ayırıb\nFransa Nigerə yardım ayırıb.").events)
        == ["AID FR → NE: yardım ayırıb"] * 2
    )


def test_a_document_with_an_error_tells_nothing() -> None:
    assert azdiplo.Document(_ONE, error="unreadable").events == ()


def test_pickled_and_made_by_hand(nlp: azdiplo.Pipeline) -> None:
    doc = nlp(_ONE)
    assert pickle.loads(pickle.dumps(doc)).events == doc.events
    assert azdiplo.Document(doc.text, doc.entities).events == doc.events
    assert azdiplo.Document(_ONE).events == ()


def test_a_dict_and_back(nlp: azdiplo.Pipeline) -> None:
    doc = nlp(_ONE, date="2024-05-06")
    assert azdiplo.Document.from_dict(doc.to_dict()).events == doc.events


def test_time_is_linear_in_the_names_before_one_verb(nlp: azdiplo.Pipeline) -> None:
    def seconds(names: int) -> float:
        text = ", ".join(["Fransa", "Misir"] * names) + " nazirləri görüşüblər."
        doc = nlp(text)
        began = time.process_time()
        assert doc.events
        return time.process_time() - began

    seconds(200)
    few, many = seconds(2_000), seconds(16_000)
    assert many < 30 * few


def test_a_long_sentence(nlp: azdiplo.Pipeline) -> None:
    doc = nlp("Fransa " + "söz " * 200_000 + "Nigerə yardım ayırıb.")
    began = time.process_time()
    assert len(doc.events) <= 1
    assert time.process_time() - began < 20


def test_a_text_that_is_one_sentence_tells_all_its_events(nlp: azdiplo.Pipeline) -> None:
    doc = nlp("Azərbaycan Prezidenti İlham Əliyev Türkiyə Prezidenti ilə görüşüb, " * 200)
    assert len(doc.events) == 200
    assert {event.type for event in doc.events} == {"CONSULT"}
