"""The topic tables: what topics there are, and which terms and entities speak for each.

``data/topics/topics.tsv`` names the topics with their labels, definition and IPTC Media Topic
code. ``data/topics/terms.tsv`` lists terms (a word or phrase in the nominative; matched in all its
inflected forms) and ``data/topics/entities.tsv`` gazetteer ids, each with a weight: 1 speaks
weakly, 3 strongly, below 0 against. ``stems.tsv`` has beginnings of words,
``headline.tsv`` what headlines say; ``weights.tsv`` and ``main.tsv`` hold what was learned from annotated texts by
``azdiplo.training.topics``.

A table of one's own has the columns ``topic`` and ``term`` and, where wanted, ``weight``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from azdiplo import resources
from azdiplo.gazetteer.own import OwnTable
from azdiplo.gazetteer.tables import TableError
from azdiplo.text.fold import lower
from azdiplo.topics.headline import Predicate

__all__ = [
    "TOPICS",
    "TopicInfo",
    "cells",
    "entity_weights",
    "learned",
    "own_weights",
    "predicates",
    "stem_weights",
    "term_weights",
]

#: What a term of one's own table weighs where the table does not say: strong.
_OWN_WEIGHT = 3.0
_OWN_COLUMNS = ("topic", "term", "weight")


@dataclass(frozen=True, slots=True)
class TopicInfo:
    """A topic of the tables.

    Attributes:
        id: ``"peace-process"``.
        label_en: English label.
        label_az: Azerbaijani label.
        definition: one line, what it covers.
        iptc: code of the IPTC Media Topic that fits, ``"medtop:20000073"``, or None.
    """

    id: str
    label_en: str
    label_az: str
    definition: str
    iptc: str | None


class _Topics(Mapping[str, TopicInfo]):
    """The topics by id, read when first asked for."""

    def __getitem__(self, key: str) -> TopicInfo:
        return _topics()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_topics())

    def __len__(self) -> int:
        return len(_topics())

    def __repr__(self) -> str:
        return f"<{len(self)} topics: {', '.join(self)}>"


#: Every topic by its id, in the order of the annotation guide.
TOPICS: Mapping[str, TopicInfo] = _Topics()


@cache
def _topics() -> dict[str, TopicInfo]:
    found: dict[str, TopicInfo] = {}
    for number, (ident, label_en, label_az, iptc, definition) in resources.rows("topics/topics.tsv"):
        if ident in found:
            raise ValueError(f"topics/topics.tsv, line {number}: the topic {ident!r} stands twice")
        found[ident] = TopicInfo(ident, label_en, label_az, definition, iptc or None)
    return found


def term_weights() -> dict[str, dict[str, float]]:
    """Term → topic → weight."""
    return _weights("topics/terms.tsv")


def entity_weights() -> dict[str, dict[str, float]]:
    """Gazetteer id → topic → weight."""
    return _weights("topics/entities.tsv")


def stem_weights() -> dict[str, dict[str, float]]:
    """Beginning of a word → topic → weight."""
    return _weights("topics/stems.tsv")


def predicates() -> list[Predicate]:
    """What a headline can say of its people and states."""
    found: list[Predicate] = []
    for number, (kind, contact, stem) in resources.rows("topics/headline.tsv"):
        if contact not in ("yes", ""):
            raise ValueError(f"topics/headline.tsv, line {number}: contact is yes or empty, not {contact!r}")
        found.append(Predicate(kind, contact == "yes", stem))
    return found


def learned(name: str) -> dict[str, tuple[int, str]]:
    """Feature → how clearly it names a subject other than diplomacy (0, 1 or 2), and its weights as they are written.

    The weights are in hundredths, a cell for each topic in the order of :data:`TOPICS`; :func:`cells` reads them. Most
    features are in no text of the day, and reading all of them would be half the time of loading.

    Args:
        name: ``"weights"``, what says that a text has a topic, or ``"main"``, what says besides that it is mainly about
            it. ``(bias)`` counts always.

    Raises:
        ValueError: the columns are not those of the topics.
    """
    table = f"topics/{name}.tsv"
    found: dict[str, tuple[int, str]] = {}
    header = "\t".join(["feature", "subject", *TOPICS])
    tabs = len(TOPICS) + 1
    for line in resources.open_text(table).splitlines():
        if line.startswith("#"):
            continue
        if header:
            if line != header:
                raise ValueError(
                    f"{table}: the columns are feature, subject and the topics, in the order of topics.tsv"
                )
            header = ""
            continue
        key, subject, row = line.split("\t", 2)
        if line.count("\t") != tabs:
            raise ValueError(f"{table}: {key!r} has not {len(TOPICS)} weights, one for each topic")
        found[key] = int(subject), row
    return found


def cells(row: str) -> list[int]:
    """The weights of a row of a learned table.

    Raises:
        ValueError: one is no whole number.

    >>> cells("12\\t0\\t-3")
    [12, 0, -3]
    """
    return list(map(int, row.split("\t")))


def own_weights(table: OwnTable) -> dict[str, dict[str, float]]:
    """Term → topic → weight, from a table of one's own.

    Args:
        table: its header has ``topic``, ``term`` and, where wanted, ``weight``; a term is a word or phrase in the
            nominative. A weight left empty is 3, strong.

    Raises:
        TableError: the table cannot be used; the message names file, line and mend.
    """
    try:
        return _own_weights(table.text, table.where)
    except TableError as error:
        raise table.told(error) from None


def _own_weights(text: str, path: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path}, line {number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            _check_header(header, where)
            continue
        if len(cells) > len(header):
            raise TableError(f"{where}: {len(cells)} columns, the header has {len(header)}; remove the tabs too many")
        topic, term, weight = _own_row(dict(zip(header, cells, strict=False)), where)
        topics = found.setdefault(lower(term), {})
        if topic in topics:
            raise TableError(f"{where}: {term!r} stands twice for {topic!r}; remove one of the lines")
        topics[topic] = weight
    if not found:
        raise TableError(f"{path}: no topics in it; write a header, topic and term, and a term on each line below")
    return found


def _check_header(header: list[str], where: str) -> None:
    for name in header:
        if name not in _OWN_COLUMNS or header.count(name) > 1:
            raise TableError(f"{where}: unknown or double column {name!r}; columns are topic, term, weight")
    if "topic" not in header or "term" not in header:
        raise TableError(f"{where}: the header must name the columns topic and term, separated by a tab")


def _own_row(row: Mapping[str, str], where: str) -> tuple[str, str, float]:
    """Topic, term and weight of a row; a weight left empty is that of a strong term."""
    topic, term = row["topic"], row.get("term", "")
    if not topic or any(sign.isspace() for sign in topic):
        raise TableError(f"{where}: the topic {topic!r} must be one word, such as water-diplomacy")
    if not any(sign.isalnum() for sign in term):
        raise TableError(f"{where}: no term; write a word or phrase in the nominative")
    given = row.get("weight") or _OWN_WEIGHT
    try:
        weight = float(given)
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight):
        raise TableError(f"{where}: the weight {given!r} is not a number such as 3 or -1")
    return topic, term, weight


def _weights(name: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    known = frozenset(TOPICS)
    for number, (topic, key, weight) in resources.rows(name):
        if topic not in known:
            raise ValueError(f"{name}, line {number}: unknown topic {topic!r}; topics are {', '.join(TOPICS)}")
        try:
            value = float(weight)
        except ValueError:
            raise ValueError(f"{name}, line {number}: the weight {weight!r} is not a number") from None
        topics = found.get(key)
        if topics is None:
            topics = found[key] = {}
        elif topic in topics:
            raise ValueError(f"{name}, line {number}: {key!r} stands twice for {topic!r}")
        topics[topic] = value
    return found
