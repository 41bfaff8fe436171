"""A small corpus for the report's tests; the texts are analysed, the people in them invented."""

from __future__ import annotations

from functools import cache

import azdiplo
from azdiplo import Document

TEXTS = {
    "2024-03-05_border.txt": "Sərhəddə görüş\n\nAzərbaycan və Gürcüstan sərhəd məntəqəsini genişləndirir. "
    "Gürcüstanın energetika nazirinin müavini Levan Beridze Tbilisidə jurnalistlərlə görüşüb.",
    "2024-05-20_gas.txt": "Qaz nəqli artır\r\n\r\nTürkiyə Azərbaycandan daha çox qaz alacaq. "
    "TANAP boru kəmərinin imkanları genişlənir. Azərbaycan 😀 Türkiyə əməkdaşlığı davam edir.",
    "2024-05-21_visit.txt": "Bakıda danışıqlar\n\nTürkiyənin xarici işlər naziri Hakan Fidan Bakıya gəlib. "
    "Nazir sabah Şuşada olacaq. Hakan Fidan və Levan Beridze görüşəcək.",
    "note.txt": "Türkiyə ilə Azərbaycan və Gürcüstan birgə təlim keçirəcək. İranın mövqeyi məlum deyil.",
}


@cache
def documents() -> tuple[tuple[str, Document], ...]:
    nlp = azdiplo.load()
    return tuple((name, nlp(text)) for name, text in TEXTS.items())
