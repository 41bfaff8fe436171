"""Every rule shows what it does: without the rule its own example is read differently.

The lists of rules are found, not named here: every tuple of rules at the top of a module of `azdiplo.entities`. All
names of an example are marked, those that the rule has nothing to do with as well; for the rules of offices all that
is told of offices. The lists and rules answer alone,
without the learned judge, whose weights may change.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import azdiplo
import azdiplo.entities
from azdiplo.entities.rules.rule import Rule
from tests.marked import read, told


class Case(NamedTuple):
    """A rule, the list it stands in, and where that list is to be found."""

    rule: Rule[Any, Any]
    rules: tuple[Rule[Any, Any], ...]
    places: tuple[tuple[ModuleType, str], ...]

    def read(self, nlp: azdiplo.Pipeline, marked: str) -> str:
        """The text as the pipeline marks it."""
        of_offices = self.places[0][0].__name__.startswith("azdiplo.entities.offices.")
        return told(nlp, marked) if of_offices else read(nlp, marked)

    def __str__(self) -> str:
        module, name = self.places[0]
        return f"{module.__name__.removeprefix('azdiplo.entities.')}.{name}: {self.rule.name}"


def _modules() -> list[ModuleType]:
    room = azdiplo.entities
    names = [info.name for info in pkgutil.walk_packages(room.__path__, room.__name__ + ".")]
    return [importlib.import_module(name) for name in names]


def _cases() -> Iterator[Case]:
    lists: dict[int, list[tuple[ModuleType, str]]] = {}
    for module in _modules():
        for name, value in vars(module).items():
            if isinstance(value, tuple) and value and all(isinstance(part, Rule) for part in value):
                lists.setdefault(id(value), []).append((module, name))
    for places in lists.values():
        rules = vars(places[0][0])[places[0][1]]
        for rule in rules:
            yield Case(rule, rules, tuple(places))


CASES = list(_cases())


def _with(monkeypatch: pytest.MonkeyPatch, case: Case, *instead: Rule[Any, Any]) -> None:
    """Put other rules, or none, where the rule stood."""
    at = next(i for i, rule in enumerate(case.rules) if rule is case.rule)
    changed = (*case.rules[:at], *instead, *case.rules[at + 1 :])
    for module, name in case.places:
        monkeypatch.setattr(module, name, changed)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rule_finds_its_example(rules_alone: azdiplo.Pipeline, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert case.read(rules_alone, case.rule.yes) == case.rule.yes
    _with(monkeypatch, case)
    assert case.read(rules_alone, case.rule.yes) != case.rule.yes


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rule_leaves_the_other_text_alone(
    rules_alone: azdiplo.Pipeline, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it a text that has nothing to do with the rule: one that always decided would spoil it.

    That is asked where the decision is not a stretch of the text itself.
    """
    assert case.read(rules_alone, case.rule.no) == case.rule.no
    _with(monkeypatch, case)
    assert case.read(rules_alone, case.rule.no) == case.rule.no
    said = _decision(rules_alone, case, monkeypatch)
    if isinstance(said, bool | str):
        _with(monkeypatch, case, replace(case.rule, decide=lambda _: said))
        assert case.read(rules_alone, case.rule.no) != case.rule.no


def _decision(nlp: azdiplo.Pipeline, case: Case, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the rule says of its example."""
    answers: list[Any] = []

    def listening(asked: Any) -> Any:
        answers.append(case.rule.decide(asked))
        return answers[-1]

    _with(monkeypatch, case, replace(case.rule, decide=listening))
    case.read(nlp, case.rule.yes)
    return next(filter(None, answers))


def test_every_rule_stands_in_a_list() -> None:
    listed = {id(case.rule) for case in CASES}
    loose = [
        f"{module.__name__}.{name}"
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, Rule) and id(value) not in listed
    ]
    assert not loose
