"""Where the output goes: standard output or a file, in UTF-8 whatever the locale says.

A file is written beside the one that was asked for and takes its place when all is written, so that nothing is lost
when the work is interrupted, the disk is full, or nothing can be read.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Literal, TextIO

from azdiplo.cli.sources import STDIN
from azdiplo.cli.usage import OutputError, UsageError, say

__all__ = ["done_before", "output"]

_PART: Final = ".part"


@contextmanager
def output(path: str | None, sources: Sequence[str], *, resume: bool = False, keep: bool = False) -> Iterator[TextIO]:
    """The stream to write to.

    Args:
        path: the file, None for standard output.
        sources: the files that are read, none of which may be written to.
        resume: True to go on behind what an interrupted run has written, see :func:`done_before`.
        keep: True if a part is of use: it stays when the work is interrupted.

    Raises:
        UsageError: the file cannot be written, or is one of the sources.
        OutputError: writing failed, as on a full disk.
    """
    try:
        if path is None:
            with _standard() as stream:
                yield stream
        elif Path(path).exists() and not Path(path).is_file():  # /dev/null, a pipe
            with _opened(path, Path(path), "w") as stream:
                yield stream
        else:
            with _beside(path, sources, resume, keep) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "the output" if path is None else f"-o {path}"
        raise OutputError(f"{where}: cannot be written ({error.strerror or error})") from error


@contextmanager
def _beside(path: str, sources: Sequence[str], resume: bool, keep: bool) -> Iterator[TextIO]:
    target = Path(path)
    for source in sources:
        if source != STDIN and target.exists() and Path(source).exists() and target.samefile(source):
            raise UsageError(f"-o {path} is one of the texts to read; choose another file")
    target = target.resolve()  # where a link leads
    part = _part(target)
    whole = False
    try:
        with _opened(path, part, "a" if resume else "w") as stream:
            yield stream
        whole = True
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        if not whole and keep:
            say(f"what was done is in {part}; the same command with --resume goes on from there")
        elif not whole:
            part.unlink(missing_ok=True)


def _part(target: Path) -> Path:
    return target.with_name(target.name + _PART)


def done_before(path: str) -> Counter[str]:
    """The names of the texts that an interrupted run has written into JSON Lines; a line that was cut off is removed.

    Raises:
        UsageError: what was written cannot be read, or is no JSON Lines of this command.
    """
    target = Path(path).resolve()
    part = _part(target)
    done: Counter[str] = Counter()
    number = 0
    try:
        if not part.exists():
            if not target.exists():
                return done
            shutil.copyfile(target, part)  # all of it was done, and there may be more texts by now
        with part.open("rb+") as lines:
            whole = 0
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                number += 1
                done[json.loads(line)["file"]] += 1
                whole += len(line)
            lines.truncate(whole)
    except OSError as error:
        raise UsageError(f"--resume: {part} cannot be read ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"--resume: {part}, line {number} is no output of this command; remove the file to begin anew"
        ) from error
    return done


def _opened(path: str, file: Path, mode: Literal["a", "w"]) -> TextIO:
    try:
        return file.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UsageError(f"-o {path}: cannot be written ({error.strerror or error})") from error


@contextmanager
def _standard() -> Iterator[TextIO]:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a stream of text only, in a notebook
        yield sys.stdout
        return
    sys.stdout.flush()
    # PYTHONUNBUFFERED leaves a raw file there, which may write less than it is given
    whole = io.BufferedWriter(buffer) if isinstance(buffer, io.RawIOBase) else buffer
    wrapper = io.TextIOWrapper(whole, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        yield wrapper
        wrapper.flush()
    finally:
        with suppress(OSError):  # letting go flushes once more what could not be written
            wrapper.detach()
        if whole is not buffer:
            with suppress(OSError):
                whole.detach()
