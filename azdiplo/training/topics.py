"""Learn the weights of the topic tagger, and print what they are worth.

    python -m azdiplo.training.topics GOLD.jsonl [MORE.jsonl] [--texts NEWS.jsonl] [--test DEV.jsonl] [--write]

A line of a gold file is ``{"id": ..., "text": ..., "topics": [main, ...]}``; a text that lies elsewhere is looked up by
its id in the files given with ``--texts``. Lines whose ``part`` is ``"measure"`` and those of ``--test`` are never
learned from, nor is a text that is nearly one of them.

One model, two questions. For every topic a logistic regression says whether the text has it, and one regression over
all topics which is the main one. They share the weights of all features, which start from, and are held near, the
lexicon's own: what the texts say nothing about keeps the weight that a person gave it. What the headline says
(``^`` before the key) has weights of its own for the second question. ``--write`` stores what was learned from all
files in ``data/topics/weights.tsv`` and ``main.tsv``, in hundredths.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit, logsumexp

from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.pipeline import load
from azdiplo.text.fold import fold
from azdiplo.topics.tables import TOPICS
from azdiplo.topics.tagger import BIAS, SCALE, THRESHOLD, lexicon, reading, subjects

__all__ = ["Model", "Texts", "fit_slope", "folds", "groups", "learn", "main", "read"]

_FOLDS = 5
#: A feature that no person listed is learned of from so many texts on.
_OFTEN = 4
#: How firmly weights are held near the lexicon's: those of the lexicon, of the headline, of its predicates; and the
#: second weights of the headline and its predicates.
_HELD, _HELD_HEADLINE, _HELD_PREDICATE = 1.6, 3.0, 1.5
#: Where something happens says little of what happens.
_HELD_WHERE = 5.0
_HELD_MAIN, _HELD_MAIN_PREDICATE = 2.0, 1.0
#: Factor on the lexicon's weights.
_PRIOR = 0.85 * SCALE
#: Besides, for stems: they have been written from the definitions, for every newsroom, and texts of two should not
#: take them away.
_PRIOR_OF_STEMS = 1.5
_ROUNDS = 40
#: A feature whose weights are all nearer to nothing than so many hundredths is left out.
_LEAST = 10
#: Two texts are nearly one if they share this part of the shorter one's runs of four words.
_ALIKE = 0.35
_WORD = re.compile(r"\w+")
_IDS = list(TOPICS)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: a row a feature, a column a topic.

    Attributes:
        weights: what a feature says of each topic.
        main: what it says besides of which is the main one.
        bias: what counts always for the first question.
        main_bias: and for the second.
    """

    weights: np.ndarray
    main: np.ndarray
    bias: np.ndarray
    main_bias: np.ndarray


class Texts:
    """Annotated texts as features.

    Args:
        docs: each with ``text`` and ``topics``.
        known: the positions of those that may say which features there are.
    """

    def __init__(self, docs: Sequence[dict[str, Any]], known: Sequence[int]) -> None:
        self.docs = docs
        written = lexicon()
        entries = shipped_entries()
        every = {f"{each.label}/{each.fields['kind']}" for each in entries if each.fields.get("kind")}
        every.update(each.id for each in entries if each.label != "PERSON")
        read = reading(entries, [*written, *every], subjects(written))
        nlp = load(topics=False)
        rows = [
            {key: feature[0] for key, feature in read(fold(doc["text"]), nlp(doc["text"]).entities).items()}
            for doc in docs
        ]
        seen = Counter(key for place in known for key in rows[place])
        self.keys = sorted({*written, *(key for key, count in seen.items() if count >= _OFTEN)})
        number = {key: place for place, key in enumerate(self.keys)}
        data, places, ends = [], [], [0]
        for row in rows:
            for key, value in row.items():
                if key in number:
                    places.append(number[key])
                    data.append(value)
            ends.append(len(data))
        self.x = csr_matrix((data, places, ends), shape=(len(docs), len(self.keys)))
        self.y = np.array([[topic in doc["topics"] for topic in _IDS] for doc in docs], dtype=float)
        self.first = np.array([_IDS.index(doc["topics"][0]) for doc in docs])
        prior = np.array([[written.get(key, {}).get(t, 0.0) * _PRIOR for t in _IDS] for key in self.keys])
        stem = np.array([key.endswith("…") for key in self.keys])
        self.prior = prior * np.where(stem, _PRIOR_OF_STEMS, 1.0)[:, None]
        predicate = np.array([key.startswith("^") and "+" in key for key in self.keys])
        headline = np.array([key.startswith("^") for key in self.keys])
        where = np.array([key.lstrip("^").startswith(("state:", "place:")) for key in self.keys])
        held = np.where(where, _HELD_WHERE, _HELD)
        self.held = np.where(predicate, _HELD_PREDICATE, np.where(headline, _HELD_HEADLINE, held))[:, None]
        self.second = np.flatnonzero(headline)
        self.held_main = np.where(predicate, _HELD_MAIN_PREDICATE, _HELD_MAIN)[self.second][:, None]

    def sums(self, model: Model, rows: Sequence[int] | np.ndarray) -> np.ndarray:
        """The sums behind the scores."""
        return np.asarray(self.x[rows] @ model.weights + model.bias)

    def ranks(self, model: Model, rows: Sequence[int] | np.ndarray) -> np.ndarray:
        """The main topic is the one with the highest rank."""
        return np.asarray(self.x[rows] @ (model.weights + model.main) + model.main_bias)


