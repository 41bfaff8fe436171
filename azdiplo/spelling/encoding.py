"""Text that was read in a wrong encoding (`É™` for `ə`), mended with ftfy where that is installed."""

from __future__ import annotations

import re
from typing import Final

from azdiplo.spelling.alignment import Edit

__all__ = ["encoding_edits"]

_RUN: Final = re.compile("[^\x00-\x7f]+")


def encoding_edits(text: str) -> list[Edit]:
    """What to write in the place of wrongly decoded letters.

    Args:
        text: any string.

    Returns:
        The edits; none if the text is sound or ftfy is not installed (``pip install ftfy``).
    """
    try:
        import ftfy
    except ImportError:
        return []
    _, steps = ftfy.fix_encoding_and_explain(text)
    # ftfy decides for the whole text; done stretch by stretch, so that offsets can be kept.
    if not steps or [step.action for step in steps] != ["encode", "decode"]:
        return []
    (_, wrong), (_, right) = steps
    edits: list[Edit] = []
    for run in _RUN.finditer(text):
        try:
            decoded = [(place, letter) for place, letter in _letters(run[0], wrong, right)]
        except UnicodeError:
            continue
        at = run.start()
        for size, letter in decoded:
            edits.append((at, at + size, letter))
            at += size
    return edits


def _letters(run: str, wrong: str, right: str) -> list[tuple[int, str]]:
    """Each letter that a stretch stands for, with the number of characters that stand for it."""
    found: list[tuple[int, str]] = []
    for letter in run.encode(wrong).decode(right):
        found.append((len(letter.encode(right).decode(wrong)), letter))
    return found
