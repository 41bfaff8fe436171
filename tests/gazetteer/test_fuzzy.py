"""Which words a damaged word may stand for, and what its slips cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from azdiplo.gazetteer.fuzzy import Words, slip_cost
from azdiplo.text.alphabet import LOWER

WORDS = Words(["azərbaycan", "türkiyə", "nazirliyi", "missiyası", "kamran", "gəncə", "qrupu", "iran", "təşkilatı"])
LETTERS = st.text(st.sampled_from(LOWER), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("written", "meant", "cost"),
    [
        ("gəncə", "gəncə", 0),
        ("gəndə", "gəncə", 1),
        ("gənəc", "gəncə", 0.8),
        ("gənc", "gəncə", 1),
        ("gəncəx", "gəncə", 1),
        ("gence", "gəncə", 0.6),
        ("tayib", "tayyib", 0.6),
        ("tayyib", "tayib", 0.6),
        ("karnran", "kamran", 0.4),
        ("hemst", "hernst", 0.4),
        ("", "ab", 2),
    ],
)
def test_slips_cost_what_the_table_says(written: str, meant: str, cost: float) -> None:
    assert slip_cost(written, meant) == cost


@given(LETTERS, LETTERS)
def test_a_cost_is_never_more_than_the_plain_distance(one: str, other: str) -> None:
    cost = slip_cost(one, other)
    assert cost <= OSA.distance(one, other)
    assert (cost == 0) == (one == other)
    assert slip_cost(other, one) == cost


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("azərbaycnın", "azərbaycanın"),
        ("azərbaycamn", "azərbaycan"),
        ("tükiyəyə", "türkiyəyə"),
        ("nazirlyinin", "nazirliyinin"),
        ("missyası", "missiyası"),
        ("karnranla", "kamranla"),
        ("qrpu", "qrupu"),
        ("ıran", "iran"),
        ("xran", None),
        ("azərbaycan", "azərbaycan"),
        ("ceyhan", None),
        ("a" * 40, None),
        ("", None),
    ],
)
def test_a_damaged_word_is_traced(written: str, first: str | None) -> None:
    assert next((near.text for near in WORDS.near(written)), None) == first


@given(st.sampled_from(sorted(WORDS)), st.data())
def test_every_single_slip_behind_the_first_letter_is_traced(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    letter = data.draw(st.sampled_from(LOWER))
    slips = (
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    for slip in slips[: None if len(word) > 4 else 0]:
        assert word in [near.text for near in WORDS.near(slip)], slip
