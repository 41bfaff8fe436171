"""Who did what to whom: cases, clauses, passives, participles, carried subjects, quotations, status, repeats."""

from __future__ import annotations

import pytest

import azdiplo
from tests.events.told import told

READ = {
    # cases
    "Fransa Nigerə yardım ayırıb.": ["AID FR → NE: yardım ayırıb"],
    "Nigerə Fransa yardım ayırıb.": ["AID FR → NE: yardım ayırıb"],
    "Fransa Prezidentini Misir Prezidenti qəbul edib.": ["CONSULT.visit FR → EG: qəbul edib"],
    "Fransa hökuməti Misir xalqına yardım ayırıb.": ["AID FR → EG: yardım ayırıb"],
    "Misir, Sudan və Çad nazirləri görüşüblər.": ["CONSULT EG SD TD: görüşüblər"],
    "Misir ilə Sudan arasında saziş imzalanıb.": ["SUPPORT.sign EG SD: saziş imzalanıb"],
    "Fransa tərəfindən Nigerə yardım göstərilib.": ["AID FR → NE: yardım göstərilib"],
    "Çinli nazir Rusiya XİN başçısı ilə görüşüb.": ["CONSULT CN RU: görüşüb"],
    # a participle's subject stands behind it, a verbal noun's in the genitive
    "Almaniyaya səfər edən Misir Prezidenti çıxış edib.": ["CONSULT.visit EG → DE: səfər edən"],
    "Misir Prezidentinin Almaniyaya səfər etməsi gözlənilir.": ["CONSULT.visit EG → DE: səfər etməsi (planned)"],
    "Misir Prezidentinin Almaniyaya səfəri başa çatıb.": ["CONSULT.visit EG → DE: səfəri başa çatıb"],
    "ABŞ-Rusiya görüşü keçirilib.": ["CONSULT US RU: görüşü keçirilib"],
    # the subject of the clause before
    "Misir Prezidenti Almaniyaya səfər edib, Almaniya kansleri ilə görüşüb.": [
        "CONSULT.visit EG → DE: səfər edib",
        "CONSULT EG DE: görüşüb",
    ],
    "Misir Prezidenti bildirib. O, Sudana yardım ayırıb.": ["AID EG → SD: yardım ayırıb"],
    # status
    "Fransa Nigerə yardım ayırmayıb.": ["AID FR → NE: yardım ayırmayıb (denied)"],
    "Fransa Nigerə yardım ayıracaq.": ["AID FR → NE: yardım ayıracaq (planned)"],
    "Fransa Nigerə yardım ayıra bilər.": ["AID FR → NE: yardım ayıra bilər (planned)"],
    "Fransa Nigerə yardım ayırmaq niyyətindədir.": ["AID FR → NE: yardım ayırmaq (planned)"],
    "Fransa Nigerə yardım ayırmalıdır.": ["AID FR → NE: yardım ayırmalıdır (called-for)"],
    "Çin: Fransa Nigerə yardım ayırmalıdır.": ["REQUEST.change CN → FR: ayırmalıdır"],
    # the press stands for its own state
    "Misir Prezidenti ölkəmizə səfər edib.": ["CONSULT.visit EG → AZ: səfər edib"],
}


@pytest.mark.parametrize("text", READ)
def test_read(nlp: azdiplo.Pipeline, text: str) -> None:
    assert told(nlp(text).events) == READ[text]


MUST_NOT = [
    # statements are no events
    "Fransa Prezidenti Niger haqqında danışıb və mövqeyini bildirib.",
    # a topic is no participant
    "Görüşdə Azərbaycan ilə Gürcüstan arasında münasibətlər müzakirə olunub.",
    "Fransa ilə Almaniya arasında tərəfdaşlığın perspektivləri müzakirə olunub.",
    # first and second persons in quotations
    "“Sizi təbrik edirəm və Fransaya təşəkkür edirəm”, - Misir Prezidenti deyib.",
    # other meanings of the words
    "Azərbaycanın futbol millisi Fransa millisi ilə görüş keçirib.",
    "Məktəbdə zəng çalınıb, Fransa tarixi dərsi başlayıb.",
    "Hücumçu Fransa və İspaniyada oynayıb.",
    "Parlament Fransa və Niger haqqında qanunu qəbul edib.",
    # one state alone
    "Azərbaycan Prezidenti Azərbaycanın nazirini qəbul edib.",
    "Prezident İlham Əliyev Şuşaya gəlib.",
    # companies
    "SOCAR və BP saziş imzalayıb.",
    "Görüş keçirilib.",
]


@pytest.mark.parametrize("text", MUST_NOT)
def test_must_not(nlp: azdiplo.Pipeline, text: str) -> None:
    assert told(nlp(text).events) == []


def test_headline_lead_and_body_tell_one_meeting(nlp: azdiplo.Pipeline) -> None:
    text = (
        "Fransa və Almaniya liderləri görüşüb\n\nFransa Prezidenti Almaniya kansleri ilə görüşüb.\n\n"
        "Xatırladaq ki, Fransa və Almaniya liderləri iyunda da görüşmüşdülər."
    )
    events = nlp(text).events
    assert [event.same_as for event in events][:2] == [None, 0]
    assert sum(event.same_as is None for event in events) <= 2


def test_date_and_place(nlp: azdiplo.Pipeline) -> None:
    event = nlp("Mayın 4-də Parisdə Misir Prezidenti Sudan Prezidenti ilə görüşüb.", date="2024-05-06").events[0]
    assert (event.when, event.when_from) == ("2024-05-04", "text")
    assert event.place is not None and event.place.name == "Paris"


def test_without_a_date_of_its_own_the_document_s_counts(nlp: azdiplo.Pipeline) -> None:
    text = "Misir Prezidenti Sudan Prezidenti ilə görüşüb."
    assert [(e.when, e.when_from) for e in nlp(text, date="2024-05-06").events] == [("2024-05-06", "document")]
    assert [(e.when, e.when_from) for e in nlp(text).events] == [(None, None)]
    assert [e.when for e in nlp("Mayın 4-də " + text).events] == [None]


def test_source(nlp: azdiplo.Pipeline) -> None:
    event = nlp("Çin Prezidenti Si Cinpin bildirib ki, Fransa Nigerə yardım ayırıb.").events[0]
    assert event.source is not None and event.source.text == "Si Cinpin"


def test_army_without_its_state_is_nobody_s_in_a_foreign_report(nlp: azdiplo.Pipeline) -> None:
    events = nlp("Silahlı Qüvvələr Sudanın şimalına hücum edib. Sudan ordusu geri çəkilib.").events
    assert all(side.code != "AZ" for event in events for side in event.participants)
