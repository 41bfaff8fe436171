"""Texts on conflict and aid that were marked before the library read them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import azdiplo

_FILE = Path(__file__).with_name("conflict.txt")
_LEAST = 0.75


@dataclass(frozen=True)
class Marked:
    """A marked event: type, codes of the sides, where its predicate stands."""

    type: str
    actors: frozenset[str]
    recipients: frozenset[str]
    start: int
    end: int


def texts() -> list[tuple[str, list[Marked]]]:
    """The texts of the file with their marked events."""
    found = []
    for block in _FILE.read_text(encoding="utf-8").split("\n\n"):
        text, *lines = block.strip().split("\n")
        if text.startswith("#"):
            continue
        events = []
        for line in lines:
            told, predicate, _ = (part.strip() for part in line.lstrip("> ").split("|"))
            kind, _, sides = told.partition(" ")
            actors, _, recipients = sides.partition("→")
            start = text.index(predicate)
            codes = frozenset(actors.split()), frozenset(recipients.split())
            events.append(Marked(kind, *codes, start, start + len(predicate)))
        found.append((text, events))
    return found


def fits(marked: Marked, event: azdiplo.Event) -> bool:
    """Is it the marked event, at the level of states?"""
    if event.type != marked.type or event.start >= marked.end or event.end <= marked.start:
        return False
    actors, recipients = ({side.code for side in sides} for sides in (event.actors, event.recipients))
    if not marked.recipients:
        return actors | recipients == marked.actors
    return actors == marked.actors and recipients == marked.recipients


def test_conflict_texts(nlp: azdiplo.Pipeline) -> None:
    right = found = wanted = 0
    for text, marked in texts():
        events = list(nlp(text).events)
        found += len(events)
        wanted += len(marked)
        for each in marked:
            fitting = next((event for event in events if fits(each, event)), None)
            if fitting is not None:
                events.remove(fitting)
                right += 1
    assert len(texts()) >= 60
    assert 2 * right / (found + wanted) >= _LEAST, (right, found, wanted)
