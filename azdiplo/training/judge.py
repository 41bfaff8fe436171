"""Learn the weights of the judge, and print what it is worth.

    python -m azdiplo.training.judge train.jsonl [--test dev.jsonl] [--write]

The gold files are those that ``azdiplo evaluate`` reads. The texts are read once with the lists as they are and twelve
times with random parts of them taken out, since the texts of tomorrow name what no list holds. A multinomial logistic
regression is fitted to the stretches that lists and rules leave open. Printed is the F1 of the whole library, five-fold
cross-validated; ``--write`` stores the weights in ``data/judge/weights.tsv``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from azdiplo.entities.settle.judge import CLASSES, Judge, Stretch, features, stretches
from azdiplo.entities.settle.link import Linker
from azdiplo.entities.words import Words, shipped_words
from azdiplo.evaluation import Counts, GoldText, evaluate, read_gold
from azdiplo.gazetteer.names import NameIndex
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.labels import LABELS
from azdiplo.pipeline import Pipeline, load

_FOLDS = 5
_DRAWS = 12
_TAKEN_OUT = 0.35
_SEEN = 5
_LEAST = 0.05
_OPEN = ("PERSON", "ORG", "PLACE", "PROJECT", "LAW", "EVENT")


class _Reading:
    """The open stretches of one text and what they are."""

    def __init__(self, found: Sequence[Stretch], gold: dict[tuple[int, str], tuple[int, int]], lexicon: Words) -> None:
        self.features = [
            [feature for view in stretch.views for feature in features(view, lexicon)] for stretch in found
        ]
        self.classes = [_class(stretch, gold) for stretch in found]


def _class(stretch: Stretch, gold: dict[tuple[int, str], tuple[int, int]]) -> int:
    for i, label in enumerate(CLASSES):
        ends = gold.get((stretch.start, label))
        if ends is not None and ends[0] <= stretch.end <= ends[1]:
            return i
    return len(CLASSES) - 1


def _pipeline(seed: int | None) -> Pipeline:
    nlp = load(topics=False, model=False)
    if seed is not None:
        draw = random.Random(seed)
        index = NameIndex(e for e in shipped_entries() if e.label not in _OPEN or draw.random() >= _TAKEN_OUT)
        names = shipped_words().names
        given = {name: other for name, other in names.given.items() if draw.random() >= _TAKEN_OUT}
        surnames = {name: other for name, other in names.surnames.items() if draw.random() >= _TAKEN_OUT}
        words = Words(given, surnames)
        nlp._index, nlp._lexicon, nlp._linker = index, words, Linker(index, words)
    return nlp


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--test", type=Path, help="a gold file to score")
    parser.add_argument("--held", type=float, default=0.4, help="how firmly weights are held near nothing")
    parser.add_argument("--write", action="store_true", help="store the weights")
    args = parser.parse_args(argv)
    docs = read_gold(args.gold)
    readings = [_read(docs, seed) for seed in (None, *range(_DRAWS))]
    print(f"{len(docs)} documents, {sum(len(r.classes) for r in readings[0])} open stretches")
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


def _read(docs: Iterable[GoldText], seed: int | None) -> list[_Reading]:
    """The open stretches of all texts; with a seed, read with a part of the lists taken out."""
    nlp = _pipeline(seed)
    found: list[_Reading] = []
    for doc in docs:
        settled = nlp._settle(nlp._read(doc.text))
        if settled.reading.folded.offsets is not None:
            found.append(_Reading([], {}, nlp._lexicon))  # a few texts; their offsets are not those of the search form
            continue
        gold = {(span.start, span.label): (span.stem_end or span.end, span.end) for span in doc.spans}
        found.append(_Reading(list(stretches(settled.reading, settled.found, settled.glued)), gold, nlp._lexicon))
    return found


def _fit(readings: list[list[_Reading]], rows: Iterable[int], held: float) -> Judge:
    rows = list(rows)
    examples = [
        (chosen, number, 1.0 if pass_ == 0 else 1.0 / _DRAWS)
        for pass_, found in enumerate(readings)
        for i in rows
        for chosen, number in zip(found[i].features, found[i].classes, strict=True)
    ]
    seen = Counter(feature for chosen, _, _ in examples for feature in set(chosen))
    keys = [feature for feature, count in seen.items() if count >= _SEEN]
    w = _regress(examples, keys, held)
    weights: dict[str, str] = {}
    for j, key in enumerate(keys):
        kept = [f"{name or 'none'} {w[j, i]:.2f}" for i, name in enumerate(CLASSES) if abs(w[j, i]) >= _LEAST]
        if kept:
            weights[key] = " ".join(kept)
    return Judge(weights)


def _regress(examples: Sequence[tuple[list[str], int, float]], keys: Sequence[str], held: float) -> np.ndarray:
    """The weights of a multinomial logistic regression: a row a feature, a column a class."""
    at = {key: j for j, key in enumerate(keys)}
    indices, pointer = [], [0]
    for chosen, _, _ in examples:
        indices += sorted({at[feature] for feature in chosen if feature in at})
        pointer.append(len(indices))
    x = csr_matrix((np.ones(len(indices)), indices, pointer), shape=(len(examples), len(keys)))
    y = np.array([number for _, number, _ in examples])
    sample = np.array([weight for _, _, weight in examples])
    size = len(CLASSES)
    one = np.zeros((len(y), size))
    one[np.arange(len(y)), y] = 1

    def loss(flat: np.ndarray) -> Any:
        w = flat.reshape(len(keys), size)
        z = x @ w
        z -= z.max(1, keepdims=True)
        e = np.exp(z)
        p = e / e.sum(1, keepdims=True)
        value = -np.sum(sample * np.log(p[np.arange(len(y)), y] + 1e-12)) + held * np.sum(flat**2)
        return value, (x.T @ (sample[:, None] * (p - one))).ravel() + 2 * held * flat

    flat = minimize(loss, np.zeros(len(keys) * size), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return np.asarray(flat.reshape(len(keys), size))


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
