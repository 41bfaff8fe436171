"""The one place where the order of the steps stands.

Search form, units, typing errors, rules, resolve, judge, memory, link; topics.
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

from azdiplo.document import Document, Services
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.offices.references import references
from azdiplo.entities.offices.terms import Terms, terms
from azdiplo.entities.reading import Reading, read
from azdiplo.entities.repair.slips import Slip, mended, told
from azdiplo.entities.repair.typos import Typos
from azdiplo.entities.rules.dates import dates
from azdiplo.entities.rules.heads import headed
from azdiplo.entities.rules.people import people
from azdiplo.entities.rules.quotes import quoted
from azdiplo.entities.rules.singles import singles
from azdiplo.entities.settle.abbreviations import bracketed
from azdiplo.entities.settle.judge import Judge, judge
from azdiplo.entities.settle.link import Linker
from azdiplo.entities.settle.memory import recall
from azdiplo.entities.settle.resolve import resolve
from azdiplo.entities.strength import ALIKE
from azdiplo.entities.words import Words, shipped_words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.gazetteer.shipped import shipped_entries, shipped_index
from azdiplo.gazetteer.tables import TableError, read_table
from azdiplo.labels import LABELS
from azdiplo.records import Entity, Record, Reference, Topic
from azdiplo.spelling.reader import Reader
from azdiplo.text.fold import Folded
from azdiplo.topics.tagger import Tagger

__all__ = ["DocumentWarning", "Pipeline", "analyze", "default", "load", "not_text", "shipped", "with_progress"]

_CHUNK = 32


class DocumentWarning(UserWarning):
    """A text in a stream could not be analysed; the others go on."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What lists and rules find in a text.

    Attributes:
        reading: the text, with its typing errors mended.
        found: one flat list, in text order.
        glued: positions of units that are no names.
        slips: the typing errors that were mended.
    """

    reading: Reading
    found: list[Candidate]
    glued: Set[int]
    slips: list[Slip]


class Pipeline:
    """Reads texts: names, dates and topics. Made by :func:`load`, used like a function.

    A pipeline holds no state that a text could change, so one may serve many threads.

    >>> import azdiplo
    >>> nlp = azdiplo.load(labels=["STATE"])
    >>> [ent.name for ent in nlp("Azərbaycanla Türkiyənin əməkdaşlığı").entities]
    ['Azərbaycan', 'Türkiyə']
    """

    def __init__(
        self,
        *,
        gazetteers: Sequence[str | Path] = (),
        labels: Sequence[str] | None = None,
        topics: bool | Sequence[str | Path] = True,
        model: bool = True,
        fuzzy: float = ALIKE,
        date: datetime.date | None = None,
    ) -> None:
        self._options: dict[str, Any] = {
            "gazetteers": gazetteers,
            "labels": labels,
            "topics": topics,
            "model": model,
            "fuzzy": fuzzy,
            "date": date,
        }
        self._labels = None if labels is None or set(labels) == set(LABELS) else frozenset(labels)
        self._take(_own_index(gazetteers) if gazetteers else shipped_index(), shipped_words())
        self._judge: Judge | None = judge() if model else None
        self._date = date
        self._own_terms: Terms | None = None
        self._topics = topics is not False
        self._answers = _Answers(self)
        self._own_tagger = Tagger(self._index.entries(), own=topics) if not isinstance(topics, bool) else None

    def _take(self, index: NameIndex, words: Words) -> None:
        """Read with these names and words: every step that asks for one."""
        self._index = index
        self._lexicon = words
        self._read = Reader(index)
        self._typos = Typos(index, words, self._options["fuzzy"]) if self._options["fuzzy"] else None
        self._linker = Linker(index, words)

    def __call__(self, text: str | Record, *, date: datetime.date | str | None = None) -> Document:
        """Analyse one text.

        Args:
            text: any string, or a :class:`Record`, whose id, day and metadata the document has then; offsets of the
                result count the text's characters.
            date: the day on which it was written, as a date or in ISO 8601 (``"2024-05-01"``); by default the record's,
                else that of :func:`load`. It tells who is meant by an office without a name, see
                :attr:`Document.references`.

        Raises:
            TypeError: ``text`` is neither of the two.
            ValueError: ``date`` is no day, or the record has an error instead of a text.
        """
        if isinstance(text, Record):
            if text.error is not None:
                raise ValueError(f"record {text.id!r} has no text: {text.error}")
            return self._analysed(text.text, _day(date) or text.date, text.id, text.meta)
        if not isinstance(text, str):
            raise TypeError(not_text(text))
        return self._analysed(text, _day(date), None, None)

    def _analysed(
        self, text: str, date: datetime.date | None, ident: Hashable, meta: Mapping[str, Any] | None
    ) -> Document:
        folded = self._read(text)
        entities = self._entities(text, folded)
        topics = self._tagger(folded, entities) if self._topics else ()
        if self._labels is not None:
            wanted = self._labels
            entities = [entity for entity in entities if entity.label in wanted]
        day = date or self._date
        return Document(text, entities, topics, None, day, ident, meta, services=self._answers)

    def _entities(self, text: str, folded: Folded) -> list[Entity]:
        settled = self._settle(folded)
        reading, found, glued = settled.reading, settled.found, settled.glued
        if self._judge is not None:
            found = resolve(self._judge(reading, found, glued))
        bracketed(reading, found)
        later = recall(reading, found, glued)
        folded, slips = reading.folded, settled.slips
        del settled, reading  # a long text has many units, and the entities are still to come
        if later:
            found = resolve(found + later)
        if slips:
            told(found, slips)
        return self._linker(text, folded, found)

    def _references(self, text: str, entities: Sequence[Entity], date: datetime.date | None) -> tuple[Reference, ...]:
        if self._labels is not None:
            if "PERSON" not in self._labels:
                return ()
            entities = self._entities(text, self._read(text))  # with the states that were not asked for
        if self._own_terms is None:
            self._own_terms = terms(self._index.entries()) if self._options["gazetteers"] else _terms()
        return references(text, entities, date, self._lexicon, self._own_terms)

    def _settle(self, folded: Folded) -> Settled:
        """What lists and rules find in a text, before the judge."""
        index, words = self._index, self._lexicon
        reading = read(folded, words, index)
        slips = self._typos(reading) if self._typos is not None else []
        if slips:
            folded, slips = mended(folded, slips)
            reading = read(folded, words, index)
        found = dates(reading)
        found += quoted(reading)
        persons = people(reading)
        found += persons.found
        found += headed(reading, persons.named)
        found += singles(reading)
        return Settled(reading, resolve(found), persons.glued, slips)

    @property
    def _tagger(self) -> Tagger:
        """What tags topics; the shipped one is made when a text first needs it."""
        return self._own_tagger or _tagger()

    def pipe(
        self,
        texts: Iterable[str | Record],
        *,
        processes: int = 1,
        progress: bool = False,
        errors: str = "warn",
    ) -> Iterator[Document]:
        """Analyse a stream of texts, lazily and in order.

        Args:
            texts: any iterable of texts or of records, as :func:`azdiplo.read` gives them; it is read as the documents
                are asked for.
            processes: how many processes share the work, 1 for none but this one.
            progress: True for a progress bar on standard error.
            errors: what happens with something that is not a text, or a record with an error: ``"warn"`` reports it
                (:class:`DocumentWarning`), gives an empty document whose ``error`` says what was
                wrong, and goes on; ``"raise"`` stops.

        Yields:
            One document for each text.
        """
        if errors not in ("warn", "raise"):
            raise ValueError(f"errors must be 'warn' or 'raise', not {errors!r}")
        if not isinstance(processes, int) or isinstance(processes, bool) or processes < 1:
            raise ValueError(f"processes must be a whole number from 1 on, not {processes!r}")
        if isinstance(texts, str):
            raise TypeError("pipe() takes an iterable of texts, not one str; call the pipeline with it instead")
        if progress:
            texts = with_progress(texts)
        return self._stream(texts, processes, errors)

    def _stream(self, texts: Iterable[str | Record], processes: int, errors: str) -> Iterator[Document]:
        if processes == 1:
            for position, text in enumerate(texts):
                yield _one(self, position, text, errors)
            return
        from azdiplo.parallel import spread

        for doc in spread(self._options, texts, processes, _CHUNK, errors):
            yield Document(
                doc.text,
                doc.entities,
                doc.topics,
                doc.error,
                doc.date,
                doc.id,
                doc.meta,
                services=self._answers,
            )


class _Answers:
    """What a pipeline answers when a document of its is asked, see :class:`azdiplo.document.Services`."""

    __slots__ = ("_nlp",)

    def __init__(self, nlp: Pipeline) -> None:
        self._nlp = nlp

    def topics_of(self, text: str, entities: Sequence[Entity]) -> tuple[Topic, ...]:
        """The topics of a part of a text."""
        return self._nlp._tagger(self._nlp._read(text), entities)

    def references_in(self, text: str, entities: Sequence[Entity], date: datetime.date | None) -> tuple[Reference, ...]:
        """People mentioned by their office alone."""
        return self._nlp._references(text, entities, date)


def _one(nlp: Callable[[str | Record], Document], position: int, text: object, errors: str) -> Document:
    if is_text(text):
        return nlp(text)
    record = text if isinstance(text, Record) else Record("", error=not_text(text))
    name = f"text {position}" if record.id is None else f"text {record.id!r}"
    if errors == "raise":
        raise (ValueError if record is text else TypeError)(f"{name}: {record.error}")
    warnings.warn(f"{name}: {record.error}", DocumentWarning, stacklevel=4)
    return Document("", error=record.error, date=record.date, id=record.id, meta=record.meta)


def is_text(text: object) -> TypeGuard[str | Record]:
    """Is there a text to analyse?"""
    return isinstance(text, str) or (isinstance(text, Record) and text.error is None)


def not_text(text: object) -> str:
    kind = type(text).__name__
    if isinstance(text, bytes | bytearray | memoryview):
        return f"a text must be str, not {kind}: decode it first, for example data.decode('utf-8')"
    if isinstance(text, tuple):
        return f"a text must be str, not {kind}: for pairs of text and id make records, azdiplo.Record(text, id)"
    return f"a text must be str, not {kind}"


def with_progress(texts: Iterable[str | Record]) -> Iterable[str | Record]:
    from tqdm.auto import tqdm

    bar: Iterable[str | Record] = tqdm(texts, desc="azdiplo", unit=" texts")
    return bar


def load(
    *,
    gazetteers: str | Path | Iterable[str | Path] = (),
    labels: str | Iterable[str] | None = None,
    topics: bool | str | Path | Iterable[str | Path] = True,
    model: bool = True,
    fuzzy: bool | float = True,
    date: datetime.date | str | None = None,
    **unknown: Any,
) -> Pipeline:
    """Make a pipeline of one's own.

    Args:
        gazetteers: tables of own names (a path or several): tab-separated, with a header, columns
            ``id``, ``name``, ``label`` and, where wanted, ``aliases`` and ``name_en``. Their
            entries win over the shipped ones.
        labels: the kinds of entity wanted, all by default.
        topics: False to leave topics out; or tables of topics of one's own (a path or several), which are
            added to the shipped ones: tab-separated, with a header, columns ``topic``, ``term`` and, where
            wanted, ``weight``. A topic with the id of a shipped one replaces it.
        model: False for lists and rules alone, without the learned judge of what they leave open.
        fuzzy: False to leave typing errors alone; or how alike a damaged name and the one that was meant must be,
            above 0 and up to 1: from 0.9 on one wrong letter in ten is forgiven.
        date: the day on which the texts were written, as a date or in ISO 8601 (``"2024-05-01"``), where it is the same
            for all; a call may give each text its own. See :attr:`Document.references`.

    Raises:
        ValueError: a label is unknown (the message lists what there is), ``date`` is no day, or ``fuzzy`` no such
            number.
        TypeError: an option is unknown; the message lists what there is.
        azdiplo.TableError: a table cannot be used; the message names file, line and mend.
    """
    if unknown:
        name = next(iter(unknown))
        raise TypeError(f"load() has no option {name!r}; options are gazetteers, labels, topics, model, fuzzy, date")
    if isinstance(gazetteers, str | Path):
        gazetteers = (gazetteers,)
    if isinstance(labels, str):
        labels = (labels,)
    wanted = None if labels is None else tuple(labels)
    for label in wanted or ():
        if label not in LABELS:
            raise ValueError(f"unknown label {label!r}; labels are {', '.join(LABELS)}")
    if isinstance(topics, str | Path):
        topics = (topics,)
    if not isinstance(topics, bool):
        topics = tuple(topics) or True
    if not isinstance(fuzzy, int | float) or not 0 <= fuzzy <= 1:
        raise ValueError(f"fuzzy must be True, False or a number above 0 and up to 1, not {fuzzy!r}")
    least = ALIKE if fuzzy is True else float(fuzzy)
    day = _day(date)
    return Pipeline(gazetteers=tuple(gazetteers), labels=wanted, topics=topics, model=model, fuzzy=least, date=day)


def _day(date: object) -> datetime.date | None:
    """The day that an argument says; None, NaN, NaT and an empty string, as tables have them, say none."""
    if date is None or date == "" or date != date:
        return None
    if isinstance(date, datetime.datetime):
        return date.date()
    if isinstance(date, datetime.date):
        return date
    try:
        return datetime.date.fromisoformat(date)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise ValueError(
            f"date must be a datetime.date or a day in ISO 8601 such as '2024-05-01', not {date!r}"
        ) from None


def analyze(text: str, *, date: datetime.date | str | None = None) -> Document:
    """Analyse one text with the default pipeline, which is loaded once; ``date`` as in :meth:`Pipeline.__call__`.

    >>> doc = analyze("Prezident İlham Əliyev ABŞ-ın dövlət katibi ilə görüşüb.")
    >>> [(ent.label, ent.text, ent.name) for ent in doc.entities]
    [('PERSON', 'İlham Əliyev', 'İlham Əliyev'), ('STATE', 'ABŞ-ın', 'Amerika Birləşmiş Ştatları')]
    """
    return default()(text, date=date)


@cache
def default() -> Pipeline:
    """The pipeline with the shipped tables and all that is found by default, loaded once."""
    return load()


def shipped() -> Services:
    """What answers for documents that were made by hand."""
    return default()._answers


@cache
def _tagger() -> Tagger:
    return Tagger(shipped_entries())


@cache
def _terms() -> Terms:
    return terms(shipped_entries())


def _own_index(paths: Sequence[str | Path]) -> NameIndex:
    """The shipped names and, over them, those of the user's tables."""
    own = [entry for path in paths for entry in read_table(path)]
    shipped = {entry.id: entry for entry in shipped_entries()}
    seen: dict[str, Entry] = {}
    for entry in own:
        other = shipped.get(entry.id) or seen.get(entry.id)
        if other is not None:
            raise TableError(
                f"{entry.where}: the id {entry.id!r} is taken by {other.name!r} ({other.where}); choose another id"
            )
        seen[entry.id] = entry
    return NameIndex([*shipped_entries(), *own])
