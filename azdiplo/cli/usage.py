"""What every command says when it cannot go on."""

from __future__ import annotations

import sys

__all__ = ["OutputError", "UsageError", "say"]


class UsageError(Exception):
    """Something that the user must mend before anything can be done."""


class OutputError(Exception):
    """What was found cannot be written."""


def say(message: str) -> None:
    """A line for the user, beside the output."""
    print(f"azdiplo: {message}", file=sys.stderr)
