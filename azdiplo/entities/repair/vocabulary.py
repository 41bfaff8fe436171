"""What a damaged word may stand for: every word of a name, and the words that rules stand on."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from azdiplo.entities.memo import Memo
from azdiplo.entities.words import Words
from azdiplo.gazetteer import fuzzy
from azdiplo.gazetteer.fuzzy import SHORTEST, Near
from azdiplo.gazetteer.names import NameIndex
from azdiplo.morphology.derivation import is_derivation
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.text.fold import lower

__all__ = ["FOLLOWING", "LONGEST", "SHORTEST_ACRONYM", "Vocabulary"]

#: A small word behind a name.
FOLLOWING: Final = re.compile(r" (\w{4,30})(?!\w)")
#: No word that is looked at is as long.
LONGEST: Final = 30
#: A shorter acronym is damaged beyond telling by one wrong letter: `AZƏRTAC`, but not `BMTD`.
SHORTEST_ACRONYM: Final = 6
_LETTERS: Final = re.compile(r"[^\W\d_]+")


class Vocabulary:
    """Answers about damaged words.

    Attributes:
        near: what a word may stand for; nothing for one that is right as it is.
        following: how long the word is behind a space, if it may be damaged; 0 if not.

    Args:
        index: the names of the lists.
        words: the words that rules stand on.
    """

    def __init__(self, index: NameIndex, words: Words) -> None:
        self._index = index
        self._words = words
        self.near: Memo[tuple[Near, ...]] = Memo(self._near)
        self.following: Memo[int] = Memo(self._following)

    @cached_property
    def _known(self) -> fuzzy.Words:
        """Made when a text first needs it."""
        known: set[str] = set()
        for word in set(_LETTERS.findall(" ".join(self._index.spellings()))):
            if len(word) >= (SHORTEST_ACRONYM if word.isupper() else SHORTEST):
                known.add(lower(word))
        words = self._words
        known.update(words.heads.table, words.nouns.descriptors, words.offices.words)
        return fuzzy.Words(known)

    def _near(self, word: str) -> tuple[Near, ...]:
        if not word.isalnum() or not SHORTEST <= len(word) < LONGEST or self._is_known(word):
            return ()
        return self._known.near(word)

    def _following(self, text: str) -> int:
        match = FOLLOWING.match(text)
        return len(match[1]) if match is not None and self.near[match[1]] else 0

    def _is_known(self, word: str) -> bool:
        """Is it a form of a word of the language, or of a name?"""
        words, known = self._words, self._known
        if word in known or word in words.common.forms or word in words.names.surnames or word in words.names.given:
            return True
        if words.is_common(word) or words.given_name(word):
            return True
        surnames = words.names.surnames
        for size in range(len(word) - 1, SHORTEST - 1, -1):
            stem, ending = word[:size], word[size:]
            if (stem in known or stem in surnames) and (ending in TAILS[tail_class(stem)] or is_derivation(ending)):
                return True
        return False
