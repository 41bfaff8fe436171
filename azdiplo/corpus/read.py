"""``read``: whatever holds texts in, one stream of records out."""

from __future__ import annotations

import os
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

from azdiplo.corpus.encoding import check_encoding, mojibake, repaired
from azdiplo.corpus.files import SUFFIXES, Opened, records_of
from azdiplo.corpus.rows import Columns, SourceError, SourceWarning, day_of
from azdiplo.corpus.tables import is_table, of_dicts, of_table
from azdiplo.records import Record

__all__ = ["files_below", "read", "read_file"]

Tell = Callable[[str], None]
_DAY_IN_NAME: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST_IN_NAME: Final = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")


def read(
    source: Any,
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - reads best where it is written: id="url"
    date: str | None = None,
    encoding: str | None = None,
    repair: bool = False,
) -> Iterator[Record]:
    """Texts with their ids, days and metadata, from wherever they lie.

    Args:
        source: a file (``.txt``, ``.jsonl``, ``.json``, ``.csv``, ``.tsv``, ``.parquet``, ``.docx``, ``.html``; any
            other is read as a text), a folder of such files, several paths, a data frame or a column of pandas, polars
            or Arrow, or dicts.
        text: the column that holds the text, ``"text"`` by default.
        id: the column that holds the id; by default ``"id"`` where there is one, else the path inside the folder, the
            row of the file, the index of the data frame, the position.
        date: the column that holds the day; by default ``"date"`` where there is one; a file of one text has the day of
            its name (``2024-05-14_visit.txt``).
        encoding: the encoding of texts, tables and pages; by default what a byte order mark or a page says, else UTF-8.
        repair: True to mend text that was once read in a wrong encoding (``É™`` for ``ə``).

    Yields:
        A record for each text, in order. A file or row that cannot be read is a record with an ``error``.

    Raises:
        FileNotFoundError: there is no such file or folder.
        SourceError: nothing can be read from the source; the message says what to give instead.
        ImportError: ``repair`` needs ftfy.

    Warns:
        SourceWarning: files of other kinds lie in the folder, or a text looks wrongly decoded.

    >>> rows = [{"text": "Bakıda görüş olub.", "id": "a", "date": "2024-05-14", "section": "siyasət"}]
    >>> [(record.id, record.date.year, record.meta) for record in read(rows)]
    [('a', 2024, {'section': 'siyasət'})]
    """
    if encoding is not None:
        check_encoding(encoding)
    if repair:
        repaired("")
    columns = Columns(text, id, date)
    return _mended(_records(source, columns, encoding), repair, _warn)


def _records(source: Any, columns: Columns, encoding: str | None) -> Iterator[Record]:
    if isinstance(source, str | os.PathLike):
        return _of_path(Path(source), columns, encoding)
    if is_table(source):
        return of_table(source, columns)
    if isinstance(source, dict):
        raise SourceError("one dict is one row: give [dict], or a data frame for a dict of columns")
    if not isinstance(source, Iterable):
        raise SourceError(
            f"read() takes a path, a data frame or an iterable of dicts or paths, not {type(source).__name__}"
        )
    elements = iter(source)
    first = next(elements, None)
    if first is None:
        return iter(())
    if isinstance(first, os.PathLike):
        paths = (Path(path) for path in chain((first,), elements))
        return chain.from_iterable(_of_path(path, columns, encoding) for path in paths)
    return of_dicts(chain((first,), elements), columns)


def read_file(
    path: Path, name: str, columns: Columns, encoding: str | None, repair: bool, tell: Tell
) -> Iterator[Record]:
    """The records of one file.

    Args:
        path: an ordinary file.
        name: what it is called: the id of its text, the beginning of the ids of its rows.
        columns: which columns hold what.
        encoding: as for :func:`read`.
        repair: as for :func:`read`.
        tell: is told of text that looks wrongly decoded.

    Raises:
        OSError, ValueError: nothing can be read from it.
    """
    return _mended(_dated(records_of(Opened(path, name, columns, encoding)), path), repair, tell)


