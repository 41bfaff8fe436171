"""The letters that were meant, and words that are restored again and again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azdiplo.spelling.letters import CHOICES, OPEN, _weights, letters, plain
from azdiplo.spelling.marks import WORD, Marks

WORDS = st.text(st.sampled_from("abcdefgiklmnoprstuvxyzəı"), max_size=14)


@given(WORDS, st.sampled_from(["", "abş-", "gör"]), st.sampled_from([OPEN, "e"]))
def test_the_quick_way_decides_as_the_features_do(word: str, before: str, keys: str) -> None:
    assert letters(word, keys, before) == letters(word, keys, before, _weights())


@pytest.mark.parametrize("word", ["gorusunden", "azerbaycanin", "memmedov", "x", ""])
def test_only_the_marks_of_letters_change(word: str) -> None:
    restored = letters(word)
    assert plain(restored) == word
    assert letters(word, "") == word
    assert all(one == other or CHOICES[one] == other for one, other in zip(word, restored, strict=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ABS-in, 28-de Akif'in.", ["ABS-in", "28-de", "Akif'in"]),
        ("Azerbaycan-Turkiye - Baki-2024 -de", ["Azerbaycan-Turkiye", "Baki", "2024", "de"]),
        ("a--b c-' d_e", ["a", "b", "c", "d", "e"]),
        ("", []),
    ],
)
def test_a_word_is_what_hyphens_join(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


def test_a_word_is_restored_by_its_neighbour_wherever_it_stands() -> None:
    marks = Marks(["Azərbaycan"], common=["yəni", "yeni"], exceptions={}, neighbours={"yeni": {"+soz": "yeni"}})
    text = "yeni soz, yeni! yeni soz"
    restored = marks.restore(text)
    assert restored[:4] == restored[16:20] == "yeni"
    assert restored[10:14] == "yəni"
    assert marks.restore(text) == restored
    assert marks.restore("yeni" * 20) == "yeni" * 20  # too long for a word
