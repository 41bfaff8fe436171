"""Damaged names and words read as what was meant; what is right stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import azdiplo
from azdiplo.entities import memo
from azdiplo.entities.repair.slips import Slip, mended
from azdiplo.text.fold import fold
from tests.marked import parse, read

DAMAGED = [
    # one word: a wrong, missing, additional, exchanged letter, with endings
    ("[Azərbaycn|ın]STATE mövqeyi dəyişməyib.", "state:AZ"),
    ("Nümayəndə heyəti [Ukranya|ya]STATE yola düşüb.", "state:UA"),
    ("Danışıqlar [Gürücüstan|da]STATE davam edəcək.", "state:GE"),
    ("Qonaqlar [Brüsesl|də]PLACE görüşəcəklər.", "place:brussels"),
    ("Bu barədə [AZƏTRAC]ORG məlumat yayıb.", "org:azertac"),
    # what stands behind says what it is; the text names it elsewhere
    ("Yollar [Xankvəndi]PLACE şəhərində təmir olunub.", "place:khankendi"),
    ("[Naxçıvan]PLACE sakinləri sevinir, [Naxçvan|a]PLACE qatar gedəcək.", "place:nakhchivan"),
    # several words
    ("Sənədi [Xarici İşlər Nazirlyi]ORG təsdiqləyib.", "org:az-ministry-foreign-affairs"),
    ("Çıxışında [Rəcəp Tayyib Ərdoğan]PERSON bunu deyib.", "person:recep-tayyip-erdogan"),
    ("Tədbirə [Ceyhun Byramov|la]PERSON birlikdə gəlib.", "person:jeyhun-bayramov"),
    ("[ATƏT-in Minsk qrpu|nun]ORG həmsədrləri susub.", "org:osce-minsk-group"),
    ("[Birləşmiş Miletlər Təşkilatı|na]ORG müraciət olunub.", "org:un"),
    ("[ATƏT-in Minsk qrpu|nun]ORG həmsədrləri [Bakı|da]PLACE susub.", "org:osce-minsk-group"),
    ("Tədbir [Masazr]PLACE qəsəbəsində keçirilib.", "place:masazir"),
    ("Bunu [Azərbaycn]STATE Prezidenti deyib.", "state:AZ"),
    # a letter too much, with a soft hyphen behind it
    ("Sərgi [Azərbaycann]STATE\u00ad haqqındadır.", "state:AZ"),
    ("Sərgi [Azərbaycau\u00adn]STATE haqqındadır.", "state:AZ"),
    # letters that keyboards and scanners confuse
    ("Səfər zamanı [Kamran Əlıyev]PERSON iştirak edib.", "person:kamran-aliyev"),
    ("Tərəflər [Ermenıstan|la]STATE sərhəddə görüşüb.", "state:AM"),
]


@pytest.mark.parametrize(("marked", "key"), DAMAGED, ids=[key for _, key in DAMAGED])
def test_a_damaged_name_is_found_with_its_id(nlp: azdiplo.Pipeline, marked: str, key: str) -> None:
    text, _ = parse(marked)
    assert read(nlp, marked) == marked
    fuzzy = [ent for ent in nlp(text).entities if ent.evidence.source == "fuzzy"]
    assert [ent.id for ent in fuzzy] == [key]
    assert all(0.8 <= (ent.evidence.score or 0) < 1 for ent in fuzzy)
    exact = azdiplo.load(topics=False, fuzzy=False)
    assert key not in [ent.id for ent in exact(text).entities if ent.start == fuzzy[0].start]


RULED = [
    # the words that rules stand on: head, descriptor, office
    "Sənəddə [Zəngəzur dəhlzi|nin]PROJECT açılışı nəzərdə tutulub.",
    "Sənədi [Hidroenergetika Nazirlyi]ORG imzalayıb.",
    "Tərəflər [Hidroenergetika Nazirliyı]ORG barədə danışıb.",
    "Dünən [Azərbaycan prokurroluğu]ORG cinayət işi açıb.",
]


@pytest.mark.parametrize("marked", RULED)
def test_words_that_rules_stand_on_are_mended(marked: str) -> None:
    text, _ = parse(marked)
    nlp = azdiplo.load(topics=False, model=False)
    assert read(nlp, marked) == marked
    assert [ent.evidence.source for ent in nlp(text).entities] == ["fuzzy"]


def test_a_damaged_office_still_belongs_to_its_holder(nlp: azdiplo.Pipeline) -> None:
    (person,) = nlp("Bunu ölkənin prezidnti İlham Əliyev bildirib.").entities
    assert (person.name, person.office) == ("İlham Əliyev", "Prezident")


def test_evidence_says_what_was_corrected_into_what(nlp: azdiplo.Pipeline) -> None:
    (ent,) = nlp("Danışıqlar Azərbaycnda aparılıb.").entities
    assert ent.evidence == azdiplo.Evidence("fuzzy", "Azərbaycn → Azərbaycan", 0.9)
    assert (ent.text, ent.stem_end - ent.start, ent.name) == ("Azərbaycnda", 9, "Azərbaycan")


RIGHT = [
    # common words, given names, surnames, words the text writes small, derivations, unknown names beside unknown names
    "Sarılar kəndində Alı Kərimov çıxış edib.",
    "Ukraynasız və Rusiyasız danışıq olmaz, Türkiyəli qonaqlar gəlib.",
    "Layihəçilər və mühəndislər iclasa toplaşıb.",
    "Danılar bu dəfə də danılar, deyib.",
    "Firəngiz Tükriyeva mükafat alıb.",
    "“Parla” təqaüd proqramı davam edir.",
    "MDN və BMV maşınları gətirilib.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(nlp: azdiplo.Pipeline, text: str) -> None:
    doc = nlp(text)
    assert [ent for ent in doc.entities if ent.evidence.source == "fuzzy"] == []
    assert doc.entities == azdiplo.load(topics=False, fuzzy=False)(text).entities


LEFT = [
    # a short acronym, a name that may be one of two, a quoted name that is not like enough
    "Sərgi [LİVAM]ORG haqqındadır.",
    "Sərgi Alraniya haqqındadır.",
    "Şəhərdə “[Uruqay]PLACE” kafesi açılıb.",
    # a name that is another word too, a form of a given name, an unlisted first word before a small one
    "Orada [Süleymnlı]PLACE kəndi görünür.",
    "Məktub Kaanda qalıb.",
    "Yenivar rayounnda təmir gedir.",
]


@pytest.mark.parametrize("marked", LEFT)
def test_what_may_be_something_else_is_left_alone(nlp: azdiplo.Pipeline, marked: str) -> None:
    assert read(nlp, marked) == marked
    assert [ent for ent in nlp(parse(marked)[0]).entities if ent.evidence.source == "fuzzy"] == []


def test_a_word_that_the_text_writes_small_is_no_name(nlp: azdiplo.Pipeline) -> None:
    assert [ent.name for ent in nlp("Sərgi Frensada qalıb.").entities] == ["Fransa"]
    assert nlp("Sərgi Frensada qalıb, çünki frensada yer var.").entities == ()


def test_an_exact_name_wins_over_a_damaged_one(nlp: azdiplo.Pipeline) -> None:
    # `Kadiks` is a town and no damaged `Kadis`; a longer name takes an exact one in whole or not at all
    text = "Azərbaycan Respublkası Bakıda sərgi açıb."
    assert [(ent.text, ent.name) for ent in nlp(text).entities] == [
        ("Azərbaycan Respublkası", "Azərbaycan"),
        ("Bakıda", "Bakı"),
    ]
    for name in ("Salyan", "Sabirabad", "Masallı", "Bakı", "Malayziya"):
        assert [(ent.name, ent.evidence.source) for ent in nlp(f"Sərgi {name} haqqındadır.")] == [(name, "gazetteer")]


def test_two_that_are_as_like_leave_the_word_alone_unless_the_text_names_one(tmp_path: Path) -> None:
    table = tmp_path / "names.tsv"
    table.write_text("id\tlabel\tname\nplace:one\tPLACE\tZornavaka\nplace:two\tPLACE\tZornuvaka\n", encoding="utf-8")
    nlp = azdiplo.load(gazetteers=table, topics=False, model=False)
    assert nlp("Sərgilər Zornovakada olub.").entities == ()
    doc = nlp("Sərgilər Zornavakada olub, Zornovakada qalıb.")
    assert [ent.id for ent in doc.entities] == ["place:one", "place:one"]


def test_own_names_are_mended_too(tmp_path: Path) -> None:
    table = tmp_path / "names.tsv"
    table.write_text("id\tlabel\tname\norg:lamp\tORG\tQırmızı Lampalar Dərnəyi\n", encoding="utf-8")
    doc = azdiplo.load(gazetteers=table)("Bunu Qırmızı Lapmalar Dərnəyi deyib.")
    assert [ent.id for ent in doc.entities] == ["org:lamp"]


def test_the_threshold_decides(nlp: azdiplo.Pipeline) -> None:
    text = "Nümayəndə heyəti Fransya ilə Azərbaycnda görüşüb."

    def names(least: float) -> list[str]:
        return [ent.name for ent in azdiplo.load(fuzzy=least, topics=False, model=False)(text)]

    assert names(0.8) == ["Fransa", "Azərbaycan"]
    assert names(0.9) == ["Azərbaycan"]
    assert names(0.95) == []
    assert list(azdiplo.load(fuzzy=False, topics=False, model=False)(text)) == []
    assert nlp(text) == azdiplo.load(fuzzy=True, topics=False)(text)


@pytest.mark.parametrize("wrong", [1.5, -0.1, "0.9", None, [0.9]], ids=repr)
def test_a_wrong_threshold_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="fuzzy must be True, False or a number above 0 and up to 1, not"):
        azdiplo.load(fuzzy=wrong)  # type: ignore[arg-type]


def test_offsets_lead_back_over_a_mended_text_that_had_an_offset_map() -> None:
    text = "Gə\u00adncə, Azərba\u00adycnın sözü, Ba\u00adkı."
    doc = azdiplo.analyze(text)
    assert [(ent.name, ent.text) for ent in doc.entities] == [
        ("Gəncə", "Gə\u00adncə"),
        ("Azərbaycan", "Azərba\u00adycnın"),
        ("Bakı", "Ba\u00adkı"),
    ]


@pytest.mark.parametrize(
    ("text", "wrong", "meant", "spans"),
    [
        ("a Bkı b", "Bkı", "Bakı", [(2, 3), (3, 3), (3, 4), (4, 5)]),
        ("a Baakı b", "Baakı", "Bakı", [(2, 3), (3, 5), (5, 6), (6, 7)]),
        ("a Bekı b", "Bekı", "Bakı", [(2, 3), (3, 4), (4, 5), (5, 6)]),
        ("a Krna b", "Krna", "Kma", [(2, 3), (3, 5), (5, 6)]),
        ("a Kma b", "Kma", "Krna", [(2, 3), (3, 4), (3, 4), (4, 5)]),
    ],
)
def test_every_letter_of_a_mended_word_has_its_place(
    text: str, wrong: str, meant: str, spans: list[tuple[int, int]]
) -> None:
    folded, slips = mended(fold(text), [Slip(2, 2 + len(wrong), meant, wrong, meant, 0.9)])
    assert folded.cased == f"a {meant} b"
    assert (slips[0].start, slips[0].end) == (2, 2 + len(meant))
    assert [folded.span(place, place + 1) for place in range(2, 2 + len(meant))] == spans
    size = len(folded.cased)
    assert folded.span(size - 1, size) == (len(text) - 1, len(text))


def test_answers_are_remembered_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_REMEMBERED", 3)
    nlp = azdiplo.load(topics=False)
    names = ("Azərbaycnda", "Türkyədə", "Gürücüstanda", "Ermənstanda", "Fransyada")
    for _ in range(2):
        for name in names:
            assert [ent.evidence.source for ent in nlp(f"Sərgi {name} açılıb.").entities] == ["fuzzy"]
