"""The spaCy adapter, with the real spaCy."""

from __future__ import annotations

import doctest
import json
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import azdiplo
from tests.integrations import ROOT, TEXTS, Reads, documents, entities_in, examples, need, printed, spans

need("spacy")

import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from azdiplo.integrations import spacy as adapter

OFFICE = TEXTS[0]


def make(**config: Any) -> Language:
    nlp = spacy.blank("az")
    nlp.add_pipe("azdiplo", config=config)
    return nlp


#: Its reader finds what a test says.
FUZZED = make()


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make()


def found(doc: Doc) -> list[tuple[str, str, int, int]]:
    for ent in doc.ents:
        assert doc.text[ent.start_char : ent.end_char] == ent.text
    return [(ent.label_, ent.text, ent.start_char, ent.end_char) for ent in doc.ents]


def attributes(doc: Doc) -> list[tuple[Any, ...]]:
    return [
        (e.kb_id_, e._.name, e._.name_en, e._.office, e._.affiliation, e._.affiliation_id, e._.value) for e in doc.ents
    ]


def test_the_example_of_the_docs() -> None:
    (code,) = examples("spaCy")
    got, shown = printed(code)
    assert got == shown != []


def test_the_example_of_the_module() -> None:
    assert doctest.testmod(adapter)[0] == 0


def test_the_component_is_found_without_an_import() -> None:
    code = "import spacy; nlp = spacy.blank('az'); nlp.add_pipe('azdiplo'); print(nlp('Bakıda olub.').ents[0].label_)"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "PLACE\n", done.stderr


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_entities_topics_and_characters(nlp: Language, text: str) -> None:
    want = azdiplo.analyze(text)
    doc = nlp(text)
    assert doc.text == text
    assert found(doc) == spans(want.entities)
    assert [ent.kb_id_ for ent in doc.ents] == [ent.id or "" for ent in want.entities]
    assert [ent.ent_id_ for ent in doc.ents] == [ent.id or "" for ent in want.entities]
    assert [ent._.name for ent in doc.ents] == [ent.name for ent in want.entities]
    assert [ent._.value for ent in doc.ents] == [ent.value for ent in want.entities]
    assert doc._.topics == want.to_dict()["topics"]


def test_the_texts_have_what_they_are_there_for(nlp: Language) -> None:
    assert "AZAL" in [token.text for token in nlp(TEXTS[1])]
    assert len(azdiplo.analyze(TEXTS[2]).sentences) == 2 > len(list(nlp(TEXTS[2]).sents))
    assert nlp(OFFICE)._.topics


def test_office_and_affiliation(nlp: Language) -> None:
    person = nlp(OFFICE).ents[1]
    assert (person._.office, person._.affiliation, person._.affiliation_id) == ("baş nazir", "Gürcüstan", "state:GE")
    assert (person._.name_en, person._.value) == ("Irakli Kobakhidze", None)
    assert nlp(OFFICE).ents[4]._.value == "2025-03-03"


def test_tokens_and_sentences_are_those_of_azdiplo(nlp: Language) -> None:
    doc = nlp(OFFICE)
    assert [token.text for token in doc] == [token.text for token in azdiplo.analyze(OFFICE).tokens]
    assert [sent.text for sent in doc.sents] == [sent.text for sent in azdiplo.analyze(OFFICE).sentences]
    assert [sent.ents[-1].text for sent in doc.sents] == ["Cənub Qaz Dəhlizi", "Tbilisidə"]
    assert nlp("Görüş olub.").has_annotation("SENT_START")
    assert nlp("Görüş olub.")[0].is_sent_start
    assert len(list(nlp(TEXTS[3]).sents)) == len(azdiplo.analyze(TEXTS[3]).sentences)  # it begins with white space


def test_labels_of_ontonotes() -> None:
    labels = [ent.label_ for ent in make(labels="ontonotes")(OFFICE).ents]
    assert labels == ["GPE", "PERSON", "LOC", "PROJECT", "DATE", "LOC"]
    with pytest.raises(ValueError, match="choose azdiplo or ontonotes"):
        make(labels="OntoNotes5")


def test_own_names() -> None:
    nlp = make(gazetteers=[str(ROOT / "examples" / "my_names.tsv")])
    assert [ent.kb_id_ for ent in nlp("“Təmiz Xəzər” layihəsi").ents] == ["project:clean-caspian"]


