"""Who dealt with whom: the events of the texts, as data for the page's script."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import combinations, product
from typing import Any, Final

from azdiplo.document import Document
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.output.visible import one_line
from azdiplo.records import Event

__all__ = ["dealings"]

_MOST_SIDES: Final = 6  # a summit is no dealing of each with each


def dealings(docs: Sequence[Document]) -> dict[str, Any]:
    """The pairs of actors, and each event as the number of its pair, of its text, its mentions and its kind.

    The mentions are the first and the last of those by name from the first side to the predicate, which stands behind
    them, by their position among the text's entities. What did not happen and what a text told before are left out.
    """
    pairs: dict[str, int] = {}
    told: list[list[Any]] = []
    for number, doc in enumerate(docs):
        for event in doc.events:
            if event.same_as is not None or event.status != "happened":
                continue
            for pair in _pairs(event):
                first, last = _mentions(doc, event)
                kind = event.type if event.mode is None else f"{event.type} {event.mode}"
                told.append([pairs.setdefault(pair, len(pairs)), number, first, last, kind])
    return {"dyads": list(pairs), "events": told}


def _pairs(event: Event) -> list[str]:
    actors = list(dict.fromkeys(_name(side.code) for side in event.actors))
    recipients = list(dict.fromkeys(_name(side.code) for side in event.recipients))
    if len({*actors, *recipients}) > _MOST_SIDES:
        return []
    both = product(actors, recipients) if recipients else combinations(actors, 2)
    return list(dict.fromkeys(" – ".join(sorted(pair)) for pair in both if pair[0] != pair[1]))


@cache
def _names() -> dict[str, str]:
    found = {}
    for entry in shipped_entries():
        if entry.label in ("STATE", "ORG"):
            found[entry.fields.get("iso2") or entry.id if entry.label == "STATE" else entry.id] = entry.name
    return found


def _name(code: str) -> str:
    return one_line(_names().get(code, code))


def _mentions(doc: Document, event: Event) -> tuple[int, int]:
    """The mention that the event begins with, and the last one before it ends."""
    starts = [ent.start for ent in doc.entities]
    sides = [bisect_right(starts, side.end - 1) - 1 for side in event.participants]
    first = max(0, min(sides, default=0))
    last = max(first, *sides, bisect_left(starts, event.end) - 1)
    return first, last
