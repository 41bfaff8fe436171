"""What the headline says of people and states: its predicate decides which topic is the main one.

`İki nazir nəqliyyatı müzakirə edib` names a subject, `Nəqliyyat nazirini qəbul edib` does not; a meeting of
office-holders of two states is about their relations, one with an international organisation about its work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from azdiplo.records import Entity

__all__ = ["HOME", "Headlines", "Predicate"]

#: A state that is no foreign one to the newsrooms.
HOME = "state:AZ"
_OFFICE = "office"
_STATEMENT = "saying"
_INTERNATIONAL = "ORG/international"
_COMPANIES = ("ORG/company", "ORG/bank")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A kind of predicate.

    Attributes:
        kind: ``"meet"``.
        contact: whether people of two states have to do with each other.
        stem: the beginning of a word, or words of which the last is a beginning.
    """

    kind: str
    contact: bool
    stem: str


class Headlines:
    """Reads headlines.

    Args:
        predicates: what to look for.
    """

    def __init__(self, predicates: Iterable[Predicate]) -> None:
        known = {predicate.stem: predicate for predicate in predicates}
        self._predicates = list(known.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            [" " + stem for stem in known], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )

    def __call__(
        self, plain: str, entities: Sequence[Entity], subject: int, kind: Callable[[Entity], str | None]
    ) -> dict[str, tuple[int, int]]:
        """What a headline says, each with the words that say it.

        Args:
            plain: the headline, folded and in lower case, in which words stand behind spaces.
            entities: those of the headline.
            subject: how clearly it names a subject other than diplomacy: 0, 1 or 2.
            kind: what an entity is, ``"ORG/company"``.

        Returns:
            ``"^meet+subject0"`` → start and end of `görüşüb`.
        """
        found: dict[str, tuple[int, int]] = {}
        contact: tuple[int, int] | None = None
        office: tuple[int, int] | None = None
        offices = 0
        for number, start, end in self._automaton.find_matches_as_indexes(plain):
            predicate = self._predicates[number]
            place = start, plain.find(" ", end) - 1
            if predicate.kind == _OFFICE:
                offices += 1
                office = office or place
                continue
            found.setdefault(predicate.kind, place)
            if predicate.contact and contact is None:
                contact = place
        colon = plain.find(":")
        if colon > 0:  # `Fidan: Sülh sazişi yaxındır`: a statement, and what stands before it says whose
            found.setdefault(_STATEMENT, (0, colon - 1))
        states = [each for each in entities if each.label == "STATE" and each.id != HOME]
        abroad = min(3, len({each.id or each.name for each in states}))
        said: dict[str, tuple[int, int]] = {}
        if office is not None:
            said[f"^offices{min(offices, 2)}+states{abroad}"] = office
        for name, place in found.items():
            said[f"^{name}"] = place
            said[f"^{name}+states{abroad}"] = place
            said[f"^{name}+subject{subject}"] = place
            said[f"^{name}+abroad{min(abroad, 1)}+subject{subject}"] = place
        if contact is not None:
            kinds = {kind(each) for each in entities if each.label == "ORG"}
            said[f"^contact+states{abroad}+offices{min(offices, 2)}"] = contact
            said[f"^contact+abroad{min(abroad, 1)}+international{int(_INTERNATIONAL in kinds)}"] = contact
            said[f"^contact+abroad{min(abroad, 1)}+office{min(offices, 1)}+subject{subject}"] = contact
            if not kinds.isdisjoint(_COMPANIES):
                said["^contact+company"] = contact
        return said
