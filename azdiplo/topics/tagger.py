"""From features to topics: a linear score, calibrated between 0 and 1, and where it comes from.

The weights of a feature for all topics are one whole number, a field for each topic, so that one multiplication and
one addition count a feature for all of them: a text has some two hundred features, and there are thirty-one topics.
"""

from __future__ import annotations

import math
import struct
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from azdiplo.gazetteer.entries import Entry
from azdiplo.records import Entity, Topic
from azdiplo.text.fold import Folded
from azdiplo.topics.contributions import Contributions, Part, ranked
from azdiplo.topics.features import Feature, Reading
from azdiplo.topics.headline import Headlines
from azdiplo.topics.tables import (
    TOPICS,
    cells,
    entity_weights,
    learned,
    predicates,
    stem_weights,
    term_weights,
)
from azdiplo.topics.terms import TermIndex

__all__ = ["BIAS", "BODIES", "SCALE", "THRESHOLD", "THRESHOLD_OF_FIRST", "Tagger", "lexicon", "reading", "subjects"]

#: Without trained weights: what a lexicon weight of 1 counts, and what must be outweighed.
SCALE = 0.65
BIAS = -3.1
#: A topic is given from this score on, by cross-validation; the main one from a lower score on, for a text that says
#: anything is about something.
THRESHOLD = 0.37
THRESHOLD_OF_FIRST = 0.1
#: Whose kinds speak: a text that names a federation is hardly about banks. That a text names a town says nothing.
BODIES = ("ORG", "EVENT", "PROJECT", "LAW")
#: Weights are hundredths, values sixty-fourths.
_UNIT = 100
_STEPS = 64
#: Bits of a topic's field in the sums; a weight is at most so far from 0, in hundredths.
_FIELD = 32
_FARTHEST = 1 << 15
#: From this weight on a term names a subject (1), or names it clearly (2).
_SUBJECT = (1.0, 2.0)
_DIPLOMACY = ("bilateral-relations", "multilateral-diplomacy")
_BIAS_KEY = "(bias)"
#: What speaks less than this part of what speaks strongest is chance more often than not, and is not shown.
_LEAST = 1 / 6


def lexicon() -> dict[str, dict[str, float]]:
    """Feature → topic → weight, as people wrote it: terms, stems with an ellipsis, entities and kinds."""
    stems = {stem + "…": topics for stem, topics in stem_weights().items()}
    return {**stems, **term_weights(), **entity_weights()}


def subjects(written: Mapping[str, Mapping[str, float]]) -> dict[str, int]:
    """Feature of the lexicon → how clearly it names a subject other than diplomacy: 1 or 2; others are left out."""
    found: dict[str, int] = {}
    for key, topics in written.items():
        most = max((weight for topic, weight in topics.items() if topic not in _DIPLOMACY), default=0.0)
        if most >= _SUBJECT[0]:
            found[key] = 2 if most >= _SUBJECT[1] else 1
    return found


def reading(entries: Iterable[Entry], keys: Iterable[str], clear: Mapping[str, int]) -> Reading:
    """What is to be looked for in texts.

    Args:
        entries: the entries of the gazetteer, for the kinds that its tables give.
        keys: the features that have a weight.
        clear: what :func:`subjects` says of them.
    """
    wanted = sorted(key for key in keys if not key.startswith("^") and key != _BIAS_KEY)
    named = {key for key in wanted if ":" in key or "/" in key}
    kinds: dict[str, str] = {}
    known: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        kind = entry.fields.get("kind") if entry.label in BODIES else None
        if kind:
            kind = kinds[entry.id] = f"{entry.label}/{kind}"
        if found := tuple(key for key in (entry.id, kind) if key in named):
            known[entry.id] = found
    stems = [key[:-1] for key in wanted if key.endswith("…")]
    terms = [key for key in wanted if key not in named and not key.endswith("…")]
    return Reading(TermIndex(terms, stems), Headlines(predicates()), clear, known, kinds)


