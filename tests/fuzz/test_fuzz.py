"""Ten thousand hostile texts, what was once found, and time that grows with the text."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

import azdiplo
from azdiplo.text import fold
from tests.fuzz.checks import CHECKS
from tests.fuzz.run import cut_down, failure, main, tried
from tests.fuzz.texts import LONG, text_of

RUNS = 10_000
SHORT, LARGE = 10_000, 80_000
LOOSE = 4
TRIES = 4
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "analyze": azdiplo.analyze,
    "normalize": azdiplo.normalize,
    "sentences and tokens": lambda text: [*azdiplo.Document(text).sentences, *azdiplo.Document(text).tokens],
    "html": lambda text: azdiplo.analyze(text).to_html(page=True),
}
#: What the long run has found: check, text.
FOUND = [
    ("folding", "s\u0326"),
    ("folding", "t\u0326S\u0326"),
    ("folding", "\u03b9\u0308e"),
    ("analysing", "Zəngəzur dəhlizid\ufeffn"),
    ("pages", "Zəngəzur dəhlizid\ufeffn"),
    ("methods", "nazir Her  nazir"),
    ("analysing", ":"),
]


@pytest.mark.parametrize("first", range(0, RUNS, 2_000))
def test_nothing_breaks(first: int) -> None:
    assert tried((first, first + 2_000, tuple(CHECKS))) == []


@pytest.mark.parametrize(("check", "text"), FOUND, ids=ascii)
def test_what_was_found_is_mended(check: str, text: str) -> None:
    CHECKS[check](text)


def test_a_letter_and_its_comma_are_the_letter_that_they_imitate() -> None:
    folded = fold("S\u0326u\u015fa")
    assert (folded.cased, folded.span(0, 1)) == ("Şuşa", (0, 2))


def test_texts_are_always_the_same() -> None:
    assert [text_of(number) for number in range(50)] == [text_of(number) for number in range(50)]
    assert len({text_of(number) for number in range(50)}) > 40


def test_a_failure_is_told_with_the_shortest_text() -> None:
    def check(text: str) -> None:
        assert "x" not in text

    assert failure(check, "abc") is None
    assert str(failure(check, "abxcd")).startswith("AssertionError in check")
    assert cut_down(check, "abcdefxghi") == "x"


def test_the_command_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--runs", "20", "--first", "7", "--check", "case"]) == 0
    assert capsys.readouterr().out == "20 texts tried, 0 failures\n"


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("kind", LONG)
def test_time_grows_with_the_text_and_not_with_its_square(kind: str, name: str) -> None:
    function = FUNCTIONS[name]
    short, long = LONG[kind](SHORT), LONG[kind](LARGE)
    function(short)
    ratios: list[float] = []
    # a busy machine makes any one measurement slow; what grows with the square is slow each time
    for _ in range(TRIES):
        before = min(_seconds(function, short) for _ in range(2))
        ratios.append((_seconds(function, long) - 0.1) / before)
        # loosely: a square would need eight times as much again
        if ratios[-1] < LARGE / SHORT * LOOSE:
            return
    pytest.fail(f"{LARGE // SHORT} times the text takes {', '.join(f'{ratio:.0f}' for ratio in ratios)} times as long")


def _seconds(function: Callable[[str], object], text: str) -> float:
    start = process_time()
    function(text)
    return process_time() - start


def test_a_million_quotes_are_read() -> None:
    text = '"' * 1_000_000
    doc = azdiplo.analyze(text)
    assert (doc.text, doc.entities) == (text, ())
