"""Learn the weights of the topic tagger, and print what they are worth.

    python -m azdiplo.training.topics train.jsonl [more.jsonl] [--write] [--test dev.jsonl]

A line of a gold file is ``{"text": ..., "topics": [main, ...]}``. Three steps are learned. First, for
every topic, a logistic regression whose weights start from, and are held near, the lexicon's own
(``data/topics/terms.tsv``): a term that the texts say nothing about keeps the weight a person gave it,
and what no person listed (labels, kinds, entities) is held near nothing, four times as firmly. Second,
for every topic, another one over its own score and those of the other topics, from scores that the
first step gave texts it had not seen: texts have their topics together. Third, which of the topics given is
the main one, from the same scores and what of them stands in the headline. Printed are five-fold
cross-validated figures of each; ``--write`` stores what was learned from all files in
``data/topics/weights.tsv``, ``companions.tsv`` and ``main.tsv``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import logsumexp

from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.labels import LABELS
from azdiplo.pipeline import load
from azdiplo.text.fold import fold
from azdiplo.topics.features import features, headline
from azdiplo.topics.tables import TOPICS
from azdiplo.topics.tagger import BIAS, LOUDER, SAID, THRESHOLD, THRESHOLD_OF_FIRST, keys_of, lexicon_weights
from azdiplo.topics.terms import TermIndex

_FOLDS = 5
#: The smallest weights kept: many small ones together still count, and each costs time in every text.
_LEAST = 0.05


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--test", type=Path, help="a gold file to score weights on that were learned from the others")
    parser.add_argument("--write", action="store_true", help="store the weights in data/topics")
    parser.add_argument("--held", type=float, default=1.6, help="how firmly the lexicon's weights are held")
    parser.add_argument("--scale", type=float, default=0.85, help="factor on the lexicon's weights")
    parser.add_argument("--seed", type=int, default=7, help="which texts make the folds")
    args = parser.parse_args(argv)
    docs = [doc for path in args.gold for doc in _read(path)]
    bench = _Bench(docs + (_read(args.test) if args.test else []), args.held, args.scale, args.seed)
    n = len(docs)
    rows = np.arange(n)
    print(f"{n} documents, {len(bench.keys)} features")
    first = np.zeros((n, len(bench.topics)))
    both = np.zeros((n, len(bench.topics)))
    ranks = np.zeros((n, len(bench.topics)))
    for train, test in _folds(rows, args.seed):
        weights, second, third = bench.learn(train)
        first[test] = bench.scores(weights, test)
        both[test] = bench.with_companions(second, first[test])
        ranks[test] = bench.ranks(third, first[test], bench.loud(weights, test))
    _report("cross-validated, first step", docs, first, bench.topics)
    _report("cross-validated, second step", docs, both, bench.topics)
    _report("cross-validated", docs, both, bench.topics, ranks)
    _report("lexicon alone", docs, bench.scores(bench.prior(1.0), rows), bench.topics)
    weights, second, third = bench.learn(rows)
    if args.test:
        held_out = np.arange(n, len(bench.docs))
        found = bench.scores(weights, held_out)
        total = bench.with_companions(second, found)
        _report(f"on {args.test.name}, first step", bench.docs[n:], found, bench.topics)
        _report(f"on {args.test.name}, second step", bench.docs[n:], total, bench.topics)
        rank = bench.ranks(third, found, bench.loud(weights, held_out))
        _report(f"on {args.test.name}", bench.docs[n:], total, bench.topics, rank)
    if args.write:
        bench.write(weights, second, third)
    return 0


def _folds(rows: np.ndarray, seed: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs of the documents to learn from and those to try."""
    order = np.random.default_rng(seed).permutation(rows)
    for k in range(_FOLDS):
        test = order[k::_FOLDS]
        yield np.setdiff1d(order, test), test


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


#: Feature → how much of it a text has, and whether the headline has it.
_Row = dict[str, tuple[float, bool]]


def _rows(docs: Iterable[Mapping[str, Any]], lexicon: Iterable[str]) -> list[_Row]:
    """The features of each text: terms of the lexicon, entries of the gazetteer, their kinds and labels."""
    entries = shipped_entries()
    index = TermIndex(term for term in lexicon if ":" not in term and "/" not in term and not term.isupper())
    kinds = {f"{entry.label}/{entry.fields['kind']}" for entry in entries if entry.fields.get("kind")}
    keys = keys_of(entries, {*kinds, *(entry.id for entry in entries), *LABELS})
    nlp = load(topics=False)
    rows: list[_Row] = []
    for doc in docs:
        folded = fold(doc["text"])
        top = headline(folded)
        found = features(folded, nlp(doc["text"]).entities, index, keys, top)
        rows.append({key: (feature[0], feature[2] < top) for key, feature in found.items()})
    return rows


def _matrices(rows: Sequence[_Row], keys: Sequence[str]) -> tuple[csr_matrix, csr_matrix]:
    """The features as a matrix, a row a text; and those of the headlines alone."""
    at = {key: i for i, key in enumerate(keys)}
    data, loud, indices, pointer = [], [], [], [0]
    for row in rows:
        for key, (value, is_loud) in row.items():
            if key in at:
                indices.append(at[key])
                data.append(value)
                loud.append(value if is_loud else 0.0)
        pointer.append(len(data))
    shape = (len(rows), len(keys))
    return csr_matrix((data, indices, pointer), shape=shape), csr_matrix((loud, indices, pointer), shape=shape)


