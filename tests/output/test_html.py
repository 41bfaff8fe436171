from __future__ import annotations

from html.parser import HTMLParser

from azdiplo import LABELS, Document
from azdiplo.output.html import document_html, html_page
from tests.output.documents import DOCUMENT, HOSTILE, TEXT


class Reader(HTMLParser):
    """Collects tags, attributes and the text of paragraphs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open:
            self.text += data


def test_the_text_is_there_unchanged() -> None:
    reader = Reader(document_html(DOCUMENT))
    assert reader.text == TEXT
    assert not reader.open


def test_marks_say_what_is_known() -> None:
    marks = [attrs for tag, attrs in Reader(document_html(DOCUMENT)).tags if tag == "mark" and "title" in attrs]
    assert [mark["class"] for mark in marks] == ["STATE", "PERSON", "DATE", "ORG", "PLACE"]
    assert marks[0]["title"] == "STATE: Amerika Birləşmiş Ştatları\nUnited States\nstate:US\ngazetteer: ABŞ"
    assert "dövlət katibi (Amerika Birləşmiş Ştatları)" in str(marks[1]["title"])
    assert "2025" in str(marks[2]["title"])
    assert "fuzzy: Brüssel (0.88)" in str(marks[4]["title"])


def test_endings_are_set_off() -> None:
    assert ">ABŞ<i>-ın</i></mark>" in document_html(DOCUMENT)


def test_every_label_has_a_colour_in_light_and_dark() -> None:
    light, dark = document_html(DOCUMENT).split("@media(prefers-color-scheme:dark)")
    for label in LABELS:
        assert f".azd .{label}{{" in light
        assert f".azd .{label}{{" in dark


def test_topics_are_bars() -> None:
    html = document_html(DOCUMENT)
    assert "Bilateral relations" in html
    assert "width:81%" in html
    assert 'title="səfər, görüş"' in html


def test_nothing_of_the_text_is_markup() -> None:
    for page in (False, True):
        html = document_html(HOSTILE, page=page)
        html.encode("utf-8")
        reader = Reader(html)
        assert {tag for tag, _ in reader.tags} <= {
            *("html", "head", "meta", "title", "style", "body", "div", "mark", "p", "table", "tr", "td", "span", "b")
        }
        assert not reader.open
        assert "<script" not in html
        assert not any(sign in html for sign in "\x00\x1b\u202e\ufffe")
        assert "␀�" in html
        assert "width:100%" in html


def test_an_error_is_shown() -> None:
    assert '<p class="error">a text must be str</p>' in document_html(Document("", error="a text must be str"))


def test_a_page_is_whole_and_a_fragment_is_not() -> None:
    page = DOCUMENT.to_html(page=True)
    assert page.startswith("<!DOCTYPE html>\n")
    assert '<meta charset="utf-8">' in page
    assert page.endswith("</html>\n")
    assert "<html" not in DOCUMENT.to_html()
    assert DOCUMENT._repr_html_() == DOCUMENT.to_html()


def test_a_page_of_many_comes_piece_by_piece() -> None:
    seen: list[str] = []

    def documents() -> object:
        for name in ("a<.txt", "b.txt"):
            seen.append(name)
            yield name, DOCUMENT

    pieces = html_page(documents())  # type: ignore[arg-type]
    next(pieces)
    assert not seen
    assert next(pieces) == "<h2>a&lt;.txt</h2>\n"
    assert seen == ["a<.txt"]
    assert "".join(pieces).count('<div class="azd"') == 2


def test_no_script_and_nothing_from_elsewhere() -> None:
    page = document_html(DOCUMENT, page=True)
    assert "<script" not in page
    assert "http" not in page
