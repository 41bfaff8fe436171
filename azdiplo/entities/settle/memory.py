"""What a document says once holds for its later, shorter mentions, and for its headline.

`Antonio Quterreş` explains `Quterreş`; an acronym in brackets takes the label of the name before it.
"""

from __future__ import annotations

import re
from collections.abc import Set

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.people import ADDRESSED
from azdiplo.entities.units import Unit
from azdiplo.entities.words import Words
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.records import Evidence
from azdiplo.text.fold import upper

__all__ = ["bracketed", "recall"]

_OWNED = frozenset(("parliament", "international"))
_WORDS = re.compile(r"\w+")
_ACRONYM = re.compile(r'"? ?\("?([A-ZÇƏĞİÖŞÜ][\wÇƏĞİÖŞÜ-]*)"?\)')


def recall(reading: Reading, settled: list[Candidate], glued: Set[int]) -> list[Candidate]:
    """Candidates that earlier or later mentions in the same text explain.

    Args:
        reading: the text.
        settled: what is found in it.
        glued: positions of units that are no names.
    """
    cased, lower, units = reading.cased, reading.lower, reading.units
    found = _people(reading, settled, glued)
    found += _abbreviated(cased, lower, units, settled)
    found += _of_owners(cased, units, settled)
    return found


def _of_owners(cased: str, units: list[Unit], settled: list[Candidate]) -> list[Candidate]:
    """Bodies whose name alone does not tell them, in a text that names their owner: `Konqres` beside `ABŞ`."""
    states: set[str] | None = None
    bodies: set[str] = set()
    found: list[Candidate] = []
    for unit in units:
        hit = unit.hit
        if hit is None or unit.sure or unit.first or hit.form.exact:
            continue
        for sense, _ in hit.form.senses:
            if sense.label != "ORG" or sense.fields.get("kind") not in _OWNED:
                continue
            if states is None:
                states = {c.entry.id for c in settled if c.entry is not None and c.label == "STATE"}
                bodies = {cased[c.start : c.stem_end] for c in settled if c.label == "ORG"}
            if sense.fields.get("state") in states or sense.name.partition(" ")[0] in bodies:
                evidence = Evidence("memory", hit.form.text)
                found.append(Candidate(unit.start, unit.stem_end, unit.end, "ORG", evidence, 42, sense))
                break
    return found


def _people(reading: Reading, settled: list[Candidate], glued: Set[int]) -> list[Candidate]:
    """Later surnames of the people whose full names the text gives."""
    cased, lower, units, lexicon = reading.cased, reading.lower, reading.units, reading.words
    names = _surnames(lower, settled, lexicon)
    if not names:
        return []
    found: list[Candidate] = []
    starts = {name[:3] for name in names}
    at = 0
    count = len(settled)
    for i, unit in enumerate(units):
        if unit.word[:3] not in starts:
            continue
        while at < count and settled[at].end <= unit.start:
            at += 1
        if unit.hit is not None and unit.sure and unit.hit.form.words > 1:
            continue
        village = False
        if at < count and settled[at].start < unit.end:
            village = _is_village(settled[at], unit, lower, lexicon)
            if not village and not _is_unknown(settled[at], unit):
                continue
        elif i in glued:
            continue
        length = _known(unit.word, names)
        if not length:
            continue
        full = names[unit.word[:length]]
        stem_end = unit.start + length
        end = unit.end
        if unit.hit is None and stem_end == end:
            end = _marked(cased, lower, end)
        elif unit.hit is not None:
            end = unit.start + len(unit.word)
        found.append(
            Candidate(
                unit.start,
                stem_end,
                end,
                "PERSON",
                Evidence("memory", cased[full.start : full.stem_end]),
                60 if village else 44,
                full.entry,
            )
        )
    return found


def _is_unknown(candidate: Candidate, unit: Unit) -> bool:
    """A given name that its surroundings alone made a person, `Leyla xanım`: a full name tells who."""
    if candidate.label != "PERSON" or candidate.evidence != ADDRESSED:
        return False
    return (candidate.start, candidate.end) == (unit.start, unit.start + len(unit.word))


def _is_village(candidate: Candidate, unit: Unit, lower: str, lexicon: Words) -> bool:
    """A village that nothing calls one: where the text has a person of that surname, it is the person."""
    if candidate.entry is None or candidate.entry.fields.get("kind") != "village":
        return False
    if (candidate.start, candidate.end) != (unit.start, unit.end):
        return False
    behind = _WORDS.match(lower, unit.end + 1)
    return behind is None or lexicon.descriptor(behind[0]) != "PLACE"


