r"""Documents in the ten columns of CoNLL-U, the format of Universal Dependencies.

The library fills in the token (``FORM``) and what it knows of it (``MISC``); the other columns are ``_``.
``MISC`` has the IOB2 tag as ``NER=B-PERSON``, the gazetteer id of the entity as ``EntityId=state:US`` on its
first token, the same of a person mentioned by the office alone as ``REF=B-PERSON`` and ``ReferenceId=person:…``,
``SpaceAfter=No`` where the next token follows at once, and the offsets of the token in the
document's text as ``start_char`` and ``end_char``, so that nothing of the text is lost. In ``# text`` every
run of white space is one space, as the format wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TextIO

from azdiplo.document import Document
from azdiplo.output.tags import TaggedToken, tagged_sentences
from azdiplo.output.visible import writable
from azdiplo.records import Reference

__all__ = ["document_conllu", "write"]

_SPACE: Final = re.compile(r"\s+")


def document_conllu(doc: Document, *, name: str = "") -> str:
    """The sentences of a document, each with its text and its tokens; empty for a text without tokens.

    Args:
        doc: the document.
        name: id of the document: ``# newdoc id`` and the first part of every ``# sent_id``, which is a
            number alone without it.

    >>> import azdiplo
    >>> columns = document_conllu(azdiplo.analyze("Aİ-nin sammiti."), name="a.txt")
    >>> print(columns.expandtabs(2), end="")
    # newdoc id = a.txt
    # sent_id = a.txt-1
    # text = Aİ-nin sammiti.
    1 Aİ-nin  _ _ _ _ _ _ _ NER=B-ORG|EntityId=org:european-union|start_char=0|end_char=6
    2 sammiti _ _ _ _ _ _ _ NER=O|SpaceAfter=No|start_char=7|end_char=14
    3 . _ _ _ _ _ _ _ NER=O|start_char=14|end_char=15
    <BLANKLINE>
    """
    return "".join(_lines(writable(doc.text), doc, _value(name)))


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """The columns of many documents, each with its name as ``# newdoc id``.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: the name is always there.
    """
    for name, doc in documents:
        stream.write(document_conllu(doc, name=name))


def _lines(text: str, doc: Document, name: str) -> Iterator[str]:
    references = () if doc.error else doc.references
    at = 0  # the reference that a token may be in
    for number, sentence in enumerate(tagged_sentences(doc), 1):
        if number == 1:
            yield f"# newdoc id = {name}\n" if name else "# newdoc\n"
        glued = [_is_glued(text, sentence, i) for i in range(len(sentence))]
        shown = "".join(
            text[token.start : token.end] + ("" if tight else " ") for token, tight in zip(sentence, glued, strict=True)
        )
        yield f"# sent_id = {name}-{number}\n" if name else f"# sent_id = {number}\n"
        yield f"# text = {shown.rstrip(' ')}\n"
        for i, token in enumerate(sentence):
            while at < len(references) and references[at].end <= token.start:
                at += 1
            inside = at < len(references) and references[at].start < token.end
            misc = _misc(token, references[at] if inside else None, glued[i])
            yield f"{i + 1}\t{text[token.start : token.end]}" + "\t_" * 7 + f"\t{misc}\n"
        yield "\n"


def _is_glued(text: str, sentence: Sequence[TaggedToken], i: int) -> bool:
    """Whether no white space stands between a token and the next one of its sentence."""
    return i + 1 < len(sentence) and not _SPACE.search(text, sentence[i].end, sentence[i + 1].start)


def _misc(token: TaggedToken, reference: Reference | None, glued: bool) -> str:
    parts = [f"NER={token.tag}"]
    if token.entity is not None and token.entity.id is not None and token.tag.startswith("B"):
        parts.append(f"EntityId={_value(token.entity.id)}")
    if reference is not None:
        first = token.start <= reference.start
        parts.append(f"REF={'B' if first else 'I'}-{reference.label}")
        if first and reference.id is not None:
            parts.append(f"ReferenceId={_value(reference.id)}")
    if glued:
        parts.append("SpaceAfter=No")
    return "|".join([*parts, f"start_char={token.start}", f"end_char={token.end}"])


def _value(value: str) -> str:
    """A value that breaks neither the line nor the list it stands in."""
    return _SPACE.sub(" ", writable(value)).replace("|", "/")
