"""News of all kinds, marked before the library had read it: what it once missed there, and what it must keep."""

from __future__ import annotations

from pathlib import Path

import pytest

import azdiplo
from tests.marked import parse, read

MARKED = [
    line
    for line in (Path(__file__).parent / "news.txt").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.mark.parametrize("marked", MARKED, ids=[parse(m)[0][:40] for m in MARKED])
def test_marked_text(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked


def test_there_are_texts() -> None:
    assert len(MARKED) >= 60
