"""Reading the tables of names: every row is checked, every complaint names its line.

A table is UTF-8 text, columns separated by tabs, the first line a header. ``id`` and
``name`` are needed; ``aliases`` (separated by ``|``), ``name_en`` and the columns of the
kind may follow. A line that begins with ``#`` is a comment. A ``?`` before a form says that
it is ambiguous: it counts only where the context supports this reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from azdiplo.gazetteer.entries import Entry
from azdiplo.labels import LABELS, ROWS

__all__ = ["COLUMNS", "TableError", "check_claims", "parse_table", "read_table", "read_text"]

#: The columns that a table of each kind may have besides id, name, aliases, name_en, label.
COLUMNS: Mapping[str, tuple[str, ...]] = {row.name: row.columns for row in ROWS}
_COMMON = ("id", "name", "aliases", "name_en", "label")
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
    return parse_table(read_text(path), label, str(path))


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


def parse_table(text: str, label: str | None, where: str) -> list[Entry]:
    """Parse and check the text of a table; ``where`` names it in messages."""
    if unicodedata.is_normalized("NFC", text) is False:
        text = unicodedata.normalize("NFC", text)
    padded = text.endswith(" ") or any(padding in text for padding in _PADDING)
    lines = text.splitlines()
    header_at = next((i for i, line in enumerate(lines) if line.strip() and line[0] != "#"), None)
    if header_at is None:
        raise TableError(f"{where}: the table is empty; its first line must be a header: id, name")
    header = lines[header_at].split("\t")
    _check_header(header, label, f"{where}, line {header_at + 1}")
    width = len(header)
    column = {name: i for i, name in enumerate(header)}
    id_at, name_at = column["id"], column["name"]
    aliases_at, english_at = column.get("aliases"), column.get("name_en")
    label_at = column.get("label")
    own = [(name, i) for name, i in column.items() if name not in _COMMON]
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[header_at + 1 :], header_at + 2):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if len(cells) != width:
            if not line.strip():
                continue
            if len(cells) > width:
                raise TableError(
                    f"{where}, line {number}: {len(cells)} columns, the header has {width}; remove the tabs too many"
                )
            cells += [""] * (width - len(cells))
        if padded:
            cells = [cell.strip() for cell in cells]
        ident = cells[id_at]
        if not _ID.fullmatch(ident):
            raise TableError(
                f"{where}, line {number}: the id {ident!r} is empty or has a space or '|'; "
                "write one word such as org:my-club"
            )
        if ident in seen:
            raise TableError(
                f"{where}, line {number}: the id {ident!r} stands in line {seen[ident]} too; "
                "give each entry an id of its own"
            )
        seen[ident] = number
        kind = label or ""
        if label_at is not None and cells[label_at]:
            kind = cells[label_at]
            if kind not in LABELS:
                raise TableError(f"{where}, line {number}: unknown label {kind!r}; labels are {', '.join(LABELS)}")
        if not kind:
            raise TableError(f"{where}, line {number}: no label; add one of {', '.join(LABELS)} in the column 'label'")
        ambiguous = _NONE
        raw = cells[name_at]
        if aliases_at is not None and cells[aliases_at]:
            forms = tuple(dict.fromkeys([raw, *cells[aliases_at].split("|")]))
        else:
            forms = (raw,)
        plain = not padded and "?" not in line
        if plain:
            for form in forms:
                if not form[:1].isalnum() or form[-1] == " ":
                    plain = False
        if not plain:
            forms, ambiguous = _marked(raw, forms[1:], f"{where}, line {number}")
        fields = {key: cells[i] for key, i in own if cells[i]} if own else _EMPTY
        if "official" in fields:
            forms = tuple(dict.fromkeys([*forms, fields["official"]]))
        english = cells[english_at] if english_at is not None else ""
        entries.append(Entry(ident, kind, forms[0], forms, ambiguous, english, fields, f"{where}:{number}"))
    return entries


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
    known = dict.fromkeys([*_COMMON, *(name for kind in kinds for name in COLUMNS[kind])])
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
        if not _LETTER.search(text):
            raise TableError(
                f"{where}: empty name in column {column!r}; "
                "write the name in the nominative, or remove the '|' too many"
            )
        forms.setdefault(text, ambiguous)
    return tuple(forms), frozenset(form for form, ambiguous in forms.items() if ambiguous)
