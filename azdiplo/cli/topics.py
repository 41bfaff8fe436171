"""The command ``azdiplo topics learn``: labelled texts in, a table of terms for topics of one's own out."""

from __future__ import annotations

import argparse
from typing import Final

from azdiplo.cli.target import output
from azdiplo.cli.usage import UsageError
from azdiplo.gazetteer.tables import TableError

__all__ = ["parser", "run"]

_EPILOG: Final = """\
A line of the file is {"text": "...", "topics": ["water-diplomacy"]}, with [] for a text of none of your topics. Five
texts of each topic and five others are the least, twenty do better. Read the table, take out what is chance, add what
is missing, and give it to azdiplo with --topics.
Exit status: 0, all went well; 2, wrong usage or a file that cannot be used."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = argparse.ArgumentParser(
        prog="azdiplo topics",
        description="Topics of your own: the terms that tell labelled texts from others, as a table.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("action", choices=["learn"], help="learn: write the table of terms")
    made.add_argument("source", metavar="TEXTS.jsonl", help="labelled texts, one JSON object a line")
    made.add_argument("-o", "--output", metavar="FILE", help="write to this file, in UTF-8")
    return made


def run(options: argparse.Namespace) -> int:
    """Write the table and return the exit status."""
    from azdiplo.pipeline import load
    from azdiplo.topics.learn import learned_terms, read_labelled

    nlp = load(topics=False)

    def without_names(text: str) -> str:
        parts: list[str] = []
        done = 0
        for entity in nlp(text).entities:
            parts.append(text[done : entity.start])
            done = entity.end
        return " ".join([*parts, text[done:]])

    try:
        rows = learned_terms(read_labelled(options.source), without_names)
    except TableError as error:
        raise UsageError(str(error)) from error
    except ValueError as error:
        raise UsageError(f"{options.source}: {error}") from error
    with output(options.output, [options.source]) as stream:
        stream.write("topic\tterm\tweight\n")
        for topic, term, weight in rows:
            stream.write(f"{topic}\t{term}\t{weight}\n")
    return 0
