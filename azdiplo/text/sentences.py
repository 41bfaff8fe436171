"""Sentences with exact positions.

A sentence ends at ``.``, ``!``, ``?``, ``…`` or at a line end, and not

- behind an abbreviation, an initial, a number that counts a heading, inside a number or an address;
- before a small letter: ``Bəs nə vaxt? – deyə soruşub``;
- inside a quotation or brackets behind which the sentence goes on
  (``“Gedirik. Biz qalmırıq”, - deyə o bildirib.`` is one sentence); a quotation that ends its sentence
  is divided like any other text;
- at a line end within a running sentence: the next line begins with a small letter or the line ends
  in a comma.

A line without a full stop is a heading, a list item or a signature and a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import pairwise
from typing import Final, NamedTuple

from azdiplo.text.abbreviations import abbreviation
from azdiplo.text.fold import Folded, fold
from azdiplo.text.tokens import domain_ends

__all__ = ["Span", "sentences"]


class Span(NamedTuple):
    """A stretch of a text.

    Attributes:
        start: index of its first character.
        end: index behind its last character.
    """

    start: int
    end: int


# A mark, a number or a letter that counts the items of a list.
_ITEM: Final = re.compile(r"(?:[-*+•·▪●○■□►✓➢➤◆][ ]?|\(?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})\)[ ]|\d{1,2}\.[ ])")
_STOP: Final = re.compile("[.!?…]+")
_BRACKET: Final = re.compile(r"[\"()\[\]]")
_FOOTNOTE: Final = re.compile(r"(?:\[\d{1,3}\])+")
_WORD_SIGN: Final = re.compile(r"[^\W_]")
# `1.`, `2.3.`, `IV.`, `a.` at the beginning of a sentence count it.
_COUNTER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[^\W\d_]")
_WORDS: Final = re.compile(r"[\"'(-]*(?:[^\W\d_]+[-'])*[^\W\d_]{2,}")
#: A closing bracket → the one that opens.
_CLOSED_BY: Final = {")": "(", "]": "["}
_OPENING_QUOTES: Final = "“«„‟‹❝〝"
_CLOSING_QUOTES: Final = "”»›❞〞"
_STOPS: Final = ".!?…"
_LONGEST_WORD: Final = 16


def sentences(text: str, folded: Folded | None = None) -> list[Span]:
    """Find the sentences of a text.

    Args:
        text: any string.
        folded: ``fold(text)`` if it is at hand already.

    Returns:
        The spans of the sentences in their order, without white space at their edges. Every
        character that is not white space lies in exactly one of them.

    Raises:
        FileNotFoundError, ValueError: a data file is missing or wrong.

    >>> text = "Prof. R.T.Ərdoğan gəlib. “Şadam. Sağ olun”, - deyə o bildirib."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Prof. R.T.Ərdoğan gəlib.', '“Şadam. Sağ olun”, - deyə o bildirib.']
    """
    if folded is None:
        folded = fold(text)
    cased = folded.cased
    found: list[Span] = []
    start = 0
    for cut in _cuts(text, folded):
        piece = cased[start:cut]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            found.append(Span(*folded.span(first, last)))
        start = cut
    return found


def _cuts(text: str, folded: Folded) -> list[int]:
    """Where sentences end, in the folded text."""
    cuts: list[int] = []
    cased = folded.cased
    start = 0
    for line_end in _line_cuts(cased):
        _add_cuts(text, folded, start, line_end, cuts)
        cuts.append(line_end)
        start = line_end
    return cuts


def _line_cuts(cased: str) -> list[int]:
    """The line ends at which a sentence ends, and the end of the text."""
    cuts = []
    place = -1
    lines = cased.split("\n")
    before = lines[0].strip()
    for line, after in pairwise(lines):
        place += len(line) + 1
        after = after.strip()
        if not _is_wrapped(before, after):
            cuts.append(place)
        before = after
    cuts.append(len(cased))
    return cuts


def _is_wrapped(before: str, after: str) -> bool:
    """Say whether a sentence runs on from one line to the next."""
    if not before or not after:
        return False
    last, first = before[-1], after[0]
    if first in ",;:.!?)]…":
        return True
    if first == "-":
        # `…”,` and on the next line `- deyə o bildirib` is no list.
        return before.endswith(('",', '"')) and after[1:].lstrip()[:1].islower()
    if _ITEM.match(after):
        return False
    if last == "." and _word_before(before, len(before) - 1)[1] == "never":
        return True
    return last == "," or (first.islower() and last not in ".!?…:;")


def _word_before(cased: str, place: int) -> tuple[str, str | None]:
    """The word that stands before a full stop and what the stop means if it is an abbreviation."""
    start = place
    floor = max(0, place - _LONGEST_WORD)
    while start > floor and (cased[start - 1].isalnum() or cased[start - 1] == "."):
        start -= 1
    word = cased[start:place].lstrip(".")
    last = word[word.rfind(".") + 1 :]
    meaning = abbreviation(word) or abbreviation(last)
    if meaning is None and len(last) == 1 and last.isupper():
        # `15-A.` is a class and `20° C.` a temperature, `J.-P.` and `- P.` are initials.
        around = cased[max(0, place - 3) : place - 1]
        if (around[-1:] not in ("-", "'", "°") and around.rstrip(" ")[-1:] != "°") or around == ".-":
            meaning = "initial"
    return word, meaning


def _brackets(text: str, folded: Folded, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost quotations and brackets of a stretch: where they open and close."""
    cased, offsets = folded.cased, folded.offsets
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    count = dict.fromkeys('"([', 0)

    def close(kind: str, place: int) -> None:
        while count[kind]:
            other, at = opened.pop()
            count[other] -= 1
            if other == kind:
                pairs.append((at, place))
                return

    for hit in _BRACKET.finditer(cased, start, end):
        place = hit.start()
        sign = cased[place]
        opens = _CLOSED_BY.get(sign, sign)
        closes = opens != sign
        if sign == '"':
            written = text[place if offsets is None else offsets[place]]
            before, behind = cased[max(start, place - 1) : place], cased[place + 1 : min(end, place + 2)]
            role = _quote_role(written, before, behind, count['"'] > 0)
            if role is None:
                continue
            closes = role == "closes"
        if closes:
            close(opens, place)
        else:
            opened.append((sign, place))
            count[sign] += 1
    return _outermost(sorted(pairs))


