"""The shapes of dates: the table ``data/dates.tsv``, made into patterns.

A shape is a row of literal letters and named parts (:mod:`azdiplo.entities.rules.date_parts`); what may be missing in
it, in brackets, makes two shapes of it. What is wrong in the table is said with its file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from azdiplo import resources
from azdiplo.entities.rules.date_parts import Part, parts

__all__ = ["NAME_OF_MONTH", "YEAR", "Row", "Shape", "rows", "shapes"]

NAME_OF_MONTH: Final = "month name"
YEAR: Final = "year"
_IN_FIGURES: Final = "numeric date"
_TABLE: Final = "dates.tsv"
_KINDS: Final = ("calendar", NAME_OF_MONTH, YEAR, "lunar month", _IN_FIGURES)
_MONTHS: Final = ("month", "months", "month/s")
_FIELDS: Final = ("y", "m", "d", "y2", "m2", "d2")
_ELEMENT: Final = re.compile(r"\{(?P<part>[\w/]+)\}|<(?P<around>[^<>]+)>|(?P<literal>[^{}<>\[\]]+)")
_OPTION: Final = re.compile(r"\[([^\[\]]*)\]")
_FIELD: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a way to write a date.

    Attributes:
        kind, shape, value, example, says: its cells; ``says`` is the value of the date in the example.
        where: the file and the line, for messages.
    """

    kind: str
    shape: str
    value: str
    example: str
    says: str
    where: str


