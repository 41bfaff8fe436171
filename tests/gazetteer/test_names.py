"""Names of the lists in running text. What is expected is written in the text: `[İlham Əliyev|ə]PERSON`."""

from __future__ import annotations

import unicodedata

import pytest

import azdiplo
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.text.fold import fold
from tests.marked import read

TEXTS = """
# acronyms: exactly their capitals
[BMT|-nin]ORG qətnaməsi, [ATƏT]ORG missiyası və [NATO|-ya]ORG üzvlük
[Aİ|-nin]ORG mövqeyi aydındır, ai və nato isə qısaltma sayılmır
Bu, [ABŞ|-ın]STATE mövqeyidir, abş deyil
[BMT|'nin]ORG və [ABŞ|’nin]STATE nümayəndələri
[NATO|nun]ORG sammiti
# hyphen and apostrophe before the ending
[COP29|-dan]EVENT sonra [COP29|-dur]EVENT deyilir
[SOCAR|-la]ORG müqavilə, [ABŞ|-dakı]STATE vəziyyət, [UNESCO|-dandır]ORG
[Reuters|in]ORG xəbəri, [Boeing|in]ORG təyyarəsi, [Reuters|-in]ORG xəbəri
# joined names are names of their own
[Azərbaycan]STATE-[ABŞ]STATE münasibətləri, [Azərbaycan]STATE-[Türkiyə]STATE-[Gürcüstan]STATE görüşü
[Ermənistan]STATE-[Azərbaycan]STATE sərhədi, [Rusiya]STATE – [Ukrayna]STATE danışıqları
anti-[Azərbaycan]STATE təbliğatı
# every ending
[Azərbaycan|dakılar]STATE, [Türkiyə|mizin]STATE, [Gürcüstan|dandır]STATE, [İran|adək]STATE, [Rusiya|dırsa]STATE
[Azərbaycan|ım]STATE, [Türkiyə|m]STATE, [Bakı|m]PLACE gözəldir
[Xarici İşlər Nazirliyi|ndəkilər]ORG, [Minsk qrupu|nun]ORG həmsədrləri, [Avropa İttifaqı|ndandır]ORG
[Qoşulmama Hərəkatı|nadək]ORG
# the stem changes or loses its possessive
[Birləşmiş Krallığ|ın]STATE hökuməti
Bizim [Vətən müharibə|miz]EVENT ədalətlidir
[Xarici İşlər Nazirlik|lərinə]ORG baxaq
[Xarici İşlər Nazirliyi|miz]ORG bəyanat yayıb
# a plural head that several names share, or a common noun, is not one name
[Şərq-Qərb]PROJECT və [Şimal-Cənub]PROJECT dəhlizləri
iki ölkənin xarici işlər nazirlikləri
# line breaks inside a name, none across an empty line
[Xarici
İşlər Nazirliyi|nin]ORG açıqlaması, [Avropa
İttifaqı]ORG
# dashes are one
[Bakı-Tbilisi-Ceyhan|ın]PROJECT tikintisi, [Bakı–Tbilisi–Ceyhan]PROJECT, [Bakı — Tbilisi — Ceyhan]PROJECT
[Bakı−Tbilisi−Ceyhan]PROJECT
# apostrophes are one
[NATO|'nun]ORG [NATO|’nun]ORG [NATO|‘nun]ORG [NATO|ʼnun]ORG
# derived words are other words
NATO-çular və iranlılar, Türkiyəlilər
# the longest name wins
[Birləşmiş Millətlər Təşkilatı|nın]ORG [Azərbaycan|dakı]STATE nümayəndəsi
[Avropa İttifaqı]ORG [Avropa]PLACE deyil
# quotation marks stay outside
“[TANAP]PROJECT”ın tikintisi, «[TANAP]PROJECT» layihəsi
"""


def texts() -> list[str]:
    """The texts: a line each, a line that goes on in the next one where a bracket is open."""
    found: list[str] = []
    for line in TEXTS.strip().splitlines():
        if found and found[-1].count("[") > found[-1].count("]"):
            found[-1] += "\n" + line
        elif not line.startswith("#"):
            found.append(line)
    return found


@pytest.fixture(scope="module")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False)


