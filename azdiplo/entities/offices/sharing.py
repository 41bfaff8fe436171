"""What one mention of a person tells of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices.holder import read_people
from azdiplo.entities.offices.naming import last_office
from azdiplo.entities.offices.scene import Held, Scene
from azdiplo.entities.words import Words
from azdiplo.text.fold import lower as fold_name

__all__ = ["offices"]


def offices(lower: str, settled: Sequence[Candidate], names: Sequence[str], words: Words) -> dict[int, Held]:
    """What the people among the settled candidates are, at each of their mentions.

    The first office counts, in full where the text gives it in full somewhere: `nazir Ceyhun Bayramov` is the
    `xarici işlər naziri` that another sentence names.

    Args:
        lower: the folded text.
        settled: its candidates.
        names: their canonical names.
        words: the tables of words.

    Returns:
        Position in ``settled`` → the office and the position of whose it is.
    """
    scene = Scene(lower, settled, words)
    read_people(scene)
    main = _main(scene.held, names, words)
    return {
        i: held
        for i, candidate in enumerate(settled)
        if candidate.label == "PERSON" and (held := _fuller(scene.held.get(i), main.get(names[i]), words)) is not None
    }


def _main(held: Mapping[int, Held], names: Sequence[str], words: Words) -> dict[str, Held]:
    """The office of each person of whom the text names one."""
    main: dict[str, Held] = {}
    for i in sorted(held):
        known = main.get(names[i])
        if known is None or _is_fuller(held[i], known, words):
            main[names[i]] = held[i]
    return main


def _fuller(said: Held | None, main: Held | None, words: Words) -> Held | None:
    """What is said at one mention, or the main office where nothing is said, or less of the same."""
    return main if main is not None and (said is None or _is_fuller(main, said, words)) else said


def _is_fuller(one: Held, other: Held, words: Words) -> bool:
    """Is the first the same office as the second, and says whose?"""
    if one.owner is None or other.owner is not None:
        return False
    return one.office == other.office or last_office(one.office, words) == fold_name(other.office)
