"""Names of the lists: what one of several meanings is meant, and what belongs to the name in this text.

A form that the lists call ambiguous counts when the words behind it or its ending speak for one of its meanings.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.numbered import counted, dated, held_in
from azdiplo.entities.rules.rule import Rule, answer, rule
from azdiplo.entities.units import Unit
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import Hit
from azdiplo.morphology.derivation import comes_from
from azdiplo.morphology.forms import is_ablative, is_locative, is_owned_locative

__all__ = ["described", "listed"]

_BEHIND = re.compile(r" (\w+)(?: (\w+))?")
#: How often something took place, behind its name: Forumun III çərçivəsində. Lower case is Azerbaijani: III is ııı.
_COUNT = re.compile(r"[ıvxl]+|\d+")
#: Kinds of entity whose names may stand without the common noun that describes them.
_STANDING = frozenset(("PROJECT", "EVENT"))
#: Those whose names do not: Şimal-Cənub dəhlizi.
_WHOLE = frozenset(("corridor", "road", "railway"))


def described(reading: Reading, end: int) -> str | None:
    """The label that the common noun behind a name gives it, "" for none, None where no such noun stands there."""
    match = _BEHIND.match(reading.lower, end)
    if match is None:
        return None
    words = reading.words
    label = words.descriptor(match[1])
    if label is None and match[2] and match[1] in words.roles.attributes:
        return words.descriptor(match[2])
    return label


def listed(reading: Reading, unit: Unit, hit: Hit) -> Candidate | None:
    """The candidate of a name of the lists, where its form or the context tells the meaning."""
    form = hit.form
    if unit.word in reading.words.roles.modifiers and _is_adjective(reading, unit, hit):
        return None
    if len(form.senses) == 1 and not form.open:
        entry = form.entry
        candidate = Candidate(
            unit.start,
            unit.stem_end,
            unit.end,
            entry.label,
            form.evidence,
            strength.LISTED + form.words,
            entry,
        )
        if form.words > 1 and entry.label in _STANDING:
            _leave_descriptor(reading, candidate, entry)
    else:
        meaning = answer(MEANINGS, Mention(reading, unit, hit))
        if meaning is None:
            return None
        entry = meaning.entry
        candidate = Candidate(unit.start, unit.stem_end, unit.end, entry.label, form.evidence, meaning.strength, entry)
    if entry.label == "EVENT":
        _take_in_numbers(reading, candidate, entry, form.words)
    return candidate


def _is_adjective(reading: Reading, unit: Unit, hit: Hit) -> bool:
    """`Qərbi azərbaycanlılar`: not the West with an ending."""
    if hit.form.words > 1 or unit.stem_end == unit.end:
        return False
    behind = _BEHIND.match(reading.lower, unit.end)
    return behind is not None and comes_from(behind[1])


def _leave_descriptor(reading: Reading, candidate: Candidate, entry: Entry) -> None:
    """A listed name that stands without the common noun behind it ends before that: `Böyük Qayıdış proqramı`."""
    if entry.fields.get("kind") in _WHOLE:
        return
    cased, start = reading.cased, candidate.start
    last = cased.rfind(" ", start, candidate.stem_end)
    if last < 0 or not cased[last + 1].islower() or cased[start:last] not in entry.spellings:
        return
    if reading.words.descriptor(reading.lower[last + 1 : candidate.end]) == entry.label:
        candidate.stem_end = candidate.end = last


def _take_in_numbers(reading: Reading, candidate: Candidate, entry: Entry, words: int) -> None:
    """What belongs to the name of an event: `2016-cı ilin Aprel döyüşləri`, `XII Qlobal Bakı Forumu`."""
    behind = _BEHIND.match(reading.lower, candidate.end)
    if behind is not None and behind[1].startswith(reading.words.roles.honours):
        candidate.label = ""  # Vətən Müharibəsi Qəhrəmanı
    if words > 1:
        candidate.strength += strength.EVENT
    candidate.start = counted(reading, candidate.start)
    if entry.fields.get("kind") == "championship":
        candidate.start = held_in(reading.lower, candidate.start)
    if candidate.stem_end == candidate.end:
        candidate.stem_end, candidate.end = dated(reading, candidate.end)


class Meaning(NamedTuple):
    """What a name of several meanings means here, and how much that weighs."""

    entry: Entry
    strength: int


class Mention:
    """A name of the lists that means several things, or is another word too.

    Attributes:
        reading, unit: the text, and the unit that the name is.
        entries: what it may mean.
        ambiguous: True where it may be none of them.
        described: the label that the noun behind it gives, "" for none, None where there is no such noun.
    """

    __slots__ = ("ambiguous", "described", "entries", "reading", "unit")

    def __init__(self, reading: Reading, unit: Unit, hit: Hit) -> None:
        self.reading = reading
        self.unit = unit
        self.entries = [entry for entry, _ in hit.form.senses]
        self.ambiguous = hit.form.open
        self.described = described(reading, unit.end)

    @property
    def tail(self) -> str:
        """Its ending, without a hyphen or apostrophe before it."""
        return self.reading.lower[self.unit.stem_end : self.unit.end].lstrip("'-")

    def meaning(self, label: str, strength: int) -> Meaning | None:
        """The first meaning with this label."""
        for entry in self.entries:
            if entry.label == label:
                return Meaning(entry, strength)
        return None


@rule(
    yes="Onlar [Nizami]PLACE rayonuna gediblər.",
    no="Onlar Nizami haqqında danışıblar.",
)
def noun_behind(mention: Mention) -> Meaning | None:
    """`Oğuz rayonu`"""
    return mention.meaning(mention.described, strength.DESCRIBED) if mention.described else None


@rule(
    yes="Onlar [Dünya İqtisadi Forumu]EVENT çərçivəsində görüşüblər.",
    no="Bunu [Dünya İqtisadi Forumu]ORG açıqlayıb.",
)
def event_that_takes_place(mention: Mention) -> Meaning | None:
    """`Dünya İqtisadi Forumu çərçivəsində`, `Forumunda`"""
    if mention.described is not None:
        return None
    meaning = mention.meaning("EVENT", strength.DESCRIBED)
    return meaning if meaning is not None and _takes_place(mention) else None


@rule(
    yes="Onlar [Oğuz|da]PLACE görüşüblər.",
    no="Onlar Oğuzla görüşüblər.",
)
def in_the_form_of_a_place(mention: Mention) -> Meaning | None:
    """What something is in, or something is done at, is a place: `Oğuzda`; but `İdarəetmə Mərkəzində` may be a body."""
    unit = mention.unit
    if not mention.ambiguous or not is_locative(mention.tail) or is_owned_locative(mention.tail):
        return None
    if unit.first and mention.reading.words.is_common(unit.word):
        return None
    return mention.meaning("PLACE", strength.IN_PLACE)


@rule(
    yes="Bunu [Dünya İqtisadi Forumu]ORG açıqlayıb.",
    no="Bunu Oğuz açıqlayıb.",
)
def first_meaning(mention: Mention) -> Meaning | None:
    """What is a name for sure is the first that the lists say."""
    return None if mention.ambiguous else Meaning(mention.entries[0], strength.LISTED)


#: Which of its meanings a name of the lists has; where no rule answers it is no name.
MEANINGS: tuple[Rule[Mention, Meaning | None], ...] = (
    noun_behind,
    event_that_takes_place,
    in_the_form_of_a_place,
    first_meaning,
)


def _takes_place(mention: Mention) -> bool:
    """Does the ending or what follows say that it takes place?"""
    if is_locative(mention.tail) or is_ablative(mention.tail):
        return True
    words = mention.reading.words
    match = _BEHIND.match(mention.reading.lower, mention.unit.end)
    if match is None:
        return False
    counted = match[2] and _COUNT.fullmatch(match[1])
    return words.is_occasion(match[1]) or (bool(counted) and words.is_occasion(match[2]))
