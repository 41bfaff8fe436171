"""From features to topics: a linear score, calibrated between 0 and 1, and where it comes from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from azdiplo.gazetteer.entries import Entry
from azdiplo.records import Entity, Topic
from azdiplo.text.fold import Folded
from azdiplo.topics.contributions import Contributions, ranked
from azdiplo.topics.features import Feature, features, headline
from azdiplo.topics.tables import (
    TOPICS,
    companions,
    entity_weights,
    main_weights,
    term_weights,
    trained_weights,
)
from azdiplo.topics.terms import TermIndex

__all__ = ["BIAS", "LOUDER", "SAID", "SCALE", "THRESHOLD", "THRESHOLD_OF_FIRST", "Tagger", "keys_of", "lexicon_weights"]

#: Without trained weights: what a lexicon weight of 1 counts, and what must be outweighed.
SCALE = 0.65
BIAS = -3.1
#: A topic is given from this score on, by cross-validation; the first one from a lower score on, for a text that says
#: anything is about something.
THRESHOLD = 0.37
THRESHOLD_OF_FIRST = 0.15
#: From this score on a topic is said at all: it can be a companion of others, and they can speak for it.
SAID = 0.05
#: Which of a text's topics is the main one: what stands in the headline counts so much more, if nothing was learned.
LOUDER = 0.4
#: A part of the sum, smaller than this either way, is not worth showing; the others share it.
_LEAST = 0.05
_BIAS_KEY = "(bias)"


def keys_of(entries: Iterable[Entry], known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Gazetteer id → what its mentions count as, of the keys known: the id itself, its kind ``"ORG/federation"``.

    A label among the keys stands for itself.
    """
    wanted = frozenset(known)
    keys: dict[str, tuple[str, ...]] = {key: (key,) for key in wanted if key.isupper()}
    for entry in entries:
        ident = entry.id
        kind = entry.fields.get("kind")
        found = (ident,) if ident in wanted else ()
        if kind and (key := f"{entry.label}/{kind}") in wanted:
            found = (*found, key)
        if found:
            keys[ident] = found
    return keys


class Tagger:
    """Tags texts with the topics of the tables.

    Args:
        entries: the entries of the gazetteer, for the kinds that its tables give.
        trained: False for the lexicon's own weights alone.
        own: topics of one's own, term → topic → weight; one with the id of a shipped one replaces it.
    """

    def __init__(
        self, entries: Iterable[Entry], *, trained: bool = True, own: Iterable[Mapping[str, Mapping[str, float]]] = ()
    ) -> None:
        weights = trained_weights() if trained else {}
        bias = weights.pop(_BIAS_KEY, None)
        second = companions() if bias is not None else {}
        if bias is None:
            bias = dict.fromkeys(TOPICS, BIAS)
            weights = lexicon_weights()
        for given in own:
            _add_own(given, weights, bias, second)
        index = TermIndex(term for term in weights if ":" not in term and "/" not in term and not term.isupper())
        self._index = index
        self._keys = keys_of(entries, weights)
        self._topics = tuple(bias)
        self._labels = tuple(
            (TOPICS[topic].label_en, TOPICS[topic].label_az) if topic in TOPICS else (topic, topic) for topic in bias
        )
        self._bias = tuple(bias.values())
        number = {topic: i for i, topic in enumerate(self._topics)}
        #: feature → the topics it speaks for, by number, and how much
        self._weights = {
            key: tuple((number[topic], weight) for topic, weight in topics.items()) for key, topics in weights.items()
        }
        self._second = _second_step(second, number)
        self._third = _third_step(second, number)

    def __call__(self, folded: Folded, entities: Sequence[Entity]) -> tuple[Topic, ...]:
        """The topics of a text, strongest first."""
        weights = self._weights
        sums = list(self._bias)
        top = headline(folded)
        found = features(folded, entities, self._index, self._keys, top)
        for key, feature in found.items():
            value = feature[0]
            for number, weight in weights[key]:
                sums[number] += weight * value
        said = {number: 1 / (1 + math.exp(-total)) for number, total in enumerate(sums) if total > _SAID}
        if not said:
            return ()
        given = self._given(sums, said)
        if len(given) > 1:
            main = self._main([number for _, number in given], sums, found, top)
            # the main topic comes first, and is said at least as surely as what else the text says
            given = [(given[0][0], main), *(each for each in given if each[1] != main)]
        return tuple(
            Topic(
                self._topics[number],
                score,
                Contributions(partial(ranked, score, partial(self._parts, number, found, said))),
                *self._labels[number],
            )
            for score, number in given
        )

    def _given(self, sums: Sequence[float], said: Mapping[int, float]) -> list[tuple[float, int]]:
        """The topics that a text is said to have, strongest first: score and number."""
        scores = [(self._with_companions(number, sums[number], said), number) for number in said]
        scores.sort(key=lambda each: (-each[0], each[1]))
        given: list[tuple[float, int]] = []
        for total, number in scores:
            score = 1 / (1 + math.exp(-total))
            if score < (THRESHOLD if given else THRESHOLD_OF_FIRST):
                break
            own, _, constant = self._second.get(number, _ALONE)
            if total <= own * self._bias[number] + constant:
                continue  # the text speaks against it, and that it is frequent is all that speaks for it
            given.append((score, number))
        return given

    def _with_companions(self, number: int, total: float, said: Mapping[int, float]) -> float:
        """The second sum of a topic: its own, and what the other topics of the text add to it."""
        if number not in self._second:
            return total
        own, others, constant = self._second[number]
        total = own * total + constant
        for other, score in said.items():
            if other in others:
                total += others[other] * score
        return total

    def _main(self, given: Sequence[int], sums: Sequence[float], found: Mapping[str, Feature], top: int) -> int:
        """Which of a text's topics it is mainly about: what the headline says decides between those well said."""
        louder = dict.fromkeys(given, 0.0)
        for key, feature in found.items():
            if feature[2] < top:
                for number, weight in self._weights[key]:
                    if number in louder:
                        louder[number] += weight * feature[0]
        best, main = -math.inf, given[0]
        for number in given:
            own, loud, constant = self._third.get(number, _UNRANKED)
            rank = own * sums[number] + loud * max(0.0, louder[number]) + constant
            if rank > best:
                best, main = rank, number
        return main

    def _parts(
        self, topic: int, found: Mapping[str, Feature], said: Mapping[int, float]
    ) -> list[tuple[float, Feature]]:
        """What each feature and each companion adds to the sum behind the score of a topic."""
        own, others, _ = self._second.get(topic, _ALONE)
        parts: list[tuple[float, Feature]] = []
        strongest: dict[int, tuple[float, Feature]] = {}
        companion = {number for number in said if number in others}
        for key, feature in found.items():
            for number, weight in self._weights[key]:
                part = weight * feature[0]
                if number == topic:
                    parts.append((own * part, feature))
                elif number in companion and (number not in strongest or part > strongest[number][0]):
                    strongest[number] = (part, feature)
        for number, (_, (_, _, start, end, count)) in strongest.items():
            # a companion stands where the strongest of its own evidence does
            part = others[number] * said[number]
            parts.append((part, (part, self._topics[number], start, end, count)))
        large = [each for each in parts if abs(each[0]) > _LEAST]
        return large if sum(part for part, _ in large) > 0 else parts


