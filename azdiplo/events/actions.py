"""The tables of actions: what can happen, which predicates say so, in which case each side stands.

Shipped in ``data/actions``; a user's own table of predicates is checked row by row, and every complaint names the file,
the line and the mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from azdiplo import resources
from azdiplo.events.verbs import VerbForm, stems_of, verb_of
from azdiplo.gazetteer.own import OwnTable
from azdiplo.gazetteer.tables import TableError
from azdiplo.morphology.alternation import alternants
from azdiplo.text.fold import lower

__all__ = ["CASES", "Action", "Form", "Frame", "Kind", "Part", "Slot", "kinds", "own_actions", "shipped_actions"]

#: Where a frame may look for a side.
CASES = frozenset(
    [
        "NOM",
        "GEN",
        "DAT",
        "ACC",
        "LOC",
        "ABL",
        "OUT",
        "COM",
        "BY",
        "AGAINST",
        "ON",
        "FOR",
        "BETWEEN",
        "JOINED",
        "OWNER",
        "BARE",
        "TO",
        "IN",
        "PERSON",
        "FORCE",
        "SPEAKER",
    ]
)
_COLUMNS = ("id", "type", "mode", "forms", "frame")
_OPTIONAL = ("passive", "not", "example")
_PREDICATES = "actions/predicates.tsv"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type and mode of event: a row of ``types.tsv``."""

    type: str
    mode: str | None
    quad: str
    score: float
    symmetric: bool
    needs_recipient: bool
    ext: bool


@cache
def kinds() -> dict[tuple[str, str | None], Kind]:
    """The types and modes by name.

    >>> kinds()["CONSULT", "visit"].quad, kinds()["SUPPORT", "sign"].symmetric
    ('Q1', True)
    """
    found = {}
    for _, (type_, mode, quad, score, symmetric, needs, ext) in resources.rows("actions/types.tsv"):
        found[type_, mode or None] = Kind(
            type_, mode or None, quad, float(score), symmetric == "yes", needs == "yes", ext == "yes"
        )
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a predicate.

    Attributes:
        kind: ``noun``, ``verb``, ``exact`` or ``ending``.
        stems: how the word begins; of an exact word or an ending all of it.
        passive: the stems of the passive that are not made by an ending.
        tight: only names may stand between the word before and this verb, which otherwise goes with another noun.
    """

    kind: str
    stems: tuple[str, ...]
    passive: tuple[str, ...] = ()
    tight: bool = False

    def readings(self, word: str) -> tuple[VerbForm, ...]:
        """What the word says as a form of this verb; empty if it is none."""
        return verb_of(self.stems, self.passive, word)


@dataclass(frozen=True, slots=True)
class Slot:
    """One side of a frame: its role, the cases in which it may stand, do all of them join, may it be missing."""

    role: str
    cases: tuple[str, ...]
    joined: bool
    optional: bool


Frame = tuple[Slot, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """One predicate of the tables."""

    id: str
    kind: Kind
    frames: tuple[Frame, ...]
    passive: tuple[Frame, ...]
    excluded: tuple[str, ...]
    example: str
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to say an action: its words in order."""

    action: Action
    parts: tuple[Part, ...]
    nominal: bool


@cache
def _light_verbs() -> dict[str, Part]:
    return {
        name: Part("verb", tuple(stems.split("|")), tuple(filter(None, passive.split("|"))), tight == "yes")
        for _, (name, stems, passive, tight) in resources.rows("actions/light_verbs.tsv")
    }


def _part(word: str) -> Part:
    if word.startswith("="):
        return Part("exact", (lower(word[1:]),))
    if word.startswith("*"):
        return Part("ending", (lower(word[1:]),))
    if word.endswith("-"):
        return Part("verb", stems_of(lower(word[:-1])))
    if len(word) > 1 and word.isupper():
        known = _light_verbs().get(word)
        if known is None:
            raise ValueError(f"no light verb {word!r}; there are {', '.join(_light_verbs())}")
        return known
    stem = lower(word)
    return Part("noun", (stem, *alternants(stem)))


def _form(action: Action, text: str) -> Form:
    words = text.split()
    if not words:
        raise ValueError("an empty form; remove the '|' too many")
    parts = [_part(word) for word in words]
    if parts[0].kind == "ending":
        parts[1:] = [Part("exact", part.stems) if part.kind == "noun" else part for part in parts[1:]]
    return Form(action, tuple(parts), all(part.kind in ("noun", "exact") for part in parts))


