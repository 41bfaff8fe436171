"""Documents in the standoff format of brat: the text in ``a.txt``, its annotations in ``a.ann``.

The text is written as it is, so that offsets, which count characters, hold. A mention that runs over a line
end or a tab is written in pieces, as brat wants it. Each mention of a gazetteer entry has a line that links it to its
id (``Reference … azdiplo:state:US``), and a mention of a person with an office or of a date with a value has
that as a note. Lone surrogates, which no file can hold, are written as ``\\ufffd``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Final

from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.output.table import about
from azdiplo.output.visible import one_line, writable

__all__ = ["ANNOTATION_CONF", "document_brat", "write_folder"]

#: What brat reads the labels from: ``annotation.conf`` in the folder of the texts.
ANNOTATION_CONF: Final = "\n".join(["[entities]", *LABELS, "[relations]", "[events]", "[attributes]", ""])
# What brat takes for the end of a line or of a column.
_LINE: Final = re.compile("[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def document_brat(doc: Document) -> str:
    """The annotations of a document, the content of its ``.ann`` file.

    >>> import azdiplo
    >>> doc = azdiplo.analyze("Fransa Prezidenti Emmanuel Makron")
    >>> print(document_brat(doc).expandtabs(3), end="")
    T1 STATE 0 6   Fransa
    N1 Reference T1 azdiplo:state:FR Fransa
    T2 PERSON 18 33   Emmanuel Makron
    N2 Reference T2 azdiplo:person:emmanuel-macron  Emmanuel Makron
    #1 AnnotatorNotes T2 Prezident (Fransa)
    """
    text = writable(doc.text)
    lines: list[str] = []
    references = notes = 0
    for number, ent in enumerate(doc.entities, 1):
        pieces = [piece.span() for piece in _LINE.finditer(text, ent.start, ent.end)]
        if not pieces:
            continue  # nothing but line ends, which brat cannot hold
        where = ";".join(f"{start} {end}" for start, end in pieces)
        shown = " ".join(text[start:end] for start, end in pieces)
        lines.append(f"T{number}\t{ent.label} {where}\t{shown}\n")
        if ent.id is not None:
            references += 1
            lines.append(f"N{references}\tReference T{number} azdiplo:{_word(ent.id)}\t{one_line(ent.name)}\n")
        if note := one_line(about(ent)):
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes T{number}\t{note}\n")
    return "".join(lines)


def write_folder(documents: Iterable[tuple[str, Document]], folder: str | Path) -> list[Path]:
    """Write the texts and annotations of many documents into a folder of brat, with its ``annotation.conf``.

    Args:
        documents: the name of its file and the document, each. The last part of the name counts,
            ``a`` for ``texts/a.txt``; a name that comes again gets a number.
        folder: must be new or empty, so that no annotation made by hand is lost.

    Returns:
        The ``.ann`` files.

    Raises:
        FileExistsError: there is a file of that name, or the folder has something in it.
        OSError: the folder cannot be written.

    >>> import tempfile
    >>> from azdiplo import Document
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = write_folder([("x/a.txt", Document("Salam")), ("y/a.txt", Document("Sağ ol"))], folder)
    >>> [path.name for path in written]
    ['a.ann', 'a-2.ann']
    """
    folder = Path(folder)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FileExistsError(f"{folder}: is there already; name a new or empty folder, so that no annotation is lost")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(ANNOTATION_CONF, encoding="utf-8", newline="\n")
    written: list[Path] = []
    taken: set[str] = set()
    for name, doc in documents:
        stem = next(free for free in _names(name) if free not in taken)
        taken.add(stem)
        (folder / f"{stem}.txt").write_bytes(writable(doc.text).encode("utf-8"))
        annotations = folder / f"{stem}.ann"
        annotations.write_bytes(document_brat(doc).encode("utf-8"))
        written.append(annotations)
    return written


def _names(name: str) -> Iterator[str]:
    """``a``, ``a-2``, ``a-3``, … for ``texts/a.txt``; a text from standard input is ``text``."""
    path = PurePath(name)
    base = path.name.removesuffix(".txt").strip(".-") or "text"
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _word(value: str) -> str:
    return "".join(one_line(value).split())
