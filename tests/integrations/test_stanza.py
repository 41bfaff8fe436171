"""The Stanza adapter, with the real Stanza."""

from __future__ import annotations

import copy
import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from tests.integrations import TEXTS, Reads, documents, entities_in, examples, need, printed, spans

need("stanza")

import stanza
from stanza.models.common.doc import Document
from stanza.utils.conll import CoNLL

from azdiplo.integrations import stanza as adapter
from azdiplo.integrations.stanza import pipeline


@pytest.fixture(scope="module")
def nlp() -> stanza.Pipeline:
    return pipeline(verbose=False)


def found(doc: Document) -> list[tuple[str, str, int, int]]:
    for ent in doc.ents:
        assert doc.text[ent.start_char : ent.end_char] == ent.text
    return [(ent.type, ent.text, ent.start_char, ent.end_char) for ent in doc.ents]


def words(doc: Document) -> list[list[str]]:
    return [[token.text for token in sentence.tokens] for sentence in doc.sentences]


def test_the_example_of_the_docs() -> None:
    (code,) = examples("Stanza")
    got, shown = printed(code)
    assert got == shown != []


def test_the_example_of_the_module() -> None:
    assert doctest.testmod(adapter)[0] == 0


def test_it_is_a_pipeline_of_stanza(nlp: stanza.Pipeline) -> None:
    assert isinstance(nlp, stanza.Pipeline)
    assert nlp.lang == "az"
    assert list(nlp.processors) == ["tokenize", "ner", "topics"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_entities_topics_and_characters(nlp: stanza.Pipeline, text: str) -> None:
    want = azdiplo.analyze(text)
    doc = nlp(text)
    assert doc.text == text
    assert found(doc) == spans(want.entities)
    assert [ent.entity for ent in doc.ents] == list(want.entities)
    assert doc.topics == want.topics
    assert [ent for sentence in doc.sentences for ent in sentence.ents] == doc.ents
    for sentence in doc.sentences:
        for token in sentence.tokens:
            assert text[token.start_char : token.end_char] == token.text


def test_the_texts_have_what_they_are_there_for(nlp: stanza.Pipeline) -> None:
    assert any("AZAL" in words for words in words(nlp(TEXTS[1])))
    assert len(azdiplo.analyze(TEXTS[2]).sentences) == 2 > len(nlp(TEXTS[2]).sentences)
    assert nlp(TEXTS[0]).topics


def test_tokens_and_sentences_are_those_of_azdiplo(nlp: stanza.Pipeline) -> None:
    want = azdiplo.analyze(TEXTS[0])
    doc = nlp(TEXTS[0])
    assert [word for sentence in words(doc) for word in sentence] == [token.text for token in want.tokens]
    assert [sentence.text for sentence in doc.sentences] == [sentence.text for sentence in want.sentences]


@given(documents())
def test_entities_anywhere_keep_their_characters(want: azdiplo.Document) -> None:
    reads = Reads(want)
    doc = pipeline(reads, verbose=False)(want.text)  # type: ignore[arg-type]
    assert reads.count == 1
    assert found(doc) == spans(want.entities)
    tags = [ent.text for ent in doc.build_ents()]  # anew, from the tags of the tokens
    assert tags == [ent.text for ent in want.entities]


@given(st.data())
def test_entities_anywhere_in_text_tokenised_already(data: st.DataObject) -> None:
    token = st.sampled_from(["Bakı", "AZAL-102", "Azərbaycan-ABŞ", "“Zəfər”ə", ".", "🙂"])
    sentences = data.draw(st.lists(st.lists(token, min_size=1, max_size=5), min_size=1, max_size=4))
    text = " ".join(" ".join(sentence) for sentence in sentences)
    entities = data.draw(entities_in(text))
    ends = [len(" ".join(" ".join(sentence) for sentence in sentences[:n])) for n in range(1, len(sentences))]
    want = [ent for ent in entities if not any(ent.start < end < ent.end for end in ends)]
    reads = Reads(azdiplo.Document(text, entities))
    doc = pipeline(reads, tokenize_pretokenized=True, verbose=False)(sentences)  # type: ignore[arg-type]
    assert words(doc) == sentences
    assert found(doc) == spans(want)


def test_tags_say_where_in_an_entity_a_token_stands(nlp: stanza.Pipeline) -> None:
    tags = {token.text: token.ner for token in nlp(TEXTS[0]).iter_tokens()}
    assert [tags[word] for word in ("Gürcüstanın", "Baş", "İrakli", "Kobaxidze", "Cənub", "Qaz", "Dəhlizi")] == [
        "S-STATE",
        "O",
        "B-PERSON",
        "E-PERSON",
        "B-PROJECT",
        "I-PROJECT",
        "E-PROJECT",
    ]


@pytest.mark.parametrize("text", [text for text in TEXTS if text.strip()])
def test_conllu_and_back(nlp: stanza.Pipeline, text: str, tmp_path: Path) -> None:
    doc = nlp(text)
    file = tmp_path / "news.conllu"
    CoNLL.write_doc2conll(doc, file)
    back = CoNLL.conll2doc(file)
    assert words(back) == words(doc)
    assert [token.ner for token in back.iter_tokens()] == [token.ner for token in doc.iter_tokens()]
    assert [(token.start_char, token.end_char) for token in back.iter_tokens()] == [
        (token.start_char, token.end_char) for token in doc.iter_tokens()
    ]
    for ents in (back.build_ents(), nlp(back, processors="ner").ents):
        assert [(ent.type, ent.start_char, ent.end_char) for ent in ents] == [
            (kind, start, end) for kind, _, start, end in found(doc)
        ]


def test_conllu_of_others_gets_entities(nlp: stanza.Pipeline) -> None:
    lines = ["1\tBakıda", "2\tABŞ", "3\tnümayəndəsi", "", "1\tTbilisidə", "2\tgörüş"]
    blank = "\t_"
    table = "\n".join(f"{line}{blank * 4}\t0{blank * 3}" if line else "" for line in lines)
    doc = nlp(CoNLL.conll2doc(input_str=table + "\n\n"))
    assert words(doc) == [["Bakıda", "ABŞ", "nümayəndəsi"], ["Tbilisidə", "görüş"]]
    assert [(ent.type, ent.text, ent.sent.index) for ent in doc.ents] == [
        ("PLACE", "Bakıda", 0),
        ("STATE", "ABŞ", 0),
        ("PLACE", "Tbilisidə", 1),
    ]
    assert [topic.id for topic in doc.topics] == ["bilateral-relations"]


def test_text_tokenised_already_keeps_its_tokens() -> None:
    nlp = pipeline(tokenize_pretokenized=True, verbose=False)
    for source in (
        [["Azərbaycan-ABŞ", "əlaqələri", "."], ["Tbilisidə", "görüş"]],
        "Azərbaycan-ABŞ əlaqələri .\nTbilisidə görüş",
    ):
        for doc in (nlp(source), nlp.bulk_process([source])[0]):
            assert words(doc) == [["Azərbaycan-ABŞ", "əlaqələri", "."], ["Tbilisidə", "görüş"]]
            assert found(doc) == [
                ("STATE", "Azərbaycan", 0, 10),
                ("STATE", "ABŞ", 11, 14),
                ("PLACE", "Tbilisidə", 27, 36),
            ]
            assert [token.ner for token in doc.iter_tokens()] == ["S-STATE", "O", "O", "S-PLACE", "O"]
            assert [len(sentence.ents) for sentence in doc.sentences] == [2, 1]


def test_an_entity_over_the_end_of_a_given_sentence_is_left_out() -> None:
    text = "Bakı Dövlət Universiteti"
    whole = azdiplo.Document(text, [azdiplo.Entity("ORG", text, 0, len(text), len(text), text)])
    nlp = pipeline(Reads(whole), tokenize_pretokenized=True, verbose=False)  # type: ignore[arg-type]
    assert len(nlp([text.split()]).ents) == 1
    assert nlp([text.split()[:1], text.split()[1:]]).ents == []


def test_a_token_with_two_entities_has_the_tag_of_the_first() -> None:
    text = "Bakı-NATO danışıqları"
    both = azdiplo.Document(
        text, [azdiplo.Entity("PLACE", "Bakı", 0, 4, 4, "Bakı"), azdiplo.Entity("ORG", "NATO", 5, 9, 9, "NATO")]
    )
    doc = pipeline(Reads(both), tokenize_pretokenized=True, verbose=False)(text)  # type: ignore[arg-type]
    assert [token.ner for token in doc.iter_tokens()] == ["S-PLACE", "O"]
    assert found(doc) == spans(both.entities)


def test_a_document_that_is_tokenised_stays_as_it_is(nlp: stanza.Pipeline) -> None:
    doc = nlp(TEXTS[0])
    again = pipeline(tokenize_pretokenized=True, verbose=False)
    for other in (again(doc), again.bulk_process([doc])[0]):
        assert words(other) == words(doc)
        assert other.text == TEXTS[0]
        assert found(other) == spans(azdiplo.analyze(TEXTS[0]).entities)


def test_sentences_that_end_at_empty_lines_only() -> None:
    nlp = pipeline(processors="tokenize", tokenize_no_ssplit=True, verbose=False)
    doc = nlp("Görüş olub. Tərəflər razıdır.\n \nSəfər başa çatıb. Vəssalam.")
    assert [sentence.text for sentence in doc.sentences] == [
        "Görüş olub. Tərəflər razıdır.",
        "Səfər başa çatıb. Vəssalam.",
    ]
    assert words(nlp(["Görüş olub. Bəli.", "Səfər başa çatıb."])) == [
        ["Görüş", "olub", ".", "Bəli", "."],
        ["Səfər", "başa", "çatıb", "."],
    ]


def test_many_documents(nlp: stanza.Pipeline) -> None:
    for docs in (nlp.bulk_process(TEXTS), list(nlp.stream(iter(TEXTS), batch_size=2))):
        assert [found(doc) for doc in docs] == [spans(azdiplo.analyze(text).entities) for text in TEXTS]
        assert [doc.topics for doc in docs] == [azdiplo.analyze(text).topics for text in TEXTS]


def test_some_processors_only(nlp: stanza.Pipeline) -> None:
    assert nlp(TEXTS[0], processors="tokenize").ents == []
    named = nlp(TEXTS[0], processors="tokenize,ner")
    assert len(named.ents) == 6
    assert not hasattr(named, "topics")
    for processors in ("tokenize, ner", ["tokenize", "ner"], {"tokenize": "azdiplo", "ner": "azdiplo"}):
        made = pipeline(processors=processors, verbose=False)
        assert list(made.processors) == ["tokenize", "ner"]
        assert len(made(TEXTS[0]).ents) == 6


def test_own_names_and_labels() -> None:
    nlp = pipeline(azdiplo.load(labels=["PLACE"]), verbose=False)
    assert [ent.text for ent in nlp(TEXTS[0]).ents] == ["Bakıda", "Tbilisidə"]


def test_a_document_is_read_again_when_its_text_is_another(nlp: stanza.Pipeline) -> None:
    doc = nlp(TEXTS[0])
    other = pipeline(azdiplo.load(labels=["PLACE"]), verbose=False)
    assert [ent.type for ent in other(doc, processors="ner").ents] == ["PLACE", "PLACE"]
    assert len(nlp(doc, processors="ner").ents) == 6
    assert found(copy.deepcopy(doc)) == found(doc)


def test_options_that_are_fixed() -> None:
    with pytest.raises(TypeError, match="fixes Stanza's option 'package'"):
        pipeline(package="default")
    with pytest.raises(TypeError, match="fixes Stanza's option 'lang'"):
        pipeline(lang="en")


def test_stanza_without_azdiplo_is_as_it_was() -> None:
    """The processor of named entities is Stanza's own where its variant is not azdiplo's."""
    with pytest.raises(FileNotFoundError):
        pipeline(processors={"tokenize": "azdiplo", "ner": "default"}, ner_model_path="none.pt", verbose=False)


def test_no_network_is_tried_and_nothing_is_written(tmp_path: Path) -> None:
    code = """
import os, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        os._exit(3)
sys.addaudithook(refuse)
from azdiplo.integrations.stanza import pipeline
doc = pipeline()("ABŞ dövlət katibi Bakıya gəlib.")
assert [ent.type for ent in doc.ents] == ["STATE", "PLACE"], doc.ents
"""
    home = tmp_path / "home"
    home.mkdir()
    env = {**os.environ, "HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list(home.iterdir()) == []


def test_without_stanza_the_error_says_what_to_install() -> None:
    code = "import sys; sys.modules['stanza'] = None; import azdiplo.integrations.stanza"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert 'pip install "azdiplo[stanza]"' in done.stderr.splitlines()[-1]


def test_people_mentioned_by_their_office(nlp: stanza.Pipeline) -> None:
    doc = nlp("ABŞ Prezidenti Co Bayden gəlib. ABŞ Prezidenti çıxış edib.")
    assert [(ref.text, ref.name) for ref in doc.references] == [("ABŞ Prezidenti", "Co Bayden")]
