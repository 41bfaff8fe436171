"""What speaks for a topic, put into records when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from azdiplo.records import Contribution

__all__ = ["Contributions", "Part", "ranked"]

#: How much something adds to the sum behind a score, its words, where they first stand, how often they do.
Part = tuple[float, str, int, int, int]


class Contributions(Sequence[Contribution]):
    """The evidence of a topic, strongest first: behaves as a tuple, is made when first looked at.

    Most texts have more evidence than anybody reads, and records cost more than the tagging.

    Args:
        make: called when somebody looks.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence[Contribution]]) -> None:
        self._make: Callable[[], Sequence[Contribution]] | None = make
        self._made: tuple[Contribution, ...] = ()

    def _all(self) -> tuple[Contribution, ...]:
        make = self._make
        if make is not None:
            self._made = tuple(make())
            self._make = None
        return self._made

    @overload
    def __getitem__(self, index: int) -> Contribution: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Contribution, ...]: ...
    def __getitem__(self, index: int | slice) -> Contribution | tuple[Contribution, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Contribution]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Contributions):
            return self._all() == other._all()
        return self._all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._all(),)


def ranked(score: float, parts: Callable[[], list[Part]]) -> tuple[Contribution, ...]:
    """The evidence of a topic, strongest first.

    Args:
        score: the topic's score, over which the parts are shared.
        parts: gives what each feature adds to the sum behind the score.
    """
    found = sorted(parts(), key=lambda part: (-part[0], part[2], part[3]))
    if not found:
        return ()
    share = score / sum(part[0] for part in found)
    return tuple(Contribution(term, start, end, share * part, count) for part, term, start, end, count in found)
