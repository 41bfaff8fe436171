"""Reading the tables of names: every row is checked, every complaint names its line.

A table is UTF-8 text, columns separated by tabs, the first line a header. ``id`` and
``name`` are needed; ``aliases`` (separated by ``|``), ``name_en`` and the columns of the
kind may follow, and ``source``, ``as_of`` and ``wikidata``: where the row is from, and the day up to
which it is known to hold. A line that begins with ``#`` is a comment. A ``?`` before a form says that
it is ambiguous: it counts only where the context supports this reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from azdiplo.gazetteer.entries import Entry
from azdiplo.labels import LABELS, ROWS

__all__ = ["COLUMNS", "TableError", "check_claims", "parse_own", "parse_table", "read_table", "read_text"]

#: The columns that a table of each kind may have besides id, name, aliases, name_en, label.
COLUMNS: Mapping[str, tuple[str, ...]] = {row.name: row.columns for row in ROWS}
_COMMON = ("id", "name", "aliases", "name_en", "label")
#: Where a row is from. At the end of the header, as in the shipped tables, the three stay one cell.
_PROVENANCE = ("source", "as_of", "wikidata")
_ID = re.compile(r"[^\s|]+")
_LETTER = re.compile(r"\w")
_NONE: frozenset[str] = frozenset()
_EMPTY: Mapping[str, str] = {}
#: Spaces beside a tab or a line end belong to no cell; a table that has none needs no stripping.
_PADDING = (" \t", "\t ", " \n", "\n ", "\u00a0")


class TableError(ValueError):
    """A table of names that cannot be used: says which file, which line and how to mend it."""


def read_table(path: str | Path, label: str | None = None) -> list[Entry]:
    """Read a user's own table of names.

    Args:
        path: a tab-separated UTF-8 file with a header.
        label: the kind of all its entries; None when the table has a ``label`` column.

    Raises:
        TableError: the file cannot be read, or a row is wrong; the message names the
            file, the line and the mend.
    """
    return parse_own(read_text(path), str(path), label)


def read_text(path: str | Path) -> str:
    """The text of a user's table.

    Raises:
        TableError: the file cannot be read or is not UTF-8; the message names the file and the line.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror or error})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(f"{path}, line {line}: byte {error.start} is not UTF-8; save the table as UTF-8") from error


def parse_own(text: str, where: str, label: str | None = None) -> list[Entry]:
    """Parse and check the text of a user's own table, which must have entries."""
    entries = parse_table(text, label, where)
    if not entries:
        raise TableError(f"{where}: no entries in it; write an entry on each line below the header")
    return entries


def parse_table(text: str, label: str | None, where: str) -> list[Entry]:
    """Parse and check the text of a table; ``where`` names it in messages."""
    if unicodedata.is_normalized("NFC", text) is False:
        text = unicodedata.normalize("NFC", text)
    padded = text.endswith(" ") or any(padding in text for padding in _PADDING)
    lines = text.splitlines()
    header_at, header = _header(lines, label, where)
    columns = _Columns(header, label)
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[header_at + 1 :], header_at + 2):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t", columns.splits)
        if not columns.whole(cells):
            if not line.strip():
                continue
            cells = columns.filled(line, f"{where}, line {number}")
        if padded:
            cells = ["\t".join(part.strip() for part in cell.split("\t")) for cell in cells]
        entry = columns.entry(cells, f"{where}:{number}", plain=not padded and "?" not in line)
        if entry.id in seen:
            raise TableError(
                f"{where}, line {number}: the id {entry.id!r} stands in line {seen[entry.id]} too; "
                "give each entry an id of its own"
            )
        seen[entry.id] = number
        entries.append(entry)
    return entries


def _header(lines: Sequence[str], label: str | None, where: str) -> tuple[int, list[str]]:
    """The first line that says something: its position and the names of the columns."""
    for i, line in enumerate(lines):
        if line.strip() and line[0] != "#":
            header = line.split("\t")
            _check_header(header, label, f"{where}, line {i + 1}")
            return i, header
    raise TableError(f"{where}: the table is empty; its first line must be a header: id, name")


