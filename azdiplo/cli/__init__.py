"""The command ``azdiplo``: texts in, a table, JSON Lines, columns, a marked-up page or an annotation project out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from azdiplo.cli.usage import OutputError, UsageError, say
from azdiplo.team import WorkerError

__all__ = ["main"]

#: The commands with a name, and the modules whose ``parser`` and ``run`` they are.
_COMMANDS: Final = {
    "evaluate": "azdiplo.cli.evaluate",
    "report": "azdiplo.cli.report",
    "topics": "azdiplo.cli.topics",
    "who": "azdiplo.cli.who",
}
_BROKEN_PIPE: Final = 128 + 13
_INTERRUPTED: Final = 128 + 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        argv: the arguments without the command's name; None for those of the process.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    name = arguments[0] if arguments and arguments[0] in _COMMANDS else None
    command = import_module(_COMMANDS[name] if name else "azdiplo.cli.analyse")
    return _main(command.parser(), arguments[1:] if name else arguments, command.run)


def _main(parser: argparse.ArgumentParser, arguments: list[str], run: Callable[[argparse.Namespace], int]) -> int:
    """Parse the arguments, run, and turn what goes wrong into a message and a status."""
    try:
        options, unknown = parser.parse_known_args(arguments)
        if unknown:
            known = ", ".join(action.option_strings[-1] for action in parser._actions if action.option_strings)
            parser.error(f"unknown option {unknown[0]!r}; options are {known}")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    try:
        return run(options)
    except UsageError as problem:
        say(str(problem))
        return 2
    except BrokenPipeError:
        # whoever read the output has enough; nothing more may be flushed into the pipe
        if sys.stdout is sys.__stdout__ and sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except (OutputError, WorkerError) as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("interrupted")
        return _INTERRUPTED
