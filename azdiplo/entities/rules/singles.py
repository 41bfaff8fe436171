"""Names of one unit, which only their surroundings explain: of the lists, acronyms, described places."""

from __future__ import annotations

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.acronyms import acronym
from azdiplo.entities.rules.listed import listed
from azdiplo.entities.rules.places import described_place

__all__ = ["singles"]


def singles(reading: Reading) -> list[Candidate]:
    """What each unit is for itself."""
    found: list[Candidate] = []
    cased = reading.cased
    shouted = cased.isupper()  # a text in capitals: there an acronym cannot be told from a word
    for at, unit in enumerate(reading.units):
        candidate: Candidate | None = None
        if unit.hit is not None:
            candidate = listed(reading, unit, unit.hit)
        else:
            if not shouted and not cased[unit.start + 1 : unit.start + 2].islower():
                candidate = acronym(reading, unit)
            # Su Elektrik Stansiyası: a capital behind the word makes it a part of a name
            if candidate is None and cased[unit.end + 1 : unit.end + 2].islower():
                candidate = described_place(reading, at)
        if candidate is not None:
            found.append(candidate)
    return found
