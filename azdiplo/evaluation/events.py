"""Comparing the events that the library finds with those that people have marked.

An event is right when its type is the marked one, its predicate overlaps the marked one, and the same states and
organisations take part: as actors and as recipients, or together where all take part alike. Each event counts once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from azdiplo.evaluation.gold import GoldError
from azdiplo.evaluation.score import Counts
from azdiplo.events.actions import kinds
from azdiplo.records import Event

if TYPE_CHECKING:
    from azdiplo.pipeline import Pipeline

__all__ = ["GoldEvent", "GoldEvents", "event_scores", "events_table", "read_events"]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A marked event: type, mode, codes of the sides, where the predicate stands."""

    type: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    start: int
    end: int
    status: str = "happened"


@dataclass(frozen=True, slots=True)
class GoldEvents:
    """A text with its marked events, and the day on which it was written."""

    text: str
    events: tuple[GoldEvent, ...]
    date: str | None = None


def read_events(path: str | Path) -> list[GoldEvents]:
    """Read marked events: a JSON object a line with ``text``, ``events`` and, where known, ``date``.

    An event has ``type``, ``mode``, ``actor_codes``, ``recipient_codes`` (ISO codes of states, ids of organisations)
    and ``predicate``, its start and end in characters; ``status`` is ``happened`` by default.

    Raises:
        GoldError: the file cannot be read, or a line is no such object; the message names file, line and mend.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({error}); give a file of JSON Lines in UTF-8") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(_text(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise GoldError(
                    f"{path}, line {number}: no text with events ({type(error).__name__}: {error}); write an object "
                    "with text and events, each with type, actor_codes, recipient_codes and predicate [start, end]"
                ) from error
    if not found:
        raise GoldError(f"{path}: no text in it; write an object with text and events a line")
    return found


def _text(record: Mapping[str, Any]) -> GoldEvents:
    text = record["text"]
    if not isinstance(text, str):
        raise TypeError(f"text is {type(text).__name__}, not a string")
    return GoldEvents(text, tuple(_event(event, text) for event in record["events"]), record.get("date"))


def _event(record: Mapping[str, Any], text: str) -> GoldEvent:
    start, end = record["predicate"]
    mode = record.get("mode") or None
    if (record["type"], mode) not in kinds():
        raise ValueError(f"there is no type {record['type']!r} with the mode {mode!r}")
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the predicate {start}:{end} does not lie within the text")
    actors, recipients = record["actor_codes"], record["recipient_codes"]
    status = record.get("status", "happened")
    return GoldEvent(record["type"], mode, frozenset(actors), frozenset(recipients), start, end, status)


def event_scores(texts: Iterable[GoldEvents], nlp: Pipeline) -> dict[str, Counts]:
    """What was marked, found and right, by type and in ``all``.

    >>> import azdiplo
    >>> gold = GoldEvent("AID", None, frozenset(["FR"]), frozenset(["NE"]), 14, 27)
    >>> event_scores([GoldEvents("Fransa Nigerə yardım ayırıb.", (gold,))], azdiplo.load(topics=False))["all"]
    Counts(gold=1, found=1, right=1)
    """
    scores: dict[str, Counts] = {}
    for text in texts:
        found = nlp(text.text, date=text.date).events
        right = _right(text.events, found)
        for type_ in {event.type for event in text.events} | {event.type for event in found}:
            counts = Counts(
                sum(event.type == type_ for event in text.events),
                sum(event.type == type_ for event in found),
                sum(event.type == type_ for event in right),
            )
            scores[type_] = scores.get(type_, Counts()) + counts
    order = dict.fromkeys(type_ for type_, _ in kinds())
    return {**{t: scores[t] for t in order if t in scores}, "all": sum(scores.values(), Counts())}


def _right(gold: Sequence[GoldEvent], found: Sequence[Event]) -> list[GoldEvent]:
    """The marked events that were found, each found one used once, the nearest first."""
    left = list(found)
    right = []
    for event in gold:
        fitting = [other for other in left if _same(event, other)]
        if fitting:
            left.remove(min(fitting, key=lambda other: abs(other.start - event.start)))
            right.append(event)
    return right


def _same(gold: GoldEvent, found: Event) -> bool:
    if gold.type != found.type or not (found.start < gold.end and gold.start < found.end):
        return False
    actors = frozenset(side.code for side in found.actors)
    recipients = frozenset(side.code for side in found.recipients)
    if kinds()[gold.type, gold.mode].symmetric or not gold.recipients:
        return actors | recipients == gold.actors | gold.recipients
    return actors == gold.actors and recipients == gold.recipients


def events_table(scores: Mapping[str, Counts]) -> str:
    """The scores as lines, tab-separated: type, marked, found, right, precision, recall, F1."""
    lines = ["type\tgold\tfound\tright\tprecision\trecall\tf1"]
    for name, counts in scores.items():
        figures = ("" if each is None else f"{each:.3f}" for each in (counts.precision, counts.recall, counts.f1))
        lines.append("\t".join([name, str(counts.gold), str(counts.found), str(counts.right), *figures]))
    return "\n".join(lines) + "\n"
