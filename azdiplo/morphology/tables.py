"""Reading the tables of `data/morphology`."""

from __future__ import annotations

from azdiplo.resources import rows

__all__ = ["read_pairs", "read_table"]


def read_table(name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows of `data/morphology/<name>`, which must have a cell for each of `columns`.

    >>> read_table("foreign.tsv", ("spelling", "where", "example"))[0]
    ('sh', 'any', 'Washington')
    """
    path = f"morphology/{name}"
    table = [tuple(cells) for _line, cells in rows(path)]
    if table and len(table[0]) != len(columns):
        raise ValueError(f"{path}: {len(table[0])} columns; it needs these {len(columns)}: {' | '.join(columns)}")
    return table


def read_pairs(name: str, columns: tuple[str, str]) -> dict[str, str]:
    """Return a table of two columns as a dictionary.

    >>> read_pairs("vowel_loss.tsv", ("noun", "before_vowel"))["fikir"]
    'fikr'
    """
    return {row[0]: row[1] for row in read_table(name, columns)}
