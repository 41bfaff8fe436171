"""Mentions as a pandas data frame. pandas is imported only when a frame is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azdiplo.document import LABELS, Document, Entity

if TYPE_CHECKING:
    import pandas

__all__ = ["COLUMNS", "document_frame"]

#: The columns of a frame in their order.
COLUMNS: tuple[str, ...] = (
    "label",
    "text",
    "start",
    "end",
    "stem_end",
    "name",
    "id",
    "name_en",
    "office",
    "affiliation",
    "affiliation_id",
    "value",
    "source",
    "detail",
    "score",
)
_OFFSETS = ("start", "end", "stem_end")


def document_frame(doc: Document) -> pandas.DataFrame:
    """One row a mention, in the order of the text.

    ``label`` is a category of all labels, so that a count lists those without a mention too; offsets
    are ``Int32``, ``score`` is ``Float64``, everything else a string, missing where there is nothing to say.
    ``affiliation`` is the name of whose office it is, ``affiliation_id`` its gazetteer id.

    Raises:
        ImportError: pandas is not installed; the message says how to install it.

    >>> import azdiplo
    >>> frame = document_frame(azdiplo.analyze("Gürcüstan və Türkiyə"))
    >>> frame[["label", "start", "name"]].values.tolist()
    [['STATE', 0, 'Gürcüstan'], ['STATE', 13, 'Türkiyə']]
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError('data frames need pandas: pip install "azdiplo[pandas]"') from error
    cells = [_row(ent) for ent in doc.entities]
    # Python strings hold any text, lone surrogates included; those of pyarrow do not.
    string = pandas.StringDtype("python")
    columns = {}
    for i, name in enumerate(COLUMNS):
        values = [row[i] for row in cells]
        if name == "label":
            columns[name] = pandas.Series(pandas.Categorical(values, categories=list(LABELS)))
        elif name == "score":
            columns[name] = pandas.Series(values, dtype="Float64")
        else:
            columns[name] = pandas.Series(values, dtype="Int32" if name in _OFFSETS else string)
    return pandas.DataFrame(columns, columns=list(COLUMNS))


def _row(ent: Entity) -> tuple[str | int | float | None, ...]:
    owner = ent.affiliation
    return (
        ent.label,
        ent.text,
        ent.start,
        ent.end,
        ent.stem_end,
        ent.name,
        ent.id,
        ent.name_en,
        ent.office,
        owner.name if isinstance(owner, Entity) else None,
        owner.id if isinstance(owner, Entity) else owner,
        ent.value,
        ent.evidence.source,
        ent.evidence.detail,
        ent.evidence.score,
    )
