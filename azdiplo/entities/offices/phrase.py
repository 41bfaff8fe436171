"""The noun phrase with an office, read from its last word to the left."""

from __future__ import annotations

from typing import NamedTuple

from azdiplo.entities.offices.above import NO_OFFICES, offices_above
from azdiplo.entities.offices.naming import Above, held_under
from azdiplo.entities.offices.owner import owners_of
from azdiplo.entities.offices.portfolio import portfolio
from azdiplo.entities.offices.scene import Phrase, Scene
from azdiplo.entities.offices.title import Title, coordinated
from azdiplo.entities.rules.rule import Rule, answer, rule

__all__ = ["EARLIER", "Beside", "read_phrase"]

_SEVERAL = 4  # offices of one person
_OWNED = "owned"
#: Kinds of offices that are no office of their own beside another: müdafiə naziri general-polkovnik Zakir Həsənov.
_RANKS = frozenset(("military", "academic", "religious", "title", "art"))


class Beside(NamedTuple):
    """Where an office starts before which the main one of the same person may stand.

    Attributes:
        scene: the text.
        i: how many of its names end before the office does.
        start: where the office starts, with all that it is held under.
        kind: its kind, "" where the owner was read already.
        possessed: True if its form says that it is somebody's.
    """

    scene: Scene
    i: int
    start: int
    kind: str
    possessed: bool

    def before(self, gap: str) -> Title | None:
        """The office of one person that ends where this gap begins."""
        if not self.scene.lower.endswith(gap, 0, self.start):
            return None
        title = self.scene.title(self.i, self.start - len(gap))
        return None if title is None or title.plural or not title.names else title


@rule(
    yes="Hərbi Hava Qüvvələrinin komandanı, general Namiq İslamzadə{komandan @ Hərbi Hava Qüvvələri} gəlib.",
    no="Hərbi Hava Qüvvələrinin komandanı; general Namiq İslamzadə{general} gəlib.",
)
def behind_a_comma(here: Beside) -> Title | None:
    return here.before(", ")


@rule(
    yes="Xarici işlər naziri – Baş nazirin müavini Elçin Quliyev{xarici işlər naziri} gəlib.",
    no="Xarici işlər naziri: Baş nazirin müavini Elçin Quliyev{baş nazirin müavini} gəlib.",
)
def behind_a_dash(here: Beside) -> Title | None:
    return here.before(" - ")


@rule(
    yes="İordaniyanın baş nazirinin müavini və xarici işlər naziri Ayman Səfədi"
    "{baş nazirin müavini @ İordaniya} gəlib.",
    no="İordaniyanın baş nazirinin müavini ilə xarici işlər naziri Ayman Səfədi"
    "{xarici işlər naziri @ İordaniya} gəlib.",
)
def joined(here: Beside) -> Title | None:
    """One that is somebody's, before another that is: müavini və xarici işlər naziri."""
    for word in here.scene.words.roles.joins if here.possessed else ():
        title = here.before(f" {word} ")
        if title is not None and title.possessed:
            return title
    return None


@rule(
    yes="Müdafiə naziri general-polkovnik Zakir Həsənov{müdafiə naziri} gəlib.",
    no="Akademik general-polkovnik Zakir Həsənov{general-polkovnik} gəlib.",
)
def before_a_rank(here: Beside) -> Title | None:
    """Next to a rank or title; of two ranks the one beside the name counts."""
    if here.kind not in _RANKS:
        return None
    title = here.before(" ")
    return None if title is None or (not title.possessed and title.kind in _RANKS - {here.kind}) else title


#: The main office of somebody who has several: where it ends before another.
EARLIER: tuple[Rule[Beside, Title | None], ...] = (behind_a_comma, behind_a_dash, joined, before_a_rank)


def read_phrase(scene: Scene, i: int, title: Title, others: int = _SEVERAL) -> Phrase | None:
    """Read to the left from a title.

    Args:
        scene: the text.
        i: how many of its names end before the title does.
        title: the office.
        others: how many more offices of the same person may stand before it.
    """
    if title.kind in NO_OFFICES:
        return None
    names, start = _in_full(scene, i, title)
    possessed, plural = title.possessed, title.plural
    above: list[Above] = []
    for higher, where in offices_above(scene, i, start) if possessed else ():
        above.append(higher)
        start, possessed = where.start, where.possessed
    others = 0 if plural else others
    main = _earlier(Beside(scene, i, start, title.kind, possessed), others) if others else None
    if main is not None:
        return main
    owners: list[int] = []
    if possessed:
        owners, start = owners_of(scene, i, start, title)
        owners = _of_person(scene, owners, above)
    if title.kind == _OWNED and not owners:
        return None
    main = _earlier(Beside(scene, i, start, "", False), others) if owners and others else None
    if above:
        names = [held_under(above, name, scene.words) for name in names]
    return main or Phrase(names, owners, start, title.end, plural)


def _in_full(scene: Scene, i: int, title: Title) -> tuple[list[str], int]:
    """The offices of a title, all that share its last word or all that a minister is for, and where they start."""
    titles = coordinated(scene.lower, title, scene.limit(i, title.end), scene.words) if title.plural else [title]
    if title.possessed and len(titles) == 1:
        name, start = portfolio(scene, i, title)
        return [name], start
    return [each.name for each in titles], titles[0].start


def _of_person(scene: Scene, owners: list[int], above: list[Above]) -> list[int]:
    """The owners, where one is a person those of that person's office: Prezidenti Donald Trampın nümayəndəsi."""
    if not owners or scene.settled[owners[0]].label != "PERSON":
        return owners
    under = scene.held.get(owners[0])
    if under is None:
        return []
    above.append(Above(under.office))
    return [] if under.owner is None else [under.owner]


def _earlier(here: Beside, others: int) -> Phrase | None:
    """The phrase of the main office of somebody who has several: müdafiə naziri general-polkovnik Zakir Həsənov."""
    lower, start = here.scene.lower, here.start
    if start < 2 or lower[start - 1] != " ":
        return None
    if lower[start - 2].isalnum() and not here.possessed and here.kind not in _RANKS:
        return None  # most offices: there is a word before that joins nothing
    title = answer(EARLIER, here)
    if title is None:
        return None
    return read_phrase(here.scene, here.scene.ended(here.i, title.end), title, others - 1)