@given(documents())
def test_entities_anywhere_keep_their_characters(want: azdiplo.Document) -> None:
    FUZZED.get_pipe("azdiplo").reader.nlp = reads = Reads(want)
    doc = FUZZED(want.text)
    assert reads.count == 1
    assert doc.text == want.text
    assert found(doc) == spans(want.entities)
    assert all(token.is_sent_start is not True for ent in doc.ents for token in ent[1:])


@given(st.data())
def test_entities_anywhere_in_tokens_of_others(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(["Bakı", "AZAL-102", "Azərbaycan-ABŞ", ".", "\n", "🙂"]), max_size=12))
    spaces = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    heads, deps = (None, None)
    if data.draw(st.booleans()):
        heads, deps = [max(i - 1, 0) for i in range(len(words))], ["dep"] * len(words)
    doc = Doc(FUZZED.vocab, words=words, spaces=spaces, heads=heads, deps=deps)
    text = doc.text
    entities = data.draw(entities_in(text))
    component = FUZZED.get_pipe("azdiplo")
    component.reader.nlp = Reads(azdiplo.Document(text, entities))
    assert component(doc).text == text
    assert found(doc) == spans(entities)
    if heads is None:
        assert all(token.is_sent_start is not True for token in doc[1:])


def test_text_of_another_tokenizer() -> None:
    vocab = spacy.blank("az").vocab
    doc = Doc(vocab, words=["Azərbaycan-ABŞ", "əlaqələri", "Tbilisidə"], pos=["X", "NOUN", "PROPN"])
    make()(doc)
    assert [(token.text, token.pos_) for token in doc][-2:] == [("əlaqələri", "NOUN"), ("Tbilisidə", "PROPN")]
    assert found(doc) == [("STATE", "Azərbaycan", 0, 10), ("STATE", "ABŞ", 11, 14), ("PLACE", "Tbilisidə", 25, 34)]


def test_entities_of_an_earlier_component_are_replaced() -> None:
    nlp = make()
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "MISC", "pattern": "Elşən Manafov", "id": "rule"}])
    (ent,) = nlp("Nazir Elşən Manafov çıxış edib.").ents
    assert (ent.label_, ent.text, ent.ent_id_, ent.kb_id_) == ("PERSON", "Elşən Manafov", "", "")


def test_sentences_of_another_tokenizer_stay() -> None:
    doc = Doc(spacy.blank("az").vocab, words=["Azərbaycan-ABŞ", "Görüş", "olub"], sent_starts=[True, True, False])
    assert [sent.text for sent in make()(doc).sents] == ["Azərbaycan-ABŞ", "Görüş olub"]


def test_any_string() -> None:
    nlp = make()
    for text in ("\ud800 Bakıda \udfff", "\x00", "Bakı\u0301da\u200b olub", "a\x85b\u2028c", "\ud83d\ude42"):
        doc = nlp(text)
        assert len(doc.text) == len(text)
        assert found(doc) == spans(azdiplo.analyze(doc.text).entities)
    assert nlp("\ud800 Bakıda").ents[0].start_char == 2


def test_a_long_row_of_divided_tokens_takes_linear_time() -> None:
    begin = time.monotonic()
    doc = make()("AZAL-102 uçub. " * 20_000)
    assert len(doc.ents) == 20_000
    assert time.monotonic() - begin < 60  # divided one by one by spaCy's retokenizer it would take minutes


def test_pipe_keeps_order_and_context(nlp: Language) -> None:
    pairs = [(text, number) for number, text in enumerate(TEXTS)]
    for (doc, number), text in zip(nlp.pipe(pairs, as_tuples=True, batch_size=2), TEXTS, strict=True):
        assert (doc.text, number) == (text, TEXTS.index(text))
        assert found(doc) == spans(azdiplo.analyze(text).entities)


