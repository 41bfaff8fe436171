"""The one place where the order of the steps stands.

Search form, units, typing errors, rules, resolve, judge, memory, link; topics.
"""

from __future__ import annotations

import datetime
import hashlib
import logging
import pickle
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from functools import cache, cached_property, wraps
from inspect import signature
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar, overload
from weakref import WeakValueDictionary

from azdiplo.compact import Packed, pack
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
from azdiplo.entities.rules.press import press
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
from azdiplo.gazetteer.own import OwnTable, own_tables
from azdiplo.gazetteer.shipped import shipped_entries, shipped_index
from azdiplo.gazetteer.tables import TableError, check_claims, parse_own
from azdiplo.labels import LABELS
from azdiplo.records import Entity, Event, Record, Reference, Topic
from azdiplo.spelling.reader import Reader
from azdiplo.stream import not_text, stream, with_progress
from azdiplo.text.fold import Folded
from azdiplo.topics.tables import own_weights
from azdiplo.topics.tagger import Tagger
from azdiplo.version import __version__

if TYPE_CHECKING:
    from azdiplo.events.actions import Form
    from azdiplo.events.reader import EventReader

__all__ = ["Pipeline", "Recipe", "analyze", "default", "load", "shipped"]

_LOG = logging.getLogger(__name__)
_Context = TypeVar("_Context")
_Options = ParamSpec("_Options")
#: Term → topic → weight.
Weights = Mapping[str, Mapping[str, float]]


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


@dataclass(frozen=True)
class Recipe:
    """All that makes one pipeline differ from another, the tables already read: what travels in its place.

    Attributes:
        names: the entries of the user's own tables.
        labels: the kinds of entity wanted, None for all.
        topics: False for none, True for the shipped ones, or the weights of the user's own.
        model: whether the learned judge decides what lists and rules leave open.
        fuzzy: how alike a damaged name and the one meant must be, 0 to leave damaged names alone.
        date: the day on which texts were written that have none of their own.
        actions: the user's own tables of predicates.
    """

    names: tuple[Entry, ...] = ()
    labels: tuple[str, ...] | None = None
    topics: bool | tuple[Weights, ...] = True
    model: bool = True
    fuzzy: float = ALIKE
    date: datetime.date | None = None
    actions: tuple[OwnTable, ...] = ()

    @cached_property
    def key(self) -> bytes:
        """What two recipes have in common that give the same pipeline."""
        return hashlib.sha256(pickle.dumps(tuple(getattr(self, each.name) for each in fields(self)))).digest()


#: Pipelines that came from elsewhere, so that a thousand documents that did share one.
_MADE: WeakValueDictionary[bytes, Pipeline] = WeakValueDictionary()


def _made(recipe: Recipe) -> Pipeline:
    """The pipeline of a recipe that comes from elsewhere."""
    if recipe == Recipe():
        return default()
    made = _MADE.get(recipe.key)
    if made is None:
        made = _MADE[recipe.key] = Pipeline(recipe)
    return made