def _quote_role(written: str, before: str, behind: str, inside: bool) -> str | None:
    """Does a quotation mark open or close a quotation? None for one that does neither.

    `"` opens and closes, and so does `“` behind `„`: what stands around it tells, nothing at the edges of a line.
    """
    if written in _CLOSING_QUOTES:
        return "closes"
    if written in _OPENING_QUOTES and not (written == "“" and inside):
        return "opens"
    if before in " \n([-" and behind not in " \n":
        return "opens"
    return "closes" if inside else None


def _outermost(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of sorted stretches that lie in no other."""
    found: list[tuple[int, int]] = []
    for pair in pairs:
        if not found or pair[0] > found[-1][1]:
            found.append(pair)
    return found


def _goes_on_behind(cased: str, close: int, end: int) -> bool:
    """Say whether the sentence goes on behind a closing quotation mark or bracket."""
    place = close + 1
    if place < end and cased[place] in _STOPS:
        return False
    stopped = cased[close - 1] in _STOPS or (cased[close - 1] in "\"')]" and cased[close - 2] in _STOPS)
    spaced = place
    while spaced < end and cased[spaced] in " \n":
        spaced += 1
    if spaced == end:
        return False
    sign = cased[spaced]
    if not stopped or spaced == place:
        return True
    return sign.islower() or sign in ",;:-)]"


def _add_cuts(text: str, folded: Folded, start: int, end: int, cuts: list[int]) -> None:
    """Append where sentences end between two line ends."""
    cased = folded.cased
    pairs = _brackets(text, folded, start, end)
    closing = {close for _, close in pairs}
    opening = {place for place, _ in pairs}
    number = 0
    asked, runs_on = -1, False  # the answer for a pair is sought once, not at each of its stops
    begin = start  # of the sentence that is being read
    first = _first_word_sign(cased, begin, end)
    last = _last_word_end(cased, start, end)
    for stop in _STOP.finditer(cased, start, end):
        place, behind = stop.span()
        if place < first or behind >= last:
            continue
        while number < len(pairs) and pairs[number][1] < place:
            number += 1
        inside = number < len(pairs) and pairs[number][0] < place
        behind, closed = _behind_closing_signs(cased, behind, end, opening, closing)
        if inside and behind <= pairs[number][1]:
            if asked != number:
                asked, runs_on = number, _goes_on_behind(cased, pairs[number][1], end)
            if runs_on:
                continue
        if _ends_sentence(cased, begin, first, place, stop.end(), behind, end, closed):
            cuts.append(behind)
            begin = behind
            first = _first_word_sign(cased, begin, end)


def _behind_closing_signs(cased: str, behind: int, end: int, opening: Set[int], closing: Set[int]) -> tuple[int, bool]:
    """The place behind the quotation marks, brackets and footnotes at a stop; is something closed that was open?"""
    closed = False
    while behind < end:
        sign = cased[behind]
        if behind in closing:
            closed = True
        elif sign == '"':
            if behind in opening or (behind + 1 < end and cased[behind + 1] not in " \n"):
                break
        elif sign not in "')]":
            footnote = _FOOTNOTE.match(cased, behind, end)
            if footnote is None:
                break
            behind = footnote.end()
            continue
        behind += 1
    return behind, closed


def _last_word_end(cased: str, start: int, end: int) -> int:
    """Behind the last word nothing begins: `Bəli! ...`, `Əla xəbər! 🙂`."""
    while end > start and not cased[end - 1].isalnum():
        end -= 1
    return end


def _first_word_sign(cased: str, start: int, end: int) -> int:
    hit = _WORD_SIGN.search(cased, start, end)
    return end if hit is None else hit.start()


def _ends_sentence(
    cased: str,
    begin: int,
    first: int,
    place: int,
    stop: int,
    behind: int,
    end: int,
    closed: bool,
) -> bool:
    """Say whether a sentence ends at the stop in ``cased[place:stop]``, its closing signs included.

    ``begin`` is where the sentence begins, ``first`` its first letter or digit, ``behind`` the place
    behind the closing signs, ``closed`` tells whether a quotation or bracket closes there.
    """
    if behind >= end:
        return False
    full_stop = cased[place:stop] == "."
    word, meaning = _word_before(cased, place) if full_stop else ("", None)
    if meaning == "never":
        return False
    if cased[behind] not in " \n":
        return behind == stop and meaning is None and _lacks_space(cased, begin, place, stop)
    if full_stop and _counts(cased, word, begin, first, place - len(word)):
        return False
    following = _sign_behind(cased, behind, end)
    if following >= end:
        return False
    if closed and "-" in cased[behind:following]:
        return False  # `“Gedirik!” - Əliyev deyib`
    return _begins_sentence(cased[following], meaning)


def _begins_sentence(sign: str, meaning: str | None) -> bool:
    """Say whether a sentence can begin with this sign, behind a stop and an abbreviation of this meaning."""
    if sign.islower() or sign in ",;:)]":
        return False
    if meaning == "initial":
        return not sign.isupper()
    return not (meaning == "maybe" and sign.isdecimal())


def _sign_behind(cased: str, place: int, end: int) -> int:
    """The first sign that tells how the text goes on: behind spaces, opening signs and dashes, as far as is looked."""
    limit = min(end, place + 8)
    while place < limit and cased[place] in " \n\"'([-*":
        place += 1
    return place


def _counts(cased: str, word: str, begin: int, first: int, at: int) -> bool:
    """Say whether a word before a stop numbers what follows: `1.` of a list, `a)` is none."""
    if not _COUNTER.fullmatch(word):
        return False
    return first == at or (cased[max(begin, at - 2) : at] in (": ", "; ") and word.isdecimal())


def _lacks_space(cased: str, begin: int, place: int, stop: int) -> bool:
    """Say whether a sentence begins right behind a stop, as in ``gedib.Sonra``."""
    if stop - place > 1 or not (cased[stop].isupper() and cased[stop + 1 : stop + 2].islower()):
        return False
    # A lower-case word must stand before it (`Day.Az` is a site), and nothing that makes an address.
    floor = max(begin, place - 2 * _LONGEST_WORD)
    edge = max(cased.rfind(" ", floor, place), cased.rfind("\n", floor, place))
    if edge < 0 and floor > begin:
        return False
    word = cased[max(floor, edge + 1) : place]
    return (
        word.islower()
        and _WORDS.fullmatch(word) is not None
        and word != "www"
        and domain_ends().match(cased, place) is None
    )
