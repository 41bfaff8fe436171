"""What holds for any string whatever, and for whatever Azerbaijani writers join together."""

from __future__ import annotations

import datetime
import gc
import json
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import azdiplo
from azdiplo import LABELS, TOPICS, Document
from azdiplo.output import document_conll, document_html, document_json, document_table

# fmt: off
SIGNS = st.sampled_from([
    "\x00", "\ud800", "\udfff", "\u0307", "\u0327", "\u0301", "\u20dd", "\u00ad", "\u200b", "\u202e", "\ufeff",
    "İ", "I", "ı", "i", "ə", "ǝ", "Ə", "ә", "Москва", "а", "😀", "🇦🇿", "👍🏽", "“", "”", "«", "»", '"', "'", "’",
    "-", "–", "—", "\n", "\r\n", "\r", "\t", " ", "\u2028", ".", "...", ",", ";", ":", "!", "?", "(", ")", "/", "%",
    "0", "1", "28", "2024", "907", "-ci", "-ın", "'ın", "ﬁ", "ß", "K", "Ω", "\u0344", "\u1100\u1161", "_", "#", "@",
])
NAMES = st.sampled_from([
    "Azərbaycan", "ABŞ", "Türkiyə", "Rusiya", "Ermənistan", "Fransa", "BMT", "Aİ", "NATO", "ATƏT", "COP29", "TANAP",
    "Bakı", "Şuşa", "Xankəndi", "Cənubi Qafqaz", "Vaşinqton", "Xəzər dənizi", "İlham Əliyev", "Entoni Blinken",
    "Rəcəb Tayyib Ərdoğan", "R.T.Ərdoğan", "Ə. Məmmədov", "III Çarlz", "Heydər Əlirza oğlu Əliyev", "Blinken",
    "Xarici İşlər Nazirliyi", "Nazirlər Kabineti", "Milli Məclis", "Minsk qrupu", "ATƏT-in Minsk qrupu", "Ağ Ev",
    "Zəngəzur dəhlizi", "Cənub Qaz Dəhlizi", "Bakı-Tbilisi-Ceyhan", "Şahdəniz", "Şuşa Bəyannaməsi", "Paris Sazişi",
    "907-ci düzəliş", "Vətən müharibəsi", "Xocalı soyqırımı", "Novruz", "aprelin 28-də", "2021-ci il aprelin 28-i",
    "noyabrda", "1992-1994-cü illər", "28.04.2021", "2025", "90-cı illər", "Dövlət Agentliyi", "“Azadlığa Dəstək Aktı”",
    "“Qarabağ” klubu", "“Zəngi” MMC", "Tramp", "Kiyev", "Yaqub Eyyubov", "Sabah", "Real", "X", "Qubaxmaz",
    "Selcan Aydınoğlu",
])
ENDINGS = st.sampled_from([
    "", "", "", "ın", "in", "un", "ün", "nın", "nin", "a", "ə", "ya", "yə", "da", "də", "dan", "dən", "ı", "i", "nı",
    "la", "lə", "yla", "lar", "lərin", "dakı", "dır", "dir", "-ın", "-nin", "-ya", "-də", "'in", "’dan", "-a", "ndan",
    "nu", "sı", "çı", "lı", "siz", "ca", "mızın", "əmmi", "-",
])
BETWEEN = st.sampled_from([
    " ", " ", " ", " ", ", ", ". ", "\n", " və ", " ilə ", "-", " – ", " Prezidenti ", " dövlət katibi ", " naziri ",
    " (", ") ", ": ", "; ", " “", "” ", "! ", " cənab ", " şəhərində ", " sammiti ", " parlamenti ", " ordusu ", "",
    " mətbuat xidmətinin rəhbəri ", " bildirib ki, ", "\u00a0", "  ", "/", "...", " yanında ", " oğlu ", " ilin ",
])
# fmt: on
ANYTHING = st.one_of(
    st.text(st.one_of(st.characters(), st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF))),
    st.lists(st.one_of(SIGNS, st.characters()), max_size=40).map("".join),
)
AZERBAIJANI = st.lists(st.tuples(NAMES, ENDINGS, BETWEEN).map("".join), max_size=12).map("".join)
MIXED = st.lists(st.one_of(NAMES, ENDINGS, BETWEEN, SIGNS), max_size=40).map("".join)
TEXTS = st.one_of(ANYTHING, AZERBAIJANI, MIXED)

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)


