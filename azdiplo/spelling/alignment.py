"""The way back: which characters of a text the characters of a rewritten text come from, and the other way round."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Alignment", "Edit", "apply", "compose"]

#: A stretch of a text and what is written in its place: start, end, new.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """For each character of a rewritten text where its original starts and ends.

    Characters that were written for one stretch (`ya` for `я`) all share the whole of it. Neither starts nor ends ever
    decrease.

    Attributes:
        starts: where the original of each character starts, and at last the length of the original.
        ends: where the original of each character ends.
    """

    starts: array[int]
    ends: array[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of the rewritten text comes from.

        Raises:
            IndexError: the span leaves the text.
        """
        first = self.starts[start]
        return (first, self.ends[end - 1]) if end > start else (first, first)

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The span of the rewritten text that a span of the original became.

        A stretch that was rewritten as a whole is taken whole; one that was left out is empty.

        Raises:
            IndexError: the span leaves the text.
        """
        if not 0 <= start <= end <= self.starts[-1]:
            raise IndexError(f"the span {start}:{end} leaves a text of {self.starts[-1]} characters")
        first = bisect_right(self.ends, start)
        if end == start:
            return first, first
        return first, max(first, bisect_left(self.starts, end, 0, len(self.ends)))


def apply(text: str, edits: Sequence[Edit]) -> tuple[str, Alignment | None]:
    """Write something else in the place of stretches of a text.

    Args:
        text: any string.
        edits: in order, not overlapping.

    Returns:
        The new text and the way back; None where every character has its place still.

    >>> new, way = apply("Яз, яј", [(0, 1, "Ya"), (4, 5, "ya")])
    >>> new, way.back(0, 3), way.back(1, 2), way.forth(0, 2)
    ('Yaз, yaј', (0, 2), (0, 1), (0, 3))
    """
    pieces: list[str] = []
    done = 0
    for start, end, new in edits:
        pieces += (text[done:start], new)
        done = end
    pieces.append(text[done:])
    written = "".join(pieces)
    moving = [(start, end, len(new)) for start, end, new in edits if len(new) != end - start]
    if not moving:
        return written, None
    starts = array("I")
    ends = array("I")
    done = 0
    for start, end, size in moving:
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        starts.extend([start] * size)
        ends.extend([end] * size)
        done = end
    starts.extend(range(done, len(text) + 1))
    ends.extend(range(done + 1, len(text) + 1))
    return written, Alignment(starts, ends)


def compose(first: Alignment | None, second: Alignment | None) -> Alignment | None:
    """The way back over two steps, the first of which was done first."""
    if first is None or second is None:
        return first or second
    starts, ends = first.starts, first.ends
    return Alignment(
        array("I", map(starts.__getitem__, second.starts)),
        array("I", (ends[place - 1] if place else 0 for place in second.ends)),
    )
