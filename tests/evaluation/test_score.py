from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from azdiplo import LABELS, Document, Entity
from azdiplo.evaluation import Counts, GoldSpan, GoldText, Mistake, evaluate
from azdiplo.evaluation.table import mistakes_table, rich_scores, scores_table

TEXT = "ABŞ-ın və Fransanın nazirləri Bakıda görüşüb"
FOUND = [
    Entity("STATE", "ABŞ-ın", 0, 6, 3, "ABŞ"),
    Entity("STATE", "Fransanın", 10, 19, 16, "Fransa"),
    Entity("PLACE", "Bakıda", 30, 36, 34, "Bakı"),
]


class Fixed:
    """A pipeline that finds what it was told."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities = list(entities)

    def pipe(self, texts: Iterable[str], processes: int = 1) -> Iterator[Document]:
        for text in texts:
            yield Document(text, self.entities)


def scores(spans: Iterable[GoldSpan], found: Iterable[Entity] = FOUND, **options: object):  # type: ignore[no-untyped-def]
    return evaluate([GoldText(TEXT, tuple(spans), "a, line 1")], Fixed(found), **options)  # type: ignore[arg-type]


def test_what_is_the_same_is_right() -> None:
    got = scores(GoldSpan(ent.start, ent.end, ent.label, ent.stem_end) for ent in FOUND)
    assert got.strict == got.lenient
    assert got.strict["STATE"] == Counts(2, 2, 2)
    assert got.all_strict == Counts(3, 3, 3)
    assert (got.mistakes, got.texts) == ((), 1)
    assert list(got.strict) == list(LABELS)


@pytest.mark.parametrize(
    ("span", "strict", "lenient"),
    [
        (GoldSpan(0, 6, "STATE", 3), 1, 1),
        (GoldSpan(0, 3, "STATE"), 0, 1),  # marked without the ending that was found
        (GoldSpan(0, 3, "STATE", 3), 0, 0),  # the annotation says that nothing is left to be an ending
        (GoldSpan(0, 8, "STATE", 5), 0, 1),
        (GoldSpan(0, 8, "STATE", 7), 0, 0),
        (GoldSpan(0, 8, "STATE"), 0, 0),  # longer than what was found
        (GoldSpan(0, 2, "STATE"), 0, 0),  # ends inside the name
        (GoldSpan(0, 6, "ORG"), 0, 0),
        (GoldSpan(1, 6, "STATE"), 0, 0),
    ],
)
def test_the_lenient_measure_forgives_the_ending(span: GoldSpan, strict: int, lenient: int) -> None:
    got = scores([span], FOUND[:1])
    assert got.all_strict == Counts(1, 1, strict)
    assert got.all_lenient == Counts(1, 1, lenient)
    assert len(got.mistakes) == 2 - 2 * lenient


def test_a_mention_hits_one_span_only() -> None:
    twice = [GoldSpan(0, 6, "STATE"), GoldSpan(0, 6, "STATE")]
    assert scores(twice, FOUND[:1]).all_strict == Counts(2, 1, 1)
    assert scores(twice[:1], FOUND[:1] * 2).all_strict == Counts(1, 2, 1)


def test_mistakes_are_listed_in_the_order_of_the_text() -> None:
    got = scores([GoldSpan(0, 6, "STATE"), GoldSpan(30, 36, "ORG")])
    assert got.mistakes == (
        Mistake("spurious", "STATE", "Fransanın", 10, "a, line 1"),
        Mistake("missed", "ORG", "Bakıda", 30, "a, line 1"),
        Mistake("spurious", "PLACE", "Bakıda", 30, "a, line 1"),
    )
    assert mistakes_table(got.mistakes).splitlines()[1] == "missed\tORG\ta, line 1, 30\tBakıda"


def test_only_the_labels_asked_for_count() -> None:
    got = scores([GoldSpan(0, 6, "STATE"), GoldSpan(20, 29, "ORG")], labels=["PLACE", "STATE"])
    assert list(got.strict) == ["STATE", "PLACE"]
    assert got.all_strict == Counts(1, 3, 1)


def test_figures_without_a_divisor_are_none() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    missed = Counts(gold=2)
    assert (missed.precision, missed.recall, missed.f1) == (None, 0.0, 0.0)
    assert Counts(4, 2, 2).precision == 1.0
    assert Counts(4, 2, 2).recall == 0.5


def test_the_table_has_a_row_for_each_label_there_is() -> None:
    got = scores([GoldSpan(0, 3, "STATE"), GoldSpan(20, 29, "LAW")])
    assert scores_table(got).splitlines() == [
        "label  gold  found  strict P    R   F1  lenient P      R    F1",
        "STATE     1      2       0.0  0.0  0.0       50.0  100.0  66.7",
        "PLACE     0      1       0.0    -  0.0        0.0      -   0.0",
        "LAW       1      0         -  0.0  0.0          -    0.0   0.0",
        "all       2      3       0.0  0.0  0.0       33.3   50.0  40.0",
    ]
    assert rich_scores(got).row_count == 4
    assert scores_table(scores([], [])).splitlines()[1:] == [
        "all       0      0         -  -   -          -  -   -",
    ]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4), st.sampled_from(LABELS)), max_size=6), st.data())
def test_measures_hold_together(rows: list[tuple[int, int, str]], data: st.DataObject) -> None:
    text = "abcdefghijkl"
    marked = [GoldSpan(start, start + length, label) for start, length, label in rows]
    kept = data.draw(st.lists(st.sampled_from(marked), unique=True)) if marked else []
    found = [Entity(s.label, text[s.start : s.end], s.start, s.end, s.end, "x") for s in kept]
    got = evaluate([GoldText(text, tuple(marked), "a")], Fixed(found))  # type: ignore[arg-type]
    assert got.all_strict == Counts(len(marked), len(kept), len(kept))
    assert got.all_lenient.right == len(kept)
    assert sum(mistake.kind == "missed" for mistake in got.mistakes) == len(marked) - len(kept)


def test_the_library_agrees_with_itself() -> None:
    doc = azdiplo.analyze("ABŞ-ın dövlət katibi Bakıya gəlib.")
    gold = GoldText(doc.text, tuple(GoldSpan(e.start, e.end, e.label, e.stem_end) for e in doc.entities), "a")
    assert evaluate([gold]).all_strict.f1 == 1.0