def check(doc: Document, text: str) -> None:
    assert doc.text is text
    place = 0
    for ent in doc.entities:
        assert 0 <= place <= ent.start < ent.end <= len(text), ent
        assert ent.start <= ent.stem_end <= ent.end, ent
        assert ent.text == text[ent.start : ent.end]
        assert ent.label in LABELS
        assert ent.name.strip(), ent
        assert "\n" not in ent.name
        assert not ent.text[0].isspace(), ent
        assert not ent.text[-1].isspace(), ent
        assert ent.office is None or ent.label == "PERSON"
        assert ent.value is None or ent.label == "DATE"
        assert ent.evidence.source in ("gazetteer", "rule", "memory", "fuzzy", "model")
        place = ent.end
    scores = [topic.score for topic in doc.topics]
    assert scores == sorted(scores, reverse=True)
    for topic in doc.topics:
        assert topic.id in TOPICS
        assert 0 < topic.score <= 1
        assert topic.evidence
        for part in topic.evidence:
            assert 0 <= part.start < part.end <= len(text)
            assert part.count >= 1


@slow
@given(TEXTS)
def test_what_always_holds(text: str) -> None:
    doc = azdiplo.analyze(text)
    check(doc, text)
    assert azdiplo.analyze(text) == doc


@slow
@given(TEXTS)
def test_every_form_of_output_takes_every_text(text: str) -> None:
    doc = azdiplo.analyze(text)
    json.loads(document_json(doc).encode("utf-8"))
    for written in (document_html(doc), document_html(doc, page=True), document_table(doc), document_conll(doc)):
        written.encode("utf-8")
    rows = [row.split("\t") for row in document_conll(doc).split("\n") if row]
    assert all(len(row) == 2 and len(row[0].split()) == 1 for row in rows)
    assert sum(row[1].startswith("B-") for row in rows) == len(doc.entities)
    assert sum(len(group) for group in doc.mentions().values()) == len(doc.entities) + len(doc.references)
    assert [ent for sentence in doc.sentences for ent in sentence.entities] == list(doc.entities)


@slow
@given(st.one_of(AZERBAIJANI, MIXED), st.dates())
def test_a_reference_is_a_stretch_of_the_text(text: str, date: datetime.date) -> None:
    place = 0
    for ref in azdiplo.analyze(text, date=date).references:
        assert place <= ref.start < ref.end <= len(text)
        assert ref.text == text[ref.start : ref.end]
        assert ref.name
        assert ref.office
        place = ref.start


@slow
@given(AZERBAIJANI, st.sampled_from(LABELS))
def test_one_label_alone_is_found_as_among_all(text: str, label: str) -> None:
    only = _alone(label)(text)
    assert list(only.entities) == [ent for ent in azdiplo.analyze(text).entities if ent.label == label]


_PIPELINES: dict[str, azdiplo.Pipeline] = {}


def _alone(label: str) -> azdiplo.Pipeline:
    if label not in _PIPELINES:
        _PIPELINES[label] = azdiplo.load(labels=[label], topics=False)
    return _PIPELINES[label]


# fmt: off
UNITS = [
    "a", "A", "Ə", "İ", ".", "-", "'", "“", "”", '"', "(", "\n", " ", "\x00", "\ud800", "\u0301", "1", "2024-cü ", "I",
    "A.", "A. ", "Aa ", "aa ", "A-", "Aa-", "a'", "Bakı", "Bakı ", "Bakı-", "ABŞ-", "ABŞ", "“ABŞ ", "İlham ", "Əliyev ",
    "R.T.", "naziri ", "Prezidenti ", "Nazirliyi ", "Nazirliyinin ", "Baş ", "Dövlət ", "və ", "oğlu ", "cənab ",
    "III ", "noyabrın 11-dən ", "1992-", "28.04.", "il ", "ci", "lar", "nın", "dan", "ının", "Xarici İşlər və ",
    "üzrə ", "Aİ-nin ", "BMT ", "( ABŞ ", "Təhlükəsizlik və Əməkdaşlıq ", "http://", "a@", "1 000 ", "Bakı-Tbilisi-",
    "nazir, ", "nazirinin ", "ABŞ, ", "Prezidentləri Ali Əliyev, ", "Nazir Ali Əliyev gəlib. Nazir gedib. ",
]
# fmt: on
FEW, MANY = 1_000, 8_000
LOOSE = 4


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    short, long = unit * FEW, unit * MANY
    azdiplo.analyze(short)
    before = min(_seconds(short) for _ in range(3))
    growth = MANY // FEW
    # loosely: a square would need `growth` times as much again
    assert _seconds(long) < growth * LOOSE * before + 0.2
    check(azdiplo.analyze(long), long)


def _seconds(text: str) -> float:
    # a collection over all that the other tests have left takes half a second, whichever text it meets
    gc.disable()
    try:
        start = process_time()
        _ = azdiplo.analyze(text).references
        return process_time() - start
    finally:
        gc.enable()
