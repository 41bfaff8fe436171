"""Documents in the two columns of CoNLL-2003: a token, a tab, its IOB2 tag.

Sentences are separated by an empty line. What becomes of entities that begin or end inside a token is told
in :mod:`azdiplo.output.tags`. Lone surrogates, which no file can hold, are written as ``\\ufffd``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from azdiplo.document import Document
from azdiplo.output.tags import tagged_sentences
from azdiplo.output.visible import writable

__all__ = ["document_conll", "write"]


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
    text = writable(doc.text)
    return "\n".join(
        "".join(f"{text[token.start : token.end]}\t{token.tag}\n" for token in sentence)
        for sentence in tagged_sentences(doc)
    )


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """The columns of many documents, each behind a line ``-DOCSTART-``.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: there is no place for names.
    """
    for _, doc in documents:
        stream.write("-DOCSTART-\tO\n\n")
        stream.write(document_conll(doc) + "\n")
