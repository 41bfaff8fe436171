"""From terms and entities to topics: a linear score, and where it comes from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from azdiplo.document import Contribution, Entity, Topic
from azdiplo.text.fold import Folded
from azdiplo.topics.tables import TOPICS, entity_weights, term_weights
from azdiplo.topics.terms import TermIndex

__all__ = ["Tagger"]

#: Terms in the headline and lead, the first so many characters, count more.
_LEAD = 300
_LEAD_FACTOR = 1.8
_BIAS = -3.2
_SCALE = 0.55
_THRESHOLD = 0.5
_EVIDENCE = 12


class Tagger:
    """Tags texts with the topics of the tables."""

    def __init__(self) -> None:
        self._weights = term_weights()
        self._entities = entity_weights()
        self.index = TermIndex(self._weights)

    def __call__(self, folded: Folded, entities: Sequence[Entity]) -> tuple[Topic, ...]:
        """The topics of a folded text, strongest first."""
        lower = folded.lower
        direct = folded.offsets is None
        seen: dict[str, list[float]] = {}  # term → count, start, end, factor
        terms = self.index.terms
        for number, start, end in self.index.find(lower):
            known = seen.get(terms[number])
            if known is None:
                seen[terms[number]] = [1, start, end, _LEAD_FACTOR if start < _LEAD else 1.0]
            else:
                known[0] += 1
        sums: dict[str, float] = {}
        parts: dict[str, list[tuple[float, str, int, int, int]]] = {}
        length = 1 + math.log1p(len(lower) / 1500)
        for term, (count, start, end, factor) in seen.items():
            value = math.log1p(count) * factor / length
            for topic, weight in self._weights[term].items():
                sums[topic] = sums.get(topic, 0.0) + weight * value
                parts.setdefault(topic, []).append((weight * value, term, int(start), int(end), int(count)))
        mentioned: dict[str, list[int]] = {}
        for entity in entities:
            if entity.id in self._entities:
                mentioned.setdefault(entity.id, []).append(entity.start)
        by_start = {entity.start: entity for entity in entities}
        for ident, starts in mentioned.items():
            value = math.log1p(len(starts)) * (_LEAD_FACTOR if starts[0] < _LEAD else 1.0) / length
            first = by_start[starts[0]]
            for topic, weight in self._entities[ident].items():
                sums[topic] = sums.get(topic, 0.0) + weight * value
                parts.setdefault(topic, []).append((weight * value, first.name, first.start, first.end, len(starts)))
        found: list[Topic] = []
        for topic, total in sums.items():
            score = 1 / (1 + math.exp(-(_BIAS + _SCALE * total)))
            if score < _THRESHOLD or total <= 0:
                continue
            ranked = sorted(parts[topic], key=lambda part: -part[0])
            evidence = tuple(
                Contribution(term, *((start, end) if direct else folded.span(start, end)), score * part / total, count)
                for part, term, start, end, count in ranked
            )
            info = TOPICS[topic]
            found.append(Topic(topic, score, evidence, info.label_en, info.label_az))
        found.sort(key=lambda topic: (-topic.score, topic.id))
        return tuple(found)
