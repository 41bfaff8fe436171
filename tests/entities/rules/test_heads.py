"""What heads a name and what does not, where no single rule decides; the rules show their own examples."""

from __future__ import annotations

import pytest

import azdiplo
from tests.marked import read

MARKED = [
    # a body with its owner
    "Bu, [Gürcüstan Milli Məclis|in]ORG qərarıdır.",
    "Zalda [Rza Nəcəfov]PERSON adına [COP29]EVENT görüşü olub.",
    "Səhnədə [Zığ]PLACE adına [Azərbaycan Dövlət Mahnı və Rəqs Ansamblı]ORG çıxış edib.",
    "Bu il [İqtisadi Əməkdaşlıq Təşkilatı|na]ORG [Xankəndi Sammiti]EVENT üçün təklif göndərilib.",
    # a gathering that a body counts
    "Bunu [BMT|-nin]ORG 2-ci [Xəzər Mərkəzi]ORG bildirib.",
    "Oyun [UEFA Çempionlar Liqası|nın]EVENT Liqa mərhələsində keçirilib.",
    "Rəhbərlik [SOCAR|-ın]ORG dünən keçirilən [5-ci Xəzər Forumu|nda]EVENT çıxış edib.",
    "Qonaqlar Prezidentin [1-ci Xəzər Forumu|nda]EVENT iştirak edib.",
    "Qonaqlar [Norveç|in]STATE [1-ci Xəzər Forumu|na]EVENT gəlib.",
    "Qonaqlar [Xəzər Forumu|nda]EVENT 2025 nəfərlə görüşüb.",
    # a unit of a body
    "Bu [SOCAR|-ın]ORG işidir, Şura idarəsi isə susur.",
    "Bunu [SOCAR|-a]ORG Katiblik xidməti verib.",
    "Bunu [SOCAR|-ın]ORG Katiblik bankı verib.",
    # a head in lower case is all in lower case
    "Nazir [Bakı]PLACE-[Gəncə]PLACE dəmir Yolu açıb.",
    # numbers
    "Uşaqlar [Zığ]PLACE adına 1 nömrəli musiqi məktəbində oxuyur.",
    "Uşaqlar [Lənkəran şəhər Rza Nəcəfov adına 5 saylı uşaq evi|ndə]ORG qalır.",
    "Bu il [SOCAR]ORG 1 nömrəli məktəbdə təmir aparıb.",
    "Komandamız U-17.",
    "Bu il U-17 komandası dünya çempionatında iştirak edir.",
    # names that share a head
    "Təmir [Gürcüstan]STATE və Delmar küçələrində gedir.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_the_names_are_those_that_are_marked(rules_alone: azdiplo.Pipeline, marked: str) -> None:
    assert read(rules_alone, marked) == marked
