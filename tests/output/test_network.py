from __future__ import annotations

from pathlib import Path

import pandas
import pytest

import azdiplo
from azdiplo import Document, Entity, co_mentions

TEXTS = [
    "Türkiyə və İran razılaşıb. Türkiyənin, Gürcüstanın və İranın nazirləri görüşüb.",
    "İranla Türkiyə arasında danışıqlar gedir. Gürcüstan iştirak etmir. İran və İranın qonşuları razıdır.",
    "Çin açıqlama yayıb.",
]


@pytest.fixture(scope="module")
def frame() -> pandas.DataFrame:
    return azdiplo.frame(TEXTS, id=["a", "b", "c"])


def test_pairs_within_a_sentence(frame: pandas.DataFrame) -> None:
    edges = co_mentions(frame)
    assert list(edges.columns) == ["source", "target", "source_id", "target_id", "weight", "documents"]
    assert edges.values.tolist() == [
        ["Türkiyə", "İran", "state:TR", "state:IR", 3, 2],
        ["Gürcüstan", "Türkiyə", "state:GE", "state:TR", 1, 1],
        ["Gürcüstan", "İran", "state:GE", "state:IR", 1, 1],
    ]


def test_pairs_within_a_document(frame: pandas.DataFrame) -> None:
    edges = co_mentions(frame, within="document")
    assert edges[["source", "target", "weight", "documents"]].values.tolist() == [
        ["Gürcüstan", "Türkiyə", 2, 2],
        ["Gürcüstan", "İran", 2, 2],
        ["Türkiyə", "İran", 2, 2],
    ]


def test_the_order_of_the_rows_does_not_matter(frame: pandas.DataFrame) -> None:
    mixed = frame.iloc[::-1].reset_index(drop=True)
    pandas.testing.assert_frame_equal(co_mentions(mixed), co_mentions(frame))


def test_several_labels_and_names_of_no_list() -> None:
    text = "Aybikə Zornavada İrana gəldi"
    entities = [
        Entity("PERSON", "Aybikə", 0, 6, 6, "Aybikə"),
        Entity("PLACE", "Zornavada", 7, 16, 14, "Zornava"),
        Entity("STATE", "İrana", 17, 22, 21, "İran", id="state:IR"),
    ]
    frame = azdiplo.frame([Document(text, entities)])
    edges = co_mentions(frame, ["PERSON", "PLACE"])
    assert edges.iloc[:, :6].values.tolist() == [["Aybikə", "Zornava", "PERSON:Aybikə", "PLACE:Zornava", 1, 1]]
    assert edges.iloc[:, 6:].isna().all(axis=None)
    assert len(co_mentions(frame, ("PERSON", "PLACE", "STATE"))) == 3


def test_two_entities_of_one_name_stay_two() -> None:
    text = "Zornava Zornava Zornava"
    entities = [
        Entity("PLACE", "Zornava", 0, 7, 7, "Zornava", id="place:zornava"),
        Entity("ORG", "Zornava", 8, 15, 15, "Zornava", id="org:zornava"),
        Entity("ORG", "Zornava", 16, 23, 23, "Zornava", id="org:zornava"),
    ]
    (edge,) = co_mentions(azdiplo.frame([Document(text, entities)]), ["PLACE", "ORG"]).values.tolist()
    assert edge == ["Zornava (org:zornava)", "Zornava (place:zornava)", "org:zornava", "place:zornava", 1, 1]


def test_nothing_gives_an_empty_table_of_the_same_types(frame: pandas.DataFrame) -> None:
    empty = co_mentions(azdiplo.frame([]))
    assert len(empty) == 0
    assert empty.dtypes.equals(co_mentions(frame).dtypes)
    assert len(co_mentions(frame, "LAW")) == 0


def test_wrong_input_is_answered(frame: pandas.DataFrame) -> None:
    with pytest.raises(ValueError, match="unknown label 'CITY'; labels are PERSON"):
        co_mentions(frame, "CITY")
    with pytest.raises(ValueError, match="'sentence' or 'document', not 'text'"):
        co_mentions(frame, within="text")
    with pytest.raises(ValueError, match=r"no column 'document'; make it with azdiplo\.frame"):
        co_mentions(Document("").to_frame())


def test_networkx_takes_the_edges(frame: pandas.DataFrame) -> None:
    networkx = pytest.importorskip("networkx")
    edges = co_mentions(frame)
    graph = networkx.from_pandas_edgelist(edges, edge_attr=["weight", "documents"])
    assert graph.number_of_edges() == len(edges)
    assert graph["İran"]["Türkiyə"] == {"weight": 3, "documents": 2}
    read_back = networkx.parse_graphml("".join(networkx.generate_graphml(graph)))
    assert read_back["İran"]["Türkiyə"]["weight"] == 3


def test_the_table_survives_csv(frame: pandas.DataFrame) -> None:
    edges = co_mentions(frame)
    header, first, *_ = edges.to_csv(index=False).splitlines()
    assert header == "source,target,source_id,target_id,weight,documents"
    assert first == "Türkiyə,İran,state:TR,state:IR,3,2"


# What a pair weighs


