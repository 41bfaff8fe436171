"""Which words of the lists a damaged word may stand for: `azərbaycnın` for `azərbaycanın`.

One wrong, missing, additional or exchanged letter leaves the first or the last half of a word as it was, so the words
are kept by their halves and a question looks at a few of them only. Letters that keyboards and scanners confuse
(``data/spelling/confusions.tsv``) are one letter there, so that any number of them may be wrong besides. What is found
is weighed by what each slip costs. A damaged stem may have an ending behind it, which is left as it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final

from rapidfuzz.distance import OSA

from azdiplo import resources
from azdiplo.morphology.endings import ANY, TAILS

__all__ = ["SHORTEST", "Near", "Words", "slip_cost"]

#: A shorter word is damaged beyond telling by one wrong letter.
SHORTEST: Final = 4
_LONGEST: Final = 30
_LONGEST_ENDING: Final = 9
_CONFUSIONS: Final = "spelling/confusions.tsv"
_BLOCKED: Final = 0.5
_SWAPPED: Final = 0.8
_DOUBLED: Final = 0.6
#: What all slips in a word may cost; from so many letters on it may be more than one wrong letter.
_DEAR: Final = 1.8
_LONG: Final = 8


@dataclass(frozen=True, slots=True)
class Near:
    """A word that may have been meant.

    Attributes:
        text: the word with the ending of the damaged one, folded.
        stem: how long it is without the ending.
        cost: what its slips cost: 1 for any wrong letter, less for one that is often taken for another.
    """

    text: str
    stem: int
    cost: float


@dataclass(frozen=True, slots=True)
class _Confusions:
    """The table: pairs and their cost, letters that are one, two letters that may stand for one."""

    costs: dict[tuple[str, str], float]
    one: dict[int, str]
    pairs: tuple[tuple[str, str], ...]


@cache
def _confusions() -> _Confusions:
    costs: dict[tuple[str, str], float] = {}
    kin: dict[str, str] = {}

    def eldest(letter: str) -> str:
        while kin.setdefault(letter, letter) != letter:
            letter = kin[letter]
        return letter

    pairs: list[tuple[str, str]] = []
    for number, (written, meant, cost, _) in resources.rows(_CONFUSIONS):
        try:
            price = float(cost)
        except ValueError:
            price = -1.0
        if not 0 < price <= 1 or not meant or len(meant) > 1 or not 0 < len(written) <= 2:
            raise ValueError(
                f"{_CONFUSIONS}, line {number}: a line has one or two letters, one letter, and a cost "
                f"between 0 and 1, not {written!r}, {meant!r}, {cost!r}"
            )
        costs[written, meant] = costs[meant, written] = price
        if len(written) == 2:
            pairs += [(written, meant), (meant, written)]
        elif price <= _BLOCKED:
            kin[eldest(written)] = eldest(meant)
    one = {ord(letter): eldest(letter) for letter in kin if eldest(letter) != letter}
    return _Confusions(costs, one, tuple(pairs))


def slip_cost(written: str, meant: str) -> float:
    """What it takes to write one word for another.

    Args:
        written: the damaged word, folded.
        meant: the right one, folded.

    Returns:
        1 for each letter that is wrong, missing or too much; less for exchanged neighbours, for a double letter that
        should be single or the other way round, and for letters that are often taken for one another.

    >>> slip_cost("azərbaycn", "azərbaycan"), slip_cost("azerbaycan", "azərbaycan"), slip_cost("karnran", "kamran")
    (1.0, 0.3, 0.4)
    """
    return _cost(written, meant, math.inf)


def _cost(written: str, meant: str, most: float) -> float:
    """The same; infinite, or right nevertheless, where it is more than ``most``."""
    if written == meant:
        return 0.0
    costs = _confusions().costs
    # a letter that is written twice is half a slip
    missing = [_DOUBLED if other == before else 1.0 for before, other in zip(" " + meant, meant, strict=False)]
    rows = [[0.0, *accumulate(missing)]]
    for i in range(1, len(written) + 1):
        row = _next_row(rows, written[:i], meant, missing, costs)
        if min(row) > most and min(rows[-1]) > most:
            return math.inf
        rows.append(row)
    return round(rows[-1][-1], 3)


def _next_row(
    rows: list[list[float]],
    written: str,
    meant: str,
    missing: list[float],
    costs: dict[tuple[str, str], float],
) -> list[float]:
    """What it costs to make each beginning of ``meant`` of the letters written so far, the last of them new."""
    find = costs.get
    i, letter = len(written), written[-1]
    before = rows[-1]
    added = _DOUBLED if letter == written[i - 2 : i - 1] else 1.0
    row = [before[0] + added]
    for j, other in enumerate(meant, 1):
        best = min(
            before[j - 1] + (0.0 if letter == other else find((letter, other), 1.0)),
            before[j] + added,
            row[-1] + missing[j - 1],
        )
        if i > 1 and j > 1 and letter != other and letter == meant[j - 2] and written[i - 2] == other:
            best = min(best, rows[i - 2][j - 2] + _SWAPPED)
        if i > 1:
            best = min(best, rows[i - 2][j - 1] + find((written[i - 2 :], other), math.inf))
        if j > 1:
            best = min(best, before[j - 2] + find((letter, meant[j - 2 : j]), math.inf))
        row.append(best)
    return row


class Words:
    """Words that damaged ones are compared with.

    Args:
        words: folded words; those of fewer than four letters are left out.

    >>> [near.text for near in Words(["azərbaycan", "azərbaycanlı"]).near("azərbaycnın")]
    ['azərbaycanın']
    """

    def __init__(self, words: Iterable[str]) -> None:
        one = self._one = _confusions().one
        #: half of a skeleton, by its length → the words that have it, with spaces between them
        self._left: list[dict[str, str]] = [{} for _ in range(_LONGEST + 2)]
        self._right: list[dict[str, str]] = [{} for _ in range(_LONGEST + 2)]
        self._skeletons: dict[str, str] = {}
        for word in words:
            if not SHORTEST <= len(word) <= _LONGEST:
                continue
            self._skeletons[word] = bones = word.translate(one)
            size = len(bones)
            half = size // 2
            for table, part in ((self._left, bones[:half]), (self._right, bones[0] + bones[half + 1 :])):
                others = table[size].get(part)
                table[size][part] = word if others is None else f"{others} {word}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._skeletons)

    def __contains__(self, word: object) -> bool:
        return word in self._skeletons

    def near(self, word: str) -> tuple[Near, ...]:
        """The words that may have been meant, the likeliest first; the word itself if it is one of them.

        Args:
            word: folded, with or without an ending.
        """
        if not SHORTEST <= len(word) <= _LONGEST:
            return ()
        found: dict[str, Near] = {}
        self._compare(word, word, found)
        if not found:
            for written, meant in _confusions().pairs:
                at = word.find(written, 1)
                while at >= 0:
                    self._compare(word, word[:at] + meant + word[at + len(written) :], found)
                    at = word.find(written, at + 1)
        return tuple(sorted(found.values(), key=_likelihood))

    def _compare(self, word: str, likely: str, found: dict[str, Near]) -> None:
        """Add the words that are like another reading of a word, weighed by what is written."""
        size = len(likely)
        endings = TAILS[ANY]
        bones = likely.translate(self._one)
        grown = len(word) - size
        for cut in range(size, max(SHORTEST, size - _LONGEST_ENDING) - 1, -1):
            if cut < size and likely[cut:] not in endings:
                continue
            ending = likely[cut:]
            stem = word[: cut + grown]
            if not word.endswith(ending):
                break
            for meant in self._alike(bones[:cut]):
                most = _DEAR if len(meant) >= _LONG else 1.0
                cost = _cost(stem, meant, most)
                if cost > most or (cost >= _SWAPPED and len(meant) <= SHORTEST):
                    continue
                text = meant + ending
                other = found.get(text)
                if other is None or cost < other.cost:
                    found[text] = Near(text, len(meant), cost)

    def _alike(self, bones: str) -> set[str]:
        """The words whose skeleton is at most one letter from this one."""
        size = len(bones)
        found: set[str] = set()
        first = bones[0]
        skeletons = self._skeletons
        distance = OSA.distance
        for length in (size - 1, size, size + 1):
            half = length // 2
            left = self._left[length].get(bones[:half])
            if left is not None:
                found.update(left.split(" "))
            right = self._right[length].get(first + bones[size - (length - half - 1) :])
            if right is not None:
                found.update(right.split(" "))
        return {word for word in found if distance(bones, skeletons[word], score_cutoff=1) <= 1}


def _likelihood(near: Near) -> tuple[float, int, str]:
    return (near.cost, -near.stem, near.text)
