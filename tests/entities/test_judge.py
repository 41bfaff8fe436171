"""The learned judge: what it adds, what it leaves alone, its table."""

from __future__ import annotations

from itertools import pairwise

import pytest

import azdiplo
from azdiplo import resources
from azdiplo.entities.settle.judge import CLASSES, Judge, judge
from tests.marked import read

#: Names that are in no list.
MARKED = [
    "Nazirlər dünən [Zornava|da]PLACE görüşüblər.",
    "Nümayəndə heyəti [Qornava|dan]PLACE və [Tbilisi|dən]PLACE qayıdıb.",
    "Turistlər [Zornavos|da]PLACE istirahət ediblər.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_names_that_no_list_holds(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked


def test_what_the_judge_adds_says_so_and_can_be_left_out(nlp: azdiplo.Pipeline) -> None:
    text = "Nazirlər dünən Zornavada görüşüblər."
    (place,) = nlp(text).entities
    assert (place.label, place.name, place.id) == ("PLACE", "Zornava", None)
    assert place.evidence.source == "model"
    assert place.evidence.score is not None and 0 < place.evidence.score <= 1
    assert azdiplo.load(topics=False, model=False)(text).entities == ()


@pytest.mark.parametrize("label", ["PERSON", "ORG", "PLACE"])
@pytest.mark.parametrize(
    "text",
    ["Xalqımız Qarabağ Zəfəri ilə fəxr edir.", "Çıxışında dedi:\n\nHörmətli Prezident Əliyev, dəyərli qonaqlar."],
)
def test_a_name_and_the_same_name_widened_are_one(
    nlp: azdiplo.Pipeline, monkeypatch: pytest.MonkeyPatch, text: str, label: str
) -> None:
    # everything that no rule took is a name here: the word alone and the word with its neighbour too
    monkeypatch.setattr(nlp, "_judge", Judge({"k=free": f"{label} 9"}))
    entities = nlp(text).entities
    assert entities
    for one, following in pairwise(entities):
        assert one.end <= following.start


def test_what_the_weights_do_not_know_stays_as_the_rules_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Məlumatı Zornava Nazirliyi yayıb, Xalqımız Qarabağ Zəfəri ilə fəxr edir."
    nlp = azdiplo.load(topics=False)
    by_rules = azdiplo.load(topics=False, model=False)(text).entities
    assert [ent.label for ent in by_rules] == ["ORG", "PLACE"]
    # a judge to whom nothing is a name vetoes what it knows, and no more
    monkeypatch.setattr(nlp, "_judge", Judge({"k=ORG": "ORG -9 none 9", "k=PLACE": "none 9"}))
    assert [ent.label for ent in nlp(text).entities] == ["PLACE"]
    monkeypatch.setattr(nlp, "_judge", Judge({"k=ORG": "none 9", "k=PLACE": "PLACE -9 none 9"}))
    assert nlp(text).entities[0] == by_rules[0]
    # one that knows no label decides nothing
    monkeypatch.setattr(nlp, "_judge", Judge({"k=ORG": "none 9"}))
    assert nlp(text).entities == by_rules


def test_a_label_that_the_weights_do_not_know_is_given_to_nothing(
    nlp: azdiplo.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    # no name is far below nothing here, and so would be every label without weights
    monkeypatch.setattr(nlp, "_judge", Judge({"k=free": "PLACE -3 none -9"}))
    assert {ent.label for ent in nlp("Nazirlər dünən Zornavada görüşüblər.")} == {"PLACE"}
    assert Judge({"k=free": "PLACE 1 none 2"}).classes == ("PLACE", "")


def test_every_row_of_the_table_has_labels_and_numbers() -> None:
    labels = {label or "none" for label in CLASSES}
    for number, (feature, weights) in resources.rows("judge/weights.tsv"):
        words = weights.split(" ")
        assert feature and len(words) % 2 == 0, number
        assert set(words[::2]) <= labels, number
        assert all(float(weight) for weight in words[1::2]), number


def test_a_wrong_row_is_named() -> None:
    wrong = Judge({"k=free": "PERSONS 1"})
    with pytest.raises(ValueError, match=r"judge/weights.tsv: 'k=free' has PERSONS 1; labels are"):
        wrong.scores([("free", 1)], azdiplo.load(topics=False)._lexicon)


def test_the_same_views_are_worth_the_same() -> None:
    lexicon = azdiplo.load(topics=False)._lexicon
    views = [("free", 1), ("word", "zornava"), ("tail", "da", "free")]
    assert judge().scores(views, lexicon) == Judge(judge().weights).scores(views, lexicon)