def learn(texts: Texts, rows: Sequence[int] | np.ndarray) -> Model:
    """Learn from some of the texts."""
    x = texts.x[rows].tocsr()
    headline = x[:, texts.second].tocsr()
    x_t, headline_t = x.T.tocsr(), headline.T.tocsr()
    y, first = texts.y[rows], texts.first[rows]
    gold = np.eye(len(_IDS))[first]
    size, features, second = len(_IDS), len(texts.keys), len(texts.second)
    cuts = np.cumsum([features * size, second * size, size])

    def parts(flat: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        w, d, b, c = np.split(flat, cuts)
        return w.reshape(features, size), d.reshape(second, size), b, c

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w, d, b, c = parts(flat)
        shared = x @ w
        z = shared + b
        has = expit(z) - y
        rank = shared + headline @ d + c
        rank = rank - logsumexp(rank, axis=1, keepdims=True)
        leads = np.exp(rank) - gold
        away = w - texts.prior
        value = np.sum(np.logaddexp(0, z) - y * z) - np.sum(rank[np.arange(len(first)), first])
        value += np.sum(texts.held * away**2) + np.sum(texts.held_main * d**2)
        value += 0.1 * np.sum((b - BIAS) ** 2) + 0.1 * np.sum(c**2)
        gradient = (
            x_t @ (has + leads) + 2 * texts.held * away,
            headline_t @ leads + 2 * texts.held_main * d,
            has.sum(0) + 0.2 * (b - BIAS),
            leads.sum(0) + 0.2 * c,
        )
        return float(value), np.concatenate([each.ravel() for each in gradient])

    start = np.concatenate([texts.prior.ravel(), np.zeros(second * size), np.full(size, BIAS), np.zeros(size)])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS, "maxcor": 6})
    w, d, b, c = parts(found.x)
    main = np.zeros_like(w)
    main[texts.second] = d
    return Model(w, main, b, c)


def calibrated(model: Model, slope: float, shift: float) -> Model:
    """The model with its sums stretched, so that a score is how often such topics are right."""
    return Model(model.weights * slope, model.main * slope, model.bias * slope + shift, model.main_bias * slope)


def fit_slope(sums: np.ndarray, gold: np.ndarray) -> tuple[float, float]:
    """What makes sums of texts that were not learned from true: slope and shift."""
    z, y = sums.ravel(), gold.ravel()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total = w[0] * z + w[1]
        wrong = expit(total) - y
        return float(np.sum(np.logaddexp(0, total) - y * total)), np.array([wrong @ z, wrong.sum()])

    slope, shift = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x
    return float(slope), float(shift)


