"""Texts that nobody would write, each from a number: the same number always gives the same text."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from typing import Final

from azdiplo.text.alphabet import LOWER
from tests.bench.variants import VARIANTS, Gold
from tests.output.hostile import ATTACKS

__all__ = ["LONG", "text_of"]

# fmt: off
_NAMES: Final = (
    "Azərbaycan", "ABŞ", "Türkiyə", "Ermənistan", "BMT", "NATO", "COP29", "TANAP", "Bakı", "Şuşa", "Xankəndi",
    "İlham Əliyev", "Entoni Blinken", "Rəcəb Tayyib Ərdoğan", "R.T.Ərdoğan", "Ə. Məmmədov", "III Çarlz",
    "Xarici İşlər Nazirliyi", "Milli Məclis", "ATƏT-in Minsk qrupu", "Zəngəzur dəhlizi", "Bakı-Tbilisi-Ceyhan",
    "Şuşa Bəyannaməsi", "907-ci düzəliş", "Vətən müharibəsi", "aprelin 28-də", "1992-1994-cü illər", "28.04.2021",
    "“Azadlığa Dəstək Aktı”", "“Zəngi” MMC", "eManat", "Yahoo!", "OPEK+", "Heydər Əlirza oğlu Əliyev", "Kiyev",
    "Президент Илһам Әлијев", "Азәрбајҹан", "Москва", "Azerbaycanin bas naziri", "AZƏRBAYCAN RESPUBLİKASI",
)
_ENDINGS: Final = (
    "", "", "ın", "nın", "a", "da", "dan", "lar", "ların", "dakı", "dır", "-ın", "-nin", "'in", "’dan", "-a", "lı",
    "çı", "sız", "-", "'", "əmmi", "mızın",
)
_BETWEEN: Final = (
    " ", " ", " ", ", ", ". ", "\n", "\n\n", "\r\n", " və ", "-", " – ", " Prezidenti ", " naziri ", " (", ") ", ": ",
    " “", "” ", " şəhərində ", " sazişi ", " nazirlyi ", " ordusu ", "", "\u00a0", "/", "...", " oğlu ", " ilin ",
)
_SIGNS: Final = (
    "\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\udfff", "\udbff\udc00", "\ufffd", "\uffff", "\U0010ffff",
    "\u0307", "\u0327", "\u0301", "\u0338", "\u20dd", "\u0344", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060",
    "\u202a", "\u202b", "\u202d", "\u202e", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069", "\u061c", "\u200f",
    "İ", "I", "ı", "i", "i̇", "ə", "ǝ", "Ə", "ә", "ä", "ß", "ﬁ", "ŉ", "ǰ", "ΐ", "K", "Ω", "ſ", "а", "є", "ҹ",
    "😀", "🇦🇿", "👍🏽", "👨‍👩‍👧", "\u1100\u1161\u11a8", "“", "”", "«", "»", '"', "'", "’", "`", "-", "–", "—", "\n",
    "\r\n", "\r", "\t", " ", "\u2028", "\u2029", "\u3000", ".", "...", ",", ";", "!", "?", "(", ")", "[", "]", "{",
    "}", "<", ">", "&", "&#0;", "/", "\\", "%", "$", "_", "#", "@", "0", "1", "28", "2024", "٣", "²", "Ⅷ", "É™", "ÅŸ",
    "سلام", "дом", "http://a.az", "a@b.az", "…", "№",
)
_MARKS: Final = tuple(chr(mark) for mark in range(0x300, 0x370))
_VARIANTS: Final = tuple(make for name, (make, _) in VARIANTS.items() if name not in ("clean", "typos"))
# fmt: on


def text_of(number: int) -> str:
    """The hostile text of this number, up to a few hundred characters long."""
    dice = random.Random(number)
    text = dice.choice(_KINDS)(dice)
    if dice.random() < 0.2:
        text = _mutated(dice, text)
    if dice.random() < 0.1:
        text = dice.choice(_VARIANTS)(Gold(text, ())).text
    if dice.random() < 0.05:
        text = unicodedata.normalize(dice.choice(("NFC", "NFD", "NFKC", "NFKD")), text)
    return text


def _news(dice: random.Random) -> str:
    """Names with endings, right and wrong, and what stands between them."""
    return "".join(
        dice.choice(_NAMES) + dice.choice(_ENDINGS) + dice.choice(_BETWEEN) for _ in range(dice.randrange(1, 12))
    )


def _mixed(dice: random.Random) -> str:
    """All of it in any order."""
    parts = (_NAMES, _ENDINGS, _BETWEEN, _SIGNS)
    return "".join(dice.choice(dice.choice(parts)) for _ in range(dice.randrange(1, 40)))


def _signs(dice: random.Random) -> str:
    """Any code points whatever, lone surrogates too."""
    tops = (0x80, 0x250, 0x530, 0x3000, 0xE000, 0x110000)
    return "".join(chr(dice.randrange(dice.choice(tops))) for _ in range(dice.randrange(40)))


def _zalgo(dice: random.Random) -> str:
    """Letters under heaps of marks."""
    return "".join(
        letter + "".join(dice.choice(_MARKS) for _ in range(dice.randrange(12))) for letter in _news(dice)[:60]
    )


def _nested(dice: random.Random) -> str:
    """Brackets and quotation marks within one another, some never closed."""
    depth = dice.randrange(1, 30)
    pairs = [dice.choice(("()", "[]", "{}", "“”", "«»", '""', "''", "<>", "„“")) for _ in range(depth)]
    inner = "".join(pair[0] for pair in pairs) + dice.choice(_NAMES) + "".join(pair[1] for pair in reversed(pairs))
    return _news(dice) + inner[: dice.randrange(1, len(inner) + 1)] + _news(dice)


def _markup(dice: random.Random) -> str:
    """What would be markup, script or a request if it were not escaped."""
    return "".join(dice.choice((*ATTACKS, *_NAMES, *_BETWEEN)) for _ in range(dice.randrange(1, 10)))


def _repeated(dice: random.Random) -> str:
    """One thing again and again."""
    return dice.choice((*_SIGNS, *_NAMES, *_BETWEEN)) * dice.randrange(1, 200)


def _damaged(dice: random.Random) -> str:
    """Names with typing errors."""
    words = _news(dice).split(" ")
    return " ".join(_mutated(dice, word) if dice.random() < 0.5 else word for word in words)


def _mutated(dice: random.Random, text: str) -> str:
    """A few characters wrong, missing, additional, exchanged."""
    signs = list(text)
    for _ in range(dice.randrange(1, 4)):
        if len(signs) < 2:
            break
        at = dice.randrange(len(signs) - 1)
        kind = dice.randrange(5)
        if kind == 0:
            signs[at] = dice.choice(LOWER)
        elif kind == 1:
            del signs[at]
        elif kind == 2:
            signs.insert(at, dice.choice(LOWER))
        elif kind == 3:
            signs[at], signs[at + 1] = signs[at + 1], signs[at]
        else:
            signs[at] = dice.choice(_SIGNS)
    return "".join(signs)


_KINDS: Final[tuple[Callable[[random.Random], str], ...]] = (
    *(_news, _news, _mixed, _mixed, _signs, _zalgo, _nested, _markup, _repeated, _damaged, _damaged),
)

#: What is long → the text of so many characters, or a few more.
LONG: Final[dict[str, Callable[[int], str]]] = {
    "one line": lambda size: _tiled("Azərbaycan və Türkiyə Bakıda görüşüb, danışıqlar davam edir, ", size),
    "one word": lambda size: _tiled("əbcçdeəfgğ", size),
    "capitalised word": lambda size: "Ə" + _tiled("bcçdeəfgğ", size),
    "straight quotes": lambda size: _tiled('"', size),
    "quoted letters": lambda size: _tiled('"A" ', size),
    "curly quotes": lambda size: _tiled("“", size),
    "nested brackets": lambda size: "(" * (size // 2) + "Bakı" + ")" * (size // 2),
    "brackets and names": lambda size: _tiled("(Bakı [", size),
    "marks": lambda size: "ə" + _tiled("\u0301\u0327", size),
    "zalgo": lambda size: _tiled("B\u0301\u0327a\u0307\u0338k\u0301ı\u0327 ", size),
    "bidi": lambda size: _tiled("\u202eBakı\u202c \u2067Şuşa\u2069 ", size),
    "invisible": lambda size: _tiled("\u200b\u00ad\ufeff", size),
    "lone surrogates": lambda size: _tiled("\ud800\udfff ", size),
    "NUL": lambda size: _tiled("\x00", size),
    "initials": lambda size: _tiled("A.B.", size),
    "capital letters": lambda size: _tiled("A ", size),
    "unknown capitals": lambda size: "".join(f"Xa{LOWER[i % 32]}{LOWER[i // 32 % 32]}la " for i in range(size // 6)),
    "damaged names": lambda size: _tiled("Azərbaycnın Türkyədə Nazirlyi prezidnti ", size),
    "damaged chain": lambda size: _tiled("Rəcəp-Tayib ", size),
    "hyphens": lambda size: _tiled("Bakı-", size),
    "apostrophes": lambda size: _tiled("Akif'", size),
    "lines": lambda size: _tiled("Bakı\n", size),
    "empty lines": lambda size: _tiled("\r\n", size),
    "Cyrillic": lambda size: _tiled("Азәрбајҹан Республикасынын Президенти Илһам Әлијев ", size),
    "ASCII": lambda size: _tiled("Azerbaycanin bas naziri Bakiya gelib, gorus kecirib. ", size),
    "capitals": lambda size: _tiled("AZƏRBAYCANIN XARİCİ İŞLƏR NAZİRİ ", size),
    "mojibake": lambda size: _tiled("AzÉ™rbaycan ÅŸÉ™hÉ™r ", size),
    "mixed letters": lambda size: _tiled("Bаkı ", size),
    "markup": lambda size: _tiled("<script>alert(1)</script>&#60; Bakı ", size),
    "digits": lambda size: _tiled("28.04.2021-", size),
    "links": lambda size: _tiled("http://a.az/", size),
}


def _tiled(unit: str, size: int) -> str:
    return unit * (size // len(unit) + 1)
