"""The office that a text gives a person, and whose office it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import azdiplo
from azdiplo import resources
from azdiplo.entities.offices.title import title_at
from azdiplo.entities.words import shipped_words

SENTENCES = Path(__file__).with_name("offices.txt")


def sentences() -> Iterator[tuple[str, list[str]]]:
    """The sentences of the file with the lines that say what they give."""
    text, expected = "", []
    for line in [*SENTENCES.read_text(encoding="utf-8").splitlines(), "end"]:
        if line.startswith("    "):
            expected.append(line.strip())
        elif line and line[0] != "#":
            if text:
                yield text.replace("¶", "\n"), expected
            text, expected = line, []


def said(nlp: azdiplo.Pipeline, text: str) -> list[str]:
    """Every person of the text as the file writes it: name: office @ whose office."""
    found = []
    for ent in nlp(text):
        if ent.label == "PERSON":
            owner = ent.affiliation
            whose = text[owner.start : owner.stem_end] if isinstance(owner, azdiplo.Entity) else owner
            found.append(f"{text[ent.start : ent.stem_end]}: {ent.office or '-'} @ {whose or '-'}")
    return found


CASES = list(sentences())


def test_the_sentences_differ() -> None:
    assert len({text for text, _expected in CASES}) == len(CASES) > 160


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[" ".join(text[:40].split()) for text, _ in CASES])
def test_offices_and_whose_they_are(nlp: azdiplo.Pipeline, text: str, expected: list[str]) -> None:
    assert said(nlp, text) == expected


def test_the_words_beside_offices_have_a_place() -> None:
    rows = [cells for _, cells in resources.rows("words/office_words.tsv")]
    assert {place for _word, place, _spelled in rows} == {"before", "between", "becomes"}
    assert [word for word, place, spelled in rows if spelled and place != "before"] == []
    rows = [cells for _, cells in resources.rows("words/around_references.tsv")]
    assert {place for _word, place, _state in rows} == {"before", "behind", "ours"}


def test_the_kinds_of_offices_are_those_the_rules_know() -> None:
    kinds = {cells[2] for _, cells in resources.rows("offices.tsv")}
    known = {"state", "portfolio", "diplomatic", "military", "party", "religious", "corporate", "academic", "sport"}
    assert kinds == known | {"media", "art", "profession", "title", "address", "relation", "common", "owned"}


@pytest.mark.parametrize(
    ("phrase", "name", "tail", "possessed"),
    [
        ("keçmiş baş nazirinə", "keçmiş baş nazir", "inə", True),
        ("xarici işlər nazirləri", "xarici işlər naziri", "ləri", True),
        ("dövlət katibinin", "dövlət katibi", "inin", True),
        ("nazirin", "nazir", "in", False),
        ("elçinin", "elçi", "nin", False),
        ("47-ci prezidenti", "Prezident", "i", True),
    ],
)
def test_an_office_is_read_in_every_form(phrase: str, name: str, tail: str, possessed: bool) -> None:
    title = title_at(phrase, len(phrase), 0, shipped_words())
    assert title is not None
    assert (title.name, title.tail, title.possessed, title.start) == (name, tail, possessed, 0)