class Pipeline:
    """Reads texts: names, dates and topics. Made by :func:`load`, used like a function.

    A pipeline holds no state that a text could change, so one may serve many threads.

    >>> import azdiplo
    >>> nlp = azdiplo.load(labels=["STATE"])
    >>> [ent.name for ent in nlp("Azərbaycanla Türkiyənin əməkdaşlığı").entities]
    ['Azərbaycan', 'Türkiyə']
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._labels = None if recipe.labels is None or set(recipe.labels) == set(LABELS) else frozenset(recipe.labels)
        self._take(_with_own(recipe.names) if recipe.names else shipped_index(), shipped_words())
        self._judge: Judge | None = judge() if recipe.model else None
        self._own_terms: Terms | None = None
        self._answers = _Answers(recipe, self)
        self._own_actions = _own_actions(recipe.actions) if recipe.actions else None
        self._event_reader: EventReader | None = None
        self._own_tagger = None if isinstance(recipe.topics, bool) else Tagger(self._index.entries(), own=recipe.topics)

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of entity that are looked for, in the order in which tables list them.

        >>> import azdiplo
        >>> azdiplo.load(labels=["STATE", "PERSON"]).labels
        ('PERSON', 'STATE')
        """
        return tuple(label for label in LABELS if self._labels is None or label in self._labels)

    @property
    def meta(self) -> dict[str, Any]:
        """What the pipeline is, as plain values, to be written down with a result.

        ``version`` of the library, ``labels``, ``topics`` (their ids, empty without any), ``own_names`` (how many
        entries of one's own), ``model``, ``fuzzy`` and ``date`` as they were given to :func:`load`.

        >>> import azdiplo
        >>> azdiplo.load(labels=["STATE"], topics=False, date="2024-05-01").meta["date"]
        '2024-05-01'
        """
        recipe = self._recipe
        return {
            "version": __version__,
            "labels": list(self.labels),
            "topics": [] if recipe.topics is False else list(self._tagger.topics),
            "own_names": len(recipe.names),
            "model": recipe.model,
            "fuzzy": recipe.fuzzy,
            "date": None if recipe.date is None else recipe.date.isoformat(),
        }

    def __repr__(self) -> str:
        recipe = self._recipe
        said = ["all labels" if self._labels is None else ", ".join(self.labels)]
        said += ["no topics"] * (recipe.topics is False) + ["own topics"] * isinstance(recipe.topics, tuple)
        said += [f"{len(recipe.names)} own names"] * bool(recipe.names)
        said += ["no model"] * (not recipe.model) + ["no typing errors"] * (not recipe.fuzzy)
        said += [f"date {recipe.date}"] * (recipe.date is not None)
        return f"<Pipeline: {'; '.join(said)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_made, (self._recipe,))

    def __copy__(self) -> Pipeline:
        return self

    def __deepcopy__(self, memo: object) -> Pipeline:
        return self

    def _take(self, index: NameIndex, words: Words) -> None:
        """Read with these names and words: every step that asks for one."""
        self._index = index
        self._lexicon = words
        self._read = Reader(index)
        self._typos = Typos(index, words, self._recipe.fuzzy) if self._recipe.fuzzy else None
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
            return self.analyse(text.text, _day(date) or text.date, text.id, text.meta)
        if not isinstance(text, str):
            raise TypeError(not_text(text))
        return self.analyse(text, _day(date))

    def analyse(
        self,
        text: str,
        date: datetime.date | None,
        id: Hashable = None,  # noqa: A002 - the word for it, as in Record
        meta: Mapping[str, Any] | None = None,
    ) -> Document:
        """Analyse one text of which all is known; what the pipeline is called with has been checked."""
        folded = self._read(text)
        entities = self._entities(text, folded)
        topics = self._tagger(folded, entities) if self._recipe.topics is not False else ()
        if self._labels is not None:
            wanted = self._labels
            entities = [entity for entity in entities if entity.label in wanted]
        return Document(text, entities, topics, None, date or self._recipe.date, id, meta, services=self._answers)

    def packed(self, text: str, date: datetime.date | None) -> Packed:
        """What is found in one text, for another process, see :meth:`document`."""
        doc = self.analyse(text, date)
        # what speaks for the topics can be made again where all entities are there
        return pack(doc.entities, doc.topics, evidence=self._labels is not None)

    def document(self, record: Record, packed: Packed) -> Document:
        """The document of a text that a pipeline such as this one analysed elsewhere."""
        return Document.packed(record, record.date or self._recipe.date, packed, self._answers)

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
        if self._labels is not None and "PERSON" not in self._labels:
            return ()
        folded = self._read(text)
        if self._labels is not None:
            entities = self._entities(text, folded)  # with the states that were not asked for
        if self._own_terms is None:
            self._own_terms = terms(self._index.entries()) if self._recipe.names else _terms()
        return references(text, folded, entities, date, self._lexicon, self._own_terms)

    def _events(
        self,
        text: str,
        entities: Sequence[Entity],
        date: datetime.date | None,
        references: Callable[[], Sequence[Reference]],
    ) -> tuple[Event, ...]:
        folded = self._read(text)
        if self._labels is not None:
            entities = self._entities(text, folded)  # with the names that were not asked for
        if self._event_reader is None:
            plain = self._own_actions is None and not self._recipe.names
            self._event_reader = _events() if plain else _event_reader(self._index.entries(), self._own_actions)
        return self._event_reader(text, folded, entities, date, references)

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
        found += press(reading)
        found += singles(reading)
        return Settled(reading, resolve(found), persons.glued, slips)

    @property
    def _tagger(self) -> Tagger:
        """What tags topics; the shipped one is made when a text first needs it."""
        return self._own_tagger or _tagger()

    @overload
    def pipe(
        self,
        texts: Iterable[str | Record],
        *,
        as_tuples: Literal[False] = False,
        processes: int = 1,
        batch_size: int = 32,
        progress: bool = False,
        errors: str = "warn",
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str | Record, _Context]],
        *,
        as_tuples: Literal[True],
        processes: int = 1,
        batch_size: int = 32,
        progress: bool = False,
        errors: str = "warn",
    ) -> Iterator[tuple[Document, _Context]]: ...

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        as_tuples: bool = False,
        processes: int = 1,
        batch_size: int = 32,
        progress: bool = False,
        errors: str = "warn",
    ) -> Iterator[Any]:
        """Analyse a stream of texts, lazily and in order.

        The documents are the same whatever the number of processes. A process that dies is replaced, its texts are
        tried once more, each alone, and what ends a process twice gets a document with an error.

        Args:
            texts: any iterable of texts or of records, as :func:`azdiplo.read` gives them; it is read as the documents
                are asked for.
            as_tuples: True for pairs of a text and anything that belongs to it; each document comes with it.
            processes: how many processes share the work, 1 for none but this one. Others take a fraction of a second
                to start, so that they pay from some hundred texts on.
            batch_size: how many texts a process gets at once.
            progress: True for a progress bar on standard error.
            errors: what happens with something that is not a text, a record with an error, or a text over which
                something goes wrong: ``"warn"`` reports it (:class:`DocumentWarning`), gives a document without
                entities whose ``error`` says what was wrong, and goes on; ``"raise"`` stops.

        Yields:
            One document for each text; with ``as_tuples`` pairs of the document and what came with the text.

        Raises:
            TypeError: ``texts`` is one text; with ``errors="raise"`` something is no text.
            ValueError: an argument is none of those; with ``errors="raise"`` a record has an error.
            RuntimeError: with ``errors="raise"`` something went wrong over a text; no process can be started.

        >>> import azdiplo
        >>> nlp = azdiplo.load()
        >>> dated = [("Bakıda", 2024), ("Şuşada", 2023)]
        >>> [(doc.entities[0].name, year) for doc, year in nlp.pipe(dated, as_tuples=True)]
        [('Bakı', 2024), ('Şuşa', 2023)]
        """
        if errors not in ("warn", "raise"):
            raise ValueError(f"errors must be 'warn' or 'raise', not {errors!r}")
        for name, number in (("processes", processes), ("batch_size", batch_size)):
            if not isinstance(number, int) or isinstance(number, bool) or number < 1:
                raise ValueError(f"{name} must be a whole number from 1 on, not {number!r}")
        if isinstance(texts, str):
            raise TypeError("pipe() takes an iterable of texts, not one str; call the pipeline with it instead")
        if progress:
            texts = with_progress(texts)
        return stream(self, texts, processes=processes, batch_size=batch_size, errors=errors, as_tuples=as_tuples)


