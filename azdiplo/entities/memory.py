"""What a document says once holds for its later, shorter mentions, and for its headline.

`Antonio Quterreş` explains `Quterreş`; an acronym in brackets takes the label of the name before it.
"""

from __future__ import annotations

import re

from azdiplo.document import Evidence
from azdiplo.entities.lexicon import Lexicon
from azdiplo.entities.reader import Unit
from azdiplo.entities.spans import Candidate
from azdiplo.morphology.endings import TAILS, tail_class

__all__ = ["bracketed", "recall"]

_WORDS = re.compile(r"\w+")
_ACRONYM = re.compile(r'"? ?\("?([A-ZÇƏĞİÖŞÜ][\wÇƏĞİÖŞÜ-]*)"?\)')


def recall(cased: str, lower: str, units: list[Unit], settled: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Candidates that earlier or later mentions in the same text explain."""
    names = _surnames(lower, settled)
    if not names:
        return []
    found: list[Candidate] = []
    at = 0
    count = len(settled)
    for unit in units:
        while at < count and settled[at].end <= unit.start:
            at += 1
        village = False
        if at < count and settled[at].start < unit.end:
            village = _is_village(settled[at], unit, lower, lexicon)
            if not village:
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


def _is_village(candidate: Candidate, unit: Unit, lower: str, lexicon: Lexicon) -> bool:
    """A village that nothing calls one: where the text has a person of that surname, it is the person."""
    if candidate.entry is None or candidate.entry.fields.get("kind") != "village":
        return False
    if (candidate.start, candidate.end) != (unit.start, unit.end):
        return False
    behind = _WORDS.match(lower, unit.end + 1)
    return behind is None or lexicon.descriptor(behind[0]) != "PLACE"


def _surnames(lower: str, settled: list[Candidate]) -> dict[str, Candidate]:
    """Last words of the people whose full names the text gives."""
    names: dict[str, Candidate] = {}
    for candidate in settled:
        if candidate.label != "PERSON":
            continue
        words = _WORDS.findall(lower[candidate.start : candidate.stem_end])
        if len(words) < 2 or len(words[-1]) < 3:
            continue
        for word in (words[-1], *(words[:1] if len(words[0]) > 4 and words[-1] in ("oğlu", "qızı") else ())):
            names.setdefault(word, candidate)
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


def bracketed(cased: str, settled: list[Candidate]) -> None:
    """Give an acronym the label of the name that it abbreviates, here and wherever it is used."""
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
