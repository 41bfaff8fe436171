"""Tokens with exact positions.

What one token is:

- A word with its ending behind an apostrophe or a hyphen: ``ABŞ-ın``, ``NATO-ya``, ``Akif'in``,
  ``COP29-a``. ``stem_end`` says where the ending begins.
- A hyphenated word whose later parts begin with a small letter or a digit, as Azerbaijani spelling has
  it: ``neft-qaz``, ``vitse-prezident``, ``F-16``. A capital behind the hyphen begins a name of its own:
  ``Azərbaycan-ABŞ`` is three tokens, ``anti-Azərbaycan`` too.
- A number with its ending: ``28-də``, ``15 000-dən``. Groups of three digits are parted by spaces only
  if the number cannot be read otherwise (``1 234,5``, but not ``12 598 36 94``). A number and the small
  letters glued to it are two tokens (``5km``), with a capital they are one word (``5G``).
- An ordinal: ``907-ci`` (the stem of ``907-cidə``), a Roman numeral of two or more signs from ``I V X L``
  (``XXI``), ``I`` and ``V``. ``X`` alone is a word: as often as not it is the platform.
- A date in digits, a clock time, a percentage, each with its ending: ``28.04.2021-də``, ``19:30-da``,
  ``5,5%-i``.
- An abbreviation with its full stop (``prof.``, ``b.e.ə.``), each initial with its own: ``R.`` ``T.``
  ``Ərdoğan``.
- A web address, with an ending only where it is written without ``https://`` (``report.az-ın``), an
  e-mail address, ``@mention``, ``#hashtag``.
- A run of full stops or of ``?`` and ``!``, any other sign by itself.

An ending behind a closing quotation mark is a token of its own (``“Zəfər”ə``: four tokens). Between the
tokens there is only white space and what is invisible.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from azdiplo.records import Kind, Token
from azdiplo.resources import rows
from azdiplo.text.abbreviations import abbreviation, abbreviations, goes_on
from azdiplo.text.alphabet import LOWER, UPPER
from azdiplo.text.fold import COMBINING, Folded, fold, lower, upper

if TYPE_CHECKING:
    import regex

__all__ = ["Kind", "Token", "is_ending", "tokenize"]

_WHITE_SPACE: Final = re.compile("[ \n]")
_LONGEST_ENDING: Final = 18
_ROMAN: Final = re.compile("(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ORDINAL: Final = re.compile("(?:[ıiuü]?n)?c[ıiuü]")
_ADDRESS_KINDS: Final[dict[str, Kind]] = {
    "url": "url",
    "email": "email",
    "mention": "mention",
    "hashtag": "hashtag",
}
# Of a group of the pattern, where that alone tells it.
_KINDS: Final[dict[str, Kind]] = {"initial": "initial", "dotted": "abbreviation", "symbol": "symbol"}
# Closing signs and stops behind an address belong to the sentence.
_NOT_LAST_IN_ADDRESS: Final = ".,;:!?'…)]}"


@cache
def _endings() -> re.Pattern[str]:
    slots = []
    for _, (_, forms) in rows("text/endings.tsv"):
        written = [form.replace("A", "[aə]").replace("I", "[ıiuü]") for form in forms.split()]
        slots.append("(?:" + "|".join(written) + ")?")
    return re.compile("".join(slots))


@lru_cache(maxsize=8192)
def is_ending(letters: str) -> bool:
    """Say whether letters behind a hyphen or an apostrophe look like an ending of a noun or number.

    The shape only: vowel harmony is not checked, since the ending follows the pronunciation of
    the stem (``ABŞ-nin`` and ``ABŞ-ın`` are both written).

    Args:
        letters: the letters in lower case.

    Returns:
        True for a possible ending.

    >>> is_ending("nin"), is_ending("dəki"), is_ending("qaz"), is_ending("")
    (True, True, False, False)
    """
    return 0 < len(letters) <= _LONGEST_ENDING and _endings().fullmatch(letters) is not None


# Nine of ten words stand between spaces or before a comma: nothing to decide about them.
_PLAIN_WORD: Final = re.compile(rf"(?<![^ \n])[{UPPER}]?[{LOWER}]++(?=[ \n,])")


@cache
def _tokens() -> regex.Pattern[str]:
    """One token. Every repetition is possessive or bounded: the time grows linearly."""
    import regex

    dotted = "|".join(
        regex.escape(form)
        for known in abbreviations()
        if "." in known
        for form in (known, upper(known[0]) + known[1:], upper(known))
    )
    rest = r"[\p{L}\p{M}\p{N}]*+"
    tail = r"(?:[-'](?=\p{Ll})[\p{L}\p{M}]++)?+"
    kinds = (
        # A capital and a full stop: before a name or an initial, before a comma, behind an initial.
        (
            r"(?P<initial>(?<!°[ ]?)\p{Lu}\p{M}*+\.(?!\.)"
            r"(?:(?=[ ]?\p{Lu}|-\p{Lu}\p{M}*+\.|[,;)])|(?<=\p{Lu}\.[ ]?\p{Lu}\.)))"
        ),
        rf"(?P<dotted>(?:{dotted})\.(?![\p{{L}}.]))",
        rf"(?P<word>(?:\p{{L}}|\p{{Nd}}++(?=\p{{Lu}})){rest}(?:'\p{{L}}{rest}|-[\p{{Ll}}\p{{N}}]{rest})*+)",
        r"(?P<date>(?:"
        + "|".join(rf"\d{{1,2}}{sign}\d{{1,2}}{sign}\d{{4}}|\d\d{sign}\d\d{sign}\d\d" for sign in (r"\.", "/", "-"))
        + rf"|\d{{4}}-\d\d-\d\d)(?!\d|[./-]\d){tail})",
        rf"(?P<time>(?:2[0-4]|[01]?\d):[0-5]\d(?::[0-5]\d)?+(?!\d|:\d){tail})",
        (
            rf"(?P<number>(?:[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,6}}+(?:,\d++)?+(?![ .,:]?\d)"
            rf"|\d++(?:[.,]\d++)*+|[\p{{No}}\p{{Nl}}]++)(?:[%‰]|c[ıiuü](?!\p{{L}}))?+{tail})"
        ),
        r"(?P<marks>\.{2,}+|[?!]++)",
        r"(?P<symbol>[\U0001F1E6-\U0001F1FF]{2})",
        r"(?P<sign>[^ \n][\U0001F3FB-\U0001F3FF]?+)",
    )
    # A combining mark belongs to what it stands on, a sign included.
    return regex.compile("(?:" + "|".join(kinds) + rf")[{COMBINING}]*+")


@cache
def domain_ends() -> re.Pattern[str]:
    """What an address without ``https://`` ends in: ``.az``, ``.com``."""
    ends = "|".join(cells[0] for _, cells in rows("text/domains.tsv"))
    return re.compile(rf"\.(?:{ends})(?!\w)")


