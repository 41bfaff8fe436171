"""Reading the knowledge tables of ``data/``.

In the wheel the folder is shipped inside the package (``azdiplo/data``); in a checkout it lies
beside the package, so that a researcher can read and correct it without looking for it.

The wheel has a list of its tables with their digests (``digests.tsv``, written when it is built by ``hatch_build.py``),
so that a table that is damaged or missing is noticed. A checkout has none: there the tables are to be changed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

__all__ = ["DIGESTS", "digest", "exists", "names", "open_text", "rows"]

#: The list of tables and digests, in the wheel only.
DIGESTS: Final = "digests.tsv"
_MEND: Final = "reinstall azdiplo or restore the data folder"


@cache
def _folders() -> tuple[Traversable, ...]:
    """Where the tables may lie: in the package, or beside it."""
    return files("azdiplo") / "data", Path(__file__).resolve().parent.parent / "data"


def digest(data: bytes) -> str:
    """A digest that tells a damaged table from a whole one, in a fraction of the time of reading it.

    >>> digest("Bakı".encode())
    '5-30f9d9c3'
    """
    return f"{len(data)}-{zlib.crc32(data):08x}"


@cache
def _digests() -> dict[str, str]:
    """The digest of each table of the wheel; empty in a checkout."""
    for folder in _folders():
        if folder.is_dir():
            file = folder / DIGESTS
            lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
            return dict(line.split("\t") for line in lines)
    return {}


def open_text(name: str) -> str:
    """Return the whole text of a data file.

    Args:
        name: path inside the data folder, with ``/`` between its parts.

    Returns:
        The file's text, decoded as UTF-8, with ``\\n`` line ends.

    Raises:
        FileNotFoundError: there is no such file; the message names the folders that were searched.
        ValueError: the file is not UTF-8, or not what was shipped.

    >>> open_text("text/abbreviations.tsv").splitlines()[0].split("\\t")
    ['form', 'break', 'meaning']
    """
    for folder in _folders():
        file = folder.joinpath(*name.split("/"))
        if file.is_file():
            data = file.read_bytes()
            if _digests().get(name, "") not in ("", digest(data)):
                raise ValueError(f"{file}: is damaged, it is not what was shipped; {_MEND}")
            try:
                return data.decode("utf-8").replace("\r\n", "\n")
            except UnicodeDecodeError as error:
                raise ValueError(f"{file}: not UTF-8 ({error}); save the file as UTF-8") from error
    searched = " and ".join(map(str, _folders()))
    raise FileNotFoundError(f"azdiplo data file {name!r} is missing; searched {searched}; {_MEND}")


def exists(name: str) -> bool:
    """True if the data folder has this file.

    >>> exists("states.tsv"), exists("no.tsv")
    (True, False)
    """
    if name in _digests():
        return True  # and told as missing when it is opened, if it is
    try:
        return names(name) == [name]
    except FileNotFoundError:
        return False


def names(name: str) -> list[str]:
    """The tables that a name of the data folder stands for: itself, or those in the folder, sorted.

    Args:
        name: path of a table or a folder inside the data folder.

    Raises:
        FileNotFoundError: there is neither.

    >>> names("states.tsv")
    ['states.tsv']
    """
    listed = sorted(
        each for each in _digests() if each == name or (each.startswith(f"{name}/") and each.endswith(".tsv"))
    )
    if listed:
        return listed
    for root in _folders():
        place = root.joinpath(*name.split("/"))
        if place.is_file():
            return [name]
        if place.is_dir():
            return sorted(f"{name}/{file.name}" for file in place.iterdir() if file.name.endswith(".tsv"))
    raise FileNotFoundError(f"azdiplo data {name!r} is missing; {_MEND}")


def rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """Iterate over the entries of a tab-separated table.

    The header line, empty lines and comment lines (``#`` first) are skipped. Every entry must have
    as many cells as the header.

    Args:
        name: path of the table inside the data folder.

    Yields:
        The line number in the file (the first line is 1) and the cells.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: a line has too few or too many cells; the message names file, line and mend.

    >>> next(iter(rows("text/abbreviations.tsv")))[1][0]
    'prof'
    """
    width = 0
    for number, line in enumerate(open_text(name).split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not width:
            width = len(cells)
            continue
        if len(cells) != width:
            raise ValueError(
                f"{name}, line {number}: {len(cells)} cells where the header has {width}; "
                "separate the cells by single tabs and leave unknown cells empty"
            )
        yield number, cells
