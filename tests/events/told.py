"""Events as short lines, to be compared with what is expected: `AID FR → NE yardım ayırıb`."""

from __future__ import annotations

from collections.abc import Iterable

from azdiplo import Event

__all__ = ["told"]


def told(events: Iterable[Event]) -> list[str]:
    """Each event in a line: type and mode, codes of the sides, predicate, and the status where it did not happen."""
    lines = []
    for event in events:
        kind = event.type if event.mode is None else f"{event.type}.{event.mode}"
        actors = " ".join(side.code for side in event.actors)
        recipients = " → " + " ".join(side.code for side in event.recipients) if event.recipients else ""
        status = "" if event.status == "happened" else f" ({event.status})"
        lines.append(f"{kind} {actors}{recipients}: {event.text}{status}")
    return lines
