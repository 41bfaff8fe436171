"""Where a phrase with an office stands about the name of a person: in front, behind it, or in the predicate.

A person with several offices has the first: news names the main one first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from azdiplo.entities.offices.phrase import read_phrase
from azdiplo.entities.offices.scene import GAP, STOP, TOKEN, Phrase, Scene, is_list_gap
from azdiplo.entities.offices.title import Title
from azdiplo.morphology.forms import is_copula, is_ours

__all__ = ["Stretch", "read_people"]

_OPENED = re.compile(r", | ?\(| - ")
_CLOSED = re.compile(r"[,.:;!?)]| - |  |\Z")
_ADDRESS = 5  # words: vəzifəsini müvəqqəti icra edən
_AFTER_A_DAY = 30  # characters: 2024-cü ildən


class Stretch(NamedTuple):
    """A stretch of the text that holds the office of somebody named beside it."""

    start: int
    end: int


def read_people(scene: Scene) -> list[Stretch]:
    """Read what all people of a text are into ``scene.held``; returns where it says so."""
    said: list[Stretch] = []
    for i, name in enumerate(scene.settled):
        if name.label != "PERSON" or i in scene.held:
            continue
        phrase = _in_front(scene, i)
        if phrase is not None:
            if phrase.plural:
                people = _sharing(scene, i)
                scene.held.update(zip(people, phrase.of_several(len(people)), strict=True))
            else:
                scene.held[i] = phrase.held
            said.append(Stretch(phrase.start, name.start))
        elif (phrase := _behind(scene, i) or _predicate(scene, i)) is not None:
            scene.held[i] = phrase.held
            said.append(Stretch(name.end, phrase.end))
    return said


def _sharing(scene: Scene, i: int) -> list[int]:
    """The people that share the plural before the one at ``i``: prezidentləri A, B və C."""
    people = [i]
    settled = scene.settled
    while i + 1 < len(settled) and settled[i + 1].label == "PERSON" and scene.in_list(i):
        i += 1
        people.append(i)
    return people


def _in_front(scene: Scene, i: int) -> Phrase | None:
    """The offices right before the name: `ABŞ dövlət katibi Entoni Blinken`."""
    at = scene.settled[i].start
    if at < 2 or scene.lower[at - 1] != " ":
        return None
    title = scene.title(i, _before_address(scene, at - 1))
    if title is None or not title.names:
        return None
    phrase = read_phrase(scene, i, title)
    if phrase is not None and not phrase.owners and title.possessed and title.kind == "state":
        return phrase.of(_owner_before(scene, i, phrase.start))
    return phrase


def _owner_before(scene: Scene, i: int, start: int) -> list[int]:
    """The state of the person before, where both stand in a list: BƏƏ-nin Prezidenti A, Baş naziri B."""
    before = scene.held.get(i - 1)
    if before is None or before.owner is None or scene.settled[before.owner].label != "STATE":
        return []
    return [before.owner] if is_list_gap(scene.lower[scene.settled[i - 1].end : start]) else []


def _before_address(scene: Scene, end: int) -> int:
    """Where the office ends before forms of address and the like: Prezidenti cənab, vəzifəsini icra edən."""
    lower, offices = scene.lower, scene.words.offices
    while lower[lower.rfind(" ", 0, end) + 1 : end] in offices.between_ends:
        said = lower[max(0, end - GAP) : end].split(" ")[-_ADDRESS:]
        skipped = _addresses(scene, said)
        if not skipped or skipped == len(said):
            return end
        end -= len(" ".join(said[-skipped:])) + 1
    return end


def _addresses(scene: Scene, said: list[str]) -> int:
    """How many words at the end are a form of address; birinci xanım is an office, xanım alone is one."""
    offices = scene.words.offices
    for count in range(len(said) - 1, 0, -1):
        if tuple(said[-count:]) in offices.between:
            return count
    return int(said[-1] in offices.addresses and " ".join(said[-2:]) not in offices.names)


class _Closed(NamedTuple):
    """An office behind a name, up to the sign that closes it."""

    title: Title
    passed: int  # so many names end before it does
    sign: str
    end: int  # of the sign


def _behind(scene: Scene, i: int) -> Phrase | None:
    """The office behind a name, between signs: `Entoni Blinken, ABŞ dövlət katibi, …`"""
    opened = _OPENED.match(scene.lower, scene.settled[i].end)
    closed = None if opened is None else _closed(scene, i, opened.end())
    if opened is None or closed is None or _is_of_the_next(scene, closed):
        return None
    title = closed.title
    if not title.names or title.plural or is_ours(title.tail[-3:]):
        return None
    return _whole(scene, i, closed.passed, opened.end(), title, loose=opened[0] != ", ")


def _closed(scene: Scene, i: int, begin: int) -> _Closed | None:
    """The first office before a sign; a comma may also stand inside a name, which closes nothing."""
    lower = scene.lower
    at = begin
    while (sign := _CLOSED.search(lower, at, begin + 2 * GAP)) is not None:
        passed = _past_names(scene, i + 1, sign.start())
        if passed is None or (not sign[0] and sign.end() < len(lower)):
            return None
        title = scene.title(passed, sign.start(), begin)
        if title is not None:
            return _Closed(title, passed, sign[0], sign.end())
        if sign[0] != ",":
            return None
        at = sign.end()
    return None


def _past_names(scene: Scene, k: int, end: int) -> int | None:
    """The position of the first name from ``k`` on that ends behind ``end``, None where a person is before."""
    while k < len(scene.settled) and scene.settled[k].end <= end:
        if scene.settled[k].label == "PERSON":
            return None
        k += 1
    return k


def _is_of_the_next(scene: Scene, closed: _Closed) -> bool:
    """Does the office belong to the person behind it: Elçin Quliyev, səfir, Mark Libbi?"""
    if closed.sign != "," or closed.passed == len(scene.settled):
        return False
    following = scene.settled[closed.passed]
    return following.label == "PERSON" and following.start - closed.end < 3


def _predicate(scene: Scene, i: int) -> Phrase | None:
    """The office that the sentence says the person has, or gets: `… xarici işlər naziridir`, `… səfir təyin edilib`."""
    lower, name = scene.lower, scene.settled[i]
    if name.end != name.stem_end or lower[name.end : name.end + 1] != " ":
        return None
    begin = name.end + 1
    stop = STOP.search(lower, begin, begin + 2 * GAP)
    for word in TOKEN.finditer(lower, begin, begin + 2 * GAP if stop is None else stop.start()):
        office = scene.words.office(word[0])
        if office is not None and (is_copula(office[1]) or _becomes(scene, word.end())):
            return _said_of(scene, i, begin, word.end())
    return None


def _becomes(scene: Scene, end: int) -> bool:
    """Is the office one that somebody gets: sədri təyin edilib?"""
    following = TOKEN.match(scene.lower, end + 1)
    return following is not None and following[0] in scene.words.offices.becomes


def _said_of(scene: Scene, i: int, begin: int, end: int) -> Phrase | None:
    """The phrase from ``begin`` to ``end``, if it says what the person at ``i`` is."""
    passed = _past_names(scene, i + 1, end)
    title = None if passed is None else scene.title(passed, end, begin)
    if passed is None or title is None:
        return None
    title = title.without_copula
    if title.plural or not (title.names and title.possessed):
        return None
    return _whole(scene, i, passed, begin, title, loose=False)


def _whole(scene: Scene, i: int, passed: int, begin: int, title: Title, loose: bool) -> Phrase | None:
    """The phrase of a title, if it takes up all from ``begin`` on; ``loose`` if the rest may be anything."""
    phrase = read_phrase(scene, passed, title)
    if phrase is None or phrase.start < begin:
        return None
    if phrase.start == begin or loose:
        return phrase
    between = [name.label for name in scene.settled[i + 1 : passed] if name.end <= phrase.start]
    return phrase if between == ["DATE"] and phrase.start - begin < _AFTER_A_DAY else None
