"""Answers about words that are remembered, since a text has few words that it does not repeat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from azdiplo.morphology.endings import TAILS, tail_class

__all__ = ["LONGEST_WORD", "Memo", "stem_length"]

Answer = TypeVar("Answer")

_REMEMBERED = 200_000
#: no inflected word of the language is longer; what is, is no word
LONGEST_WORD = 80


class Memo(dict[str, Answer]):
    """A question about a word that keeps its answers; a dictionary that fills itself, and forgets all when it is full.

    It is called, or asked for an item, which is the same; both are quicker than a function of Python.

    >>> length = Memo(len)
    >>> length("Bakı"), length["Bakı"]
    (4, 4)

    Args:
        question: what finds the answer for a word that was not asked about before.
    """

    __slots__ = ("_question",)

    def __init__(self, question: Callable[[str], Answer]) -> None:
        super().__init__()
        self._question = question

    def __missing__(self, word: str) -> Answer:
        if len(self) >= _REMEMBERED:
            self.clear()
        answer = self[word] = self._question(word)
        return answer

    if TYPE_CHECKING:

        def __call__(self, word: str, /) -> Answer: ...

    else:
        __call__ = dict.__getitem__

    def __reduce__(self) -> tuple[type[Memo[Answer]], tuple[Callable[[str], Answer]]]:
        return type(self), (self._question,)


def stem_length(word: str, known: Callable[[str], bool], shortest: int = 2) -> int:
    """Length of the longest stem of a folded word that is known and leaves an ending; 0 if there is none.

    >>> stem_length("nazirlikdə", {"nazirlik", "nazir"}.__contains__)
    8
    """
    if known(word):
        return len(word)
    if len(word) > LONGEST_WORD:
        return 0
    for length in range(len(word) - 1, shortest - 1, -1):
        stem = word[:length]
        if known(stem) and word[length:] in TAILS[tail_class(stem)]:
            return length
    return 0
