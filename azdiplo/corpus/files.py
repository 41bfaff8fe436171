"""Files of each kind to records: what is in a text, a table, a page, a Word document."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from azdiplo.corpus.encoding import decode
from azdiplo.corpus.rows import Columns, SourceError, of_row
from azdiplo.records import Record

__all__ = ["SUFFIXES", "Opened", "records_of"]

_INSTALL: Final = 'pip install "azdiplo[read]"'
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})")
_HIDDEN: Final = "script, style, noscript, template, head, [hidden]"
_BREAK: Final = "\N{PARAGRAPH SEPARATOR}"
#: Elements of a page that stand on lines of their own.
_BLOCKS: Final = (
    "p, div, br, li, tr, h1, h2, h3, h4, h5, h6, section, article, header, footer, blockquote, figcaption, pre, "
    "table, ul, ol, dd, dt, hr, main, aside, nav, option"
)


class Opened:
    """A file to read: its bytes are taken once, when they are needed."""

    def __init__(self, path: Path, name: str, columns: Columns, encoding: str | None) -> None:
        self.path, self.name, self.columns, self.encoding = path, name, columns, encoding

    def text(self, charset: str | None = None) -> str:
        """The text of the file."""
        return decode(self.path.read_bytes(), self.encoding, charset=charset)

    def place(self, row: int) -> str:
        """The id of a row that has none: the file and the row's number, from 1."""
        return f"{self.name}:{row}"


def records_of(opened: Opened) -> Iterator[Record]:
    """The records of one file, by what its name ends in.

    Raises:
        SourceError, OSError, ValueError: nothing can be read from it.
    """
    return SUFFIXES.get(opened.path.suffix.lower(), _text)(opened)


def _text(opened: Opened) -> Iterator[Record]:
    text = opened.text()
    if _is_json_lines(text):
        raise SourceError(
            f"{opened.name}: looks like JSON Lines, not like a text; give it by a name that ends in .jsonl"
        )
    yield Record(text, opened.name)


def _is_json_lines(text: str) -> bool:
    first = text[: text.find("\n", 0, 100_000)] if "\n" in text[:100_000] else text[:100_000]
    if not first.startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _json_lines(opened: Opened) -> Iterator[Record]:
    for number, line in enumerate(opened.text().split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield Record("", opened.place(number), error=f"line {number} is no JSON ({error})")
            continue
        yield _of_object(row, opened.place(number), opened.columns, f"line {number}")


def _json(opened: Opened) -> Iterator[Record]:
    try:
        rows = json.loads(opened.text())
    except json.JSONDecodeError as error:
        mend = "; if each line is an object of its own, name it .jsonl" if error.msg == "Extra data" else ""
        raise SourceError(f"{opened.name}: no JSON ({error}){mend}") from error
    if isinstance(rows, dict):
        rows = [rows]
    if not isinstance(rows, list):
        raise SourceError(f"{opened.name}: must hold a list of objects with a text, not {type(rows).__name__}")
    for number, row in enumerate(rows, 1):
        yield _of_object(row, opened.place(number), opened.columns, f"element {number}")


def _of_object(row: object, place: Hashable, columns: Columns, where: str) -> Record:
    if isinstance(row, dict):
        return of_row(row, place, columns)
    return Record("", place, error=f"{where} must be an object with a text, not {type(row).__name__}")


def _separated(opened: Opened) -> Iterator[Record]:
    # a long cell is a long text, not an attack
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    text = opened.text()
    head = text.partition("\n")[0]
    sign = "\t" if opened.path.suffix.lower() == ".tsv" else max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        names = next(rows, [])
        opened.columns.check(names, opened.name)
        for number, cells in enumerate(rows, 1):
            if not cells:
                continue
            if len(cells) != len(names):
                problem = f"line {rows.line_num}: {len(cells)} cells where the header has {len(names)}"
                yield Record("", opened.place(number), error=f"{problem}; quote a cell that holds {sign!r}")
                continue
            yield of_row(dict(zip(names, cells, strict=True)), opened.place(number), opened.columns)
    except csv.Error as error:
        raise SourceError(f"{opened.name}, line {rows.line_num}: {error}; close the quotation mark") from error


def _parquet(opened: Opened) -> Iterator[Record]:
    try:
        from pyarrow import ArrowInvalid, parquet
    except ImportError as error:
        raise SourceError(f"{opened.name}: Parquet needs pyarrow: {_INSTALL}") from error
    try:
        file = parquet.ParquetFile(opened.path)
    except ArrowInvalid as error:
        raise SourceError(f"{opened.name}: no Parquet file ({error})") from error
    with file:
        opened.columns.check(file.schema_arrow.names, opened.name)
        number = 0
        for batch in file.iter_batches(batch_size=1024):
            for row in batch.to_pylist():
                number += 1
                yield of_row(row, opened.place(number), opened.columns)


def _docx(opened: Opened) -> Iterator[Record]:
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise SourceError(f"{opened.name}: Word documents need python-docx: {_INSTALL}") from error
    try:
        document = docx.Document(str(opened.path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise SourceError(f"{opened.name}: no Word document (.docx); open it in Word and save it anew") from error
    lines: list[str] = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            lines += ["\t".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(part.text)
    told = document.core_properties
    meta = {name: value for name, value in (("title", told.title), ("author", told.author)) if value}
    yield Record("\n".join(lines), opened.name, None, meta)


def _html(opened: Opened) -> Iterator[Record]:
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise SourceError(f"{opened.name}: pages need selectolax: {_INSTALL}") from error
    data = opened.path.read_bytes()
    said = _CHARSET.search(data, 0, 4096)
    page = LexborHTMLParser(opened.text(said[1].decode("ascii") if said and _is_encoding(said[1]) else None))
    told = _told_by(page)
    for node in page.css(_HIDDEN):
        node.decompose()
    for node in page.css(_BLOCKS):
        node.insert_before(_BREAK)
        node.insert_after(_BREAK)
    body = page.body
    text = "" if body is None else body.text(separator="")
    # a line end of the source is a space to a reader, only an element begins a line
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    yield of_row({"text": "\n".join(line for line in lines if line), **told}, opened.name, Columns())


def _is_encoding(name: bytes) -> bool:
    import codecs

    try:
        codecs.lookup(name.decode("ascii"))
    except LookupError:
        return False
    return True


def _told_by(page: Any) -> Mapping[str, str]:
    """Title and day, where the page says them."""
    told: dict[str, str] = {}
    title = page.css_first("title")
    if title is not None and title.text(strip=True):
        told["title"] = title.text(strip=True)
    day = page.css_first('meta[property="article:published_time"], meta[name="date"]')
    if day is not None and day.attributes.get("content"):
        told["date"] = day.attributes["content"]
    return told


#: What the name of a file ends in → how it is read.
SUFFIXES: Final[Mapping[str, Callable[[Opened], Iterator[Record]]]] = {
    ".txt": _text,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": _json,
    ".csv": _separated,
    ".tsv": _separated,
    ".parquet": _parquet,
    ".docx": _docx,
    ".html": _html,
    ".htm": _html,
}
