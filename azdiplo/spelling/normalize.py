"""A text in today's orthography, with a map of its offsets in both directions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from azdiplo.gazetteer.shipped import shipped_index
from azdiplo.spelling.alignment import Alignment, compose
from azdiplo.spelling.reader import Reader
from azdiplo.spelling.rewriting import rewrite
from azdiplo.text.fold import Folded, fold
from azdiplo.text.script import SCRIPTS, Script

__all__ = ["Normalized", "normalize"]


@dataclass(frozen=True, slots=True)
class Normalized:
    """A text in today's orthography and where each of its characters comes from.

    Attributes:
        text: the text in today's orthography.
        original: the text as it was given.
        script: how the original is written.
    """

    text: str
    original: str
    script: Script
    _way: Alignment | None = field(default=None, repr=False, compare=False)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span of :attr:`text` into one of :attr:`original`.

        Args:
            start: offset of the first character.
            end: offset behind the last character, not less than ``start``.

        Returns:
            The span that these characters were written for: all of it where several share one (`ya` for `я`).

        Raises:
            IndexError: the span leaves the text.

        >>> import azdiplo
        >>> text = azdiplo.normalize("Академик Яшар Әлијев һаггында")
        >>> text.text, text.to_original(9, 13)
        ('Akademik Yaşar Əliyev haqqında', (9, 12))
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"the span {start}:{end} leaves a text of {len(self.text)} characters")
        return (start, end) if self._way is None else self._way.back(start, end)

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span of :attr:`original` into one of :attr:`text`.

        Args:
            start: offset of the first character.
            end: offset behind the last character, not less than ``start``.

        Returns:
            The span that was written for these characters, empty where they were left out.

        Raises:
            IndexError: the span leaves the text.

        >>> import azdiplo
        >>> azdiplo.normalize("Академик Яшар Әлијев һаггында").from_original(9, 13)
        (9, 14)
        """
        if not 0 <= start <= end <= len(self.original):
            raise IndexError(f"the span {start}:{end} leaves a text of {len(self.original)} characters")
        return (start, end) if self._way is None else self._way.forth(start, end)


def normalize(
    text: str, *, script: str | None = None, diacritics: bool = True, punctuation: bool = False
) -> Normalized:
    """Write a text in today's Azerbaijani orthography.

    Cyrillic becomes Latin, `\u00e4` of 1991 `ə`; letters typed without their marks get them back; letters of other
    alphabets within Latin words, letters apart from their marks and, where ftfy is installed, wrongly decoded letters
    (`\u00c9\u2122` for `ə`) are mended. What is in another language stays as it is.

    Args:
        text: any string.
        script: one of :data:`azdiplo.text.script.SCRIPTS` if it is known how all of the text is written; by default
            it is found out paragraph by paragraph.
        diacritics: False to leave letters without marks as they were typed.
        punctuation: True for one sign of each kind: `"` for every double quotation mark, `'` for every apostrophe, `-`
            for every dash, ordinary spaces and line ends, nothing invisible.

    Raises:
        TypeError: ``text`` is not a ``str``.
        ValueError: ``script`` is unknown; the message lists what there is.

    >>> normalize("Илһам Әлијев Бакыда чыхыш едиб.").text
    'İlham Əliyev Bakıda çıxış edib.'
    >>> normalize("Ermenistanin bas naziri Bakiya gelib.").text
    'Ermənistanın baş naziri Bakıya gəlib.'
    """
    if not isinstance(text, str):
        raise TypeError(f"normalize() takes a str, not {type(text).__name__}")
    if script is not None and script not in SCRIPTS:
        raise ValueError(f"unknown script {script!r}; scripts are {', '.join(SCRIPTS)}")
    written, way, found = rewrite(text, script, _reader().marks, restore=diacritics)
    if punctuation:
        folded = fold(written)
        written, way = folded.cased, compose(way, _alignment(folded))
    return Normalized(written, text, found, way)


def _alignment(folded: Folded) -> Alignment | None:
    """The way back from a search form."""
    if folded.offsets is None:
        return None
    starts = folded.offsets
    ends = starts[1:]
    for place, end in (folded.ends or {}).items():
        ends[place] = end
    return Alignment(starts, ends)


@cache
def _reader() -> Reader:
    return Reader(shipped_index())
