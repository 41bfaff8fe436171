from __future__ import annotations

import pickle

import pytest
from selectolax.lexbor import LexborHTMLParser

import azdiplo
from azdiplo import Document, view
from azdiplo.output.view import heading
from tests.output.documents import DOCUMENT
from tests.output.hostile import ATTACKS, document
from tests.output.test_html import skeleton

DOCUMENTS = [DOCUMENT, Document("\n\nHeç nə\nyoxdur"), DOCUMENT]


def words(html: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in LexborHTMLParser(html).css(selector)]


def test_it_counts_texts_mentions_and_names() -> None:
    html = view(DOCUMENTS).to_html()
    assert words(html, ".azd-facts") == ["3 texts, 10 mentions of 5 names"]
    assert words(html, ".azd-legend") == ["PERSON 2 STATE 2 ORG 2 PLACE 2 DATE 2"]
    assert "Amerika Birləşmiş Ştatları 2" in words(html, ".azd-row")
    assert (
        words(html, ".azd-facts + .azd-legend ~ .azd-topics .azd-topic")[0] == "Bilateral relations 2 mean score 0.81"
    )


def test_each_text_unfolds() -> None:
    html = view(DOCUMENTS, names=["a.txt", "b.txt", "c.txt"]).to_html()
    assert words(html, "summary")[1] == "Heç nə b.txt · 0 mentions"
    assert [node.text() for node in LexborHTMLParser(html).css("details .azd-text")] == [doc.text for doc in DOCUMENTS]


def test_the_limit_is_said() -> None:
    html = view(DOCUMENTS, limit=1).to_html()
    assert len(words(html, "details")) == 1
    assert words(html, "p.azd-dim") == ["and 2 texts more; view(…, limit=…) shows them"]
    assert words(html, ".azd-facts") == ["3 texts, 10 mentions of 5 names"]


def test_a_stream_and_one_document_are_taken() -> None:
    assert view(azdiplo.load().pipe(["Türkiyə", "İran"])).documents[1].text == "İran"
    assert view(DOCUMENT).documents == (DOCUMENT,)
    assert words(view([]).to_html(), ".azd-facts") == ["0 texts, 0 mentions of 0 names"]


def test_it_shows_itself_and_is_a_value() -> None:
    shown = view(DOCUMENTS)
    assert shown._repr_html_() == shown.to_html()
    assert repr(shown) == "<CorpusView of 3 texts: 10 mentions>"
    assert pickle.loads(pickle.dumps(shown)) == shown


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_markup_does_not_depend_on_the_texts(attack: str) -> None:
    html = view([document(attack)] * 2, names=[attack, attack]).to_html()
    html.encode("utf-8")
    assert skeleton(html) == skeleton(view([document("x")] * 2, names=["x", "x"]).to_html())


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(TypeError, match=r"item 1 is a str; analyse texts first"):
        view([DOCUMENT, "Bakı"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match=r"2 names for 1 documents"):
        view([DOCUMENT], names=["a", "b"])
    with pytest.raises(ValueError, match=r"limit must be a whole number from 0 on, not -1"):
        view([DOCUMENT], limit=-1)


def test_a_long_first_line_is_shortened() -> None:
    assert heading(Document("Bakı " * 50)) == ("Bakı " * 50)[:109].rstrip() + "…"
    assert heading(Document(" \n")) == ""
