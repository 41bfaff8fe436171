"""What a document says once holds for its later, shorter mentions, and for its headline.

`Antonio Quterreş` explains `Quterreş`, `ABŞ` explains `Konqres`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.people import ADDRESSED
from azdiplo.entities.settle.abbreviations import abbreviated
from azdiplo.entities.units import Unit
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import Hit
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.morphology.forms import marked_end
from azdiplo.records import Evidence

__all__ = ["recall"]

#: Kinds of bodies of which every state or organisation has one.
_OWNED = frozenset(("parliament", "international"))
_TOKEN = re.compile(r"\w+")
_SHORTEST = 3  # letters of a surname
_LONG = 5  # letters of a surname that stands before the patronymic
_LONGEST = 80  # no inflected word of the language is longer


def recall(reading: Reading, settled: list[Candidate], glued: Set[int]) -> list[Candidate]:
    """Candidates that earlier or later mentions in the same text explain.

    Args:
        reading: the text.
        settled: what is found in it.
        glued: positions of units that are no names.
    """
    return [*_people(reading, settled, glued), *abbreviated(reading, settled), *_of_owners(reading, settled)]


def _of_owners(reading: Reading, settled: Sequence[Candidate]) -> list[Candidate]:
    """Bodies whose name alone does not tell them, in a text that names their owner: `Konqres` beside `ABŞ`."""
    cased = reading.cased
    wanted = [(unit, hit, sense) for unit in _open(reading.units) for hit, sense in _owned_bodies(unit)]
    if not wanted:
        return []
    states = {c.entry.id for c in settled if c.entry is not None and c.label == "STATE"}
    bodies = {cased[c.start : c.stem_end] for c in settled if c.label == "ORG"}
    found: dict[int, Candidate] = {}
    for unit, hit, sense in wanted:
        if sense.fields.get("state") in states or sense.name.partition(" ")[0] in bodies:
            evidence = Evidence("memory", hit.form.text)
            body = Candidate(unit.start, unit.stem_end, unit.end, "ORG", evidence, strength.OWNER, sense)
            found.setdefault(unit.start, body)
    return list(found.values())


def _open(units: Sequence[Unit]) -> list[Unit]:
    """The names of the lists that may be other words too."""
    return [unit for unit in units if unit.hit is not None and not unit.sure and not unit.first]


def _owned_bodies(unit: Unit) -> list[tuple[Hit, Entry]]:
    """The bodies that an open name may be and that belong to somebody."""
    hit = unit.hit
    if hit is None or hit.form.exact:
        return []
    senses = hit.form.senses
    return [(hit, body) for body, _ in senses if body.label == "ORG" and body.fields.get("kind") in _OWNED]


def _people(reading: Reading, settled: Sequence[Candidate], glued: Set[int]) -> list[Candidate]:
    """Later surnames of the people whose full names the text gives."""
    names = _surnames(reading.lower, settled, reading.words)
    starts = {name[:_SHORTEST] for name in names}
    ends = [candidate.end for candidate in settled] if names else []
    found: list[Candidate] = []
    for i, unit in enumerate(reading.units if names else ()):
        if unit.word[:_SHORTEST] not in starts or not (length := _known(unit.word, names)):
            continue
        at = bisect_right(ends, unit.start)
        over = settled[at] if at < len(settled) and settled[at].start < unit.end else None
        weight = _weight(reading, unit, over, i in glued)
        if weight:
            found.append(_short(reading, unit, length, names[unit.word[:length]], weight))
    return found


def _weight(reading: Reading, unit: Unit, over: Candidate | None, glued: bool) -> int:
    """How much a surname weighs against the candidate that has its words; 0 where it is none, or that stays."""
    if unit.hit is not None and unit.sure and unit.hit.form.words > 1:
        return 0
    if over is None:
        return 0 if glued else strength.MENTIONED
    if _is_village(over, unit, reading):
        return strength.NAMESAKE
    return strength.MENTIONED if _is_unknown(over, unit) else 0


def _short(reading: Reading, unit: Unit, length: int, full: Candidate, weight: int) -> Candidate:
    """The mention of a person by the first letters of a unit."""
    stem_end = unit.start + length
    end = unit.start + len(unit.word)
    if unit.hit is None:
        end = marked_end(reading.cased, reading.lower, unit.end) if stem_end == unit.end else unit.end
    evidence = Evidence("memory", reading.cased[full.start : full.stem_end])
    return Candidate(unit.start, stem_end, end, "PERSON", evidence, weight, full.entry)


def _is_unknown(candidate: Candidate, unit: Unit) -> bool:
    """A given name that its surroundings alone made a person, `Leyla xanım`: a full name tells who."""
    if candidate.label != "PERSON" or candidate.evidence != ADDRESSED:
        return False
    return (candidate.start, candidate.end) == (unit.start, unit.start + len(unit.word))


def _is_village(candidate: Candidate, unit: Unit, reading: Reading) -> bool:
    """A village that nothing calls one: where the text has a person of that surname, it is the person."""
    if candidate.entry is None or candidate.entry.fields.get("kind") != "village":
        return False
    if (candidate.start, candidate.end) != (unit.start, unit.end):
        return False
    following = _TOKEN.match(reading.lower, unit.end + 1)
    return following is None or reading.words.descriptor(following[0]) != "PLACE"


def _surnames(lower: str, settled: Sequence[Candidate], words: Words) -> dict[str, Candidate]:
    """Last and first words of the people whose full names the text gives."""
    names: dict[str, Candidate] = {}
    given: dict[str, Candidate] = {}
    for candidate in settled:
        if candidate.label != "PERSON":
            continue
        parts = _TOKEN.findall(lower[candidate.start : candidate.stem_end])
        first, last = parts[0] if parts else "", parts[-1] if parts else ""
        if len(parts) < 2 or len(last) < _SHORTEST:
            continue
        names.setdefault(last, candidate)
        if last in words.roles.patronymics and len(first) >= _LONG:
            names.setdefault(first, candidate)  # Həsənov Elvin Kamil oğlu
        if len(first) > _SHORTEST and words.names.given.get(first) is False and not words.is_common(first):
            given.setdefault(first, candidate)
    return {**given, **names}


def _known(word: str, names: Mapping[str, Candidate]) -> int:
    """The length of the name that a word is a form of, 0 for none."""
    if word in names:
        return len(word)
    for length in range(min(len(word), _LONGEST) - 1, _SHORTEST - 1, -1):
        stem = word[:length]
        if stem in names and word[length:] in TAILS[tail_class(stem)]:
            return length
    return 0
