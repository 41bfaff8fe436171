from __future__ import annotations

import copy
import pickle
from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace

import pytest

import azdiplo
from azdiplo import LABELS, Document, Entity, Evidence, Reference, Topic
from azdiplo.records import Contribution

TEXT = "Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan Bakıya gəlib. Ərdoğan Türkiyənin mövqeyini açıqlayıb."


@pytest.fixture(scope="module")
def doc() -> Document:
    return azdiplo.analyze(TEXT)


def test_the_text_is_the_callers_own() -> None:
    text = "".join(["Bakı", " ", "şəhəri"])
    assert azdiplo.analyze(text).text is text


def test_surface_stem_and_name(doc: Document) -> None:
    (last,) = [ent for ent in doc.entities if ent.text == "Türkiyənin"]
    assert (last.label, last.name, last.id) == ("STATE", "Türkiyə", "state:TR")
    assert doc.text[last.start : last.stem_end] == "Türkiyə"


def test_iterating_gives_the_entities(doc: Document) -> None:
    assert tuple(doc) == doc.entities
    assert all(ent.label in LABELS for ent in doc)


def test_mentions_are_grouped_in_order(doc: Document) -> None:
    groups = doc.mentions()
    assert [ent.text for ent in groups["state:TR"]] == ["Türkiyə", "Türkiyənin"]
    assert [ent.text for ent in groups["person:recep-tayyip-erdogan"]] == ["Rəcəb Tayyib Ərdoğan", "Ərdoğan"]
    assert sum(map(len, groups.values())) == len(doc.entities)


def test_a_name_of_no_list_is_grouped_by_label_and_name() -> None:
    person = Entity("PERSON", "Aybikə", 0, 6, 6, "Aybikə")
    place = Entity("PLACE", "Aybikə", 7, 13, 13, "Aybikə")
    assert list(Document("Aybikə Aybikə", [person, place]).mentions()) == ["PERSON:Aybikə", "PLACE:Aybikə"]


def test_sentences_have_their_entities(doc: Document) -> None:
    first, second = doc.sentences
    assert first.text == doc.text[first.start : first.end]
    assert [ent.text for ent in second.entities] == ["Ərdoğan", "Türkiyənin"]
    assert first.entities + second.entities == doc.entities
    assert doc.sentences is doc.sentences


def test_tokens_are_over_the_text(doc: Document) -> None:
    assert [token.text for token in doc.tokens][:2] == ["Türkiyə", "Prezidenti"]
    assert doc.tokens is doc.tokens


@pytest.mark.parametrize("name", ["text", "entities", "topics", "error", "tokens", "sentences", "anything"])
def test_a_document_is_read_only(doc: Document, name: str) -> None:
    with pytest.raises(AttributeError, match="read-only"):
        setattr(doc, name, None)


@pytest.mark.parametrize(
    "record",
    [
        Entity("DATE", "may", 0, 3, 3, "may"),
        Evidence("rule", "x"),
        Topic("sport", 0.5),
        Contribution("oyun", 0, 4, 1.0),
        azdiplo.Sentence("a", 0, 1),
    ],
    ids=lambda record: type(record).__name__,
)
def test_records_are_frozen(record: object) -> None:
    with pytest.raises((FrozenInstanceError, TypeError)):
        record.label = "STATE"  # type: ignore[attr-defined]


def test_a_copy_is_equal(doc: Document) -> None:
    for other in (pickle.loads(pickle.dumps(doc)), copy.copy(doc), copy.deepcopy(doc)):
        assert other == doc
        assert hash(other) == hash(doc)
        assert other.entities == doc.entities
        assert other.sentences == doc.sentences


def test_what_was_computed_is_not_pickled(doc: Document) -> None:
    fresh = len(pickle.dumps(azdiplo.analyze(doc.text)))
    assert doc.tokens
    assert len(pickle.dumps(doc)) == fresh


def test_documents_differ_by_what_they_say(doc: Document) -> None:
    assert doc != Document(doc.text)
    assert doc != doc.text
    assert Document("", error="x") != Document("")


def test_reprs_say_what_is_inside(doc: Document) -> None:
    assert repr(doc).startswith("<Document 'Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan Bakıya gəlib. Ərdoğa…': ")
    assert repr(Document("", error="broken")) == "<Document '': 0 entities, topics: none, error: broken>"
    assert repr(doc.entities[0]) == "<STATE 'Türkiyə' 0:7 'Türkiyə' id='state:TR'>"
    assert repr(Topic("sport", 0.5, (Contribution("oyun", 0, 4, 1.0),))) == "<Topic sport 0.50: oyun>"
    assert str(Evidence("fuzzy", "Bakı", 0.5)) == "fuzzy: Bakı (0.50)"


def test_parts_of_a_long_text_are_asked_in_time_that_grows_with_it() -> None:
    asked: list[int] = []

    class Counting:
        def topics_of(self, text: str, entities: Sequence[Entity]) -> tuple[Topic, ...]:
            asked.append(len(entities))
            return ()

        def references_in(self, text: str, entities: Sequence[Entity], date: object) -> tuple[Reference, ...]:
            return ()

    known = azdiplo.analyze("Bakıda görüş olub. " * 50)
    doc = Document(known.text, known.entities, services=Counting())
    for sentence in doc.sentences:
        doc.topics_of(sentence)
    assert asked == [1] * 50
    for ent in doc.entities:
        doc.topics_of(ent)
    assert asked == [1] * 100
    with pytest.raises(ValueError, match="does not lie within this text"):
        doc.topics_of(replace(doc.entities[0], start=10_000, end=10_004))
