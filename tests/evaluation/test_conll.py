from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from azdiplo import LABELS, Document
from azdiplo.evaluation import GoldError, GoldText, parse_conll, read_gold
from azdiplo.output.conll import document_conll
from tests.output.documents import HOSTILE


def spans(gold: GoldText) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.label) for span in gold.spans]


def surfaces(gold: GoldText) -> list[tuple[str, str]]:
    return [(span.label, gold.text[span.start : span.end]) for span in gold.spans]


def test_tokens_are_joined_by_spaces_and_sentences_by_line_ends() -> None:
    (gold,) = parse_conll("Bakı B-PLACE\n, O\nGəncə B-PLACE\n\n\nAİ-nin\tB-ORG\r\nsammiti\tO\r\n", "a")
    assert gold.text == "Bakı , Gəncə\nAİ-nin sammiti"
    assert surfaces(gold) == [("PLACE", "Bakı"), ("PLACE", "Gəncə"), ("ORG", "Aİ-nin")]
    assert all(span.stem_end is None for span in gold.spans)


def test_docstart_divides_texts() -> None:
    texts = parse_conll("-DOCSTART- -X- -X- O\n\nBakı NNP I-NP B-PLACE\n\n-DOCSTART-\tO\n\nŞəki\tO\n", "a")
    assert [(gold.text, gold.where) for gold in texts] == [("Bakı", "a, line 1"), ("Şəki", "a, line 5")]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B I B O", ["a b", "c"]),
        ("I I O I", ["a b", "d"]),  # IOB1
        ("B E S O", ["a b", "c"]),  # BIOES
        ("B I E I", ["a b c", "d"]),
        ("B O I O", ["a", "c"]),
        ("S I O O", ["a", "b"]),
    ],
)
def test_the_schemes_of_tags(tags: str, expected: list[str]) -> None:
    lines = (f"{token}\t{tag if tag == 'O' else tag + '-ORG'}" for token, tag in zip("abcd", tags.split(), strict=True))
    (gold,) = parse_conll("\n".join(lines), "a")
    assert [surface for _, surface in surfaces(gold)] == expected


def test_another_label_or_sentence_begins_a_span() -> None:
    (gold,) = parse_conll("a B-ORG\nb I-LAW\n\nc I-LAW\n", "a")
    assert surfaces(gold) == [("ORG", "a"), ("LAW", "b"), ("LAW", "c")]


def test_comments_are_left_out_and_signs_are_not() -> None:
    (gold,) = parse_conll("# id 7\n# O\nBakı O\n#\tO\n# O\n", "a")
    assert gold.text == "# Bakı # #"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("Bakı B-PLACE\nGəncə\n", "a, line 2: there is one column only; write the token, a tab, and O, B-LABEL"),
        ("Bakı PLACE\n", "a, line 1: the last column 'PLACE' is no tag"),
        ("Bakı\tB-MISC\n", "a, line 1: unknown label 'MISC'; labels are PERSON, STATE"),
        ("Bakı\t\n", "a, line 1: the last column '' is no tag"),
    ],
)
def test_a_wrong_line_is_named(lines: str, message: str) -> None:
    with pytest.raises(GoldError) as caught:
        parse_conll(lines, "a")
    assert message in str(caught.value)


def test_what_is_written_as_columns_is_read_back(tmp_path: Path) -> None:
    text = "ABŞ-ın dövlət katibi Bakıya gəldi .\nO , 2025-ci ildə Aİ-yə getdi ."
    doc = azdiplo.analyze(text)
    assert len(doc.entities) >= 3
    path = tmp_path / "a.conll"
    path.write_text(document_conll(doc), encoding="utf-8")
    (gold,) = read_gold(path)
    assert gold.text == text
    assert spans(gold) == [(ent.start, ent.end, ent.label) for ent in doc.entities]


@given(
    st.lists(
        st.tuples(st.text("abə-.’#", min_size=1, max_size=3), st.sampled_from(["O", "B-ORG", "I-ORG", "B-DATE"])),
        min_size=1,
        max_size=8,
    )
)
def test_any_columns_hold_together(rows: list[tuple[str, str]]) -> None:
    (gold,) = parse_conll("".join(f"{token}\t{tag}\n" for token, tag in rows), "a")
    assert gold.text == " ".join(token for token, _ in rows)
    covered = {at for span in gold.spans for at in range(span.start, span.end)}
    at = 0
    for token, tag in rows:
        assert (at in covered) == (tag != "O")
        at += len(token) + 1
    begun = sum(
        tag[0] == "B" or (tag[0] == "I" and before not in ("B-ORG", "I-ORG"))
        for before, tag in zip(["O", *(tag for _, tag in rows)], (tag for _, tag in rows), strict=False)
    )
    assert len(gold.spans) == begun


@given(st.text(max_size=60))
def test_any_text_is_read_back_from_columns(text: str) -> None:
    doc = azdiplo.analyze(text)
    found = [span for gold in parse_conll(document_conll(doc), "a") for span in gold.spans]
    assert [span.label for span in found] == [ent.label for ent in doc.entities]


def test_labels_are_those_of_the_library() -> None:
    texts = parse_conll("".join(f"a\tB-{label}\n" for label in LABELS), "a")
    assert [span.label for span in texts[0].spans] == list(LABELS)


def test_a_hostile_document_is_read_back_from_columns() -> None:
    (gold,) = parse_conll(document_conll(HOSTILE), "a")
    assert [label for label, _ in surfaces(gold)] == ["ORG"]
    assert parse_conll(document_conll(Document("")), "a") == []


def test_labels_of_conll_2003_are_those_of_the_library() -> None:
    (gold,) = parse_conll("Tbilisi\tB-LOC\nNATO\tB-ORG\nKobaxidze\tB-PER\n", "example")
    assert [span.label for span in gold.spans] == ["PLACE", "ORG", "PERSON"]