class _Bench:
    """The texts as features, and what is learned from them."""

    def __init__(self, docs: list[dict[str, Any]], held: float, scale: float, seed: int) -> None:
        self.docs = docs
        self.scale = scale
        self.seed = seed
        self.topics = list(TOPICS)
        self.lexicon = lexicon_weights()
        rows = _rows(docs, self.lexicon)
        seen = Counter(key for row in rows for key in row)
        self.keys = sorted(k for k, c in seen.items() if k in self.lexicon or (c >= 4 and not k.startswith("person:")))
        self.x, self.x_loud = _matrices(rows, self.keys)
        self.y = np.array([[t in doc["topics"] for t in self.topics] for doc in docs], dtype=float)
        # the main topic counts double: it is what the text is about
        self.main = np.array([self.topics.index(doc["topics"][0]) for doc in docs])
        self.weight = np.array([[2.0 if doc["topics"][0] == t else 1.0 for t in self.topics] for doc in docs])
        self.held = np.array([held if key in self.lexicon else 4 * held for key in self.keys] + [0.1 * held])

    def prior(self, scale: float) -> np.ndarray:
        """The weights that the lexicon gives."""
        weights = np.zeros((len(self.topics), len(self.keys) + 1))
        weights[:, -1] = BIAS
        for j, key in enumerate(self.keys):
            given = self.lexicon.get(key, {})
            for i, topic in enumerate(self.topics):
                weights[i, j] = given.get(topic, 0.0) * scale
        return weights

    def learn(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The weights of the three steps."""
        unseen = np.zeros((len(self.docs), len(self.topics)))
        loud = np.zeros((len(self.docs), len(self.topics)))
        for train, test in _folds(rows, self.seed + 1):
            weights = self.first_step(train)
            unseen[test] = self.scores(weights, test)
            loud[test] = self.loud(weights, test)
        return (
            self.first_step(rows),
            self.second_step(unseen[rows], rows),
            self.third_step(unseen[rows], loud[rows], rows),
        )

    def first_step(self, rows: np.ndarray) -> np.ndarray:
        """A row a topic: the weight of every feature, the constant last."""
        x = self.x[rows]
        prior = self.prior(self.scale)
        out = np.zeros_like(prior)
        for i in range(len(self.topics)):
            y, w0, sample = self.y[rows, i], prior[i], self.weight[rows, i]

            def loss(w: np.ndarray, y: np.ndarray = y, w0: np.ndarray = w0, s: np.ndarray = sample) -> Any:
                z = x @ w[:-1] + w[-1]
                residual = s * (1 / (1 + np.exp(-z)) - y)
                away = w - w0
                value = np.sum(s * (np.logaddexp(0, z) - y * z)) + np.sum(self.held * away**2)
                return value, np.append(x.T @ residual, residual.sum()) + 2 * self.held * away

            out[i] = minimize(loss, w0.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
        return out

    def second_step(self, z: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """A row a topic: the weights of the other topics' scores, of its own (before the logistic), the constant."""
        size = len(self.topics)
        said = _said(z)
        out = np.zeros((size, size + 2))
        for i in range(size):
            y = self.y[rows, i]
            others = said.copy()
            others[:, i] = 0
            start = np.zeros(size + 2)
            start[size] = 1.0
            held = np.full(size + 2, 10.0)
            held[size], held[size + 1] = 20.0, 0.0

            def loss(
                w: np.ndarray,
                y: np.ndarray = y,
                others: np.ndarray = others,
                own: np.ndarray = z[:, i],
                start: np.ndarray = start,
                held: np.ndarray = held,
            ) -> Any:
                total = others @ w[:-2] + w[-2] * own + w[-1]
                residual = 1 / (1 + np.exp(-total)) - y
                away = w - start
                value = np.sum(np.logaddexp(0, total) - y * total) + np.sum(held * away**2)
                gradient = np.concatenate([others.T @ residual, [own @ residual, residual.sum()]])
                return value, gradient + 2 * held * away

            out[i] = minimize(loss, start, jac=True, method="L-BFGS-B").x
        return out

    def third_step(self, z: np.ndarray, loud: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """A column a topic: the weight of its score, of its part in the headline, the constant.

        The topics that a text says compete for being its main one.
        """
        size = len(self.topics)
        is_said = _said(z) > 0
        texts = np.flatnonzero(is_said[np.arange(len(rows)), self.main[rows]])
        is_said, z, loud, main = is_said[texts], z[texts], loud[texts], self.main[rows[texts]]
        z = np.where(is_said, z, 0.0)
        gold = np.eye(size)[main]
        start = np.array([[1.0], [LOUDER], [0.0]]).repeat(size, axis=1)
        held = np.array([[20.0], [50.0], [5.0]])

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            w = flat.reshape(3, size)
            rank = np.where(is_said, w[0] * z + w[1] * loud + w[2], -np.inf)
            rank = rank - logsumexp(rank, axis=1, keepdims=True)
            residual = np.exp(rank) - gold
            away = w - start
            gradient = np.array([(residual * z).sum(0), (residual * loud).sum(0), residual.sum(0)]) + 2 * held * away
            return float(np.sum(held * away**2) - np.sum(rank[np.arange(len(main)), main])), gradient.ravel()

        return np.asarray(minimize(loss, start.ravel(), jac=True, method="L-BFGS-B").x.reshape(3, size))

    def loud(self, weights: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """The part of the sums of the first step that stands in the headline, where it speaks for the topic."""
        return np.asarray(np.maximum(0.0, self.x_loud[rows] @ weights[:, :-1].T))

    def ranks(self, third: np.ndarray, z: np.ndarray, loud: np.ndarray) -> np.ndarray:
        """Of the topics given the one with the highest rank is the main one."""
        return np.asarray(third[0] * z + third[1] * loud + third[2])

    def scores(self, weights: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """The sums of the first step, before the logistic."""
        return np.asarray(self.x[rows] @ weights[:, :-1].T + weights[:, -1])

    def with_companions(self, second: np.ndarray, z: np.ndarray) -> np.ndarray:
        """The sums of the second step; a topic that the text does not say keeps that of the first."""
        said = _said(z)
        total = said @ second[:, :-2].T + z * second[:, -2] + second[:, -1]
        return np.asarray(np.where(said > 0, total, np.minimum(z, -10.0)))

    def write(self, weights: np.ndarray, second: np.ndarray, third: np.ndarray) -> None:
        """Store the tables."""
        folder = Path(__file__).resolve().parents[2] / "data" / "topics"
        note = "# Learned by azdiplo.training.topics from annotated news; do not edit: edit terms.tsv and learn again."
        lines = [note, "topic\tfeature\tweight"]
        known = dict.fromkeys([*self.keys, *self.lexicon])
        at = {key: j for j, key in enumerate(self.keys)}
        for i, topic in enumerate(self.topics):
            lines.append(f"{topic}\t(bias)\t{weights[i, -1]:.3f}")
            for key in known:
                value = weights[i, at[key]] if key in at else self.lexicon[key].get(topic, 0.0) * self.scale
                if abs(value) >= _LEAST:
                    lines.append(f"{topic}\t{key}\t{value:.2f}")
        (folder / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"weights.tsv: {len(lines) - 2} weights")
        note = "# Learned by azdiplo.training.topics: what a topic's score counts for another one; do not edit."
        lines = [note, "topic\tcompanion\tweight"]
        for i, topic in enumerate(self.topics):
            lines.append(f"{topic}\t(bias)\t{second[i, -1]:.3f}")
            lines.append(f"{topic}\t{topic}\t{second[i, -2]:.3f}")
            for j, other in enumerate(self.topics):
                if j != i and abs(second[i, j]) >= 0.005:
                    lines.append(f"{topic}\t{other}\t{second[i, j]:.2f}")
        (folder / "companions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"companions.tsv: {len(lines) - 2} weights")
        note = "# Learned by azdiplo.training.topics: what makes a topic the main one of a text; do not edit."
        lines = [note, "topic\tpart\tweight"]
        for i, topic in enumerate(self.topics):
            lines += [
                f"{topic}\t{part}\t{third[row, i]:.3f}" for row, part in enumerate(("(own)", "(headline)", "(bias)"))
            ]
        (folder / "main.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"main.tsv: {len(lines) - 2} weights")


def _said(z: np.ndarray) -> np.ndarray:
    """Scores between 0 and 1, those of topics that a text does not say 0."""
    score = 1 / (1 + np.exp(-z))
    return np.asarray(np.where(score > SAID, score, 0.0))


def _report(
    name: str, docs: list[dict[str, Any]], scores: np.ndarray, topics: list[str], ranks: np.ndarray | None = None
) -> None:
    main = 0
    hit, predicted, gold = Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for doc, row, rank in zip(docs, scores, scores if ranks is None else ranks, strict=True):
        score = 1 / (1 + np.exp(-row))
        given = score >= THRESHOLD
        if score.max() >= THRESHOLD_OF_FIRST:
            given[int(np.argmax(row))] = True
        found = {topics[i] for i in np.flatnonzero(given)}
        main += bool(found) and topics[int(np.argmax(np.where(given, rank, -np.inf)))] == doc["topics"][0]
        hit.update(found & set(doc["topics"]))
        predicted.update(found)
        gold.update(doc["topics"])

    def f1(h: int, p: int, g: int) -> float:
        return 2 * h / (p + g) if p + g else 0.0

    micro = f1(sum(hit.values()), sum(predicted.values()), sum(gold.values()))
    frequent = [t for t in topics if gold[t] >= 10]
    macro = sum(f1(hit[t], predicted[t], gold[t]) for t in frequent) / max(1, len(frequent))
    print(
        f"{name:28} main {main / len(docs):.3f}   micro-F1 {micro:.3f}   macro-F1 ({len(frequent)} topics) {macro:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
