"""Where a name begins and ends, and what is none: causes of errors once met in news, each in sentences of our own."""

from __future__ import annotations

import pytest

import azdiplo
from tests.marked import parse, read

MARKED = [
    # a number belongs to an event, in figures and in words, before a listed name and before a rule's
    "Nazir [VI Şimal Enerji Forumu|nda]EVENT çıxış edib.",
    "Qonaqlar [XII Qlobal Bakı Forumu|na]EVENT dəvət olunub.",
    "Şəhər [Birinci Xəzər Biznes Forumu|nun]EVENT qonaqlarını qarşılayıb.",
    "Güləşçi [U-23 Avropa çempionatı|nda]EVENT medal qazanıb.",
    "Stendlər [Caspian Agro 2025]EVENT çərçivəsində açılıb.",
    "Nümayəndələr [UNESCO-nun 44-cü Baş Konfransı|nda]EVENT iştirak edib.",
    "Deputatlar [Parlamentlərarası İttifaqın 151-ci Assambleyası|na]EVENT gəlib.",
    "Sərəncam [BMT Baş Assambleyası|nın]ORG 81-ci sessiyasında oxunub.",
    "Yarmarka [2025-ci il|də]DATE keçirilib.",
    # names that share a plural head; common nouns and states do not
    "Maşınlar [Nizami Delmar]PLACE və [Aytən Rüstəmova]PLACE küçələrində dayanıb.",
    "Qərarlar [Budapeşt]EVENT və [Qəbələ]EVENT zirvələrində qəbul edilib.",
    "Tədbirdə gənclər və qadınlar forumları barədə danışılıb.",
    "Turistlər [Bakı]PLACE küçələrində gəzib.",
    # abbreviations: what the text explains holds for all of it
    "[Avropa İnvestisiya Bankı]ORG ([AİB]ORG) kredit verib, [AİB|-in]ORG sədri razıdır.",
    "Hava hücumundan müdafiə (HHM) sistemi alınıb, HHM vasitələri gətirilib.",
    "Zavod ƏDV ödəyib, VAR sistemi işləyib.",
    "Tərəf AGM-88G raketləri və J2-8243 reysi barədə danışıb.",
    "Hadisə barədə xəbər yayılıb - MƏHKƏMƏ QƏRARI",
    # owners: two states own apart, of a body with its owner the possessive belongs to it
    "[Qətər]STATE və [Oman|ın]STATE [XİN]ORG başçıları danışıb.",
    "[SSRİ Baş Prokurorluğu|nun]ORG müstəntiqi gəlib.",
    "[Azərbaycan Ordusunun Baş Qərargah]ORG rəisi çıxış edib.",
    "Ölkəmizin [İran|dakı]STATE səfirliyimiz məlumat yayıb.",
    "Ərizə [Tovuz rayon Polis Şöbəsi|nə]ORG verilib.",
    "[Delmar Texnologiya Universiteti]ORG ilə [Xəzər Logistika Bankı]ORG müqavilə bağlayıb.",
    "Müqaviləni [Azərbaycan Respublikasının Prezidenti yanında Turizm İnkişafı Agentliyi]ORG imzalayıb.",
    "[ABŞ]STATE prezidenti deyib ki, qanunu [Konqres]ORG qəbul edib.",
    "Döyüşlər [Venesuela Ordusu|nun]ORG nəzarətindədir.",
    # what stands behind a quote says more than a list; titles, makes and mottos are no names
    "Ona “Heydər Əliyev” ordeni verilib.",
    "[Bakı|da]PLACE “[Özbəkistan]PLACE” parkı salınıb.",
    "Konfrans “[Azərbaycan]STATE və [Türkiyə]STATE dostluğunun yeni mərhələsi” mövzusunda keçirilib.",
    "“[Qarabağ]ORG” [Azərbaycan Premyer Liqası|nda]EVENT qalib gəlib.",
    "Ordu “Orbiter-2” tipli aparat alıb.",
    "Qonaq “[Qarabağ]PLACE [Azərbaycan|dır]STATE” söyləyib.",
    "Nazir “[Report]ORG”a rəsmi açıqlama verib.",
    # people: offices in capitals, addresses, given names, initials, foreign words
    "Müzəffər Ali Baş Komandan [İlham Əliyev]PERSON nitq söyləyib.",
    "Mərasimdə Dövlət Himni səslənib, “Qurani-Kərim”dən ayələr oxunub.",
    "Məktub Zati-aliləri cənab [İlham Əliyev|ə]PERSON ünvanlanıb.",
    "Konsertdə Əməkdar artist [Səidə Zülfüqarova]PERSON ifa edib.",
    "Jurnalist hörmətli [Sahibə]PERSON xanımla danışıb.",
    "Xəsarət alan [Hüseyn M.]PERSON müalicə olunur.",
    "Güləşçi [Ruslan Delmarov]PERSON qalib gəlib. Finalda [Ruslan]PERSON medal qazanıb.",
    "Futbolçu [Marko Bellini]PERSON deyib ki, gəlir. Bunu [Bellini|yə]PERSON çatdırıblar.",
    "Futbolçu [Marko Belli|ni]PERSON çağırıblar. [Belli]PERSON razıdır.",
    "Sərgi “Gələcək” (Designing the Future Society for Our Lives) adlanır.",
    # documents and programmes that a common noun only describes
    "Tərəflər Əməkdaşlıq Sazişi və Fəaliyyət Proqramı imzalayıb.",
    "Nazirlər “[Qətər Dövləti ilə Oman Sultanlığı arasında ticarət haqqında Saziş]LAW”i imzalayıb.",
    "Hökumət “[2027-2030-cu illərdə kənd yollarının bərpası üzrə Dövlət Proqramı]PROJECT”nı təsdiqləyib.",
    "Tərəflər [Qəzza]PLACE razılaşmasını müzakirə edib.",
    # places
    "Müəllim [Oğuz|da]PLACE yaşayır.",
    "Qayıdış Qərbi azərbaycanlıların hüququdur.",
    "Qonaqlar Su Elektrik stansiyalarına baxış keçirib.",
    "Müsahibə [BFMTV]ORG kanalında yayımlanıb.",
    "Sərnişinlər [Ağdam]PLACE dəmir yolu vağzalına gəlib.",
    # an event and a body of one name
    "Görüş [Dünya İqtisadi Forumu]EVENT çərçivəsində olub.",
    "Hesabatı [Dünya İqtisadi Forumu]ORG hazırlayıb.",
    # dates
    "Bu, [1990-cı illər|in]DATE əvvəlində olub.",
    "Artıq 44, [2026-cı il|də]DATE isə daha 64 ev veriləcək.",
    "Sənəd [yanvarın 16|-da]DATE keçirilmiş 11-ci görüşdə hazırlanıb.",
]


@pytest.mark.parametrize("marked", MARKED, ids=[parse(m)[0][:40] for m in MARKED])
def test_marked_text(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked
