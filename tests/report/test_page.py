from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

import azdiplo
from azdiplo import Document
from azdiplo.output.visible import visible
from azdiplo.records import Contribution, Topic
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
    pieces = [piece for piece in record["pieces"] if not isinstance(piece, int)]
    return "".join(piece if isinstance(piece, str) else piece[0] + piece[1] for piece in pieces)


def mentions_of(record: dict[str, Any]) -> list[list[Any]]:
    return [piece for piece in record["pieces"] if isinstance(piece, list)]


def test_the_texts_are_in_it_in_the_order_of_their_dates() -> None:
    shuffled = [documents()[n] for n in (3, 2, 1, 0)]
    record = data(report_page(shuffled))
    assert [(text["name"], text["date"], text["period"]) for text in record["texts"]] == [
        ("2024-03-05_border.txt", "2024-03-05", 0),
        ("2024-05-20_gas.txt", "2024-05-20", 2),
        ("2024-05-21_visit.txt", "2024-05-21", 2),
        ("note.txt", None, None),
    ]
    assert record["periods"] == ["2024-03", "2024-04", "2024-05"]
    for text in record["texts"]:
        assert text_of(text) == TEXTS[text["name"]].replace("\r\n", "\n")


def test_the_pieces_are_the_mentions() -> None:
    record = data(report_page(documents()))
    by_name = {text["name"]: text for text in record["texts"]}
    for name, doc in documents():
        pieces = mentions_of(by_name[name])
        assert [piece[0] + piece[1] for piece in pieces] == [ent.text for ent in doc.entities]
        assert [record["entities"][piece[2]]["name"] for piece in pieces] == [ent.name for ent in doc.entities]
        assert [record["facts"][piece[3]][3] for piece in pieces] == [str(ent.evidence) for ent in doc.entities]
    assert record["entities"][0] == {
        "key": "state:AZ",
        "label": "STATE",
        "name": "Azərbaycan",
        "english": "Azerbaijan",
        "id": "state:AZ",
        "value": None,
    }


def test_a_mention_says_in_which_sentence_it_stands() -> None:
    record = data(report_page(documents()))
    note = next(text for text in record["texts"] if text["name"] == "note.txt")
    said = [(record["entities"][piece[2]]["name"], piece[4]) for piece in mentions_of(note)]
    assert said == [("Türkiyə", 0), ("Azərbaycan", 0), ("Gürcüstan", 0), ("İran", 1)]


def test_words_of_office_stand_between_marks_of_their_beginning_and_end() -> None:
    record = data(report_page(documents()))
    visit = next(text for text in record["texts"] if text["name"] == "2024-05-21_visit.txt")
    opened = next(n for n, piece in enumerate(visit["pieces"]) if isinstance(piece, int))
    number, words, closed = visit["pieces"][opened : opened + 3]
    assert (words, closed) == ("Nazir", -1)
    entity, name, office, evidence = record["references"][number]
    assert record["entities"][entity]["name"] == name == "Hakan Fidan"
    assert (office, evidence.split(":")[0]) == ("nazir", "memory")


def test_whom_no_text_names_is_meant_all_the_same() -> None:
    doc = azdiplo.analyze("ABŞ Prezidenti Bakıya gəlib.", date="2024-05-01")
    record = data(report_page([("a.txt", doc)]))
    assert [reference[:2] for reference in record["references"]] == [[None, "Co Bayden"]]
    # the state inside the words keeps its mark
    assert [type(piece).__name__ for piece in record["texts"][0]["pieces"][:5]] == ["str", "int", "str", "list", "str"]


def test_topics_say_words_by_which_they_were_found() -> None:
    terms = ("ORG/armed-group", "STATE", "neft", "ORG/bank", "neft")
    topic = Topic("t", 0.5, tuple(Contribution(term, 0, 1, 0.1) for term in terms), "topic", "mövzu")
    record = data(report_page([("a.txt", Document("Salam", (), [topic]))]))
    assert record["texts"][0]["topics"] == [[0, 0.5, "armed group, states, neft, bank"]]
    assert record["topics"] == [["t", "topic"]]


def test_dates_of_ones_own_come_first() -> None:
    record = data(report_page(documents(), dates={"note.txt": "2024-04-02", "2024-05-20_gas.txt": "2024-01"}))
    assert [(text["name"], text["date"]) for text in record["texts"]] == [
        ("2024-05-20_gas.txt", "2024-01"),
        ("2024-03-05_border.txt", "2024-03-05"),
        ("note.txt", "2024-04-02"),
        ("2024-05-21_visit.txt", "2024-05-21"),
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
    assert set(re.findall(r"https?://[\w./]+|@import|url\(", page)) == {
        "http://www.w3.org/2000/svg",
        "http://gexf.net/1.3",
    }


def test_no_text_makes_a_page() -> None:
    record = data(report_page([]))
    assert (record["texts"], record["entities"], record["periods"]) == ([], [], [])


def test_the_same_texts_give_the_same_page() -> None:
    assert report_page(documents()) == report_page(list(documents()))