def test_pipe_with_processes_that_start_from_nothing(tmp_path: Path) -> None:
    script = tmp_path / "many.py"
    script.write_text(
        "import multiprocessing, spacy\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    nlp = spacy.blank('az')\n"
        "    nlp.add_pipe('azdiplo')\n"
        f"    for doc in nlp.pipe({[OFFICE, TEXTS[1]]!r}, n_process=2, batch_size=1):\n"
        "        print(ascii([(e.text, e.kb_id_, e._.office) for e in doc.ents]), doc._.topics[:1] != [])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert len(lines) == 2, done.stderr
    assert ascii(("İrakli Kobaxidze", "person:irakli-kobakhidze", "baş nazir")) in lines[0]
    assert lines[0].endswith("True")


def test_stored_documents(nlp: Language) -> None:
    doc = nlp(OFFICE)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(spacy.blank("az").vocab)
    for other in (back, Doc(nlp.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc)), doc.copy()):
        assert found(other) == found(doc)
        assert attributes(other) == attributes(doc)
        assert json.dumps(other._.topics) == json.dumps(doc._.topics)  # DocBin gives tuples
        assert [sent.text for sent in other.sents] == [sent.text for sent in doc.sents]
    (bare,) = DocBin(docs=[doc]).get_docs(nlp.vocab)
    assert [ent.kb_id_ for ent in bare.ents] == [ent.kb_id_ for ent in doc.ents]
    assert json.loads(json.dumps(doc.to_json(underscore=["topics"])))["_"]["topics"] == doc._.topics


def test_stored_pipelines(tmp_path: Path) -> None:
    nlp = make(labels="ontonotes")
    nlp.to_disk(tmp_path / "model")
    others = [
        spacy.load(tmp_path / "model"),
        make(labels="ontonotes").from_disk(tmp_path / "model"),
        make(labels="ontonotes").from_bytes(nlp.to_bytes()),
        pickle.loads(pickle.dumps(nlp)),
    ]
    for other in others:
        assert found(other(TEXTS[1])) == found(nlp(TEXTS[1]))
        assert isinstance(other.tokenizer, adapter.Tokenizer)
        assert other.tokenizer.reader is other.get_pipe("azdiplo").reader
    bare = spacy.load(tmp_path / "model", exclude=["azdiplo"])
    assert [token.text for token in bare("ABŞ-ın AZAL-102")] == ["ABŞ-ın", "AZAL-102"]


def test_the_tokenizer_by_its_name() -> None:
    nlp = spacy.blank("az", config={"nlp": {"tokenizer": {"@tokenizers": "azdiplo.Tokenizer.v1"}}})
    assert [token.text for token in nlp("R.T.Ərdoğan ABŞ-dadır")] == ["R.", "T.", "Ərdoğan", "ABŞ-dadır"]
    nlp.add_pipe("azdiplo")
    assert found(nlp(TEXTS[1])) == spans(azdiplo.analyze(TEXTS[1]).entities)


def test_displacy(nlp: Language) -> None:
    html = displacy.render(nlp(OFFICE), style="ent", page=True, jupyter=False)
    assert "İrakli Kobaxidze" in html
    assert html.count("<mark") == 6


def test_two_components_in_one_pipeline() -> None:
    nlp = make()
    nlp.add_pipe("azdiplo", name="again", config={"labels": "ontonotes"})
    assert [ent.label_ for ent in nlp(TEXTS[1]).ents][:2] == ["GPE", "DATE"]
    assert nlp.analyze_pipes()["problems"] == {"azdiplo": [], "again": []}


def test_attributes_of_others_are_left_alone() -> None:
    code = """
import spacy
from spacy.tokens import Span
Span.set_extension("office", default="none")
nlp = spacy.blank("az")
nlp.add_pipe("azdiplo")
assert [ent._.office for ent in nlp("Bakıda baş nazir İrakli Kobaxidze").ents] == ["none", "baş nazir"]
"""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_without_spacy_the_error_says_what_to_install() -> None:
    code = "import sys; sys.modules['spacy'] = None; import azdiplo.integrations.spacy"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert 'pip install "azdiplo[spacy]"' in done.stderr.splitlines()[-1]


def test_people_mentioned_by_their_office_are_a_span_group(nlp: Language) -> None:
    doc = nlp("ABŞ Prezidenti Co Bayden gəlib. ABŞ Prezidenti çıxış edib.")
    (span,) = doc.spans["references"]
    assert (span.text, span.label_, span.kb_id_) == ("ABŞ Prezidenti", "PERSON", "person:joe-biden")
    assert (span._.name, span._.office, span._.affiliation) == ("Co Bayden", "Prezident", "Amerika Birləşmiş Ştatları")
    assert len(DocBin(docs=[doc]).to_bytes()) > 0
