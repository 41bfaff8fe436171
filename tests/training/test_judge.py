"""Learning the weights of the judge."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

from azdiplo.evaluation import GoldText
from azdiplo.evaluation.gold import GoldSpan
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.training import judge


@pytest.fixture(scope="module")
def nlp() -> judge.Pipeline:
    """The library with the names of the first draw taken out."""
    return judge._pipeline(0)


def test_the_texts_are_read_thirteen_times() -> None:
    assert judge.__doc__ is not None and "read thirteen times" in judge.__doc__
    assert len(judge._SEEDS) == 13


def test_a_name_that_is_taken_out_is_known_to_no_step(nlp: judge.Pipeline) -> None:
    gone = [entry.name for entry in shipped_entries() if entry.label == "PLACE" and not nlp._index.claims(entry.name)]
    assert len(gone) > 100
    assert nlp._typos is not None
    for known in (nlp._read.names, nlp._typos._index, nlp._linker._index):
        assert known is nlp._index
    assert nlp._typos._words is nlp._linker._words is nlp._lexicon


def _place(start: int, name: str) -> GoldSpan:
    return GoldSpan(start, start + len(name) + len("da"), "PLACE", start + len(name))


def test_only_labels_with_examples_are_known() -> None:
    nlp = judge._pipeline(None)
    names = ("Zornava", "Qornava", "Tornava", "Mornava", "Bornava", "Dornava")
    texts = [
        GoldText(f"Nazirlər dünən {name}da görüşüblər. Sonra {name}da qalıblar.", (_place(15, name),), "here")
        for name in names
    ]
    found = [[judge._examples(nlp, doc) for doc in texts]] * len(judge._SEEDS)
    assert {example.number for examples in found[0] for example in examples} == {
        judge.CLASSES.index("PLACE"),
        judge.CLASSES.index(""),
    }
    assert judge._fit(found, range(len(texts)), 0.4).classes == ("PLACE", "")
