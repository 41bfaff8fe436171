"""Topics, their scores and their evidence; topics of one's own and of a part of a text."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import azdiplo
from azdiplo.gazetteer.tables import TableError
from azdiplo.text.fold import fold
from azdiplo.topics.features import headline
from azdiplo.topics.tables import TOPICS, cells, entity_weights, learned, stem_weights, term_weights
from azdiplo.topics.tagger import THRESHOLD_OF_FIRST, Tagger
from azdiplo.topics.terms import TermIndex

#: Invented news, one a topic: the main topic must come first.
TEXTS = {
    "energy": (
        "SOCAR yeni qaz yatağında hasilata başlayıb\nYataqdan çıxarılan təbii qaz boru kəməri ilə ixrac "
        "olunacaq, neft hasilatı isə sabit qalacaq."
    ),
    "mines": (
        "ANAMA: Ağdamda minatəmizləmə davam edir\nƏrazidə piyada əleyhinə minalar və partlamamış hərbi "
        "sursatlar aşkarlanıb, minaya düşən bir nəfər yaralanıb."
    ),
    "sport": (
        "“Qarabağ” Çempionlar Liqasında qalib gəlib\nKomandanın hücumçusu oyunda iki qol vurub, "
        "azarkeşlər matçdan razı qalıblar."
    ),
    "sanctions": (
        "Avropa İttifaqı yeni sanksiya paketini qəbul edib\nSanksiyalar bankların aktivlərinin "
        "dondurulmasını və embarqonu nəzərdə tutur."
    ),
    "bilateral-relations": (
        "Prezident Latviyanın xarici işlər nazirini qəbul edib\nGörüşdə ikitərəfli münasibətlərin "
        "inkişafı və strateji tərəfdaşlıq müzakirə olunub, rəsmi səfər planlaşdırılır."
    ),
    "elections": (
        "Prezident seçkilərinin ikinci turu keçirilir\nSeçki məntəqələri açılıb, seçicilər bülletenlərlə "
        "səs verirlər, müşahidəçilər səsverməni izləyirlər."
    ),
    "accidents": (
        "Yol qəzasında dörd nəfər ölüb\nAvtobus aşıb, xilasedicilər yaralıları xəstəxanaya çatdırıblar, "
        "hadisə yerində yanğın söndürülüb."
    ),
    "religion": (
        "Yeni məscidin açılışı olub\nŞeyxülislam dini icmaların nümayəndələri ilə görüşüb, məsciddə namaz qılınıb."
    ),
}


@pytest.mark.parametrize("topic", TEXTS)
def test_the_main_topic_comes_first(topic: str) -> None:
    doc = azdiplo.analyze(TEXTS[topic])
    assert doc.topics[0].id == topic
    scores = [each.score for each in doc.topics]
    assert scores == sorted(scores, reverse=True)
    assert all(THRESHOLD_OF_FIRST <= score <= 1 for score in scores)


@pytest.mark.parametrize("topic", TEXTS)
def test_contributions_add_up_to_the_score_and_stand_in_the_text(topic: str) -> None:
    doc = azdiplo.analyze(TEXTS[topic])
    for each in doc.topics:
        assert sum(part.weight for part in each.evidence) == pytest.approx(each.score)
        weights = [part.weight for part in each.evidence]
        assert weights == sorted(weights, reverse=True)
        for part in each.evidence:
            assert 0 <= part.start < part.end <= len(doc.text) and part.count >= 1


def test_evidence_shows_where_an_inflected_term_stands() -> None:
    doc = azdiplo.analyze("Nazir boru kəmərlərinin tikintisindən və təbii qazın ixracından danışıb.")
    (energy,) = [topic for topic in doc.topics if topic.id == "energy"]
    terms = [part.term for part in energy.evidence]
    assert {"təbii qazın", "boru kəmərlərinin"} <= set(terms)
    assert terms == [doc.text[part.start : part.end] for part in energy.evidence]


@pytest.mark.parametrize("text", ["", "   ", "Bu gün hava yaxşıdır.", "1234 5678"])
def test_nothing_is_said_of_nothing(text: str) -> None:
    assert azdiplo.analyze(text).topics == ()


def test_the_headline_counts_more_than_the_end() -> None:
    filler = "Məlumatda başqa təfərrüat verilmir, hadisə barədə sonra danışılacaq. " * 12
    early = azdiplo.analyze("Seçkilər keçirilib. " + filler).topics
    late = azdiplo.analyze(filler + "Seçkilər keçirilib.").topics
    score = {each.id: each.score for each in late}.get("elections", 0.0)
    assert early[0].id == "elections" and early[0].score > score


BODY = (
    "Tərəflər elektrik enerjisi və təbii qazın ixracı üzrə danışıblar. Görüşdə ikitərəfli münasibətlər və "
    "strateji tərəfdaşlıq da müzakirə olunub."
)


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("Prezident Latviyanın xarici işlər nazirini qəbul edib", "bilateral-relations"),
        ("Latviyaya təbii qaz ixracı artır: boru kəməri işə düşür", "energy"),
    ],
)
def test_the_headline_decides_which_of_the_topics_is_the_main_one(title: str, main: str) -> None:
    topics = azdiplo.analyze(f"{title}\n{BODY}").topics
    assert {topic.id for topic in topics} >= {"bilateral-relations", "energy"}
    assert topics[0].id == main
    assert topics[0].score == max(topic.score for topic in topics)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Başlıq\nMətn davam edir.", 6),
        ("Baş\u00adlıq\r\nMətn davam edir.", 6),
        ("Sətirsiz qısa mətn", 18),
        ("söz " * 100, 110),
        ("söz " * 100 + "\nsöz", 110),
    ],
)
def test_a_headline_is_the_first_line_if_it_is_one(text: str, end: int) -> None:
    assert headline(fold(text)) == end


def test_offsets_are_those_of_a_text_that_folding_changes() -> None:
    text = "“Ne\u00adft” və\u200b təbii qa\u00adzın ixracı: boru kəməri, neft hasilatı"
    doc = azdiplo.analyze(text)
    (energy,) = [topic for topic in doc.topics if topic.id == "energy"]
    places = {part.term: text[part.start : part.end] for part in energy.evidence}
    assert places["təbii qazın"] == "təbii qa\u00adzın"


# A part of a text

TWO = (
    "Nazirlər neft və qaz ixracını, boru kəmərlərini müzakirə ediblər. Axşam “Qarabağ” klubu Çempionlar Liqasında oyun "
    "keçirib, komanda iki qol vurub."
)


def test_topics_of_a_sentence_and_of_the_entity_in_it() -> None:
    doc = azdiplo.analyze(TWO)
    first, second = doc.sentences
    assert [topic.id for topic in doc.topics_of(first)] == ["energy"]
    assert [topic.id for topic in doc.topics_of(second)][:1] == ["sport"]
    club = second.entities[0]
    assert doc.topics_of(club) == doc.topics_of(second)
    assert doc.topics_of(slice(second.start, second.end)) == doc.topics_of((second.start, second.end))
    for topic in doc.topics_of(second):
        for part in topic.evidence:
            assert second.start <= part.start < part.end <= second.end


def test_topics_of_the_whole_text_are_its_topics() -> None:
    doc = azdiplo.analyze(TWO)
    assert doc.topics_of((0, len(TWO))) == doc.topics


def test_a_pickled_document_knows_the_topics_of_its_parts() -> None:
    doc = azdiplo.analyze(TWO)
    again = pickle.loads(pickle.dumps(doc))
    assert again == doc
    assert again.topics_of(again.sentences[1]) == doc.topics_of(doc.sentences[1])


@pytest.mark.parametrize("span", [(-1, 4), (0, 10_000), (5, 2)])
def test_a_span_outside_the_text_is_an_error(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie within this text"):
        azdiplo.analyze(TWO).topics_of(span)


def test_what_is_no_span_is_an_error() -> None:
    with pytest.raises(TypeError, match="a span is a Sentence, an Entity, a slice or"):
        azdiplo.analyze(TWO).topics_of("neft")  # type: ignore[arg-type]


# Topics of one's own


def table(folder: Path, text: str) -> Path:
    path = folder / "my_topics.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_topics_are_added_and_found_in_every_form(tmp_path: Path) -> None:
    path = table(tmp_path, "topic\tterm\nwater-diplomacy\tsu bölgüsü\nwater-diplomacy\tsuvarma kanalı\n")
    nlp = azdiplo.load(topics=[path])
    doc = nlp("Tərəflər su bölgüsünü və suvarma kanallarının təmirini müzakirə ediblər.")
    topic = doc.topics[0]
    assert (topic.id, topic.label_en) == ("water-diplomacy", "water-diplomacy")
    assert {part.term for part in topic.evidence} == {"su bölgüsünü", "suvarma kanallarının"}
    assert "sport" in [each.id for each in nlp(TEXTS["sport"]).topics]
    assert [each.id for each in doc.topics_of(doc.sentences[0])][:1] == ["water-diplomacy"]


def test_an_own_topic_replaces_the_shipped_one(tmp_path: Path) -> None:
    nlp = azdiplo.load(topics=table(tmp_path, "topic\tterm\tweight\nsport\tşahmat\t3\nsport\tqrossmeyster\t\n"))
    assert "sport" not in [topic.id for topic in nlp(TEXTS["sport"]).topics]
    assert nlp("Şahmat üzrə qrossmeysterlər görüşüb").topics[0].id == "sport"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no topics in it"),
        ("topic\tterm\n", "no topics in it"),
        ("topic\tword\nx\tsu\n", "line 1: unknown or double column 'word'"),
        ("topic\nx\n", "line 1: the header must name"),
        ("topic\tterm\nmy topic\tsu\n", "line 2: the topic 'my topic' must be one word"),
        ("topic\tterm\nx\t\n", "line 2: no term"),
        ("topic\tterm\tweight\nx\tsu\tmany\n", "line 2: the weight 'many' is not a number"),
        ("topic\tterm\nx\tsu\nx\tSu\n", "line 3: 'Su' stands twice for 'x'"),
        ("topic\tterm\nx\tsu\t3\n", "line 2: 3 columns, the header has 2"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        azdiplo.load(topics=table(tmp_path, text))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be read"):
        azdiplo.load(topics=[tmp_path / "none.tsv"])


# The tables


def test_every_topic_has_its_terms_and_its_card() -> None:
    terms = term_weights()
    assert len(TOPICS) == 31
    for topic, info in TOPICS.items():
        assert sum(topic in topics and topics[topic] > 0 for topics in terms.values()) >= 40, topic
        assert info.label_en and info.label_az and info.definition
        assert info.iptc is None or (info.iptc.startswith("medtop:") and len(info.iptc) == 15)


def test_entities_that_speak_for_topics_are_in_the_gazetteer() -> None:
    from azdiplo.gazetteer.shipped import shipped_entries

    known = {entry.id for entry in shipped_entries()}
    kinds = {f"{entry.label}/{entry.fields['kind']}" for entry in shipped_entries() if entry.fields.get("kind")}
    unknown = [key for key in entity_weights() if key not in known and key not in kinds]
    assert unknown == []


@pytest.mark.parametrize("name", ["weights", "main"])
def test_the_learned_tables_weigh_every_feature_for_every_topic(name: str) -> None:
    rows = learned(name)
    assert "(bias)" in rows
    assert all(len(cells(row)) == len(TOPICS) and subject in (0, 1, 2) for subject, row in rows.values())


def test_what_makes_a_topic_the_main_one_stands_in_the_headline() -> None:
    assert [key for key in learned("main") if not key.startswith("^")] == ["(bias)"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("feature\tsport\nneft\t1\n", "the columns are feature, subject and the topics"),
        ("{header}\nneft\t0\t1\n", "'neft' has not 31 weights"),
    ],
)
def test_a_damaged_table_of_weights_is_named(monkeypatch: pytest.MonkeyPatch, table: str, message: str) -> None:
    header = "\t".join(["feature", "subject", *TOPICS])
    monkeypatch.setattr("azdiplo.resources.open_text", lambda name: table.format(header=header))
    with pytest.raises(ValueError, match=rf"topics/weights.tsv: .*{message}"):
        learned("weights")


def test_stems_do_not_repeat_each_other() -> None:
    stems = stem_weights()
    assert all(len(stem) >= 5 and stem.isalpha() for stem in stems)
    assert {topic for topics in stems.values() for topic in topics} <= set(TOPICS)


def test_the_lexicon_alone_tags() -> None:
    from azdiplo.gazetteer.shipped import shipped_entries

    tagger = Tagger(shipped_entries(), trained=False)
    text = TEXTS["energy"]
    entities = azdiplo.analyze(text).entities
    assert tagger(fold(text), entities)[0].id == "energy"


def test_a_document_made_by_hand_has_the_topics_of_its_parts() -> None:
    doc = azdiplo.analyze(TEXTS["energy"])
    made = azdiplo.Document(doc.text, doc.entities)
    assert made.topics_of(slice(None)) == doc.topics


def test_terms_do_not_match_inside_words_or_derived_words() -> None:
    index = TermIndex(["neft", "seçki"])
    assert index.counts("neftçi seçkin təneft neft-qaz neftin seçkilərdə") == {
        "neft": [21, 25, 2],
        "seçki": [37, 47, 1],
    }


def test_the_plural_of_a_phrase_replaces_its_possessive() -> None:
    index = TermIndex(["boru kəməri", "beynəlxalq təşkilat", "əmək müqaviləsi"])
    found = index.counts("boru kəmərlərini, boru kəmərinin, beynəlxalq təşkilatlara, əmək müqavilələri")
    assert {term: count for term, (_, _, count) in found.items()} == {
        "boru kəməri": 2,
        "beynəlxalq təşkilat": 1,
        "əmək müqaviləsi": 1,
    }


def test_a_stem_is_found_in_all_that_is_derived_from_it() -> None:
    index = TermIndex(["kart"], ["oğurla"])
    assert index.counts("kartlar oğurlanıb, oğurlayanlar") == {"kart": [0, 7, 1], "oğurla…": [8, 17, 2]}


def test_a_longer_term_without_its_ending_leaves_the_shorter_ones() -> None:
    index = TermIndex(["hava", "hava limanı", "liman", "sülh", "sülh sazişi"], ["dəmiryol"])
    assert list(index.counts("hava limanındakılıq sülh sazişiçi")) == ["hava", "sülh"]
    assert list(index.counts("hava limanında")) == ["hava limanı"]


def test_a_name_is_no_term() -> None:
    from azdiplo.records import Entity
    from azdiplo.topics.features import _without_names

    text = "Neft Daşları qəsəbəsində neft"
    place = Entity("PLACE", "Neft Daşları", 0, 12, 12, "Neft Daşları")
    assert _without_names(fold(text), [place]) == "............ qəsəbəsində neft"


def test_evidence_has_no_ids_and_speaks_for_the_topic() -> None:
    for text in TEXTS.values():
        doc = azdiplo.analyze(text)
        for topic in doc.topics:
            for part in topic.evidence:
                assert part.weight > 0
                assert part.term == doc.text[part.start : part.end].replace("\n", " ")


def test_the_sentence_that_carries_a_topic() -> None:
    doc = azdiplo.analyze(TWO)
    topics = {topic.id: topic for topic in doc.topics}
    assert doc.sentence_about(topics["energy"]) == doc.sentences[0]
    assert doc.sentence_about(topics["sport"]) == doc.sentences[1]
    assert doc.sentence_about(azdiplo.Topic("sport", 0.5)) is None
