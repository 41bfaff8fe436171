"""Every predicate of the tables is found in its own example, with its sides."""

from __future__ import annotations

import re

import pytest

import azdiplo
from azdiplo.events.actions import Action, kinds, shipped_actions

_SIDE = re.compile(r"\[([^\]]+)\]([AR])")
_ACTIONS = {form.action.id: form.action for form in shipped_actions()}


def marked(example: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The bare text and the places of its actors and recipients."""
    text = ""
    sides: dict[str, list[tuple[int, int]]] = {"A": [], "R": []}
    done = 0
    for match in _SIDE.finditer(example):
        text += example[done : match.start()]
        sides[match[2]].append((len(text), len(text) + len(match[1])))
        text += match[1]
        done = match.end()
    return text + example[done:], sides


def same(found: tuple[azdiplo.Participant, ...], wanted: list[tuple[int, int]]) -> bool:
    """Does each mention overlap a marked place, and the other way round?"""

    def meets(side: azdiplo.Participant, place: tuple[int, int]) -> bool:
        return side.start < place[1] and place[0] < side.end

    return all(any(meets(side, place) for place in wanted) for side in found) and all(
        any(meets(side, place) for side in found) for place in wanted
    )


@pytest.mark.parametrize("ident", _ACTIONS)
def test_example(nlp: azdiplo.Pipeline, ident: str) -> None:
    action = _ACTIONS[ident]
    text, sides = marked(action.example)
    events = [event for event in nlp(text).events if event.evidence.startswith(f"{ident}:")]
    assert any(same(event.actors, sides["A"]) and same(event.recipients, sides["R"]) for event in events), (
        f"{action.where}: {text} gives {nlp(text).events}"
    )


def test_there_are_enough_predicates_of_every_type() -> None:
    def forms(action: Action) -> int:
        return sum(form.action is action for form in shipped_actions())

    assert sum(forms(action) for action in _ACTIONS.values()) >= 250
    assert {action.kind.type for action in _ACTIONS.values()} == {type_ for type_, _ in kinds()}
