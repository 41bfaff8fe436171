"""Scores as a table to read: aligned plain text, or lines and weight for a terminal. Figures are per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from azdiplo.evaluation.score import Counts, Mistake, Scores
from azdiplo.output.table import COLOURS, aligned
from azdiplo.output.visible import one_line

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["mistakes_table", "rich_scores", "scores_table"]

_HEAD: Final = ("label", "gold", "found", "strict P", "R", "F1", "lenient P", "R", "F1")


def scores_table(scores: Scores) -> str:
    """Precision, recall and F1 by label, strict and lenient, as aligned plain text.

    Labels that were neither marked nor found are left out.

    >>> from azdiplo.evaluation import evaluate, parse_conll
    >>> print(scores_table(evaluate(parse_conll("Bakı\\tB-PLACE\\n\\nGəncə\\tO\\n", "example"))), end="")
    label  gold  found  strict P      R    F1  lenient P      R    F1
    PLACE     1      2      50.0  100.0  66.7       50.0  100.0  66.7
    all       1      2      50.0  100.0  66.7       50.0  100.0  66.7
    """
    return aligned(_HEAD, _rows(scores), right=range(1, len(_HEAD)))


def rich_scores(scores: Scores) -> Table:
    """The same for a terminal, printed by :class:`rich.console.Console`."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for i, name in enumerate(_HEAD):
        table.add_column(name, justify="right" if i else "left", no_wrap=True)
    for row in _rows(scores):
        table.add_row(*row, style=COLOURS.get(row[0], "bold"))
    return table


def mistakes_table(mistakes: tuple[Mistake, ...]) -> str:
    """What was missed and what is spurious, a line each: kind, label, place, surface, parted by tabs."""
    return "".join(
        "\t".join(
            (mistake.kind, mistake.label, f"{one_line(mistake.where)}, {mistake.start}", f"{one_line(mistake.text)}\n")
        )
        for mistake in mistakes
    )


def _rows(scores: Scores) -> list[tuple[str, ...]]:
    rows = [
        _row(label, counts, scores.lenient[label])
        for label, counts in scores.strict.items()
        if counts.gold or counts.found
    ]
    return [*rows, _row("all", scores.all_strict, scores.all_lenient)]


def _row(name: str, strict: Counts, lenient: Counts) -> tuple[str, ...]:
    figures = (strict.precision, strict.recall, strict.f1, lenient.precision, lenient.recall, lenient.f1)
    shown = ("-" if figure is None else f"{100 * figure:.1f}" for figure in figures)
    return (name, str(strict.gold), str(strict.found), *shown)
