"""Every row of the table of dates shows what it does, and nothing else does it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from azdiplo import resources
from azdiplo.entities import strength
from azdiplo.entities.rules import date_parts, date_shapes
from azdiplo.entities.rules.date_shapes import Row, rows, shapes
from azdiplo.entities.rules.dates import Dates
from azdiplo.text.fold import fold
from tests.marked import parse

ROWS = list(rows())

#: start, where the ending starts, end, value, strength
Date = tuple[int, int, int, str, int]


def found(table: list[Row], text: str) -> list[Date]:
    dates = Dates(table).find(fold(text).lower)
    return [(date.start, date.stem_end, date.end, date.value or "", date.strength) for date in dates]


@pytest.mark.parametrize("row", ROWS, ids=[row.shape for row in ROWS])
def test_the_row_finds_its_example_and_no_other_does(row: Row) -> None:
    text, spans = parse(row.example)
    weight = strength.MONTH_NAME if row.kind == date_shapes.NAME_OF_MONTH else strength.DATE
    expected = [(start, stem_end, end, row.says, weight) for start, stem_end, end, _ in spans]
    assert len(expected) == 1
    assert found(ROWS, text) == expected
    assert found([other for other in ROWS if other is not row], text) != expected


def test_every_part_and_ending_stands_in_a_shape() -> None:
    used = {name for row in ROWS for name in re.findall(r"\{([^{}]+)\}", row.shape)}
    assert {name for name, _ in date_parts.parts()} == used


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ("{years}{ord} il{caze}", "dates.tsv, line 9: no part {caze}; the head of dates.tsv lists the parts"),
        ("{word}{poss} {month}", "dates.tsv, line 9: no part {poss} behind a word; the head of dates.tsv lists the"),
        ("{month} [{d}", "dates.tsv, line 9: the shape '{month} [{d}' cannot be read from '[{d}' on"),
        ("{d} gün", "dates.tsv, line 9: a shape needs a month, {lunar} or {ord}, or the kind 'numeric date'"),
    ],
)
def test_a_wrong_shape_is_refused(shape: str, message: str) -> None:
    row = replace(ROWS[0], shape=shape, where="dates.tsv, line 9")
    with pytest.raises(ValueError) as error:
        shapes(row)
    assert str(error.value).startswith(message)


def _reading(*cells: str) -> Callable[[str], Iterator[tuple[int, list[str]]]]:
    return lambda name: iter([(9, list(cells))])


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("day", "{month}", "{m}", "", ""), "dates.tsv, line 9: no kind 'day'; there are calendar, month name,"),
        (("year", "{month}", "{month}", "", ""), "dates.tsv, line 9: no {month} in a value; there are y, m, d,"),
    ],
)
def test_a_wrong_row_is_refused(monkeypatch: pytest.MonkeyPatch, cells: tuple[str, ...], message: str) -> None:
    monkeypatch.setattr(resources, "rows", _reading(*cells))
    with pytest.raises(ValueError) as error:
        list(rows())
    assert str(error.value).startswith(message)


def test_wrong_words_and_endings_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "rows", _reading("week", "həftə", "7"))
    with pytest.raises(ValueError, match=r"calendar\.tsv, line 9: no kind 'week'; there are month, "):
        date_parts.shipped_calendar.__wrapped__()
    with pytest.raises(ValueError, match=r"date_endings\.tsv, line 9: behind is month, word or number, not 'həftə'"):
        date_parts.parts.__wrapped__()


@pytest.mark.parametrize(
    "piece", ["mart, ", "martın 1-aprelin 2-", "1990, ", "martın 1, ", "2021-ci il ", "1990-1991 "]
)
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    """Each shape is tried on a bounded stretch around its anchor."""
    dates = Dates(ROWS)

    def seconds(times: int) -> float:
        begun = time.process_time()
        dates.find(piece * times)
        return time.process_time() - begun

    assert seconds(8_000) < 0.1 + 24 * seconds(1_000)
