"""What is said of listed names, acronyms and quotations beyond the example of each rule."""

from __future__ import annotations

import pytest

import azdiplo
from tests.marked import read

MARKED = [
    # the form of a place, but behind a possessive, or of a word that opens the sentence
    "Onlar İdarəetmə Mərkəzində görüşüblər.",
    "Oğuzda yeni yol var.",
    # an event takes place, and one may be left; a number stands between
    "Onlar [Dünya İqtisadi Forumu|ndan]EVENT danışıblar.",
    "Onlar [Dünya İqtisadi Forumu]EVENT III turunda görüşüblər.",
    # a corridor is not named without its noun
    "Onlar [Şimal-Cənub dəhlizi]PROJECT haqqında danışıblar.",
    # an acronym is an event where a noun or a year says so
    "Sonra [TQM]EVENT sərgisi açılıb.",
    "Sonra [TQM 2025]EVENT keçirilib.",
    # quotations: where they open, what stands between them and their noun, how long they may be
    "Bunu “parla” açıb.",
    "“Hazır idik. “[Parla]ORG”da görüşdük.",
    "Ötən ay “[Yaşıl Körpü]PROJECT” dövlət layihəsi başa çatıb.",
    "Orada “[Oksford]ORG” açılıb.",
    "Yarış “Sarı həftəsi” gözəl keçirilib.",
    "Orada “Bir İki Üç Dörd Beş Altı Yeddi Səkkiz Doqquz On” MMC qurulub.",
]


@pytest.fixture(scope="module")
def rules_alone() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False, model=False)


@pytest.mark.parametrize("marked", MARKED)
def test_single_names(rules_alone: azdiplo.Pipeline, marked: str) -> None:
    assert read(rules_alone, marked) == marked
