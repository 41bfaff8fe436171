"""Files, folders and standard input as records; what cannot be read is reported and left out."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from azdiplo.cli.usage import UsageError, say
from azdiplo.corpus.encoding import check_encoding, decode, mojibake, repaired
from azdiplo.corpus.read import files_below, read_file
from azdiplo.corpus.rows import Columns
from azdiplo.document import Document
from azdiplo.pipeline import Pipeline
from azdiplo.records import Record

__all__ = ["STDIN", "Sources", "analysed", "begun", "sources_of"]

#: The argument that stands for standard input.
STDIN: Final = "-"
_MANY: Final = 10  # so many files get a progress bar


class Sources:
    """Reads the texts one by one; what cannot be read is reported and left out."""

    def __init__(self, columns: Columns, encoding: str | None, repair: bool) -> None:
        self.columns, self.encoding, self.repair = columns, encoding, repair
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
            try:
                yield from map(str, files_below(Path(argument), say))
            except (OSError, ValueError) as error:
                self.report(_told(argument, error))

    def records(self, files: Sequence[str]) -> Iterator[Record]:
        """The records of the files that can be read."""
        for file in files:
            try:
                for record in self._records(file):
                    if record.error is None:
                        yield record
                    else:
                        self.report(f"{record.id}: {record.error}")
            except (OSError, ValueError) as error:
                self.report(_told(file, error))

    def _records(self, file: str) -> Iterator[Record]:
        if file != STDIN:
            return read_file(Path(file), file, self.columns, self.encoding, self.repair, say)
        record = Record(decode(sys.stdin.buffer.read(), self.encoding), STDIN)
        if mojibake(record.text) and self.repair:
            record = replace(record, text=repaired(record.text))
        return iter((record,))


def _told(name: str, error: Exception) -> str:
    """What went wrong with a file, in one sentence that begins with its name."""
    if isinstance(error, OSError):
        return f"{name}: cannot be read ({error.strerror or error})"
    return f"{name}: {str(error).removeprefix(f'{name}: ')}"


def sources_of(options: argparse.Namespace) -> Sources:
    """What reads the texts that a command's options name.

    Raises:
        UsageError: Python knows no encoding of this name, or what repairs texts is not installed.
    """
    try:
        if options.encoding is not None:
            check_encoding(options.encoding)
        if options.repair:
            repaired("")
    except (ValueError, ImportError) as error:
        raise UsageError(str(error)) from error
    return Sources(Columns(options.text, options.id, options.date), options.encoding, options.repair)


def analysed(
    nlp: Pipeline,
    sources: Sources,
    files: Sequence[str],
    options: argparse.Namespace,
    done: Mapping[str, int] | None = None,
) -> Iterator[tuple[str, Document]]:
    """The name of each text that can be read and its document; a bar tells how far the work is.

    Args:
        nlp: what analyses the texts.
        sources: what reads them.
        files: where they lie.
        options: those of the command.
        done: the names of texts that are left out, and how many there are of each.
    """
    steps = _progress(files) if _wants_bar(len(files), options.output) else files
    records = _without(sources.records(steps), done) if done else sources.records(steps)
    for doc in nlp.pipe(records, processes=options.processes):
        yield str(doc.id), doc


def _without(records: Iterable[Record], done: Mapping[str, int]) -> Iterator[Record]:
    """The records but for those that are done already."""
    left = Counter(done)
    for record in records:
        name = str(record.id)
        if left[name]:
            left[name] -= 1
        else:
            yield record


def begun(documents: Iterator[tuple[str, Document]]) -> Iterator[tuple[str, Document]] | None:
    """The documents when the first of them is there; None where there is none."""
    first = next(documents, None)
    return None if first is None else chain((first,), documents)


def _wants_bar(count: int, output: str | None) -> bool:
    """A bar on the terminal would run through a result that is printed there."""
    return count >= _MANY and sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())


def _progress(sources: Sequence[str]) -> Sequence[str]:
    from tqdm import tqdm

    bar: Sequence[str] = tqdm(sources, desc="azdiplo", unit=" files", file=sys.stderr)
    return bar
