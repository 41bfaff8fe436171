from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from azdiplo.output.visible import visible
from azdiplo.report import report_page
from tests.output.hostile import ATTACKS, document
from tests.output.test_html import skeleton
from tests.report.corpus import TEXTS, documents


def data(page: str) -> dict[str, Any]:
    """What the page's script reads, as an HTML parser hands it over."""
    node = LexborHTMLParser(page).css_first("#data")
    assert node is not None
    return json.loads(node.text())  # type: ignore[no-any-return]


def text_of(record: dict[str, Any]) -> str:
    return "".join(piece if isinstance(piece, str) else piece[0] + piece[1] for piece in record["pieces"])


def test_the_texts_are_in_it_in_the_order_of_their_dates() -> None:
    shuffled = [documents()[n] for n in (2, 1, 0)]
    record = data(report_page(shuffled))
    assert [(text["name"], text["date"], text["period"]) for text in record["texts"]] == [
        ("2024-03-05_border.txt", "2024-03-05", 0),
        ("2024-05-20_gas.txt", "2024-05-20", 2),
        ("note.txt", None, None),
    ]
    assert record["periods"] == ["2024-03", "2024-04", "2024-05"]
    for text in record["texts"]:
        assert text_of(text) == TEXTS[text["name"]].replace("\r\n", "\n")


def test_the_pieces_are_the_mentions() -> None:
    record = data(report_page(documents()))
    by_name = {text["name"]: text for text in record["texts"]}
    for name, doc in documents():
        pieces = by_name[name]["pieces"]
        assert all(isinstance(piece, str) for piece in pieces[::2])
        assert [piece[0] + piece[1] for piece in pieces[1::2]] == [ent.text for ent in doc.entities]
        assert [record["entities"][piece[2]]["name"] for piece in pieces[1::2]] == [ent.name for ent in doc.entities]
        assert [record["facts"][piece[3]][3] for piece in pieces[1::2]] == [str(ent.evidence) for ent in doc.entities]
    assert record["entities"][0] == {
        "label": "STATE",
        "name": "Azərbaycan",
        "english": "Azerbaijan",
        "id": "state:AZ",
        "value": None,
    }


def test_links_point_to_the_mentions() -> None:
    record = data(report_page(documents()))
    one, other, sentences = record["links"][0]
    assert {record["entities"][one]["name"], record["entities"][other]["name"]} == {"Azərbaycan", "Türkiyə"}
    for text, first, last in sentences:
        pieces = record["texts"][text]["pieces"]
        assert {pieces[2 * first + 1][2], pieces[2 * last + 1][2]} == {one, other}


def test_dates_of_ones_own_come_first() -> None:
    record = data(report_page(documents(), dates={"note.txt": "2024-04-02", "2024-05-20_gas.txt": "2024-01"}))
    assert [(text["name"], text["date"]) for text in record["texts"]] == [
        ("2024-05-20_gas.txt", "2024-01"),
        ("2024-03-05_border.txt", "2024-03-05"),
        ("note.txt", "2024-04-02"),
    ]


def test_a_wrong_date_is_named() -> None:
    with pytest.raises(ValueError, match=r"dates: '1\.5\.2024' of 'note\.txt' is no date; write 2024-05-01"):
        report_page(documents(), dates={"note.txt": "1.5.2024"})


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_markup_does_not_depend_on_the_texts(attack: str) -> None:
    docs = [document(attack), document(attack)]
    page = report_page([(attack, docs[0]), ("b", docs[1])], title=attack)
    page.encode("utf-8")
    assert skeleton(page) == skeleton(report_page([("x", document("x")), ("b", document("x"))], title="x"))
    record = data(page)
    assert text_of(record["texts"][0]) == visible(docs[0].text)


def test_the_data_have_nothing_that_ends_a_script() -> None:
    page = report_page([(attack, document(attack)) for attack in ATTACKS])
    between = page.split('id="data">', 1)[1].split("</script>", 1)[0]
    assert not re.search("[<>&\u2028\u2029]", between)
    assert len(json.loads(between)["texts"]) == len(ATTACKS)


def test_the_page_forbids_what_is_not_its_own() -> None:
    page = report_page(documents())
    parser = LexborHTMLParser(page)
    policy = parser.css_first("meta[http-equiv]")
    assert policy is not None
    said = policy.attributes["content"]
    assert said is not None
    rules = dict(rule.strip().split(" ", 1) for rule in said.split(";"))
    assert rules["default-src"] == "'none'"
    scripts = parser.css("script:not([type])")
    assert len(scripts) == 1
    for kind, node in (("script-src", scripts[0]), ("style-src", parser.css("style")[0])):
        text = node.text()
        assert rules[kind] == f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
    links = [node.attributes.get(name) for name in ("src", "href") for node in parser.css(f"[{name}]")]
    assert links == ["data:,"]
    assert set(re.findall(r"https?://[\w./]+|@import|url\(", page)) == {"http://www.w3.org/2000/svg"}


def test_no_text_and_no_state_make_a_page() -> None:
    record = data(report_page([]))
    assert (record["texts"], record["links"], record["periods"]) == ([], [], [])
    assert "<svg" not in report_page([("a", document("x"))])


def test_the_same_texts_give_the_same_page() -> None:
    assert report_page(documents()) == report_page(list(documents()))
