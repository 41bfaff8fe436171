"""How a text is written: in which language, alphabet and habit, and where that changes.

Azerbaijani is met in today's letters, in those of 1991 (`ä` for `ə`), typed without marks (`Azerbaycanin`), with a
Turkish keyboard (`Azerbaycanın`), in Cyrillic (`Азәрбајҹанын`), in capitals, with letters and marks apart, with
letters of other alphabets between its own, with broken lines and in a wrong encoding (`É™` for `ə`). What is not
Azerbaijani at all is said to be so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from azdiplo import resources
from azdiplo.text.fold import lower
from azdiplo.text.ordinary import WIDEST, ordinary

__all__ = ["SCRIPTS", "TRAITS", "Part", "Script", "is_mojibake", "ordinary", "script_of"]

#: The names of alphabets and habits.
SCRIPTS: Final = ("latin", "latin-1991", "ascii", "turkish-keyboard", "cyrillic", "arabic", "other")

#: What a text in any of them may be besides.
TRAITS: Final = ("capitals", "decomposed", "mixed", "mojibake", "wrapped")

_FILE: Final = "text/languages.tsv"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[‘'’][^\W\d_]+)?")
_PLAIN: Final = str.maketrans("əıöüçşğä", "eioucsge")
_SCHWAS: Final = "əƏ\u01dd\u04d9\u04d8"  # and what stands for them: the turned e, the Cyrillic letters
_MARKED: Final = "ıİöÖüÜçÇşŞğĞ"
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_ARABIC: Final = re.compile("[\u0620-\u064a\u0671-\u06d3]")
#: Letters of Azerbaijani Cyrillic that Russian has not, and letters that Azerbaijani has not.
_OWN_CYRILLIC: Final = re.compile("[әғҝөүһҹјӘҒҜӨҮҺҸЈəƏ]")
_FOREIGN_CYRILLIC: Final = re.compile("[қңұўҳӣӯҷђћљњџѓќїєґҗҡҙҫ]")
_MIXED: Final = re.compile("[A-Za-zəƏıİöÖüÜçÇşŞğĞ](?=[\u0370-\u052f])|[\u0370-\u052f](?=[A-Za-zəƏıİöÖüÜçÇşŞğĞ])")
_MARKS: Final = re.compile("[\u0300-\u036f]")
#: What UTF-8 looks like that was read as a Western encoding: `ə` is `É™`, `ı` `Ä±`, `ü` `Ã¼`, `“` `â€œ`.
_MOJIBAKE: Final = re.compile("É™|Æ[\x8f]|Ä[±°Ÿž]|Å[Ÿž\x9f\x9e]|Ã[¼¶§œ–‡\x9c\x96\x87]|â€")
_ENOUGH: Final = 20_000  # characters of a paragraph that are read for its words
_SHORT: Final = 12  # characters of a paragraph that tell nothing
_MANY_LETTERS: Final = 120
_SHARE: Final = 0.09  # of the words of a paragraph, so many must be words of the language
_FOREIGN: Final = 0.16  # and so many of another language, which must stand out from ours
_DIFFERENT: Final = 3  # different words of a language in Latin letters that tell it
_OWN_LETTERS: Final = 0.008  # q and x
_ENDS_SENTENCE: Final = (".", "!", "?", "…", ":", ";", '"', "”", "»", ")")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of whole paragraphs that is written in one way.

    Attributes:
        start: offset of its first character in the text.
        end: offset behind its last character.
        name: one of :data:`SCRIPTS`.
        language: ISO 639-1 code (``"az"``, ``"ru"``, ``"tr"``, ``"en"``, ``"fa"`` and some more), None if unknown.
        traits: those of :data:`TRAITS` that it has.
    """

    start: int
    end: int
    name: str
    language: str | None
    traits: tuple[str, ...] = ()

    @property
    def foreign(self) -> bool:
        """True if it is known to be in another language than Azerbaijani."""
        return self.language not in ("az", None)


