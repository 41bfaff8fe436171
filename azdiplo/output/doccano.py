"""Documents for doccano, a tool in which people correct annotations: one JSON object a line.

doccano counts an emoji as the two halves that JavaScript makes of one (UTF-16), and so do its offsets here. Lone
surrogates, which it cannot hold, are ``\\ufffd``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from azdiplo.document import Document
from azdiplo.output.jsonl import as_json
from azdiplo.output.visible import writable

__all__ = ["document_doccano", "write"]


def document_doccano(doc: Document, *, name: str = "") -> dict[str, Any]:
    """A document for a sequence labelling project of doccano: ``text`` and ``label``.

    Offsets count UTF-16 code units, as doccano's do without the option to count grapheme clusters.

    Args:
        doc: the document.
        name: name of its file, kept as ``file``.

    >>> import azdiplo
    >>> document_doccano(azdiplo.analyze("Tbilisiyə gəlib."))
    {'text': 'Tbilisiyə gəlib.', 'label': [[0, 9, 'PLACE']]}
    >>> document_doccano(azdiplo.analyze("🙂 Tbilisiyə gəlib."))["label"]
    [[3, 12, 'PLACE']]
    """
    text = writable(doc.text)
    spans: list[list[int | str]] = []
    done = units = 0
    for ent in doc.entities:
        begin = units + _units(text, done, ent.start)
        units = begin + _units(text, ent.start, ent.end)
        done = ent.end
        spans.append([begin, units, ent.label])
    return {"text": text, "label": spans, **({"file": writable(name)} if name else {})}


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """One document a line, with the name of its file as ``file``.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: the name is always there.
    """
    for name, doc in documents:
        stream.write(as_json(document_doccano(doc, name=name)) + "\n")


def _units(text: str, start: int, end: int) -> int:
    """How many UTF-16 code units a stretch takes."""
    return len(text[start:end].encode("utf-16-le")) // 2
