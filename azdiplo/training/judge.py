"""Learn the weights of the judge, and print what it is worth.

    python -m azdiplo.training.judge train.jsonl [--test dev.jsonl] [--write]

The gold files are those that ``azdiplo evaluate`` reads. The texts are read thirteen times: once with the lists as they
are, and twelve times with another random third of the names taken out, since the texts of tomorrow name what no list
holds; the twelve weigh as much as the one. A multinomial logistic regression is fitted to the stretches that lists and
rules leave open. Printed is the F1 of the whole library, five-fold cross-validated; ``--write`` stores the weights in
``data/judge/weights.tsv``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from azdiplo.entities.settle.judge import CLASSES, Judge
from azdiplo.entities.settle.stretches import Stretch, opened
from azdiplo.entities.settle.views import features, seen
from azdiplo.entities.words import Words, shipped_words
from azdiplo.evaluation import Counts, GoldText, evaluate, read_gold
from azdiplo.gazetteer.names import NameIndex
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.labels import LABELS
from azdiplo.pipeline import Pipeline, load

_FOLDS = 5
_DRAWS = 12
#: Each reading of the texts: with all names, and with another part of them taken out.
_SEEDS = (None, *range(_DRAWS))
_TAKEN_OUT = 0.35
_SEEN = 5
_LEAST = 0.05
_OPEN = ("PERSON", "ORG", "PLACE", "PROJECT", "LAW", "EVENT")


#: Where the ending of a gold span starts, and its end, by its start and label.
_Gold = Mapping[tuple[int, str], tuple[int, int]]


class _Example(NamedTuple):
    """An open stretch: its features, and the number of the class that it is of."""

    features: list[str]
    number: int


def _number(stretch: Stretch, gold: _Gold) -> int:
    for i, label in enumerate(CLASSES):
        ends = gold.get((stretch.start, label))
        if ends is not None and ends[0] <= stretch.end <= ends[1]:
            return i
    return len(CLASSES) - 1


def _pipeline(seed: int | None) -> Pipeline:
    """The library without the judge; with a seed, a part of its names is taken out, for every step that asks."""
    nlp = load(topics=False, model=False)
    if seed is not None:
        draw = random.Random(seed)
        index = NameIndex(e for e in shipped_entries() if e.label not in _OPEN or draw.random() >= _TAKEN_OUT)
        names = shipped_words().names
        given = {name: other for name, other in names.given.items() if draw.random() >= _TAKEN_OUT}
        surnames = {name: other for name, other in names.surnames.items() if draw.random() >= _TAKEN_OUT}
        nlp._take(index, Words(given, surnames))
    return nlp


def _examples(nlp: Pipeline, doc: GoldText) -> list[_Example]:
    """The open stretches of a text and what they are."""
    settled = nlp._settle(nlp._read(doc.text))
    reading = settled.reading
    if reading.folded.offsets is not None:
        return []  # a few texts; their offsets are not those of the search form
    gold = {(span.start, span.label): (span.stem_end or span.end, span.end) for span in doc.spans}
    open_ones = opened(reading, settled.found, settled.glued, frozenset(CLASSES))
    return [
        _Example([each for view in views for each in features(view, reading.words)], _number(stretch, gold))
        for stretch, views in seen(reading, settled.found, open_ones)
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--test", type=Path, help="a gold file to score")
    parser.add_argument("--held", type=float, default=0.4, help="how firmly weights are held near nothing")
    parser.add_argument("--write", action="store_true", help="store the weights")
    args = parser.parse_args(argv)
    docs = read_gold(args.gold)
    readings: list[list[list[_Example]]] = []
    for seed in _SEEDS:
        nlp = _pipeline(seed)
        readings.append([_examples(nlp, doc) for doc in docs])
    print(f"{len(docs)} documents, {sum(map(len, readings[0]))} open stretches")
    order = list(range(len(docs)))
    random.Random(7).shuffle(order)
    results: list[Mapping[str, Counts]] = []
    for k in range(_FOLDS):
        test = order[k::_FOLDS]
        model = _fit(readings, [i for i in order if i not in set(test)], args.held)
        results.append(_score(model, [docs[i] for i in test]))
    _report("without the model", _score(None, docs))
    _report("cross-validated", {label: sum((each[label] for each in results), Counts()) for label in LABELS})
    model = _fit(readings, order, args.held)
    print(f"{len(model.weights)} features")
    if args.test:
        _report(f"on {args.test.name}, without", _score(None, read_gold(args.test)))
        _report(f"on {args.test.name}", _score(model, read_gold(args.test)))
    if args.write:
        _write(model)
    return 0


def _fit(readings: Sequence[Sequence[Sequence[_Example]]], rows: Iterable[int], held: float) -> Judge:
    """The judge that these texts make; it knows the labels that they have examples of, and no other."""
    rows = list(rows)
    examples = [
        (example, 1.0 if seed is None else 1.0 / _DRAWS)
        for seed, found in zip(_SEEDS, readings, strict=True)
        for i in rows
        for example in found[i]
    ]
    keys, x = _matrix([example.features for example, _ in examples])
    weights = _minimum(
        x,
        np.array([example.number for example, _ in examples]),
        np.array([weight for _, weight in examples]),
        held,
    )
    shown = sorted({example.number for example, _ in examples})
    table: dict[str, str] = {}
    for key, row in zip(keys, weights, strict=True):
        kept = [f"{CLASSES[i] or 'none'} {row[i]:.2f}" for i in shown if abs(row[i]) >= _LEAST]
        if kept:
            table[key] = " ".join(kept)
    return Judge(table)


def _matrix(examples: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    """The features that are seen often enough, and which example has which of them."""
    counts = Counter(feature for found in examples for feature in set(found))
    keys = [feature for feature, count in counts.items() if count >= _SEEN]
    at = {key: j for j, key in enumerate(keys)}
    indices, pointer = [], [0]
    for found in examples:
        indices += sorted({at[feature] for feature in found if feature in at})
        pointer.append(len(indices))
    return keys, csr_matrix((np.ones(len(indices)), indices, pointer), shape=(len(examples), len(keys)))


def _minimum(x: csr_matrix, y: np.ndarray, sample: np.ndarray, held: float) -> np.ndarray:
    """The weights of each feature for each class that explain the examples best and stay near nothing."""
    size = len(CLASSES)
    one = np.zeros((len(y), size))
    one[np.arange(len(y)), y] = 1
    count = x.shape[1]

    def loss(flat: np.ndarray) -> Any:
        w = flat.reshape(count, size)
        z = x @ w
        z -= z.max(1, keepdims=True)
        e = np.exp(z)
        p = e / e.sum(1, keepdims=True)
        value = -np.sum(sample * np.log(p[np.arange(len(y)), y] + 1e-12)) + held * np.sum(flat**2)
        return value, (x.T @ (sample[:, None] * (p - one))).ravel() + 2 * held * flat

    flat = minimize(loss, np.zeros(count * size), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    found: np.ndarray = flat.reshape(count, size)
    return found


def _score(model: Judge | None, docs: Iterable[GoldText]) -> Mapping[str, Counts]:
    nlp = load(topics=False, model=False)
    nlp._judge = model
    return evaluate(docs, nlp).lenient


def _report(name: str, counts: Mapping[str, Counts]) -> None:
    whole = sum(counts.values(), Counts())
    print(
        f"{name:28} all {whole.f1 or 0:.4f}  "
        + "  ".join(f"{label} {each.f1 or 0:.3f}" for label, each in counts.items())
    )


def _write(model: Judge) -> None:
    folder = Path(__file__).resolve().parents[2] / "data" / "judge"
    folder.mkdir(exist_ok=True)
    lines = ["# Learned by azdiplo.training.judge from annotated news; do not edit.", "feature\tweights"]
    lines += [f"{key}\t{given}" for key, given in sorted(model.weights.items())]
    (folder / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"weights.tsv: {len(lines) - 2} features")


if __name__ == "__main__":
    sys.exit(main())