@cache
def _address_signs() -> re.Pattern[str]:
    """What every address has in it: looked for first, since most texts have none."""
    return re.compile(rf"[@#]|://|[Ww]ww\.|{domain_ends().pattern}")


@cache
def _addresses() -> regex.Pattern[str]:
    import regex

    ends = "|".join(cells[0] for _, cells in rows("text/domains.tsv"))
    letter = r"[\p{L}\p{M}\p{N}]"
    label = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}+\."
    return regex.compile(
        rf"(?<!{letter})(?P<link>(?:[Hh]ttps?://|[Ww]ww\.)[^\s<>\"]++)"
        rf"|(?<![\p{{L}}\p{{M}}\p{{N}}._%+-])"
        rf"(?P<email>(?![{COMBINING}])[\p{{L}}\p{{N}}_][\p{{L}}\p{{M}}\p{{N}}._%+-]{{0,63}}+@(?:{label}){{1,6}}\p{{L}}{{2,24}}+[{COMBINING}]*+)"
        rf"|(?<![\p{{L}}\p{{M}}\p{{N}}._@-])"
        rf"(?P<url>(?![{COMBINING}])(?:{label}){{1,5}}(?:{ends})(?!{letter})(?P<path>/[^\s<>\"]*+)?+)"
        rf"|(?<![\p{{L}}\p{{M}}\p{{N}}_@])(?P<mention>@[\p{{L}}\p{{M}}\p{{N}}_]++)"
        rf"|(?<![\p{{L}}\p{{M}}\p{{N}}_&#])(?P<hashtag>\#(?=[\p{{N}}_]*+\p{{L}})[\p{{L}}\p{{M}}\p{{N}}_]++)"
    )