@dataclass(frozen=True, slots=True)
class Script:
    """How a text is written.

    Attributes:
        name: one of :data:`SCRIPTS`: what most of its letters are written in.
        language: ISO 639-1 code of most of it, None if unknown.
        traits: those of :data:`TRAITS` that some part of it has.
        parts: where what begins; they cover the text.
    """

    name: str
    language: str | None
    traits: tuple[str, ...]
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return " ".join((self.name, f"({self.language or 'unknown language'})", *self.traits))

    @property
    def standard(self) -> bool:
        """True if the whole text is Azerbaijani in today's letters, in the usual writing."""
        return not self.traits and all(part.name == "latin" and not part.foreign for part in self.parts)


@cache
def _languages() -> dict[str, tuple[frozenset[str], ...]]:
    """Alphabet → for each of its languages, in the order of ``_codes``, the words that tell it."""
    words: dict[str, frozenset[str]] = {language: frozenset(cells.split()) for _, (language, cells) in _rows()}
    for language in ("az", "az-cyrl", "az-arab", "tr", "en", "ru", "fa"):
        if language not in words:
            raise ValueError(f"{_FILE}: there is no row for {language!r}; restore it")
    words["az"] |= {word.translate(_PLAIN) for word in words["az"]}
    words["tr"] |= {word.translate(_PLAIN) for word in words["tr"]}
    return {
        alphabet: tuple(words[language] for language in words if language in codes)
        for alphabet, codes in _codes().items()
    }


def _rows() -> Iterator[tuple[int, list[str]]]:
    return resources.rows(_FILE)


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Alphabet → the languages of the table that are written in it."""
    codes: dict[str, list[str]] = {"latin": [], "cyrillic": [], "arabic": []}
    for _, (language, cells) in _rows():
        if _CYRILLIC.search(cells):
            codes["cyrillic"].append(language)
        elif _ARABIC.search(cells):
            codes["arabic"].append(language)
        else:
            codes["latin"].append(language)
    return {alphabet: tuple(languages) for alphabet, languages in codes.items()}


def is_mojibake(text: str) -> bool:
    """True for a text that was read in a wrong encoding.

    >>> is_mojibake("AzÉ™rbaycan"), is_mojibake("Azərbaycan")
    (True, False)
    """
    return not text.isascii() and _MOJIBAKE.search(text) is not None


def script_of(text: str) -> Script:
    """Find out how a text is written, paragraph by paragraph.

    Args:
        text: any string.

    >>> script_of("Azerbaycanın xarici işler naziri Bakıda görüşler keçirib.").name
    'turkish-keyboard'
    >>> print(script_of("Азәрбајҹанын харици ишләр назири Бакыда ҝөрүшләр кечириб."))
    cyrillic (az)
    >>> print(script_of("Министр иностранных дел заявил, что это не так."))
    cyrillic (ru)
    """
    judged = [
        (start, end, *(_judge(text[start:end]) if end - start > _SHORT else ("", None, ())))
        for start, end in _paragraphs(text)
    ]
    weight: Counter[tuple[str, str | None]] = Counter()
    for start, end, name, language, _ in judged:
        if name:
            weight[name, language] += end - start
    main = max(weight, key=lambda each: (weight[each], each[0] == "latin")) if weight else _as_a_whole(text)
    wrapped = _is_wrapped(text)
    parts: list[Part] = []
    for start, end, name, language, traits in judged:
        if not name:
            name, language = _short(text[start:end], *main)
        if wrapped:
            traits = (*traits, "wrapped")
        if parts and (parts[-1].name, parts[-1].language, parts[-1].traits) == (name, language, traits):
            parts[-1] = Part(parts[-1].start, end, name, language, traits)
        else:
            parts.append(Part(start, end, name, language, traits))
    found = {trait for part in parts for trait in part.traits}
    return Script(*main, tuple(trait for trait in TRAITS if trait in found), tuple(parts))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines with their ends, an empty line with the one before; broken lines of one paragraph stay together."""
    start = at = 0
    size = len(text)
    short = _is_wrapped(text)
    while at < size:
        end = text.find("\n", at)
        end = size if end < 0 else end + 1
        while end < size and text[end] == "\n":
            end += 1
        at = end
        if short and at < size and text[at - 2 : at - 1] != "\n" and at - start < 400:
            continue
        yield start, end
        start = end
    if start < size:
        yield start, size


