"""What lists and rules leave open: a small learned model over the stretches of capitalised words.

It sees the candidates of weak rules, the names whose form fits several entries, and the capitalised words that no rule
took (`[Niaqara]da görüşüblər`), each with its surroundings, and says label or no name. What is certain does not come
here. The weights are learned by :mod:`azdiplo.training.judge` and lie in ``data/judge/weights.tsv``.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from functools import cache

from azdiplo import resources
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.units import BREAK, Unit
from azdiplo.entities.words import Words
from azdiplo.gazetteer.names import NameIndex
from azdiplo.labels import LABELS
from azdiplo.morphology.derivation import is_derivation
from azdiplo.records import Evidence

__all__ = ["CLASSES", "Judge", "Stretch", "judge", "stretches"]

#: What the model tells apart: a kind of entity, or no name.
CLASSES: tuple[str, ...] = (*(label for label in LABELS if label != "DATE"), "")
_NONE = len(CLASSES) - 1
#: From this strength on a candidate is certain, if its form has one meaning only.
_CERTAIN = 46
#: No form with several meanings is stronger than this.
_OPEN = 50
_LONGEST = 4
#: How much more a name of no rule must be than no name, in logits.
_DOUBT = 1.2
#: From this strength on a rule saw more than capitals: what it made is kept unless it is this much less likely a name
#: than none, in logits. The texts that the weights were learned from name what lists hold more often than others do.
_STRONG = 40
_TRUST = 1.0
_REMEMBERED = 200_000
#: The scores of all classes are fields of one long number: 64 bits each, in units of 1 / UNIT, the middle for zero.
UNIT = 1 << 24
_FIELDS = struct.Struct(f"<{len(CLASSES)}Q")
_ZEROS = sum(1 << 64 * i + 62 for i in range(len(CLASSES)))
#: So far the text tells how a word is written, in characters: the time must not grow with its square.
_NEAR = 3000
#: no derived word is longer
_LONGEST_WORD = 60

#: One side of a stretch, such as its last word or the word behind it: a name and what is seen there.
View = tuple[Hashable, ...]


class Stretch:
    """Some neighbouring words that may be one name.

    Attributes:
        start, stem_end, end: offsets in the folded text.
        first, last: the units it is made of.
        rule: the candidate that a rule or list made of exactly these words, or None.
        group: stretches of one group exclude each other: at most one is a name.
        views: what the model looks at, see :func:`features`.
    """

    __slots__ = ("end", "first", "group", "last", "rule", "start", "stem_end", "views")

    def __init__(
        self, start: int, stem_end: int, end: int, first: int, last: int, rule: Candidate | None, group: int
    ) -> None:
        self.start = start
        self.stem_end = stem_end
        self.end = end
        self.first = first
        self.last = last
        self.rule = rule
        self.group = group
        self.views: Sequence[View] = ()


def stretches(reading: Reading, settled: Sequence[Candidate], glued: Set[int]) -> Iterator[Stretch]:
    """Every stretch that is open, in text order; its views are made when its turn comes.

    Args:
        reading: the text.
        settled: what lists and rules find in it.
        glued: positions of units that are no names.
    """
    cased, lower, units = reading.cased, reading.lower, reading.units
    lexicon, index = reading.words, reading.index
    owner: list[int] = []
    at = 0
    count = len(settled)
    for unit in units:
        while at < count and settled[at].end <= unit.start:
            at += 1
        owner.append(at if at < count and settled[at].start < unit.end else -1)
    found: list[Stretch] = []
    group = 0
    i = 0
    n = len(units)
    while i < n:
        j = i
        if i in glued:
            i += 1
            continue
        if owner[i] >= 0:
            candidate = settled[owner[i]]
            while j + 1 < n and owner[j + 1] == owner[i]:
                j += 1
            if candidate.strength <= _OPEN and _open(candidate, units[i]):
                group += 1
                found.append(Stretch(candidate.start, candidate.stem_end, candidate.end, i, j, candidate, group))
                if j > i and candidate.start == units[i].start:
                    found.append(Stretch(units[i + 1].start, candidate.stem_end, candidate.end, i + 1, j, None, group))
                if i and owner[i - 1] < 0 and units[i].glue == " " and units[i].start == candidate.start:
                    before = units[i - 1]
                    found.append(Stretch(before.start, candidate.stem_end, candidate.end, i - 1, j, None, group))
                if j > i and candidate.end == units[j].end:
                    found.append(_until(units, i, j - 1, group, lexicon))
                if (
                    j + 1 < n
                    and owner[j + 1] < 0
                    and units[j + 1].glue in (" ", "-")
                    and candidate.stem_end == candidate.end == units[j].end
                ):
                    found.append(_until(units, i, j + 1, group, lexicon))
        else:
            while j + 1 < n and owner[j + 1] < 0 and units[j + 1].glue in (" ", "-") and j - i < _LONGEST:
                j += 1
            hit = units[i].hit
            if i == j and (hit is None or hit.form.open) and _says_nothing(cased, lower, units[i], lexicon, index):
                i += 1
                continue
            if i < j and all(
                unit.hit is None and _says_nothing(cased, lower, unit, lexicon, index) for unit in units[i : j + 1]
            ):
                i = j + 1  # Allah Sizi qorusun
                continue
            group += 1
            found.append(_until(units, i, j, group, lexicon))
            if j > i:
                found.append(_until(units, i + 1, j, group, lexicon))
                found.append(_until(units, i, j - 1, group, lexicon))
        i = j + 1
    return _described(cased, lower, units, settled, owner, found, lexicon) if found else iter(())


def _until(units: Sequence[Unit], first: int, last: int, group: int, lexicon: Words) -> Stretch:
    """The stretch of some units that no rule made."""
    unit = units[last]
    stem_end = unit.stem_end if unit.hit is not None else unit.start + lexicon.strip(unit.word)
    return Stretch(units[first].start, stem_end, unit.end, first, last, None, group)


def _says_nothing(cased: str, lower: str, unit: Unit, lexicon: Words, index: NameIndex) -> bool:
    """Is it a word that is no name by itself, so that its capital says nothing?

    A common word (`Görüşdə`), an office (`Prezident`), what is derived from a name or word (`Ağdamlı`, `NATO-çu`).
    """
    word, end = unit.word, unit.end
    if unit.hit is None or unit.label == "ORG" or unit.hit.form.entry.fields.get("kind") == "village":
        if lexicon.is_common(word):
            return cased[end : end + 1] != '"'  # “Günəş”
        if lexicon.office(word) is not None:
            return True
    if lower[end : end + 1] in _MARKS and cased[end + 1 : end + 2].islower():
        match = _WORD.match(lower, end + 1)
        if match is not None and is_derivation(match[0]):
            return True
    return len(word) < _LONGEST_WORD and any(
        (index.has(word[:size]) or word[:size] in lexicon.common.forms) and is_derivation(word[size:])
        for size in range(len(word) - 2, 1, -1)
    )


_MARKS = ("-", "'")
_WORD = re.compile(r"\w{1,30}")


def _open(candidate: Candidate, unit: Unit) -> bool:
    if candidate.label == "DATE":
        return False
    if candidate.strength < _CERTAIN:
        return True
    hit = unit.hit
    if hit is None or hit.start != candidate.start or hit.end != candidate.end:
        return False
    senses = hit.form.senses
    return len(senses) > 1 and senses[0][0].label != "STATE"  # Azərbaycan the newspaper is quoted, and found so


def _described(
    cased: str,
    lower: str,
    units: Sequence[Unit],
    settled: Sequence[Candidate],
    owner: Sequence[int],
    found: Sequence[Stretch],
    lexicon: Words,
) -> Iterator[Stretch]:
    """The stretches, each with its views."""
    certain: dict[str, str] = {}
    people: set[str] = set()
    for candidate in settled:
        name = lower[candidate.start : candidate.stem_end]
        if candidate.strength >= _CERTAIN:
            certain[name] = candidate.label
        if candidate.label == "PERSON":
            people.add(name[name.rfind(" ") + 1 :])
    #: what the text says of the same words elsewhere
    around: dict[str, set[str]] = {}
    parts: list[tuple[str, str, str, str]] = []
    for stretch in found:
        end, stem_end = stretch.end, stretch.stem_end
        match = _BEHIND.match(lower, end)
        after, second = match.groups("") if match is not None else ("", "")
        stem = lower[stretch.start : stem_end]
        tail = lower[stem_end:end].lstrip("-'") if stem_end < end else ""
        parts.append((stem, tail, after, second))
        seen = around.get(stem)
        if seen is None:
            seen = around[stem] = set()
        if tail:
            seen.add("dt=" + tail)
        if after and (label := lexicon.descriptor(after)) is not None:
            seen.add("da=" + label)
        rule = stretch.rule
        if rule is not None:
            seen.add("dr=" + rule.label + ("+" if rule.strength >= 40 else "-"))
    last_unit = len(units) - 1
    for stretch, (stem, tail, after, second) in zip(found, parts, strict=True):
        start, end = stretch.start, stretch.end
        first, last = units[stretch.first], units[stretch.last]
        word = stem[stem.rfind(" ") + 1 :]
        size = stretch.last - stretch.first + 1
        rule = stretch.rule
        views: list[View] = []
        stretch.views = views
        if rule is not None:
            kind = rule.label
            detail = rule.evidence.detail if rule.evidence.source == "rule" else "list"
            views.append(("rule", kind, detail, rule.strength, size))
        else:
            kind = "free"
            inside = max(owner[stretch.first], owner[stretch.last])
            if inside >= 0:
                whole = settled[inside]
                detail = whole.evidence.detail if whole.evidence.source == "rule" else "list"
                views.append(("part", whole.label, detail, size))
            else:
                views.append(("free", size))
        views.append(("tail", tail, kind))
        views.append(("word", word))
        views.append(("first", first.word, first.first, first.hit is None, kind))
        if size > 1:
            views.append(("name", stem))
        if last.hit is not None or first.hit is not None:
            views.append(("senses", _senses(last), None if size == 1 else _senses(first)))
        before, previous = _before(lower, start)
        views.append(("before", before))
        if previous:
            views.append(("earlier", previous))
        if after:
            views.append(("after", after))
            if second:
                views.append(("later", second))
        else:
            views.append(("sign", lower[end : end + 2]))
        left = right = ""
        at = stretch.first
        if at and owner[at - 1] >= 0:
            if first.glue != BREAK:
                left = settled[owner[at - 1]].label + first.glue
            elif lower[start - 2 : start] == ", ":
                left = settled[owner[at - 1]].label + ","
        at = stretch.last
        if at < last_unit and owner[at + 1] >= 0:
            following = units[at + 1]
            if following.glue != BREAK:
                right = settled[owner[at + 1]].label + following.glue
            elif following.start == end + 2 and lower[end : end + 2] == ", ":
                right = settled[owner[at + 1]].label + ","
        if left or right:
            views.append(("beside", left, right))
        surface = cased[start : stretch.stem_end]
        traits = (
            size == 1 and _in_small(cased, stem, start),
            word in people,
            surface.isupper() and len(surface) > 1,
            not surface.isalpha() and _DIGIT.search(surface) is not None,
            cased[start - 1 : start] == '"',
            cased[end : end + 1] == '"',
            first.glue if first.glue not in (BREAK, " ") else "",
            certain.get(stem, ""),
        )
        if traits != _PLAIN:
            views.append(("traits", kind, *traits))
        seen = around[stem]
        if seen:
            views.append(("text", *sorted(seen)))
        yield stretch


_BEHIND = re.compile(r" (\w+)(?: (\w+))?")
_DIGIT = re.compile(r"\d")
_PLAIN = (False, False, False, False, False, False, "", "")
_TRAITS = ("small", "known-person", "caps", "digit", "opens", "closes")


def features(view: View, lexicon: Words) -> list[str]:
    """The features of one side of a stretch.

    The views of a text are few and repeat; so what they are worth is summed up once for each.
    """
    name, *rest = view
    given: list[str] = [str(each) for each in rest]
    if name == "word":
        return _of_word(given[0], lexicon)
    if name == "rule":
        label, detail, strength, size = given
        return [f"k={label}", f"r={detail}/{label}", f"s={strength}/{label}", f"n={min(int(size), 5)}{label}"]
    if name == "part":
        label, detail, size = given
        return ["k=free", "part", f"part={detail}/{label}", f"n={min(int(size), 5)}free"]
    if name == "free":
        return ["k=free", f"n={min(int(given[0]), 5)}free"]
    if name == "tail":
        return ["t=" + given[0], "tk=" + given[0] + given[1]]
    if name == "first":
        word, starts, bare, kind = rest
        found = ["w1=" + given[0]]
        if starts:
            found += ["first", f"first{kind}"]
        if bare and lexicon.is_common(given[0]):
            found += ["common", "common-first"] if starts else ["common"]
        if lexicon.given_name(given[0]):
            found.append("given")
        return found
    if name == "senses":
        last, first = rest
        assert isinstance(last, tuple)
        found = [f"sense={each}" for each in last]
        if first is None:
            return found + [f"sense1={each}" for each in last]
        assert isinstance(first, tuple)
        return found + [f"sense0={each}" for each in first]
    if name == "before":
        word = given[0]
        return ["b=" + word, "bs=" + word[-4:], *(["office-before"] if lexicon.office(word) is not None else [])]
    if name == "after":
        return _of_following(given[0], lexicon)
    if name == "beside":
        return [f"{side}={what}" for side, what in (("nl", given[0]), ("nr", given[1])) if what]
    if name == "traits":
        kind, *marks = rest
        glue, label = given[-2:]
        found = [trait for trait, mark in zip(_TRAITS, marks, strict=False) if mark]
        if marks[0]:
            found.append(f"small{kind}")
        if marks[4] and marks[5]:
            found += ["quoted", f"quoted{kind}"]  # “Qarabağ”, but not “Qarabağ Azərbaycandır”
        return found + ([f"g={glue}"] if glue else []) + ([f"dl={label}"] if label else [])
    if name == "text":
        return given
    return [f"{name}={given[0]}"]


def _of_word(word: str, lexicon: Words) -> list[str]:
    found = ["w=" + word, "p3=" + word[:3], f"len={min(len(word), 9)}"]
    found += [f"x{length}=" + word[-length:] for length in (2, 3, 4)]
    if lexicon.surname(word):
        found.append("surname")
    if (head := lexicon.head(word)) is not None:
        found.append("h=" + head[0].label)
    return found


def _of_following(word: str, lexicon: Words) -> list[str]:
    found = ["f=" + word, "fs=" + word[:4]]
    if (label := lexicon.descriptor(word)) is not None:
        found.append("fd=" + label)
    if (head := lexicon.head(word)) is not None:
        found.append("fh=" + head[0].label)
    if lexicon.office(word) is not None:
        found.append("fo")
    return found


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
    at = lower.rfind(" ", max(0, start - 40), start - 1)
    if at < 0:
        return lower[max(0, start - 40) : start - 1], ""
    return lower[at + 1 : start - 1], lower[lower.rfind(" ", max(0, at - 40), at) + 1 : at]


class Judge:
    """A linear model: a row of weights, one for each of :data:`CLASSES`, for every feature.

    Args:
        weights: feature → its weights as the table has them, ``"PERSON 0.31 ORG -0.2"``; read when first met.
    """

    def __init__(self, weights: Mapping[str, str]) -> None:
        self.weights = weights
        #: a view → what its features say for each class, the row packed into one number
        self._known: dict[View, int] = {}

    def scores(self, views: Sequence[View], lexicon: Words) -> tuple[int, ...]:
        """What the views say for each class, before the logistic, in units of 1 / :data:`UNIT` above the same zero."""
        rows = list(map(self._known.get, views))
        if None in rows:
            rows = [self._row(view, lexicon) if row is None else row for view, row in zip(views, rows, strict=True)]
        # one addition of long numbers for all the classes
        total = sum(rows, _ZEROS)  # type: ignore[arg-type]
        return _FIELDS.unpack(total.to_bytes(_FIELDS.size, "little"))

    def _row(self, view: View, lexicon: Words) -> int:
        total = [0.0] * len(CLASSES)
        for feature in features(view, lexicon):
            given = self.weights.get(feature)
            if given is not None:
                for i, weight in _weights(feature, given):
                    total[i] += weight
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        row = self._known[view] = sum(round(each * UNIT) << 64 * i for i, each in enumerate(total))
        return row

    def __call__(self, reading: Reading, settled: list[Candidate], glued: Set[int]) -> list[Candidate]:
        """The settled candidates with the open ones decided, in no order.

        A name may be widened over a word that is taken for a name of its own: the two are for `resolve`.
        """
        cased, units, lexicon = reading.cased, reading.units, reading.words
        best: dict[int, tuple[int, Stretch, tuple[int, ...]]] = {}
        judged: set[int] = set()
        for stretch in stretches(reading, settled, glued):
            if stretch.rule is not None:
                judged.add(id(stretch.rule))
            total = self.scores(stretch.views, lexicon)
            margin = max(total[:_NONE]) - total[_NONE]
            stretch.views = ()  # a long text has many
            rule = stretch.rule
            least = _DOUBT * UNIT if rule is None else -_TRUST * UNIT if rule.strength >= _STRONG else 0
            if margin > least and (stretch.group not in best or margin > best[stretch.group][0]):
                best[stretch.group] = (margin, stretch, total)
        kept = [candidate for candidate in settled if id(candidate) not in judged]
        for _, stretch, total in best.values():
            high = max(total)
            number = total.index(max(total[:_NONE]))
            label = CLASSES[number]
            rule = stretch.rule
            if rule is not None and rule.label == label:
                kept.append(rule)
                continue
            share = 1 / sum(math.exp((each - high) / UNIT) for each in total)
            entry = None
            unit = units[stretch.first]
            if stretch.first == stretch.last and unit.hit is not None:
                entry = next((entry for entry, _ in unit.hit.form.senses if entry.label == label), None)
            kept.append(
                Candidate(
                    stretch.start,
                    stretch.stem_end,
                    stretch.end,
                    label,
                    Evidence("model", cased[stretch.start : stretch.stem_end], round(share, 3)),
                    41,
                    entry,
                )
            )
        return kept


def _weights(feature: str, given: str) -> Iterator[tuple[int, float]]:
    """The weights of one row of the table, each with the number of its class."""
    words = given.split(" ")
    for label, weight in zip(words[::2], words[1::2], strict=True):
        try:
            yield _NUMBER[label], float(weight)
        except (KeyError, ValueError):
            raise ValueError(
                f"judge/weights.tsv: {feature!r} has {label} {weight}; labels are {', '.join(_NUMBER)}, weights numbers"
            ) from None


_NUMBER = {label or "none": i for i, label in enumerate(CLASSES)}


@cache
def judge() -> Judge:
    """The shipped model."""
    return Judge({feature: given for _, (feature, given) in resources.rows("judge/weights.tsv")})
