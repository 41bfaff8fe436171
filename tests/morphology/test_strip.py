"""The name inside an inflected unknown word; the cut stands in the text: `Blinken|ə`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azdiplo.morphology import Analysis, best_strip, is_ending, stems, strip

CUTS = """
Blinken|ə Nazirliyi|nə Nazirliyi|ndəki ABŞ|-ın ABŞ|-nin BMT|-yə COP29|-un NATO|da NATO|’ya Əliyev|ə Əliyev|in Əliyev|lər
Əliyeva|nın Əliyeva|ya Əliyeva| Bayramov|la Bayramov|un Rubio|nun Rubio|ya Makron|a Makron|un Zelenski|yə Zelenski|nin
Zelenski| Paris|də Paris|dən Brüssel|dən Brüssel|dəki Lavrova| Kanada|nın Pekin|də Pekin| Putin|in Putin|ə Putin|
Azərbaycan|ın Rusiya|nı Mərkəzi|ndə Komissiyası|na Komissiyası|ndan Türkiyə| Türkiyə|yə Ankara| Kanada| Şuşa| Bayden|lə
Merkel|ə Tramp|ı Tramp|a Tramp| Ərdoğan|a Ərdoğan|ın Paşinyan|ı Mirzoyan|la Çavuşoğlu|na Çavuşoğlu|nun Çavuşoğlu|
Hacızadə|nin Hacızadə|yə Hacızadə| Fidan|ın Fidan| İsrail|ə Netanyahu|nun Netanyahu|ya Nyu-York|da Nyu-York| Orban|la
Parolin| Borrell|in Lukaşenko|nun Vuçiç|lə Berlin|də Berlin| Azərbaycan|dakı Bakı|dakıların Şolts|un Starmer|in
Quterreş|lə Cinpin|ə Tokayev|in Mirziyoyev| Japarov|un London|dan London|dakı Fondu|na Forumu|nda Şurası|ndakı
Tokio|dadır Ottava|da Vyana|ya Cenevrə|də Helsinki| Oslo|ya Lissabon|da Seul|dan Tokio| Dodik|lə X| İ| Bo|
"""


def marked() -> list[tuple[str, str]]:
    return [(stem, tail) for stem, _bar, tail in (item.partition("|") for item in CUTS.split())]


@pytest.mark.parametrize(("stem", "tail"), marked())
def test_the_likeliest_cut(stem: str, tail: str) -> None:
    assert best_strip(stem + tail) == len(stem)
    assert next(stems(stem + tail)) == (stem, tail)


def test_all_readings() -> None:
    assert strip("Parisdə")[:2] == [
        Analysis("Paris", "də", "locative", "none", "singular"),
        Analysis("Parisdə", "", "nominative", "none", "singular"),
    ]
    assert Analysis("ABŞ", "-ın", "genitive", "none", "singular") in strip("ABŞ-ın")
    assert Analysis("Nazirliyi", "nə", "dative", "izafet", "singular") == strip("Nazirliyinə")[0]
    assert Analysis("Əliyev", "lərə", "dative", "none", "plural") in strip("Əliyevlərə")
    assert Analysis("Azərbaycan", "ımızda", "locative", "1pl", "singular") in strip("Azərbaycanımızda")
    assert Analysis("Kanadan", "ın", "genitive", "none", "singular") in strip("Kanadanın")
    assert Analysis("Əliyev", "lərində", "locative", "3pl", "singular") in strip("Əliyevlərində")


@pytest.mark.parametrize("word", ["", "A", "-", "--", "'", "-ın", "Ж", "12", "İ.", "\ud800", "a" * 1000, "e\u0301ə"])
def test_any_string_is_bearable(word: str) -> None:
    assert 0 <= best_strip(word) <= len(word)
    assert strip(word)[0].stem == word[: best_strip(word)]


@given(st.text("aeəıiouünlrdkys-'ABDŞİ", max_size=14))
def test_every_cut_is_an_ending(word: str) -> None:
    cuts = list(stems(word))
    assert len(cuts) == len(set(cuts))
    for stem, tail in cuts:
        assert stem + tail == word
        assert not tail or is_ending(stem, tail)
