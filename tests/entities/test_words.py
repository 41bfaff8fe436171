"""What the rules know of words, and how it is remembered."""

from __future__ import annotations

from dataclasses import fields

import pytest

from azdiplo import resources
from azdiplo.entities import memo, words
from azdiplo.entities.memo import Memo, stem_length
from azdiplo.entities.words import Roles, shipped_words


def test_every_role_is_explained_at_the_top_of_the_table() -> None:
    lines = resources.open_text("words.tsv").splitlines()
    explained = [line[2:].partition(":")[0] for line in lines if line.startswith("# ") and line[2] != " "]
    assert explained[1:] == [field.name for field in fields(Roles)]


def test_no_word_has_a_role_twice() -> None:
    rows = [(word, role) for _, (word, role, _) in resources.rows("words.tsv")]
    assert len(rows) == len(set(rows))


def test_an_unknown_role_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words.resources, "rows", lambda name: iter([(7, ["və", "glue", ""])]))
    words.roles.cache_clear()
    try:
        with pytest.raises(ValueError, match=r"words.tsv, line 7: 'glue' is no role"):
            words.roles()
    finally:
        words.roles.cache_clear()


def test_a_full_memory_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_REMEMBERED", 2)
    length = Memo(len)
    assert [length(word) for word in ("a", "ab", "abc")] == [1, 2, 3]
    assert len(length) == 1


def test_a_word_that_is_too_long_to_be_one_has_no_stem() -> None:
    assert stem_length("a" * 200 + "da", {"a" * 200}.__contains__) == 0


@pytest.mark.parametrize(
    ("gap", "glue"),
    [
        (" ", " "),
        ("-", "-"),
        (" - ", "-"),
        (" -\n", ""),
        (".", "."),
        (". ", "."),
        (".  ", ""),
        (" və ", "və"),
        (" de la ", "de la"),
        (" əl-", "əl"),
        (", ", ""),
        (" isə ", ""),
    ],
)
def test_what_joins_two_names(gap: str, glue: str) -> None:
    assert shipped_words().glues.between(gap) == glue