def _surnames(lower: str, settled: list[Candidate], lexicon: Words) -> dict[str, Candidate]:
    """Last and first words of the people whose full names the text gives."""
    names: dict[str, Candidate] = {}
    given: dict[str, Candidate] = {}
    for candidate in settled:
        if candidate.label != "PERSON":
            continue
        words = _WORDS.findall(lower[candidate.start : candidate.stem_end])
        if len(words) < 2 or len(words[-1]) < 3:
            continue
        for word in (words[-1], *(words[:1] if len(words[0]) > 4 and words[-1] in ("oğlu", "qızı") else ())):
            names.setdefault(word, candidate)
        first = words[0]
        if len(first) > 3 and lexicon.names.given.get(first) is False and not lexicon.is_common(first):
            given.setdefault(first, candidate)
    for first, candidate in given.items():
        names.setdefault(first, candidate)
    return names


def _known(word: str, names: dict[str, Candidate]) -> int:
    if word in names:
        return len(word)
    for length in range(min(len(word), 80) - 1, 2, -1):
        stem = word[:length]
        if stem in names and word[length:] in TAILS[tail_class(stem)]:
            return length
    return 0


def _marked(cased: str, lower: str, at: int) -> int:
    if lower[at : at + 1] in ("'", "-") and cased[at + 1 : at + 2].islower():
        match = _WORDS.match(lower, at + 1)
        if match is not None and match[0] in TAILS[len(TAILS) - 1]:
            return match.end()
    return at


#: What stands in brackets: an abbreviation of what is before them, or what the abbreviation before them means.
_BRACKETS = re.compile(r'\("?([A-ZÇƏĞİÖŞÜ]{2,8})"?\)|\(([^()\n]{5,80})\)')
_BEFORE = re.compile(r"(?<!\w)[A-ZÇƏĞİÖŞÜ]{2,8} \Z")


def _abbreviated(cased: str, lower: str, units: list[Unit], settled: list[Candidate]) -> list[Candidate]:
    """The abbreviations that the text explains: of a name, or of common nouns, which name nothing."""
    meaning: dict[str, Candidate | None] = {}
    ends: dict[int, Candidate] = {}
    at = cased.find("(")
    while at >= 0:
        match = _BRACKETS.match(cased, at)
        if match is not None:
            if match[1]:
                ends = ends or {candidate.end: candidate for candidate in settled}
                _explained(cased, at, match[1], ends, meaning)
            else:
                before = _BEFORE.search(cased, max(0, at - 12), at)
                words = _WORDS.findall(match[2]) if before is not None else []
                if before is not None and words and words[0][0].islower() and _initials(words, before[0][:-1]):
                    meaning.setdefault(before[0][:-1], None)
        at = cased.find("(", at + 1)
    found: list[Candidate] = []
    if not meaning:
        return found
    for unit in units:
        end = unit.stem_end
        short = cased[unit.start : end]
        if short not in meaning or (unit.hit is not None and unit.sure):
            continue
        name = meaning[short]
        end = unit.end if unit.hit is not None else _marked(cased, lower, unit.end)
        evidence = Evidence("memory", "common nouns" if name is None else cased[name.start : name.stem_end])
        label, entry, strength = ("", None, 30) if name is None else (name.label, name.entry, 46)
        found.append(Candidate(unit.start, unit.stem_end, end, label, evidence, strength, entry))
    return found


def _explained(
    cased: str, at: int, short: str, ends: dict[int, Candidate], meaning: dict[str, Candidate | None]
) -> None:
    """Enter what an abbreviation in brackets at ``at`` stands for, None for common nouns."""
    name = ends.get(at - 1) or ends.get(at)
    if name is not None:
        if name.label not in ("DATE", "PERSON") and cased[name.start] == short[0]:
            meaning.setdefault(short, name)
        return
    words = _WORDS.findall(cased[max(0, at - 80) : at])
    if words and words[-1][0].islower() and _initials(words[-len(short) :], short):
        meaning.setdefault(short, None)


def _initials(words: list[str], short: str) -> bool:
    """Do the words begin with the letters of the abbreviation?"""
    return len(words) == len(short) and all(upper(w[0]) == c for w, c in zip(words, short, strict=True))


def bracketed(reading: Reading, settled: list[Candidate]) -> None:
    """Give an acronym the label of the name that it abbreviates, here and wherever it is used."""
    cased = reading.cased
    labels: dict[str, str] = {}
    for i, candidate in enumerate(settled[:-1]):
        following = settled[i + 1]
        if following.entry is not None or following.strength >= 40 or following.start - candidate.end > 4:
            continue
        match = _ACRONYM.match(cased, candidate.end)
        if match is not None and match.start(1) == following.start:
            labels[cased[following.start : following.stem_end]] = candidate.label
    if not labels:
        return
    for candidate in settled:
        if candidate.entry is None and candidate.strength < 40:
            label = labels.get(cased[candidate.start : candidate.stem_end])
            if label is not None and label != "DATE":
                candidate.label = label
