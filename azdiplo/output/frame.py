"""Mentions and topics as pandas data frames. pandas is imported only when a frame is asked for.

The types of the columns never depend on what was found, so that frames can be joined and an empty one counts
as any other. A frame written as Parquet is the same when it is read back (that needs pyarrow, which comes with
``azdiplo[pandas]``), but for the list of categories of an empty one; a text with lone surrogates cannot be written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.records import Entity, Record, Reference

if TYPE_CHECKING:
    import pandas

    from azdiplo.pipeline import Pipeline

__all__ = [
    "COLUMNS",
    "About",
    "Cells",
    "Source",
    "document_frame",
    "documents_of",
    "frame",
    "joined",
    "mention_rows",
    "topics_frame",
]

#: The columns of one document's frame in order; those of :func:`frame` begin with ``document``, ``document_date``.
COLUMNS: tuple[str, ...] = (
    "kind",
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
_KINDS: Final = ("name", "reference")
_NUMBERS: Final = {
    **dict.fromkeys(("start", "end", "stem_end", "sentence", "rank", "event", "same_as"), "Int32"),
    **dict.fromkeys(("score", "event_score"), "Float64"),
    **dict.fromkeys(("quoted", "ext"), "boolean"),
    # not nanoseconds, which begin in 1677; Parquet has no coarser unit than this one
    "date": "datetime64[ms]",
}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

Cells = tuple[str | int | float | bool | None, ...]


def document_frame(doc: Document, *, references: bool = False) -> pandas.DataFrame:
    """One row a mention, in the order of the text.

    ``kind`` is ``name``; with ``references`` also people mentioned by their office alone have rows, of the kind
    ``reference``, so that all mentions of a person are counted. ``label`` is a category of all labels, so that a
    count lists those without a mention too; offsets and ``sentence`` (the position in :attr:`Document.sentences`)
    are ``Int32``, ``score`` is ``Float64``, ``date`` is a ``datetime64`` where ``value`` is a full day, everything
    else a string, missing where there is nothing to say. ``affiliation`` is the name of whose office it is,
    ``affiliation_id`` its gazetteer id; ``source``, ``detail`` and ``score`` say what found the mention.

    Raises:
        ImportError: pandas is not installed; the message says how to install it.

    >>> import azdiplo
    >>> frame = document_frame(azdiplo.analyze("Gürcüstan və Türkiyə"))
    >>> frame[["label", "start", "name"]].values.tolist()
    [['STATE', 0, 'Gürcüstan'], ['STATE', 13, 'Türkiyə']]
    >>> doc = azdiplo.analyze("Nazir Hakan Fidan gəlib. Nazir çıxış edib.")
    >>> document_frame(doc, references=True)[["kind", "text", "name"]].values.tolist()
    [['name', 'Hakan Fidan', 'Hakan Fidan'], ['reference', 'Nazir', 'Hakan Fidan']]
    """
    pandas = _pandas()
    columns = _columns(COLUMNS, list(mention_rows(doc, references=references)), {"kind": _KINDS, "label": LABELS})
    return pandas.DataFrame(columns, columns=list(COLUMNS))


def frame(
    texts: Iterable[str | Record | Document],
    *,
    id: Iterable[Hashable] | None = None,  # noqa: A002 - reads best where it is written: id=data["url"]
    references: bool = False,
    nlp: Pipeline | None = None,
    processes: int = 1,
    progress: bool = False,
) -> pandas.DataFrame:
    """The mentions of many texts, one row a mention.

    The columns are ``document``, the id of the text, ``document_date``, the day on which it was written, and those of
    :meth:`Document.to_frame`, with the same types (``date`` is the day that a mention tells); then, where records tell
    more of a text, a column ``meta_section`` for each thing told, with the text's value in each of its rows. Something
    that is not a text (a missing value in a column) is reported as a :class:`azdiplo.DocumentWarning` with its id, has
    no row, and does not stop the others.

    Args:
        texts: a pandas Series or any iterable of texts, or of records as :func:`azdiplo.read` gives them; it is read as
            the work goes on. A Document among them is taken as it is, so that texts analysed once can be counted in
            several ways: ``docs = list(nlp.pipe(texts))``, then ``frame(docs)`` and ``topics_frame(docs)``.
        id: the id of each text. By default those of the index of a Series, that of a record or document, else
            0, 1, 2, …
        references: True for rows of people mentioned by their office alone too, see :attr:`Document.references`; their
            ``kind`` is ``reference``.
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
    source = Source(texts, id)
    rows: list[Cells] = []
    about: list[About] = []
    for doc in documents_of(source, nlp, processes, progress):
        before = len(rows)
        rows += mention_rows(doc, references=references)
        about.append(About(len(rows) - before, doc.date, doc.meta))
    return joined(source, about, COLUMNS, rows, {"kind": _KINDS, "label": LABELS})


