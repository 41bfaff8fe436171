"""Lines that were broken at some width: the line end within a sentence stands for a space."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from azdiplo.spelling.alignment import Edit
from azdiplo.spelling.capitals import is_common
from azdiplo.text.fold import lower, upper

__all__ = ["joins", "unwrapped"]

_ENDS_SENTENCE: Final = re.compile(r"[.!?…:;][\"'”’»)]*\s*\Z")
_INITIAL: Final = re.compile(r"(?:^|[\s.(\"“«])[^\W\d_]\.\Z")


_BROKEN: Final = re.compile(r"([^\W_]{1,40})-\n([^\W\d_]{1,40})")


def joins(text: str, start: int, end: int) -> list[Edit]:
    """What joins the words that were broken at the end of a line.

    The hyphen goes where a word goes on in small letters (`Azər-` `baycan`); it stays before a capital
    (`Azərbaycan-` `Türkiyə`) and behind an acronym (`BMT-` `nin`), and where both parts are words
    (`sosial-` `iqtisadi`) that are none together.

    Args:
        text: a text whose lines are broken.
        start: where to begin.
        end: where to stop.

    >>> joins("Azər-\\nbaycan BMT-\\nnin", 0, 22)
    [(4, 6, ''), (17, 18, '')]
    """
    edits: list[Edit] = []
    for match in _BROKEN.finditer(text, start, end):
        left, right = match.groups()
        place = match.end(1)
        parted = is_common(lower(left)) and is_common(right) and not is_common(lower(left + right))
        keeps = right != lower(right) or left == upper(left) or parted
        edits.append((place + 1 if keeps else place, place + 2, ""))
    return edits


def unwrapped(text: str) -> str:
    """A text with spaces for the line ends that someone broke a paragraph with.

    A line end behind the end of a sentence stays, and so does one behind a short line (a title, the end of a
    paragraph).

    Args:
        text: a text whose lines are broken (:func:`azdiplo.text.script.script_of` says ``"wrapped"``).

    Returns:
        A string of the same length.

    >>> unwrapped("Prezident İlham\\nƏliyev Bakıda çıxış\\nedib.\\nSonra")
    'Prezident İlham Əliyev Bakıda çıxış edib.\\nSonra'
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        bare = line.rstrip("\r ")
        goes_on = bool(bare) and bool(following.strip())
        if goes_on and _ENDS_SENTENCE.search(bare[-8:]) and not _INITIAL.search(bare[-4:]):
            goes_on = False
        if goes_on and len(line) + 1 + len(following.split(" ", 1)[0]) <= 0.8 * width:
            goes_on = False
        pieces += (" " if goes_on else "\n", following)
    return "".join(pieces)
