"""The forms in which documents are written: one module and one line each.

The module of a form has ``write(documents, stream, named=…)``; that of a form which is a folder of files has
``write_folder(documents, folder)``. It is imported when the form is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Final, TextIO

from azdiplo.document import Document

__all__ = ["FOLDERS", "FORMATS", "write"]

#: The name of each form and the module that writes it.
FORMATS: Final = {
    "table": "azdiplo.output.table",
    "events": "azdiplo.output.events_table",
    "jsonl": "azdiplo.output.jsonl",
    "conll": "azdiplo.output.conll",
    "conllu": "azdiplo.output.conllu",
    "html": "azdiplo.output.html",
    "spacy": "azdiplo.output.spacy_json",
    "labelstudio": "azdiplo.output.labelstudio",
    "doccano": "azdiplo.output.doccano",
    "brat": "azdiplo.output.brat",
}
#: Those of them that are a folder of files.
FOLDERS: Final = frozenset(("brat",))


def write(
    documents: Iterable[tuple[str, Document]],
    format: str,  # noqa: A002 - as the option of the command is called
    target: TextIO | str | Path,
    *,
    named: bool = True,
) -> None:
    """Write documents in one of the forms, each as it comes.

    Args:
        documents: the name of its file, which may be empty, and the document, each.
        format: one of :data:`FORMATS`.
        target: a stream of text; for a form of :data:`FOLDERS` the folder, which must be new or empty.
        named: True to head each text with its name, in the forms that are read by people.

    Raises:
        ValueError: there is no such form; the message lists what there is.
        TypeError: a stream was given for a form that is a folder, or the other way round.
        FileExistsError: the folder is there and has something in it.

    >>> import io, azdiplo
    >>> stream = io.StringIO()
    >>> write([("a.txt", azdiplo.analyze("Aİ-nin sammiti"))], "conll", stream)
    >>> print(stream.getvalue().expandtabs(11), end="")
    -DOCSTART- O
    <BLANKLINE>
    Aİ-nin     B-ORG
    sammiti    O
    <BLANKLINE>
    """
    if format not in FORMATS:
        raise ValueError(f"unknown form of output {format!r}; forms are {', '.join(FORMATS)}")
    module = import_module(FORMATS[format])
    if isinstance(target, str | Path) is not (format in FOLDERS):
        wanted = "a folder's name" if format in FOLDERS else "a stream of text"
        raise TypeError(f"{format} is written to {wanted}, not to {target!r}")
    if format in FOLDERS:
        module.write_folder(documents, target)
    else:
        module.write(documents, target, named=named)
