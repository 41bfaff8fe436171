"""Which events of a document tell the same: headline, lead and body report one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from azdiplo.events.actions import kinds
from azdiplo.records import Event

__all__ = ["told_before"]

_APART = frozenset(("visit", "phone", "letter"))


def told_before(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, each that was told before with the index of the first in ``same_as``."""
    firsts: dict[tuple[object, ...], list[int]] = {}
    found: list[Event] = []
    for index, event in enumerate(events):
        key = _key(event)
        same = next((i for i in firsts.get(key, ()) if _compatible(found[i], event)), None)
        if same is None:
            firsts.setdefault(key, []).append(index)
            found.append(event)
        else:
            found.append(replace(event, same_as=same))
    return tuple(found)


def _key(event: Event) -> tuple[object, ...]:
    actors = frozenset(each.code for each in event.actors)
    recipients = frozenset(each.code for each in event.recipients)
    mode = event.mode if event.type != "CONSULT" or event.mode in _APART else None
    sides = (actors | recipients, frozenset()) if kinds()[event.type, event.mode].symmetric else (actors, recipients)
    return (event.type, mode, *sides, event.status == "denied")


def _compatible(one: Event, other: Event) -> bool:
    """May both have been on the same day?"""
    if one.date is None or other.date is None or one.when is None or other.when is None:
        return True
    return one.when.startswith(other.when) or other.when.startswith(one.when)
