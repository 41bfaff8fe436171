"""Characters that would act on the reader's screen instead of being read, or that no file can hold."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["one_line", "visible", "writable"]

_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_SPACE: Final = re.compile(r"\s+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control characters replaced by their pictures, one for one.

    Also replaced, by ``\\ufffd``, is what cannot be written as UTF-8 (lone surrogates) and what turns
    the direction of the text around. Tabs and line ends stay.

    >>> visible("Bakı\\x00\\x1b[31m\\ud800")
    'Bakı␀␛[31m�'
    """
    return _UNSAFE.sub(_picture, text)


def one_line(text: str) -> str:
    """The visible text with every run of white space as one space.

    >>> one_line("Cənubi\\n  Qafqaz")
    'Cənubi Qafqaz'
    """
    return visible(_SPACE.sub(" ", text))


def writable(text: str) -> str:
    """The text with lone surrogates, which no file can hold, replaced by ``\\ufffd``, one for one.

    >>> writable("Bakı\\ud800")
    'Bakı�'
    """
    return _SURROGATE.sub("\ufffd", text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
