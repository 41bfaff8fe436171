"""How well names are found in each genre: invented texts, whose names were marked before the library read them.

A line of a file is a text, `\\n` in it ends a line; a genre is one file. What was reached holds: a change that finds
less of a genre fails here, one that finds more raises the figure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import azdiplo
from tests.marked import Span, parse

FOLDER = Path(__file__).parent

#: Genre → F1 over all its names, label, start and end.
REACHED: dict[str, float] = {
    "agency": 0.9454,
    "blog": 0.6153,
    "culture": 1.0,
    "encyclopaedia": 0.9152,
    "headlines": 0.8,
    "law": 0.9166,
    "minutes": 1.0,
    "old": 0.909,
    "oped": 0.9189,
    "speech": 0.96,
    "sport": 0.6956,
    "un": 0.9333,
    "wire": 0.8484,
}


def texts(genre: str) -> list[tuple[str, list[Span]]]:
    lines = (FOLDER / f"{genre}.txt").read_text(encoding="utf-8").splitlines()
    return [parse(line.replace("\\n", "\n")) for line in lines if line and line[0] != "#"]


def right(expected: list[Span], found: list[Span]) -> int:
    """How many names are found: same label and start, the end between the name's and that of its ending."""
    ends = {(start, label): (stem_end, end) for start, stem_end, end, label in expected}
    return sum(
        ends[start, label][0] <= end <= ends[start, label][1]
        for start, _, end, label in found
        if (start, label) in ends
    )


def f1(nlp: azdiplo.Pipeline, genre: str) -> float:
    hits = expected = predicted = 0
    for text, spans in texts(genre):
        found = [(ent.start, ent.stem_end, ent.end, ent.label) for ent in nlp(text).entities]
        hits += right(spans, found)
        expected += len(spans)
        predicted += len(found)
    return 2 * hits / (expected + predicted)


@pytest.fixture(scope="module")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False)


@pytest.mark.parametrize("genre", sorted(REACHED))
def test_as_many_names_are_found_as_were_before(nlp: azdiplo.Pipeline, genre: str) -> None:
    assert f1(nlp, genre) >= REACHED[genre] - 0.0005


def test_every_genre_has_a_figure() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == REACHED.keys()


def test_the_texts_are_many() -> None:
    assert sum(len(texts(genre)) for genre in REACHED) >= 100
