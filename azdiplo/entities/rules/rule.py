"""What a rule is: one decision with a name, a text in which it decides and one that it leaves alone.

The rules of one question stand in one list, a tuple at the top of their module, in the order in which they are asked;
the first that answers counts. `tests/entities/test_examples.py` finds every such list and proves each example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Rule", "answer", "first", "rule"]

Case = TypeVar("Case")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Answer]):
    """One decision about a case: a chain of words, a joint of two units, a quotation …

    >>> long = Rule("long word", lambda word: len(word) > 9, yes="[Beynəlxalq Bank]ORG açılıb.", no="Bank açılıb.")
    >>> long.decide("beynəlxalq"), long.decide("bank")
    (True, False)

    Attributes:
        name: what the rule is called; what finds a name gives it as evidence.
        decide: the decision: True or what the list of the rule answers with; False or None where the rule is silent.
        yes: a text in which the rule decides, with the names that are then found written into it.
        no: a text much like it that the rule leaves alone, marked in the same way.
        strength: how much a name weighs that the rule finds.
    """

    name: str
    decide: Callable[[Case], Answer]
    yes: str
    no: str
    strength: int = 0


def rule(
    *, yes: str, no: str, strength: int = 0, name: str = ""
) -> Callable[[Callable[[Case], Answer]], Rule[Case, Answer]]:
    """Make a rule of a function, for decisions that are longer than a line; it has the name of the function.

    >>> @rule(yes="[Beynəlxalq Bank]ORG açılıb.", no="Bank açılıb.")
    ... def long_word(word: str) -> bool:
    ...     return len(word) > 9
    >>> long_word.name
    'long word'
    """

    def made(decide: Callable[[Case], Answer]) -> Rule[Case, Answer]:
        return Rule(name or decide.__name__.strip("_").replace("_", " "), decide, yes, no, strength)

    return made


def first(rules: Iterable[Rule[Case, Answer]], case: Case) -> Rule[Case, Answer] | None:
    """The first rule that decides, or None."""
    for asked in rules:
        if asked.decide(case):
            return asked
    return None


def answer(rules: Iterable[Rule[Case, Answer]], case: Case) -> Answer | None:
    """What the first rule that decides answers, or None."""
    for asked in rules:
        said = asked.decide(case)
        if said:
            return said
    return None
