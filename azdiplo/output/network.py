"""Who is named together with whom: a table of pairs for a network."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from azdiplo.document import LABELS

if TYPE_CHECKING:
    import pandas

__all__ = ["co_mentions"]


def co_mentions(
    frame: pandas.DataFrame,
    label: str | Iterable[str] = "STATE",
    within: str = "sentence",
) -> pandas.DataFrame:
    """The pairs of entities that are named together, as a table of edges.

    An entity is a gazetteer id, or the name where no list holds it. Each unordered pair stands once, no entity
    is paired with itself, and the order is always the same: the heaviest first, then by name. Network tools
    take the table as it is: ``networkx.from_pandas_edgelist(edges, edge_attr=["weight", "documents"])``, and
    Gephi reads ``edges.to_csv("edges.csv", index=False)``.

    Args:
        frame: mentions as :func:`azdiplo.frame` gives them; rows may have been left out.
        label: the kind of entity, or several.
        within: ``"sentence"`` or ``"document"``: where the two must be named together.

    Returns:
        The columns ``source`` and ``target`` (names, the smaller first; two entities of one name have their
        id behind it), ``source_id`` and ``target_id`` (gazetteer ids, ``LABEL:name`` where there is none),
        ``weight`` (how many sentences or documents name both) and ``documents`` (how many documents do).

    Raises:
        ValueError: a label is unknown, ``within`` is neither of the two, or the frame lacks a column.

    >>> import azdiplo
    >>> frame = azdiplo.frame(["Türkiyə və İran. Türkiyə ilə Gürcüstan.", "İranla Türkiyə."])
    >>> co_mentions(frame)[["source", "target", "weight", "documents"]].values.tolist()
    [['Türkiyə', 'İran', 2, 2], ['Gürcüstan', 'Türkiyə', 1, 1]]
    """
    import pandas

    labels = (label,) if isinstance(label, str) else tuple(label)
    for wanted in labels:
        if wanted not in LABELS:
            raise ValueError(f"unknown label {wanted!r}; labels are {', '.join(LABELS)}")
    if within not in ("sentence", "document"):
        raise ValueError(f"within must be 'sentence' or 'document', not {within!r}")
    needed = ("document", "sentence", "label", "name", "id")
    for column in needed:
        if column not in frame.columns:
            raise ValueError(f"the frame has no column {column!r}; make it with azdiplo.frame(texts)")

    names: dict[str, str] = {}
    places: dict[Hashable, dict[str, None]] = {}
    rows = frame.loc[frame["label"].isin(labels), list(needed)]
    for document, sentence, kind, name, ident in rows.itertuples(index=False, name=None):
        if within == "sentence" and pandas.isna(sentence):
            continue
        key = f"{kind}:{name}" if pandas.isna(ident) else str(ident)
        names.setdefault(key, name)
        places.setdefault((document, sentence) if within == "sentence" else (document,), {})[key] = None

    shown = _distinct(names)
    pairs: dict[tuple[str, str], list[Hashable]] = {}
    for (document, *_), keys in places.items():  # type: ignore[misc]
        for pair in combinations(sorted(keys, key=shown.__getitem__), 2):
            pairs.setdefault(pair, []).append(document)
    edges = [
        (shown[one], shown[other], one, other, len(documents), len(set(documents)))
        for (one, other), documents in pairs.items()
    ]
    edges.sort(key=lambda edge: (-edge[4], edge[:2]))
    heads = ("source", "target", "source_id", "target_id", "weight", "documents")
    return pandas.DataFrame(
        {
            head: pandas.Series([edge[i] for edge in edges], dtype="int64" if i > 3 else "string")
            for i, head in enumerate(heads)
        }
    )


def _distinct(names: dict[str, str]) -> dict[str, str]:
    """A name for each entity; those that share one have their id behind it."""
    counts: dict[str, int] = {}
    for name in names.values():
        counts[name] = counts.get(name, 0) + 1
    return {key: name if counts[name] == 1 else f"{name} ({key})" for key, name in names.items()}
