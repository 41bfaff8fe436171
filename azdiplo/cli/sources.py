"""Files, folders and standard input as texts; what cannot be read is reported and left out."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from azdiplo.cli.usage import UsageError, say
from azdiplo.document import Document
from azdiplo.pipeline import Pipeline

__all__ = ["STDIN", "Sources", "analysed", "check_encoding"]

#: The argument that stands for standard input.
STDIN: Final = "-"
_MANY: Final = 10  # so many files get a progress bar


class Sources:
    """Reads the texts one by one; what cannot be read is reported and left out."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.failed = False

    def report(self, message: str) -> None:
        self.failed = True
        say(message)

    def files(self, arguments: Sequence[str]) -> Iterator[str]:
        """The files that the arguments stand for, in their order."""
        for argument in arguments:
            if argument == STDIN or not Path(argument).is_dir():
                yield argument
                continue
            found = sorted(self._below(argument))
            if not found:
                self.report(f"{argument}: no *.txt file in this folder")
            yield from found

    def _below(self, folder: str) -> Iterator[str]:
        for path, _, names in os.walk(folder, onerror=self._not_listed):
            yield from (str(Path(path, name)) for name in names if name.endswith(".txt"))

    def _not_listed(self, error: OSError) -> None:
        self.report(f"{error.filename}: cannot be listed ({error.strerror or error})")

    def texts(self, sources: Iterable[str], names: deque[str]) -> Iterator[str]:
        """The texts of the sources; the name of each is put on ``names``."""
        for source in sources:
            text = self._text(source)
            if text is not None:
                names.append(source)
                yield text

    def _text(self, source: str) -> str | None:
        try:
            data = sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()
        except (OSError, ValueError) as error:
            self.report(f"{source}: cannot be read ({getattr(error, 'strerror', None) or error})")
            return None
        skipped = len(codecs.BOM_UTF8) if self._is_utf8() and data.startswith(codecs.BOM_UTF8) else 0
        try:
            return data[skipped:].decode(self.encoding)
        except UnicodeError as error:
            place = ""
            if isinstance(error, UnicodeDecodeError):
                at = error.start + skipped
                place = f"byte {at} (0x{data[at]:02X}) " if at < len(data) else f"byte {at} "
            self.report(
                f"{source}: {place}is not {self.encoding}; give its encoding, for example --encoding {_guess(data)}"
            )
            return None

    def _is_utf8(self) -> bool:
        return codecs.lookup(self.encoding).name in ("utf-8", "utf-8-sig")


def check_encoding(encoding: str) -> None:
    """Raise UsageError if Python knows no encoding of this name."""
    try:
        b"x".decode(encoding)
    except UnicodeError:
        pass  # an encoding that wants more than one byte
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"unknown encoding {encoding!r}; encodings are utf-8, utf-16, cp1254, iso-8859-9, …"
        ) from error


def _guess(data: bytes) -> str:
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "cp1254"


def analysed(
    nlp: Pipeline, sources: Sources, files: Sequence[str], options: argparse.Namespace
) -> Iterator[tuple[str, Document]]:
    """The name of each file that can be read and its document; a bar tells how far the work is."""
    names: deque[str] = deque()
    steps = _progress(files) if _wants_bar(len(files), options.output) else files
    for doc in nlp.pipe(sources.texts(steps, names), processes=min(options.processes, len(files))):
        # zip would ask for a name before the text is read
        yield names.popleft(), doc


def _wants_bar(count: int, output: str | None) -> bool:
    """A bar on the terminal would run through a result that is printed there."""
    return count >= _MANY and sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())


def _progress(sources: Sequence[str]) -> Iterator[str]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), redirect_stdout=False) as progress:
        yield from progress.track(sources, description="azdiplo")
