"""Reading the knowledge tables of ``data/``.

In the wheel the folder is shipped inside the package (``azdiplo/data``); in a checkout it lies
beside the package, so that a researcher can read and correct it without looking for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

__all__ = ["exists", "names", "open_text", "rows"]


def open_text(name: str) -> str:
    """Return the whole text of a data file.

    Args:
        name: path inside the data folder, with ``/`` between its parts.

    Returns:
        The file's text, decoded as UTF-8, with ``\\n`` line ends.

    Raises:
        FileNotFoundError: there is no such file; the message names the folders that were searched.
        ValueError: the file is not UTF-8.

    >>> open_text("text/abbreviations.tsv").splitlines()[0].split("\\t")
    ['form', 'break', 'meaning']
    """
    shipped = files("azdiplo") / "data"
    beside = Path(__file__).resolve().parent.parent / "data"
    for folder in (shipped, beside):
        file = folder.joinpath(*name.split("/"))
        if file.is_file():
            try:
                return file.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise ValueError(f"{file}: not UTF-8 ({error}); save the file as UTF-8") from error
    raise FileNotFoundError(
        f"azdiplo data file {name!r} is missing; searched {shipped} and {beside}; "
        "reinstall azdiplo or restore the data folder"
    )


def exists(name: str) -> bool:
    """True if the data folder has this file.

    >>> exists("states.tsv"), exists("no.tsv")
    (True, False)
    """
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
    for root in (files("azdiplo") / "data", Path(__file__).resolve().parent.parent / "data"):
        place = root.joinpath(*name.split("/"))
        if place.is_file():
            return [name]
        if place.is_dir():
            return sorted(f"{name}/{file.name}" for file in place.iterdir() if file.name.endswith(".tsv"))
    raise FileNotFoundError(f"azdiplo data {name!r} is missing; reinstall azdiplo or restore the data folder")


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
