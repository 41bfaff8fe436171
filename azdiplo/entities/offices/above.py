"""The offices that one is held under: `xarici işlər nazirinin müavini`, `Prezidentin Ukrayna üzrə xüsusi elçisi`."""

from __future__ import annotations

from collections.abc import Iterator

from azdiplo.entities.offices.naming import Above
from azdiplo.entities.offices.scene import GAP, STOP, TOKEN, Scene
from azdiplo.entities.offices.title import Title, last_word, title_at
from azdiplo.entities.words import Words
from azdiplo.morphology.forms import is_abroad, is_genitive

__all__ = ["NO_OFFICES", "offices_above"]

#: Kinds of the table that are no offices: həmkarı, sakini, xanım.
NO_OFFICES = frozenset(("relation", "common", "address"))
_SEVERAL = 4
#: So many words are before a postposition at most, with it: xarici siyasət məsələləri üzrə.
_PURPOSE = 10
_ABROAD = 3


def offices_above(scene: Scene, i: int, start: int) -> Iterator[tuple[Above, Title]]:
    """The offices that the one at ``start`` is held under, the nearest first, each with where it stands.

    Args:
        scene: the text.
        i: how many of its names end before the office does.
        start: where the office starts.
    """
    for _ in range(_SEVERAL):
        higher = _office_above(scene, i, start)
        if higher is None:
            return
        yield Above(higher.name, scene.lower[higher.end + 1 : start - 1]), higher
        if not higher.possessed:
            return
        start = higher.start


def _office_above(scene: Scene, i: int, start: int) -> Title | None:
    """The office, in the genitive, that the one at ``start`` is held under: nazirinin müavini."""
    lower = scene.lower
    if start < 2 or lower[start - 1] != " ":
        return None
    before = lower[lower.rfind(" ", 0, start - 1) + 1 : start - 1]
    if before in scene.words.roles.postpositions:
        return _beyond(scene, i, start, _PURPOSE)
    if is_abroad(before):
        return _beyond(scene, i, start, _ABROAD)
    return _held_by(scene, start - 1, scene.limit(i, start))


def _beyond(scene: Scene, i: int, start: int, reach: int) -> Title | None:
    """The same beyond what the office is for or where it is: Prezidentinin Ukrayna üzrə xüsusi elçisi."""
    limit = scene.limit_of_purpose(i, start)
    between = [match.end() for match in TOKEN.finditer(scene.lower, max(limit, start - 2 * GAP), start - 1)]
    for end in reversed(between[-reach - 1 :]):
        if STOP.search(scene.lower, end, start):
            return None
        if title_at(scene.lower, end, limit, scene.words) is not None:
            return _held_by(scene, end, limit)
    return None


def _held_by(scene: Scene, end: int, limit: int) -> Title | None:
    """The office that ends there, if it is in the genitive and others can be held under it."""
    higher = title_at(scene.lower, end, limit, scene.words)
    if higher is None or higher.kind in NO_OFFICES or not is_genitive(higher.tail):
        return None
    return None if _is_another_noun(scene.lower, higher, scene.words) else higher


def _is_another_noun(lower: str, title: Title, words: Words) -> bool:
    """Is the genitive that of a common noun as well? komandanın kapitanı is a team's captain, no commander's."""
    word = last_word(lower, title)
    return not title.possessed and title.tail == word[-2:] and word[:-3] in words.common.forms
