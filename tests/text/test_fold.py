"""Case pairs, the search form and the way back to the original."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from azdiplo.text.alphabet import BACK_VOWELS, CASE_PAIRS, FRONT_VOWELS, LOWER, UPPER, VOWELS, lookalikes
from azdiplo.text.fold import fold, lower, title, upper

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


def test_alphabet_is_consistent() -> None:
    assert len(LOWER) == len(UPPER) == len(CASE_PAIRS) == 32
    assert CASE_PAIRS["I"] == "ı"
    assert CASE_PAIRS["İ"] == "i"
    assert set(BACK_VOWELS) | set(FRONT_VOWELS) == set(VOWELS)
    assert not set(BACK_VOWELS) & set(FRONT_VOWELS)


def test_lookalikes_lead_to_latin_letters() -> None:
    in_words, everywhere = lookalikes()
    for letter, latin in (in_words | everywhere).items():
        assert unicodedata.name(latin).startswith("LATIN "), letter
        assert letter.isupper() == latin.isupper(), letter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İLHAM ƏLİYEV", "ilham əliyev"),
        ("IŞIQ", "ışıq"),
        ("İRAN və IRAN", "iran və ıran"),
        ("Şuşa Bəyannaməsi", "şuşa bəyannaməsi"),
        ("ÖZBƏKİSTAN ÜÇÜN", "özbəkistan üçün"),
        ("ĞÇX", "ğçx"),
        ("I\u0307ran", "i\u0307ran"),
        ("", ""),
    ],
)
def test_lower(text: str, expected: str) -> None:
    assert lower(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bakı", "BAKI"),
        ("gəncəli", "GƏNCƏLİ"),
        ("i\u0307ran", "I\u0307RAN"),
        ("ißt ŉ ﬁ", "İßT ŉ ﬁ"),
        ("dəhliz", "DƏHLİZ"),
    ],
)
def test_upper(text: str, expected: str) -> None:
    assert upper(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ilham əliyev", "İlham Əliyev"),
        ("ISPARTA", "Isparta"),
        ("bakı-tbilisi-ceyhan", "Bakı-Tbilisi-Ceyhan"),
        ("akif'in", "Akif'in"),
        ("AKİF’İN", "Akif’in"),
        ("cop29a", "Cop29a"),
        ("'bakı' (gəncə)", "'Bakı' (Gəncə)"),
        ("ıx ix", "Ix İx"),
        ("ßa", "ßa"),
    ],
)
def test_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize("change", [lower, upper, title])
def test_case_keeps_the_length_of_every_character(change: object) -> None:
    assert callable(change)
    text = "".join(EVERY)
    assert len(change(text)) == len(text)
    assert all(len(change(sign)) == 1 for sign in EVERY if unicodedata.category(sign)[0] == "L")


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("adi mətn: Bakı, 2024!", "adi mətn: Bakı, 2024!"),
        ("“a” „b‟ «c» ″d″ ‹e›", '"a" "b" "c" "d" "e"'),
        ("Akif’in ‘x’ ʼ ʻ ′ ` ´", "Akif'in 'x' ' ' ' ' '"),
        ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
        ("a\u00a0b\u2009c\u202fd\te\u3000f", "a b c d e f"),
        ("a\nb\u2028c\u2029d\re\x0bf\x0cg\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("nǝ Ǝli, Azərbaycan", "nə Əli, Azərbaycan"),
        ("vә nәzәrә", "və nəzərə"),  # Cyrillic ә
        ("АBŞ, COР29", "ABŞ, COP29"),  # Cyrillic А, Р
        ("Аzərbaycаn", "Azərbaycan"),
        ("\u0391zərbaycan \u039fAPEC", "Azərbaycan OAPEC"),  # Greek Α, Ο
        ("Москва вә СССР", "Москва вә СССР"),
        ("Αθήνα ΝΑΤΟ", "Αθήνα ΝΑΤΟ"),
        ("Mосква", "Mосква"),  # a Latin M in a Russian word
        ("Tаşkənd Ташкент", "Taşkənd Ташкент"),
        ("Bакı-Москва", "Bakı-Москва"),
        ("București, Iași", "Bucureşti, Iaşi"),
        ("…", "…"),
        ("日本 한국 हिन्दी 🇦🇿", "日本 한국 हिन्दी 🇦🇿"),
        ("", ""),
        ("\x00", "\x00"),
    ],
)
def test_one_for_one(text: str, cased: str) -> None:
    folded = fold(text)
    assert folded.cased == cased
    assert folded.lower == lower(cased.replace("\n", " "))
    assert len(folded.cased) == len(text)
    if folded.offsets is None:
        assert folded.span(0, len(cased)) == (0, len(text))


def test_a_foreign_letter_and_its_mark_apart_are_the_letter_that_they_imitate() -> None:
    folded = fold("na\u03b9\u0308v")  # Greek iota and a diaeresis
    assert (folded.cased, folded.span(2, 3)) == ("na\u00efv", (2, 4))
    assert fold("\u03b1\u03b9\u0308").cased == "\u03b1\u03ca"  # a Greek word stays one


def test_folding_twice_changes_nothing_more() -> None:
    in_words, everywhere = lookalikes()
    letters = sorted({*in_words, *everywhere, *map(chr, range(0x391, 0x3CA))} - {"\u03a2"})
    marks = [*map(chr, range(0x300, 0x346)), "\u0327\u0308", "\u0308\u0301", "\u200b\u0308", "\u0308\u2065", "\u2065"]
    for letter in letters:
        for mark in marks:
            for text in (f"{letter}{mark}e", f"ə{letter}{mark}", f"B{letter}{mark}\u0307m", f"\u03b1{letter}{mark}"):
                once = fold(text)
                assert fold(once.cased).cased == once.cased, ascii(text)
                assert once.span(0, len(once.cased))[0] == 0


@pytest.mark.parametrize(
    "text", ["", "Bakı, 28 aprel", "“Şərq–Qərb”ə dair Akif’in sözü", "a\ud800b", "vә\u00a0nǝ", "a\rb", "Москва"]
)
def test_no_map_where_positions_stay(text: str) -> None:
    assert fold(text).offsets is None


@pytest.mark.parametrize(
    ("text", "cased", "part", "original"),
    [
        ("sat\r\nır", "sat\nır", "\n", "\r\n"),
        ("a\r\nİran", "a\nİran", "İran", "İran"),
        ("Ba\u00adkı", "Bakı", "Bakı", "Ba\u00adkı"),
        ("Bakı\u00ad, Gəncə", "Bakı, Gəncə", "Bakı", "Bakı"),
        ("\ufeffBakı", "Bakı", "Bakı", "Bakı"),
        ("\u200b\u200eBakı\u200f\u200b Gəncə", "Bakı Gəncə", "Bakı", "Bakı"),
        ("I\u0307ran", "İran", "İran", "I\u0307ran"),
        ("i\u0307ran", "iran", "iran", "i\u0307ran"),
        ("g\u0131\u0307z", "giz", "i", "\u0131\u0307"),
        ("Tu\u0308rkiyə", "Türkiyə", "Tü", "Tu\u0308"),
        ("Tu\u0308rkiyə", "Türkiyə", "rk", "rk"),
        ("S\u0327us\u0327a", "Şuşa", "Şuş", "S\u0327us\u0327"),
        ("v\u04d9 S\u0327us\u0327a", "v\u04d9 Şuşa", "Şuşa", "S\u0327us\u0327a"),
        ("bоs\u0327", "boş", "boş", "bоs\u0327"),
        ("x\u0302y", "x\u0302y", "x", "x\u0302"),
        ("x\u0302y", "x\u0302y", "\u0302", "x\u0302"),
        ("x\u00ad\u0302y", "x\u0302y", "x", "x\u00ad\u0302"),
        ("K\u212a", "KK", "K", "K"),
        ("\u1112\u1161\u11ab국", "한국", "한", "\u1112\u1161\u11ab"),
        ("a \u0301b", "a \u0301b", " ", " "),
    ],
)
def test_mapped(text: str, cased: str, part: str, original: str) -> None:
    folded = fold(text)
    assert folded.offsets is not None or text == "K\u212a"
    if text.startswith("v\u04d9"):
        assert folded.cased.endswith("Şuşa")
    else:
        assert folded.cased == cased
    start = folded.cased.index(part)
    first, last = folded.span(start, start + len(part))
    assert text[first:last] == original


def test_empty_span_and_edges() -> None:
    folded = fold("\u00adBa\u00adkı\u00ad")
    assert folded.span(0, 0) == (1, 1)
    assert folded.span(4, 4) == (7, 7)
    with pytest.raises(IndexError):
        folded.span(0, 9)
    assert fold("").span(0, 0) == (0, 0)
    assert fold("\u00ad").span(0, 0) == (1, 1)


def test_every_character_folds() -> None:
    for plane in range(0, len(EVERY), 0x10000):
        text = " ".join(EVERY[plane : plane + 0x10000])
        folded = fold(text)
        assert len(folded.cased) == len(folded.lower)
        assert unicodedata.is_normalized("NFC", folded.cased)
        assert fold(folded.cased).cased == folded.cased


def test_offsets_count_the_characters() -> None:
    text = "Tu\u0308rkiyə\r\nBa\u00adkı"
    folded = fold(text)
    assert folded.offsets is not None
    assert len(folded.offsets) == len(folded.cased) + 1
    assert folded.offsets[-1] == len(text)
