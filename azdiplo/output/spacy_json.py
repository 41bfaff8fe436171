"""Documents as spaCy's ``Doc.to_json`` writes them, ready for ``Doc.from_json`` and for training.

spaCy's tokens cover the text but for single spaces behind a token: a longer run of white space is a token of
its own, and so is what is invisible. Tokens are divided at the edges of entities, without which spaCy refuses
the entities. Lone surrogates, which spaCy cannot hold, are ``\\ufffd``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from azdiplo.document import Document
from azdiplo.output.jsonl import as_json
from azdiplo.output.visible import writable

__all__ = ["document_spacy", "write"]

_RUN: Final = re.compile(r"\s+|\S+")


def document_spacy(doc: Document) -> dict[str, Any]:
    """A document in the form of spaCy: ``text``, ``ents``, ``sents``, ``tokens``.

    Offsets count characters, as spaCy's do. A sentence that ends inside an entity is joined to the next one.

    >>> import azdiplo
    >>> record = document_spacy(azdiplo.analyze("Tbilisiyə gəlib."))
    >>> record["ents"]
    [{'start': 0, 'end': 9, 'label': 'PLACE'}]
    >>> [(token["start"], token["end"]) for token in record["tokens"]]
    [(0, 9), (10, 15), (15, 16)]
    """
    text = writable(doc.text)
    tokens = list(_tokens(text, doc))
    return {
        "text": text,
        "ents": [{"start": ent.start, "end": ent.end, "label": ent.label} for ent in doc.entities],
        "sents": [{"start": start, "end": end} for start, end in _sentences(doc, tokens)],
        "tokens": [{"id": i, "start": start, "end": end} for i, (start, end) in enumerate(tokens)],
    }


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """One document a line, as JSON.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: there is no place for names.
    """
    for _, doc in documents:
        stream.write(as_json(document_spacy(doc)) + "\n")


def _tokens(text: str, doc: Document) -> Iterator[tuple[int, int]]:
    """Spans that cover the text but for single spaces behind a word."""
    done = 0
    for start, end in _pieces(text, doc):
        yield from _between(text, done, start)
        yield start, end
        done = end
    yield from _between(text, done, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between two tokens: runs of white space and runs of what is invisible."""
    for run in _RUN.finditer(text, start, end):
        first, last = run.span()
        if first and text[first] == " " and not text[first - 1].isspace():
            first += 1
        if first < last:
            yield first, last


def _pieces(text: str, doc: Document) -> Iterator[tuple[int, int]]:
    """The words of the text, divided at white space and at the edges of entities."""
    edges = [edge for ent in doc.entities for edge in (ent.start, ent.end)]
    at = 0
    for token in doc.tokens:
        for run in _RUN.finditer(text, token.start, token.end):
            if run[0].isspace():
                continue
            start, end = run.span()
            while at < len(edges) and edges[at] <= start:
                at += 1
            while at < len(edges) and edges[at] < end:
                if edges[at] > start:
                    yield start, edges[at]
                    start = edges[at]
                at += 1
            yield start, end


def _sentences(doc: Document, tokens: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences from the first to the last token that begins in them, never divided inside an entity."""
    at = 0
    begun: tuple[int, int] | None = None
    starts = [sentence.start for sentence in doc.sentences]
    inside = 0
    for number, start in enumerate(starts):
        limit = starts[number + 1] if number + 1 < len(starts) else len(doc.text)
        while inside < len(doc.entities) and doc.entities[inside].end <= start:
            inside += 1
        joined = inside < len(doc.entities) and doc.entities[inside].start < start
        first = at
        while at < len(tokens) and tokens[at][0] < limit:
            at += 1
        if first == at:
            continue
        if begun is not None and not joined:
            yield begun
            begun = None
        begun = (begun[0] if begun else tokens[first][0], tokens[at - 1][1])
    if begun is not None:
        yield begun
