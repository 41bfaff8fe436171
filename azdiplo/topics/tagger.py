"""From features to topics: a linear score, calibrated between 0 and 1, and where it comes from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from azdiplo.document import Contribution, Entity, Topic
from azdiplo.gazetteer.entries import Entry
from azdiplo.text.fold import Folded
from azdiplo.topics.features import features
from azdiplo.topics.tables import TOPICS, entity_weights, term_weights, trained_weights
from azdiplo.topics.terms import TermIndex

__all__ = ["BIAS", "SCALE", "Tagger", "kinds_of"]

#: Without trained weights: what a lexicon weight of 1 counts, and what must be outweighed.
SCALE = 0.65
BIAS = -3.1
_THRESHOLD = 0.5
_BIAS_KEY = "(bias)"


def kinds_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Gazetteer id → label and kind, for the entries whose table gives a kind."""
    return {entry.id: f"{entry.label}/{entry.fields['kind']}" for entry in entries if entry.fields.get("kind")}


class Tagger:
    """Tags texts with the topics of the tables.

    Args:
        kinds: gazetteer id → label and kind, see :func:`kinds_of`.
        trained: False for the lexicon's own weights alone.
    """

    def __init__(self, kinds: Mapping[str, str], *, trained: bool = True) -> None:
        self.kinds = kinds
        weights = trained_weights() if trained else {}
        bias = weights.pop(_BIAS_KEY, None) or dict.fromkeys(TOPICS, BIAS)
        if not weights:
            weights = lexicon_weights()
        self.weights = weights
        self.bias = bias
        self.index = TermIndex(term for term in weights if ":" not in term and "/" not in term and term.islower())
        self.known = frozenset(weights)
        self._topics = tuple(bias)
        number = {topic: i for i, topic in enumerate(self._topics)}
        #: the same weights by the topic's number
        self._rows = {
            key: tuple((number[topic], weight) for topic, weight in topics.items()) for key, topics in weights.items()
        }

    def __call__(self, folded: Folded, entities: Sequence[Entity]) -> tuple[Topic, ...]:
        """The topics of a text, strongest first."""
        weights = self.weights
        rows = self._rows
        sums = list(self.bias.values())
        found = features(folded, entities, self.index, self.known, self.kinds)
        for key, feature in found.items():
            value = feature.value
            for number, weight in rows[key]:
                sums[number] += weight * value
        topics: list[Topic] = []
        for topic, total in zip(self._topics, sums, strict=True):
            if total < 0:
                continue
            score = 1 / (1 + math.exp(-total))
            if score < _THRESHOLD:
                continue
            parts: list[tuple[float, str]] = []
            for key, feature in found.items():
                part = weights[key].get(topic, 0.0) * feature.value
                if part > 0.05 or part < -0.05:
                    parts.append((part, key))
            if not parts:
                continue
            ranked = sorted(parts, key=lambda part: (-part[0], part[1]))
            whole = sum(part for part, _ in ranked)
            if whole <= 0:
                continue
            evidence = tuple(
                Contribution(f.name, f.start, f.end, score * part / whole, f.count)
                for part, f in ((part, found[key]) for part, key in ranked)
            )
            info = TOPICS[topic]
            topics.append(Topic(topic, score, evidence, info.label_en, info.label_az))
        topics.sort(key=lambda topic: (-topic.score, topic.id))
        return tuple(topics)


def lexicon_weights() -> dict[str, dict[str, float]]:
    """Feature → topic → weight, from the lexicon alone."""
    weights: dict[str, dict[str, float]] = {}
    for table in (term_weights(), entity_weights()):
        for key, topics in table.items():
            weights[key] = {topic: weight * SCALE for topic, weight in topics.items()}
    return weights
