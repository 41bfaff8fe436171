"""Learn the weights of the topic tagger, and print what they are worth.

    python -m azdiplo.training.topics train.jsonl [more.jsonl] [--write] [--test dev.jsonl]

A line of a gold file is ``{"text": ..., "topics": [main, ...]}``. For every topic a logistic
regression is fitted whose weights start from, and are held near, the lexicon's own
(``data/topics/terms.tsv``): a term that the texts say nothing about keeps the weight a person gave
it. Printed are five-fold cross-validated figures; ``--write`` stores weights learned from all files
in ``data/topics/weights.tsv``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from azdiplo.pipeline import _entries, load
from azdiplo.text.fold import fold
from azdiplo.topics.features import features
from azdiplo.topics.tables import TOPICS
from azdiplo.topics.tagger import BIAS, kinds_of, lexicon_weights
from azdiplo.topics.terms import TermIndex

_FOLDS = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--test", type=Path, help="a gold file to score weights on that were learned from the others")
    parser.add_argument("--write", action="store_true", help="store the weights in data/topics/weights.tsv")
    parser.add_argument("--held", type=float, default=1.2, help="how firmly the lexicon's weights are held")
    parser.add_argument("--scale", type=float, default=1.0, help="factor on the lexicon's weights")
    args = parser.parse_args(argv)
    docs = [doc for path in args.gold for doc in _read(path)]
    bench = _Bench(docs + (_read(args.test) if args.test else []), args.held, args.scale)
    n = len(docs)
    print(f"{n} documents, {len(bench.keys)} features")
    order = np.random.default_rng(7).permutation(n)
    scores = np.zeros((n, len(bench.topics)))
    for k in range(_FOLDS):
        test = order[k::_FOLDS]
        train = np.setdiff1d(order, test)
        scores[test] = bench.predict(bench.fit(train), test)
    _report("cross-validated", docs, scores, bench.topics)
    rows = np.arange(n)
    alone = bench.predict(bench.prior(), rows)
    _report("lexicon alone", docs, alone, bench.topics)
    weights = bench.fit(rows)
    if args.test:
        held_out = np.arange(n, len(bench.docs))
        _report(f"on {args.test.name}", bench.docs[n:], bench.predict(weights, held_out), bench.topics)
    if args.write:
        bench.write(weights)
    return 0


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


class _Bench:
    def __init__(self, docs: list[dict[str, Any]], held: float, scale: float) -> None:
        self.docs = docs
        self.held = held
        self.topics = list(TOPICS)
        self.lexicon = {k: {t: w * scale for t, w in topics.items()} for k, topics in lexicon_weights().items()}
        kinds = kinds_of(_entries())
        index = TermIndex(term for term in self.lexicon if ":" not in term and term.islower())
        nlp = load(topics=False)
        everything = _Everything()
        rows: list[dict[str, float]] = []
        for doc in docs:
            found = features(fold(doc["text"]), nlp(doc["text"]).entities, index, everything, kinds)
            rows.append({key: feature.value for key, feature in found.items()})
        seen = Counter(key for row in rows for key in row)
        self.keys = sorted(
            {k for k, c in seen.items() if k in self.lexicon or (c >= 4 and not k.startswith("person:"))}
        )
        at = {key: i for i, key in enumerate(self.keys)}
        data, indices, pointer = [], [], [0]
        for row in rows:
            for key, value in row.items():
                if key in at:
                    indices.append(at[key])
                    data.append(value)
            pointer.append(len(data))
        self.x = csr_matrix((data, indices, pointer), shape=(len(docs), len(self.keys)))
        self.y = np.array([[t in doc["topics"] for t in self.topics] for doc in docs], dtype=float)
        # the main topic counts double: it is what the text is about
        self.weight = np.array([[1.6 if doc["topics"][0] == t else 1.0 for t in self.topics] for doc in docs])

    def prior(self) -> np.ndarray:
        weights = np.zeros((len(self.topics), len(self.keys) + 1))
        for i, topic in enumerate(self.topics):
            weights[i, -1] = BIAS
            for j, key in enumerate(self.keys):
                weights[i, j] = self.lexicon.get(key, {}).get(topic, 0.0)
        return weights

    def fit(self, rows: np.ndarray) -> np.ndarray:
        x = self.x[rows]
        prior = self.prior()
        out = np.zeros_like(prior)
        for i in range(len(self.topics)):
            y, w0, sample = self.y[rows, i], prior[i], self.weight[rows, i]

            def loss(w: np.ndarray, y: np.ndarray = y, w0: np.ndarray = w0, s: np.ndarray = sample) -> Any:
                z = x @ w[:-1] + w[-1]
                p = 1 / (1 + np.exp(-z))
                value = np.sum(s * (np.logaddexp(0, z) - y * z))
                away = w - w0
                away[-1] *= 0.1
                value += self.held * np.sum(away**2)
                residual = s * (p - y)
                gradient = np.append(x.T @ residual, residual.sum()) + 2 * self.held * away
                return value, gradient

            out[i] = minimize(loss, w0.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
        return out

    def predict(self, weights: np.ndarray, rows: np.ndarray) -> np.ndarray:
        z = self.x[rows] @ weights[:, :-1].T + weights[:, -1]
        return np.asarray(1 / (1 + np.exp(-z)))

    def write(self, weights: np.ndarray) -> None:
        path = Path(__file__).resolve().parents[2] / "data" / "topics" / "weights.tsv"
        lines = [
            "# Learned by azdiplo.training.topics from annotated news; do not edit: edit terms.tsv and learn again.",
            "topic\tfeature\tweight",
        ]
        known = dict.fromkeys([*self.keys, *self.lexicon])
        at = {key: j for j, key in enumerate(self.keys)}
        for i, topic in enumerate(self.topics):
            lines.append(f"{topic}\t(bias)\t{weights[i, -1]:.3f}")
            for key in known:
                value = weights[i, at[key]] if key in at else self.lexicon[key].get(topic, 0.0)
                if abs(value) >= 0.06:
                    lines.append(f"{topic}\t{key}\t{value:.2f}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path.name}: {len(lines) - 2} weights")


class _Everything:
    def __contains__(self, key: object) -> bool:
        return True


def _report(name: str, docs: list[dict[str, Any]], scores: np.ndarray, topics: list[str]) -> None:
    main = sum(topics[int(np.argmax(row))] == doc["topics"][0] for doc, row in zip(docs, scores, strict=True))
    hit, predicted, gold = Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for doc, row in zip(docs, scores, strict=True):
        found = {topics[i] for i in np.flatnonzero(row >= 0.5)}
        hit.update(found & set(doc["topics"]))
        predicted.update(found)
        gold.update(doc["topics"])

    def f1(h: int, p: int, g: int) -> float:
        return 2 * h / (p + g) if p + g else 0.0

    micro = f1(sum(hit.values()), sum(predicted.values()), sum(gold.values()))
    frequent = [t for t in topics if gold[t] >= 10]
    macro = sum(f1(hit[t], predicted[t], gold[t]) for t in frequent) / max(1, len(frequent))
    print(
        f"{name:16} main {main / len(docs):.3f}   micro-F1 {micro:.3f}   macro-F1 ({len(frequent)} topics) {macro:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
