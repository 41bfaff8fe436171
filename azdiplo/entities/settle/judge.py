"""What lists and rules leave open: a small learned model over the stretches of capitalised words.

It sees the candidates of weak rules, the names whose form fits several entries, and the capitalised words that no rule
took (`[Niaqara]da görüşüblər`), each with its surroundings, and says label or no name. What is certain does not come
here, nor what has a label that the weights do not know: that stays as the rules have it. The weights are learned by
:mod:`azdiplo.training.judge` and lie in ``data/judge/weights.tsv``.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from azdiplo import resources
from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.settle.stretches import Stretch, opened
from azdiplo.entities.settle.views import View, features, seen
from azdiplo.entities.words import Words
from azdiplo.labels import LABELS
from azdiplo.records import Evidence

__all__ = ["CLASSES", "Judge", "judge"]

#: What a model may tell apart: a kind of entity, or no name.
CLASSES: tuple[str, ...] = (*(label for label in LABELS if label != "DATE"), "")
_REMEMBERED = 200_000
#: The scores of all classes are fields of one long number: 64 bits each, in units of 1 / UNIT, the middle for zero.
#: To add up a dozen views is then one addition each, and not one for each view and class: of all the ways to do it in
#: plain Python this takes the least time, less than half of what tuples take that are added up field by field.
UNIT = 1 << 24


class _Best(NamedTuple):
    """The likeliest name of a group of stretches: by how much it is one, and how likely each class is."""

    margin: int
    stretch: Stretch
    scores: Sequence[int]


class Judge:
    """A linear model: a row of weights, one for each class, for every feature.

    Args:
        weights: feature → its weights as the table has them, ``"PERSON 0.31 ORG -0.2"``; read when first met.

    Attributes:
        weights: the same.
        classes: the labels that the weights know, in the order of :data:`CLASSES`, and "" for no name.
    """

    def __init__(self, weights: Mapping[str, str]) -> None:
        self.weights = weights
        labels = [label for label in CLASSES if label and any(f" {label} " in f" {row}" for row in weights.values())]
        self.classes: tuple[str, ...] = (*labels, "")
        self._labels = frozenset(labels)
        self._number = {label or "none": i for i, label in enumerate(self.classes)}
        self._fields = struct.Struct(f"<{len(self.classes)}Q")
        self._zeros = sum(1 << 64 * i + 62 for i in range(len(self.classes)))
        #: a view → what its features say for each class, the row packed into one number
        self._known: dict[View, int] = {}

    def scores(self, views: Sequence[View], words: Words) -> tuple[int, ...]:
        """What the views say for each class, before the logistic, in units of 1 / :data:`UNIT` above the same zero."""
        rows = list(map(self._known.get, views))
        if None in rows:
            rows = [self._row(view, words) if row is None else row for view, row in zip(views, rows, strict=True)]
        total = sum(rows, self._zeros)  # type: ignore[arg-type]
        return self._fields.unpack(total.to_bytes(self._fields.size, "little"))

    def _row(self, view: View, words: Words) -> int:
        total = [0.0] * len(self.classes)
        for feature in features(view, words):
            for i, weight in self._weights(feature):
                total[i] += weight
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        row = self._known[view] = sum(round(each * UNIT) << 64 * i for i, each in enumerate(total))
        return row

    def _weights(self, feature: str) -> Iterator[tuple[int, float]]:
        """The weights of a feature, each with the number of its class."""
        given = self.weights.get(feature, "").split()
        for label, weight in zip(given[::2], given[1::2], strict=True):
            try:
                yield self._number[label], float(weight)
            except (KeyError, ValueError):
                labels = ", ".join(label or "none" for label in CLASSES)
                raise ValueError(
                    f"judge/weights.tsv: {feature!r} has {label} {weight}; labels are {labels}, weights numbers"
                ) from None

    def __call__(self, reading: Reading, settled: list[Candidate], glued: Set[int]) -> list[Candidate]:
        """The settled candidates with the open ones decided, in no order.

        A name may be widened over a word that is taken for a name of its own: the two are for `resolve`.

        Args:
            reading: the text.
            settled: what lists and rules find in it.
            glued: positions of units that are no names.
        """
        if not self._labels:
            return settled
        best: dict[int, _Best] = {}
        judged: set[int] = set()
        for stretch, views in seen(reading, settled, opened(reading, settled, glued, self._labels)):
            judged.add(id(stretch.rule))
            scores = self.scores(views, reading.words)
            margin = max(scores[:-1]) - scores[-1]
            if margin > _least(stretch.rule) and (stretch.group not in best or margin > best[stretch.group].margin):
                best[stretch.group] = _Best(margin, stretch, scores)
        kept = [candidate for candidate in settled if id(candidate) not in judged]
        return kept + [self._named(each, reading) for each in best.values()]

    def _named(self, best: _Best, reading: Reading) -> Candidate:
        """The candidate of a stretch: that of the rule where both say the same."""
        stretch, scores = best.stretch, best.scores
        label = self.classes[scores.index(max(scores[:-1]))]
        if stretch.rule is not None and stretch.rule.label == label:
            return stretch.rule
        high = max(scores)
        share = 1 / sum(math.exp((each - high) / UNIT) for each in scores)
        hit = reading.units[stretch.first].hit if stretch.first == stretch.last else None
        senses = () if hit is None else hit.form.senses
        return Candidate(
            stretch.start,
            stretch.stem_end,
            stretch.end,
            label,
            Evidence("model", reading.cased[stretch.start : stretch.stem_end], round(share, 3)),
            strength.JUDGED,
            next((entry for entry, _ in senses if entry.label == label), None),
        )


def _least(rule: Candidate | None) -> float:
    """By how much a stretch must be likelier a name than none, by what made it.

    The texts that the weights were learned from name what lists hold more often than others do.
    """
    if rule is None:
        return strength.DOUBT * UNIT
    return -strength.TRUST * UNIT if rule.strength >= strength.STRONG else 0


@cache
def judge() -> Judge:
    """The shipped model."""
    return Judge({feature: given for _, (feature, given) in resources.rows("judge/weights.tsv")})
