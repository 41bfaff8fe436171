"""Learn what gives words their marks back, and print how often it is right.

    python -m azdiplo.training.spelling corpus.jsonl [--write]

A line of the corpus is ``{"text": ...}``. Learned are the weights of the letters (``data/spelling/letters.tsv``, a
logistic regression for each of the seven letters, from the words of the texts and of the shipped lists), the words that
these and the lists get wrong (``words.tsv``), the neighbours that tell words apart that are typed alike
(``neighbours.tsv``), and for texts in capitals which endings no name has and which words names are made of
(``case.tsv``). Printed are figures on every fifth text, kept out of the learning; ``--write`` then learns from
all of them and stores the tables. No sentence of the texts is stored.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from azdiplo import resources
from azdiplo.gazetteer.shipped import shipped_index
from azdiplo.pipeline import load
from azdiplo.spelling.letters import CHOICES, OPEN, features, plain
from azdiplo.spelling.marks import KEYBOARDS, WORD, Marks, neighbours
from azdiplo.text.alphabet import LOWER
from azdiplo.text.fold import lower

_SCALE = 32
_NOTE = "# Learned by azdiplo.training.spelling from news; do not edit: learn again."
_LETTERS = re.compile(r"[^\W\d_]+")
_ONLY_E = str.maketrans("əƏ", "eE")

Weights = dict[str, dict[str, int]]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="store the tables in data/spelling/")
    parser.add_argument("--least", type=float, default=0.4, help="smaller weights are left out")
    args = parser.parse_args(argv)
    texts = [
        json.loads(line)["text"]
        for path in args.corpus
        for line in path.read_text(encoding="utf-8").splitlines()
        if line
    ]
    learned = [text for number, text in enumerate(texts) if number % 5]
    held_out = texts[::5]
    _report(_learn(learned, args.least, _frequent(learned)).marks(), held_out)
    if args.write:
        folder = Path(__file__).resolve().parents[2] / "data" / "spelling"
        _learn(texts, args.least, None).write(folder)
        _write(folder / "case.tsv", [_NOTE, "kind\ttext", *_cases(texts)])
    return 0


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, no bare numbers."""
    return (match for match in WORD.finditer(text) if not match[0].isdecimal())


def _frequent(texts: Iterable[str]) -> list[str]:
    """What ``data/words/common.txt`` would be, made from these texts."""
    counts = Counter(word for text in texts for word in _LETTERS.findall(text) if word == lower(word))
    return [word for word, number in counts.most_common() if number > 1]


def names() -> list[str]:
    """Every name, given name and surname of the shipped lists."""
    found = list(shipped_index().spellings())
    for file in ("names/given.tsv", "names/surnames.tsv"):
        found += [cells[0] for _, cells in resources.rows(file)]
    return found


class _Learned:
    """The tables."""

    def __init__(self, common: list[str] | None, weights: Weights) -> None:
        self.common = common
        self.weights = weights
        self.exceptions: dict[str, str] = {}
        self.neighbours: dict[str, dict[str, str]] = {}

    def marks(self) -> Marks:
        return Marks(names(), self.common, self.exceptions, self.neighbours, self.weights)

    def write(self, folder: Path) -> None:
        lines = [_NOTE, "letter\tfeature\tweight"]
        for letter, table in self.weights.items():
            lines += [f"{letter}\t{feature}\t{weight}" for feature, weight in sorted(table.items())]
        _write(folder / "letters.tsv", lines)
        _write(folder / "words.tsv", [_NOTE, "word", *sorted(self.exceptions.values())])
        lines = [_NOTE, "word\tneighbour"]
        for _, beside in sorted(self.neighbours.items()):
            lines += [f"{word}\t{neighbour}" for neighbour, word in sorted(beside.items())]
        _write(folder / "neighbours.tsv", lines)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 2} rows, {path.stat().st_size:,} bytes")


def _learn(texts: list[str], least: float, common: list[str] | None) -> _Learned:
    words: Counter[str] = Counter()
    for text in texts:
        for match in _words(text):
            words.update(re.split("['’]", lower(match[0])))
    words.update({lower(word) for name in names() for word in _LETTERS.findall(name)})
    learned = _Learned(common, {letter: _fit(letter, words, least) for letter in CHOICES})
    meant: dict[str, Counter[str]] = {}
    for typed, _, _, word in _typed(texts):
        meant.setdefault(typed, Counter())[word] += 1
    _learn_exceptions(learned, meant)
    _learn_neighbours(learned, texts, meant)
    return learned


def _typed(texts: Iterable[str]) -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """Each word as it is typed without marks, the text that it is typed in, its place there, and what is meant."""
    for text in texts:
        typed = plain(text)
        for match in _words(typed):
            yield match[0], typed, match.span(), text[match.start() : match.end()]


def _learn_exceptions(learned: _Learned, meant: Mapping[str, Counter[str]]) -> None:
    """Words that the weights of letters restore wrongly."""
    marks = learned.marks()
    for typed, forms in meant.items():
        form, number = forms.most_common(1)[0]
        if number > 1 and marks.word(typed) != form:
            learned.exceptions[typed] = form


def _learn_neighbours(learned: _Learned, texts: Iterable[str], meant: Mapping[str, Counter[str]]) -> None:
    """Words that are typed for several, and the words beside them that tell which is meant."""
    several = {typed for typed, forms in meant.items() if sum(number > 1 for number in forms.values()) > 1}
    beside: dict[str, dict[str, Counter[str]]] = {}
    for typed, text, place, word in _typed(texts):
        if typed in several:
            table = beside.setdefault(typed, {})
            for neighbour in neighbours(text, *place):
                table.setdefault(neighbour, Counter())[word] += 1
    marks = learned.marks()
    for typed, table in beside.items():
        usual = marks.word(typed)
        for neighbour, forms in table.items():
            form, number = forms.most_common(1)[0]
            if form != usual and number > 1 and number > 4 * (forms.total() - number):
                learned.neighbours.setdefault(typed, {})[neighbour] = form


