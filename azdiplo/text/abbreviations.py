"""Abbreviations that end in a full stop: what they are and whether a sentence may end with them."""

from __future__ import annotations

from functools import cache
from typing import Final

from azdiplo.resources import rows
from azdiplo.text.fold import lower

__all__ = ["abbreviation", "abbreviations", "goes_on"]

_FILE: Final = "text/abbreviations.tsv"


@cache
def abbreviations() -> dict[str, str]:
    """Return the known abbreviations.

    Returns:
        The form without its last full stop (``prof``, ``b.e.ə``) and what a following full stop
        means: ``never`` the end of a sentence, ``maybe`` one, or, for a form that is an ordinary
        word too, ``weak``.

    Raises:
        FileNotFoundError, ValueError: the data file is missing or wrong.

    >>> abbreviations()["prof"], abbreviations()["km"], abbreviations()["min"]
    ('never', 'maybe', 'weak')
    """
    known: dict[str, str] = {}
    for number, (form, ends, _) in rows(_FILE):
        if ends not in ("never", "maybe", "weak"):
            raise ValueError(f"{_FILE}, line {number}: write never, maybe or weak for {ends!r}")
        known[form] = ends
    return known


def abbreviation(word: str) -> str | None:
    """Look a word up that stands before a full stop.

    Args:
        word: the word without the full stop, as written.

    Returns:
        ``never``, ``maybe`` or ``weak`` as in :func:`abbreviations`; None for any other word.

    >>> abbreviation("Akad"), abbreviation("S"), abbreviation("kitab")
    ('never', None, None)
    """
    if len(word) > 12:
        return None
    known = abbreviations()
    ends = known.get(word)
    if ends is None and len(word) > 1 and word[0].isupper() and word[1:] == lower(word[1:]):
        # `Prof.` at the beginning of a sentence; a single capital is an initial.
        ends = known.get(lower(word))
    return ends


def goes_on(text: str, index: int) -> bool:
    """Say whether a sentence goes on behind a full stop: with a small letter or a comma.

    Args:
        text: a folded text (``Folded.cased``).
        index: where to look, the place behind the full stop.

    Returns:
        True if the next sign is a lower-case letter or one of ``, ; : )``.

    >>> goes_on("beş min. manat", 8), goes_on("beş min. Sonra", 8)
    (True, False)
    """
    if text[index : index + 1] in (" ", "\n"):
        index += 1
    sign = text[index : index + 1]
    return bool(sign) and (sign.islower() or sign in ",;:)")
