"""The command ``azdiplo report``: texts in, one page over all of them out."""

from __future__ import annotations

import argparse
from collections import deque
from pathlib import Path

from azdiplo import cli
from azdiplo.report.dates import DatesError, look_up, read_dates
from azdiplo.report.page import report_page

__all__ = ["parser", "run"]

_DESCRIPTION = """\
Write one self-contained page over many Azerbaijani texts: full-text search, the marked-up texts, an index of the
names, topics over time, the network of states."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = cli._parser("azdiplo report", _DESCRIPTION, formats=False)
    made.add_argument("--title", metavar="TITLE", help="title of the page (default: the name of the folder)")
    made.add_argument(
        "--dates",
        metavar="FILE",
        help="a table of dates, tab-separated with the columns file, date; without it dates are read from file names",
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Write the report and return the exit status."""
    cli._check_encoding(options.encoding)
    if not options.sources:
        raise cli._UsageError("no text: name a folder, for example: azdiplo report texts/ -o report.html")
    try:
        dates = read_dates(options.dates) if options.dates else {}
    except DatesError as error:
        raise cli._UsageError(f"--dates {error}") from error
    reader = cli._Reader(options.encoding)
    sources = list(reader.sources(options.sources))
    if not sources:
        return 1
    if dates and not any(look_up(dates, source) for source in sources):
        raise cli._UsageError(
            f"--dates {options.dates}: has none of the texts, but {next(iter(dates))!r}; the column file must have "
            f"names such as {Path(sources[0]).name!r}"
        )
    nlp = cli._pipeline(options)
    with cli._output(options.output, sources) as stream:
        names: deque[str] = deque()
        steps = cli._progress(sources) if cli._wants_bar(len(sources), options.output) else sources
        texts = reader.texts(steps, names)
        documents = list(nlp.pipe(texts, processes=min(options.processes, len(sources))))
        title = options.title or Path(options.sources[0]).resolve().name
        shown = [_shown(name, options.sources) for name in names]
        known = {short: day for short, name in zip(shown, names, strict=True) if (day := look_up(dates, name))}
        stream.write(report_page(zip(shown, documents, strict=True), title=title, dates=known))
    return 1 if reader.failed else 0


def _shown(name: str, arguments: list[str]) -> str:
    """The name of a file inside the one folder that was given: a page to pass on need not say where it lay."""
    if len(arguments) == 1 and Path(arguments[0]).is_dir():
        return Path(name).relative_to(arguments[0]).as_posix()
    return name
