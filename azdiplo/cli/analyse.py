"""The command without a name: texts in, one of the forms of output out."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from azdiplo.cli.options import pipeline, reading_parser
from azdiplo.cli.sources import STDIN, analysed, begun, sources_of
from azdiplo.cli.target import done_before, output
from azdiplo.cli.usage import UsageError
from azdiplo.document import Document
from azdiplo.output.formats import FOLDERS, FORMATS, write

__all__ = ["parser", "run"]

_DESCRIPTION: Final = """\
Find people, states, organisations, projects, places, laws, events and dates in Azerbaijani texts, and the
topics that the texts are about; with --events, who did what to whom."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = reading_parser("azdiplo", _DESCRIPTION)
    made.add_argument(
        "-f", "--format", choices=tuple(FORMATS), default="table", help="form of the output (default: table)"
    )
    made.add_argument(
        "--resume", action="store_true", help="go on behind what an interrupted run wrote (-f jsonl -o FILE)"
    )
    made.add_argument(
        "--events",
        action="store_const",
        const="events",
        dest="format",
        help="who did what to whom (-f events)",
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Write what is found and return the exit status."""
    sources = sources_of(options)
    if not options.sources and (sys.stdin is None or sys.stdin.isatty()):
        parser().print_usage(sys.stderr)
        raise UsageError("no text: name a file or a folder, or pipe a text in (--help says more)")
    _check_output(options)
    files = list(sources.files(options.sources or [STDIN]))
    if not files:
        return 1
    nlp = pipeline(options)
    done = done_before(options.output) if options.resume else Counter()
    documents = begun(analysed(nlp, sources, files, options, done))
    if documents is None and sources.failed:
        return 1  # nothing can be read: what was written before stays
    _write(documents or (), options, files)
    return 1 if sources.failed else 0


def _check_output(options: argparse.Namespace) -> None:
    if options.format in FOLDERS and options.output is None:
        raise UsageError(
            f"{options.format} is a folder of files; name it, for example: -f {options.format} -o annotations"
        )
    if options.resume and (options.format != "jsonl" or options.output is None):
        raise UsageError("--resume goes on with JSON Lines in a file: -f jsonl -o FILE --resume")


def _write(documents: Iterable[tuple[str, Document]], options: argparse.Namespace, files: Sequence[str]) -> None:
    if options.format in FOLDERS:
        try:
            write(documents, options.format, options.output)
        except FileExistsError as error:
            raise UsageError(f"-o {error}") from error
    else:
        with output(options.output, files, resume=options.resume, keep=options.format == "jsonl") as stream:
            write(documents, options.format, stream, named=len(files) > 1)
