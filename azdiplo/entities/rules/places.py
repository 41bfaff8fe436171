"""A word before `şəhəri` or `rayonunda` is a place, though no list holds it: `Yenivar qəsəbəsi`."""

from __future__ import annotations

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.listed import described
from azdiplo.entities.rules.rule import Rule, first, rule
from azdiplo.records import Evidence

__all__ = ["described_place"]


class Word:
    """A capitalised word that no list holds, before the common noun of a place.

    Attributes:
        reading, at: the text, and the position of its unit.
        word: the folded word.
    """

    def __init__(self, reading: Reading, at: int) -> None:
        self.reading = reading
        self.at = at
        self.word = reading.units[at].word


def described_place(reading: Reading, at: int) -> Candidate | None:
    """The candidate of the words up to unit ``at``, where the noun behind says that they are a place."""
    units = reading.units
    end = units[at].end
    if described(reading, end) != "PLACE" or first(NO_PLACES, Word(reading, at)) is not None:
        return None
    while at and units[at].glue in (" ", "-") and units[at - 1].hit is None and not units[at - 1].first:
        at -= 1
    evidence = Evidence("rule", "described place")
    return Candidate(units[at].start, end, end, "PLACE", evidence, strength.DESCRIBED_WORD)


@rule(
    yes="Orada Bazar şəhərinə gediblər.",
    no="Orada [Torma]PLACE şəhərinə gediblər.",
)
def common_word(word: Word) -> bool:
    return word.reading.words.is_common(word.word)


@rule(
    yes="Sonra Rektor şəhərə gəlib.",
    no="Sonra [Torma]PLACE şəhərinə gəlib.",
)
def office(word: Word) -> bool:
    return word.reading.words.office(word.word) is not None


@rule(
    yes="Sonra Akademiyası şəhərdə toplaşıb.",
    no="Sonra [Torma]PLACE şəhərində toplaşıblar.",
)
def head(word: Word) -> bool:
    return word.reading.words.head(word.word) is not None


#: What makes a word no place, though the noun of a place follows.
NO_PLACES: tuple[Rule[Word, bool], ...] = (common_word, office, head)
