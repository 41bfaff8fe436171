"""The office that a text gives a person, and whose office it is.

`ABŞ dövlət katibi Entoni Blinken` has the office `dövlət katibi` of `ABŞ`, `BMT-nin Baş katibi Antonio
Quterreş` the office `baş katib` of `BMT`. An office is spelled as in the table of offices, in the
nominative, so that the same office counts as one. A later `Blinken` keeps what the full name was given.
"""

from __future__ import annotations

import re

from azdiplo.entities.lexicon import Lexicon
from azdiplo.entities.spans import Candidate

__all__ = ["offices"]

_WORDS_BEFORE = re.compile(r"[\w'-]+")
_HONORIFICS_END = re.compile(r"(?:\w+ ){0,3}\w+ $")
_LONGEST = 7
_WINDOW = 90
_STOP = re.compile(r'[.;:!?"\n(]')


def offices(lower: str, settled: list[Candidate], lexicon: Lexicon) -> dict[int, tuple[str, int | None]]:
    """Office and affiliation of the people among the settled candidates.

    Returns:
        Position in ``settled`` → the office and the position of whose it is, or None.
    """
    found: dict[int, tuple[str, int | None]] = {}
    for i, candidate in enumerate(settled):
        if candidate.label != "PERSON":
            continue
        office = _office(lower, candidate.start, settled[i - 1].end if i else 0, lexicon)
        if office is None:
            continue
        name, start = office
        found[i] = (name, _owner(lower, settled, i, start))
    return found


def _office(lower: str, at: int, limit: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The office that ends right before ``at``, and where it starts; nothing before ``limit`` belongs to it."""
    if at < 2 or lower[at - 1] != " ":
        return None
    begin = max(limit, at - _WINDOW)
    words = [(m.start(), m.end()) for m in _WORDS_BEFORE.finditer(lower, begin, at)]
    if words and words[0][0] == begin and begin and lower[begin - 1].isalnum():
        words = words[1:]
    # only single spaces between the words of an office
    tail = [at]
    chain: list[tuple[int, int]] = []
    for start, end in reversed(words):
        if lower[end : tail[-1]] != " ":
            break
        chain.insert(0, (start, end))
        tail.append(start)
        if len(chain) == _LONGEST:
            break
    # forms of address between the office and the name: Prezidenti cənab İlham Əliyev
    while chain and lower[chain[-1][0] : chain[-1][1]] in lexicon.addresses:
        if len(chain) > 1 and lower[chain[-2][0] : chain[-1][1]] in lexicon.offices:
            break  # birinci xanım is an office, xanım alone an address
        chain.pop()
    if not chain:
        return None
    last = lower[chain[-1][0] : chain[-1][1]]
    if not lexicon.announces(last) or last in lexicon.common_offices:
        return None
    stem, ending = lexicon.office(last) or (last, "")
    end = chain[-1][1]
    for k in range(len(chain)):
        start = chain[k][0]
        phrase = lower[start:end]
        bare = phrase[: len(phrase) - len(ending)] if ending else phrase
        if phrase in lexicon.offices:
            return lexicon.offices[phrase], start
        if bare in lexicon.offices:
            return lexicon.offices[bare], start
    start = chain[-1][0]
    return stem, start


def _owner(lower: str, settled: list[Candidate], i: int, start: int) -> int | None:
    """The nearest state or body to the left whose the office can be."""
    for k in range(i - 1, max(-1, i - 4), -1):
        other = settled[k]
        gap = lower[other.end : start]
        if other.end > start:
            continue
        if len(gap) > 60 or _STOP.search(gap) or "," in gap:
            return None
        tail = lower[other.stem_end : other.end].lstrip("'-")
        if other.label in ("STATE", "ORG") and (not tail or tail.endswith(("ın", "in", "un", "ün", "kı", "ki"))):
            return k
        if other.label == "PERSON":
            return None
    return None
