"""Where the output goes: standard output or a file, in UTF-8 whatever the locale says."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from azdiplo.cli.sources import STDIN
from azdiplo.cli.usage import UsageError

__all__ = ["output"]


@contextmanager
def output(path: str | None, sources: Sequence[str]) -> Iterator[TextIO]:
    """The stream to write to: UTF-8 whatever the locale says."""
    if path is not None:
        target = Path(path)
        for source in sources:
            if source != STDIN and target.exists() and Path(source).exists() and target.samefile(source):
                raise UsageError(f"-o {path} is one of the texts to read; choose another file")
        try:
            stream = target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise UsageError(f"-o {path}: cannot be written ({error.strerror or error})") from error
        with stream:
            yield stream
        return
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
        with suppress(BrokenPipeError):  # letting go flushes once more
            wrapper.detach()
        if whole is not buffer:
            with suppress(BrokenPipeError):
                whole.detach()