class _Answers:
    """What a pipeline answers when a document of its is asked, see :class:`azdiplo.document.Services`.

    It travels with a document as the recipe of the pipeline, which is made when the document is asked.
    """

    __slots__ = ("_nlp", "_recipe")

    def __init__(self, recipe: Recipe, nlp: Pipeline | None = None) -> None:
        self._recipe = recipe
        self._nlp = nlp

    def __reduce__(self) -> tuple[Any, ...]:
        return (_Answers, (self._recipe,))

    def __deepcopy__(self, memo: object) -> _Answers:
        return self

    def _asked(self) -> Pipeline:
        if self._nlp is None:
            self._nlp = _made(self._recipe)
        return self._nlp

    def topics_of(self, text: str, entities: Sequence[Entity]) -> tuple[Topic, ...]:
        """The topics of a part of a text."""
        nlp = self._asked()
        return nlp._tagger(nlp._read(text), entities)

    def references_in(self, text: str, entities: Sequence[Entity], date: datetime.date | None) -> tuple[Reference, ...]:
        """People mentioned by their office alone."""
        return self._asked()._references(text, entities, date)

    def events_in(
        self,
        text: str,
        entities: Sequence[Entity],
        date: datetime.date | None,
        references: Callable[[], Sequence[Reference]],
    ) -> tuple[Event, ...]:
        """Who did what to whom."""
        return self._asked()._events(text, entities, date, references)


def _lists_options(function: Callable[_Options, Pipeline]) -> Callable[_Options, Pipeline]:
    """The function, which answers an unknown option with those that there are; type checkers know them anyway."""
    known = tuple(signature(function).parameters)

    @wraps(function)
    def asked(*arguments: _Options.args, **options: _Options.kwargs) -> Pipeline:
        for name in options:
            if name not in known:
                raise TypeError(f"{function.__name__}() has no option {name!r}; options are {', '.join(known)}")
        return function(*arguments, **options)

    return asked