@dataclass(frozen=True, slots=True)
class _Seen:
    """How often words are written within a sentence: with a capital, beside another capital, in small letters."""

    capital: Counter[str]
    joined: Counter[str]
    small: Counter[str]


def _seen(texts: Iterable[str]) -> _Seen:
    seen = _Seen(Counter(), Counter(), Counter())
    for text in texts:
        before: re.Match[str] | None = None
        for match in _LETTERS.finditer(text):
            word = match[0]
            if lower(word) == word:
                seen.small[word] += 1
            elif before is not None and lower(word[1:]) == word[1:] and text[before.end() : match.start()] == " ":
                seen.capital[lower(word)] += 1
                seen.joined[lower(word)] += before[0][0].isupper()
            before = match
    return seen


def _cases(texts: list[str]) -> list[str]:
    """Rows of the table for texts in capitals: endings of words that are no names, and words that names are made of."""
    seen = _seen(texts)
    common = set(resources.open_text("words/common.txt").split("\n"))
    joined = seen.joined
    rows = [f"name\t{word}" for word in sorted(joined) if word in common and 3 <= joined[word] > seen.small[word]]
    return rows + [f"ending\t{ending}" for ending in _endings(seen)]


def _endings(seen: _Seen) -> list[str]:
    """Endings that words have and names have not, none of which ends in another."""
    no_names: Counter[str] = Counter()
    of_names: Counter[str] = Counter()
    for word in seen.small:
        if len(word) >= 5 and not seen.capital[word] and not set(word) - set(LOWER):
            no_names.update({word[-size:] for size in range(2, 7)})
    for word in seen.capital:
        if len(word) >= 4 and not seen.small[word]:
            of_names.update({word[-size:] for size in range(2, 7)})
    kept: list[str] = []
    for ending, number in sorted(no_names.items(), key=lambda each: (len(each[0]), each[0])):
        if number >= 15 and of_names[ending] <= 0.02 * number and not ending.endswith(tuple(kept)):
            kept.append(ending)
    return kept


def _fit(letter: str, words: Mapping[str, int], least: float) -> dict[str, int]:
    """The weights of one letter."""
    rows: list[list[str]] = []
    marked: list[bool] = []
    weight: list[float] = []
    for word, number in words.items():
        bare = plain(word) + "$"
        if letter not in bare:
            continue
        for place, meant in enumerate(word):
            if bare[place] == letter:
                rows.append(list(features("^" + word[:place], bare[place + 1 :])))
                marked.append(meant == CHOICES[letter])
                weight.append(1 + np.log(number))
    y, sample = np.array(marked, dtype=float), np.array(weight)
    seen = Counter(feature for row in rows for feature in row)
    keys = [feature for feature, number in seen.items() if number > 1]
    first = _regress(rows, keys, y, sample, 0.3)
    kept = [key for key, value in zip(keys, first, strict=False) if abs(value) >= least]
    second = _regress(rows, kept, y, sample, 0.15)
    table = {"": round(_SCALE * float(second[-1]))}
    for key, value in zip(kept, second, strict=False):
        if round(_SCALE * float(value)):
            table[key] = round(_SCALE * float(value))
    return table


def _regress(rows: list[list[str]], keys: list[str], y: np.ndarray, sample: np.ndarray, held: float) -> np.ndarray:
    at = {key: place for place, key in enumerate(keys)}
    indices: list[int] = []
    pointer = [0]
    for row in rows:
        indices += [at[feature] for feature in row if feature in at]
        pointer.append(len(indices))
    x = csr_matrix((np.ones(len(indices)), indices, pointer), shape=(len(rows), len(keys)))
    transposed = x.T.tocsr()

    def loss(w: np.ndarray) -> Any:
        z = x @ w[:-1] + w[-1]
        residual = sample * (1 / (1 + np.exp(-z)) - y)
        free = np.append(w[:-1], 0.0)
        value = np.sum(sample * (np.logaddexp(0, z) - y * z)) + held * np.sum(free**2)
        return value, np.append(transposed @ residual, residual.sum()) + 2 * held * free

    start = np.zeros(len(keys) + 1)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 100}).x)


def _report(marks: Marks, texts: list[str]) -> None:
    nlp = load(topics=False)
    spans = [[(ent.start, ent.end) for ent in nlp(text).entities if ent.label != "DATE"] for text in texts]
    for keyboard, keys in KEYBOARDS.items():
        words = right = held = good = 0
        wrong: Counter[str] = Counter()
        for text, places in zip(texts, spans, strict=True):
            typed = plain(text) if keys == OPEN else text.translate(_ONLY_E)
            restored = marks.restore(typed, keys)
            for match in _words(text):
                words += 1
                answer = restored[match.start() : match.end()]
                right += answer == match[0]
                if answer != match[0]:
                    wrong[f"{match[0]} ({answer})"] += 1
            held += len(places)
            good += sum(restored[start:end] == text[start:end] for start, end in places)
        print(f"{keyboard:17} words {right / words:.4f} of {words}   names {good / max(1, held):.4f} of {held}")
        print("  most often wrong:", ", ".join(word for word, _ in wrong.most_common(30)))


if __name__ == "__main__":
    sys.exit(main())
