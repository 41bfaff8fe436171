from __future__ import annotations

from itertools import combinations

from selectolax.lexbor import LexborHTMLParser

from azdiplo import Document, Entity
from azdiplo.output.counts import count_entities
from azdiplo.report.network import Network, layout, network, network_svg
from tests.output.hostile import ATTACKS
from tests.output.test_html import skeleton
from tests.report.corpus import documents


def net(docs: list[Document]) -> Network:
    return network(docs, count_entities(docs))


def of_sentences(*sentences: str) -> list[Document]:
    """Documents of one sentence each that name states by single letters: ``"A B"``."""
    docs = []
    for sentence in sentences:
        text = f"{sentence}."
        states = [
            Entity("STATE", sign, at, at + 1, at + 1, sign, f"state:{sign}")
            for at, sign in enumerate(text)
            if sign.isalpha()
        ]
        docs.append(Document(text, states))
    return docs


def test_states_of_one_sentence_are_linked() -> None:
    found = net([doc for _, doc in documents()])
    assert [(link.pair, len(link.sentences)) for link in found.links] == [
        (("state:AZ", "state:TR"), 3),
        (("state:AZ", "state:GE"), 2),
        (("state:GE", "state:TR"), 1),
    ]
    assert [count.key for count in found.states] == ["state:AZ", "state:TR", "state:GE"]
    assert (found.all_states, found.all_links) == (3, 3)


def test_a_link_names_the_mentions() -> None:
    docs = [doc for _, doc in documents()]
    for link in net(docs).links:
        for document, first, last in link.sentences:
            named = {docs[document].entities[first].id, docs[document].entities[last].id}
            assert named == set(link.pair)
            between = docs[document].text[docs[document].entities[first].start : docs[document].entities[last].end]
            assert "." not in between


def test_a_state_named_twice_in_a_sentence_counts_once() -> None:
    assert [len(link.sentences) for link in net(of_sentences("A B A")).links] == [1]
    assert net(of_sentences("A A", "A", "B")).links == ()


def test_only_the_strongest_are_drawn_and_none_stands_alone() -> None:
    signs = [chr(0x410 + n) for n in range(45)]
    found = net(of_sentences(*(f"{one} {other}" for one, other in combinations(signs, 2))))
    assert (len(found.states), found.all_states, found.all_links) == (32, 45, 990)
    assert len(found.links) < 160
    assert {key for link in found.links for key in link.pair} == {count.key for count in found.states}


def test_the_same_texts_give_the_same_drawing() -> None:
    docs = [doc for _, doc in documents()]
    ids = {count.key: n for n, count in enumerate(count_entities(docs))}
    assert network_svg(net(docs), ids) == network_svg(net(list(docs)), ids)


def test_nothing_lies_over_something_else_nor_outside() -> None:
    sizes = [(40.0 + 7 * (n % 9), 30.0) for n in range(32)]
    weights = {(0, n): 1.0 for n in range(1, 32)} | {(n, n + 1): 0.5 for n in range(1, 31, 2)}
    places = layout(sizes, weights)
    for (x, y), (width, height) in zip(places, sizes, strict=True):
        assert width / 2 <= x <= 960 - width / 2
        assert height / 2 <= y <= 640 - height / 2
    for (one, (w1, h1)), (other, (w2, h2)) in combinations(zip(places, sizes, strict=True), 2):
        # half a unit is what the last step may leave
        assert abs(one[0] - other[0]) > (w1 + w2) / 2 - 0.5 or abs(one[1] - other[1]) > (h1 + h2) / 2 - 0.5


def test_what_is_linked_lies_nearer() -> None:
    sizes = [(30.0, 20.0)] * 12
    groups = {(one, other): 1.5 for one, other in combinations(range(12), 2) if one % 2 == other % 2}
    places = layout(sizes, groups)

    def mean(same: bool) -> float:
        far = [
            ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5
            for a, b in combinations(range(12), 2)
            if (a % 2 == b % 2) is same
        ]
        return sum(far) / len(far)

    assert mean(same=True) < 0.7 * mean(same=False)


def test_few_nodes_have_a_place() -> None:
    assert layout([], {}) == []
    assert layout([(10.0, 10.0)], {}) == [(480.0, 320.0)]
    assert len(set(layout([(10.0, 10.0)] * 2, {(0, 1): 1.0}))) == 2


def test_the_drawing_has_a_line_a_link_and_a_circle_a_state() -> None:
    docs = [doc for _, doc in documents()]
    ids = {count.key: n for n, count in enumerate(count_entities(docs))}
    drawing = LexborHTMLParser(network_svg(net(docs), ids))
    assert len(drawing.css("line[data-link]")) == 3
    assert {node.attributes["data-entity"] for node in drawing.css("g")} == {
        str(ids[key]) for key in ("state:AZ", "state:TR", "state:GE")
    }
    assert [node.text() for node in drawing.css("svg > g > text")] == ["Azərbaycan", "Türkiyə", "Gürcüstan"]


def test_names_are_escaped() -> None:
    def drawing(name: str) -> str:
        text = "A B."
        states = [Entity("STATE", text[n], n, n + 1, n + 1, f"{name}{n}", f"state:{name}{n}") for n in (0, 2)]
        docs = [Document(text, states)]
        return network_svg(net(docs), {f"state:{name}0": 0, f"state:{name}2": 1})

    for attack in ATTACKS:
        assert skeleton(drawing(attack)) == skeleton(drawing("x"))
