"""When and where: the date and the place that belong to a predicate."""

from __future__ import annotations

from azdiplo.events.scene import Placed, Scene
from azdiplo.records import Entity

__all__ = ["dated", "placed_at"]


def dated(scene: Scene, clause: int, tokens: tuple[int, ...]) -> Entity | None:
    """The date of the predicate's clause nearest before it, else the only date of the sentence."""
    return _nearest(scene, clause, tokens[0], [e for e in scene.placed if e.entity.label == "DATE"])


def placed_at(scene: Scene, clause: int, tokens: tuple[int, ...], taken: set[int]) -> Entity | None:
    """The place or state in the locative nearest before the predicate that takes no part in the event."""
    found = [
        each
        for each in scene.placed
        if each.entity.label in ("PLACE", "STATE") and each.case == "LOC" and id(each.entity) not in taken
    ]
    return _nearest(scene, clause, tokens[-1], found)


def _nearest(scene: Scene, clause: int, token: int, found: list[Placed]) -> Entity | None:
    start, stop = scene.starts[clause] if clause < len(scene.starts) else scene.end, scene.starts[token]
    inside = [each for each in found if start <= each.start < stop]
    if inside:
        return inside[-1].entity
    before = [each for each in found if each.start < start]
    return before[0].entity if len(found) == 1 and before else None
