"""The search form of a text: Azerbaijani lower case and one spelling for each sign.

Names are searched in a normalised text, answered in the caller's. Nearly every text keeps its length
under normalisation, so that positions need no translation; the few that do not (decomposed letters,
soft hyphens, CRLF) get an offset map.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from azdiplo.text.alphabet import LOWER, UPPER, lookalikes

if TYPE_CHECKING:
    import regex

__all__ = ["COMBINING", "Folded", "composed", "fold", "lower", "title", "upper"]

_DOT: Final = "\u0307"  # combining dot above: `İ` decomposed is `I` and this

# Written as escapes where the sign cannot be told from its neighbours in an editor.
_DOUBLE_QUOTES: Final = "“”„‟«»″‶‹›❝❞〝〞〟\uff02"
_APOSTROPHES: Final = "’‘‛‚ʼʻ′`´\uff07\u1fef\u1ffd"
_DASHES: Final = "\u2010\u2011\u2012–—―\u2043−\ufe58\ufe63\uff0d"
_SPACES: Final = (
    "\t\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_LINE_ENDS: Final = "\r\x0b\x0c\x85\u2028\u2029"
# Soft hyphen, zero-width characters, bidi controls, byte order mark.
_INVISIBLE: Final = "\xad\u061c\u180e\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)

COMBINING: Final = "\\p{M}\u1160-\u11ff\U00016d63-\U00016d6a"
"""What belongs to the character before it, as a set of the ``regex`` package: combining marks, and the
Hangul and Kirat Rai vowels, which are letters by category but compose like marks."""

_ONE_TO_ONE: Final[dict[str, str]] = {
    sign: plain
    for signs, plain in (
        (_DOUBLE_QUOTES, '"'),
        (_APOSTROPHES, "'"),
        (_DASHES, "-"),
        (_SPACES, " "),
        (_LINE_ENDS, "\n"),
    )
    for sign in signs
}

# Characters that an ordinary text is made of and that are already what they should be.
_UNUSUAL: Final = re.compile(f"[^\\n -_a-~…{LOWER}{UPPER}]")
_FEW_MARKS: Final = 200
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_INVISIBLE_ONE: Final = re.compile(f"[{_INVISIBLE}]")
_DOTTED_I: Final = re.compile(f"[iı]{_DOT}+")


def lower(text: str) -> str:
    """Lower-case a text as Azerbaijani does: ``İ`` → ``i``, ``I`` → ``ı``.

    ``str.lower`` makes ``i̇ki`` (five code points of which one is a loose dot) of ``İki`` and ``is``
    of ``Is``; the first breaks offsets, the second words.

    Args:
        text: any string.

    Returns:
        A string of the same length.

    >>> lower("İLHAM, Işıqlı, ABŞ")
    'ilham, ışıqlı, abş'
    """
    if _DOT in text:
        text = text.replace("I" + _DOT, "i" + _DOT)
    return text.replace("İ", "i").replace("I", "ı").lower()


def upper(text: str) -> str:
    """Upper-case a text as Azerbaijani does: ``i`` → ``İ``, ``ı`` → ``I``.

    Args:
        text: any string.

    Returns:
        A string of the same length: a letter whose capital is longer (``ß``) stays as it is.

    >>> upper("bakı, gəncəli, ißt")
    'BAKI, GƏNCƏLİ, İßT'
    """
    if _DOT in text:
        text = text.replace("i" + _DOT, "I" + _DOT)
    capitals = text.replace("i", "İ").replace("ı", "I").upper()
    if len(capitals) == len(text):
        return capitals
    return "".join(_capital(letter) for letter in text)


def title(text: str) -> str:
    """Write each word with a capital and the rest of it in lower case.

    A hyphen starts a word (``Bakı-Tbilisi``), an apostrophe, a digit or a combining mark does not
    (``Akif'in``). Meant for names: acronyms lose their capitals.

    Args:
        text: any string.

    Returns:
        A string of the same length.

    >>> title("İLHAM ƏLİYEV, ıspartanın, bakı-tbilisi, AKİF'İN")
    "İlham Əliyev, Ispartanın, Bakı-Tbilisi, Akif'in"
    """
    inside = False
    letters = list(lower(text))
    for index, letter in enumerate(letters):
        if letter.isalpha():
            if not inside:
                letters[index] = _capital(letter)
            inside = True
        elif inside or letter.isdigit():
            inside = letter.isdigit() or letter == "'" or letter in _APOSTROPHES or _is_mark(letter)
    return "".join(letters)


def _capital(letter: str) -> str:
    if letter == "i":
        return "İ"
    if letter == "ı":
        return "I"
    capital = letter.upper()
    return capital if len(capital) == 1 else letter


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text in its search form.

    Attributes:
        cased: the normalised text with its capitals.
        lower: the same in lower case, with spaces for line ends; as long as ``cased``.
        offsets: for each character of ``cased`` where it begins in the original, and the original's
            length as the last item; None when every position is the same in both.
        ends: for the characters of ``cased`` whose original does not end where the next one begins
            (a soft hyphen follows, a combining mark belongs to them), where it does end.
    """

    cased: str
    lower: str
    offsets: array[int] | None = None
    ends: dict[int, int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span of ``cased`` or ``lower`` into a span of the original text.

        A letter keeps its combining marks, and invisible characters inside the span belong to it,
        those at its edges do not.

        Args:
            start: index of the first character.
            end: index behind the last character, not less than ``start``.

        Returns:
            The same span in characters of the original text.

        Raises:
            IndexError: the span leaves the text.

        >>> folded = fold("Ba\\u00adkı\\u00ad, Gəncə")
        >>> folded.cased, folded.span(0, 4)
        ('Bakı, Gəncə', (0, 5))
        """
        if self.offsets is None:
            return start, end
        first = self.offsets[start]
        if end <= start:
            return first, first
        after = None if self.ends is None else self.ends.get(end - 1)
        return first, self.offsets[end] if after is None else after


def fold(text: str) -> Folded:
    """Bring a text into its search form.

    Composed letters (NFC), ``"`` for every double quotation mark, ``'`` for every apostrophe, ``-``
    for every dash, an ordinary space for every space and tab, ``\\n`` for every line end, no soft
    hyphens, zero-width and bidi characters, U+FFFD for lone surrogates, Latin letters for their
    look-alikes in Latin words (never in a Cyrillic or Greek word).

    Args:
        text: any string.

    Returns:
        The search form; ``Folded.span`` leads back to the original.

    >>> folded = fold("“Şərq–Qərb”ə dair")
    >>> folded.cased, folded.lower, folded.offsets
    ('"Şərq-Qərb"ə dair', '"şərq-qərb"ə dair', None)
    >>> fold("\\u0410B\\u015e v\\u01dd I\\u0307ran").cased
    'ABŞ və İran'
    """
    unusual = set(_UNUSUAL.findall(text))
    if not unusual:
        return Folded(text, _searchable(text))
    # CRLF is one line end, so its positions need the map; a lone CR is replaced like the others.
    windows = "\r" in unusual and "\r\n" in text
    cased, left = _one_to_one(text, unusual, kept="\r" if windows else "")
    if any("\ud800" <= sign <= "\udfff" for sign in left):
        cased = _SURROGATE.sub("\ufffd", cased)
    if any(map(str.isalpha, left)):
        cased = _with_latin_letters(cased)
    if windows or any(map(_changes_the_length, left)) or not unicodedata.is_normalized("NFC", cased):
        return _mapped(cased)
    return Folded(cased, _searchable(cased))


def _one_to_one(text: str, unusual: set[str], kept: str) -> tuple[str, list[str]]:
    """The text with every sign replaced for which another always stands, and the signs that are left to others."""
    _, everywhere = lookalikes()
    left: list[str] = []
    for sign in unusual:
        plain = _ONE_TO_ONE.get(sign) or everywhere.get(sign)
        if plain is None:
            left.append(sign)
        elif sign != kept:
            text = text.replace(sign, plain)
    return text, left


def _changes_the_length(sign: str) -> bool:
    """A mark that composes with its letter, or an invisible sign that goes."""
    return not sign.isalpha() and (_is_mark(sign) or _INVISIBLE_ONE.match(sign) is not None)


def _searchable(cased: str) -> str:
    return lower(cased.replace("\n", " "))


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")


@cache
def _lookalike_pattern() -> re.Pattern[str]:
    return re.compile("[" + "".join(lookalikes()[0]) + _bases() + "]")


def _in_word(sign: str) -> bool:
    # some invisible signs are unassigned
    return sign.isalpha() or unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") or sign in _INVISIBLE


@cache
def _bases() -> str:
    """Letters that imitate another only with their marks: `ι` and a diaeresis are `ϊ`, which stands for `ï`."""
    latin = lookalikes()[0]
    return "".join(sorted({unicodedata.normalize("NFD", letter)[0] for letter in latin} - set(latin)))


@cache
def _apart() -> re.Pattern[str]:
    """Such a letter, and marks behind it that are no part of it yet."""
    return re.compile(f"[{_bases()}](?=([{_INVISIBLE}\u0300-\u036f]+))")


def _base(match: re.Match[str]) -> str:
    letter = composed(match[0] + _INVISIBLE_ONE.sub("", match[1]))[0]
    latin = lookalikes()[0].get(letter)
    return match[0] if latin is None else unicodedata.normalize("NFD", latin)[0]


def _with_latin_letters(text: str) -> str:
    """Replace the look-alike letters of Latin words; the length stays the same."""
    latin = lookalikes()[0]
    apart = any(letter in text for letter in _bases())
    pieces: list[str] = []
    done = 0  # everything before it is decided, so that no character is looked at twice
    kept = 0
    for hit in _lookalike_pattern().finditer(text):
        if hit.start() < done:
            continue
        start, done = _word_around(text, hit.start(), done)
        word = text[start:done]
        if _is_latin_word(word):
            if apart:
                word = _apart().sub(_base, word)
            pieces += (
                text[kept:start],
                "".join([latin.get(letter, letter) for letter in word]),
            )
            kept = done
    if not pieces:
        return text
    pieces.append(text[kept:])
    return "".join(pieces)


def _word_around(text: str, place: int, floor: int) -> tuple[int, int]:
    """The word that a letter is in, from ``floor`` on: marks and what is invisible belong to it."""
    start, end = place, place + 1
    while start > floor and _in_word(text[start - 1]):
        start -= 1
    while end < len(text) and _in_word(text[end]):
        end += 1
    return start, end


@cache
def _imitated() -> frozenset[str]:
    """The Latin letters for which others are mistaken."""
    return frozenset(lookalikes()[0].values())


def _is_latin_word(word: str) -> bool:
    """Is a word with look-alikes in it one of ours, written with a wrong letter?

    `Mосква` with a Latin M is a Russian word with a slip, `Mедиa` could be either and `АBŞ` is ours: a letter that
    only one of the scripts has decides.
    """
    latin = lookalikes()[0]
    # Judged as it will be composed, so that folding it once more changes nothing.
    letters = [letter for letter in composed(_INVISIBLE_ONE.sub("", word)) if letter.isalpha()]
    ours = [letter for letter in letters if _is_latin(letter)]
    if any(letter not in _imitated() for letter in ours):
        return True
    return bool(ours) and all(letter in latin or _is_latin(letter) for letter in letters)


@cache
def _unstable() -> regex.Pattern[str]:
    """What makes a text change its length: line ends, runs of combining marks and invisible signs."""
    import regex

    return regex.compile(f"\\r\\n?+|[{_INVISIBLE}{COMBINING}]++")


def composed(text: str) -> str:
    """Compose letters and marks (NFC) in a time that grows with the text.

    Python puts marks in order by exchanging neighbours: a hundred thousand of them on one letter would take hours.

    >>> composed("s\\u0327e" + "\\u0301\\u0323" * 100)[:2] == "\\u015f\\u1eb9"
    True
    """
    if len(text) <= _FEW_MARKS:
        return unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    marks: list[str] = []
    for sign in "".join([unicodedata.normalize("NFD", sign) for sign in text]):
        if unicodedata.combining(sign):
            marks.append(sign)
        else:
            pieces += sorted(marks, key=unicodedata.combining)
            pieces.append(sign)
            marks.clear()
    pieces += sorted(marks, key=unicodedata.combining)
    return unicodedata.normalize("NFC", "".join(pieces))


def _composed(text: str) -> str:
    # str.lower makes `i` and a loose dot of `İ`, and such texts are about: the dot goes.
    letters = composed(_DOTTED_I.sub("i", composed(text)))
    # what imitates a letter everywhere may also be made of two: `s` and a comma below is `ș`, which stands for `ş`
    return "".join([lookalikes()[1].get(sign, sign) for sign in letters])


def _mapped(text: str) -> Folded:
    """Fold a text whose length changes; everything that keeps it is already done."""
    made = _Mapping(text)
    for hit in _unstable().finditer(text):
        start, end = hit.span()
        if text[start] == "\r":
            made.stable(start)
            made.cluster("\n", start, end)
        else:
            made.marks(start, end)
    return made.folded()


class _Mapping:
    """A fold in the making whose characters do not stand where they stood: what is made, and where it is from."""

    __slots__ = ("done", "ends", "offsets", "pieces", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.offsets = array("I")
        self.ends: dict[int, int] = {}
        self.done = 0  # everything before it is made

    def cluster(self, piece: str, start: int, end: int) -> None:
        """Append what is made of a stretch as a whole.

        A span must not part a letter from its marks: all of them share one place.
        """
        self.pieces.append(piece)
        for _ in range(len(piece) - 1):
            self.ends[len(self.offsets)] = end
            self.offsets.append(start)
        self.offsets.append(start)
        self.done = end

    def stable(self, end: int) -> None:
        """Append the text up to here, each character for itself."""
        start = self.done
        if start >= end:
            return
        piece = self.text[start:end]
        if unicodedata.is_normalized("NFC", piece):
            self.pieces.append(piece)
            self.offsets.extend(range(start, end))
        else:
            for index, sign in enumerate(piece, start):
                self.cluster(unicodedata.normalize("NFC", sign), index, index + 1)
        self.done = end

    def marks(self, start: int, end: int) -> None:
        """Append a run of combining marks and invisible signs, with the letter that it stands on."""
        base, marks_end = self._letter(start, end)
        self.stable(min(base, start))
        if base > start and self.offsets:
            self.ends.setdefault(len(self.offsets) - 1, start)
        if base < marks_end:
            self.cluster(_composed(_INVISIBLE_ONE.sub("", self.text[base:marks_end])), base, marks_end)
        if marks_end < end and self.offsets:
            self.ends.setdefault(len(self.offsets) - 1, marks_end)
        self.done = end

    def _letter(self, start: int, end: int) -> tuple[int, int]:
        """Where the letter of a run's marks stands, and where the marks end; what is behind them is invisible."""
        run = self.text[start:end]
        marks_end = start + len(run.rstrip(_INVISIBLE))
        if marks_end == start:
            return start, marks_end
        base = start - 1
        # The marks belong to what stands before them, but never to white space.
        if base < self.done or self.text[base].isspace():
            base = start + len(run) - len(run.lstrip(_INVISIBLE))
        return base, marks_end

    def folded(self) -> Folded:
        """The fold, when all of the text is made."""
        self.stable(len(self.text))
        self.offsets.append(len(self.text))
        cased = "".join(self.pieces)
        return Folded(cased, _searchable(cased), self.offsets, self.ends)
