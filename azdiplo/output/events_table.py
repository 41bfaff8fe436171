"""Events as lines of a table, tab-separated: who did what to whom, when, where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TextIO

from azdiplo.document import Document
from azdiplo.output.visible import one_line
from azdiplo.records import Event

__all__ = ["EVENT_LINE", "event_lines", "write"]

#: The columns of a line.
EVENT_LINE: Final = (
    "file",
    "start",
    "end",
    "type",
    "mode",
    "status",
    "when",
    "actors",
    "actor_codes",
    "recipients",
    "recipient_codes",
    "predicate",
    "place",
    "source",
    "same_as",
)


def event_lines(name: str, doc: Document) -> list[str]:
    r"""A line for each event of a document, without the line end.

    >>> import azdiplo
    >>> event_lines("a.txt", azdiplo.analyze("Fransa Nigerə yardım ayırıb."))[0].split("\t")[3:10]
    ['AID', '', 'happened', '', 'Fransa', 'FR', 'Nigerə']
    """
    return ["\t".join(one_line(each) for each in _cells(name, event)) for event in doc.events]


def _cells(name: str, event: Event) -> tuple[str, ...]:
    actors, recipients = event.actors, event.recipients
    return (
        name,
        str(event.start),
        str(event.end),
        event.type,
        event.mode or "",
        event.status,
        event.when or "",
        "|".join(side.text for side in actors),
        "|".join(side.code for side in actors),
        "|".join(side.text for side in recipients),
        "|".join(side.code for side in recipients),
        event.text,
        "" if event.place is None else event.place.name,
        "" if event.source is None else event.source.text,
        "" if event.same_as is None else str(event.same_as),
    )


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """A header, then a line an event, with the name of its file first.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: the name is always there.
    """
    stream.write("\t".join(EVENT_LINE) + "\n")
    for name, doc in documents:
        for line in event_lines(name, doc):
            stream.write(line + "\n")
