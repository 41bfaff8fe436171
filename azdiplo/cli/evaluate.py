"""The command ``azdiplo evaluate``: annotated texts in, precision, recall and F1 out."""

from __future__ import annotations

import argparse
from typing import Final

from azdiplo.cli.options import add_reading, pipeline
from azdiplo.cli.target import output
from azdiplo.cli.usage import UsageError
from azdiplo.evaluation.events import GoldEvents, event_scores, events_table, read_events
from azdiplo.evaluation.gold import GoldError, GoldText
from azdiplo.evaluation.read import read_gold
from azdiplo.evaluation.score import evaluate
from azdiplo.evaluation.table import mistakes_table, rich_scores, scores_table
from azdiplo.labels import LABELS

__all__ = ["parser", "run"]

_DESCRIPTION: Final = "Compare what azdiplo finds with texts that people have annotated: precision, recall and F1."
_EPILOG: Final = """\
strict: label, start and end are the same. lenient: the ends may differ by the case ending (ABŞ or ABŞ-ın).
Annotated texts in UTF-8: a folder of brat (a.txt with a.ann); a .jsonl file, one object with text and entities
(or spaCy's ents, doccano's label) a line; a .json file, the export of Label Studio; anything else is read as
CoNLL-2003, a token a line with its IOB2 tag in the last column. Those tokens are joined by spaces, and sentences by
line ends, since the text itself is not there.
Exit status: 0, all went well; 2, wrong usage or a file that cannot be used."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = argparse.ArgumentParser(
        prog="azdiplo evaluate",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("sources", nargs="+", metavar="GOLD", help="files of annotated texts, or folders of brat")
    add_reading(made)
    made.add_argument("-m", "--mistakes", action="store_true", help="list what was missed and what is spurious first")
    made.add_argument(
        "--events", action="store_true", help="compare events: JSON Lines with text, events and, where known, date"
    )
    made.add_argument("-o", "--output", metavar="FILE", help="write to this file, in UTF-8")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the scores and return the exit status."""
    if options.events:
        return _events(options)
    texts: list[GoldText] = []
    for source in options.sources:
        try:
            texts += read_gold(source)
        except GoldError as error:
            raise UsageError(str(error)) from error
    options.no_topics = True
    nlp = pipeline(options)
    scores = evaluate(texts, nlp, labels=options.labels or LABELS, processes=min(options.processes, len(texts)))
    with output(options.output, options.sources) as stream:
        if options.mistakes and scores.mistakes:
            stream.write(mistakes_table(scores.mistakes) + "\n")
        if stream.isatty():
            from rich.console import Console

            Console(file=stream, highlight=False, markup=False, emoji=False).print(rich_scores(scores))
        else:
            stream.write(scores_table(scores))
    return 0


def _events(options: argparse.Namespace) -> int:
    texts: list[GoldEvents] = []
    for source in options.sources:
        try:
            texts += read_events(source)
        except GoldError as error:
            raise UsageError(str(error)) from error
    options.no_topics = True
    with output(options.output, options.sources) as stream:
        stream.write(events_table(event_scores(texts, pipeline(options))))
    return 0
