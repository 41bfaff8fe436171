"""People mentioned by their office alone."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest

import azdiplo
from azdiplo import Document, Pipeline, Reference
from azdiplo.entities.offices.terms import Term, meanings, terms
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.text.fold import lower


def meant(doc: Document) -> list[tuple[str, str]]:
    return [(ref.text, ref.name) for ref in doc.references]


FOUND = [
    # the holder is named before
    ("Nazir Hakan Fidan Bakıya gəlib. Nazir sabah Şuşada olacaq.", [("Nazir", "Hakan Fidan")]),
    (
        "Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan Bakıya gəlib. Türkiyə Prezidentinin səfəri iki gün çəkəcək.",
        [("Türkiyə Prezidentinin", "Rəcəb Tayyib Ərdoğan")],
    ),
    (
        "Azərbaycanın xarici işlər naziri Ceyhun Bayramov Romadadır. Nazirə sual verilib.",
        [("Nazirə", "Ceyhun Bayramov")],
    ),
    (
        "Prezident İlham Əliyev kəndə gəlib. Dövlətimizin başçısı sakinlərlə görüşüb. Azərbaycan Prezidenti danışıb.",
        [("Dövlətimizin başçısı", "İlham Əliyev"), ("Azərbaycan Prezidenti", "İlham Əliyev")],
    ),
    (
        "Ermənistanın Baş naziri Nikol Paşinyan danışıb. Hökumət başçısı suallara cavab verib.",
        [("Hökumət başçısı", "Nikol Paşinyan")],
    ),
    (
        "BMT-nin Baş katibi Antonio Quterreş gəlib. BMT Baş katibini nazir qarşılayıb.",
        [("BMT Baş katibini", "Antonio Quterreş")],
    ),
    # or after, in the headline
    (
        "Ukrayna Prezidenti Bakıda olacaq\n\nUkrayna Prezidenti Volodimir Zelenski Bakıya gəlir.",
        [("Ukrayna Prezidenti", "Volodimir Zelenski")],
    ),
    ("Nazir Bakıdadır\n\nİtaliyanın müdafiə naziri Qvido Krozetto gəlib.", [("Nazir", "Qvido Krozetto")]),
    # two hold such an office: the only one of the last two sentences
    (
        "Nazir Hakan Fidan gəlib. Nazir Ceyhun Bayramov onu qarşılayıb. Qonaqlar Şuşaya gedib. Hava yaxşı olub. "
        "Fidan muzeyə baxıb. Nazir kitaba ürək sözlərini yazıb.",
        [("Nazir", "Hakan Fidan")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_the_text_tells_who_is_meant(nlp: Pipeline, text: str, expected: list[tuple[str, str]]) -> None:
    doc = nlp(text)
    assert meant(doc) == expected
    for ref in doc.references:
        assert ref.evidence.source == "memory"
        assert ref.text == text[ref.start : ref.end]


@pytest.mark.parametrize(
    "text",
    [
        "Nazir Bakıya gəlib.",
        "ABŞ Prezidenti çıxış edib.",
        # named later, but not in the headline
        "Bakıda hava yaxşıdır. Qonaqlar gəlib. İclas olub. Nazir danışıb. Sonra nazir Hakan Fidan gedib.",
        # who of the two?
        "Nazir Hakan Fidan nazir Ceyhun Bayramovla görüşüb. Nazir bildirib ki, danışıqlar davam edəcək.",
        # another office, another owner, another holder
        "Nazir Hakan Fidan gəlib. Nazir müavini çıxış edib. Nazirin birinci müavini qalıb.",
        "Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan gəlib. Gürcüstan Prezidenti onu qarşılayıb.",
        "Prezident İlham Əliyev gəlib. Qonşu ölkənin Prezidenti onu qarşılayıb.",
        "Türkiyənin keçmiş Prezidenti Abdullah Gül gəlib. Türkiyə Prezidenti onu qarşılayıb.",
        # no person
        "Prezident İlham Əliyev gəlib. Ötən il prezident seçkiləri keçirilib, prezident təyyarəsi uçub.",
        "Nazir Hakan Fidan gəlib. Hər bir nazir hesabat verib, nazirlər toplaşıb.",
    ],
)
def test_what_is_open_is_left_out(nlp: Pipeline, text: str) -> None:
    assert meant(nlp(text)) == []


@pytest.mark.parametrize(
    ("text", "date", "name"),
    [
        ("ABŞ Prezidenti çıxış edib.", "2024-05-01", "Co Bayden"),
        ("ABŞ Prezidenti çıxış edib.", "2018-05-01", "Donald Tramp"),
        ("Britaniyanın Baş naziri çıxış edib.", datetime.date(2010, 1, 5), "Qordon Braun"),
        ("BMT-nin Baş katibi çıxış edib.", datetime.datetime(2010, 1, 5, 12), "Pan Gi Mun"),
        ("Dövlətimizin başçısı Şuşadadır.", "2024-05-01", "İlham Əliyev"),
        # on the day of a change the new holder is in office
        ("ABŞ Prezidenti and içib.", "2025-01-20", "Donald Tramp"),
    ],
)
def test_the_day_tells_who_is_meant(nlp: Pipeline, text: str, date: datetime.date | str, name: str) -> None:
    doc = nlp(text, date=date)
    (ref,) = doc.references
    assert (ref.name, ref.evidence.source) == (name, "gazetteer")
    assert nlp(text).references == ()
    assert doc.entities == nlp(text).entities


def test_what_the_text_says_weighs_more_than_the_day(nlp: Pipeline) -> None:
    doc = nlp("ABŞ Prezidenti Co Bayden danışıb. ABŞ Prezidenti gedib.", date="2018-05-01")
    assert meant(doc) == [("ABŞ Prezidenti", "Co Bayden")]


def test_the_day_can_be_given_for_all_texts() -> None:
    nlp = azdiplo.load(topics=False, date="2010-01-05")
    assert [nlp("ABŞ Prezidenti gəlib.").references[0].name, nlp("X").date] == [
        "Barak Obama",
        datetime.date(2010, 1, 5),
    ]
    assert meant(nlp("ABŞ Prezidenti gəlib.", date="2024-05-01")) == [("ABŞ Prezidenti", "Co Bayden")]
    assert [doc.references[0].name for doc in nlp.pipe(["ABŞ Prezidenti gəlib."])] == ["Barak Obama"]


@pytest.mark.parametrize("wrong", ["2024", "01.05.2024", "2024-13-01", 5, ["2024-05-01"], b"2024-05-01"])
def test_a_wrong_day_is_refused(nlp: Pipeline, wrong: object) -> None:
    with pytest.raises(ValueError, match=r"date must be a datetime.date or a day in ISO 8601 such as '2024-05-01'"):
        nlp("Bakı", date=wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="date must be"):
        azdiplo.load(date=wrong)  # type: ignore[arg-type]


def test_references_count_as_mentions_and_are_no_entities(nlp: Pipeline) -> None:
    doc = nlp("Nazir Hakan Fidan Bakıya gəlib. Nazir sabah Şuşada olacaq. Fidan danışacaq.")
    groups = doc.mentions()
    assert [mention.text for mention in groups["person:hakan-fidan"]] == ["Hakan Fidan", "Nazir", "Fidan"]
    assert list(groups) == ["person:hakan-fidan", "place:baku", "place:shusha"]
    assert "Nazir" not in [ent.text for ent in doc]
    assert {mention.label for mention in groups["person:hakan-fidan"]} == {"PERSON"}


def test_a_reference_says_what_tells_who_is_meant(nlp: Pipeline) -> None:
    doc = nlp("Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan gəlib. Türkiyə Prezidenti danışıb.", date="2024-05-01")
    (ref,) = doc.references
    assert isinstance(ref, Reference)
    assert (ref.id, ref.office, ref.affiliation) == ("person:recep-tayyip-erdogan", "Prezident", doc.entities[2])
    assert str(ref.evidence) == "memory: Rəcəb Tayyib Ərdoğan"
    (ref,) = nlp("Türkiyə Prezidenti danışıb.", date="2024-05-01").references
    assert str(ref.evidence) == "gazetteer: Prezident@state:TR 2014-08-28/"
    (ref,) = nlp("Dövlətimizin başçısı danışıb.", date="2024-05-01").references
    assert ref.affiliation == "state:AZ"
    with pytest.raises(AttributeError):
        ref.name = "X"  # type: ignore[misc]


def test_references_are_found_when_asked_for_and_once(nlp: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("azdiplo.pipeline.references", lambda *args: asked.append(args) or ())
    doc = nlp("Nazir Hakan Fidan gəlib. Nazir danışıb.")
    doc.tokens, doc.sentences, repr(doc)
    assert asked == []
    assert doc.references is doc.references
    doc.mentions()
    assert len(asked) == 1


def test_a_copy_has_the_same_day_and_references(nlp: Pipeline) -> None:
    doc = nlp("ABŞ Prezidenti gəlib.", date="2024-05-01")
    other = pickle.loads(pickle.dumps(doc))
    assert (other, other.date, other.references) == (doc, doc.date, doc.references)
    assert other != nlp(doc.text)


def test_labels_that_were_not_asked_for_still_tell_whose_office_it_is() -> None:
    text = "Türkiyə Prezidenti Rəcəb Tayyib Ərdoğan gəlib. Türkiyə Prezidenti danışıb."
    assert meant(azdiplo.load(labels=["PERSON"], topics=False)(text)) == [
        ("Türkiyə Prezidenti", "Rəcəb Tayyib Ərdoğan")
    ]
    assert azdiplo.load(labels=["STATE"], topics=False)(text).references == ()


def test_offsets_are_those_of_the_text_as_it_came(nlp: Pipeline) -> None:
    text = "Na\u00adzir Hakan Fidan\r\ngəlib. Tu\u0308rkiyə şadd\u0131r. Na\u00adzirin səfəri."
    (ref,) = nlp(text).references
    assert (ref.text, ref.text) == ("Na\u00adzirin", text[ref.start : ref.end])


def test_offices_of_ones_own_people_count(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text(
        "id\tlabel\tname\toffices\n"
        "org:lamp\tORG\tMavi Lampa\t\n"
        "person:x\tPERSON\tSona Zaman\tbaş katib@org:lamp 2020/2022\n",
        encoding="utf-8",
    )
    nlp = azdiplo.load(gazetteers=[table], topics=False)
    assert meant(nlp("Mavi Lampanın Baş katibi gəlib.", date="2021-06-01")) == [
        ("Mavi Lampanın Baş katibi", "Sona Zaman")
    ]
    assert meant(nlp("Mavi Lampanın Baş katibi gəlib.", date="2023-06-01")) == []


@pytest.mark.parametrize(
    ("since", "until", "day", "covered"),
    [
        ("2020", "2022", "2022-12-31", True),
        ("2020", "2022", "2023-01-01", False),
        ("2020-05", "", "2020-04-30", False),
        ("2020-05", "", "2030-01-01", True),
        ("2020-05-01", "2021-05-01", "2021-05-01", False),
        ("2020-05-01", "2021-05-01", "2020-05-01", True),
        ("", "2022", "2020-01-01", False),
    ],
)
def test_a_term_covers_its_days(since: str, until: str, day: str, covered: bool) -> None:
    assert Term(Entry("person:x", "PERSON", "X", ("X",)), "nazir", "state:AZ", since, until).covers(day) is covered


def test_the_roles_are_offices_of_the_table() -> None:
    from azdiplo.entities.words import shipped_words

    known = meanings()
    offices = set(shipped_words().offices.names)
    wanted = {*known.single, *known.stands_for, *(other for others in known.stands_for.values() for other in others)}
    assert wanted - offices == set()
    assert {owner for (_office, owner) in terms(shipped_entries())} >= set(known.ours.values())


def test_every_office_of_a_single_holder_is_one_that_somebody_held() -> None:
    known = {office for office, _owner in terms(shipped_entries())}
    said = meanings()
    idle = [office for office in said.single if office not in known and not known.intersection(said.stands_for[office])]
    assert idle == []
    assert lower("Prezident") in known


def test_references_of_a_text_in_another_spelling(nlp: Pipeline) -> None:
    for text in (
        "АБШ Президенти Ҹо Бајден ҝәлиб. АБШ Президенти чыхыш едиб.",
        "ABŞ Prezidenti Co Bayden gälib. ABŞ Prezidenti çıxış edib.",
    ):
        (reference,) = nlp(text).references
        assert (reference.name, reference.start) == ("Co Bayden", text.rindex(text[:3]))
