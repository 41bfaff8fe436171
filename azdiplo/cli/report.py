"""The command ``azdiplo report``: texts in, one page over all of them out."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

from azdiplo.cli.options import pipeline, reading_parser
from azdiplo.cli.sources import analysed, sources_of
from azdiplo.cli.target import output
from azdiplo.cli.usage import UsageError
from azdiplo.report.dates import DatesError, look_up, read_dates
from azdiplo.report.page import report_page

__all__ = ["parser", "run"]

_DESCRIPTION = """\
Write one self-contained page over many Azerbaijani texts: full-text search, the marked-up texts, an index of the
names, topics over time, the network of states."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = reading_parser("azdiplo report", _DESCRIPTION)
    made.add_argument("--title", metavar="TITLE", help="title of the page (default: the name of the folder)")
    made.add_argument(
        "--dates",
        metavar="FILE",
        help="a table of dates, tab-separated with the columns file, date; without it dates are read from file names",
    )
    return made


def run(options: argparse.Namespace) -> int:
    """Write the report and return the exit status."""
    sources = sources_of(options)
    if not options.sources:
        raise UsageError("no text: name a folder, for example: azdiplo report texts/ -o report.html")
    files = list(sources.files(options.sources))
    if not files:
        return 1
    dates = _dates(options.dates, files) if options.dates else {}
    nlp = pipeline(options)
    documents = list(analysed(nlp, sources, files, options))
    if not documents and sources.failed:
        return 1  # nothing can be read: what was written before stays
    shown = [(_shown(name, options.sources), doc) for name, doc in documents]
    known = {
        short: day
        for (short, doc), (name, _) in zip(shown, documents, strict=True)
        if (day := look_up(dates, name) or (doc.date and doc.date.isoformat()))
    }
    title = options.title or Path(options.sources[0]).resolve().name
    with output(options.output, files) as stream:
        stream.write(report_page(shown, title=title, dates=known))
    return 1 if sources.failed else 0


def _dates(path: str, files: list[str]) -> dict[str, str]:
    """The table of dates, which must have one of the files."""
    try:
        dates = read_dates(path)
    except DatesError as error:
        raise UsageError(f"--dates {error}") from error
    if dates and not any(look_up(dates, file) for file in files):
        raise UsageError(
            f"--dates {path}: has none of the texts, but {next(iter(dates))!r}; the column file must have "
            f"names such as {Path(files[0]).name!r}"
        )
    return dates


def _shown(name: str, arguments: list[str]) -> str:
    """The name of a file inside the one folder that was given: a page to pass on need not say where it lay."""
    if len(arguments) == 1 and Path(arguments[0]).is_dir():
        with suppress(ValueError):  # the id of a row need not be a path
            return Path(name).relative_to(arguments[0]).as_posix()
    return name
