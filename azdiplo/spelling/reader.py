"""The search form of a text in whatever writing, for the pipeline."""

from __future__ import annotations

from array import array
from functools import cached_property
from itertools import repeat
from operator import sub
from typing import TYPE_CHECKING

from azdiplo import resources
from azdiplo.gazetteer.names import NameIndex
from azdiplo.text.fold import Folded, fold
from azdiplo.text.ordinary import ordinary

if TYPE_CHECKING:
    from azdiplo.spelling.alignment import Alignment
    from azdiplo.spelling.marks import Marks

__all__ = ["Reader"]


class Reader:
    """Gives the search form of texts: of a text in today's writing its fold, of any other that of what was meant.

    Args:
        names: the names of the lists.
    """

    def __init__(self, names: NameIndex) -> None:
        self.names = names

    def __call__(self, text: str) -> Folded:
        """The search form, whose offsets lead back to ``text`` as it was given."""
        if ordinary(text):
            return fold(text)
        from azdiplo.spelling.rewriting import rewrite  # most runs never need it

        written, way, _ = rewrite(text, None, self.marks, reading=self.names)
        folded = fold(written)
        return folded if way is None else _over(folded, way)

    def marks(self) -> Marks:
        """What restores the marks of letters, made when a text first needs it."""
        return self._marks

    @cached_property
    def _marks(self) -> Marks:
        from azdiplo.spelling.marks import Marks

        names = list(self.names.spellings())
        for file in ("names/given.tsv", "names/surnames.tsv"):
            names += [cells[0] for _, cells in resources.rows(file)]
        return Marks(names)


def _over(folded: Folded, way: Alignment) -> Folded:
    """A search form whose offsets lead back over one more step."""
    if folded.offsets is None:
        starts, ends = way.starts, way.ends
        following = starts[1:]
        apart = {place: end for place, (end, after) in enumerate(zip(ends, following, strict=True)) if end != after}
        return Folded(folded.cased, folded.lower, starts, apart)
    offsets = array("I", map(way.starts.__getitem__, folded.offsets))
    # a sign ends where the one before the next does; where that is not so, its end is told apart
    told = map(way.ends.__getitem__, map(sub, folded.offsets[1:], repeat(1)))
    apart = {place: end for place, (end, after) in enumerate(zip(told, offsets[1:], strict=True)) if end != after}
    for place in folded.ends or ():
        apart[place] = way.back(*folded.span(place, place + 1))[1]
    return Folded(folded.cased, folded.lower, offsets, apart)