@pytest.mark.parametrize("marked", texts())
def test_marked_text(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked


def test_an_acronym_that_begins_like_another_is_none_of_its_forms(nlp: azdiplo.Pipeline) -> None:
    assert [(ent.text, ent.id) for ent in nlp("Aİ-də baxılıb, AİDA isə başqa addır.").entities] == [
        ("Aİ-də", "org:european-union"),
        ("AİDA", None),
    ]


def test_a_text_in_capitals(nlp: azdiplo.Pipeline) -> None:
    marked = "[XARİCİ İŞLƏR NAZİRLİYİ|NİN]ORG AÇIQLAMASI: [AZƏRBAYCAN]STATE VƏ [TÜRKİYƏ|NİN]STATE MÖVQEYİ"
    assert read(nlp, marked) == marked


def test_case_is_azerbaijani() -> None:
    state = Entry("state:x", "STATE", "İran", ("İran",))
    assert _found(state, "İRAN-da görüş") == [("İRAN", False)]
    assert _found(state, "Iran deyil") == []


@pytest.mark.parametrize("marked", ["[Türkiyə|yə]STATE səfər", "[İlham Əliyev|in]PERSON çıxışı", "[Şuşa|da]PLACE"])
def test_decomposed_letters(nlp: azdiplo.Pipeline, marked: str) -> None:
    loose = unicodedata.normalize("NFD", marked)
    assert read(nlp, loose) == loose


@pytest.mark.parametrize(
    "marked",
    [
        "[Azər\u00adbaycan|ın]STATE tarixi",
        "[Xarici İş\u00adlər Nazir\u00adliyi|nin]ORG bəyanatı",
        "[Tür\u200bkiyə|də]STATE",
        "[Gürcüs\u00ad\u200btan|a]STATE",
    ],
)
def test_invisible_signs_inside_a_name(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "[\u0410B\u015e|-\u0131n]STATE",
        "[Azərb\u0430yc\u0430n|\u0131n]STATE",
        "[Türkiy\u01dd|d\u01dd]STATE",
        "[N\u0410TO|-ya]ORG",
    ],
)
def test_look_alike_letters(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked


# What no shipped table needs to have: an index of one's own


def entry(name: str, *aliases: str, label: str = "ORG") -> Entry:
    forms = [form.lstrip("?") for form in (name, *aliases)]
    ambiguous = frozenset(form.lstrip("?") for form in (name, *aliases) if form.startswith("?"))
    return Entry(f"x:{forms[0]}", label, forms[0], tuple(forms), ambiguous)


def spans(index: NameIndex, text: str) -> list[tuple[str, str]]:
    """The names that start at the first word of a text, longest first, each with its ending."""
    folded = fold(text)
    end = next((i for i, sign in enumerate(text) if not sign.isalnum() and sign != "_"), len(text))
    found = index.at(folded.cased, folded.lower, 0, end)
    return [(text[: hit.stem_end], text[hit.stem_end : hit.end]) for hit in found]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        # a sign at the end of a name: needed, unless it is punctuation
        ("OPEK+", "OPEK+ ölkələri", [("OPEK+", "")]),
        ("OPEK+", "OPEK+-ın qərarı", [("OPEK+", "-ın")]),
        ("OPEK+", "OPEK+un qərarı", [("OPEK+", "un")]),
        ("OPEK+", "OPEK ölkələri", []),
        ("OPEK+", "OPEK+çı", []),
        ("OPEK+", "OPEK+-çı", []),
        ("Yahoo!", "Yahoo! xəbəri", [("Yahoo!", ""), ("Yahoo", "")]),
        ("Yahoo!", "Yahoo!-nun xəbəri", [("Yahoo!", "-nun"), ("Yahoo", "")]),
        ("Yahoo!", "Yahoonun xəbəri", [("Yahoo", "nun")]),
        ("Warner Bros.", "Warner Bros. filmi", [("Warner Bros.", ""), ("Warner Bros", "")]),
        ("Hava Yolları (AZAL)", "Hava Yolları (AZAL) uçuşu", [("Hava Yolları (AZAL)", ""), ("Hava Yolları (AZAL", "")]),
        # names that begin in small letters, and end in digits
        ("bp", "bp-nin hesabatı", [("bp", "-nin")]),
        ("bp", "Bp hesabatı", []),
        ("eManat", "eManatla ödəniş", [("eManat", "la")]),
        ("eManat", "Emanatla", []),
        ("m10", "m10-un tətbiqi", [("m10", "-un")]),
        ("COP29", "COP29-dur", [("COP29", "-dur")]),
        ("COP29", "COP290", []),
        ("Kanal 13", "Kanal 13-ün", [("Kanal 13", "-ün")]),
        # short names
        ("Oş", "Oşda görüş", [("Oş", "da")]),
        ("Oş", "Oşlu", []),
        ("İra", "İran", []),
        ("Afrika", "Afrikan", []),
        ("Peru", "Perumuzda", [("Peru", "muzda")]),
        ("Peru", "Perun", []),
        # acronyms in plural
        ("QHT", "QHT-lərin", [("QHT", "-lərin")]),
        ("QHT", "QHTlərin", [("QHT", "lərin")]),
        ("QHT", "Qht-lərin", []),
        # changed letters
        ("Azadlıq", "Azadlığın", [("Azadlığ", "ın")]),
        ("Azadlıq", "Azadlığ", []),
        ("Azadlıq", "Azadlıqda", [("Azadlıq", "da")]),
        ("Qızıl Bulaq", "Qızıl Bulağa", [("Qızıl Bulağ", "a")]),
        # izafet names
        ("Dövlət Qoruğu", "Dövlət Qoruğumuz", [("Dövlət Qoruğu", "muz")]),
        ("Dövlət Qoruğu", "Dövlət Qoruqlarına", [("Dövlət Qoruq", "larına")]),
        ("Dövlət Qoruğu", "Dövlət Qoruq", []),
        ("Dövlət Qoruğu", "Dövlət qoruqlarına", []),
        ("Dövlət Qoruğu", "Dövlət Qoruqlu", []),
        ("Baş Assambleya", "Baş Assambleyamız", [("Baş Assambleya", "mız")]),
        ("Baş Assambleyası", "Baş Assambleyamız", [("Baş Assambleya", "mız")]),
        ("Baş Assambleyası", "Baş Assambleyası", [("Baş Assambleyası", "")]),
        # what stands between the words
        ("Bakı-Tbilisi", "Bakı – Tbilisi", [("Bakı – Tbilisi", "")]),
        ("Ağ Ev", "Ağ\nEvdə", [("Ağ\nEv", "də")]),
        ("Ağ Ev", "Ağ\n\nEvdə", []),
        ("Ağ Ev", "Ağ, Evdə", []),
        ("Ağ Ev", "Ağ    Evdə", []),
    ],
)
def test_own_names(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert spans(NameIndex([entry(name)]), text) == expected


def test_an_ending_of_the_shorter_name_beats_a_rare_one_of_the_longer() -> None:
    index = NameIndex([entry("Quru Qoşunlar", "Quru Qoşunları")])
    assert spans(index, "Quru Qoşunların bayrağı") == [("Quru Qoşunlar", "ın")]


def test_the_unambiguous_sense_comes_first() -> None:
    index = NameIndex([entry("?Sabah"), entry("Sabah", label="PLACE")])
    folded = fold("Sabahda")
    (hit,) = index.at(folded.cased, folded.lower, 0, 7)
    assert [(sense.label, ambiguous) for sense, ambiguous in hit.form.senses] == [("PLACE", False), ("ORG", True)]
    assert not hit.form.open
    assert repr(hit) == "Hit(0, 5, 7, Form('Sabah', ['x:Sabah', 'x:Sabah']))"


def _found(entry: Entry, text: str) -> list[tuple[str, bool]]:
    """The name that begins a text, and True where it is ambiguous."""
    word = text.partition(" ")[0].partition("'")[0].partition("-")[0]
    hits = NameIndex([entry]).at(text, fold(text).lower, 0, len(word))
    return [(text[hit.start : hit.stem_end], hit.form.open) for hit in hits[:1]]


def test_an_english_name_counts_without_standing_among_the_aliases() -> None:
    person = Entry("person:x", "PERSON", "Antonio Torma", ("Antonio Torma", "Torma"), frozenset(), "António Tormá")
    assert _found(person, "Antonio Torma'nın səfəri") == [("Antonio Torma", False)]
    assert _found(person, "António Tormá gəlib") == [("António Tormá", False)]
    assert _found(person, "Tormá gəlib") == [("Tormá", False)]  # the surname alone names him, so it does in English


def test_an_english_name_is_as_ambiguous_as_the_name() -> None:
    place = Entry("place:x", "PLACE", "Torma", ("Torma",), frozenset(["Torma"]), "Tormouth")
    assert _found(place, "Tormouth-da") == [("Tormouth", True)]


def test_the_last_word_of_an_english_name_is_no_name_where_the_surname_is_none() -> None:
    person = Entry(
        "person:x", "PERSON", "Antonio Torma", ("Antonio Torma", "Torma"), frozenset(["Torma"]), "A Tormouth"
    )
    assert _found(person, "Tormouth gəlib") == []
    village = Entry("place:x", "PLACE", "Torma", ("Torma",), frozenset(), "Tormouth", {"kind": "village"})
    assert _found(village, "Tormouth kəndi") == []
    party = Entry("org:x", "ORG", "Sol Torma", ("Sol Torma",), frozenset(), "Left Torma (X)")
    assert _found(party, "Left Torma (X) partiyası") == []