def _of_path(path: Path, columns: Columns, encoding: str | None) -> Iterator[Record]:
    if not path.exists():
        raise FileNotFoundError(f"{path}: there is no such file or folder")
    if path.is_dir():
        return _of_folder(path, columns, encoding)
    if not path.is_file():
        raise SourceError(f"{path}: is no ordinary file (a pipe or device); read it yourself and give its text")
    records = _dated(records_of(Opened(path, path.name, columns, encoding)), path)
    # what is wrong with the only file is said at once, not when the records are asked for
    try:
        first = next(records, None)
    except SourceError:
        raise
    except (OSError, ValueError) as error:
        raise SourceError(f"{path.name}: {getattr(error, 'strerror', None) or error}") from error
    return iter(()) if first is None else chain((first,), records)


def _of_folder(folder: Path, columns: Columns, encoding: str | None) -> Iterator[Record]:
    for path in files_below(folder, _warn):
        name = path.relative_to(folder).as_posix()
        try:
            yield from _dated(records_of(Opened(path, name, columns, encoding)), path)
        except (OSError, ValueError) as error:
            problem = getattr(error, "strerror", None) or str(error)
            yield Record("", name, error=problem.removeprefix(f"{name}: "))


def files_below(folder: Path, tell: Tell) -> Iterator[Path]:
    """The files in a folder and its folders of a kind that can be read, sorted.

    Args:
        folder: linked folders in it are followed, none twice; hidden files and folders are left out.
        tell: is told how many files of other kinds there are.

    Raises:
        SourceError: there is none.
    """
    left_out: Counter[str] = Counter()
    found = False
    for path in _below(folder):
        if path.suffix.lower() in SUFFIXES:
            found = True
            yield path
        else:
            left_out[path.suffix or path.name] += 1
    if not found:
        raise SourceError(f"{folder}: no file of a kind that can be read ({', '.join(SUFFIXES)})")
    if left_out:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(left_out.items()))
        tell(f"{folder}: left out files of other kinds: {kinds}")


def _warn(message: str) -> None:
    warnings.warn(message, SourceWarning, stacklevel=3)


def _below(folder: Path) -> Iterator[Path]:
    """The ordinary files below a folder, sorted; linked folders are followed, none twice, hidden ones left out."""
    seen: set[tuple[int, int]] = set()
    for at, folders, names in os.walk(folder, followlinks=True):
        place = Path(at).stat()
        if (place.st_dev, place.st_ino) in seen:
            folders.clear()
            continue
        seen.add((place.st_dev, place.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(at, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _dated(records: Iterator[Record], path: Path) -> Iterator[Record]:
    """The records of a file of one text have the day of its name, where nothing else says one."""
    if path.suffix.lower() not in (".txt", ".docx", ".html", ".htm", ""):
        return records
    day = _day_in(path.name)
    return (record if record.date or day is None else replace(record, date=day) for record in records)


def _day_in(name: str) -> Any:
    for pattern, order in ((_DAY_IN_NAME, (1, 3, 4)), (_DAY_FIRST_IN_NAME, (4, 3, 1))):
        for match in pattern.finditer(name):
            try:
                return day_of("-".join(match[group] for group in order))
            except ValueError:
                continue
    return None


def _mended(records: Iterator[Record], repair: bool, tell: Tell) -> Iterator[Record]:
    """Text that was once read in a wrong encoding: mended if that is wanted, else named."""
    for record in records:
        wrong = mojibake(record.text)
        if wrong is None:
            yield record
        elif repair:
            yield replace(record, text=repaired(record.text))
        else:
            told = f"{record.id}: looks like UTF-8 read in another encoding ({wrong!r} for one letter)"
            tell(f"{told}; repair=True (--repair) mends it")
            yield record
