"""A text in today's letters, with the way back: each part by what its writing needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from azdiplo.gazetteer.names import NameIndex
from azdiplo.spelling.alignment import Alignment, Edit, apply, compose
from azdiplo.spelling.capitals import usual_case
from azdiplo.spelling.cyrillic import cyrillic_edits
from azdiplo.spelling.encoding import encoding_edits
from azdiplo.spelling.marks import KEYBOARDS, Marks
from azdiplo.spelling.wraps import joins, unwrapped
from azdiplo.text.alphabet import lookalikes
from azdiplo.text.fold import composed, fold, lower, upper
from azdiplo.text.script import Part, Script, is_mojibake, script_of

__all__ = ["rewrite"]

_DIAERESIS: Final = str.maketrans("äÄ", "əƏ")
_TO_COMPOSE: Final = re.compile("[^\u0300-\u036f\n][\u0300-\u036f]+")
_LOOSE: Final = re.compile("[\u0300-\u036f\xad\u200b-\u200f\u2060\ufeff]")
#: Soft hyphens and zero-width characters within words.
_UNSEEN: Final = re.compile(r"(?<=[^\W\d_])[\xad\u200b-\u200f\u2060\ufeff]++(?=[^\W\d_])")
_REMEMBERED: Final = 50_000
_LONGEST_WORD: Final = 60
_VISIBLE: Final = re.compile(r"\S")
_OTHERS: Final = re.compile("[\u0370-\u052f]")
_A_WORD: Final = re.compile(r"[^\W\d_]++")


def rewrite(
    text: str,
    script: str | None,
    marks: Callable[[], Marks],
    *,
    reading: NameIndex | None = None,
    restore: bool = True,
) -> tuple[str, Alignment | None, Script]:
    """Write a text in today's letters.

    Args:
        text: any string.
        script: one of :data:`azdiplo.text.script.SCRIPTS`: how all of it is written; None to find out.
        marks: gives what restores the marks of letters; asked for only by a text that needs it.
        reading: for reading names out of the text: the names of the lists. Then capitals get their usual case, broken
            lines are joined, and what is in another language is blanked out, unless an Azerbaijani text quotes it.
        restore: False to leave letters without marks as they are.

    Returns:
        The text, the way back (None where every character has kept its place) and how the text is written.
    """
    way: Alignment | None = None
    if is_mojibake(text):
        text, way = apply(text, encoding_edits(text))
    composing = _composing(text)
    if composing:
        text, step = apply(text, composing)
        way = compose(way, step)
    found = script_of(text)
    parts = found.parts if script is None else (Part(0, len(text), script, "az"),)
    steps = [_from_cyrillic] if reading is None else [_from_cyrillic, _joining]
    for edits_of in steps:
        changed = edits_of(text, parts)
        if changed:
            text, step = apply(text, changed)
            way, parts = compose(way, step), _moved(parts, step)
    blanking = reading is not None and found.language not in ("az", None)
    pieces: list[str] = []
    done = 0
    for part in parts:
        pieces.append(text[done : part.start])
        if not part.foreign:
            pieces.append(_rewritten(text, part, marks, reading, restore))
        else:
            piece = text[part.start : part.end]
            pieces.append(_VISIBLE.sub(" ", piece) if blanking else piece)
        done = part.end
    pieces.append(text[done:])
    return "".join(pieces), way, found


def _from_cyrillic(text: str, parts: Iterable[Part]) -> list[Edit]:
    """Azerbaijani in Cyrillic letters as Latin ones."""
    return [
        edit
        for part in parts
        if part.name == "cyrillic" and part.language == "az"
        for edit in cyrillic_edits(text, part.start, part.end)
    ]


def _joining(text: str, parts: Iterable[Part]) -> list[Edit]:
    """Lines that were broken, joined."""
    return [edit for part in parts if "wrapped" in part.traits for edit in joins(text, part.start, part.end)]


def _moved(parts: tuple[Part, ...], step: Alignment | None) -> tuple[Part, ...]:
    """The same parts in a text that was rewritten."""
    if step is None:
        return parts
    return tuple(Part(*step.forth(part.start, part.end), part.name, part.language, part.traits) for part in parts)


def _composing(text: str) -> list[Edit]:
    """Letters and their marks as one character each, no invisible signs within words."""
    if text.isascii() or not _LOOSE.search(text):
        return []
    edits: list[Edit] = [
        (*match.span(), composed(match[0]))
        for match in _TO_COMPOSE.finditer(text)
        if not unicodedata.is_normalized("NFC", match[0])
    ]
    edits += [(*match.span(), "") for match in _UNSEEN.finditer(text)]
    edits.sort()
    return edits


def _rewritten(text: str, part: Part, marks: Callable[[], Marks], reading: NameIndex | None, restore: bool) -> str:
    """One part in today's letters, which by now are as many as they will be."""
    piece = text[part.start : part.end]
    if "mixed" in part.traits and part.name != "cyrillic":
        piece = _latin_letters(piece)
    if part.name == "latin-1991":
        piece = piece.translate(_DIAERESIS)
    if reading is not None and "wrapped" in part.traits:
        piece = unwrapped(piece)
    shouted = "capitals" in part.traits
    if restore:
        piece = _restored(piece, part, marks)
    if shouted and reading is not None:
        piece = usual_case(piece, reading)
    return piece


def _restored(piece: str, part: Part, marks: Callable[[], Marks]) -> str:
    """The letters of a part with the marks that its keyboard could not type."""
    keys = KEYBOARDS.get(part.name)
    shouted = "capitals" in part.traits
    if shouted and keys is None and piece.count("I") > 2 * piece.count("İ"):
        keys = "i"  # `AZƏRBAYCAN RESPUBLIKASI`: put in capitals by a machine that knows no `İ`, which is as frequent
    if keys is None:
        return piece
    if shouted:
        small = lower(piece.replace("I", "İ") if "i" in keys else piece)
        return upper(marks().restore(small, keys))
    return marks().restore(piece, keys)


def _latin_letters(text: str) -> str:
    """A Latin text without the letters of other alphabets that look like its own."""
    imitations = lookalikes()[0]
    if all(letter in imitations for letter in set(_OTHERS.findall(text))):
        return text.translate({ord(letter): latin for letter, latin in imitations.items()})
    # there are words in the other alphabet too
    return _A_WORD.sub(_without_others, text)


def _without_others(match: re.Match[str]) -> str:
    """A Latin word without the letters of other alphabets that look like its own."""
    word = match[0]
    return word if word.isascii() or len(word) > _LONGEST_WORD else _folded(word)


@lru_cache(_REMEMBERED)
def _folded(word: str) -> str:
    latin = fold(word).cased
    return latin if len(latin) == len(word) else word
