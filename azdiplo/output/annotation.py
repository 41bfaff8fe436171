"""Documents for Label Studio and doccano, the tools in which people correct annotations.

The two count characters differently behind an emoji: Label Studio in characters, as Python does, doccano in
the two halves that JavaScript makes of one (UTF-16). Lone surrogates, which neither can hold, are ``\\ufffd``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.output.records import as_json
from azdiplo.output.visible import writable

__all__ = ["LABELSTUDIO_CONFIG", "document_doccano", "document_labelstudio", "labelstudio_json"]

#: The labelling configuration of a Label Studio project that takes the tasks of this module.
LABELSTUDIO_CONFIG: Final = (
    '<View>\n  <Labels name="label" toName="text">\n'
    + "".join(f'    <Label value="{label}"/>\n' for label in LABELS)
    + '  </Labels>\n  <Text name="text" value="$text"/>\n</View>\n'
)


def document_labelstudio(doc: Document, *, name: str = "") -> dict[str, Any]:
    """A task of Label Studio whose mentions are pre-annotations; see :data:`LABELSTUDIO_CONFIG`.

    The canonical name, the gazetteer id and what was found by stand in the ``meta`` of each.

    Args:
        doc: the document.
        name: name of its file, kept in the task's data as ``file``.

    >>> import azdiplo
    >>> task = document_labelstudio(azdiplo.analyze("Tbilisiyə gəlib."))
    >>> task["data"], task["predictions"][0]["result"][0]["value"]
    ({'text': 'Tbilisiyə gəlib.'}, {'start': 0, 'end': 9, 'text': 'Tbilisiyə', 'labels': ['PLACE']})
    """
    from azdiplo import __version__

    text = writable(doc.text)
    result = [
        {
            "id": f"T{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": ent.start, "end": ent.end, "text": text[ent.start : ent.end], "labels": [ent.label]},
            "meta": {"text": [writable(part) for part in (ent.name, ent.id, ent.value, str(ent.evidence)) if part]},
        }
        for number, ent in enumerate(doc.entities, 1)
    ]
    return {
        "data": {"text": text, **({"file": writable(name)} if name else {})},
        "predictions": [{"model_version": f"azdiplo {__version__}", "result": result}],
    }


def labelstudio_json(documents: Iterable[tuple[str, Document]]) -> Iterator[str]:
    """The tasks of many documents as one JSON array, piece by piece as they come.

    Args:
        documents: the name of its file, which may be empty, and the document, each.

    >>> import json
    >>> from azdiplo import Document
    >>> tasks = json.loads("".join(labelstudio_json([("a.txt", Document("Salam")), ("b.txt", Document("Sağ ol"))])))
    >>> [task["data"]["file"] for task in tasks]
    ['a.txt', 'b.txt']
    """
    before = "[\n"
    for name, doc in documents:
        yield before + as_json(document_labelstudio(doc, name=name))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


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


def _units(text: str, start: int, end: int) -> int:
    """How many UTF-16 code units a stretch takes."""
    return len(text[start:end].encode("utf-16-le")) // 2
