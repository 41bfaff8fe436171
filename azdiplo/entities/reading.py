"""What every step reads: a folded text, cut into units, with the words and names that are known of it."""

from __future__ import annotations

from azdiplo.entities.units import Unit, units
from azdiplo.entities.words import Words
from azdiplo.gazetteer.names import NameIndex
from azdiplo.text.fold import Folded

__all__ = ["Reading", "read"]


class Reading:
    """A text as the rules see it; made by :func:`read`, and changed by none of them.

    A plain slotted class, because every rule asks it and a slot is the quickest to ask.

    Attributes:
        folded: the text in its search form, which leads back to the offsets of the caller's text.
        cased: the search form with its capitals.
        lower: the same in lower case; all offsets of the extractor count its characters.
        units: its names of the lists and capitalised words, in order.
        words: what the rules know of single words.
        index: the names of the lists.
    """

    __slots__ = ("cased", "folded", "index", "lower", "units", "words")

    def __init__(self, folded: Folded, units: list[Unit], words: Words, index: NameIndex) -> None:
        self.folded = folded
        self.cased = folded.cased
        self.lower = folded.lower
        self.units = units
        self.words = words
        self.index = index


def read(folded: Folded, words: Words, index: NameIndex) -> Reading:
    """Cut a folded text into units, for the rules to read."""
    return Reading(folded, units(folded.cased, folded.lower, index, words), words, index)