class _Columns:
    """Where the cells of a table's rows stand.

    Args:
        header: the names of the columns, which have been checked.
        label: the kind of all entries; None where each row has its own.
    """

    def __init__(self, header: Sequence[str], label: str | None) -> None:
        column = {name: i for i, name in enumerate(header)}
        self.width = len(header)
        self.splits = self.width - len(_PROVENANCE) if tuple(header[-len(_PROVENANCE) :]) == _PROVENANCE else -1
        self.told = [column.get(name) for name in _PROVENANCE]
        self.id, self.name = column["id"], column["name"]
        self.aliases, self.english, self.label = column.get("aliases"), column.get("name_en"), column.get("label")
        self.kind = label or ""
        self.own = [(name, i) for name, i in column.items() if name not in (*_COMMON, *_PROVENANCE)]

    def whole(self, cells: Sequence[str]) -> bool:
        """Has the row as many cells as the header?"""
        if self.splits < 0:
            return len(cells) == self.width
        return len(cells) == self.splits + 1 and cells[-1].count("\t") == len(_PROVENANCE) - 1

    def filled(self, line: str, where: str) -> list[str]:
        """A row as wide as the header: empty cells at its end may be left out."""
        cells = line.split("\t")
        if len(cells) > self.width:
            raise TableError(f"{where}: {len(cells)} columns, the header has {self.width}; remove the tabs too many")
        cells += [""] * (self.width - len(cells))
        if self.splits >= 0:
            cells[self.splits :] = ["\t".join(cells[self.splits :])]
        return cells

    def provenance(self, cells: Sequence[str]) -> str:
        """What the row says of where it is from, the three cells joined by tabs."""
        if self.splits >= 0:
            return cells[self.splits]
        if all(i is None for i in self.told):
            return ""
        return "\t".join("" if i is None else cells[i] for i in self.told)

    def entry(self, cells: list[str], where: str, *, plain: bool) -> Entry:
        """The entry of a row; ``plain`` says that no cell needs stripping and no form is ambiguous."""
        ident = cells[self.id]
        if not _ID.fullmatch(ident):
            raise TableError(
                f"{_line(where)}: the id {ident!r} is empty or has a space or '|'; write one word such as org:my-club"
            )
        raw = cells[self.name]
        if "|" in raw:
            raise TableError(
                f"{_line(where)}: the name {raw!r} has '|', which separates aliases; "
                "keep one name and put the others into the column 'aliases'"
            )
        forms: tuple[str, ...] = (raw,)
        if self.aliases is not None and cells[self.aliases]:
            forms = tuple(dict.fromkeys([raw, *cells[self.aliases].split("|")]))
        ambiguous = _NONE
        if not plain or any(map(_needs_care, forms)):
            forms, ambiguous = _marked(raw, forms[1:], _line(where))
        fields = {key: cells[i] for key, i in self.own if cells[i]} if self.own else _EMPTY
        if "official" in fields:
            forms = tuple(dict.fromkeys([*forms, fields["official"]]))
        english = cells[self.english] if self.english is not None else ""
        told = self.provenance(cells)
        return Entry(ident, self._kind(cells, where), forms[0], forms, ambiguous, english, fields, where, told)

    def _kind(self, cells: list[str], where: str) -> str:
        kind = (cells[self.label] if self.label is not None else "") or self.kind
        if not kind:
            raise TableError(f"{_line(where)}: no label; add one of {', '.join(LABELS)} in the column 'label'")
        if kind is not self.kind and kind not in LABELS:
            raise TableError(f"{_line(where)}: unknown label {kind!r}; labels are {', '.join(LABELS)}")
        return kind


def _needs_care(form: str) -> bool:
    """A form that is empty, has a space at an edge or begins with a sign, such as `?`."""
    return not form[:1].isalnum() or form[-1] == " "


def _line(where: str) -> str:
    """``"clubs.tsv, line 3"`` for ``"clubs.tsv:3"``, as messages have it."""
    file, _, number = where.rpartition(":")
    return f"{file}, line {number}"


def check_claims(entries: Iterable[Entry]) -> None:
    """Ids must be unique over all tables, and no form be claimed twice without a ``?``.

    Raises:
        TableError: names both lines.
    """
    ids: dict[str, Entry] = {}
    claims: dict[str, Entry] = {}
    for entry in entries:
        other = ids.setdefault(entry.id, entry)
        if other is not entry:
            raise TableError(
                f"{entry.where}: the id {entry.id!r} stands in {other.where} too; give each entry an id of its own"
            )
        for form, ambiguous in entry.forms:
            if ambiguous:
                continue
            other = claims.setdefault(form, entry)
            if other is not entry:
                raise TableError(
                    f"{entry.where}: {form!r} already names {other.id!r} ({other.where}); "
                    "write '?' before it in one of the two, to say that it is ambiguous"
                )


def _check_header(header: list[str], label: str | None, where: str) -> None:
    kinds = (label,) if label else tuple(COLUMNS)
    known = dict.fromkeys([*_COMMON, *(name for kind in kinds for name in COLUMNS[kind]), *_PROVENANCE])
    for needed in ("id", "name"):
        if needed not in header:
            raise TableError(
                f"{where}: the header has no column {needed!r}; it reads {header!r} - "
                "are the columns separated by tabs?"
            )
    for name in header:
        if name not in known:
            raise TableError(f"{where}: unknown column {name!r}; columns are {', '.join(known)}")
        if header.count(name) > 1:
            raise TableError(f"{where}: the column {name!r} stands twice in the header")


def _marked(name: str, aliases: Iterable[str], where: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The forms of a row without their ``?``, and those that had one; the first of two equal forms counts."""
    forms: dict[str, bool] = {}
    for column, form in [("name", name), *(("aliases", alias) for alias in aliases)]:
        text = form.strip()
        ambiguous = text[:1] == "?"
        if ambiguous:
            text = text[1:].lstrip()
        if len(text) > 1 and text[0] == text[-1] == '"':
            raise TableError(
                f"{where}: {text!r} stands in quotation marks, as spreadsheets put around cells; save the table "
                "without them, or write “…” where they belong to the name"
            )
        if not _LETTER.search(text):
            raise TableError(
                f"{where}: empty name in column {column!r}; "
                "write the name in the nominative, or remove the '|' too many"
            )
        forms.setdefault(text, ambiguous)
    return tuple(forms), frozenset(form for form, ambiguous in forms.items() if ambiguous)
