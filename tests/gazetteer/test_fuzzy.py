"""Which words a damaged word may stand for, and what its slips cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from azdiplo.gazetteer.fuzzy import Words, _confusions, _cost, slip_cost
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


DAMAGED = st.tuples(
    st.text(st.sampled_from("abcdlmnrşəe"), min_size=1, max_size=9), st.integers(0, 9), st.text("abcdlmnr", max_size=2)
)


@given(DAMAGED, st.integers(0, 2))
def test_a_cost_is_that_of_the_whole_table_of_both_words(damaged: tuple[str, int, str], left_out: int) -> None:
    meant, at, new = damaged
    written = meant[:at] + new + meant[at + left_out :]
    cost = _by_the_table(written, meant)
    assert slip_cost(written, meant) == pytest.approx(cost)
    assert slip_cost(meant, written) == pytest.approx(cost)
    # with a limit it may give up, but never too early
    for most in (0.5, 1.0, 1.8):
        limited = _cost(written, meant, most)
        assert limited == pytest.approx(cost) if cost <= most else limited > most


def _by_the_table(written: str, meant: str) -> float:
    """The same, said plainly: nothing is left out because it is alike."""
    costs = _confusions().costs

    def at(i: int, j: int) -> float:
        if not i and not j:
            return 0.0
        ways: list[float] = []
        if i:
            ways.append(table[i - 1, j] + (0.6 if written[i - 1] == written[i - 2 : i - 1] else 1.0))
        if j:
            ways.append(table[i, j - 1] + (0.6 if meant[j - 1] == meant[j - 2 : j - 1] else 1.0))
        if i and j:
            same = written[i - 1] == meant[j - 1]
            ways.append(table[i - 1, j - 1] + (0.0 if same else costs.get((written[i - 1], meant[j - 1]), 1.0)))
        if i > 1 and j > 1 and written[i - 2 : i] == meant[j - 1] + meant[j - 2] != written[i - 1] + written[i - 2]:
            ways.append(table[i - 2, j - 2] + 0.8)
        if i > 1 and j and (written[i - 2 : i], meant[j - 1]) in costs:
            ways.append(table[i - 2, j - 1] + costs[written[i - 2 : i], meant[j - 1]])
        if i and j > 1 and (written[i - 1], meant[j - 2 : j]) in costs:
            ways.append(table[i - 1, j - 2] + costs[written[i - 1], meant[j - 2 : j]])
        return min(ways)

    table: dict[tuple[int, int], float] = {}
    for i in range(len(written) + 1):
        for j in range(len(meant) + 1):
            table[i, j] = at(i, j)
    return table[len(written), len(meant)]


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
