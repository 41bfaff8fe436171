"""Words in capitals are bodies: `ANAMA`; or events, where a year or a word says so: `ADIPEC 2025`."""

from __future__ import annotations

import re

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.listed import described
from azdiplo.entities.rules.numbered import dated
from azdiplo.entities.rules.rule import Rule, first, rule
from azdiplo.entities.units import Unit
from azdiplo.morphology.derivation import is_derivation
from azdiplo.records import Evidence

__all__ = ["acronym"]

_CAPITALS = re.compile(r"[A-ZÇƏĞİÖŞÜ][A-ZÇƏĞİÖŞÜ0-9]{1,9}(?!\w)")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NUMBER_BEFORE = re.compile(r"\d-\Z")
_NUMBER_BEHIND = re.compile(r"-\d")
#: What is joined to an acronym and longer is no ending.
_LONGEST_ENDING = 7


class Capitals:
    """A word in capitals.

    Attributes:
        reading: the text.
        start, end: where it stands.
        text, word: the word, and the same folded.
        tail: what is joined to it by a hyphen or an apostrophe and written small, "" for nothing.
    """

    def __init__(self, reading: Reading, match: re.Match[str]) -> None:
        self.reading = reading
        self.start, self.end = match.span()
        self.text = match[0]
        self.word = reading.lower[self.start : self.end]
        self.tail = _tail(reading, self.end)


def acronym(reading: Reading, unit: Unit) -> Candidate | None:
    """The candidate of a unit that is a word in capitals, None for another word."""
    match = _CAPITALS.match(reading.cased, unit.start)
    if match is None:
        return None
    capitals = Capitals(reading, match)
    if first(NO_ACRONYMS, capitals) is not None:
        return None
    label, stem_end = "ORG", capitals.end
    if capitals.tail:
        end = stem_end + 1 + len(capitals.tail)
    else:
        stem_end, end = dated(reading, stem_end)
        if stem_end > capitals.end or described(reading, end) == "EVENT":
            label = "EVENT"
    return Candidate(capitals.start, stem_end, end, label, Evidence("rule", "acronym"), strength.ACRONYM)


@rule(
    yes="Orada yeni ÜDM açıqlanıb.",
    no="Orada yeni [TQM]ORG açıqlanıb.",
)
def other_meaning(capitals: Capitals) -> bool:
    """Capitals that the tables know for something else."""
    return capitals.text in capitals.reading.words.roles.acronyms


@rule(
    yes="Orada XLVI dəfə toplaşıblar.",
    no="Orada [TQM]ORG əməkdaşları toplaşıblar.",
)
def number_in_letters(capitals: Capitals) -> bool:
    return _ROMAN.match(capitals.text) is not None


@rule(
    yes="Orada TQM-88 vurulub.",
    no="Orada [TQM|-nin]ORG rəhbəri danışıb.",
)
def number_of_a_type(capitals: Capitals) -> bool:
    """The number of a type or a flight: `AGM-88G`, `J2-8243`."""
    return _NUMBER_BEHIND.match(capitals.reading.cased, capitals.end) is not None


@rule(
    yes="Orada 149-VTQ nömrəli sənəd var.",
    no="Orada 149 [TQM]ORG əməkdaşı var.",
)
def letters_of_a_number(capitals: Capitals) -> bool:
    """`149-VIIQ nömrəli Qanun`"""
    start = capitals.start
    return _NUMBER_BEFORE.search(capitals.reading.cased, max(0, start - 2), start) is not None


@rule(
    yes="Sonra MƏHKƏMƏ başlayıb.",
    no="Sonra [TQM]ORG başlayıb.",
)
def common_word(capitals: Capitals) -> bool:
    """`- MƏHKƏMƏ`, `- BİRGƏ MƏLUMAT`"""
    return len(capitals.word) > 2 and capitals.reading.words.is_common(capitals.word)


@rule(
    yes="Orada TQM-çilər danışıblar.",
    no="Orada [TQM|-də]ORG danışıblar.",
)
def derived_word(capitals: Capitals) -> bool:
    """`NATO-çular`"""
    return is_derivation(capitals.tail)


#: What makes capitals no acronym.
NO_ACRONYMS: tuple[Rule[Capitals, bool], ...] = (
    other_meaning,
    number_in_letters,
    number_of_a_type,
    letters_of_a_number,
    common_word,
    derived_word,
)


def _tail(reading: Reading, at: int) -> str:
    if reading.cased[at : at + 1] not in ("-", "'") or not reading.cased[at + 1 : at + 2].islower():
        return ""
    end = at + 1
    while reading.lower[end : end + 1].isalpha():
        end += 1
    return reading.lower[at + 1 : end] if end - at - 1 <= _LONGEST_ENDING else ""
