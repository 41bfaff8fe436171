"""Documents in the two columns of CoNLL-2003: a token, a tab, its IOB2 tag.

Sentences are separated by an empty line. A token that an entity only reaches into counts as a token of
the entity; a token into which a second entity reaches is divided where that one begins, so that none
is lost. A sentence is never divided inside an entity, and a token that holds white space (``15 000``)
takes a line for each part. Lone surrogates, which no file can hold, are written as ``\\ufffd``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from azdiplo.document import Document

__all__ = ["document_conll"]

_PART: Final = re.compile(r"\S+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def document_conll(doc: Document) -> str:
    """The tokens of a document with their tags, one a line; empty for a text without tokens.

    >>> import azdiplo
    >>> columns = document_conll(azdiplo.analyze("Brüssel. Aİ-nin sammiti."))
    >>> print(columns.expandtabs(10), end="")
    Brüssel   B-PLACE
    .         O
    <BLANKLINE>
    Aİ-nin    B-ORG
    sammiti   O
    .         O
    """
    text = _SURROGATE.sub("\ufffd", doc.text)
    entities = doc.entities
    ends = [sentence.end for sentence in doc.sentences]
    lines: list[str] = []
    at = sentence = 0  # the first entity and the first sentence that do not end before the token
    inside = -1  # the entity of the line before
    for start, end in _pieces(doc):
        while at < len(entities) and entities[at].end <= start:
            at += 1
        hit = at if at < len(entities) and entities[at].start < end else -1
        if sentence < len(ends) and ends[sentence] <= start:
            while sentence < len(ends) and ends[sentence] <= start:
                sentence += 1
            if lines and (hit < 0 or hit != inside):
                lines.append("")
        tag = "O" if hit < 0 else f"{'I' if hit == inside else 'B'}-{entities[hit].label}"
        inside = hit
        lines.append(f"{text[start:end]}\t{tag}")
    return "".join(f"{line}\n" for line in lines)


def _pieces(doc: Document) -> Iterator[tuple[int, int]]:
    """Tokens without white space, divided where a second entity begins in one."""
    entities = doc.entities
    at = 0
    for token in doc.tokens:
        for part in _PART.finditer(doc.text, token.start, token.end):
            start, end = part.span()
            while at < len(entities) and entities[at].end <= start:
                at += 1
            after = at + 1
            while after < len(entities) and entities[after].start < end:
                yield start, entities[after].start
                start = entities[after].start
                after += 1
            yield start, end
