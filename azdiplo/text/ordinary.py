"""A quick look at a text: is it in today's standard writing? Most are, and the others are looked at more closely."""

from __future__ import annotations

from typing import Final

__all__ = ["WIDEST", "ordinary"]

WIDEST: Final = 130  # characters of a line that someone broke
_SHORTEST: Final = 8  # X X X and * * * part sections


def ordinary(text: str) -> bool:
    """Say quickly whether a text is surely in today's standard writing, most of which is.

    Returns:
        True if it is; False if it must be looked at more closely.

    >>> ordinary("Azərbaycanın xarici işlər naziri Bakıda görüşlər keçirib.")
    True
    >>> ordinary("Azerbaycanin xarici isler naziri Bakida gorusler kecirib.")
    False
    """
    size = len(text)
    if text.count("ə") * 30 < size:
        return False
    for sign in "еаоиәäÄÉÃاе":
        if sign in text:
            return False
    lines = text.split("\n")
    if len(lines) > 3 and max(map(len, lines)) <= WIDEST:
        return False
    for line in lines:
        # a short paragraph may do without `ə`; typed ones have an `e` for each, and other languages have many
        length = len(line)
        if line.count("e") * 15 > length > 30 and (line.count("ə") + line.count("Ə")) * 50 < length:
            return False
        if length > _SHORTEST and line.isupper() and line.count(" ") > 1:
            return False
    return True