class Tagger:
    """Tags texts with the topics of the tables.

    Args:
        entries: the entries of the gazetteer.
        trained: False for the lexicon's own weights alone.
        own: topics of one's own, each table term → topic → weight; a topic that a shipped one has the id of replaces
            it. A term with an ellipsis is a stem.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        trained: bool = True,
        own: Iterable[Mapping[str, Mapping[str, float]]] = (),
    ) -> None:
        rows = learned("weights") if trained else _of_lexicon()
        main = learned("main") if trained else {}
        topics = list(TOPICS)
        for table in own:
            rows, main = _with_own(table, rows, main, topics)
        self._topics = tuple(topics)
        self._labels = tuple(
            (TOPICS[topic].label_en, TOPICS[topic].label_az) if topic in TOPICS else (topic, topic) for topic in topics
        )
        self._pack = pack = _Pack(len(topics))
        self._bias = pack(rows.pop(_BIAS_KEY)[1]) * _STEPS
        self._main_bias = pack(main.pop(_BIAS_KEY)[1]) * _STEPS if main else 0
        clear = {key: subject for key, (subject, _) in rows.items() if subject}
        self._read = reading(entries, rows, clear)
        #: feature → its row, packed when a text first has it
        self._weights: dict[str, int | str] = {key: row for key, (_, row) in rows.items()}
        self._main: dict[str, int | str] = {key: row for key, (_, row) in main.items()}

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of the topics that can be found, the shipped ones first."""
        return self._topics

    def __call__(self, folded: Folded, entities: Sequence[Entity]) -> tuple[Topic, ...]:
        """The topics of a text, the main one first, then by score."""
        found = self._read(folded, entities)
        weights, main = self._weights, self._main
        total = 0
        louder = self._main_bias
        for key, feature in found.items():
            steps = round(feature[0] * _STEPS)
            row = weights.get(key)
            if row is not None:
                if isinstance(row, str):
                    row = weights[key] = self._pack(row)
                total += row * steps
            if key[0] == "^" and (row := main.get(key)) is not None:
                if isinstance(row, str):
                    row = main[key] = self._pack(row)
                louder += row * steps
        # what the headline does not say (`:`) stands on no word, and alone says nothing
        if not total or not any(start < end for _, start, end, _ in found.values()):
            return ()
        unpacked = self._pack.unpacked
        evidence = unpacked(total)
        sums = unpacked(total + self._bias)
        ranks = unpacked(total + louder)
        # a topic for which nothing speaks is not given, however frequent it is
        said = [number for number, part in enumerate(evidence) if part > 0]
        if not said or max(sums[number] for number in said) < _SAID:
            return ()
        first = max(said, key=ranks.__getitem__)
        scores = {
            number: 1 / (1 + math.exp(-sums[number] / (_UNIT * _STEPS)))
            for number in said
            if sums[number] >= _GIVEN or number == first
        }
        best = max(scores.values())
        given = sorted((number for number in scores if number != first), key=lambda number: (-scores[number], number))
        # the main topic is said at least as surely as what else the text says
        return tuple(
            Topic(
                self._topics[number],
                score,
                Contributions(partial(ranked, score, partial(self._parts, folded, number, found))),
                *self._labels[number],
            )
            for number, score in ((first, best), *((number, scores[number]) for number in given))
        )

    def _parts(self, folded: Folded, topic: int, found: Mapping[str, Feature]) -> list[Part]:
        """What speaks for a topic, in the words of the text."""
        parts: dict[tuple[int, int], tuple[float, int]] = {}
        for key, (value, start, end, count) in found.items():
            row = self._weights.get(key)
            if start < end and isinstance(row, int) and (part := self._pack.unpacked(row)[topic] * value):
                before, often = parts.get((start, end), (0.0, 1))
                parts[start, end] = before + part, max(often, count)
        least = max((part for part, _ in parts.values()), default=0.0) * _LEAST
        return [
            (part, _words(folded, start, end), start, end, count)
            for (start, end), (part, count) in parts.items()
            if part >= least
        ]


def _words(folded: Folded, start: int, end: int) -> str:
    """The words of a span of the caller's text, in one line."""
    if folded.offsets is not None:
        start, end = bisect_left(folded.offsets, start), bisect_left(folded.offsets, end)
    return folded.cased[start:end].replace("\n", " ")


class _Pack:
    """Rows of whole numbers as one whole number each, which can be added and multiplied as the rows can."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._row = struct.Struct(f"<{size}I")
        self._sums = struct.Struct(f"<{size}i")
        self._bytes = size * _FIELD // 8
        ones = int.from_bytes(self._row.pack(*(1,) * size), "little")
        self._raise = ones * _FARTHEST
        self._middle = ones << (_FIELD - 1)

    def __call__(self, row: str) -> int:
        """A row of a learned table, zeros where it is too short."""
        numbers = [number + _FARTHEST for number in cells(row)]
        numbers += [_FARTHEST] * (self._size - len(numbers))
        return int.from_bytes(self._row.pack(*numbers), "little") - self._raise

    def unpacked(self, number: int) -> list[int]:
        """The row of a sum."""
        raised = (number + self._middle).to_bytes(self._bytes, "little")
        return [cell - (1 << (_FIELD - 1)) for cell in self._row.unpack(raised)]


#: From this sum on a topic is given; below the other nothing is said.
_GIVEN = math.log(THRESHOLD / (1 - THRESHOLD)) * _UNIT * _STEPS
_SAID = math.log(THRESHOLD_OF_FIRST / (1 - THRESHOLD_OF_FIRST)) * _UNIT * _STEPS


def _of_lexicon() -> dict[str, tuple[int, str]]:
    """Rows of weights from the lexicon alone."""
    written = lexicon()
    clear = subjects(written)
    rows = {
        key: (clear.get(key, 0), _row(round(topics.get(topic, 0.0) * SCALE * _UNIT) for topic in TOPICS))
        for key, topics in written.items()
    }
    rows[_BIAS_KEY] = 0, _row([round(BIAS * _UNIT)] * len(TOPICS))
    return rows


def _row(numbers: Iterable[int]) -> str:
    return "\t".join(map(str, numbers))


def _with_own(
    own: Mapping[str, Mapping[str, float]],
    rows: Mapping[str, tuple[int, str]],
    main: Mapping[str, tuple[int, str]],
    topics: list[str],
) -> tuple[dict[str, tuple[int, str]], dict[str, tuple[int, str]]]:
    """Put topics of one's own beside the others, or in their place."""
    given = dict.fromkeys(topic for weights in own.values() for topic in weights)
    replaced = [topics.index(topic) for topic in given if topic in topics]
    topics += [topic for topic in given if topic not in topics]
    number = {topic: place for place, topic in enumerate(topics)}

    def without(row: str) -> str:
        if not replaced:
            return row
        numbers = cells(row)
        for place in replaced:
            numbers[place] = 0
        return _row(numbers)

    changed = {key: (subject, without(row)) for key, (subject, row) in rows.items()}
    for term, weights in {_BIAS_KEY: dict.fromkeys(given, BIAS / SCALE), **own}.items():
        subject, row = changed.get(term, (0, "0"))
        numbers = cells(row)
        numbers += [0] * (len(topics) - len(numbers))
        for topic, weight in weights.items():
            numbers[number[topic]] = round(weight * SCALE * _UNIT)
        changed[term] = subject, _row(numbers)
    return changed, {key: (subject, without(row)) for key, (subject, row) in main.items()}