@cache
def _address_tail() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"[-']([\p{Ll}\p{M}]++)(?![\p{L}\p{N}])")


def tokenize(text: str, folded: Folded | None = None) -> list[Token]:
    """Split a text into tokens.

    Args:
        text: any string.
        folded: ``fold(text)`` if it is at hand already.

    Returns:
        The tokens in the order of the text; they do not overlap.

    Raises:
        FileNotFoundError, ValueError: a data file is missing or wrong.

    >>> [token.text for token in tokenize("ABŞ-ın dövlət katibi 28.04.2021-də R.T.Ərdoğanla görüşüb.")]
    ['ABŞ-ın', 'dövlət', 'katibi', '28.04.2021-də', 'R.', 'T.', 'Ərdoğanla', 'görüşüb', '.']
    >>> tokenize("NATO-ya")
    [Token(text='NATO-ya', start=0, end=7, kind='word', stem_end=4)]
    """
    if folded is None:
        folded = fold(text)
    cased = folded.cased
    found: list[tuple[Kind, int, int, int | None]] = []
    done = seen = 0
    for sign in _address_signs().finditer(cased):
        place = sign.start()
        if place < seen:
            continue
        # An address holds no white space: look at the stretch around the sign.
        left = max(seen, cased.rfind(" ", seen, place) + 1, cased.rfind("\n", seen, place) + 1)
        right = _WHITE_SPACE.search(cased, place)
        last = len(cased) if right is None else right.start()
        for hit in _addresses().finditer(cased, left, last):
            start, end = hit.span()
            if start < done:  # in the ending of the address before it
                continue
            kind, end, stem_end = _address(cased, start, end, hit.lastgroup or "", hit["path"])
            _add_tokens(cased, done, start, found)
            found.append((kind, start, end, stem_end))
            done = end
        seen = last
    _add_tokens(cased, done, len(cased), found)
    if folded.offsets is None:
        # As Token(...) does it, without the call in between: a third of the time of tokenizing.
        make = tuple.__new__
        return [make(Token, (text[start:end], start, end, kind, stem_end)) for kind, start, end, stem_end in found]
    tokens = []
    for kind, start, end, stem_end in found:
        first, last = folded.span(start, end)
        cut = None if stem_end is None else folded.span(start, stem_end)[1]
        tokens.append(Token(text[first:last], first, last, kind, cut))
    return tokens


def _address(cased: str, start: int, end: int, group: str, path: str | None) -> tuple[Kind, int, int | None]:
    """The kind of an address, its end and where its ending begins."""
    if group in ("link", "path") or path:
        kept = start + len(cased[start:end].rstrip(_NOT_LAST_IN_ADDRESS))
        # `…/wiki/Qarabağ_(dəqiqləşdirmə)`: a bracket that was opened inside is closed inside.
        if cased[kept : kept + 1] == ")" and "(" in cased[start:kept]:
            kept += 1
        return "url", max(kept, start + 1), None
    kind = _ADDRESS_KINDS[group]
    tail = _address_tail().match(cased, end)
    if tail and is_ending(tail[1]):
        return kind, tail.end(), end
    return kind, end, None


def _add_tokens(cased: str, start: int, end: int, found: list[tuple[Kind, int, int, int | None]]) -> None:
    """Append the tokens of a stretch without addresses."""
    for plain in _PLAIN_WORD.finditer(cased, start, end):
        begin, stop = plain.span()
        if begin - start > 1 or (begin > start and cased[start] not in " \n"):
            _add_hard_tokens(cased, start, begin, found)
        found.append(("word", begin, stop, None))
        start = stop
    if start < end:
        _add_hard_tokens(cased, start, end, found)


def _add_hard_tokens(cased: str, start: int, end: int, found: list[tuple[Kind, int, int, int | None]]) -> None:
    """Append the tokens of a stretch that is more than a plain word."""
    first = len(found)
    while start < end and (hit := _hard_token(cased, start, end)) is not None:
        begin, start = hit.span()
        group, word = hit.lastgroup or "", hit.group()
        if group == "word" and len(found) - first > 1 and word.isupper() and _is_capital_ending(cased, word, found):
            # `ABŞ-IN` in a headline that is all capitals.
            hyphen = found.pop()[1]
            begin = found.pop()[1]
            found.append(("word", begin, start, hyphen))
        elif word == "." and group == "sign" and len(found) > first and _is_abbreviation(cased, begin, found[-1]):
            found[-1] = ("abbreviation", found[-1][1], start, None)
        else:
            kind, cut = _kind(group, word)
            found.append((kind, begin, start, None if cut is None else begin + cut))


