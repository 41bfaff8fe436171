"""What the judge sees of an open stretch, side by side, and what features each side is worth.

A side is a *view*: its name, and what is seen there, as the function of that name below takes it. The views of a text
are few and repeat, so what one is worth is summed up once (:meth:`azdiplo.entities.settle.judge.Judge.scores`); that
is why they are plain tuples, which hash quickest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, NamedTuple

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.settle.stretches import Opened, Stretch
from azdiplo.entities.units import BREAK, Unit
from azdiplo.entities.words import Words

__all__ = ["View", "features", "seen"]

#: A name of :data:`_FEATURES`, and what is seen there.
View = tuple[Hashable, ...]

_AFTER = re.compile(r" (\w+)(?: (\w+))?")
_DIGIT = re.compile(r"\d")
#: So far the text tells how a word is written, in characters: the time must not grow with its square.
_NEAR = 3000
_WORD = 40  # characters of the word before
_PLAIN = (False, False, False, False, False, False, "", "")
_TRAITS = ("small", "known-person", "caps", "digit", "opens", "closes")


class _Parts(NamedTuple):
    """The words of a stretch and those behind it."""

    stem: str
    tail: str
    after: str
    second: str


def seen(reading: Reading, settled: Sequence[Candidate], open_ones: Opened) -> Iterator[tuple[Stretch, list[View]]]:
    """The open stretches, each with its views, which are made when its turn comes.

    Args:
        reading: the text.
        settled: what lists and rules find in it.
        open_ones: what is open of it.
    """
    stretches = open_ones.stretches
    if not stretches:
        return
    sight = _Sight(reading, settled, open_ones.owner)
    parts = [sight.note(stretch) for stretch in stretches]
    for stretch, part in zip(stretches, parts, strict=True):
        yield stretch, sight.views(stretch, part)


class _Sight:
    """A text as the judge sees it: the stretch in question, and what all of the text says of the same words."""

    __slots__ = ("_around", "_cased", "_certain", "_lower", "_owner", "_people", "_settled", "_units", "_words")

    def __init__(self, reading: Reading, settled: Sequence[Candidate], owner: Sequence[int]) -> None:
        self._cased = reading.cased
        self._lower = reading.lower
        self._units = reading.units
        self._words = reading.words
        self._settled = settled
        self._owner = owner
        self._certain: dict[str, str] = {}
        self._people: set[str] = set()
        #: stem → what the text says of the same words elsewhere
        self._around: dict[str, set[str]] = {}
        for candidate in settled:
            name = reading.lower[candidate.start : candidate.stem_end]
            if candidate.strength >= strength.CERTAIN:
                self._certain[name] = candidate.label
            if candidate.label == "PERSON":
                self._people.add(name[name.rfind(" ") + 1 :])

    def note(self, stretch: Stretch) -> _Parts:
        """Take note of what this stretch tells of the same words elsewhere."""
        start, stem_end, end = stretch.start, stretch.stem_end, stretch.end
        lower = self._lower
        following = _AFTER.match(lower, end)
        after, second = following.groups("") if following is not None else ("", "")
        stem = lower[start:stem_end]
        tail = lower[stem_end:end].lstrip("-'") if stem_end < end else ""
        around = self._around.get(stem)
        if around is None:
            around = self._around[stem] = set()
        if tail:
            around.add("dt=" + tail)
        if after and (label := self._words.descriptor(after)) is not None:
            around.add("da=" + label)
        rule = stretch.rule
        if rule is not None:
            around.add("dr=" + rule.label + ("+" if rule.strength >= strength.STRONG else "-"))
        return _Parts(stem, tail, after, second)

    def views(self, stretch: Stretch, parts: _Parts) -> list[View]:
        """All that is seen of a stretch."""
        stem, tail, after, second = parts
        first, last = self._units[stretch.first], self._units[stretch.last]
        size = stretch.last - stretch.first + 1
        kind = "free" if stretch.rule is None else stretch.rule.label
        word = stem[stem.rfind(" ") + 1 :]
        views: list[View] = [
            self._origin(stretch, size),
            ("tail", tail, kind),
            ("word", word),
            ("first", first.word, first.first, first.hit is None, kind),
        ]
        if size > 1:
            views.append(("name", stem))
        if last.hit is not None or first.hit is not None:
            views.append(("senses", _senses(last), None if size == 1 else _senses(first)))
        before, previous = _before(self._lower, stretch.start)
        views.append(("before", before))
        if previous:
            views.append(("earlier", previous))
        views.append(("after", after) if after else ("sign", self._lower[stretch.end : stretch.end + 2]))
        if second:
            views.append(("later", second))
        left, right = self._left(stretch, first), self._right(stretch)
        if left or right:
            views.append(("beside", left, right))
        traits = self._traits(stretch, stem, word, first)
        if traits != _PLAIN:
            views.append(("traits", kind, *traits))
        if around := self._around[stem]:
            views.append(("text", *sorted(around)))
        return views

    def _origin(self, stretch: Stretch, size: int) -> View:
        """The rule or list that made it, that made what it is a part of, or none."""
        rule = stretch.rule
        if rule is not None:
            return ("rule", rule.label, _detail(rule), rule.strength, size)
        inside = max(self._owner[stretch.first], self._owner[stretch.last])
        if inside < 0:
            return ("free", size)
        whole = self._settled[inside]
        return ("part", whole.label, _detail(whole), size)

    def _left(self, stretch: Stretch, first: Unit) -> str:
        """The label of the name that it is joined to on the left, and what joins the two."""
        owner = self._owner[stretch.first - 1] if stretch.first else -1
        if owner < 0:
            return ""
        if first.glue != BREAK:
            return self._settled[owner].label + first.glue
        return self._settled[owner].label + "," if self._lower.endswith(", ", 0, stretch.start) else ""

    def _right(self, stretch: Stretch) -> str:
        """The same on the right."""
        at = stretch.last + 1
        owner = self._owner[at] if at < len(self._owner) else -1
        if owner < 0:
            return ""
        following = self._units[at]
        if following.glue != BREAK:
            return self._settled[owner].label + following.glue
        listed = following.start == stretch.end + 2 and self._lower.startswith(", ", stretch.end)
        return self._settled[owner].label + "," if listed else ""

    def _traits(self, stretch: Stretch, stem: str, word: str, first: Unit) -> tuple[bool | str, ...]:
        """Those of `_TRAITS`, what joins it to the word before, and the label that the same words have for certain."""
        cased, start, end = self._cased, stretch.start, stretch.end
        surface = cased[start : stretch.stem_end]
        return (
            stretch.first == stretch.last and _in_small(cased, stem, start),
            word in self._people,
            surface.isupper() and len(surface) > 1,
            not surface.isalpha() and _DIGIT.search(surface) is not None,
            cased[start - 1 : start] == '"',
            cased[end : end + 1] == '"',
            first.glue if first.glue not in (BREAK, " ") else "",
            self._certain.get(stem, ""),
        )


def _detail(candidate: Candidate) -> str:
    evidence = candidate.evidence
    return evidence.detail if evidence.source == "rule" else "list"


def _in_small(cased: str, stem: str, start: int) -> bool:
    """Does the text write the word in small letters around there, as the beginning of a word?"""
    return len(stem) > 2 and cased.find(" " + stem, max(0, start - _NEAR), start + _NEAR) >= 0


def _senses(unit: Unit) -> tuple[str, ...]:
    if unit.hit is None:
        return ()
    return tuple([entry.label + ("?" if ambiguous else "") for entry, ambiguous in unit.hit.form.senses])


def _before(lower: str, start: int) -> tuple[str, str]:
    """The word before and the one before that; a sign where something else stands."""
    if start < 2:
        return "^", ""
    if lower[start - 1] != " ":
        return lower[start - 1], ""
    if not lower[start - 2].isalnum():
        return lower[start - 2], ""
    at = lower.rfind(" ", max(0, start - _WORD), start - 1)
    if at < 0:
        return lower[max(0, start - _WORD) : start - 1], ""
    return lower[at + 1 : start - 1], lower[lower.rfind(" ", max(0, at - _WORD), at) + 1 : at]


def features(view: View, words: Words) -> list[str]:
    """The features of one view.

    >>> from azdiplo.entities.words import shipped_words
    >>> features(("tail", "da", "free"), shipped_words())
    ['t=da', 'tk=dafree']
    """
    name: Any = view[0]
    return _FEATURES[name](words, *view[1:])


def _of_rule(_: Words, label: str, detail: str, weight: int, size: int) -> list[str]:
    return [f"k={label}", f"r={detail}/{label}", f"s={weight}/{label}", f"n={min(size, 5)}{label}"]


def _of_part(_: Words, label: str, detail: str, size: int) -> list[str]:
    return ["k=free", "part", f"part={detail}/{label}", f"n={min(size, 5)}free"]


def _of_free(_: Words, size: int) -> list[str]:
    return ["k=free", f"n={min(size, 5)}free"]


def _of_tail(_: Words, tail: str, kind: str) -> list[str]:
    return ["t=" + tail, "tk=" + tail + kind]


def _of_word(words: Words, word: str) -> list[str]:
    found = ["w=" + word, "p3=" + word[:3], f"len={min(len(word), 9)}"]
    found += [f"x{length}=" + word[-length:] for length in (2, 3, 4)]
    if words.surname(word):
        found.append("surname")
    if (head := words.head(word)) is not None:
        found.append("h=" + head[0].label)
    return found


def _of_first(words: Words, word: str, starts: bool, bare: bool, kind: str) -> list[str]:
    found = ["w1=" + word]
    if starts:
        found += ["first", f"first{kind}"]
    if bare and words.is_common(word):
        found += ["common", "common-first"] if starts else ["common"]
    if words.given_name(word):
        found.append("given")
    return found


def _of_senses(_: Words, last: tuple[str, ...], first: tuple[str, ...] | None) -> list[str]:
    side, others = ("sense1", last) if first is None else ("sense0", first)
    return [*(f"sense={each}" for each in last), *(f"{side}={each}" for each in others)]


def _of_before(words: Words, word: str) -> list[str]:
    return ["b=" + word, "bs=" + word[-4:], *(["office-before"] if words.office(word) is not None else [])]


def _of_after(words: Words, word: str) -> list[str]:
    found = ["f=" + word, "fs=" + word[:4]]
    if (label := words.descriptor(word)) is not None:
        found.append("fd=" + label)
    if (head := words.head(word)) is not None:
        found.append("fh=" + head[0].label)
    if words.office(word) is not None:
        found.append("fo")
    return found


def _of_beside(_: Words, left: str, right: str) -> list[str]:
    return [f"{side}={what}" for side, what in (("nl", left), ("nr", right)) if what]


def _of_traits(_: Words, kind: str, *traits: bool | str) -> list[str]:
    *marks, glue, label = traits
    small, _person, _caps, _digit, opens, closes = marks
    found = [trait for trait, mark in zip(_TRAITS, marks, strict=True) if mark]
    if small:
        found.append(f"small{kind}")
    if opens and closes:
        found += ["quoted", f"quoted{kind}"]  # “Qarabağ”, but not “Qarabağ Azərbaycandır”
    return found + ([f"g={glue}"] if glue else []) + ([f"dl={label}"] if label else [])


def _of_text(_: Words, *said: str) -> list[str]:
    return list(said)


def _named(name: str) -> Callable[[Words, str], list[str]]:
    """For a view that is worth one feature, of its name."""
    return lambda _, what: [f"{name}={what}"]


#: What each view is worth, by its name: the first word is what stands in front of the stretch or in it, and so on.
_FEATURES: dict[str, Callable[..., list[str]]] = {
    "rule": _of_rule,
    "part": _of_part,
    "free": _of_free,
    "tail": _of_tail,
    "word": _of_word,
    "first": _of_first,
    "name": _named("name"),
    "senses": _of_senses,
    "before": _of_before,
    "earlier": _named("earlier"),
    "after": _of_after,
    "sign": _named("sign"),
    "later": _named("later"),
    "beside": _of_beside,
    "traits": _of_traits,
    "text": _of_text,
}