def topics_frame(
    texts: Iterable[str | Record | Document],
    *,
    id: Iterable[Hashable] | None = None,  # noqa: A002 - reads best where it is written: id=data["url"]
    nlp: Pipeline | None = None,
    processes: int = 1,
    progress: bool = False,
) -> pandas.DataFrame:
    """The topics of many texts, one row a topic of a text, the strongest first.

    The columns are ``document``, ``document_date``, ``topic`` (a category of all topics), ``score`` (``Float64``, 0
    to 1) and ``rank`` (``Int32``, 1 for the main topic). A text without a topic has no row. Arguments, reports and
    errors are those of :func:`frame`.

    >>> import azdiplo
    >>> topics = azdiplo.topics_frame(["Sülh müqaviləsi üzrə danışıqlar davam edir, sülh yaxındır."], id=["a"])
    >>> topics.loc[topics["rank"] == 1, ["document", "topic"]].values.tolist()
    [['a', 'peace-process']]
    """
    from azdiplo.topics import TOPICS

    source = Source(texts, id)
    rows: list[Cells] = []
    about: list[About] = []
    for doc in documents_of(source, nlp, processes, progress):
        rows += [(topic.id, topic.score, rank) for rank, topic in enumerate(doc.topics, 1)]
        about.append(About(len(doc.topics), doc.date, doc.meta))
    return joined(source, about, _TOPIC_COLUMNS, rows, {"topic": tuple(TOPICS)})


@dataclass(frozen=True, slots=True)
class About:
    """What the rows of one document share: how many they are, when it was written, what its record told of it."""

    rows: int
    date: date | None
    meta: Mapping[str, Any]


class Source:
    """Texts with their ids, read one after the other; knows the ids that it has given out."""

    def __init__(self, texts: Iterable[Any], ids: Iterable[Hashable] | None) -> None:
        pandas = _pandas()
        if isinstance(texts, str | Document | Record):
            raise TypeError(
                "texts must be an iterable of texts, not one; write [text], or take to_frame() of one Document"
            )
        if hasattr(texts, "columns"):  # of pandas, polars, Arrow
            raise TypeError(
                'texts must be one column, not a whole data frame; write data["text"], or, to keep ids, days and the '
                'other columns, azdiplo.read(data, text="text")'
            )
        if isinstance(ids, str):
            raise TypeError('id must have an id for each text, not be one str; write id=data["name"] for a column')
        self.texts = texts
        self.index: Any = None  # a pandas.Index
        self.given = ids
        if ids is None and isinstance(texts, pandas.Series):
            self.given = self.index = texts.index
        self.ids: list[Hashable] = []
        self.named = self.given is not None

    def __iter__(self) -> Iterator[tuple[Hashable, Any]]:
        seen: set[Hashable] = set()
        for key, text in self._named():
            if key in seen:
                raise ValueError(
                    f"the id {key!r} comes twice; give each text an id of its own, "
                    "for example with reset_index(drop=True)"
                )
            seen.add(key)
            self.ids.append(key)
            yield key, text

    def _named(self) -> Iterator[tuple[Hashable, Any]]:
        if self.given is None:
            for number, text in enumerate(self.texts):
                own = text.id if isinstance(text, Record | Document) else None
                self.named |= own is not None
                yield (number if own is None else own), text
            return
        given = iter(self.given)
        nothing = object()
        for text in self.texts:
            key = next(given, nothing)
            if key is nothing:
                raise ValueError(f"id has {len(self.ids)} ids, and there are more texts; give an id for each text")
            yield key, text
        if next(given, nothing) is not nothing:
            raise ValueError(f"there are {len(self.ids)} texts, and id has more ids; give an id for each text")


