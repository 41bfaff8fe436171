"""Tokens and sentences whose edges no entity crosses.

The frameworks know an entity as a row of tokens in one sentence. In azdiplo it is a stretch of characters,
which may begin or end inside a token (``AZAL`` in ``AZAL-102``) or, seldom, run over a sentence's end
(``… İlham Əliyevin çıxışı`` in a headline without a space before the text).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from azdiplo.document import Document

__all__ = ["pieces", "sentence_starts"]


def pieces(doc: Document) -> Iterator[tuple[int, int]]:
    """The places of the tokens, each divided where an entity begins or ends inside it.

    >>> import azdiplo
    >>> doc = azdiplo.analyze("AZAL-102 reysi Bakıya uçub.")
    >>> [doc.text[start:end] for start, end in pieces(doc)]
    ['AZAL', '-102', 'reysi', 'Bakıya', 'uçub', '.']
    """
    edges = sorted({edge for entity in doc.entities for edge in (entity.start, entity.end)})
    at = 0
    for token in doc.tokens:
        start = token.start
        while at < len(edges) and edges[at] <= start:
            at += 1
        while at < len(edges) and edges[at] < token.end:
            yield start, edges[at]
            start = edges[at]
            at += 1
        yield start, token.end


def sentence_starts(doc: Document) -> list[int]:
    """Where the sentences begin, but for those that begin inside an entity.

    >>> import azdiplo
    >>> sentence_starts(azdiplo.analyze("Səfər başa çatıb. Tərəflər razılaşıb."))
    [0, 18]
    """
    starts = [sentence.start for sentence in doc.sentences]
    for entity in reversed(doc.entities):
        del starts[bisect_right(starts, entity.start) : bisect_left(starts, entity.end)]
    return starts
