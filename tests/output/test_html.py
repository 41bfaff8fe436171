from __future__ import annotations

import re
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

import azdiplo
from azdiplo import LABELS, Document, Entity, Evidence, Reference
from azdiplo.output.html import document_html, html_page, style
from azdiplo.output.visible import visible
from tests.output.documents import DOCUMENT, HOSTILE, TEXT, entity
from tests.output.hostile import ATTACKS, document

Skeleton = list[tuple[str, tuple[str, ...]]]


def skeleton(html: str) -> Skeleton:
    """Every element with the names of its attributes, as an HTML5 parser sees them."""
    return [(str(node.tag), tuple(node.attributes)) for node in LexborHTMLParser(html).css("*")]


def text_of(html: str) -> str:
    node = LexborHTMLParser(html).css_first("p.azd-text")
    assert node is not None
    return node.text()


def card(mark: object) -> dict[str | None, str]:
    """What comes up at a mention: kind of fact → fact; the name has no kind."""
    rows = mark.css(".azd-card b")  # type: ignore[attr-defined]
    return {row.attributes.get("data-k"): row.attributes["data-v"] for row in rows}


def test_the_text_is_there_unchanged() -> None:
    assert text_of(document_html(DOCUMENT)) == TEXT


def test_cards_say_what_is_known() -> None:
    marks = LexborHTMLParser(document_html(DOCUMENT)).css("p mark")
    assert [mark.attributes["data-label"] for mark in marks] == ["STATE", "PERSON", "DATE", "ORG", "PLACE"]
    assert card(marks[0]) == {
        None: "Amerika Birləşmiş Ştatları",
        "English": "United States",
        "id": "state:US",
        "found by": "gazetteer: ABŞ",
    }
    assert (card(marks[1])["office"], card(marks[1])["of"]) == ("dövlət katibi", "Amerika Birləşmiş Ştatları")
    assert card(marks[2])["ISO 8601"] == "2025"
    assert card(marks[4])["found by"] == "fuzzy: Brüssel (0.88)"


def test_an_affiliation_that_is_an_id_is_shown() -> None:
    doc = Document("Rubio", [Entity("PERSON", "Rubio", 0, 5, 5, "Rubio", office="katib", affiliation="org:x")])
    marks = LexborHTMLParser(doc.to_html()).css("p mark")
    assert card(marks[0])["of"] == "org:x"


def test_endings_are_set_off() -> None:
    assert ">ABŞ<i>-ın</i><span" in document_html(DOCUMENT)


def test_the_legend_counts_the_labels_that_occur() -> None:
    legend = LexborHTMLParser(document_html(DOCUMENT)).css_first(".azd-legend")
    assert legend is not None
    assert legend.text().split() == ["PERSON", "1", "STATE", "1", "ORG", "1", "PLACE", "1", "DATE", "1"]


def test_topics_are_bars_with_their_score_and_terms() -> None:
    html = document_html(DOCUMENT)
    row = LexborHTMLParser(html).css_first(".azd-topic")
    assert row is not None
    assert " ".join(row.text().split()) == "Bilateral relations 0.81 səfər, görüş"
    assert "width:81%" in html
    assert "width:100%" in document_html(HOSTILE)  # a score of 7


