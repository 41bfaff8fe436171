"""The topic tagger beside an n-gram SVM, both learned from the same folds.

    python -m tests.bench.topics GOLD.jsonl [MORE.jsonl] [--texts NEWS.jsonl] [--test DEV.jsonl] [--alone]

Folds are five at random, one for each house (train.jsonl and topics.jsonl: who is named as the source) and one for each
group of genres; texts that are nearly one are never on both sides. The SVM reads character n-grams of 3 to 5 letters,
weighted by tf-idf, and nothing else. Lines whose ``part`` is ``"measure"`` and those of ``--test`` only measure. The
calibration error is that of all topics of all texts in ten equal steps of the score, of genres that were left out.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.special import expit

from azdiplo.text.fold import fold
from azdiplo.topics.tagger import THRESHOLD
from azdiplo.training.topics import Texts, fit_slope, folds, groups, learn, read

#: Above this distance from its border the SVM gives a topic, as five-fold figures say is best.
_SVM_THRESHOLD = -0.35
_GENRES = {
    "world": "world",
    "world news": "world",
    "encyclopaedia": "encyclopaedia",
    "local news": "local news",
    "law": "documents",
    "treaty": "documents",
    "statement": "documents",
    "press release": "documents",
    "commentary": "opinion",
    "blog": "opinion",
    "speech": "opinion",
}


class _Scores:
    """What two models say of texts that they did not learn from."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.sums: list[np.ndarray] = []
        self.ranks: list[np.ndarray] = []
        self.svm: list[np.ndarray] = []


def _svm(docs: Sequence[str], y: np.ndarray, train: np.ndarray, test: np.ndarray) -> np.ndarray:
    # imported here: pytest looks for doctests in every module, and few have scikit-learn
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.svm import LinearSVC

    vectors = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3, max_features=100_000, dtype=np.float32
    )
    x = vectors.fit_transform([docs[row] for row in train])
    machine = OneVsRestClassifier(LinearSVC(C=1)).fit(x, y[train] > 0)
    return np.asarray(machine.decision_function(vectors.transform([docs[row] for row in test])))


def _figures(texts: Texts, rows: Sequence[int], given: np.ndarray, first: np.ndarray) -> str:
    given = given.copy()
    given[np.arange(len(rows)), first] = True
    gold = texts.y[rows] > 0
    hit, found, there = (given & gold).sum(0), given.sum(0), gold.sum(0)
    often = there >= 10
    macro = (2 * hit / np.maximum(1, found + there))[often].mean() if often.any() else float("nan")
    return (
        f"main {(first == texts.first[rows]).mean():.3f}  micro {2 * hit.sum() / (found.sum() + there.sum()):.3f}  "
        f"macro {macro:.3f}"
    )


def calibration_error(scores: np.ndarray, gold: np.ndarray) -> float:
    """How far scores are from how often they are right, on the average over all scores that are above 0.05."""
    said = scores > 0.05
    scores, gold = scores[said], gold[said]
    step = np.minimum(9, (scores * 10).astype(int))
    return float(
        sum(abs(scores[step == k].mean() - gold[step == k].mean()) * (step == k).mean() for k in np.unique(step))
    )


def _splits(
    rows: list[int], group: np.ndarray, house: list[str], genre: list[str]
) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    for train, test in folds(group, rows, 7):
        yield "five-fold", train, test
    for name, kinds in (("house", house), ("genre", genre)):
        for kind in sorted({kinds[row] for row in rows if kinds[row]}):
            test = np.array([row for row in rows if kinds[row] == kind])
            seen = set(group[test])
            yield name, np.array([row for row in rows if kinds[row] != kind and group[row] not in seen]), test


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--test", type=Path)
    parser.add_argument("--alone", action="store_true", help="without the SVM")
    args = parser.parse_args(argv)
    docs, kept = read(args.gold, args.texts, args.test)
    group = groups([doc["text"] for doc in docs])
    aside = {group[place] for place, each in enumerate(kept) if not each}
    rows = [place for place in range(len(docs)) if kept[place] and group[place] not in aside]
    texts = Texts(docs, rows)
    genre = [_GENRES.get(doc.get("genre") or doc.get("category") or "", "") for doc in docs]
    house = ["" if genre[p] else "state agency" if "AZƏRTAC" in d["text"] else "Report" for p, d in enumerate(docs)]
    lower = [fold(doc["text"]).lower for doc in docs]
    done: dict[str, _Scores] = {}
    every = [place for place in range(len(docs)) if not kept[place]]
    parts = [*_splits(rows, group, house, genre), ("aside", np.array(rows), np.array(every))]
    for name, train, test in parts:
        if not len(test):
            continue
        model = learn(texts, train)
        scores = done.setdefault(name, _Scores())
        scores.rows += test.tolist()
        scores.sums.append(texts.sums(model, test))
        scores.ranks.append(texts.ranks(model, test))
        if not args.alone:
            scores.svm.append(_svm(lower, texts.y, train, test))
    five = done["five-fold"]
    slope, shift = fit_slope(np.vstack(five.sums), texts.y[five.rows])
    for name, scores in done.items():
        sums, ranks = slope * np.vstack(scores.sums) + shift, np.vstack(scores.ranks)
        at = np.array(scores.rows)
        subsets = {"all": np.ones(len(at), bool)}
        for kind in sorted({house[row] or genre[row] for row in at}):
            subsets[kind] = np.array([(house[row] or genre[row]) == kind for row in at])
        subsets["newsrooms"] = np.array([bool(house[row]) for row in at])
        subsets["found texts of other genres"] = np.array([docs[row].get("category") is not None for row in at])
        for kind, mask in subsets.items():
            if not mask.any():
                continue
            ours = _figures(texts, at[mask], expit(sums[mask]) >= THRESHOLD, ranks[mask].argmax(1))
            line = f"{name:10} {kind:28} {mask.sum():5}  {ours}"
            if scores.svm:
                svm = np.vstack(scores.svm)[mask]
                line += "   | SVM " + _figures(texts, at[mask], svm > _SVM_THRESHOLD, svm.argmax(1))
            line += f"   | calibration error {calibration_error(expit(sums[mask]), texts.y[at[mask]]):.3f}"
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