def documents_of(source: Source, nlp: Pipeline | None, processes: int, progress: bool) -> Iterator[Document]:
    """A document for each text of the source, in its order; what is a Document or no text is not analysed."""
    from azdiplo.pipeline import default
    from azdiplo.stream import is_text, not_text, warn, with_progress

    if progress:
        source.texts = with_progress(source.texts)
    ready: deque[Document | None] = deque()  # None stands for a text that is under way

    def texts() -> Iterator[str | Record]:
        for key, text in source:
            if is_text(text):
                ready.append(None)
                yield text
            elif isinstance(text, Document):
                ready.append(text)
            else:
                record = text if isinstance(text, Record) else Record("", error=not_text(text))
                warn(f"text {key!r}: {record.error}")
                ready.append(Document("", (), (), record.error, record.date, record.id, record.meta))

    for doc in (nlp or default()).pipe(texts(), processes=processes):
        while (first := ready.popleft()) is not None:
            yield first
        yield doc
    yield from filter(None, ready)


def joined(
    source: Source,
    about: Sequence[About],
    names: Sequence[str],
    rows: Sequence[Cells],
    categories: Mapping[str, Sequence[str]],
) -> pandas.DataFrame:
    """The rows of all documents; ``about`` says how many each document has, and what they share."""
    pandas = _pandas()
    counts = [document.rows for document in about]
    if source.index is not None:
        index = source.index
    elif all(isinstance(key, str) for key in source.ids) and source.named:
        index = pandas.Index(_strings(source.ids))
    else:
        index = pandas.Index(source.ids, tupleize_cols=False) if source.ids else pandas.RangeIndex(0)
    columns = {
        "document": index.repeat(counts).to_series(index=range(len(rows))),
        "document_date": _repeated([document.date for document in about], counts, _NUMBERS["date"]),
        **_columns(names, rows, categories),
        **_told(about, counts),
    }
    return pandas.DataFrame(columns)


def _told(about: Sequence[About], counts: Sequence[int]) -> dict[str, pandas.Series]:
    """A column for each thing that records tell of their texts, in the order in which they are first told."""
    told = dict.fromkeys(name for document in about for name in document.meta)
    return {
        f"meta_{name}": _repeated([document.meta.get(name) for document in about], counts).convert_dtypes()
        for name in told
    }


def _repeated(values: Sequence[object], counts: Sequence[int], dtype: str | None = None) -> pandas.Series:
    """What belongs to a document, in each of its rows."""
    pandas = _pandas()
    rows = pandas.Series(list(values), dtype=dtype or "object").repeat(counts)
    return rows.reset_index(drop=True)


def _columns(
    names: Sequence[str], rows: Sequence[Cells], categories: Mapping[str, Sequence[str]]
) -> dict[str, pandas.Series]:
    pandas = _pandas()
    columns = {}
    for i, name in enumerate(names):
        values = [row[i] for row in rows]
        if name in categories:
            known = [value for value in dict.fromkeys([*categories[name], *values]) if value is not None]
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


def mention_rows(doc: Document, *, references: bool = False) -> Iterator[Cells]:
    """The cells of each mention, in the order of :data:`COLUMNS`."""
    found: list[Entity | Reference] = [*doc.entities]
    if references and doc.references:
        found = sorted([*found, *doc.references], key=lambda mention: (mention.start, -mention.end))
    if not found:
        return
    starts = [sentence.start for sentence in doc.sentences]
    for mention in found:
        owner = mention.affiliation
        sentence = bisect_right(starts, mention.start) - 1
        stem_end = name_en = value = None
        if isinstance(mention, Entity):
            stem_end, name_en, value = mention.stem_end, mention.name_en, mention.value
        yield (
            _KINDS[isinstance(mention, Reference)],
            mention.label,
            mention.text,
            mention.start,
            mention.end,
            stem_end,
            mention.name,
            mention.id,
            name_en,
            mention.office,
            owner.name if isinstance(owner, Entity) else None,
            owner.id if isinstance(owner, Entity) else owner,
            value,
            _day(value),
            sentence if sentence >= 0 else None,
            mention.evidence.source,
            mention.evidence.detail,
            mention.evidence.score,
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
