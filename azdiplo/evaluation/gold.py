"""Annotated texts: what people have marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from azdiplo.labels import LABELS, ROWS

__all__ = ["GoldError", "GoldSpan", "GoldText", "checked_label", "in_order"]

_CONLL: Final = {row.conll: row.name for row in ROWS if row.conll}


class GoldError(ValueError):
    """Annotated texts that cannot be used: says which file, which line and how to mend it."""


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A stretch of a text that people have marked.

    Attributes:
        start: offset of the first character, in characters of the text.
        end: offset behind the last character.
        label: one of :data:`azdiplo.LABELS`.
        stem_end: where the case ending starts; None where the annotation does not tell.
    """

    start: int
    end: int
    label: str
    stem_end: int | None = None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and what people have marked in it.

    Attributes:
        text: the text.
        spans: in the order of the text.
        where: file and line, for messages.
    """

    text: str
    spans: tuple[GoldSpan, ...]
    where: str


def checked_label(label: object, where: str) -> str:
    """The label, if it is one of the library's or the name that CoNLL-2003 has for it: ``PERSON`` for ``PER``.

    Raises:
        GoldError: it is not; the message begins with ``where``.
    """
    if isinstance(label, str) and label in _CONLL:
        return _CONLL[label]
    if label not in LABELS:
        raise GoldError(f"{where}: unknown label {label!r}; labels are {', '.join(LABELS)}; rename it")
    return str(label)


def in_order(spans: Iterable[GoldSpan]) -> tuple[GoldSpan, ...]:
    """The spans in the order of the text."""
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.label)))