def _judge(text: str) -> tuple[str, str | None, tuple[str, ...]]:
    """How a paragraph is written; the name is empty if it is too short to tell."""
    traits: tuple[str, ...] = ("capitals",) if text.count(" ") > 1 and text.isupper() else ()
    cyrillic = arabic = 0
    if not text.isascii():
        cyrillic = len(_CYRILLIC.findall(text))
        arabic = len(_ARABIC.findall(text))
        if _MARKS.search(text):
            traits += ("decomposed",)
        if cyrillic and _MIXED.search(text):
            traits += ("mixed",)
        if _MOJIBAKE.search(text):
            return "latin", "az", (*traits, "mojibake")
    size = len(text)
    if arabic * 3 > size:
        return (*_arabic(text), traits)
    if cyrillic * 3 > size:
        return (*_cyrillic(text, cyrillic), traits)
    return (*_latin(text), traits)


def _arabic(text: str) -> tuple[str, str | None]:
    share, language = _language(text, "arabic")
    if share < _SHARE:
        return "arabic", None
    return "arabic", "az" if language == "az-arab" else language


def _latin(text: str) -> tuple[str, str | None]:
    """How a paragraph in Latin letters is written and in what language; the name is empty if it cannot be told."""
    size = len(text)
    schwas = sum(map(text.count, _SCHWAS))
    if schwas * 40 > size:
        return "latin", "az"
    share, language = _language(text, "latin")
    if size < 60 and share < 2 * _SHARE:
        return "", None
    if share < _SHARE:
        return ("other" if language is None and size > 200 else ""), None
    if language != "az":
        return "latin", language
    habit = _habit(text, schwas)
    if habit in ("ascii", "turkish-keyboard") and not _is_typed(text, 4 if size < 60 else 1):
        return "", None  # a sentence that happens to need no `ə`
    return habit, "az"


@cache
def _typed_words() -> frozenset[str]:
    """Words that are none as they stand, but are what is typed for one: `ve`, `gorus`, `müzakire`."""
    known = {line for line in resources.open_text("words/common.txt").split("\n") if line[:1] != "#"}
    known |= next(set(cells.split()) for _, (language, cells) in _rows() if language == "az")
    typed = {word.translate(_PLAIN) for word in known} | {word.replace("ə", "e") for word in known}
    return frozenset(typed - known)


def _is_typed(text: str, shortest: int = 1) -> bool:
    """True if enough words are what is typed for others, one of them at least so long (`de` may be French)."""
    typed = _typed_words()
    # A capital `I` is typed for `İ`; where it is not, the word is told by others.
    words = _words(text.replace("I", "i"))
    found = [word for word in words if word in typed]
    return len(found) > _SHARE * len(words) and max(map(len, found)) >= shortest


def _habit(text: str, schwas: int) -> str:
    """How Azerbaijani in Latin letters is typed that has few `ə` or none."""
    size = len(text)
    diaereses = text.count("ä") + text.count("Ä")
    if diaereses * 60 > size:
        return "latin-1991"
    if schwas * 90 > size:
        return "latin"
    marked = sum(map(text.count, _MARKED)) + len(_MARKS.findall(text))
    return "turkish-keyboard" if marked * 50 > size else "ascii"


