from __future__ import annotations

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
    assert edges.values.tolist() == [["Aybikə", "Zornava", "PERSON:Aybikə", "PLACE:Zornava", 1, 1]]
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
