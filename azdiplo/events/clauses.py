"""Where clauses begin in a sentence, and who speaks in it."""

from __future__ import annotations

from functools import lru_cache

from azdiplo.events.actions import Part
from azdiplo.events.scene import Group, Scene
from azdiplo.events.verbs import finite_endings
from azdiplo.events.words import words

__all__ = ["boundaries", "clause_start", "pointed_back", "says_at", "speaker_group", "telling"]

_LONGEST_ENDING = 12
_COLON_WITHIN = 16  # tokens of a headline's speaker: Ermənistanın xarici işlər naziri Ararat Mirzoyan: …


#: Signs behind a finite verb that end its clause.
_ENDS = frozenset((",", ";"))


def boundaries(scene: Scene) -> list[int]:
    """The tokens behind which a new clause begins, in order: ki, colons, quotes, finite verbs before a comma."""
    texts, known = scene.texts, words()
    ends = known.joins | _ENDS
    found = []
    for i, word in enumerate(texts):
        if (
            word in (":", ";", '"')
            or (word in known.that and i)
            or (
                word == "." and 0 < i < len(texts) - 1 and len(texts[i - 1]) > 2 and scene.starts[i + 1] > scene.ends[i]
            )
        ):
            found.append(i)
        elif i + 1 < len(texts) and i not in scene.inside and texts[i + 1] in ends and _is_finite(word):
            found.append(i + 1)
        elif i not in scene.inside and _begins_a_name(scene, i + 1) and _is_finite(word):
            found.append(i)  # a headline without a full stop, glued to its lead
    return found


def _begins_a_name(scene: Scene, token: int) -> bool:
    """Does a name begin here, or the office in front of one?"""
    return token in scene.at or (token + 1 in scene.at and scene.texts[token] in words().titles)


@lru_cache(maxsize=1 << 15)
def _is_finite(word: str) -> bool:
    known = words()
    if word in known.titles or len(word) < 4:
        return False
    endings = finite_endings()
    return any(word[cut:] in endings for cut in range(max(2, len(word) - _LONGEST_ENDING), len(word) - 1))


def clause_start(edges: list[int], token: int) -> int:
    """The token at which the clause of a predicate begins."""
    start = 0
    for edge in edges:
        if edge >= token:
            break
        start = edge + 1
    return start


def says_at(scene: Scene, token: int) -> bool:
    """Does a saying verb begin here: `bildirib`, `qeyd edib`?"""
    return any(_verb_phrase(scene, token, parts) for parts in _saying(scene.texts[token]))


@lru_cache(maxsize=1 << 14)
def _saying(word: str) -> tuple[tuple[Part, ...], ...]:
    """The saying verbs whose first word this may be."""
    return tuple(parts for parts in words().says if word.startswith(parts[0].stems + parts[0].passive))


def telling(scene: Scene, token: int) -> bool:
    """Is the word the participle of a saying verb: `xatırladan`, `qeyd edən`?"""
    word = scene.texts[token]
    return any(
        form.kind == "participle" and form.tense == "present" and form.case == "nominative"
        for parts in _ending(word)
        for form in parts[-1].readings(word)
    )


@lru_cache(maxsize=1 << 14)
def _ending(word: str) -> tuple[tuple[Part, ...], ...]:
    return tuple(parts for parts in words().says if word.startswith(parts[-1].stems))


def _verb_phrase(scene: Scene, token: int, parts: tuple[Part, ...]) -> bool:
    if token + len(parts) > len(scene.texts):
        return False
    for i, part in enumerate(parts):
        word = scene.texts[token + i]
        if part.kind == "verb":
            if not word.startswith(part.stems + part.passive) or not part.readings(word):
                return False
        elif not word.startswith(part.stems):
            return False
    return True


def speaker_group(scene: Scene, token: int) -> Group | None:
    """Who says what stands at the token, by the sentence: `X: …`, `X bildirib ki, …`, `X-in sözlərinə görə`."""
    texts, groups = scene.texts, scene.groups
    for i in range(min(len(texts), _COLON_WITHIN)):
        if texts[i] == ":" and i < token:
            found = [group for group in groups if group.last == i and group.case in ("NOM", "MOD")]
            if found:
                return found[0]
    that = [i for i, word in enumerate(texts) if word in words().that and i < token]
    if that:
        before = [group for group in groups if group.case == "NOM" and group.last <= that[-1]]
        if before and any(says_at(scene, i) for i in range(before[0].last, that[-1])):
            return before[0]
    behind = words().behind
    for group in groups:
        if (
            group.case == "GEN"
            and group.last < len(texts)
            and group.last < token
            and texts[group.last].startswith(behind)
        ):
            return group
    tail = [group for group in groups if group.first > token and group.case == "NOM"]
    for group in reversed(tail):
        if any(says_at(scene, i) for i in range(group.last, min(len(texts), group.last + 4))):
            return group
    return None


def pointed_back(scene: Scene) -> Group | None:
    """Who said what the sentence before says: `bunu X bildirib`, `bu barədə X yazıb`."""
    known = words()
    for i, word in enumerate(scene.texts):
        if word in known.this and i not in scene.inside:
            behind = [group for group in scene.groups if group.first >= i and group.case == "NOM"]
            for group in behind:
                if any(says_at(scene, token) for token in range(group.last, len(scene.texts))):
                    return group
            return None
    return None