def groups(texts: Sequence[str]) -> np.ndarray:
    """A number for each text, the same for texts that are nearly one."""
    runs = []
    for text in texts:
        words = _WORD.findall(fold(text).lower)
        runs.append({" ".join(words[i : i + 4]) for i in range(max(1, len(words) - 3))})
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(runs):
        for run in each:
            holders[run].append(place)
    group = list(range(len(texts)))

    def top(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for place, each in enumerate(runs):
        shared = Counter(other for run in each for other in holders[run] if other < place)
        for other, count in shared.items():
            if count >= _ALIKE * min(len(each), len(runs[other])):
                low, high = sorted((top(place), top(other)))
                group[high] = low
    return np.array([top(place) for place in range(len(texts))])


def folds(group: np.ndarray, rows: Sequence[int] | np.ndarray, seed: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs of the texts to learn from and those to try; texts that are nearly one go together."""
    each = np.unique(group[rows])
    fold_of = dict(zip(each, np.random.default_rng(seed).permutation(len(each)) % _FOLDS, strict=True))
    number = np.array([fold_of[group[row]] for row in rows])
    for k in range(_FOLDS):
        yield np.asarray(rows)[number != k], np.asarray(rows)[number == k]


def report(name: str, texts: Texts, rows: Sequence[int] | np.ndarray, sums: np.ndarray, ranks: np.ndarray) -> None:
    """Print what scores are worth."""
    first = ranks.argmax(1)
    given = expit(sums) >= THRESHOLD
    given[np.arange(len(rows)), first] = True
    gold = texts.y[rows] > 0
    hit, found, there = (given & gold).sum(0), given.sum(0), gold.sum(0)
    often = there >= 10
    print(
        f"{name:24} {len(rows):5} texts   main {(first == texts.first[rows]).mean():.3f}   "
        f"micro-F1 {2 * hit.sum() / (found.sum() + there.sum()):.3f}   "
        f"macro-F1 {(2 * hit / np.maximum(1, found + there))[often].mean() if often.any() else 0:.3f} "
        f"({often.sum()} topics)"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--texts", nargs="*", type=Path, default=[], help="files with the texts of gold lines, by id")
    parser.add_argument("--test", type=Path, help="a gold file to score weights on that were learned from the others")
    parser.add_argument("--write", action="store_true", help="store the weights in data/topics")
    parser.add_argument("--seed", type=int, default=7, help="which texts make the folds")
    args = parser.parse_args(argv)
    docs, kept = read(args.gold, args.texts, args.test)
    group = groups([doc["text"] for doc in docs])
    aside = {group[place] for place, each in enumerate(kept) if not each}
    rows = [place for place in range(len(docs)) if kept[place] and group[place] not in aside]
    texts = Texts(docs, rows)
    print(f"{len(rows)} texts to learn from, {len(texts.keys)} features")
    tried, sums, ranks = [], [], []
    for train, test in folds(group, rows, args.seed):
        model = learn(texts, train)
        tried.append(test)
        sums.append(texts.sums(model, test))
        ranks.append(texts.ranks(model, test))
    order = np.concatenate(tried)
    report("five-fold", texts, order, np.vstack(sums), np.vstack(ranks))
    slope, shift = fit_slope(np.vstack(sums), texts.y[order])
    print(f"sums times {slope:.3f} and {shift:+.3f} make true scores")
    model = calibrated(learn(texts, rows), slope, shift)
    aside_rows = [place for place in range(len(docs)) if not kept[place]]
    if aside_rows:
        report("aside", texts, aside_rows, texts.sums(model, aside_rows), texts.ranks(model, aside_rows))
    if args.write:
        write(texts, model)
    return 0


def read(gold: Sequence[Path], texts: Sequence[Path], test: Path | None) -> tuple[list[dict[str, Any]], list[bool]]:
    """The annotated texts, and which of them may be learned from."""
    by_id = {line["id"]: line["text"] for path in texts for line in _lines(path)}
    docs = [line for path in gold for line in _lines(path)]
    kept = [line.get("part") != "measure" for line in docs]
    if test is not None:
        docs += _lines(test)
        kept += [False] * (len(docs) - len(kept))
    for line in docs:
        if "text" not in line:
            line["text"] = by_id[line["id"]]
    return docs, kept


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def write(texts: Texts, model: Model) -> None:
    """Store the tables."""
    clear = subjects(lexicon())
    folder = Path(__file__).resolve().parents[2] / "data" / "topics"
    for name, weights, bias in (("weights", model.weights, model.bias), ("main", model.main, model.main_bias)):
        lines = [
            "# Learned by azdiplo.training.topics, in hundredths; do not edit: edit terms.tsv, stems.tsv, learn again.",
            "\t".join(["feature", "subject", *_IDS]),
            "\t".join(["(bias)", "0", *(f"{round(100 * each)}" for each in bias)]),
        ]
        for key, row in zip(texts.keys, weights, strict=True):
            cells = [round(100 * each) for each in row]
            if any(abs(cell) >= _LEAST for cell in cells):
                lines.append("\t".join([key, str(clear.get(key, 0)), *map(str, cells)]))
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}.tsv: {len(lines) - 2} features")


if __name__ == "__main__":
    sys.exit(main())
