"""From candidates that overlap to one flat list: the outermost wins, then the stronger evidence."""

from __future__ import annotations

from azdiplo.entities.candidate import Candidate

__all__ = ["resolve"]


def resolve(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the candidates that no longer, stronger or earlier one overlaps, in text order.

    A candidate that contains another wins over it; where two merely overlap the stronger wins.
    """
    candidates.sort(key=_place)
    kept: list[Candidate] = []
    for candidate in candidates:
        while kept:
            last = kept[-1]
            if candidate.start >= last.end:
                kept.append(candidate)
                break
            if candidate.end <= last.end and candidate.start >= last.start:
                if (candidate.start, candidate.end) == (last.start, last.end) or (
                    candidate.start == last.start and candidate.stem_end == last.stem_end
                ):
                    if candidate.strength > last.strength:
                        kept[-1] = candidate
                elif last.strength < 25 and candidate.strength >= 45:
                    kept.pop()
                    continue
                break
            if candidate.strength > last.strength:
                kept.pop()
                if last.spare is not None and last.spare.end <= candidate.start:
                    kept.append(last.spare)
                continue
            break
        else:
            kept.append(candidate)
    return [candidate for candidate in kept if candidate.label]


def _place(candidate: Candidate) -> tuple[int, int]:
    return (candidate.start, -candidate.end)
