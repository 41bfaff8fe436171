"""The topic tables: what topics there are, and which terms and entities speak for each.

``data/topics/topics.tsv`` names the topics with their labels, definition and IPTC Media Topic
code. ``data/topics/terms.tsv`` lists terms (a word or phrase in the nominative; matched in all its
inflected forms) and ``data/topics/entities.tsv`` gazetteer ids, each with a weight: 1 speaks
weakly, 3 strongly, below 0 against. ``weights.tsv``, ``companions.tsv`` and ``main.tsv`` hold what was
learned from annotated texts by ``azdiplo.training.topics``.

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

__all__ = [
    "TOPICS",
    "TopicInfo",
    "companions",
    "entity_weights",
    "main_weights",
    "own_weights",
    "term_weights",
    "trained_weights",
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


def trained_weights() -> dict[str, dict[str, float]]:
    """Feature → topic → weight as learned by ``azdiplo.training.topics``; empty without the table."""
    if not resources.exists("topics/weights.tsv"):
        return {}
    return _weights("topics/weights.tsv")


def companions() -> dict[str, dict[str, float]]:
    """Topic → what else says something about it → weight; empty without the table.

    Texts have their topics together: one about `sülh danışıqları` between two states is mostly about their relations
    too. The other topics' scores count here with these weights, the topic's own score under its own name, and
    ``(bias)`` always.
    """
    if not resources.exists("topics/companions.tsv"):
        return {}
    found: dict[str, dict[str, float]] = {}
    for other, topics in _weights("topics/companions.tsv").items():
        for topic, weight in topics.items():
            found.setdefault(topic, {})[other] = weight
    return found


def main_weights() -> dict[str, dict[str, float]]:
    """What makes a topic the main one → topic → weight; empty without the table.

    ``(own)`` is for the sum of all its evidence, ``(headline)`` for the part of it that stands in the headline,
    ``(bias)`` counts always.
    """
    return _weights("topics/main.tsv") if resources.exists("topics/main.tsv") else {}


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
