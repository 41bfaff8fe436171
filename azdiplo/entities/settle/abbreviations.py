"""Abbreviations that the text itself explains: `Dünya Kitab Günləri (DKG)`, `BQK (birgə komissiya)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.morphology.forms import marked_end
from azdiplo.records import Evidence
from azdiplo.text.fold import upper

__all__ = ["abbreviated", "bracketed"]

_CAPITAL = "[A-ZÇƏĞİÖŞÜ]"
_TOKEN = re.compile(r"\w+")
_ACRONYM = re.compile(rf'"? ?\("?({_CAPITAL}[\w-]*)"?\)')
_NEAR = 4  # characters between a name and its abbreviation: `” (“`
#: What stands in brackets: an abbreviation of what is before them, or what the abbreviation before them means.
_BRACKETS = re.compile(rf'\("?({_CAPITAL}{{2,8}})"?\)|\(([^()\n]{{5,80}})\)')
_BEFORE = re.compile(rf"(?<!\w){_CAPITAL}{{2,8}} \Z")
_WINDOW = 80  # characters before a bracket that may be what it abbreviates
_LONGEST = 12  # characters of an abbreviation before a bracket, with the space and what is before it

#: Abbreviation → the name that it stands for, None for common nouns, which name nothing.
_Meanings = dict[str, Candidate | None]


def abbreviated(reading: Reading, settled: Sequence[Candidate]) -> list[Candidate]:
    """Candidates for the abbreviations that the text explains: of a name, or of common nouns, which name nothing."""
    cased = reading.cased
    meanings = _meanings(cased, settled)
    found: list[Candidate] = []
    for unit in reading.units if meanings else ():
        short = cased[unit.start : unit.stem_end]
        if short not in meanings or (unit.hit is not None and unit.sure):
            continue
        name = meanings[short]
        end = unit.end if unit.hit is not None else marked_end(cased, reading.lower, unit.end)
        evidence = Evidence("memory", "common nouns" if name is None else cased[name.start : name.stem_end])
        label, entry = ("", None) if name is None else (name.label, name.entry)
        weight = strength.NO_NAME if name is None else strength.ABBREVIATED
        found.append(Candidate(unit.start, unit.stem_end, end, label, evidence, weight, entry))
    return found


def _meanings(cased: str, settled: Sequence[Candidate]) -> _Meanings:
    """What the brackets of a text say of abbreviations; what is said first counts."""
    meanings: _Meanings = {}
    ends = {candidate.end: candidate for candidate in settled} if "(" in cased else {}
    for match in _BRACKETS.finditer(cased):
        at, short = match.start(), match[1]
        if short is None:
            before = _BEFORE.search(cased, max(0, at - _LONGEST), at)
            if before is not None and _begin_with(_TOKEN.findall(match[2]), before[0][:-1]):
                meanings.setdefault(before[0][:-1], None)
            continue
        name = ends.get(at - 1) or ends.get(at)
        if name is None:
            if _begin_with(_TOKEN.findall(cased[max(0, at - _WINDOW) : at])[-len(short) :], short, last=True):
                meanings.setdefault(short, None)
        elif name.label not in ("DATE", "PERSON") and cased[name.start] == short[0]:
            meanings.setdefault(short, name)
    return meanings


def _begin_with(parts: Sequence[str], short: str, last: bool = False) -> bool:
    """Are they common nouns that begin with the letters of the abbreviation?

    Common nouns have a small first letter; before a bracket, where a sentence may begin with them, a small last one.
    """
    if len(parts) != len(short) or not parts[-1 if last else 0][0].islower():
        return False
    return all(upper(part[0]) == letter for part, letter in zip(parts, short, strict=True))


def bracketed(reading: Reading, settled: Sequence[Candidate]) -> None:
    """Give an acronym the label of the name that it abbreviates, here and wherever it is used."""
    cased = reading.cased
    labels: dict[str, str] = {}
    for name, following in pairwise(settled):
        if name.label != "DATE" and _is_open(following) and following.start - name.end <= _NEAR:
            match = _ACRONYM.match(cased, name.end)
            if match is not None and match.start(1) == following.start:
                labels[cased[following.start : following.stem_end]] = name.label
    for candidate in settled if labels else ():
        if _is_open(candidate):
            candidate.label = labels.get(cased[candidate.start : candidate.stem_end], candidate.label)


def _is_open(candidate: Candidate) -> bool:
    """Is it a name of no list that nothing but its capitals tells?"""
    return candidate.entry is None and candidate.strength < strength.STRONG
