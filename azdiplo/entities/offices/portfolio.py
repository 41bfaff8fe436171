"""What a minister is for, where the table of offices has not all of it: `rəqəmsal inkişaf və … naziri`."""

from __future__ import annotations

from typing import NamedTuple

from azdiplo.entities.offices.naming import possessive
from azdiplo.entities.offices.scene import STOP, Scene
from azdiplo.entities.offices.title import Title, last_word
from azdiplo.morphology.forms import is_genitive
from azdiplo.text.fold import title as capitalised

__all__ = ["Portfolio", "portfolio"]

_KIND = "portfolio"
_LONGEST = 8  # words


class Portfolio(NamedTuple):
    """An office in full, and where it starts."""

    name: str
    start: int


def portfolio(scene: Scene, i: int, title: Title) -> Portfolio:
    """The office of a title in full: all that stands between it and the state whose minister it is.

    Args:
        scene: the text.
        i: how many of its names end before the title does.
        title: an office in the possessive.
    """
    plain = Portfolio(title.name, title.start)
    head = scene.words.office(last_word(scene.lower, title))
    if head is None or scene.words.offices.kinds.get(head[0]) != _KIND or title.start != title.body:
        return plain
    owner = _state_before(scene, i, title.start)
    if owner is None:
        return plain
    said = _said_between(scene, scene.settled[owner].end, title)
    if said is None:
        return plain
    start = title.body - len(said) - 1
    last = title.name if " " in title.name else possessive(head[0])
    return Portfolio(f"{_capitals(scene, said, start, range(owner + 1, i))} {last}", start)


def _state_before(scene: Scene, i: int, end: int) -> int | None:
    """The state in the genitive before the office; bare names may stand between: Fransanın Avropa və … naziri."""
    for k in scene.before(i, end):
        name = scene.settled[k]
        if name.label in ("PLACE", "ORG") and name.stem_end == name.end:
            continue
        return k if name.label == "STATE" and is_genitive(scene.tail(k)) else None
    return None


def _said_between(scene: Scene, begin: int, title: Title) -> str | None:
    """The words between a state and an office, if they are what the office is for."""
    if STOP.search(scene.lower, begin, title.body):
        return None
    said = scene.lower[begin : title.body].strip(" ").split(" ")
    if len(said) > _LONGEST:
        return None
    while said and said[0] in scene.words.offices.qualifiers:
        said.pop(0)
    if not any(said) or said[-1] in scene.words.roles.postpositions:
        return None
    if any(scene.words.office(word.rstrip(",")) for word in said):
        return None
    several = not scene.words.roles.joins.isdisjoint(said) or any(word.endswith(",") for word in said)
    return " ".join(said) if several or " " not in title.name else None


def _capitals(scene: Scene, said: str, start: int, names: range) -> str:
    """The words with the names in them capitalised: Avropa və xarici işlər."""
    for k in names:
        name = scene.settled[k]
        begin, end = name.start - start, name.end - start
        said = said[:begin] + capitalised(scene.lower[name.start : name.end]) + said[end:]
    return said
