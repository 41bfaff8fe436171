"""The rules for names that no list holds, and for the words around listed ones."""

from __future__ import annotations

import pytest

import azdiplo
from tests.marked import parse, read

MARKED = [
    # people: offices, initials, given names, patronymics, particles
    "İclasda sədr müavini [Tofiq Qaravəlli]PERSON çıxış edib.",
    "Bunu [T.Qaravəlli]PERSON jurnalistlərə deyib.",
    "Assosiasiyanın sədri [Nuran Tağılı]PERSON qonaqları salamlayıb.",
    "Nazir [Leks Delmar|la]PERSON görüşüb.",
    "Sakin [Həsənov Elvin Kamil oğlu]PERSON mükafatlandırılıb.",
    "Tədbirdə birinci xanım [Mehriban Əliyeva]PERSON iştirak edib.",
    # bodies: heads, connectors, owners, missions
    "Sənədi [Xəzər Logistika Assosiasiyası|nın]ORG sədri imzalayıb.",
    "Qərarı [Türkiyə Xarici İşlər Nazirliyi]ORG açıqlayıb.",
    "Məlumatı [Azərbaycanın Suriyadakı səfirliyi]ORG yayıb.",
    "Sərhəddə [Ukrayna ordusu]ORG mövqe tutub.",
    # quotes: what stands behind tells the label, works are no names
    "Müqaviləni “[Delmar Enercik]ORG” MMC-nin direktoru imzalayıb.",
    "Ötən ay “[Yaşıl Körpü]PROJECT” layihəsi başa çatıb.",
    "Qonaqlar “Sarı Gül” filmi haqqında danışıblar.",
    # events, with a number that belongs to them; a listed name stands without bayramı
    "Qonaqlar [12-ci Şimal Enerji Forumu|nda]EVENT çıxış ediblər.",
    "Nazir [Novruz]EVENT bayramı tədbirinə qatılıb.",
    "Tərəflər [Ermənistan]STATE-[Azərbaycan]STATE müharibəsi barədə danışıblar.",
    # events that a body counts, written as names; a small head makes none
    "Nazir [Beyin Mərkəzlərinin birinci Forumu|nda]EVENT çıxış edib.",
    "Sənəd [TDT-nin 12-ci Zirvə Görüşü|ndə]EVENT imzalanıb.",
    "Sənəd [Qoşulmama Hərəkatının XVIII Zirvə Görüşü|ndə]EVENT imzalanıb.",
    "Sənəd [İqtisadi Əməkdaşlıq Təşkilatının Xankəndi Sammiti|ndə]EVENT imzalanıb.",
    "Sənəd [TDT|-nin]ORG 12-ci zirvə görüşündə imzalanıb.",
    "Bu, [Gənclər Forumu|nun]EVENT və [Qadınlar Forumu|nun]EVENT davamıdır.",
    # an age class
    "Güləşçi [U-23 karate üzrə dünya çempionatı|nda]EVENT qalib gəlib.",
    "Bizim U-19 komandası çempionatda oynayıb.",
    # joined names describe, a title is no event
    "Onlar [Mərkəzi Asiya]PLACE-[Almaniya]STATE sammitindən danışıblar.",
    "Zabit Vətən Müharibəsi Qəhrəmanı adına layiq görülüb.",
    # what is called so; the title of a work is no name
    "Şəhərdə “[Dağların səsi]EVENT” adlı fərdi rəsm sərgisi açılıb.",
    "Fond “[Yaşıl Körpü]PROJECT” adlı yeni layihəyə başlayıb.",
    "Müəllif “Dağların səsi” adlı kitabını təqdim edib.",
    "Nazir “[Elm Diplomatiyası üzrə Regional Nazirlər Forumu]EVENT” çərçivəsində danışıb.",
    "Yarış “[İdman həftəsi]EVENT” çərçivəsində keçirilib.",
    "Əsgərlər “[Əbədi qardaşlıq - III]EVENT” təliminə qatılıb.",
    # a day that something is named after
    "Qatar “[28 May]PLACE” stansiyasına çatıb.",
    "Nazir “[8 Noyabr]PROJECT” Elektrik Stansiyasında olub.",
    # names of people that look like something else
    "Sakin [İmanov Nağı Novruz oğlu]PERSON [Xocalı]PLACE rayonunda yaşayır.",
    "Orden [Artur Rasi-zadə|yə]PERSON təqdim olunub.",
    "Yol [Ə. Cəmil küçəsi|nə]PLACE çıxır.",
    # capitals of politeness and words glued by a fault of the text are no names
    "Sakin deyib: Allah Sizi qorusun, Allah Sizə can sağlığı versin.",
    "Sonra Prezident İlham Əliyevinçıxışı dinlənilib.",
    "Sonra Xəzəryanı dövlətlərin başçıları gəlib.",
    # laws and projects with lower-case heads
    "Parlament [Ukrayna Konstitusiyası|nı]LAW dəyişdirib.",
    # dates: ranges, months behind years, what is no date
    "Sərgi [noyabrın 11-dən 22|-dək]DATE davam edəcək.",
    "Layihə [2025-ci ilin mayı|nda]DATE başlayacaq.",
    "Bu il ötən həftədən saat 19:30-da 28 yaşlı qonaqlar gəlib.",
    # derivation is no inflection
    "Konfransda ABŞ-lı mütəxəssis, bakılı alim və iranlı həkim danışıb.",
]


@pytest.mark.parametrize("marked", MARKED, ids=[parse(m)[0][:40] for m in MARKED])
def test_marked_text(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-ci il aprelin 28-də gəlib.", "2021-04-28"),
        ("Aprelin 28-də gəlib.", "--04-28"),
        ("Noyabrın 11-dən 22-dək davam edib.", "--11-11/--11-22"),
        ("2020-ci ilin sentyabrın 27-dən başlayıb.", "2020-09-27"),
        ("1992-1994-cü illərdə olub.", "1992/1994"),
        ("2025-ci ildə olub.", "2025"),
        ("Sənəd 28.04.2021 tarixində imzalanıb.", "2021-04-28"),
    ],
)
def test_the_value_of_a_date(nlp: azdiplo.Pipeline, text: str, value: str) -> None:
    assert [entity.value for entity in nlp(text).entities] == [value]


@pytest.mark.parametrize(
    ("text", "name", "office", "owner"),
    [
        ("ABŞ-ın dövlət katibi Entoni Blinken gəlib.", "Entoni Blinken", "dövlət katibi", "state:US"),
        ("BMT-nin Baş katibi Antonio Quterreş danışıb.", "Antonio Quterreş", "baş katib", "org:un"),
        ("Tədbirdə birinci xanım Mehriban Əliyeva olub.", "Mehriban Əliyeva", "birinci xanım", None),
    ],
)
def test_office_and_affiliation(nlp: azdiplo.Pipeline, text: str, name: str, office: str, owner: str | None) -> None:
    person = next(entity for entity in nlp(text).entities if entity.label == "PERSON")
    assert (person.name, person.office) == (name, office)
    affiliation = person.affiliation
    assert (affiliation.id if isinstance(affiliation, azdiplo.Entity) else affiliation) == owner


def test_a_short_mention_keeps_the_name_and_office_of_the_full_one(nlp: azdiplo.Pipeline) -> None:
    doc = nlp("Nazir müavini Tofiq Qaravəlli gəlib. Sonra Qaravəlliyə sual verilib.")
    assert [(e.label, e.name, e.office) for e in doc.entities] == [("PERSON", "Tofiq Qaravəlli", "nazir müavini")] * 2
