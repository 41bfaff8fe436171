"""The topic tables: what topics there are, and which terms and entities speak for each.

``data/topics/topics.tsv`` names the topics with their labels, definition and IPTC Media Topic
code. ``data/topics/terms.tsv`` lists terms (a word or phrase in the nominative; matched in all its
inflected forms) and ``data/topics/entities.tsv`` gazetteer ids, each with a weight: 1 speaks
weakly, 3 strongly, below 0 against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from azdiplo import resources

__all__ = ["TOPICS", "TopicInfo", "entity_weights", "term_weights", "trained_weights"]


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


def _weights(name: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for number, (topic, key, weight) in resources.rows(name):
        if topic not in TOPICS:
            raise ValueError(f"{name}, line {number}: unknown topic {topic!r}; topics are {', '.join(TOPICS)}")
        try:
            value = float(weight)
        except ValueError:
            raise ValueError(f"{name}, line {number}: the weight {weight!r} is not a number") from None
        topics = found.setdefault(key, {})
        if topic in topics:
            raise ValueError(f"{name}, line {number}: {key!r} stands twice for {topic!r}")
        topics[topic] = value
    return found
