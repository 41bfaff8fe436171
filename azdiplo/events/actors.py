"""For which state or organisation a name stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from azdiplo import resources
from azdiplo.events.words import case_of, words
from azdiplo.gazetteer.entries import Entry
from azdiplo.records import Entity, Reference
from azdiplo.text.fold import lower

__all__ = ["Actors"]

_STATE_BODIES = frozenset(("government", "parliament", "military", "court"))
_POLITICAL = frozenset(("state", "portfolio", "diplomatic", "military", "corporate", "owned", "religious", "title"))
_INTERNATIONAL = "organizations/international.tsv"  # development banks stand there among the organisations of states
_HOME = "AZ"
_PRESS = "organizations/azerbaijan_state.tsv"  # bodies that the press at home names without their state
_LONGEST_OWNER = 4  # words of the longest name of a state that begins the name of a body


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry as far as it tells who acts."""

    code: str | None
    owner: bool  # may it stand in front of a body of its own


@cache
def _office_kinds() -> dict[str, str]:
    return {lower(name): kind for _, (name, _, kind) in resources.rows("offices.tsv")}


class Actors:
    """Tells by the tables of names which state or organisation acts where a name acts.

    Args:
        entries: the entries of the pipeline's tables.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._known: dict[str, _Known] = {}
        self._by_name: dict[str, str] = {}
        self._capitals: set[str] = set()
        self._forces: set[str] = set()
        self._of_the_press: set[str] = set()
        self._terms: dict[str, str] = {}
        self._iso: dict[str, str] = {}
        capitals: set[tuple[str, str]] = set()
        parents: dict[str, str] = {}
        bodies: list[Entry] = []
        for entry in entries:
            if entry.label == "STATE":
                self._iso[entry.id] = entry.fields.get("iso2") or entry.id
                self._known[entry.id] = _Known(self._iso[entry.id], True)
                for form in entry.spellings:
                    self._by_name.setdefault(lower(form), entry.id)
                if entry.fields.get("capital"):
                    capitals.add((lower(entry.fields["capital"]), entry.id))
            elif entry.label == "ORG":
                bodies.append(entry)
                parents[entry.id] = entry.fields.get("parent") or entry.id
            elif entry.label == "PERSON" and entry.fields.get("offices"):
                self._terms[entry.id] = entry.fields["offices"]
        for entry in bodies:
            self._body(entry, parents)
        for entry in entries:
            if entry.label == "PLACE":
                state = entry.fields.get("state", "")
                if any((lower(form), state) in capitals for form in entry.spellings):
                    self._capitals.add(entry.id)
                self._known[entry.id] = _Known(self._iso.get(state), False)

    def _body(self, entry: Entry, parents: dict[str, str]) -> None:
        kind, state = entry.fields.get("kind"), entry.fields.get("state", "")
        parent = entry.fields.get("parent", "")
        code: str | None = self._iso.get(parent)
        if kind == "international" or (kind == "bank" and _INTERNATIONAL in entry.where):
            code = parents[entry.id]
        elif kind == "armed-group":
            code = entry.id
        elif code is None and kind in _STATE_BODIES:
            code = self._iso.get(state) if state else parents[entry.id]
        if _PRESS in entry.where:
            self._of_the_press.add(entry.id)
        if kind in ("military", "armed-group"):
            self._forces.add(entry.id)
        self._known[entry.id] = _Known(code, kind in ("international", "armed-group"))
        if code is not None:
            for form in entry.spellings:
                self._by_name.setdefault(lower(form), entry.id)

    def state(self, ident: str) -> str | None:
        """The code of a state's id: `state:AZ` → AZ."""
        return self._iso.get(ident)

    def needs_its_state(self, body: Entity) -> bool:
        """Is it a body that every state has, named without its state: a bare `Silahlı Qüvvələr`?"""
        if body.id not in self._of_the_press:
            return False
        return not lower(body.text).startswith(self._names_at_home)

    @cached_property
    def _names_at_home(self) -> tuple[str, ...]:
        return tuple(name for name, ident in self._by_name.items() if self._iso.get(ident) == _HOME)

    def is_force(self, body: Entity) -> bool:
        """Is the body an army or an armed group?"""
        if body.id in self._forces:
            return True
        head = words().head(lower(body.name).rsplit(" ", 1)[-1])
        return head is not None and head[0] == "force"

    def is_capital(self, place: Entity) -> bool:
        """May the place stand for its government: Moskva, not Sankt-Peterburq?"""
        return place.id in self._capitals

    def code(self, entity: Entity | Reference, day: str | None) -> str | None:
        """For whom the name acts: a state's ISO code, an organisation's id, None for whoever is no political actor.

        Args:
            entity: a name, or an office without one.
            day: when the text was written, ISO 8601, None if that is not known.
        """
        if entity.label == "PERSON":
            return self._person(entity, day)
        known = self._known.get(entity.id or "")
        if known is not None:
            return known.code
        if isinstance(entity, Entity) and entity.label == "ORG":
            return self._owned(entity)
        return None

    def _person(self, person: Entity | Reference, day: str | None) -> str | None:
        office, owner = person.office, person.affiliation
        terms = self._terms.get(person.id or "")
        if office is not None:
            kind = self._office_kind(office)
            if kind not in _POLITICAL and terms is None:
                return None
        if owner is not None:
            code = self.code(owner, day) if isinstance(owner, Entity) else self._code_of(owner)
            if code is not None or terms is None:
                return code
        return None if terms is None else self._term(terms, day)

    def _office_kind(self, office: str) -> str | None:
        folded = lower(office)
        kinds = _office_kinds()
        parts = folded.split()
        for at in range(len(parts)):
            kind = kinds.get(" ".join(parts[at:]))
            if kind is not None:
                return kind
        return kinds.get(parts[-1]) if parts else None

    def _code_of(self, ident: str) -> str | None:
        known = self._known.get(ident)
        return None if known is None else known.code

    def _term(self, terms: str, day: str | None) -> str | None:
        """Whose office a person of the tables held on the day, or last."""
        last: str | None = None
        for item in filter(None, terms.split(" | ")):
            _, _, rest = item.partition("@")
            owner, _, period = rest.partition(" ")
            since, _, until = period.partition("/")
            code = self._code_of(owner)
            if code is None:
                continue
            if day is not None and since and since <= day and (not until or day[: len(until)] <= until):
                return code
            last = last or code
        return last

    def _owned(self, body: Entity) -> str | None:
        """The owner that the name of a body of no list begins with: `Ukrayna ordusu`, `Çad Xarici İşlər Nazirliyi`."""
        parts = lower(body.name).split()
        head = words().head(parts[-1]) if parts else None
        if head is None or head[0] not in ("side", "force"):
            return None
        for size in range(min(_LONGEST_OWNER, len(parts) - 1), 0, -1):
            for name in _bare(parts[:size]):
                ident = self._by_name.get(name)
                if ident is not None:
                    return self._known[ident].code
        return None

    def named(self, parts: Sequence[str]) -> str | None:
        """The code of the state or body with this name in the nominative, given as folded words."""
        ident = self._by_name.get(" ".join(parts))
        return None if ident is None else self._known[ident].code


def _bare(parts: Sequence[str]) -> Iterable[str]:
    """A name as it stands, and without its genitive."""
    yield " ".join(parts)
    last = parts[-1]
    for cut in range(len(last) - 1, 1, -1):
        tail = last[cut:].lstrip("-")
        if case_of(tail) == "GEN" and tail:
            yield " ".join([*parts[:-1], last[:cut].rstrip("-")])
