"""The kinds of entity, one row each: everything that differs from label to label and is no rule stands here.

Tables, stylesheets, the report's page, the terminal's colours, the limits of typing errors and the names in other
schemes are read from these rows. A new kind is a new row, its table in ``data/`` and the words that head its names
(``data/heads.tsv``, ``data/descriptors.tsv``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["BY_NAME", "LABELS", "ROWS", "Colours", "Label", "Limits", "stylesheet"]


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a marked name: letters and ground, on a light page and on a dark one, and on a terminal."""

    ink: str
    ground: str
    dark_ink: str
    dark_ground: str
    terminal: str


@dataclass(frozen=True, slots=True)
class Limits:
    """When a damaged name of one word, in a place that says nothing of it, is taken for the one that was meant.

    Attributes:
        letters: how many letters it must have at least.
        score: how alike it must be to what was meant, 0 to 1.
    """

    letters: int
    score: float


@dataclass(frozen=True, slots=True)
class Label:
    """One kind of entity.

    Attributes:
        name: as it stands in :attr:`azdiplo.Entity.label`.
        title: in words, in the plural.
        colours: how a mention is shown.
        tables: the shipped tables of its names, files and folders of ``data/``.
        columns: what such a table may have besides ``id``, ``name``, ``aliases``, ``name_en`` and ``label``.
        limits: for typing errors.
        ontonotes: its name in the scheme that spaCy's models use.
        conll: its name in CoNLL-2003, empty where that has none.
        rank: where a name means two things, the one of the lower rank is asked first: `Ümid` the party, the gas field.
    """

    name: str
    title: str
    colours: Colours
    tables: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    limits: Limits = Limits(7, 0.87)
    ontonotes: str = ""
    conll: str = ""
    rank: int = 9


#: The kinds of entity, in the order in which tables list them.
ROWS: Final = (
    Label(
        "PERSON",
        "people",
        Colours("#7a1f6b", "#f8dff2", "#f6b8e8", "#54204b", "magenta"),
        tables=("people",),
        columns=("offices",),
        ontonotes="PERSON",
        conll="PER",
        rank=1,
    ),
    Label(
        "STATE",
        "states",
        Colours("#123f8c", "#dbe8ff", "#b5d0ff", "#1c3a6e", "blue"),
        tables=("states.tsv",),
        columns=("official", "iso2", "iso3", "capital", "status"),
        limits=Limits(5, 0.8),
        ontonotes="GPE",
        rank=0,
    ),
    Label(
        "ORG",
        "organisations",
        Colours("#094a54", "#d3f1f5", "#9fe3ec", "#124a53", "cyan"),
        tables=("organizations",),
        columns=("kind", "state", "parent"),
        ontonotes="ORG",
        conll="ORG",
        rank=2,
    ),
    Label(
        "PROJECT",
        "projects",
        Colours("#5e4100", "#fdeebf", "#f6d987", "#554012", "yellow"),
        tables=("projects.tsv",),
        columns=("kind",),
        ontonotes="PROJECT",
        rank=4,
    ),
    Label(
        "PLACE",
        "places",
        Colours("#184f1d", "#dcf3d9", "#b0e5ab", "#214d25", "green"),
        tables=("places",),
        columns=("kind", "state"),
        ontonotes="LOC",
        conll="LOC",
        rank=3,
    ),
    Label(
        "LAW",
        "laws and documents",
        Colours("#8c1d18", "#fde0dc", "#ffbcb4", "#64221d", "red"),
        tables=("laws.tsv",),
        columns=("kind", "year"),
        ontonotes="LAW",
        rank=5,
    ),
    Label(
        "EVENT",
        "events",
        Colours("#783400", "#ffe4cc", "#ffc799", "#63340f", "bright_red"),
        tables=("events.tsv",),
        columns=("kind", "year", "part_of"),
        ontonotes="EVENT",
        rank=6,
    ),
    Label(
        "DATE",
        "dates",
        Colours("#3d424a", "#e6e8eb", "#cfd4da", "#3c4148", "bright_black"),
        ontonotes="DATE",
    ),
)
BY_NAME: Final = {row.name: row for row in ROWS}
#: The names of the eight kinds of entity, in the order in which tables list them.
LABELS: tuple[str, ...] = tuple(BY_NAME)


def stylesheet() -> str:
    """The rules that colour a mark by its label, letters on ground, in light and in dark.

    >>> stylesheet().splitlines()[1]
    '.azd .azd-STATE { color: light-dark(#123f8c, #b5d0ff); background: light-dark(#dbe8ff, #1c3a6e) }'
    """
    return "".join(
        f".azd .azd-{row.name} {{ color: light-dark({row.colours.ink}, {row.colours.dark_ink}); "
        f"background: light-dark({row.colours.ground}, {row.colours.dark_ground}) }}\n"
        for row in ROWS
    )
