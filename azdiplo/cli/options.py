"""The options that several commands share, and the pipeline that they ask for."""

from __future__ import annotations

import argparse
from typing import Final

from azdiplo.cli.usage import UsageError
from azdiplo.gazetteer.tables import TableError
from azdiplo.labels import LABELS
from azdiplo.pipeline import Pipeline, load
from azdiplo.version import __version__

__all__ = ["add_reading", "pipeline", "reading_parser"]

_EPILOG: Final = """\
Offsets count characters of the decoded file, from 0; a byte order mark is left out.
brat is a folder of files, which -o names and which must be new or empty.
`azdiplo report FOLDER -o report.html` writes one page over many texts, `azdiplo evaluate GOLD` compares with annotated
texts; each has a --help of its own. A file or folder that is called report or evaluate is named as ./report.
Exit status: 0, all went well; 1, something could not be read or written, the rest was done; 2, wrong usage."""


def reading_parser(prog: str, description: str) -> argparse.ArgumentParser:
    """A parser with the options of a command that reads texts."""
    parser = argparse.ArgumentParser(
        prog=prog,
        description=description,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="FILE",
        help="texts (.txt, .docx, .html) and tables of texts (.jsonl, .csv, .tsv, .parquet); folders, for all of these "
        "below them; - for standard input, also when a text is piped in",
    )
    add_reading(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file, in UTF-8; for brat, to this folder")
    parser.add_argument(
        "-e", "--encoding", help="encoding of the texts (default: what a byte order mark or a page says, else utf-8)"
    )
    for column, holds in (("text", "the text"), ("id", "who it is"), ("date", "the day on which it was written")):
        parser.add_argument(
            f"--{column}", metavar="COLUMN", help=f"the column of tables that holds {holds} (default: {column})"
        )
    parser.add_argument("--repair", action="store_true", help="mend texts that were read in a wrong encoding")
    parser.add_argument(
        "-t",
        "--topics",
        action="append",
        default=[],
        metavar="FILE",
        help="a table of own topics, tab-separated with the columns topic, term; may be repeated",
    )
    parser.add_argument("--no-topics", action="store_true", help="leave the topics out")
    parser.add_argument("--version", action="version", version=f"azdiplo {__version__}")
    return parser


def add_reading(parser: argparse.ArgumentParser) -> None:
    """The options that say how texts are read, the same for every command."""
    parser.add_argument(
        "-l", "--labels", type=_labels, metavar="LABEL,…", help=f"only these kinds: {', '.join(LABELS)}"
    )
    parser.add_argument(
        "-g",
        "--gazetteer",
        action="append",
        default=[],
        metavar="FILE",
        help="a table of own names, tab-separated with the columns id, name, label; may be repeated",
    )
    parser.add_argument(
        "--actions",
        action="append",
        default=[],
        metavar="FILE",
        help="a table of own predicates of events, tab-separated with the columns id, type, mode, forms, frame; may be "
        "repeated",
    )
    parser.add_argument(
        "-p", "--processes", type=_count, default=1, metavar="N", help="share the work among N processes"
    )


def _labels(value: str) -> list[str]:
    wanted = [label.strip() for label in value.split(",") if label.strip()]
    for label in wanted:
        if label not in LABELS:
            raise argparse.ArgumentTypeError(f"unknown label {label!r}; labels are {', '.join(LABELS)}")
    if not wanted:
        raise argparse.ArgumentTypeError(f"no label; labels are {', '.join(LABELS)}")
    return wanted


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a whole number from 1 on")
    return int(value)


def pipeline(options: argparse.Namespace) -> Pipeline:
    """The pipeline that the options ask for."""
    try:
        topics = False if options.no_topics else options.topics or True
        return load(gazetteers=options.gazetteer, labels=options.labels, topics=topics, actions=options.actions)
    except TableError as error:
        raise UsageError(str(error)) from error