def _hard_token(cased: str, start: int, end: int) -> regex.Match[str] | None:
    """The next token of a stretch.

    No end is given to the search at first: what a full stop means is told by what follows it.
    """
    hit = _tokens().search(cased, start)
    if hit is None or hit.start() >= end:
        return None
    # an address begins where the stretch ends: `Akif'report.az`
    return hit if hit.end() <= end else _tokens().search(cased, start, end)


def _is_abbreviation(cased: str, stop: int, before: tuple[Kind, int, int, int | None]) -> bool:
    """Does a full stop belong to the token before it, as in `prof.`?"""
    kind, start, end, cut = before
    if kind != "word" or end != stop or cut is not None:
        return False
    ends = abbreviation(cased[start:stop])
    return ends is not None and (ends != "weak" or goes_on(cased, stop + 1))


def _kind(group: str, token: str) -> tuple[Kind, int | None]:
    """What a token is, and where in it its ending begins."""
    if group == "word":
        return _word(token)
    if group == "number":
        return _number(token)
    if group == "date":
        return "date", _ending_place(token)
    if group == "time":
        return "time", _ending_place(token)
    if group == "sign":
        return ("punct" if unicodedata.category(token[0])[0] == "P" else "symbol"), None
    return _KINDS.get(group, "punct"), None


def _ending_place(token: str) -> int | None:
    """Where the ending begins that stands behind the last hyphen or apostrophe."""
    place = max(token.rfind("-"), token.rfind("'"))
    if place > 0:
        ending = token[place + 1 :]
        if ending.islower() and (is_ending(ending) or _ordinal_end(ending)):
            return place
    return None


def _ordinal_end(letters: str) -> int:
    """How many letters make an ordinal of a number: 2 in ``cidə``, 0 in ``də``."""
    hit = _ORDINAL.match(letters)
    if hit and (hit.end() == len(letters) or is_ending(letters[hit.end() :])):
        return hit.end()
    return 0


def _word(word: str) -> tuple[Kind, int | None]:
    cut = None
    stem = word
    if "-" in word or "'" in word:
        # An ending is written apart from names, acronyms and numbers, never from `sənət` or `məna`,
        # whose old spelling `mə'na` has an apostrophe within the word.
        place = _ending_place(word)
        if place is not None and not word[:place].islower():
            cut, stem = place, word[:place]
    # Who has no `I` at hand writes `İİ` and `Vİ`. One sign alone is a numeral if it is no name.
    if stem[0] in "IİVXL" and (1 < len(stem) <= 9 or stem in "IV") and _ROMAN.fullmatch(stem.replace("İ", "I")):
        if cut is not None and _ordinal_end(word[cut + 1 :]) == len(word) - cut - 1:
            cut = None
        return "ordinal", cut
    return "word", cut


def _number(token: str) -> tuple[Kind, int | None]:
    place = max(token.rfind("-"), token.rfind("'"))
    digits = token if place < 0 else token[:place]
    if digits[-1] in "%‰":
        return "percent", _ending_place(token)
    if digits[-1] in "ıiuü":  # `28ci`, the hyphen forgotten
        return "ordinal", _ending_place(token)
    if place < 0:
        return "number", None
    letters = token[place + 1 :]
    ordinal = _ordinal_end(letters)
    if ordinal and digits.isdecimal():
        return "ordinal", None if ordinal == len(letters) else place + 1 + ordinal
    if ordinal or is_ending(letters):
        return "number", place
    return "word", None  # `5-mərtəbəli`


def _is_capital_ending(cased: str, word: str, found: list[tuple[Kind, int, int, int | None]]) -> bool:
    stem, hyphen = found[-2], found[-1]
    return (
        stem[0] == "word"
        and stem[3] is None
        and stem[2] == hyphen[1]
        and stem[2] - stem[1] > 1
        and cased[hyphen[1] : hyphen[2]] == "-"
        and cased[hyphen[2] : hyphen[2] + len(word)] == word
        and cased[stem[1] : stem[2]].isupper()
        and is_ending(lower(word))
    )
