"""How texts are written: language, alphabet, habits."""

from __future__ import annotations

import pytest
from hypothesis import given

from azdiplo.text.script import SCRIPTS, TRAITS, ordinary, script_of
from tests.text.test_properties import ALWAYS, TEXTS

STANDARD = (
    "Azərbaycanın xarici işlər naziri Ceyhun Bayramov Bakıda səfərdə olan həmkarı ilə görüşüb. "
    "Görüşdə ikitərəfli əməkdaşlığın perspektivləri müzakirə edilib, regional təhlükəsizlik məsələlərinə toxunulub."
)
CYRILLIC = (
    "Азәрбајҹан Республикасынын харици ишләр назири Москвада сәфәрдә олуб. Ҝөрүшдә икитәрәфли әлагәләр, "
    "халг тәсәррүфаты вә мәдәнијјәт саһәсиндә әмәкдашлыг мүзакирә едилиб."
)
TYPED = (
    "Azerbaycanin xarici isler naziri Bakida seferde olan hemkari ile gorusub. Gorusde ikiterefli emekdasliq ve "
    "regional tehlukesizlik meseleleri muzakire edilib."
)
KEYBOARD = (
    "Azerbaycanın xarici işler naziri Bakıda seferde olan hemkarı ile görüşüb. Görüşde ikiterefli emekdaşlıq ve "
    "regional tehlükesizlik meseleleri müzakire edilib."
)


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        (STANDARD, "latin", "az"),
        (CYRILLIC, "cyrillic", "az"),
        (TYPED, "ascii", "az"),
        (KEYBOARD, "turkish-keyboard", "az"),
        (STANDARD.replace("ə", "ä").replace("Ə", "Ä"), "latin-1991", "az"),
        ("Azerbaycan", "ascii", "az"),
        ("Ermenistan ordusu ateş açıb", "turkish-keyboard", "az"),
        ("Азәрбајҹан", "cyrillic", "az"),
        ("Эл ичиндә дүня ишләринә даир йени гәрар верилиб, юхары палата буну мүзакирә эдиб.", "cyrillic", "az"),
        ("NATO", "latin", None),
        ("", "latin", None),
        (
            "Министр иностранных дел Азербайджана прибыл в Москву с рабочим визитом. Он встретился со своим "
            "коллегой, и стороны обсудили, как будет развиваться сотрудничество.",
            "cyrillic",
            "ru",
        ),
        (
            "Dışişleri Bakanı dün Ankara'da yaptığı açıklamada, iki ülke arasındaki ilişkilerin çok önemli olduğunu "
            "ve yeni dönem için hazırlıkların sürdüğünü söyledi.",
            "latin",
            "tr",
        ),
        (
            "The foreign minister arrived in Baku on Monday for a two-day visit. He is expected to meet with the "
            "president and to discuss trade between the two countries.",
            "latin",
            "en",
        ),
        (
            "وزیر امور خارجه ایران روز دوشنبه در باکو با همتای خود دیدار کرد و دو طرف درباره روابط اقتصادی که برای "
            "هر دو کشور مهم است گفتگو کردند.",
            "arabic",
            "fa",
        ),
    ],
)
def test_writing(text: str, name: str, language: str | None) -> None:
    script = script_of(text)
    assert (script.name, script.language) == (name, language)


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("AZƏRBAYCANIN XARİCİ İŞLƏR NAZİRİ BAKIDADIR", "capitals"),
        ("Xarici is\u0327lər naziri Bakıda go\u0308ru\u0308s\u0327 keçirib və çıxış edib.", "decomposed"),
        ("Xarici işlər nаziri Bаkıda görüş kеçirib və çıxış edib.", "mixed"),
        ("AzÉ™rbaycanÄ±n xarici iÅŸlÉ™r naziri BakÄ±dadÄ±r.", "mojibake"),
        (
            "Xarici işlər naziri Bakıda\nsəfərdə olan həmkarı ilə\ngörüşüb və iki ölkə\narasındakı işlərə\nbaxıb.",
            "wrapped",
        ),
    ],
)
def test_traits(text: str, trait: str) -> None:
    assert trait in script_of(text).traits


def test_standard_text_has_no_trait() -> None:
    script = script_of(STANDARD)
    assert script.standard and script.traits == ()
    assert ordinary(STANDARD)


@pytest.mark.parametrize("text", [CYRILLIC, TYPED, KEYBOARD, STANDARD.replace("ə", "ä"), "BAKIDA SÜLH GÖRÜŞÜ BAŞLAYIR"])
def test_what_is_not_standard_is_not_ordinary(text: str) -> None:
    assert not ordinary(text)
    assert not ordinary(f"{STANDARD}\n\n{text}\n\n{STANDARD}")
    assert not script_of(f"{STANDARD}\n\n{text}").standard


def test_a_paragraph_may_be_written_otherwise() -> None:
    text = f"{STANDARD}\n\n{CYRILLIC}\n\n{STANDARD}"
    parts = script_of(text).parts
    assert [part.name for part in parts] == ["latin", "cyrillic", "latin"]
    assert text[parts[1].start : parts[1].end].strip() == CYRILLIC


def test_a_short_paragraph_is_written_as_the_rest() -> None:
    # the second has no letter that Russian has not
    assert [part.name for part in script_of(f"{CYRILLIC}\n\nПремјер-лига\n\nУЕФА").parts] == ["cyrillic"]
    # and this one happens to need no `ə`
    assert script_of(f"{STANDARD}\n\nBakıda qar yağıb, yollar bağlıdır.").standard


@ALWAYS
@given(TEXTS)
def test_parts_cover_the_text(text: str) -> None:
    script = script_of(text)
    assert script.name in SCRIPTS
    assert set(script.traits) <= set(TRAITS)
    place = 0
    for part in script.parts:
        assert part.start == place < part.end
        assert part.name in SCRIPTS
        place = part.end
    assert place == len(text)