# Nothing of a text is markup


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("page", [False, True])
def test_the_markup_does_not_depend_on_the_text(attack: str, page: bool) -> None:
    doc = document(attack)
    html = document_html(doc, page=page)
    html.encode("utf-8")
    assert skeleton(html) == skeleton(document_html(document("x"), page=page))
    assert text_of(html) == visible(doc.text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_headings_and_titles_are_escaped(attack: str) -> None:
    pages = ["".join(html_page([(words, Document(""))], words)) for words in (attack, "x")]
    assert skeleton(pages[0]) == skeleton(pages[1])


def test_what_acts_on_the_screen_is_a_picture() -> None:
    html = document_html(HOSTILE)
    assert not any(sign in html for sign in "\x00\x1b\u202e\ufffe")
    assert "␀�" in html


def test_an_error_is_shown() -> None:
    assert '<p class="azd-error">a text must be str</p>' in document_html(Document("", error="a text must be str"))


def test_no_script_and_nothing_from_elsewhere() -> None:
    page = document_html(DOCUMENT, page=True)
    assert "<script" not in page
    assert "http" not in page
    assert "url(" not in page


# Pages


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


# The style


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PAIR = re.compile(r"(?<![-\w])(color|background): light-dark\((#\w{6}), (#\w{6})\)")


def rules() -> list[tuple[str, str]]:
    css = re.sub(r"/\*.*?\*/", "", style(), flags=re.S)
    return [(selector.strip(), body) for selector, body in RULE.findall(css)]


def test_every_rule_stays_inside() -> None:
    for selector, _ in rules():
        for part in selector.split(","):
            subject = part.strip().split("{")[-1]
            assert re.fullmatch(r"(?:html)?(?:[\[.][^ ]+ )?\.azd(?:[ :].*)?", subject), part


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Contrast ratio of WCAG 2."""

    def luminance(colour: tuple[float, ...]) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))


def colours(selector: str) -> dict[str, tuple[str, str]]:
    """The light and dark letters (``color``) and ground (``background``) of a rule."""
    found = [body for name, body in rules() if selector in [part.strip() for part in name.split(",")]]
    return {match[1]: (match[2], match[3]) for match in PAIR.finditer(" ".join(found))}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_every_label_can_be_read_in_light_and_dark(label: str, mode: int) -> None:
    pair = colours(f".azd .azd-{label}")
    letters, ground = rgb(pair["color"][mode]), rgb(pair["background"][mode])
    assert contrast(letters, ground) >= 4.5
    faint = re.search(r"opacity: ([\d.]+)", dict(rules())[".azd .azd-m i"])
    assert faint is not None
    share = float(faint[1])
    ending = tuple(share * one + (1 - share) * other for one, other in zip(letters, ground, strict=True))
    assert contrast(ending, ground) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_what_is_beside_the_text_can_be_read_too(mode: int) -> None:
    grounds = [colours(selector)["background"][mode] for selector in (".azd", ".azd .azd-card")]
    letters = [colours(selector)["color"][mode] for selector in (".azd", ".azd .azd-dim", ".azd .azd-error")]
    letters.append(colours(".azd .azd-card b[data-k]::before")["color"][mode])
    assert all(contrast(rgb(one), rgb(other)) >= 4.5 for one in letters for other in grounds)


def test_no_two_labels_look_the_same() -> None:
    grounds = sorted(colours(f".azd .azd-{label}")["background"] for label in LABELS)
    assert all(one != other for one, other in pairwise(grounds))


def test_people_mentioned_by_their_office_are_underlined_with_the_reason() -> None:
    doc = azdiplo.analyze("ABŞ Prezidenti Co Bayden gəlib. ABŞ Prezidenti çıxış edib.")
    parser = LexborHTMLParser(document_html(doc))
    (line,) = parser.css("u.azd-r")
    assert line.text().startswith("ABŞ")
    assert line.text().endswith(" Prezidenti")
    assert [mark.attributes["data-label"] for mark in line.css("mark")] == ["STATE"]
    assert line.attributes["title"] == "Co Bayden: Prezident (memory: Co Bayden)"


def test_a_line_under_a_person_cuts_no_mark() -> None:
    text = "Bakı naziri Şuşa"
    doc = Document(text, [entity(text, "PLACE", "Bakı naziri"), entity(text, "PLACE", "Şuşa")])
    doc.__dict__["references"] = (Reference("naziri Ş", 5, 13, "A", None, "nazir", None, Evidence("rule", "")),)
    parser = LexborHTMLParser(document_html(doc))
    (line,) = parser.css("u.azd-r")
    assert line.text() == " "
    assert len(parser.css("mark[data-label]")) == 2
