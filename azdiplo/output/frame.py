"""Mentions and topics as pandas data frames. pandas is imported only when a frame is asked for.

The types of the columns never depend on what was found, so that frames can be joined and an empty one counts
as any other. A frame written as Parquet is the same when it is read back (that needs pyarrow, which comes with
``azdiplo[pandas]``), but for the list of categories of an empty one; a text with lone surrogates cannot be written.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.records import Entity

if TYPE_CHECKING:
    import pandas

    from azdiplo.pipeline import Pipeline

__all__ = ["COLUMNS", "document_frame", "frame", "topics_frame"]

#: The columns of one document's frame in their order; :func:`frame` puts ``document`` before them.
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
    "date",
    "sentence",
    "source",
    "detail",
    "score",
)
_TOPIC_COLUMNS: Final = ("topic", "score", "rank")
_NUMBERS: Final = {
    **dict.fromkeys(("start", "end", "stem_end", "sentence", "rank"), "Int32"),
    "score": "Float64",
    # not nanoseconds, which begin in 1677; Parquet has no coarser unit than this one
    "date": "datetime64[ms]",
}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

_Cells = tuple[str | int | float | None, ...]


def document_frame(doc: Document) -> pandas.DataFrame:
    """One row a mention, in the order of the text.

    ``label`` is a category of all labels, so that a count lists those without a mention too; offsets and
    ``sentence`` (the position in :attr:`Document.sentences`) are ``Int32``, ``score`` is ``Float64``, ``date``
    is a ``datetime64`` where ``value`` is a full day, everything else a string, missing where there is nothing
    to say. ``affiliation`` is the name of whose office it is, ``affiliation_id`` its gazetteer id; ``source``,
    ``detail`` and ``score`` say what found the mention.

    Raises:
        ImportError: pandas is not installed; the message says how to install it.

    >>> import azdiplo
    >>> frame = document_frame(azdiplo.analyze("Gürcüstan və Türkiyə"))
    >>> frame[["label", "start", "name"]].values.tolist()
    [['STATE', 0, 'Gürcüstan'], ['STATE', 13, 'Türkiyə']]
    """
    pandas = _pandas()
    columns = _columns(COLUMNS, list(_mentions(doc)), {"label": LABELS})
    return pandas.DataFrame(columns, columns=list(COLUMNS))


def frame(
    texts: Iterable[str | Document],
    *,
    id: Iterable[Hashable] | None = None,  # noqa: A002 - reads best where it is written: id=data["url"]
    nlp: Pipeline | None = None,
    processes: int = 1,
    progress: bool = False,
) -> pandas.DataFrame:
    """The mentions of many texts, one row a mention.

    The columns are ``document``, the id of the text, and those of :meth:`Document.to_frame`, with the same
    types. Something that is not a text (a missing value in a column) is reported as a
    :class:`azdiplo.DocumentWarning` with its id, has no row, and does not stop the others.

    Args:
        texts: a pandas Series or any iterable of texts; it is read as the work goes on. A Document among
            them is taken as it is, so that texts analysed once can be counted in several ways:
            ``docs = list(nlp.pipe(texts))``, then ``frame(docs)`` and ``topics_frame(docs)``.
        id: the id of each text. By default those of the index of a Series, else 0, 1, 2, …
        nlp: the pipeline; the default one when it is None.
        processes: how many processes share the work.
        progress: True for a progress bar on standard error.

    Raises:
        ImportError: pandas is not installed; the message says how to install it.
        TypeError: ``texts`` is one text or a whole data frame.
        ValueError: an id comes twice, or there are not as many ids as texts.

    >>> import pandas, azdiplo
    >>> texts = pandas.Series(["Gürcüstan və Türkiyə", "İran, 14 may 2024"], index=["a", "b"])
    >>> frame = azdiplo.frame(texts)
    >>> frame[["document", "label", "name"]].values.tolist()
    [['a', 'STATE', 'Gürcüstan'], ['a', 'STATE', 'Türkiyə'], ['b', 'STATE', 'İran'], ['b', 'DATE', '14 may 2024']]
    >>> frame["date"].dropna().dt.year.tolist()
    [2024]
    """
    source = _Source(texts, id)
    rows: list[_Cells] = []
    counts: list[int] = []
    for doc in _documents(source, nlp, processes, progress):
        before = len(rows)
        rows += _mentions(doc)
        counts.append(len(rows) - before)
    return _joined(source, counts, COLUMNS, rows, {"label": LABELS})


def topics_frame(
    texts: Iterable[str | Document],
    *,
    id: Iterable[Hashable] | None = None,  # noqa: A002 - reads best where it is written: id=data["url"]
    nlp: Pipeline | None = None,
    processes: int = 1,
    progress: bool = False,
) -> pandas.DataFrame:
    """The topics of many texts, one row a topic of a text, the strongest first.

    The columns are ``document``, ``topic`` (a category of all topics), ``score`` (``Float64``, 0 to 1) and
    ``rank`` (``Int32``, 1 for the main topic). A text without a topic has no row. Arguments, reports and errors
    are those of :func:`frame`.

    >>> import azdiplo
    >>> topics = azdiplo.topics_frame(["Sülh müqaviləsi üzrə danışıqlar davam edir, sülh yaxındır."], id=["a"])
    >>> topics.loc[topics["rank"] == 1, ["document", "topic"]].values.tolist()
    [['a', 'peace-process']]
    """
    from azdiplo.topics import TOPICS

    source = _Source(texts, id)
    rows: list[_Cells] = []
    counts: list[int] = []
    for doc in _documents(source, nlp, processes, progress):
        rows += [(topic.id, topic.score, rank) for rank, topic in enumerate(doc.topics, 1)]
        counts.append(len(doc.topics))
    return _joined(source, counts, _TOPIC_COLUMNS, rows, {"topic": tuple(TOPICS)})


class _Source:
    """Texts with their ids, read one after the other; knows the ids that it has given out."""

    def __init__(self, texts: Iterable[Any], ids: Iterable[Hashable] | None) -> None:
        pandas = _pandas()
        if isinstance(texts, str | Document):
            raise TypeError(
                "texts must be an iterable of texts, not one; write [text], or take to_frame() of one Document"
            )
        if isinstance(texts, pandas.DataFrame):
            raise TypeError('texts must be one column, not a whole data frame; write data["text"]')
        if isinstance(ids, str):
            raise TypeError('id must have an id for each text, not be one str; write id=data["name"] for a column')
        self.texts = texts
        self.index: Any = None  # a pandas.Index
        self.given = ids
        if ids is None and isinstance(texts, pandas.Series):
            self.given = self.index = texts.index
        self.ids: list[Hashable] = []

    def __iter__(self) -> Iterator[tuple[Hashable, Any]]:
        if self.given is None:
            for number, text in enumerate(self.texts):
                self.ids.append(number)
                yield number, text
            return
        given = iter(self.given)
        seen: set[Hashable] = set()
        nothing = object()
        for text in self.texts:
            key = next(given, nothing)
            if key is nothing:
                raise ValueError(f"id has {len(self.ids)} ids, and there are more texts; give an id for each text")
            if key in seen:
                raise ValueError(
                    f"the id {key!r} comes twice; give each text an id of its own, "
                    "for example with reset_index(drop=True)"
                )
            seen.add(key)
            self.ids.append(key)
            yield key, text
        if next(given, nothing) is not nothing:
            raise ValueError(f"there are {len(self.ids)} texts, and id has more ids; give an id for each text")


def _documents(source: _Source, nlp: Pipeline | None, processes: int, progress: bool) -> Iterator[Document]:
    """A document for each text of the source, in its order; what is a Document or no text is not analysed."""
    from azdiplo import pipeline

    if progress:
        source.texts = pipeline.with_progress(source.texts)
    ready: deque[Document | None] = deque()  # None stands for a text that is under way

    def texts() -> Iterator[str]:
        for key, text in source:
            if isinstance(text, str):
                ready.append(None)
                yield text
            elif isinstance(text, Document):
                ready.append(text)
            else:
                message = pipeline.not_text(text)
                # named is the line that asked for the frame
                warnings.warn(f"text {key!r}: {message}", pipeline.DocumentWarning, stacklevel=5)
                ready.append(Document("", error=message))

    for doc in (nlp or pipeline.default()).pipe(texts(), processes=processes):
        while (first := ready.popleft()) is not None:
            yield first
        yield doc
    yield from filter(None, ready)


def _joined(
    source: _Source,
    counts: Sequence[int],
    names: Sequence[str],
    rows: Sequence[_Cells],
    categories: Mapping[str, Sequence[str]],
) -> pandas.DataFrame:
    """The rows of all documents; ``counts`` says how many each document has."""
    pandas = _pandas()
    if source.index is not None:
        index = source.index
    elif all(isinstance(key, str) for key in source.ids) and source.given is not None:
        index = pandas.Index(_strings(source.ids))
    else:
        index = pandas.Index(source.ids, tupleize_cols=False) if source.ids else pandas.RangeIndex(0)
    columns = {
        "document": index.repeat(counts).to_series(index=range(len(rows))),
        **_columns(names, rows, categories),
    }
    return pandas.DataFrame(columns, columns=["document", *names])


def _columns(
    names: Sequence[str], rows: Sequence[_Cells], categories: Mapping[str, Sequence[str]]
) -> dict[str, pandas.Series]:
    pandas = _pandas()
    columns = {}
    for i, name in enumerate(names):
        values = [row[i] for row in rows]
        if name in categories:
            known = list(dict.fromkeys([*categories[name], *values]))
            columns[name] = pandas.Series(pandas.Categorical(values, categories=known))
        elif name in _NUMBERS:
            columns[name] = pandas.Series(values, dtype=_NUMBERS[name])
        else:
            columns[name] = _strings(values)
    return columns


def _strings(values: Sequence[object]) -> pandas.Series:
    pandas = _pandas()
    try:
        return pandas.Series(values, dtype="string")
    except UnicodeEncodeError:  # Python's own strings hold any text, lone surrogates included, pyarrow's do not
        return pandas.Series(values, dtype=pandas.StringDtype("python"))


def _mentions(doc: Document) -> Iterator[_Cells]:
    if not doc.entities:
        return
    starts = [sentence.start for sentence in doc.sentences]
    for ent in doc.entities:
        owner = ent.affiliation
        sentence = bisect_right(starts, ent.start) - 1
        yield (
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
            _day(ent.value),
            sentence if sentence >= 0 else None,
            ent.evidence.source,
            ent.evidence.detail,
            ent.evidence.score,
        )


def _day(value: str | None) -> str | None:
    """The value of a date where it is one day of the calendar."""
    if value is None or not _DAY.fullmatch(value):
        return None
    try:
        date.fromisoformat(value)
    except ValueError:  # `2023-02-29`: the text says so, the calendar does not
        return None
    return value


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise ImportError('data frames need pandas: pip install "azdiplo[pandas]"') from error
    return pandas
