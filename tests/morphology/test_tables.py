"""The tables of endings: what their rows may say."""

from __future__ import annotations

import pytest

from azdiplo.morphology.harmony import last_vowel, realise
from azdiplo.morphology.lexicon import rows
from azdiplo.morphology.tables import read_table


def test_a_table_must_have_the_columns_asked_for() -> None:
    with pytest.raises(ValueError, match=r"morphology/letters.tsv: 2 columns; it needs these 3: a \| b \| c"):
        read_table("letters.tsv", ("a", "b", "c"))


def test_every_lexicon_is_reached() -> None:
    reached = {row.next for group in rows().values() for row in group} | {"stem", "end"}
    assert set(rows()) == reached - {"end"}


@pytest.mark.parametrize(
    ("form", "high", "after_vowel", "spelled"),
    [
        ("lAr", "ı", True, "lar"), ("lAr", "ü", False, "lər"), ("(I)mIz", "u", False, "umuz"),
        ("(I)mIz", "u", True, "muz"),
        ("(s)I", "ü", True, "sü"), ("(y)A", "i", True, "yə"), ("dAkI", "u", False, "dakı"), ("(y)IQ", "ı", True, "yıq"),
        ("(y)IQ", "i", False, "ik"), ("0", "ı", True, ""), ("dək", "ı", True, "dək"),
    ],
)  # fmt: skip
def test_archiphonemes(form: str, high: str, after_vowel: bool, spelled: str) -> None:
    assert realise(form, high, after_vowel) == spelled


def test_the_examples_of_the_endings_table_are_true() -> None:
    """The ending shown behind the first bar is one the row's own stem takes."""
    from azdiplo.morphology import is_ending

    columns = ("lexicon", "slot", "value", "form", "after", "next", "use", "example")
    for *_row, example in read_table("endings.tsv", columns):
        stem, _bar, rest = example.partition("|")
        assert not rest or is_ending(stem if stem[0].isupper() else f"x {stem}", rest.replace("|", "")), example


def test_the_examples_of_the_guesses_are_cut_as_shown() -> None:
    from azdiplo.morphology import best_strip

    wrong = []
    for _end, example in read_table("guesses.tsv", ("word_end", "example")):
        stem, _bar, tail = example.partition("|")
        if best_strip(stem + tail) != len(stem):
            wrong.append(example)
    assert wrong == []


def test_last_vowel_of_nothing() -> None:
    assert last_vowel("") == ""