_SAID = math.log(SAID / (1 - SAID))
#: The second step of a topic that has none: its own score is all.
_ALONE: tuple[float, dict[int, float], float] = (1.0, {}, 0.0)
#: The third step of a topic that has none.
_UNRANKED = (1.0, LOUDER, 0.0)


def _second_step(
    second: Mapping[str, Mapping[str, float]], number: Mapping[str, int]
) -> dict[int, tuple[float, dict[int, float], float]]:
    """Topic → what its own score, its companions' and nothing at all add to its second score."""
    return {
        number[topic]: (
            row.get(topic, 1.0),
            {number[other]: weight for other, weight in row.items() if other in number and other != topic},
            row.get(_BIAS_KEY, 0.0),
        )
        for topic, row in second.items()
    }


def _third_step(second: Mapping[str, object], number: Mapping[str, int]) -> dict[int, tuple[float, float, float]]:
    """Topic → what its sum, its part in the headline and nothing at all count when the main topic is chosen."""
    third = main_weights() if second else {}
    learned = third.get(_BIAS_KEY, {}).keys() & second.keys()
    return {
        number[topic]: (third["(own)"][topic], third["(headline)"][topic], third[_BIAS_KEY][topic]) for topic in learned
    }


def lexicon_weights() -> dict[str, dict[str, float]]:
    """Feature → topic → weight, from the lexicon alone."""
    weights: dict[str, dict[str, float]] = {}
    for table in (term_weights(), entity_weights()):
        for key, topics in table.items():
            weights[key] = {topic: weight * SCALE for topic, weight in topics.items()}
    return weights


def _add_own(
    own: Mapping[str, Mapping[str, float]],
    weights: dict[str, dict[str, float]],
    bias: dict[str, float],
    second: dict[str, dict[str, float]],
) -> None:
    """Put topics of one's own beside the others, or in their place."""
    for topic in dict.fromkeys(topic for topics in own.values() for topic in topics):
        if topic in bias:
            for topics in weights.values():
                topics.pop(topic, None)
        bias[topic] = BIAS
        second.pop(topic, None)
    for term, given in own.items():
        known = weights.setdefault(term, {})
        for topic, weight in given.items():
            known[topic] = weight * SCALE