def _slot(text: str) -> Slot:
    role, mark, cases = text.rstrip("?").partition(":")
    if not mark or role not in ("A", "R"):
        raise ValueError(f"{text!r} in the frame is no side; write A:NOM or R:DAT")
    joined = "+" in cases
    parts = tuple(cases.split("+" if joined else "/"))
    for case in parts:
        if case not in CASES:
            raise ValueError(f"unknown case {case!r} in the frame; cases are {', '.join(sorted(CASES))}")
    return Slot(role, parts, joined, text.endswith("?"))


def _frames(text: str) -> tuple[Frame, ...]:
    frames = []
    for each in filter(None, text.split("|")):
        slots = tuple(_slot(item) for item in each.split())
        if not any(slot.role == "A" for slot in slots) and not any(slot.role == "R" for slot in slots):
            raise ValueError("a frame without a side")
        frames.append(slots)
    return tuple(frames)


#: What becomes of a case in the passive: who acts is named with tərəfindən, who suffers is the subject.
_PASSIVE = {"NOM": "BY", "ACC": "NOM"}


def _passive(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    made = []
    for frame in frames:
        made.append(
            tuple(
                Slot(s.role, tuple(_PASSIVE.get(case, case) for case in s.cases), s.joined, s.optional) for s in frame
            )
        )
    return tuple(made)


def _action(cells: dict[str, str], where: str) -> tuple[Action, list[Form]]:
    kind = kinds().get((cells["type"], cells["mode"] or None))
    if kind is None:
        types = dict.fromkeys(type_ for type_, _ in kinds())
        if cells["type"] not in types:
            raise ValueError(f"unknown type {cells['type']!r}; types are {', '.join(types)}")
        modes = [mode for type_, mode in kinds() if type_ == cells["type"] and mode]
        known = f"modes of {cells['type']} are {', '.join(modes)}" if modes else f"{cells['type']} has no modes"
        raise ValueError(f"unknown mode {cells['mode']!r}; {known}, or leave the cell empty")
    frames = _frames(cells["frame"])
    if not frames or not all(any(slot.role == "A" for slot in frame) for frame in frames):
        raise ValueError("a frame without an actor; write who does it, for example A:NOM R:DAT")
    passive = _frames(cells.get("passive", "")) or _passive(frames)
    excluded = tuple(lower(word) for word in cells.get("not", "").split("|") if word)
    action = Action(cells["id"], kind, frames, passive, excluded, cells.get("example", ""), where)
    return action, [_form(action, form) for form in cells["forms"].split("|")]


def _rows(text: str, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    header: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        if not header:
            header = cells
            for needed in _COLUMNS:
                if needed not in header:
                    raise TableError(
                        f"{where}, line {number}: the header has no column {needed!r}; it reads {header!r} - "
                        "are the columns separated by tabs?"
                    )
            for name in header:
                if name not in _COLUMNS + _OPTIONAL:
                    known = ", ".join(_COLUMNS + _OPTIONAL)
                    raise TableError(f"{where}, line {number}: unknown column {name!r}; columns are {known}")
            continue
        if len(cells) > len(header):
            raise TableError(
                f"{where}, line {number}: {len(cells)} columns, the header has {len(header)}; remove the tabs too many"
            )
        cells += [""] * (len(header) - len(cells))
        yield number, dict(zip(header, cells, strict=True))
    if not header:
        raise TableError(f"{where}: the table is empty; its first line must be a header: {', '.join(_COLUMNS)}")


def _parse(text: str, where: str, taken: dict[str, str]) -> list[Form]:
    forms: list[Form] = []
    for number, cells in _rows(text, where):
        place = f"{where}, line {number}"
        ident = cells["id"]
        if not re.fullmatch(r"\S+", ident):
            raise TableError(f"{place}: the id {ident!r} is empty or has a space; write one word such as my-action")
        if ident in taken:
            raise TableError(
                f"{place}: the id {ident!r} stands in {taken[ident]} too; give each action an id of its own"
            )
        taken[ident] = place
        if not cells["forms"]:
            raise TableError(f"{place}: no forms; write the words of the predicate, for example yardım GÖNDƏR")
        try:
            _, made = _action(cells, place)
        except ValueError as error:
            raise TableError(f"{place}: {error}") from None
        forms += made
    return forms


@cache
def shipped_actions() -> tuple[Form, ...]:
    """The forms of the shipped predicates."""
    return tuple(_parse(resources.open_text(_PREDICATES), _PREDICATES, {}))


def own_actions(tables: Iterable[OwnTable]) -> tuple[Form, ...]:
    """The forms of the user's tables and the shipped ones; the user's come first, so that they win.

    Raises:
        TableError: a row is wrong; the message names the file, the line and the mend.
    """
    taken = {form.action.id: form.action.where for form in shipped_actions()}
    own: list[Form] = []
    for table in tables:
        try:
            own += _parse(table.text, table.where, taken)
        except TableError as error:
            raise table.told(error) from None
    return (*own, *shipped_actions())
