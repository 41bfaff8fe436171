"""Documents for Label Studio, a tool in which people correct annotations.

Offsets count characters, as Python does. Lone surrogates, which it cannot hold, are ``\\ufffd``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.output.jsonl import as_json
from azdiplo.output.visible import writable

__all__ = ["LABELSTUDIO_CONFIG", "document_labelstudio", "labelstudio_json", "write"]

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
    from azdiplo.version import __version__

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


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """The tasks of many documents as one JSON array.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: the name is always there.
    """
    stream.writelines(labelstudio_json(documents))