#: A value with %s for its fields, and their names.
Side = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A row with each of its options decided.

    Attributes:
        kind: as in the table.
        anchor: what it is found by: "month", "lunar", "year" or "sign".
        words: for an anchor that is a year, what follows its ordinal.
        left: how what stands before the anchor is written, "" where nothing does.
        opening, then: for a year or month with something behind it, how that is written, and what comes next.
        pattern: the whole of it; every named part is a group.
        parts: the parts that say something or may be refused, with the numbers of their groups.
        sides: the value; of a range its first end and its last.
        ending: the number of the group of the ending, 0 where there is none.
        year: the number of the group where the year ends that has a month behind it, 0 where none has.
    """

    kind: str
    anchor: str
    words: tuple[str, ...]
    left: str
    opening: str
    then: str
    pattern: re.Pattern[str]
    parts: tuple[tuple[int, Part], ...]
    sides: tuple[Side, ...]
    ending: int
    year: int


class _Element(NamedTuple):
    """A piece of a shape: a named part, letters as they stand there, or what stands beside the date."""

    name: str = ""
    part: Part | None = None
    text: str = ""
    pattern: str = ""
    inner: tuple[_Element, ...] = ()


def rows() -> Iterator[Row]:
    """The rows of the table.

    Raises:
        ValueError: a row has a kind or a field that there is none of; the message names file, line and mend.
    """
    for number, (kind, shape, value, example, says) in resources.rows(_TABLE):
        where = f"{_TABLE}, line {number}"
        if kind not in _KINDS:
            raise ValueError(f"{where}: no kind {kind!r}; there are {', '.join(_KINDS)}")
        for name in _FIELD.findall(value):
            if name not in _FIELDS:
                raise ValueError(f"{where}: no {{{name}}} in a value; there are {', '.join(_FIELDS)}")
        yield Row(kind, shape, value, example, says, where)


def shapes(row: Row) -> list[Shape]:
    """A row's shape with and without each of what may be missing, the longest first.

    Raises:
        ValueError: a part has no such name, or the shape is no shape; the message names file and line.
    """
    variants = [""]
    for number, piece in enumerate(_OPTION.split(row.shape)):
        variants = [text + piece for text in variants] + ([*variants] if number % 2 else [])
    return [_shape(row, text) for text in variants]


def _shape(row: Row, text: str) -> Shape:
    elements = list(_elements(row, text))
    names = [element.name for element in elements]
    anchor, place = _anchor(row, names)
    groups = [(element.name, element.part) for element in elements if element.part is not None]
    opening = names.index("gen") + 2 if "gen" in names else 0
    with_month = anchor == "year" and opening > 0
    return Shape(
        kind=row.kind,
        anchor=anchor,
        words=tuple(_words_behind(elements[place + 1 :])) if anchor == "year" else (),
        left=_plain(elements[:place]),
        opening=_plain(elements[:opening]),
        then=elements[opening].pattern if opening else "",
        pattern=re.compile(_pattern(elements)),
        parts=tuple((n, part) for n, (_, part) in enumerate(groups, 1) if part.read or part.checked),
        sides=_sides(row.value),
        ending=len(groups) if _is_ending(elements[-1]) else 0,
        year=1 + [name for name, _ in groups].index("gen") if with_month else 0,
    )


def _sides(value: str) -> tuple[Side, ...]:
    return tuple((_FIELD.sub("%s", side), tuple(_FIELD.findall(side))) for side in value.split("/") if side)


def _is_ending(element: _Element | None) -> bool:
    return element is not None and element.part is not None and element.part.is_ending


def _elements(row: Row, text: str) -> Iterator[_Element]:
    """A shape taken apart; an ending is looked up by what it stands behind."""
    done = 0
    behind = ""
    for match in _ELEMENT.finditer(text):
        if match.start() != done:
            break
        done = match.end()
        if match["around"]:
            inner = tuple(_elements(row, match["around"]))
            yield _Element(pattern="".join(each.pattern for each in inner), inner=inner)
        elif match["literal"]:
            literal = match["literal"]
            behind = "word" if literal[-1].isalpha() else behind
            yield _Element(text=literal, pattern=re.escape(literal))
        else:
            name = match["part"]
            part = _part(row, name, behind)
            behind = _behind(name, part) or behind
            yield _Element(name, part, pattern=part.pattern)
    if done != len(text):
        raise ValueError(f"{row.where}: the shape {row.shape!r} cannot be read from {text[done:]!r} on")


def _part(row: Row, name: str, behind: str) -> Part:
    known = parts()
    part = known.get((name, "")) or known.get((name, behind))
    if part is None:
        beside = f" behind a {behind}" if any(name == other for other, _ in known) else ""
        raise ValueError(f"{row.where}: no part {{{name}}}{beside}; the head of {_TABLE} lists the parts")
    return part


def _behind(name: str, part: Part) -> str:
    """What an ending behind this part stands behind; "" for an ending, which changes nothing."""
    if part.is_ending:
        return ""
    if name in _MONTHS:
        return "month"
    return "number" if part.field else "word"


def _anchor(row: Row, names: list[str]) -> tuple[str, int]:
    """What a shape is found by, and the number of its element."""
    if row.kind == _IN_FIGURES:
        return "sign", 0
    for place, name in enumerate(names):
        if name in _MONTHS:
            return "month", place
        if name in ("lunar", "ord"):
            return ("lunar" if name == "lunar" else "year"), place
    raise ValueError(f"{row.where}: a shape needs a month, {{lunar}} or {{ord}}, or the kind {_IN_FIGURES!r}")


def _before(elements: list[_Element]) -> str:
    first = elements[0].part
    return first.before if first is not None else ""


def _plain(elements: list[_Element]) -> str:
    """The pattern of a beginning of a shape, without groups."""
    pattern = "".join(element.pattern for element in elements if not element.inner)
    return _before(elements) + pattern if pattern else ""


def _pattern(elements: list[_Element]) -> str:
    """The pattern of a shape; each of its parts is a group."""
    pieces = [_before(elements)]
    for element, following in zip(elements, [*elements[1:], None], strict=True):
        if element.inner:
            pieces.append(f"(?{'<=' if element is elements[0] else '='}{element.pattern})")
        elif element.part is None:
            pieces.append(element.pattern)
        else:
            ends = following is None or (_is_ending(element) and not _is_ending(following))
            pieces.append(f"({element.pattern}){element.part.behind if ends else ''}")
    return "".join(pieces)


def _words_behind(elements: list[_Element]) -> Iterator[str]:
    """What follows the ordinal of a year: ` il`, ` tədris il`, ` təvəllüd`."""
    first, *others = elements[0].inner or elements
    if first.text.strip():
        yield first.text
    elif others and others[0].part is not None:
        yield from (first.text + word for word in others[0].part.words)