@pytest.fixture(scope="module")
def lists() -> pandas.DataFrame:
    return azdiplo.frame(["Türkiyə və İran. Türkiyə, İran, Gürcüstan və Çin.", "Türkiyə, Çin. Yaponiya."])


def test_a_list_gives_each_of_its_names_one(lists: pandas.DataFrame) -> None:
    edges = co_mentions(lists, weight="fractional")
    weights = {(row.source, row.target): row.weight for row in edges.itertuples()}
    # one sentence of two names, one of four: 1 + 1/3
    assert weights["Türkiyə", "İran"] == pytest.approx(4 / 3)
    assert weights["Gürcüstan", "Türkiyə"] == pytest.approx(1 / 3)
    # each sentence gives half as much as it names: (2 + 4 + 2) / 2
    assert sum(weights.values()) == pytest.approx(4)


def test_mutual_information(lists: pandas.DataFrame) -> None:
    from math import log

    edges = co_mentions(lists, weight="npmi")
    weights = {(row.source, row.target): row.weight for row in edges.itertuples()}
    # four sentences; Türkiyə in three, İran in two, both in two
    assert weights["Türkiyə", "İran"] == pytest.approx(log((2 / 4) / (3 / 4 * 2 / 4)) / -log(2 / 4))
    # Gürcüstan in one, and there with Çin, which is in two
    assert weights["Gürcüstan", "Çin"] == pytest.approx(log((1 / 4) / (1 / 4 * 2 / 4)) / -log(1 / 4))
    assert all(-1 <= value <= 1 for value in weights.values())
    (certain,) = co_mentions(azdiplo.frame(["Türkiyə və İran."]), weight="npmi")["weight"]
    assert certain == 1


def test_lists_are_left_out(lists: pandas.DataFrame) -> None:
    edges = co_mentions(lists, max_names=3)
    assert edges[["source", "target", "weight"]].values.tolist() == [["Türkiyə", "Çin", 1], ["Türkiyə", "İran", 1]]
    assert edges.attrs["left_out"] == 1
    assert co_mentions(lists).attrs["left_out"] == 0


def test_a_long_list_makes_no_pairs_of_all() -> None:
    names = [f"Zornava{'a' * number}" for number in range(4000)]
    text = ", ".join(names)
    entities, at = [], 0
    for name in names:
        entities.append(Entity("PERSON", name, at, at + len(name), at + len(name), name))
        at += len(name) + 2
    edges = co_mentions(azdiplo.frame([Document(text, entities)]), "PERSON")
    assert (len(edges), edges.attrs["left_out"]) == (0, 1)


def test_who_is_named_first(frame: pandas.DataFrame) -> None:
    edges = co_mentions(frame, directed=True)
    pairs = {(row.source, row.target): row.weight for row in edges.itertuples()}
    assert pairs["Türkiyə", "İran"] == 2
    assert pairs["İran", "Türkiyə"] == 1
    assert pairs["Gürcüstan", "İran"] == 1
    assert ("İran", "Gürcüstan") not in pairs


def test_people_have_office_and_state() -> None:
    frame = azdiplo.frame(["ABŞ dövlət katibi Entoni Blinken Hakan Fidanla görüşüb."])
    (edge,) = co_mentions(frame, "PERSON").to_dict("records")
    assert (edge["source"], edge["source_office"]) == ("Entoni Blinken", "dövlət katibi")
    assert edge["source_affiliation"] == "Amerika Birləşmiş Ştatları"
    assert pandas.isna(edge["target_office"])


def test_wrong_weights_are_answered(frame: pandas.DataFrame) -> None:
    with pytest.raises(ValueError, match="'count', 'fractional' or 'npmi', not 'pmi'"):
        co_mentions(frame, weight="pmi")
    with pytest.raises(ValueError, match="at least 2"):
        co_mentions(frame, max_names=1)


def test_a_graph_is_written_and_read_with_all_that_is_known(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    frame = azdiplo.frame(["ABŞ dövlət katibi Entoni Blinken Hakan Fidanla görüşüb. Blinken razıdır."])
    graph = azdiplo.network(frame, ["PERSON", "STATE"])
    blinken = graph.nodes["person:antony-blinken"]
    assert blinken == {
        "label": "Entoni Blinken",
        "kind": "PERSON",
        "mentions": 2,
        "documents": 1,
        "office": "dövlət katibi",
        "affiliation": "Amerika Birləşmiş Ştatları",
    }
    networkx.write_gexf(graph, tmp_path / "a.gexf")
    again = networkx.read_gexf(tmp_path / "a.gexf")
    assert again.nodes["person:antony-blinken"]["office"] == "dövlət katibi"
    assert again.nodes["state:US"]["label"] == "Amerika Birləşmiş Ştatları"
    networkx.write_graphml(graph, tmp_path / "a.graphml")
    assert networkx.read_graphml(tmp_path / "a.graphml").nodes["state:US"]["mentions"] == 1
    arrows = azdiplo.network(frame, ["PERSON", "STATE"], directed=True)
    assert arrows.has_edge("state:US", "person:antony-blinken")
    assert not arrows.has_edge("person:antony-blinken", "state:US")
