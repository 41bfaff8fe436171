"""The same names from each spelling, with offsets in the text as it was given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

import azdiplo
from azdiplo.spelling.capitals import usual_case
from azdiplo.spelling.wraps import unwrapped
from tests.bench.variants import VARIANTS, Gold, carried
from tests.spelling.test_normalize import OTHERS
from tests.text.test_properties import ALWAYS, TEXTS

TEXT = (
    "Azərbaycan Respublikasının Prezidenti İlham Əliyev aprelin 28-də Bakıda ABŞ-ın dövlət katibi Entoni Blinkeni "
    "qəbul edib. Görüşdə Ermənistanla sülh sazişi və Zəngəzur dəhlizi barədə danışılıb.\n\n"
    "Xarici İşlər Nazirliyinin məlumatında deyilir ki, BMT-nin nümayəndələri də Gəncəyə səfər edəcəklər. Türkiyənin "
    "mövqeyi isə dəyişməyib, bu barədə daha əvvəl məlumat verilmişdi."
)


@pytest.fixture(scope="module")
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load()


def found(doc: azdiplo.Document) -> list[tuple[str, str]]:
    return [(ent.label, ent.name) for ent in doc.entities]


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name not in ("typos", "clean")])
def test_every_spelling_names_the_same(nlp: azdiplo.Pipeline, variant: str) -> None:
    clean = nlp(TEXT)
    assert len(clean.entities) == 12
    spans = tuple((ent.start, ent.stem_end, ent.end, ent.label) for ent in clean.entities)
    there = VARIANTS[variant][0](Gold(TEXT, spans))
    assert there.text != TEXT
    doc = nlp(there.text)
    assert doc.text == there.text
    assert found(doc) == found(clean)
    assert [(ent.start, ent.stem_end, ent.end, ent.label) for ent in doc.entities] == list(there.spans)
    assert [topic.id for topic in doc.topics] == [topic.id for topic in clean.topics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Президент Илһам Әлијев Москвада Совет Социалист Республикалары Иттифагынын нүмајәндәләрини гәбул едиб.",
            [("Илһам Әлијев", "İlham Əliyev"), ("Москвада", "Moskva")],
        ),
        ("Академик Яшар Әлијев Бакыда чыхыш етмишдир.", [("Яшар Әлијев", "Yaşar Əliyev"), ("Бакыда", "Bakı")]),
        ("Ermenistanin bas naziri Bakiya gelib.", [("Ermenistanin", "Ermənistan"), ("Bakiya", "Bakı")]),
        (
            "Ermenistanın baş naziri Gürcistana geldi ve Rusyaya getdi.",
            [("Ermenistanın", "Ermənistan"), ("Gürcistana", "Gürcüstan"), ("Rusyaya", "Rusiya")],
        ),
        (
            "AZƏRBAYCANIN BAŞ NAZİRİ ABŞ-IN PAYTAXTINA SƏFƏR EDİB",
            [("AZƏRBAYCANIN", "Azərbaycan"), ("ABŞ-IN", "Amerika Birləşmiş Ştatları")],
        ),
        ("AZERBAYCANIN BAS NAZIRI TURKIYEYE SEFER EDIB", [("AZERBAYCANIN", "Azərbaycan"), ("TURKIYEYE", "Türkiyə")]),
    ],
)
def test_names_are_todays(nlp: azdiplo.Pipeline, text: str, expected: list[tuple[str, str]]) -> None:
    names = {ent.text: ent.name for ent in nlp(text).entities}
    assert {surface: names.get(surface) for surface, _ in expected} == dict(expected)


def test_paragraphs_are_read_each_in_its_spelling(nlp: azdiplo.Pipeline) -> None:
    text = f"{TEXT}\n\nИлһам Әлијев Яшар Мәммәдовла Бакыда ҝөрүшүб.\n\n{TEXT}"
    entities = nlp(text).entities
    assert [ent.text for ent in entities if ent.start > len(TEXT)][:3] == [
        "Илһам Әлијев",
        "Яшар Мәммәдовла",
        "Бакыда",
    ]
    assert entities[-1].text == "Türkiyənin"
    assert all(text[ent.start : ent.end] == ent.text for ent in entities)


@pytest.mark.parametrize(
    "text",
    [
        "Президент Ильхам Алиев прибыл в Москву с визитом. Он был принят в Кремле, и стороны обсудили все вопросы.",
        "Cumhurbaşkanı Erdoğan dün Ankara'da yaptığı açıklamada Türkiye için çok önemli bir dönem olduğunu söyledi.",
        "The Foreign Minister of the United Kingdom arrived in Baku and met with the President of the State Oil Fund.",
    ],
)
def test_another_language_yields_nothing(nlp: azdiplo.Pipeline, text: str) -> None:
    doc = nlp(text)
    assert doc.script.language in ("ru", "tr", "en")
    assert doc.entities == () and doc.topics == ()


def test_a_quotation_in_another_language_stays_read(nlp: azdiplo.Pipeline) -> None:
    quoted = "The President of Ukraine said that he was ready for talks with NATO in Geneva."
    assert [ent for ent in nlp(f"{TEXT}\n\n{quoted}").entities if ent.start > len(TEXT)]


def test_a_word_broken_at_the_end_of_a_line(nlp: azdiplo.Pipeline) -> None:
    text = (
        "Xarici işlər naziri bildirib ki, Azər-\nbaycan bu məsələdə Türkiyənin möv-\nqeyini dəstəkləyir və "
        "ABŞ-\nın dövlət katibi də bu barədə öz\nfikrini açıqlayıb, sonra Bakıdan\ngedib və geri qayıtmayıb."
    )
    names = {ent.text: ent.name for ent in nlp(text).entities}
    assert names["Azər-\nbaycan"] == "Azərbaycan"
    assert names["ABŞ-\nın"] == "Amerika Birləşmiş Ştatları"


def test_lines_that_end_a_sentence_stay() -> None:
    text = "Nazir Bakıya gəlib və orada görüş\nkeçirib.\nSonra isə prezident İ.\nƏliyev onu Bakıda qəbul edib\nvə gedib"
    assert unwrapped(text) == (
        "Nazir Bakıya gəlib və orada görüş keçirib.\nSonra isə prezident İ. Əliyev onu Bakıda qəbul edib və gedib"
    )


def test_usual_case(nlp: azdiplo.Pipeline) -> None:
    text = "BMT-NİN BAŞ KATİBİ XARİCİ İŞLƏR NAZİRLİYİNDƏ XIX ƏSRİN XƏRİTƏSİNƏ BAXIB"
    assert usual_case(text, nlp._read.names) == (
        "BMT-nin baş katibi Xarici İşlər Nazirliyində XIX əsrin xəritəsinə baxıb"
    )


@ALWAYS
@given(TEXTS)
def test_case_keeps_the_length(text: str) -> None:
    assert len(usual_case(azdiplo.upper(text), None)) == len(text)
    assert len(unwrapped(text)) == len(text)


@ALWAYS
@given(OTHERS)
def test_every_entity_is_a_slice(text: str) -> None:
    doc = azdiplo.analyze(text)
    place = 0
    for ent in doc.entities:
        assert text[ent.start : ent.end] == ent.text
        assert place <= ent.start < ent.stem_end <= ent.end <= len(text)
        place = ent.end
    for topic in doc.topics:
        for term in topic.evidence:
            assert 0 <= term.start <= term.end <= len(text)


@pytest.mark.parametrize("variant", list(VARIANTS))
def test_variants_carry_their_spans(variant: str) -> None:
    spans = tuple((ent.start, ent.stem_end, ent.end, ent.label) for ent in azdiplo.analyze(TEXT).entities)
    gold = Gold(TEXT, spans)
    made = VARIANTS[variant][0](gold)
    assert made == VARIANTS[variant][0](gold)
    for (start, _, end, label), (first, stem_end, last, kind) in zip(spans, made.spans, strict=True):
        assert label == kind and first < stem_end <= last
        if variant in ("NFD", "look-alikes", "typographic", "capitals"):
            plain = unicodedata.normalize("NFC", made.text[first:last]).replace("\u00ad", "")
            assert len(plain) == end - start


def test_edits_move_spans() -> None:
    gold = Gold("Bakı, Gəncə", ((0, 4, 4, "PLACE"), (6, 11, 11, "PLACE")))
    made = carried(gold, [(3, 4, "iii"), (6, 7, ""), (10, 11, "əə")])
    assert [made.text[start:end] for start, _, end, _ in made.spans] == ["Bakiii", "əncəə"]
