"""The command ``azdiplo who``: who held an office, by the tables."""

from __future__ import annotations

import argparse

from azdiplo.cli.usage import UsageError, say
from azdiplo.knowledge import Holding, lookup, who

__all__ = ["parser", "run"]

_DESCRIPTION = """\
Say who held an office, from the tables of the library: name, office, whose, from when to when, where the row is from
and up to which day it is known to hold."""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    made = argparse.ArgumentParser("azdiplo who", description=_DESCRIPTION)
    made.add_argument("office", help='the office, Azerbaijani or English: "xarici işlər naziri", "prime minister"')
    owner = made.add_mutually_exclusive_group()
    owner.add_argument("--state", metavar="STATE", help="whose office: an ISO 3166 code or a name")
    owner.add_argument("--body", metavar="NAME", help="whose office: an organisation")
    made.add_argument("--date", metavar="DAY", help="on which day, such as 2003-05-01 (default: all terms)")
    return made


def run(options: argparse.Namespace) -> int:
    """Print the holders, a line each, and return the exit status: 1 where the tables do not know."""
    try:
        found = who(options.office, state=options.state, body=options.body, date=options.date)
    except ValueError as error:
        raise UsageError(str(error)) from error
    for held in found:
        print(_line(held))
    if not found:
        say("the tables do not say")
    return 0 if found else 1


def _line(held: Holding) -> str:
    name = held.name if held.name_en in ("", held.name) else f"{held.name} ({held.name_en})"
    owner = held.owner_name if held.host is None else f"{held.owner_name} > {lookup(held.host)[0].name}"
    return "\t".join(
        (name, held.office, owner, f"{held.since}/{held.until or ''}", f"{held.source}, as of {held.as_of}", held.id)
    )