def _cyrillic(text: str, letters: int) -> tuple[str, str | None]:
    own = len(_OWN_CYRILLIC.findall(text))
    foreign = len(_FOREIGN_CYRILLIC.findall(lower(text)))
    if own * 25 > letters and foreign * 100 < letters:
        return "cyrillic", "az"
    share, language = _language(text, "cyrillic")
    if share < _SHARE or (own and letters < _MANY_LETTERS):
        # `УЕФА Чемпионлар Лигасы` has no letter that Russian has not: the rest of the text tells
        return ("cyrillic" if letters > _MANY_LETTERS else ""), None
    return "cyrillic", "az" if language == "az-cyrl" else language


def _language(text: str, alphabet: str) -> tuple[float, str | None]:
    """The language whose words make up most of a text, and how much that is."""
    words = _words(text)
    if not words:
        return 0.0, None
    codes = _codes()[alphabet]
    best, chosen = 0.0, None
    ours = 0.0
    for language, known in zip(codes, _languages()[alphabet], strict=True):
        share = sum(map(known.__contains__, words)) / len(words)
        if language == "az":
            # `q` and `x` are in every third word of ours, never in Turkish, and rare elsewhere.
            letters = sum(map(text.count, "qxQX")) / len(text)
            if share > _SHARE and letters > _OWN_LETTERS:
                return share + 4 * letters, language
            share += min(0.2, 4 * letters)
        if language[:2] == "az":
            ours = share
        elif alphabet == "latin" and share > best and len(known.intersection(words)) < _DIFFERENT:
            continue  # Rio de Janeyro is not Spanish yet
        if share > best:
            best, chosen = share, language
    if chosen is None or chosen[:2] == "az" or best >= max(_FOREIGN, 1.5 * ours):
        return best, chosen
    return (ours, _ours(codes)) if ours else (0.0, None)


def _ours(codes: Iterable[str]) -> str:
    """Azerbaijani among the languages of an alphabet: `az`, `az-cyrl`, `az-arab`."""
    return next(code for code in codes if code[:2] == "az")


def _words(text: str) -> list[str]:
    return _words_of(text[:_ENOUGH])


@lru_cache(2)  # a paragraph is asked about twice
def _words_of(text: str) -> list[str]:
    return _WORD.findall(lower(text).replace("ä", "ə"))


def _as_a_whole(text: str) -> tuple[str, str | None]:
    """The writing of a text none of whose paragraphs is long enough to tell."""
    name, language, _ = _judge(text)
    if name:
        return name, language
    _, language = _language(text, "latin")
    if language in ("az", None) and "ə" not in text and "Ə" not in text and _is_typed(text, 4):
        return _habit(text, 0), "az"
    if not text.isascii() and any(letter in text for letter in "əƏıİğĞşŞ"):
        return "latin", "az"
    for name, letters in (("cyrillic", _CYRILLIC), ("arabic", _ARABIC)):
        if letters.search(text) and len(letters.findall(text)) * 3 > len(text):
            return name, None
    return "latin", None


def _short(text: str, name: str, language: str | None) -> tuple[str, str | None]:
    """The writing of a short paragraph in a text of this writing: the same, unless its letters are others."""
    if name in ("cyrillic", "arabic") and not (_CYRILLIC if name == "cyrillic" else _ARABIC).search(text):
        return "latin", None
    if name not in ("cyrillic", "arabic") and "ə" in text:
        return "latin", "az"
    return name, language


def _is_wrapped(text: str) -> bool:
    """True for a text whose lines were broken at some width, as mail and copies from PDF have it."""
    breaks = text.count("\n")
    if breaks < 3 or breaks * WIDEST < len(text):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    width = max(map(len, lines), default=0)
    if not 20 <= width <= WIDEST or len(lines) < 4:
        return False
    full = total = 0
    for line, following in pairwise(lines):
        if line.rstrip().endswith(_ENDS_SENTENCE):
            continue
        total += 1
        full += len(line) + 1 + len(following.split(" ", 1)[0]) > 0.8 * width
    return total >= 3 and full * 10 > total * 7
