"""The name inside an inflected word that no list holds: `Blinkenə` → `Blinken`, `ABŞ-ın` → `ABŞ`.

Letters alone often allow several cuts (`Kanada|nın`, `Kanadan|ın`), so `strip` gives them all and `best_strip` the
likeliest, by the ends of names and words in `data/morphology/guesses.tsv`: `-ova` is a surname as it stands, `-onun` is
more often a name in -o.

Source of what is possible: the endings of `data/morphology/endings.tsv`; of what is likely: names in news texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from azdiplo.morphology.endings import ANY, TAILS, tail_class
from azdiplo.morphology.harmony import NARROW, last_vowel
from azdiplo.morphology.izafet import possessive_heads
from azdiplo.morphology.lexicon import analyses
from azdiplo.morphology.tables import read_table
from azdiplo.text.fold import lower

__all__ = ["Analysis", "best_strip", "stems", "strip"]

_MARKS = "'-’‘ʼ‐‑–"
_HIGH = "ıiuü"
_FINAL = "kaı"
_NEWS = frozenset({""})
_SLOTS = ("case", "possessive", "number")
_SHORTEST = 2
_EVIDENT = 4  # from this length on an ending in d- (-dakı, -dadır) is hardly ever a part of the name


@dataclass(frozen=True, slots=True)
class Analysis:
    """One way to cut a word: the name, the ending as written, and what the ending means."""

    stem: str
    tail: str
    case: str
    possessive: str
    number: str


@cache
def _guesses() -> dict[str, int]:
    """Return word end → length of the ending to cut."""
    cuts: dict[str, int] = {}
    for word_end, _example in read_table("guesses.tsv", ("word_end", "example")):
        stem, mark, tail = word_end.partition("|")
        if not mark:
            raise ValueError(f"morphology/guesses.tsv: {word_end!r} needs a | before the ending")
        cuts[stem + tail] = len(tail)
    return cuts


@cache
def _longest_guess() -> int:
    return max(map(len, _guesses()))


@cache
def _sets() -> tuple[frozenset[str], ...]:
    return tuple(TAILS)


@cache
def _evident() -> tuple[frozenset[str], int]:
    tails = frozenset(tail for tail in TAILS[ANY] if len(tail) >= _EVIDENT and tail[0] == "d")
    return tails, max(map(len, tails))


def best_strip(word: str) -> int:
    """Return the length of the likeliest name in a capitalised word that no list holds.

    >>> [word[:best_strip(word)] for word in ("Blinkenə", "Rubionun", "Zelenskiyə", "Əliyevanın", "Lavrova")]
    ['Blinken', 'Rubio', 'Zelenski', 'Əliyeva', 'Lavrova']
    >>> [word[:best_strip(word)] for word in ("Nazirliyinə", "XYZ-nin", "NATOda", "Parisdəki")]
    ['Nazirliyi', 'XYZ', 'NATO', 'Paris']
    """
    folded = lower(word)
    size = len(folded)
    if not word.isalpha():
        marked = _marked(word, folded)
        if marked:
            return marked
    if word[1:2].isupper():
        return _acronym(word, folded)
    cut, seen = _guessed(folded)
    evident, longest = _evident()
    for index in range(max(size - longest, _SHORTEST), size - max(seen, _EVIDENT) + 1):
        if folded[index] == "d" and folded[index:] in evident and _possible(folded, index):
            cut = size - index
            break
    stem = size - cut
    if cut and folded[stem - 1] == "n" and folded[stem - 2] in NARROW and folded[: stem - 1] in possessive_heads():
        return stem - 1
    return stem


def _guessed(folded: str) -> tuple[int, int]:
    """How many letters the end of a word says to cut, and how long that end is; zeros where none says anything."""
    size = len(folded)
    for length in range(min(_longest_guess(), size), 0, -1):
        found = _guesses().get(folded[-length:])
        if found is not None and (not found or _possible(folded, size - found)):
            return found, length
    return 0, 0


def _possible(folded: str, stem: int) -> bool:
    """Say whether the word may be cut at `stem`: a syllable before it, an ending of its class behind."""
    if stem < _SHORTEST:
        return False
    name = folded[:stem]
    kind = tail_class(name)
    return folded[stem:] in _sets()[kind] and (kind != ANY or last_vowel(name) != "")


def _marked(word: str, folded: str) -> int:
    """Return where a hyphen or apostrophe with an ending behind it stands, or 0."""
    for index in range(len(word) - 2, 0, -1):
        if word[index] in _MARKS:
            tail = folded[index + 1 :]
            return index if tail in TAILS[ANY] and word[index + 1 :] == tail else 0
    return 0


def _acronym(word: str, folded: str) -> int:
    """Return where small letters that are an ending begin behind capitals, else the whole length."""
    index = len(word)
    while index and word[index - 1].islower():
        index -= 1
    if index >= _SHORTEST and index < len(word) and word[:index].isupper() and folded[index:] in TAILS[ANY]:
        return index
    return len(word)


def stems(word: str) -> Iterator[tuple[str, str]]:
    """Yield all cuts of a word into name and ending: the likeliest first, then the longest name first.

    The word as it stands, with an empty ending, is one of them. A mark before the ending belongs to the ending.

    >>> list(stems("Kanadanın"))
    [('Kanada', 'nın'), ('Kanadanın', ''), ('Kanadan', 'ın')]
    >>> next(stems("ABŞ-ın")), next(stems("Nazirliyinə"))
    (('ABŞ', '-ın'), ('Nazirliyi', 'nə'))
    """
    best = best_strip(word)
    yield word[:best], word[best:]
    folded = lower(word)
    for stem in range(len(word), 0, -1):
        if stem == best or word[stem - 1] in _MARKS:
            continue
        if stem == len(word) or _possible(folded, stem):
            yield word[:stem], word[stem:]


def strip(word: str) -> list[Analysis]:
    """Return every reading of an inflected word, in the order of `stems`.

    >>> strip("Nazirliyinə")[0]
    Analysis(stem='Nazirliyi', tail='nə', case='dative', possessive='izafet', number='singular')
    >>> [(each.stem, each.case) for each in strip("Londonda")]
    [('London', 'locative'), ('Londonda', 'nominative'), ('Londond', 'dative')]
    """
    found: list[Analysis] = []
    for stem, tail in stems(word):
        for reading in _readings(lower(stem), lower(tail.lstrip(_MARKS)), bool(tail) and tail[0] in _MARKS):
            found.append(
                Analysis(
                    stem,
                    tail,
                    reading.get("case", "nominative"),
                    reading.get("possessive", "none"),
                    reading.get("number", "singular"),
                )
            )
    return found


def _readings(stem: str, tail: str, marked: bool) -> list[dict[str, str]]:
    """Return the meanings of an ending, each once."""
    if not tail:
        return [{}]
    kind = tail_class(stem)
    kinds = range(ANY) if marked or kind == ANY else (kind,)
    found: list[dict[str, str]] = []
    for each in kinds:
        for reading in analyses("stem", _HIGH[each // 3], _FINAL[each % 3], _NEWS).get(tail, []):
            short = {slot: value for slot, value in reading.items() if slot in _SLOTS}
            if short.get("number") == "3pl":
                short.update(number="singular", possessive="3pl")
            if short not in found:
                found.append(short)
    return found
