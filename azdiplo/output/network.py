"""Who is named together with whom: a table of pairs, and a graph for networkx, Gephi and the like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log
from typing import TYPE_CHECKING, Any, Final

from azdiplo.labels import LABELS

if TYPE_CHECKING:
    import networkx
    import pandas

__all__ = ["co_mentions", "network"]

#: A sentence or a document that names more is a list: who stands in it says nothing of who has to do with whom.
_MOST: Final = {"sentence": 25, "document": 200}
_WEIGHTS: Final = ("count", "fractional", "npmi")
_NEEDED: Final = ("document", "sentence", "start", "label", "name", "id")
_ABOUT: Final = ("office", "affiliation")


@dataclass(slots=True)
class _Node:
    """An entity of the network: what it is called, how often, and, of a person, with which offices."""

    label: str
    name: str
    mentions: int = 0
    documents: set[Hashable] = field(default_factory=set)
    offices: Counter[str] = field(default_factory=Counter)
    owners: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Named:
    """The entities of a frame, and those that each sentence or document names, in the order of their first mention."""

    nodes: Mapping[str, _Node]
    places: Mapping[tuple[Hashable, ...], list[str]]


#: A pair, what it weighs, and how many documents name both.
_Edge = tuple[tuple[str, str], float, int]


def co_mentions(
    frame: pandas.DataFrame,
    label: str | Iterable[str] = "STATE",
    within: str = "sentence",
    *,
    weight: str = "count",
    max_names: int | None = None,
    directed: bool = False,
) -> pandas.DataFrame:
    """The pairs of entities that are named together, as a table of edges.

    An entity is a gazetteer id, or the name where no list holds it. Each unordered pair stands once, no entity
    is paired with itself, and the order is always the same: the heaviest first, then by name. Network tools
    take the table as it is: ``networkx.from_pandas_edgelist(edges, edge_attr=["weight", "documents"])``, and
    Gephi reads ``edges.to_csv("edges.csv", index=False)``; :func:`network` makes a graph with what is known of each.

    Args:
        frame: mentions as :func:`azdiplo.frame` gives them, with references or without; rows may have been left out.
        label: the kind of entity, or several.
        within: ``"sentence"`` or ``"document"``: where the two must be named together.
        weight: what a pair weighs. ``"count"``: the sentences or documents that name both. ``"fractional"``: each of
            them gives all pairs together as much as it names entities, halved, so that a long list counts no more than
            its length (Newman 2001): of n names each pair has 1 / (n - 1). ``"npmi"``: normalised pointwise mutual
            information, from -1 to 1: how much more often the two are named together than by chance (Bouma 2009), among
            the sentences or documents that name any entity of these kinds; rare pairs weigh much, so look at
            ``documents`` too.
        max_names: sentences or documents that name more than so many entities are lists, and left out; by default 25 a
            sentence, 200 a document. ``edges.attrs["left_out"]`` says how many were.
        directed: True to tell who is named first: each ordered pair stands once, ``source`` before ``target``.

    Returns:
        The columns ``source`` and ``target`` (names, the smaller first unless directed; two entities of one name have
        their id behind it), ``source_id`` and ``target_id`` (gazetteer ids, ``LABEL:name`` where there is none),
        ``weight`` (a whole number for ``"count"``, else a fraction) and ``documents`` (how many documents name both).
        With people among the kinds also ``source_office``, ``source_affiliation``, ``target_office`` and
        ``target_affiliation``: the office that the texts name most often and whose it is.

    Raises:
        ValueError: a label is unknown, ``within`` or ``weight`` is none of those, ``max_names`` is below 2, or the
            frame lacks a column.

    >>> import azdiplo
    >>> frame = azdiplo.frame(["Türkiyə və İran. Türkiyə ilə Gürcüstan.", "İranla Türkiyə."])
    >>> co_mentions(frame)[["source", "target", "weight", "documents"]].values.tolist()
    [['Türkiyə', 'İran', 2, 2], ['Gürcüstan', 'Türkiyə', 1, 1]]
    >>> co_mentions(frame, directed=True)[["source", "target", "weight"]].values.tolist()
    [['Türkiyə', 'Gürcüstan', 1], ['Türkiyə', 'İran', 1], ['İran', 'Türkiyə', 1]]
    """
    import pandas

    labels = _checked(label, within, weight, max_names)
    named = _named(frame, labels, within)
    most = max_names or _MOST[within]
    short = {place: keys for place, keys in named.places.items() if len(keys) <= most}
    shown = _distinct({key: node.name for key, node in named.nodes.items()})
    edges = _edges(short, shown, weight, directed)
    columns = _columns(edges, shown)
    if "PERSON" in labels:
        columns |= _columns_of_people(edges, named.nodes)
    types = {"weight": "int64" if weight == "count" else "float64", "documents": "int64"}
    table = pandas.DataFrame(
        {head: pandas.Series(values, dtype=types.get(head, "string")) for head, values in columns.items()}
    )
    table.attrs["left_out"] = len(named.places) - len(short)
    return table


def network(
    frame: pandas.DataFrame,
    label: str | Iterable[str] = "STATE",
    within: str = "sentence",
    *,
    weight: str = "count",
    max_names: int | None = None,
    directed: bool = False,
) -> networkx.Graph[str]:
    """The pairs of :func:`co_mentions` as a graph of networkx, ready to be written for Gephi and others.

    Arguments and errors are those of :func:`co_mentions`. A node is an entity's id (``LABEL:name`` where no list holds
    it), with ``label`` (its name, which Gephi shows), ``kind`` (``"STATE"``), ``mentions``, ``documents`` and, of a
    person, ``office`` and ``affiliation``; an edge has ``weight`` and ``documents``. Who has no pair is not in it.
    ``networkx.write_gexf(graph, "a.gexf")`` and ``networkx.write_graphml(graph, "a.graphml")`` write all of that.

    Raises:
        ImportError: networkx is not installed.

    >>> import azdiplo
    >>> graph = azdiplo.network(azdiplo.frame(["Türkiyə və İran. Türkiyə ilə Gürcüstan."]))
    >>> graph.nodes["state:TR"]
    {'label': 'Türkiyə', 'kind': 'STATE', 'mentions': 2, 'documents': 1}
    >>> graph.edges["state:IR", "state:TR"]
    {'weight': 1, 'documents': 1}
    """
    try:
        import networkx
    except ImportError as error:
        raise ImportError("a graph needs networkx: pip install networkx") from error
    edges = co_mentions(frame, label, within, weight=weight, max_names=max_names, directed=directed)
    nodes = _named(frame, _labels(label), within).nodes
    graph: networkx.Graph[str] = networkx.DiGraph() if directed else networkx.Graph()
    linked = dict.fromkeys([*edges["source_id"], *edges["target_id"]])
    shown = _distinct({key: node.name for key, node in nodes.items()})
    for key in sorted(linked):
        node = nodes[key]
        about = {
            "office": _most_common(node.offices),
            "affiliation": _most_common(node.owners),
        }
        graph.add_node(
            key,
            label=shown[key],
            kind=node.label,
            mentions=node.mentions,
            documents=len(node.documents),
            **{name: value for name, value in about.items() if value is not None},
        )
    for row in edges.itertuples(index=False):
        graph.add_edge(row.source_id, row.target_id, weight=row.weight, documents=row.documents)
    return graph


def _columns(edges: Sequence[_Edge], shown: Mapping[str, str]) -> dict[str, list[Any]]:
    return {
        "source": [shown[one] for (one, _), *_ in edges],
        "target": [shown[other] for (_, other), *_ in edges],
        "source_id": [one for (one, _), *_ in edges],
        "target_id": [other for (_, other), *_ in edges],
        "weight": [heavy for _, heavy, _ in edges],
        "documents": [documents for *_, documents in edges],
    }


def _columns_of_people(edges: Sequence[_Edge], nodes: Mapping[str, _Node]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {}
    for side, at in (("source", 0), ("target", 1)):
        ends = [nodes[pair[at]] for pair, *_ in edges]
        columns[f"{side}_office"] = [_most_common(node.offices) for node in ends]
        columns[f"{side}_affiliation"] = [_most_common(node.owners) for node in ends]
    return columns


def _labels(label: str | Iterable[str]) -> tuple[str, ...]:
    return (label,) if isinstance(label, str) else tuple(label)


def _checked(label: str | Iterable[str], within: str, weight: str, max_names: int | None) -> tuple[str, ...]:
    labels = _labels(label)
    for wanted in labels:
        if wanted not in LABELS:
            raise ValueError(f"unknown label {wanted!r}; labels are {', '.join(LABELS)}")
    if within not in _MOST:
        raise ValueError(f"within must be 'sentence' or 'document', not {within!r}")
    if weight not in _WEIGHTS:
        raise ValueError(f"weight must be 'count', 'fractional' or 'npmi', not {weight!r}")
    if max_names is not None and max_names < 2:
        raise ValueError(f"max_names must be at least 2, which make one pair, not {max_names!r}")
    return labels


def _named(frame: pandas.DataFrame, labels: tuple[str, ...], within: str) -> _Named:
    """What each sentence or document names, read once."""
    import pandas

    for column in _NEEDED:
        if column not in frame.columns:
            raise ValueError(f"the frame has no column {column!r}; make it with azdiplo.frame(texts)")
    about = [name for name in _ABOUT if name in frame.columns]
    rows = frame.loc[frame["label"].isin(labels), [*_NEEDED, *about]]
    nodes: dict[str, _Node] = {}
    places: dict[tuple[Hashable, ...], dict[str, int]] = {}
    for row in rows.itertuples(index=False):
        key = f"{row.label}:{row.name}" if pandas.isna(row.id) else str(row.id)
        node = nodes.setdefault(key, _Node(row.label, row.name))
        node.mentions += 1
        node.documents.add(row.document)
        for tally, told in ((node.offices, "office"), (node.owners, "affiliation")):
            value = getattr(row, told, None)
            if value is not None and not pandas.isna(value):
                tally[value] += 1
        if within == "sentence" and pandas.isna(row.sentence):
            continue
        place = (row.document, row.sentence) if within == "sentence" else (row.document,)
        starts = places.setdefault(place, {})
        starts[key] = min(starts.get(key, row.start), row.start)
    return _Named(nodes, {place: sorted(starts, key=starts.__getitem__) for place, starts in places.items()})


def _edges(
    places: Mapping[tuple[Hashable, ...], list[str]], shown: Mapping[str, str], weight: str, directed: bool
) -> list[_Edge]:
    """The pairs with their weight and the number of documents, heaviest first."""
    pairs: dict[tuple[str, str], list[tuple[Hashable, int]]] = {}
    for place, keys in places.items():
        ordered = keys if directed else sorted(keys, key=lambda key: (shown[key], key))
        for pair in combinations(ordered, 2):
            pairs.setdefault(pair, []).append((place[0], len(keys)))
    weigh = _weighing(weight, places)
    edges = [
        (pair, weigh(pair, [size for _, size in found]), len({document for document, _ in found}))
        for pair, found in pairs.items()
    ]
    return sorted(edges, key=lambda edge: (-edge[1], shown[edge[0][0]], shown[edge[0][1]]))


def _weighing(weight: str, places: Mapping[tuple[Hashable, ...], list[str]]) -> Any:
    """What a pair weighs, by the sizes of the lists that name both."""
    if weight == "count":
        return lambda pair, sizes: len(sizes)
    if weight == "fractional":
        return lambda pair, sizes: sum(1 / (size - 1) for size in sizes)
    total = len(places)
    alone = Counter(key for keys in places.values() for key in keys)

    def npmi(pair: tuple[str, str], sizes: list[int]) -> float:
        both = len(sizes)
        if both == total:  # all of them name both: certain, and the formula divides by zero
            return 1.0
        return log(both * total / (alone[pair[0]] * alone[pair[1]])) / -log(both / total)

    return npmi


def _most_common(counts: Counter[str]) -> str | None:
    """The most frequent, of several the first in the alphabet."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _distinct(names: Mapping[str, str]) -> dict[str, str]:
    """A name for each entity; those that share one have their id behind it."""
    counts = Counter(names.values())
    return {key: name if counts[name] == 1 else f"{name} ({key})" for key, name in names.items()}
