"""Documents and mentions as plain values, as JSON, and as JSON Lines: one document a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final, TextIO

from azdiplo.document import Document
from azdiplo.records import Entity

__all__ = ["as_json", "document_dict", "document_json", "entity_dict", "write"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def entity_dict(ent: Entity) -> dict[str, Any]:
    """One mention as plain values.

    The affiliation is the id of a gazetteer entry or, where the text names it, a mention in short:
    its label, text, start, end, name and id.

    >>> import azdiplo
    >>> doc = azdiplo.analyze("Fransa Prezidenti Emmanuel Makron")
    >>> record = entity_dict(doc.entities[1])
    >>> record["name"], record["office"], record["affiliation"]["name"]
    ('Emmanuel Makron', 'Prezident', 'Fransa')
    """
    return ent.to_dict()


def document_dict(doc: Document) -> dict[str, Any]:
    """A document as plain values, see :meth:`Document.to_dict`.

    >>> import azdiplo
    >>> [ent["value"] for ent in document_dict(azdiplo.analyze("Tbilisi, 14 may 2024"))["entities"]]
    [None, '2024-05-14']
    """
    return doc.to_dict()


def document_json(doc: Document, *, indent: int | None = None, extra: dict[str, Any] | None = None) -> str:
    r"""A document as JSON, with letters as they are and lone surrogates as escapes.

    The result can always be encoded as UTF-8. JSON cannot tell a high surrogate followed by a low one
    from the character that the two stand for: the second of such a pair is written as ``\ufffd``, so that every
    character keeps its place.

    Args:
        doc: the document.
        indent: spaces a level; None for one line.
        extra: values to write before the document's own, such as the name of its file.

    >>> from azdiplo import Document
    >>> document_json(Document("Şuşa \ud800")).partition(', "entities"')[0]
    '{"format": "azdiplo/1", "id": null, "date": null, "meta": {}, "text": "Şuşa \\ud800"'
    """
    return as_json({**(extra or {}), **document_dict(doc)}, indent=indent)


def as_json(value: object, *, indent: int | None = None) -> str:
    r"""Plain values as JSON, with letters as they are and lone surrogates as escapes.

    >>> as_json(["Şuşa", "\udfff"])
    '["Şuşa", "\\udfff"]'
    """
    written = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, default=_other)
    return _SURROGATE.sub(_escape, written)


def _other(value: object) -> Any:
    """A value of a record's metadata that JSON has no form for: a day in ISO 8601, anything else as it is printed."""
    told = getattr(value, "isoformat", None)
    return str(value) if told is None else told()


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """One document a line, with the name of its file as ``file``.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: the name is always there.
    """
    for name, doc in documents:
        stream.write(document_json(doc, extra={"file": name}) + "\n")


def _escape(match: re.Match[str]) -> str:
    if match.start() and match[0] >= "\udc00" and "\ud800" <= match.string[match.start() - 1] < "\udc00":
        return "\ufffd"
    return f"\\u{ord(match[0]):04x}"
