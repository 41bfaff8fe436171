"""Texts in other spellings in today's orthography, and the map of their offsets."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from azdiplo.spelling.alignment import apply
from azdiplo.spelling.normalize import normalize
from tests.text.test_properties import ALWAYS, TEXTS

OTHERS = st.lists(
    st.one_of(
        TEXTS,
        st.sampled_from(
            [
                "Азәрбајҹан ",
                "Яшар ",
                "юхары ",
                "объект ",
                "Гоголь",
                "Горбачёв",
                "Азəрбаjҹан ",
                "вә ",
                "\n",
                "ЯЗЫЧЫ ",
                "Azerbaycanin ",
                "gorusler ",
                "ve ",
                "Bakı-\n",
                "nın ",
                "xarici isler naziri ",
                "Ermenistan ",
                "ABS-in ",
                "Azärbaycan ",
                "və ",
                "BAKIDA SÜLH GÖRÜŞÜ ",
                "É™",
                "Ä±",
                "Ã¼",
                "go\u0308ru\u0308s\u0327 ",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Илһам Әлијев Бакыда чыхыш едиб.", "İlham Əliyev Bakıda çıxış edib."),
        ("БИРЛӘШМИШ МИЛЛӘТЛӘР ТӘШКИЛАТЫ ҝөрүш кечириб", "BİRLƏŞMİŞ MİLLƏTLƏR TƏŞKİLATI görüş keçirib"),
        ("Һөкумәт гәрар гәбул едиб, ҹәлб олунуб.", "Hökumət qərar qəbul edib, cəlb olunub."),
        (
            "Азәрбајҹан ССР-ин язычысы Яшар Горбачёвла вә Гоголь һаггында",
            "Azərbaycan SSR-in yazıçısı Yaşar Qorbaçovla və Qoqol haqqında",
        ),
        ("ЯЗЫЧЫЛАР ИТТИФАГЫНЫН ҝөрүшү, Әли Яһја", "YAZIÇILAR İTTİFAQININ görüşü, Əli Yahya"),
        (
            "Мә'лумата ҝөрә, шө’бәнин ишләри АБШ'ын тә'мин етдији кими ҝедир",
            "Məlumata görə, şöbənin işləri ABŞ'ın təmin etdiyi kimi gedir",
        ),
        # 1939: э for e, й for y, я for ya, е for ye
        (
            "Дүня эли ени ил вә юхары мәһсулдарлыг йолунда, Азәрбайҹан",
            "Dünya eli yeni il və yuxarı məhsuldarlıq yolunda, Azərbaycan",
        ),
        # Latin letters typed for Cyrillic ones
        ("Азəрбаjҹан hөкумəти бəjан едиб", "Azərbaycan hökuməti bəyan edib"),
        ("Azärbaycan Milli Mäclisi qärar qäbul edib", "Azərbaycan Milli Məclisi qərar qəbul edib"),
        (
            "Azerbaycanin xarici isler naziri Bakida gorusler kecirib.",
            "Azərbaycanın xarici işlər naziri Bakıda görüşlər keçirib.",
        ),
        (
            "ABS-in dovlet katibi 28-de Berline ve Parise gedecek",
            "ABŞ-ın dövlət katibi 28-də Berlinə və Parisə gedəcək",
        ),
        (
            "Ermenistan-Azerbaycan serhedinde atesi dayandirdilar",
            "Ermənistan-Azərbaycan sərhədində atəşi dayandırdılar",
        ),
        ("Azerbaycanın xarici işler naziri görüşler keçirib", "Azərbaycanın xarici işlər naziri görüşlər keçirib"),
        ("AZERBAYCANIN XARICI ISLER NAZIRI BAKIDA GORUSUB", "AZƏRBAYCANIN XARİCİ İŞLƏR NAZİRİ BAKIDA GÖRÜŞÜB"),
        # put in capitals by a machine that knows no İ
        (
            "AZƏRBAYCAN RESPUBLIKASININ PREZIDENTI BAKIYA QAYIDIB",
            "AZƏRBAYCAN RESPUBLİKASININ PREZİDENTİ BAKIYA QAYIDIB",
        ),
        ("Xarici is\u0327lər naziri Bakıda go\u0308ru\u0308s\u0327üb", "Xarici işlər naziri Bakıda görüşüb"),
        ("Xarici işlər nаziri vә Bаkıda səfər", "Xarici işlər naziri və Bakıda səfər"),
        ("Министр прибыл в Москву и заявил, что он был рад.", "Министр прибыл в Москву и заявил, что он был рад."),
        ("Azərbaycanın “şərq–qərb” xətti", "Azərbaycanın “şərq–qərb” xətti"),
        ("", ""),
    ],
)
def test_normalize(text: str, expected: str) -> None:
    assert normalize(text).text == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Yeni Azerbaycan Partiyasi ve muxalifet", "Yeni Azərbaycan Partiyası və müxalifət"),
        # `a` typed for `ə` in names
        ("Nazir Mammadov Aliyevin sozlerini xatirladib", "Nazir Məmmədov Əliyevin sözlərini xatırladıb"),
        ("Yeni, bu hele qerar deyil", "Yəni, bu hələ qərar deyil"),
    ],
)
def test_names_and_neighbours_tell_which_word_is_meant(typed: str, meant: str) -> None:
    assert normalize(typed).text == meant


def test_a_script_may_be_given() -> None:
    assert normalize("Bas nazir", script="ascii").text == "Baş nazir"
    assert normalize("Bas nazir", script="latin").text == "Bas nazir"
    assert normalize("Баку", script="cyrillic").text == "Baku"


def test_diacritics_may_stay() -> None:
    assert normalize("Azerbaycanin bas naziri Bakidadir", diacritics=False).text == "Azerbaycanin bas naziri Bakidadir"
    assert normalize("Бакыда ҝөрүш кечирилиб", diacritics=False).text == "Bakıda görüş keçirilib"


def test_punctuation() -> None:
    answer = normalize("Nazir “Şərq–Qərb”ə ba\u00adxıb,\r\nbu\u00a0gün ABŞ’ın mövqeyi", punctuation=True)
    assert answer.text == 'Nazir "Şərq-Qərb"ə baxıb,\nbu gün ABŞ\'ın mövqeyi'
    start = answer.original.index("ba\u00ad")
    assert answer.from_original(start, start + 6) == (answer.text.index("baxıb"), answer.text.index("baxıb") + 5)


@pytest.mark.skipif(importlib.util.find_spec("ftfy") is None, reason="ftfy is not installed")
def test_a_wrong_encoding_is_mended() -> None:
    answer = normalize("AzÉ™rbaycanÄ±n xarici iÅŸlÉ™r naziri â€œBakÄ±daâ€\x9d gÃ¶rÃ¼ÅŸÃ¼b.")
    assert answer.text == "Azərbaycanın xarici işlər naziri “Bakıda” görüşüb."
    place = answer.text.index("Bakıda")
    start, end = answer.to_original(place, place + 6)
    assert answer.original[start:end] == "BakÄ±da"


def test_errors_say_what_there_is() -> None:
    with pytest.raises(ValueError, match="turkish-keyboard"):
        normalize("Bakı", script="klingon")
    with pytest.raises(TypeError, match="bytes"):
        normalize(b"Baki")  # type: ignore[arg-type]
    with pytest.raises(IndexError):
        normalize("Bakı").to_original(0, 5)
    with pytest.raises(IndexError):
        normalize("Яз, азәрбајҹанлы").from_original(0, 99)


def test_public_name() -> None:
    assert azdiplo.normalize is normalize


@ALWAYS
@given(OTHERS)
def test_the_map_covers_both_texts(text: str) -> None:
    for punctuation in (False, True):
        answer = normalize(text, punctuation=punctuation)
        size = len(answer.text)
        assert answer.to_original(0, size)[1] <= len(text)
        first = last = 0
        for place in range(size):
            start, end = answer.to_original(place, place + 1)
            assert first <= start < end <= len(text)
            assert last <= end
            first, last = start, end
            there, back = answer.from_original(start, end)
            assert there <= place < back
        begin = finish = 0
        for place in range(len(text)):
            start, end = answer.from_original(place, place + 1)
            assert begin <= start <= end <= size
            assert finish <= end
            begin, finish = start, end


@ALWAYS
@given(st.text(alphabet="abcя", max_size=12), st.data())
def test_edits_leave_the_rest(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    edits = [(start, end, data.draw(st.text(alphabet="xyz", max_size=3))) for start, end in pairs]
    written, way = apply(text, edits)
    kept = [place for place in range(len(text)) if not any(start <= place < end for start, end, _ in edits)]
    for place in kept:
        there = (place, place + 1) if way is None else way.forth(place, place + 1)
        assert written[slice(*there)] == text[place]
        assert (there if way is None else way.back(*there)) == (place, place + 1)
