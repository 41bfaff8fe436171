"""The command without a name: texts in, one of the forms of output out."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from azdiplo.cli.options import pipeline, reading_parser
from azdiplo.cli.sources import STDIN, analysed, sources_of
from azdiplo.cli.target import output
from azdiplo.cli.usage import UsageError
from azdiplo.output.formats import FOLDERS, FORMATS, write

__all__ = ["parser", "run"]

_DESCRIPTION: Final = """\
Find people, states, organisations, projects, places, laws, events and dates in Azerbaijani texts, and the
topics that the texts are about."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = reading_parser("azdiplo", _DESCRIPTION)
    made.add_argument(
        "-f", "--format", choices=tuple(FORMATS), default="table", help="form of the output (default: table)"
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Write what is found and return the exit status."""
    sources = sources_of(options)
    if not options.sources and (sys.stdin is None or sys.stdin.isatty()):
        parser().print_usage(sys.stderr)
        raise UsageError("no text: name a file or a folder, or pipe a text in (--help says more)")
    files = list(sources.files(options.sources or [STDIN]))
    if not files:
        return 1
    if options.format in FOLDERS and options.output is None:
        raise UsageError(
            f"{options.format} is a folder of files; name it, for example: -f {options.format} -o annotations"
        )
    documents = analysed(pipeline(options), sources, files, options)
    if options.format in FOLDERS:
        try:
            write(documents, options.format, options.output)
        except FileExistsError as error:
            raise UsageError(f"-o {error}") from error
    else:
        with output(options.output, files) as stream:
            write(documents, options.format, stream, named=len(files) > 1)
    return 1 if sources.failed else 0
