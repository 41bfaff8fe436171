"""A table of terms for topics of one's own, from a few labelled texts.

For each topic the beginnings of words that its texts have more often than the others have: `suvar…` for texts on water.
Counting is enough for that; what comes out is a table that a person reads, shortens and extends.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from azdiplo.gazetteer.tables import TableError, read_text
from azdiplo.text.fold import lower

__all__ = ["Labelled", "learned_terms", "read_labelled"]

#: Letters that make a beginning: in Azerbaijani endings follow the stem, and most stems have no more.
_STEM = 5
#: So many texts of a topic, and of others, are needed.
_TEXTS = 5
#: In so many of a topic's texts a beginning must stand, and it must be so much likelier there (log-odds).
_SEEN = 2
_LIKELIER = 1.2
_MOST = 40
_WEIGHTS = (0.5, 3.0)
_PER_ODDS = 0.9
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its topics.

    Attributes:
        text: the text.
        topics: ids of what it is about; empty for a text of none of them.
    """

    text: str
    topics: tuple[str, ...]


def read_labelled(path: str | Path) -> list[Labelled]:
    """Texts from a JSON Lines file, ``{"text": ..., "topics": [...]}`` a line.

    Raises:
        TableError: the file cannot be used; the message names file, line and mend.
    """
    found: list[Labelled] = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            raise TableError(f"{where}: no JSON ({error}); write one object a line") from None
        topics = record.get("topics") if isinstance(record, dict) else None
        if not isinstance(topics, list) or not isinstance(record.get("text"), str):
            raise TableError(f'{where}: write {{"text": "...", "topics": ["water-diplomacy"]}}, [] for none')
        for topic in topics:
            if not isinstance(topic, str) or not topic or any(sign.isspace() for sign in topic):
                raise TableError(f"{where}: the topic {topic!r} must be one word, such as water-diplomacy")
        found.append(Labelled(record["text"], tuple(topics)))
    return found


def learned_terms(
    texts: Sequence[Labelled], without_names: Callable[[str], str] = lambda text: text
) -> list[tuple[str, str, float]]:
    """Rows of a table of one's own: topic, term, weight; strongest first.

    Args:
        texts: at least five of each topic, and five that do not have it.
        without_names: takes the names out of a text, which say who, not what.

    Raises:
        ValueError: there are too few texts of a topic, or too few without it.

    >>> days = ("indi", "dünən", "tez", "gec", "bu il")
    >>> water = [Labelled(f"Kanalda suvarma {day} bölündü.", ("water",)) for day in days]
    >>> other = [Labelled(f"Komanda {day} oynadı.", ()) for day in days]
    >>> [term for _, term, _ in learned_terms(water + other)]
    ['bölündü…', 'kanalda…', 'suvarma…']
    """
    words = [set(_WORD.findall(lower(without_names(each.text)))) for each in texts]
    beginnings = [{word[:_STEM] for word in each} for each in words]
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for each in words:
        for word in each:
            spelled[word[:_STEM]].add(word)
    rows: list[tuple[str, str, float]] = []
    for topic in sorted({topic for each in texts for topic in each.topics}):
        of_it = [found for each, found in zip(texts, beginnings, strict=True) if topic in each.topics]
        rest = [found for each, found in zip(texts, beginnings, strict=True) if topic not in each.topics]
        for group, what in ((of_it, f"of {topic!r}"), (rest, f"without {topic!r}")):
            if len(group) < _TEXTS:
                raise ValueError(f"{len(group)} texts {what}; give at least {_TEXTS}, better 20")
        rows += [(topic, _term(spelled[key]), weight) for key, weight in _telling(of_it, rest)]
    return rows


def _telling(of_it: Sequence[set[str]], rest: Sequence[set[str]]) -> list[tuple[str, float]]:
    """The beginnings that tell texts of a topic from the rest, each with its weight."""
    here, there = _counts(of_it), _counts(rest)
    found: list[tuple[float, str]] = []
    for key, count in here.items():
        odds = math.log((count + 0.5) / (len(of_it) - count + 0.5))
        odds -= math.log((there[key] + 0.5) / (len(rest) - there[key] + 0.5))
        if count >= _SEEN and odds >= _LIKELIER:
            found.append((odds, key))
    found.sort(key=lambda each: (-each[0], each[1]))
    return [(key, round(min(_WEIGHTS[1], max(_WEIGHTS[0], odds * _PER_ODDS)), 1)) for odds, key in found[:_MOST]]


def _counts(texts: Iterable[set[str]]) -> Counter[str]:
    return Counter(key for each in texts for key in each)


def _term(words: set[str]) -> str:
    """What all spellings share, with an ellipsis where something may follow; a short word as it is."""
    first, last = min(words), max(words)  # what these share, all share
    size = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    shared = first[:size]
    return shared + "…" if len(shared) >= _STEM else shared
