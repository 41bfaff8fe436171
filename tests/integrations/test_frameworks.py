"""azdiplo, Stanza and spaCy side by side."""

from __future__ import annotations

import subprocess
import sys

import azdiplo
from tests.integrations import articles, need, spans


def test_azdiplo_alone_imports_no_framework() -> None:
    code = (
        "import sys, azdiplo, azdiplo.integrations; azdiplo.analyze('Bakıda olub.')\n"
        "print(sorted({'numpy', 'pandas', 'spacy', 'stanza', 'torch'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n", done.stderr


def test_news_gives_the_same_entities_everywhere() -> None:
    need("stanza")
    need("spacy")
    import spacy

    from azdiplo.integrations.stanza import pipeline

    stanza = pipeline(processors="tokenize,ner", verbose=False)
    nlp = spacy.blank("az")
    nlp.add_pipe("azdiplo")
    count = 0
    for text in articles(50):
        want = spans(azdiplo.analyze(text).entities)
        doc = nlp(text)
        assert [(ent.label_, ent.text, ent.start_char, ent.end_char) for ent in doc.ents] == want
        assert doc.text == text
        assert [(ent.type, ent.text, ent.start_char, ent.end_char) for ent in stanza(text).ents] == want
        count += len(want)
    assert count > 500
