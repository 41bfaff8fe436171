"""Annotated texts from files: the name of a file tells what it holds.

A complaint names the file and the line, and how to mend it.
"""

from __future__ import annotations

import os
from pathlib import Path

from azdiplo.evaluation.brat import parse_brat
from azdiplo.evaluation.conll import parse_conll
from azdiplo.evaluation.gold import GoldError, GoldText
from azdiplo.evaluation.json_forms import parse_jsonl, parse_labelstudio

__all__ = ["read_gold"]


def read_gold(path: str | Path) -> list[GoldText]:
    """Read annotated texts from a file or a folder.

    What it is, is told by the name: a folder holds ``*.txt`` with ``*.ann`` as brat writes them, at any depth;
    ``.ann`` is one such file; ``.jsonl`` has one text a line (:func:`azdiplo.evaluation.parse_jsonl`); ``.json``
    holds the tasks of Label Studio (:func:`azdiplo.evaluation.parse_labelstudio`); everything else has a token a
    line (:func:`azdiplo.evaluation.parse_conll`).

    Raises:
        GoldError: a file cannot be read or is wrong; the message names the file, the line and the mend.
    """
    path = Path(path)
    if path.is_dir():
        return [_brat(file) for file in _annotations(path)]
    if path.suffix == ".ann":
        return [_brat(path)]
    text = _content(path, "utf-8-sig")
    if path.suffix == ".json":
        found = parse_labelstudio(text, str(path))
    elif path.suffix in (".jsonl", ".ndjson"):
        found = parse_jsonl(text, str(path))
    else:
        found = parse_conll(text, str(path))
    if not found:
        raise GoldError(f"{path}: there is no text in it; give a file of annotated texts")
    return found


def _brat(path: Path) -> GoldText:
    return parse_brat(_content(path.with_suffix(".txt"), "utf-8"), _content(path, "utf-8-sig"), str(path))


def _annotations(folder: Path) -> list[Path]:
    def stop(error: OSError) -> None:
        raise GoldError(f"{error.filename}: cannot be listed ({error.strerror or error})") from error

    found = sorted(
        Path(base, name) for base, _, names in os.walk(folder, onerror=stop) for name in names if name.endswith(".ann")
    )
    if not found:
        raise GoldError(f"{folder}: no *.ann file in this folder; name the file of annotated texts itself")
    return found


def _content(path: Path, encoding: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror or error})") from error
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GoldError(f"{path}, line {line}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
