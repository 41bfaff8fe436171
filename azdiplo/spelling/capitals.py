"""Text in capitals in the usual case: what is a name keeps a capital, what is a common word loses it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from azdiplo import resources
from azdiplo.gazetteer.names import Hit, NameIndex
from azdiplo.morphology.endings import TAILS, is_ending, tail_class
from azdiplo.text.alphabet import VOWELS
from azdiplo.text.fold import fold, lower, title, upper

__all__ = ["is_common", "usual_case"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_ROMAN: Final = re.compile(r"[IİVXLC]+\Z")
_MARKS: Final = frozenset("-'’‑–")
_QUOTES: Final = frozenset('"“”„«»')
_CASES: Final = "spelling/case.tsv"
_LONGEST: Final = 40
_REMEMBERED: Final = 100_000


def usual_case(text: str, names: NameIndex | None) -> str:
    """Write a text in capitals as it would be written otherwise.

    Names of the lists are written as there; common words are small; every other word has a capital.

    Args:
        text: Azerbaijani in capitals, in today's letters.
        names: the names of the lists, None for none.

    Returns:
        A text of the same length.

    >>> usual_case("AZƏRBAYCANIN XARİCİ İŞLƏR NAZİRİ BAKIDADIR", None)
    'Azərbaycanın xarici işlər naziri Bakıdadır'
    """
    folded = fold(text)
    small = lower(text)
    index = names if folded.offsets is None else None
    pieces: list[str] = []
    done = 0
    before = ""  # the word that ends where the last piece does
    words = [match.span() for match in _WORD.finditer(text)]
    for (start, end), (after, after_end) in zip(words, [*words[1:], (0, 0)], strict=False):
        if start < done:
            continue
        pieces.append(small[done:start])
        word = small[start:end]
        mark = start > 1 and text[start - 1] in _MARKS
        beside = start == done + 1
        done = end
        if mark and (text[start - 2].isdigit() or (beside and before and is_ending(before, text[start - 1] + word))):
            pieces.append(word)
            continue
        hit = None if index is None else _hit(index, folded.cased, folded.lower, start, end)
        if hit is not None:
            done = hit.end
            pieces.append(_as_listed(small[start:done], hit.form.text, hit.stem_end - start))
        elif _is_name(text, small, (start, end), (after, after_end), before if beside else ""):
            pieces.append(title(word))
        else:
            pieces.append(_alone(text[start:end]))
        before = word
    pieces.append(small[done:])
    return "".join(pieces)


def _is_name(text: str, small: str, word: tuple[int, int], after: tuple[int, int], before: str) -> bool:
    """Is a word a name by what stands around it: quotation marks, a given name before it, a surname behind it?

    Əsgər İbrahimov: a common word before a surname is a given name.
    """
    start, end = word
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES:
        return True
    given = given_names()
    if after[0] == end + 1 and text[end] == " " and small[start:end] in given and not is_common(small[slice(*after)]):
        return True
    return text[start - 1 : start] == " " and before in given and not is_common(small[start:end])


@lru_cache(_REMEMBERED)
def _alone(word: str) -> str:
    """A word in capitals that no list holds."""
    small = lower(word)
    if small in _cases()["name"]:
        return title(small)
    if is_common(small):
        return small
    if _ROMAN.match(word):
        return word
    if small.endswith(_endings()):
        return small
    # no vowel: an acronym
    return title(small) if any(letter in VOWELS for letter in small) else word


def _hit(index: NameIndex, cased: str, small: str, start: int, end: int) -> Hit | None:
    """The name of the lists that starts here, unless it is one common word."""
    for hit in index.at(cased, small, start, end):
        if hit.form.words > 1:
            return hit
        if hit.form.text.isupper():
            # `DİNİ` is no form of DİN: an ending of an acronym stands behind a hyphen; `DİN` may be the word
            if hit.stem_end == end and (hit.end > end or small[start:end] not in _common_words()):
                return hit
        elif not is_common(small[start:end]):
            return hit
    return None


@lru_cache(_REMEMBERED)
def _as_listed(small: str, name: str, stem_end: int) -> str:
    """A name in small letters, with the capitals that it has in the list."""
    size = min(len(name), stem_end)
    letters = [
        upper(letter) if listed.isupper() and letter == lower(listed) else letter
        for letter, listed in zip(small[:size], name[:size], strict=True)
    ]
    return "".join(letters) + small[size:]


@lru_cache(_REMEMBERED)
def is_common(word: str) -> bool:
    """True for a word that news writes small, in this or another form.

    >>> is_common("görüşünə"), is_common("əliyev")
    (True, False)
    """
    words = _common_words()
    return word in words or (
        len(word) <= _LONGEST
        and any(
            word[:size] in words and word[size:] in TAILS[tail_class(word[:size])]
            for size in range(len(word) - 1, 3, -1)
        )
    )


@cache
def given_names() -> frozenset[str]:
    """The given names of the lists, in small letters."""
    return frozenset(lower(cells[0]) for _, cells in resources.rows("names/given.tsv"))


@cache
def _cases() -> dict[str, frozenset[str]]:
    """Kind → texts: words that names are made of, endings that no name has."""
    table: dict[str, set[str]] = {"name": set(), "ending": set()}
    for number, (kind, text) in resources.rows(_CASES):
        if kind not in table:
            raise ValueError(f"{_CASES}, line {number}: the kind is 'name' or 'ending', not {kind!r}")
        table[kind].add(text)
    return {kind: frozenset(texts) for kind, texts in table.items()}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(_cases()["ending"])


@cache
def _common_words() -> frozenset[str]:
    return frozenset(line for line in resources.open_text("words/common.txt").split("\n") if line[:1] != "#")
