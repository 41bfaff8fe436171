"""What must hold for every public function, whatever the text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any, Final

from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

import azdiplo
from azdiplo import output
from azdiplo.morphology import best_strip, inflect, is_ending, stems, strip, tail_class
from azdiplo.output.visible import visible
from azdiplo.text import Folded, fold, lower, sentences, title, tokenize, upper
from azdiplo.text.script import SCRIPTS, is_mojibake, ordinary, script_of

__all__ = ["CHECKS"]

_SOURCES: Final = ("gazetteer", "rule", "memory", "fuzzy", "model")


def case(text: str) -> None:
    """Case keeps the length and is stable."""
    assert len(lower(text)) == len(upper(text)) == len(title(text)) == len(text)
    assert lower(lower(text)) == lower(text)


def folding(text: str) -> None:
    """Every character of the search form has its place."""
    folded = fold(text)
    assert len(folded.cased) == len(folded.lower)
    _leads_back(folded, text)
    again = fold(folded.cased)
    assert again.cased == folded.cased


def _leads_back(folded: Folded, text: str) -> None:
    size = len(folded.cased)
    place = 0
    for at in range(size):
        start, end = folded.span(at, at + 1)
        assert 0 <= place <= start <= end <= len(text)
        place = start
    assert folded.span(0, size)[1] <= len(text)


def cutting(text: str) -> None:
    """Tokens and sentences are in order and hold everything that is not white space."""
    tokens = tokenize(text)
    for one, other in pairwise(tokens):
        assert one.end <= other.start
    assert all(token.text == text[token.start : token.end] and token.text for token in tokens)
    place = 0
    for start, end in sentences(text):
        assert place <= start < end <= len(text)
        place = end


def writing(text: str) -> None:
    """How a text is written is told in known words, over parts in order."""
    found = script_of(text)
    place = 0
    for part in found.parts:
        assert place <= part.start <= part.end <= len(text)
        assert part.name in SCRIPTS
        place = part.end
    assert found == script_of(text)
    ordinary(text)
    is_mojibake(text)


def normalizing(text: str) -> None:
    """Normalised text leads to the original and back."""
    for settings in ({}, {"diacritics": False, "punctuation": False}, {"script": "ascii"}, {"script": "cyrillic"}):
        found = azdiplo.normalize(text, **settings)  # type: ignore[arg-type]
        assert found.original is text
        place = 0
        for at in range(len(found.text)):
            start, end = found.to_original(at, at + 1)
            assert 0 <= place <= start <= end <= len(text)
            place = start
        for at in range(len(text)):
            start, end = found.from_original(at, at + 1)
            assert 0 <= start <= end <= len(found.text)


def morphology(text: str) -> None:
    """Any word may be asked about, and inflected."""
    for word in text.split()[:3]:
        assert 0 <= best_strip(word) <= len(word)
        for analysis in strip(word)[:5]:
            assert analysis.stem
        assert all(stem for stem, _ in stems(word))
        tail_class(lower(word))
        is_ending(word, "-ın")
        for case_name in ("genitive", "dative", "ablative"):
            try:
                assert inflect(word, case_name)
            except ValueError as error:
                assert str(error)


def analysing(text: str) -> None:
    """What the pipeline finds stands in the text, in order, without overlap; twice the same."""
    doc = azdiplo.analyze(text)
    _sound(doc, text)
    assert azdiplo.analyze(text) == doc


def without_mending(text: str) -> None:
    """Without mending nothing is fuzzy, and what is exact is found with mending too."""
    doc = _exact()(text)
    _sound(doc, text)
    assert all(ent.evidence.source != "fuzzy" for ent in doc.entities)
    _sound(_lenient()(text), text)


def _sound(doc: azdiplo.Document, text: str) -> None:
    assert doc.text is text
    place = 0
    for ent in doc.entities:
        assert place <= ent.start < ent.end <= len(text), ent
        assert ent.start <= ent.stem_end <= ent.end, ent
        assert ent.text == text[ent.start : ent.end], ent
        assert ent.label in azdiplo.LABELS
        assert ent.name.strip(), ent
        assert "\n" not in ent.name
        assert ent.evidence.source in _SOURCES
        assert ent.evidence.score is None or 0 <= ent.evidence.score <= 1
        place = ent.end
    for topic in doc.topics:
        assert 0 < topic.score <= 1
        for part in topic.evidence:
            assert 0 <= part.start < part.end <= len(text)


def methods(text: str) -> None:
    """Every method of a document answers."""
    doc = azdiplo.analyze(text)
    repr(doc)
    assert sum(len(group) for group in doc.mentions().values()) == len(doc.entities) + len(doc.references)
    place = 0
    for reference in doc.references:
        assert place <= reference.start < reference.end <= len(text), reference
        assert reference.text == text[reference.start : reference.end], reference
        place = reference.end
    assert list(doc) == list(doc.entities)
    assert [ent for sentence in doc.sentences for ent in sentence.entities] == list(doc.entities)
    assert len(doc.tokens) >= 0
    assert doc.script is doc.script
    json.loads(json.dumps(doc.to_dict()))
    json.loads(doc.to_json().encode("utf-8"))
    json.loads(doc.to_json(indent=2))
    for ent in doc.entities[:2]:
        repr(ent)
        str(ent.evidence)
        ent.to_dict()
        doc.topics_of(ent)
    doc.topics_of((0, len(text)))


def writing_out(text: str) -> None:
    """Every form of output takes it and can be encoded."""
    doc = azdiplo.analyze(text)
    for written in (
        output.document_conll(doc),
        output.document_conllu(doc, name="n"),
        output.document_table(doc),
        output.document_brat(doc),
    ):
        written.encode("utf-8")
    for record in (
        output.document_dict(doc),
        output.document_spacy(doc),
        output.document_labelstudio(doc),
        output.document_doccano(doc),
    ):
        json.dumps(record, ensure_ascii=False)
    for line in output.labelstudio_json([("n", doc)]):
        line.encode("utf-8")
    assert sum(count.mentions for count in output.count_entities([doc])) == len(doc.entities)
    Console(file=io.StringIO(), width=80).print(output.rich_table(doc))


def pages(text: str) -> None:
    """HTML has the elements and attributes of the library's own and no others."""
    doc = azdiplo.analyze(text)
    for html in (
        doc.to_html(),
        doc.to_html(page=True),
        "".join(output.html_page([(text, doc)], title=text)),
        output.view([doc], names=[text]).to_html(),
    ):
        html.encode("utf-8")
        for node in LexborHTMLParser(html).css("*"):
            assert node.tag in _elements(), node.tag
            for name in node.attributes:
                assert not str(name).startswith("on"), name
                assert name not in ("src", "href", "srcdoc", "action", "formaction"), name
    shown = LexborHTMLParser(doc.to_html()).css_first("p.azd-text")
    # a parser makes one line end of every kind
    assert (shown.text() if shown is not None else "") == visible(text).replace("\r\n", "\n").replace("\r", "\n")


@cache
def _elements() -> frozenset[Any]:
    """The elements of documents that hold nothing hostile."""
    doc = azdiplo.analyze("Prezident İlham Əliyev ABŞ-ın dövlət katibi ilə sülh sazişi haqqında 2025-ci ildə danışıb.")
    found: set[Any] = {"title", "p", "h1", "h2"}
    for html in (
        doc.to_html(),
        doc.to_html(page=True),
        "".join(output.html_page([("a", doc), ("b", azdiplo.Document("", error="x"))])),
        output.view([doc, doc], names=["a", "b"]).to_html(),
    ):
        found.update(node.tag for node in LexborHTMLParser(html).css("*"))
    return frozenset(found)


@cache
def _exact() -> azdiplo.Pipeline:
    return azdiplo.load(fuzzy=False, topics=False)


@cache
def _lenient() -> azdiplo.Pipeline:
    return azdiplo.load(fuzzy=0.5, topics=False)


#: Name → what is checked; a check raises where something does not hold.
CHECKS: Final[dict[str, Callable[[str], None]]] = {
    check.__name__: check
    for check in (
        *(case, folding, cutting, writing, normalizing, morphology, analysing, without_mending, methods),
        *(writing_out, pages),
    )
}
