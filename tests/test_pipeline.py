from __future__ import annotations

import datetime
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest

import azdiplo
from azdiplo import LABELS, DocumentWarning, Pipeline, Record, TableError

TEXTS = [f"Türkiyə və Gürcüstan {number} sənəd imzalayıb." for number in range(100)]


@pytest.fixture(scope="module")
def nlp() -> Pipeline:
    return azdiplo.load(topics=False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "names.tsv"
    path.write_text(
        "id\tlabel\tname\taliases\tname_en\n"
        "# my own\n"
        "org:blue-lamp\tORG\tMavi Lampa\tMLX|Mavi Lampa Dərnəyi\tBlue Lamp\n"
        "place:zornava\tPLACE\tZornava\t\t\n",
        encoding="utf-8",
    )
    return path


# What is no text


@pytest.mark.parametrize("wrong", [b"Bak\xc4\xb1", bytearray(b"x"), None, 5, ["Bakı"], Path("a.txt")], ids=repr)
def test_what_is_no_text_is_refused_with_its_type(nlp: Pipeline, wrong: object) -> None:
    with pytest.raises(TypeError, match=f"must be str, not {type(wrong).__name__}"):
        nlp(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be str"):
        azdiplo.analyze(wrong)  # type: ignore[arg-type]


def test_bytes_get_the_advice_to_decode(nlp: Pipeline) -> None:
    with pytest.raises(TypeError, match="decode it first"):
        nlp(b"x")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\ufeff", "\x00", "...", "və"])
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    doc = azdiplo.analyze(text)
    assert (doc.text, doc.entities, doc.topics, doc.error) == (text, (), (), None)


# Options


@pytest.mark.parametrize("labels", ["CITY", ["STATE", "CITY"], ["state"], [""]])
def test_an_unknown_label_is_answered_with_those_there_are(labels: str | list[str]) -> None:
    with pytest.raises(ValueError, match=f"unknown label .*; labels are {', '.join(LABELS)}"):
        azdiplo.load(labels=labels)


def test_an_unknown_option_is_answered_with_those_there_are() -> None:
    with pytest.raises(TypeError, match="no option 'gazeteers'; options are gazetteers, labels"):
        azdiplo.load(gazeteers=["a.tsv"])


def test_labels_leave_the_others_out() -> None:
    text = "Türkiyə 2024-cü ildə"
    assert [ent.label for ent in azdiplo.load()(text)] == ["STATE", "DATE"]
    assert [ent.label for ent in azdiplo.load(labels=["DATE"])(text)] == ["DATE"]
    assert [ent.label for ent in azdiplo.load(labels="STATE")(text)] == ["STATE"]
    assert [ent.label for ent in azdiplo.load(labels=iter(LABELS))(text)] == ["STATE", "DATE"]
    assert [ent.label for ent in azdiplo.load(labels=[])(text)] == []


def test_topics_can_be_left_out() -> None:
    text = "Sülh müqaviləsi üzrə danışıqlar başa çatıb. Tərəflər sülh sazişini və sərhədin delimitasiyasını anıblar."
    assert azdiplo.load(topics=False)(text).topics == ()
    assert azdiplo.load()(text).topics


# Streams


def test_documents_come_in_order(nlp: Pipeline) -> None:
    assert [doc.text for doc in nlp.pipe(TEXTS)] == TEXTS
    assert list(nlp.pipe([])) == []


def test_a_stream_is_read_as_it_is_asked_for(nlp: Pipeline) -> None:
    read: list[int] = []

    def source() -> Iterator[str]:
        for number, text in enumerate(TEXTS):
            read.append(number)
            yield text

    documents = nlp.pipe(source())
    assert read == []
    next(documents)
    next(documents)
    assert read == [0, 1]


def test_a_stream_goes_on_behind_what_is_no_text(nlp: Pipeline) -> None:
    with pytest.warns(DocumentWarning, match="text 1: a text must be str, not bytes"):
        one, broken, three = nlp.pipe(["Türkiyə", b"x", "İran"])  # type: ignore[list-item]
    assert (broken.text, broken.entities) == ("", ())
    assert "must be str, not bytes" in str(broken.error)
    assert [one.error, three.error] == [None, None]
    assert three.entities


def test_a_stream_can_stop_at_what_is_no_text(nlp: Pipeline) -> None:
    documents = nlp.pipe(["Türkiyə", None, "İran"], errors="raise")  # type: ignore[list-item]
    assert next(documents).entities
    with pytest.raises(TypeError, match="text 1: a text must be str, not NoneType"):
        next(documents)


def test_wrong_arguments_are_refused_at_once(nlp: Pipeline) -> None:
    with pytest.raises(ValueError, match="'warn' or 'raise', not 'ignore'"):
        nlp.pipe([], errors="ignore")
    for processes in (0, -1, 1.5, True, "2", None):
        with pytest.raises(ValueError, match="whole number from 1 on"):
            nlp.pipe([], processes=processes)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not one str"):
        nlp.pipe("Bakı")


def test_two_processes_say_the_same_as_one() -> None:
    nlp = azdiplo.load(labels=["STATE"], topics=False)
    mixed: list[object] = [*TEXTS, None, "İran \ud800"]
    with pytest.warns(DocumentWarning, match="text 100: .*NoneType"):
        parallel = list(nlp.pipe(mixed, processes=2))  # type: ignore[arg-type]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert parallel == list(nlp.pipe(mixed))  # type: ignore[arg-type]
    assert {ent.label for doc in parallel for ent in doc} == {"STATE"}


def test_an_error_in_the_source_reaches_the_caller(nlp: Pipeline) -> None:
    def source() -> Iterator[str]:
        yield "Türkiyə"
        raise OSError("disk gone")

    documents = nlp.pipe(source())
    next(documents)
    with pytest.raises(OSError, match="disk gone"):
        next(documents)


def test_progress_is_shown_on_standard_error(nlp: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(nlp.pipe(TEXTS[:3], progress=True))) == 3
    assert capsys.readouterr().out == ""


def test_one_pipeline_serves_many_threads(nlp: Pipeline) -> None:
    expected = [nlp(text) for text in TEXTS]
    results: list[list[azdiplo.Document]] = []
    threads = [threading.Thread(target=lambda: results.append([nlp(text) for text in TEXTS])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


# Names of one's own


def test_own_names_are_found_inflected_and_by_their_aliases(table: Path) -> None:
    doc = azdiplo.load(gazetteers=[table])("Mavi Lampanın iclası Zornavada keçirilib. MLX-nin rəhbəri çıxış edib.")
    assert [(ent.label, ent.text, ent.name, ent.id, ent.name_en) for ent in doc] == [
        ("ORG", "Mavi Lampanın", "Mavi Lampa", "org:blue-lamp", "Blue Lamp"),
        ("PLACE", "Zornavada", "Zornava", "place:zornava", None),
        ("ORG", "MLX-nin", "Mavi Lampa", "org:blue-lamp", "Blue Lamp"),
    ]
    assert {ent.evidence.source for ent in doc} == {"gazetteer"}


def test_one_path_is_enough(table: Path) -> None:
    for gazetteers in (table, str(table)):
        assert azdiplo.load(gazetteers=gazetteers)("Zornava").entities


def test_own_names_win_over_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("id\tlabel\tname\norg:my-turkey\tORG\tTürkiyə\n", encoding="utf-8")
    (ent,) = azdiplo.load(gazetteers=[path])("Türkiyənin mövqeyi")
    assert (ent.label, ent.id) == ("ORG", "org:my-turkey")


def test_own_names_do_not_reach_other_pipelines(table: Path) -> None:
    azdiplo.load(gazetteers=[table])
    assert not any(ent.id == "place:zornava" for ent in azdiplo.analyze("Onlar Zornavada görüşüblər."))


HEAD = "id\tlabel\tname\taliases\n"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", None, "the table is empty; its first line must be a header"),
        ("# only this\n", None, "the table is empty"),
        ("name\tlabel\nX\tORG\n", 1, "no column 'id'"),
        ("id,label,name\norg:x,ORG,X\n", 1, "separated by tabs"),
        ("id\tlabel\tname\tcolour\n", 1, "unknown column 'colour'; columns are id, name"),
        ("id\tname\tname\tlabel\n", 1, "'name' stands twice"),
        (HEAD + "org:x\tORG\tX\t\t\t\n", 2, "6 columns, the header has 4; remove the tabs too many"),
        (HEAD + "# note\n\nmy org\tORG\tX\t\n", 4, "the id 'my org' is empty or has a space"),
        (HEAD + "\tORG\tX\t\n", 2, "the id '' is empty"),
        (HEAD + "org:x\tORG\tXa\t\norg:x\tORG\tYa\t\n", 3, "'org:x' stands in line 2 too; give each entry an id"),
        (HEAD + "org:x\tFIRMA\tXa\t\n", 2, "unknown label 'FIRMA'; labels are PERSON"),
        (HEAD + "org:x\t\tXa\t\n", 2, "no label; add one of PERSON"),
        ("id\tname\norg:x\tXa\n", 2, "no label; add one of PERSON"),
        (HEAD + "org:x\tORG\t\t\n", 2, "empty name in column 'name'"),
        (HEAD + "org:x\tORG\t?\t\n", 2, "empty name in column 'name'"),
        (HEAD + "org:x\tORG\tXa\tYa||Za\n", 2, "empty name in column 'aliases'; .*remove the '|' too many"),
        (HEAD + "org:x\tORG\tXa|Ya\t\n", 2, r"the name 'Xa\|Ya' has '\|', which separates aliases"),
        (HEAD + 'org:x\tORG\t"Xa ""Ya"""\t\n', 2, "stands in quotation marks, as spreadsheets put around cells"),
        (HEAD, None, "no entries in it; write an entry on each line below the header"),
    ],
)
def test_a_wrong_table_is_named_with_its_line_and_the_mend(
    tmp_path: Path, content: str, line: int | None, message: str
) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=message) as caught:
        azdiplo.load(gazetteers=[path])
    assert str(caught.value).startswith(f"{path}, line {line}: " if line else f"{path}: ")


def test_a_table_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_bytes((HEAD + "org:x\tORG\tQarışqa\t\n").encode("cp1254"))
    with pytest.raises(TableError, match=r"wrong.tsv, line 2: byte \d+ is not UTF-8; save the table as UTF-8"):
        azdiplo.load(gazetteers=[path])


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.tsv: cannot be read"):
        azdiplo.load(gazetteers=[tmp_path / "none.tsv"])
    with pytest.raises(TableError, match="cannot be read"):
        azdiplo.load(gazetteers=[tmp_path])


def test_an_id_that_is_taken_is_named(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text(HEAD + "state:TR\tORG\tTürkiyə\t\n", encoding="utf-8")
    with pytest.raises(
        TableError, match=r"wrong.tsv:2: the id 'state:TR' is that of 'Türkiyə', STATE .*choose another"
    ):
        azdiplo.load(gazetteers=[path])


def test_two_entries_that_claim_one_name_are_named(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text(HEAD + "org:x\tORG\tXallar\t\norg:y\tORG\tYa\tXallar\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"wrong.tsv:3: 'Xallar' already names 'org:x' .*write '\?' before it"):
        azdiplo.load(gazetteers=path)


def test_a_row_adds_to_a_shipped_entry(tmp_path: Path) -> None:
    path = tmp_path / "more.tsv"
    path.write_text(HEAD + "org:european-union\tORG\tAİ\tBrüsselin Evi|?Evlər\n", encoding="utf-8")
    nlp = azdiplo.load(gazetteers=path)
    doc = nlp("Brüsselin Evinin mövqeyi Avropa İttifaqının mövqeyidir.")
    assert [(ent.text, ent.name, ent.id) for ent in doc] == [
        ("Brüsselin Evinin", "Avropa İttifaqı", "org:european-union"),
        ("Avropa İttifaqının", "Avropa İttifaqı", "org:european-union"),
    ]
    assert azdiplo.analyze("Brüsselin Evinin mövqeyi").entities[0].id != "org:european-union"


@pytest.mark.parametrize("name", ["“Narın Bank” ASC", "…Qonşuluq", "№ 5 Ulduz", "🙂 Gülüş", "(Yeni) Nəfəslik"])
def test_a_name_may_begin_with_a_sign(tmp_path: Path, name: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(f"id\tlabel\tname\norg:own\tORG\t{name}\n", encoding="utf-8")
    (ent,) = azdiplo.load(gazetteers=path)(f"Dünən {name} bəyanat yayıb.")
    assert (ent.id, ent.name) == ("org:own", name)


def test_an_id_of_two_tables_is_named(tmp_path: Path, table: Path) -> None:
    other = tmp_path / "other.tsv"
    other.write_text(HEAD + "org:blue-lamp\tORG\tGöy Lampa\t\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"other.tsv:2: the id 'org:blue-lamp' stands in .*names.tsv:3 too"):
        azdiplo.load(gazetteers=[table, other])


def test_a_table_may_come_from_windows(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes("\ufeff".encode() + b"id\tlabel\tname\r\nplace:zornava\tPLACE\tZornava\r\n")
    (ent,) = azdiplo.load(gazetteers=[path])("Zornavada")
    assert ent.id == "place:zornava"


# Records


def test_a_record_gives_its_id_day_and_metadata_to_the_document(nlp: azdiplo.Pipeline) -> None:
    record = Record("ABŞ Prezidenti zəng edib.", "a1", datetime.date(2024, 5, 1), {"section": "siyasət"})
    doc = nlp(record)
    assert (doc.id, doc.date, doc.meta) == ("a1", record.date, {"section": "siyasət"})
    assert [ref.name for ref in doc.references] == ["Co Bayden"]
    assert nlp(record, date="2025-05-01").references[0].name == "Donald Tramp"
    assert repr(doc).startswith("<Document 'a1' 'ABŞ Prezidenti")


@pytest.mark.parametrize("processes", [1, 2])
def test_records_in_a_stream(nlp: azdiplo.Pipeline, processes: int) -> None:
    records = [
        Record("Bakı.", "a", datetime.date(2024, 5, 1), {"n": 1}),
        Record("", "b", None, {"n": 2}, "text is empty"),
        "Şuşa.",
        Record("Quba.", "d"),
    ]
    with pytest.warns(azdiplo.DocumentWarning, match="text 'b': text is empty"):
        docs = list(nlp.pipe(records, processes=processes))
    assert [(doc.id, doc.date, dict(doc.meta), doc.error) for doc in docs] == [
        ("a", datetime.date(2024, 5, 1), {"n": 1}, None),
        ("b", None, {"n": 2}, "text is empty"),
        (None, None, {}, None),
        ("d", None, {}, None),
    ]
    with pytest.raises(ValueError, match="text 'b': text is empty"):
        list(nlp.pipe(records, errors="raise"))


def test_a_record_with_an_error_is_no_text(nlp: azdiplo.Pipeline) -> None:
    with pytest.raises(ValueError, match="record 'b' has no text: text is empty"):
        nlp(Record("", "b", error="text is empty"))


def test_pairs_say_what_to_give(nlp: azdiplo.Pipeline) -> None:
    with pytest.warns(azdiplo.DocumentWarning, match=r"azdiplo\.Record\(text, id\)"):
        list(nlp.pipe([("Bakı.", 1)]))  # type: ignore[list-item]


@pytest.mark.parametrize("missing", [None, "", float("nan"), pandas.NaT])
def test_a_missing_day_is_no_day(nlp: azdiplo.Pipeline, missing: Any) -> None:
    assert nlp("ABŞ Prezidenti zəng edib.", date=missing).date is None


# What a pipeline says of itself


def test_labels_meta_and_repr() -> None:
    plain = azdiplo.load()
    assert plain.labels == LABELS
    assert plain.meta["topics"][0] == "bilateral-relations"
    assert repr(plain) == "<Pipeline: all labels>"
    own = azdiplo.load(
        labels=["STATE", "ORG"],
        gazetteers=[{"id": "org:zornava", "label": "ORG", "name": "Zornava Qrupu"}],
        topics={"water": ["su bölgüsü"]},
        model=False,
        fuzzy=False,
        date="2024-05-01",
    )
    assert own.meta | {"topics": own.meta["topics"][-1:]} == {
        "version": azdiplo.__version__,
        "labels": ["STATE", "ORG"],
        "topics": ["water"],
        "own_names": 1,
        "model": False,
        "fuzzy": 0.0,
        "date": "2024-05-01",
    }
    assert repr(own) == ("<Pipeline: STATE, ORG; own topics; 1 own names; no model; no typing errors; date 2024-05-01>")
    assert azdiplo.load(topics=False).meta["topics"] == []


def test_loading_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", logger="azdiplo"):
        azdiplo.load(labels=["STATE"])
    assert "loaded <Pipeline: STATE>" in caplog.text