@_lists_options
def load(
    *,
    gazetteers: Any = (),
    labels: str | Iterable[str] | None = None,
    topics: Any = True,
    model: bool = True,
    fuzzy: bool | float = True,
    date: datetime.date | str | None = None,
    actions: Any = (),
) -> Pipeline:
    """Make a pipeline of one's own.

    Args:
        gazetteers: own names: a tab-separated file with a header, a data frame or a list of dicts, or several of these;
            columns ``id``, ``name``, ``label`` and, where wanted, ``aliases`` and ``name_en``. Their entries win over
            the shipped ones; a row with the id of a shipped entry adds its names to that.
        labels: the kinds of entity wanted, all by default.
        topics: False to leave topics out; or topics of one's own, which are added to the shipped ones: a tab-separated
            file with a header, a data frame or a list of dicts, or several of these, with the columns ``topic``,
            ``term`` and, where wanted, ``weight``; or a dict from topics to their terms. A topic with the id of a
            shipped one replaces it.
        model: False for lists and rules alone, without the learned judge of what they leave open.
        fuzzy: False to leave typing errors alone; or how alike a damaged name and the one that was meant must be,
            above 0 and up to 1: from 0.9 on one wrong letter in ten is forgiven.
        date: the day on which the texts were written, as a date or in ISO 8601 (``"2024-05-01"``), where it is the same
            for all; a call may give each text its own. See :attr:`Document.references`.
        actions: tables of predicates of one's own for :attr:`Document.events`: a path, a data frame or a list of dicts,
            or several; columns ``id``, ``type``, ``mode``, ``forms``, ``frame`` and, where wanted, ``passive``,
            ``not``, ``example``, written as in ``data/actions/predicates.tsv``. They win over the shipped ones.

    Raises:
        ValueError: a label is unknown (the message lists what there is), ``date`` is no day, or ``fuzzy`` no such
            number.
        TypeError: an option is unknown; the message lists what there is.
        azdiplo.TableError: a table cannot be used; the message names file, line and mend.
    """
    if isinstance(labels, str):
        labels = (labels,)
    wanted = None if labels is None else tuple(labels)
    for label in wanted or ():
        if label not in LABELS:
            raise ValueError(f"unknown label {label!r}; labels are {', '.join(LABELS)}")
    if not isinstance(fuzzy, int | float) or not 0 <= fuzzy <= 1:
        raise ValueError(f"fuzzy must be True, False or a number above 0 and up to 1, not {fuzzy!r}")
    made = Pipeline(
        Recipe(
            names=tuple(_own_names(own_tables(gazetteers, "gazetteers"))),
            labels=wanted,
            topics=_own_topics(topics),
            model=model,
            fuzzy=ALIKE if fuzzy is True else float(fuzzy),
            date=_day(date),
            actions=own_tables(actions, "actions"),
        )
    )
    _LOG.debug("loaded %r", made)
    return made


def _own_topics(topics: Any) -> bool | tuple[Weights, ...]:
    if isinstance(topics, bool):
        return topics
    return tuple(map(own_weights, own_tables(topics, "topics"))) or True


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
def _events() -> EventReader:
    return _event_reader(shipped_entries(), None)


def _event_reader(entries: Iterable[Entry], forms: Iterable[Form] | None) -> EventReader:
    from azdiplo.events.reader import EventReader  # most runs ask for no events

    return EventReader(entries, forms)


def _own_actions(tables: Iterable[OwnTable]) -> tuple[Form, ...]:
    from azdiplo.events.actions import own_actions

    return own_actions(tables)


@cache
def _terms() -> Terms:
    return terms(shipped_entries())


def _own_names(tables: Iterable[OwnTable]) -> list[Entry]:
    """The entries of the user's tables; one with the id of a shipped entry adds to that.

    Raises:
        TableError: an id stands twice, two entries claim one name, or one adds to an entry of another kind.
    """
    own: list[Entry] = []
    for table in tables:
        try:
            own += parse_own(table.text, table.where)
        except TableError as error:
            raise table.told(error) from None
    check_claims(own)
    if own:
        shipped = {entry.id: entry for entry in shipped_entries()}
        for entry in own:
            other = shipped.get(entry.id)
            if other is not None and other.label != entry.label:
                raise TableError(
                    f"{entry.where}: the id {entry.id!r} is that of {other.name!r}, {other.label} ({other.where}); "
                    f"write {other.label} to add to it, or choose another id"
                )
    return own


def _with_own(own: Sequence[Entry]) -> NameIndex:
    """The shipped names and, over them, those of the user's tables."""
    more = {entry.id: entry for entry in own}
    shipped: list[Entry] = []
    for entry in shipped_entries():
        added = more.pop(entry.id, None)
        shipped.append(entry if added is None else _extended(entry, added))
    return NameIndex([*shipped, *more.values()])


def _extended(entry: Entry, added: Entry) -> Entry:
    """A shipped entry with the spellings and the filled cells that a row of the user's adds to it."""
    return Entry(
        entry.id,
        entry.label,
        entry.name,
        tuple(dict.fromkeys([*entry.spellings, *added.spellings])),
        entry.ambiguous - set(added.spellings) | added.ambiguous - set(entry.spellings),
        added.name_en or entry.name_en,
        {**entry.fields, **added.fields},
        added.where,
    )
