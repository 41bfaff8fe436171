"""Words that begin like a name and are none: `İranlı`, `Çinar`, `NATO-çu`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import azdiplo

WORDS = [
    word
    for line in (Path(__file__).parent / "not_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
]
CARRIER = "tədbirdə həm də {} haqqında söhbət açılıb"
START = CARRIER.index("{}")


@pytest.fixture(scope="module")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False)


def test_the_list_is_long_enough() -> None:
    assert len(set(WORDS)) == len(WORDS) >= 330


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_begins_like_a_name_is_none(nlp: azdiplo.Pipeline, word: str) -> None:
    doc = nlp(CARRIER.format(word))
    assert [ent.text for ent in doc.entities if ent.start < START + len(word)] == []


def test_most_of_the_words_do_begin_like_a_name(nlp: azdiplo.Pipeline) -> None:
    def begins_like_a_name(word: str) -> bool:
        return any(
            nlp(CARRIER.format(word[:size])).entities for size in range(len(word) - 1, 1, -1) if word[:size].isalpha()
        )

    capitalised = [word for word in WORDS if re.match(r"[^\W\d_]", word) and word[0].isupper()]
    assert sum(map(begins_like_a_name, capitalised)) > 0.8 * len(capitalised)
