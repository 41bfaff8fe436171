"""What the judge sees of an open stretch: each feature in a text that has it, and in one much like it that has not."""

from __future__ import annotations

import pytest

import azdiplo
from azdiplo.entities.settle.judge import CLASSES
from azdiplo.entities.settle.stretches import opened
from azdiplo.entities.settle.views import features, seen

FEATURES = [
    # where it stands, and what it is made of
    ("Zornava", "Dünən Zornavada qar yağıb.", "t=da", "Dünən Zornavaya qar yağıb."),
    ("Zornava", "Zornavada qar yağıb.", "first", "Dünən Zornavada qar yağıb."),
    ("Zornava", "Dünən Zornavada qar yağıb.", "x3=ava", "Dünən Zornovoda qar yağıb."),
    ("Zornava Qornava", "Bunu Zornava Qornava deyib.", "name=zornava qornava", "Bunu Zornava deyib."),
    ("ZORNAVA", "Dünən ZORNAVA yanıb.", "caps", "Dünən Zornava yanıb."),
    ("Zornava2", "Dünən Zornava2 yanıb.", "digit", "Dünən Zornava yanıb."),
    # what stands beside it
    ("Zornava", "Dünən gözəl Zornavada qar yağıb.", "b=gözəl", "Dünən Zornavada qar yağıb."),
    ("Zornava", "Dünən gözəl Zornavada qar yağıb.", "earlier=dünən", "Gözəl Zornavada qar yağıb."),
    ("Zornava", "Dünən (Zornavada qar yağıb).", "b=(", "Dünən Zornavada qar yağıb."),
    ("Zornava", "Dünən. Zornavada qar yağıb.", "b=.", "Dünən Zornavada qar yağıb."),
    ("Zornava", "Dünən deputat Zornavada olub.", "office-before", "Dünən gözəl Zornavada olub."),
    ("Zornava", "Dünən Zornava Nazirliyi yanıb.", "fh=ORG", "Dünən Zornava yanıb."),
    ("Zornava", "Dünən Zornava deputatı gəlib.", "fo", "Dünən Zornava qonağı gəlib."),
    ("Zornava", "Dünən Zornavada çox qar yağıb.", "later=qar", "Dünən Zornavada qar."),
    ("Zornava", "Dünən Zornavada, sonra evdə.", "sign=, ", "Dünən Zornavada sonra evdə."),
    # what joins it to a name
    ("Zornava", "Tbilisi və Zornava arasında yol var.", "nl=PLACEvə", "Qonşu və Zornava arasında yol var."),
    ("Zornava", "Tbilisi, Zornava, Bakı yanıb.", "nl=PLACE,", "Tbilisi. Zornava, Bakı yanıb."),
    ("Zornava", "Tbilisi, Zornava, Bakı yanıb.", "nr=PLACE,", "Tbilisi, Zornava. Bakı yanıb."),
    # what the text says elsewhere
    ("Zornava", "Dünən Zornavada idik, zornava şirin idi.", "small", "Dünən Zornavada idik, o şirin idi."),
    ("Zornava", "Dünən “Zornava” yanıb.", "quoted", "Dünən “Zornava yanıb”."),
]


@pytest.mark.parametrize(("name", "text", "feature", "without"), FEATURES, ids=[row[2] for row in FEATURES])
def test_a_feature_is_seen_where_it_is(nlp: azdiplo.Pipeline, name: str, text: str, feature: str, without: str) -> None:
    assert feature in _features(nlp, text, name)
    assert feature not in _features(nlp, without, name)


def _features(nlp: azdiplo.Pipeline, text: str, name: str) -> set[str]:
    """The features of the open stretches that begin with the first letters of a name."""
    settled = nlp._settle(nlp._read(text))
    reading = settled.reading
    open_ones = opened(reading, settled.found, settled.glued, frozenset(CLASSES))
    return {
        feature
        for stretch, views in seen(reading, settled.found, open_ones)
        if reading.cased.startswith(name[:4], stretch.start)
        for view in views
        for feature in features(view, reading.words)
    }
