"""From candidates that overlap to one flat list: the outermost wins, then the stronger evidence."""

from __future__ import annotations

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate

__all__ = ["resolve"]


def resolve(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the candidates that no longer, stronger or earlier one overlaps, in text order.

    A candidate that contains another wins over it, unless it is weak and the other strong; where two merely overlap
    the stronger wins.
    """
    candidates.sort(key=_place)
    kept: list[Candidate] = []
    for candidate in candidates:
        while kept and candidate.start < kept[-1].end and _displaces(candidate, kept[-1]):
            last = kept.pop()
            if last.spare is not None and last.spare.end <= candidate.start:
                kept.append(last.spare)
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return [candidate for candidate in kept if candidate.label]


def _place(candidate: Candidate) -> tuple[int, int]:
    return (candidate.start, -candidate.end)


def _displaces(candidate: Candidate, last: Candidate) -> bool:
    """Does a candidate win over one that begins before it, or with it and is no shorter?"""
    within = candidate.end <= last.end
    same = candidate.start == last.start and (candidate.end == last.end or candidate.stem_end == last.stem_end)
    if within and not same:
        return last.strength < strength.YIELDS and candidate.strength >= strength.FULL_NAME
    return candidate.strength > last.strength
