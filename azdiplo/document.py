"""A text and what it says: a read-only view that answers further questions when they are asked.

A document knows the records and the rooms of ``azdiplo.text``. What stands above it is handed in: the pipeline that
made it answers for topics of parts and for references, and the forms in which it is written are told to it by name
(:func:`provide`), so that they are imported when somebody asks for them.
"""

from __future__ import annotations

import datetime
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from azdiplo.records import Entity, Event, Record, Reference, Sentence, Topic

if TYPE_CHECKING:
    import pandas

    from azdiplo.compact import Packed
    from azdiplo.text.script import Script
    from azdiplo.text.sentences import Span
    from azdiplo.text.tokens import Token

__all__ = ["FORMAT", "Document", "Services", "provide"]

#: The form of :meth:`Document.to_dict`.
FORMAT: Final = "azdiplo/1"

#: What a document asks of the rooms above it: the method's name → the module and the function.
_PROVIDERS: Final[dict[str, str]] = {}
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Services(Protocol):
    """What a document asks of the pipeline that made it, when somebody asks the document."""

    def topics_of(self, text: str, entities: Sequence[Entity]) -> tuple[Topic, ...]:
        """The topics of a part of a text; the offsets of its entities count from the part's first character."""

    def references_in(self, text: str, entities: Sequence[Entity], date: datetime.date | None) -> tuple[Reference, ...]:
        """People mentioned by their office alone in a text."""

    def events_in(
        self,
        text: str,
        entities: Sequence[Entity],
        date: datetime.date | None,
        references: Callable[[], Sequence[Reference]],
    ) -> tuple[Event, ...]:
        """Who did what to whom in a text; the references are asked for only where an event hangs on one."""


def provide(**places: str) -> None:
    """Tell where a function is that documents need, as ``"module:function"``; it is imported at its first call."""
    _PROVIDERS.update(places)


@cache
def _provided(name: str) -> Callable[..., Any]:
    module, _, function = _PROVIDERS[name].partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


class Document:
    """A text and what it says: entities, topics and, when asked, tokens and sentences.

    A document is a read-only view over the caller's string; iterating over it gives
    its entities.

    Attributes:
        text: the caller's string, untouched.
        entities: sorted, flat, outermost mentions.
        topics: strongest first; empty when the text says nothing of any.
        error: None, or what went wrong with this text in :meth:`Pipeline.pipe`.
        date: the day on which the text was written, where the caller gave it.
        id: who the text is, where a :class:`Record` said so, else None.
        meta: what else the record told of it, by column; empty for a mere text.
    """

    __slots__ = (
        "__dict__",
        "__weakref__",
        "_packed",
        "_services",
        "date",
        "entities",
        "error",
        "id",
        "meta",
        "text",
        "topics",
    )

    text: str
    entities: tuple[Entity, ...]
    topics: tuple[Topic, ...]
    error: str | None
    date: datetime.date | None
    id: Hashable
    meta: Mapping[str, Any]
    _services: Services | None
    _packed: Packed | None

    def __init__(
        self,
        text: str,
        entities: Sequence[Entity] = (),
        topics: Sequence[Topic] = (),
        error: str | None = None,
        date: datetime.date | None = None,
        id: Hashable = None,  # noqa: A002 - the word for it, as in Record
        meta: Mapping[str, Any] | None = None,
        *,
        services: Services | None = None,
    ) -> None:
        put = object.__setattr__
        put(self, "text", text)
        put(self, "entities", tuple(entities))
        put(self, "topics", tuple(topics))
        put(self, "error", error)
        put(self, "date", date)
        put(self, "id", id)
        put(self, "meta", _NOTHING if meta is None else meta)
        put(self, "_services", services)
        put(self, "_packed", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Document is read-only; {name!r} cannot be set")

    def __getattr__(self, name: str) -> Any:
        """What came from another process is put into records when somebody looks at it."""
        if name not in ("entities", "topics") or self._packed is None:
            raise AttributeError(f"a Document has no attribute {name!r}")
        from azdiplo.compact import unpack

        again = None if self._services is None else partial(self._services.topics_of, self.text)
        entities, topics = unpack(self.text, self._packed, again)
        object.__setattr__(self, "entities", entities)
        object.__setattr__(self, "topics", topics)
        return entities if name == "entities" else topics

    @classmethod
    def packed(cls, record: Record, date: datetime.date | None, packed: Packed, services: Services | None) -> Document:
        """A document whose entities and topics are made when somebody looks at them.

        Args:
            record: its text, id and metadata.
            date: the day on which the text was written.
            packed: what was found in it, see :mod:`azdiplo.compact`.
            services: who answers what is asked later.
        """
        made = cls.__new__(cls)
        put = object.__setattr__
        put(made, "text", record.text)
        put(made, "error", None)
        put(made, "date", date)
        put(made, "id", record.id)
        put(made, "meta", record.meta or _NOTHING)
        put(made, "_services", services)
        put(made, "_packed", packed)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return (_made, (self._fields(), self._services))

    def _fields(self) -> tuple[Any, ...]:
        meta = dict(self.meta) or None
        return (self.text, self.entities, self.topics, self.error, self.date, self.id, meta)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash((self.text, self.entities))

    def __repr__(self) -> str:
        start = " ".join(self.text[:60].split())
        dots = "…" if len(self.text) > 60 else ""
        topics = ", ".join(topic.id for topic in self.topics) or "none"
        error = f", error: {self.error}" if self.error else ""
        name = "" if self.id is None else f"{self.id!r} "
        return f"<Document {name}{start + dots!r}: {len(self.entities)} entities, topics: {topics}{error}>"

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and punctuation with their offsets, made when first asked for."""
        from azdiplo.text.tokens import tokenize

        return tuple(tokenize(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences with the entities in them, made when first asked for."""
        from azdiplo.text.sentences import sentences

        spans: Sequence[Span] = sentences(self.text)
        found: list[Sentence] = []
        at = 0
        entities = self.entities
        for start, end in spans:
            while at < len(entities) and entities[at].start < start:
                at += 1
            first = at
            while at < len(entities) and entities[at].start < end:
                at += 1
            found.append(Sentence(self.text[start:end], start, end, entities[first:at]))
        return tuple(found)

    @cached_property
    def script(self) -> Script:
        """How the text is written: language, alphabet and habits, found out when first asked for.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Президент Илһам Әлијев Бакыда чыхыш едиб.")
        >>> print(doc.script)
        cyrillic (az)
        >>> doc.entities[0].text, doc.entities[0].name
        ('Илһам Әлијев', 'İlham Əliyev')
        """
        from azdiplo.text.script import script_of

        return script_of(self.text)

    def topics_of(self, span: Sentence | Entity | slice | tuple[int, int]) -> tuple[Topic, ...]:
        """The topics of a part of the text, read as a text of its own; strongest first.

        Args:
            span: a sentence; an entity, which stands for the sentence that it is in; or the offsets of a stretch
                of the text, as a slice or as start and end.

        Returns:
            As :attr:`topics`; the offsets of the evidence count characters of the whole text.

        Raises:
            TypeError: ``span`` is none of these.
            ValueError: it does not lie within the text.

        >>> import azdiplo
        >>> doc = azdiplo.analyze(
        ...     "Nazirlər neft və qaz ixracını, boru kəmərini müzakirə ediblər. Sonra futbol çempionatının oyunu olub."
        ... )
        >>> [[topic.id for topic in doc.topics_of(sentence)] for sentence in doc.sentences]
        [['energy'], ['sport']]
        """
        start, end = self._bounds(span)
        first, last = (bisect_left(self.entities, place, key=_start) for place in (start, end))
        inside = [ent for ent in self.entities[first:last] if ent.end <= end]
        if start:
            inside = [
                replace(ent, start=ent.start - start, end=ent.end - start, stem_end=ent.stem_end - start)
                for ent in inside
            ]
        found = self._asked().topics_of(self.text[start:end], inside)
        if not start:
            return found
        return tuple(
            replace(
                topic,
                evidence=tuple(
                    replace(part, start=part.start + start, end=part.end + start) for part in topic.evidence
                ),
            )
            for topic in found
        )

    def sentence_about(self, topic: Topic) -> Sentence | None:
        """The sentence that carries a topic: the one whose words speak most for it; of two alike the first.

        Each piece of evidence counts where it first stands.

        Args:
            topic: one of :attr:`topics`.

        Returns:
            None where the topic has no evidence.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Nazir dünən gəlib. Tərəflər neft və qaz ixracını, boru kəmərini müzakirə ediblər.")
        >>> doc.sentence_about(doc.topics[0]).text
        'Tərəflər neft və qaz ixracını, boru kəmərini müzakirə ediblər.'
        """
        sentences = self.sentences
        starts = [sentence.start for sentence in sentences]
        spoken = [0.0] * len(sentences)
        for part in topic.evidence:
            spoken[max(0, bisect_right(starts, part.start) - 1)] += part.weight
        return sentences[spoken.index(max(spoken))] if any(spoken) else None

    def _bounds(self, span: Sentence | Entity | slice | tuple[int, int]) -> tuple[int, int]:
        """The offsets that a part of the text is given by."""
        size = len(self.text)
        if isinstance(span, Entity):
            at = bisect_right(self.sentences, span.start, key=_start) - 1
            if at < 0 or not span.start < self.sentences[at].end:
                raise ValueError(f"{span!r} does not lie within this text")
            return self.sentences[at].start, self.sentences[at].end
        if isinstance(span, slice):
            start, end, step = span.indices(size)
            if step != 1:
                raise ValueError(f"a span has every character from its start to its end; the slice has step {step}")
            return start, max(start, end)
        if isinstance(span, Sentence):
            start, end = span.start, span.end
        elif isinstance(span, tuple) and len(span) == 2 and all(isinstance(part, int) for part in span):
            start, end = span
        else:
            raise TypeError(f"a span is a Sentence, an Entity, a slice or (start, end), not {span!r}")
        if not 0 <= start <= end <= size:
            raise ValueError(f"the span {start}:{end} does not lie within this text of {size} characters")
        return start, end

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """People mentioned by their office alone, in text order, found when first asked for.

        Who is meant is told by the text itself, which names the holder, or by :attr:`date` and the offices in the
        tables of people. What remains open is left out.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Nazir Hakan Fidan Bakıya gəlib. Nazir sabah Şuşada olacaq.")
        >>> doc.references
        (<Reference 'Nazir' 32:37 'Hakan Fidan' id='person:hakan-fidan'>,)
        >>> [ref.name for ref in azdiplo.analyze("Bunu ABŞ Prezidenti deyib.", date="2024-05-01").references]
        ['Co Bayden']
        """
        return self._asked().references_in(self.text, self.entities, self.date)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Who did what to whom, in the order of the predicates, found when first asked for.

        An event is one predicate that reports that a state, an organisation of states or an armed group did something
        to, with or for another one: its type and mode are those of PLOVER (``data/actions/types.tsv``), the sides are
        told by the case endings. Of several that tell the same, the later ones name the first in ``same_as``.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Fransa Prezidenti mayın 4-də Almaniya kansleri ilə görüşüb.", date="2024-05-06")
        >>> doc.events
        (<Event CONSULT Fransa Prezidenti, Almaniya kansleri: 'görüşüb' happened>,)
        >>> doc.events[0].when, [side.state for side in doc.events[0].actors]
        ('2024-05-04', ['FR', 'DE'])
        """
        if self.error is not None:
            return ()
        return self._asked().events_in(self.text, self.entities, self.date, lambda: self.references)

    def _asked(self) -> Services:
        """Who answers what is asked later; for a document made by hand the pipeline with the shipped tables."""
        if self._services is not None:
            return self._services
        shipped: Services = _provided("services")()
        return shipped

    def mentions(self) -> Mapping[str, tuple[Entity | Reference, ...]]:
        """Mentions grouped by entity, in the order of the first mention, for counting.

        The key is the gazetteer id, or ``"LABEL:name"`` for a name that no list holds. With the entities stand the
        :attr:`references` to a person by the office, as in ``nazir``.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Türkiyə ilə Azərbaycan. Türkiyənin mövqeyi.")
        >>> [(key, len(group)) for key, group in doc.mentions().items()]
        [('state:TR', 2), ('state:AZ', 1)]
        """
        groups: dict[str, list[Entity | Reference]] = {}
        both: list[Entity | Reference] = [*self.entities, *self.references]
        for ent in sorted(both, key=lambda each: each.start):
            groups.setdefault(ent.id or f"{ent.label}:{ent.name}", []).append(ent)
        return {key: tuple(group) for key, group in groups.items()}

    def to_dict(self) -> dict[str, Any]:
        """The document as plain values: who it is, its text, entities, references, events, topics, error.

        ``format`` names the form, which changes when its fields change their meaning; ``azdiplo.output.schema()`` is
        its JSON Schema. :meth:`from_dict` is the way back.

        >>> import azdiplo
        >>> record = azdiplo.analyze("Tbilisi, 14 may 2024").to_dict()
        >>> list(record)
        ['format', 'id', 'date', 'meta', 'text', 'entities', 'references', 'events', 'topics', 'error']
        >>> [ent["value"] for ent in record["entities"]]
        [None, '2024-05-14']
        """
        return {
            "format": FORMAT,
            "id": self.id,
            "date": None if self.date is None else self.date.isoformat(),
            "meta": dict(self.meta),
            "text": self.text,
            "entities": [ent.to_dict() for ent in self.entities],
            "references": [] if self.error else [reference.to_dict() for reference in self.references],
            "events": [event.to_dict() for event in self.events],
            "topics": [topic.to_dict() for topic in self.topics],
            "error": self.error,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Document:
        """The document that :meth:`to_dict` wrote down.

        Raises:
            ValueError: ``record`` is no such record, or one of a later version of the library.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Tbilisi, 14 may 2024")
        >>> azdiplo.Document.from_dict(doc.to_dict()) == doc
        True
        """
        made: Document = _provided("from_dict")(record)
        return made

    @classmethod
    def from_json(cls, text: str) -> Document:
        """The document that :meth:`to_json` wrote down, or a line of JSON Lines that the command wrote.

        Raises:
            ValueError: ``text`` is no JSON, or not that of a document.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Tbilisi, 14 may 2024")
        >>> azdiplo.Document.from_json(doc.to_json()) == doc
        True
        """
        record = json.loads(text)
        if not isinstance(record, dict):
            raise ValueError(f"no document of azdiplo: {type(record).__name__}, not an object")
        return cls.from_dict(record)

    def to_json(self, *, indent: int | None = None) -> str:
        """The document as JSON, with Azerbaijani letters as they are.

        A lone surrogate in the text is written as an escape, so that the result can
        always be encoded.
        """
        written: str = _provided("to_json")(self, indent=indent)
        return written

    def to_frame(self, *, references: bool = False) -> pandas.DataFrame:
        """One row a mention, as a pandas data frame (needs ``azdiplo[pandas]``).

        Args:
            references: True for rows of people mentioned by their office alone too.
        """
        return _provided("to_frame")(self, references=references)

    def to_html(self, *, page: bool = False) -> str:
        """The text with its entities marked up; every character of it is escaped.

        Args:
            page: True for a whole HTML page, False for a fragment.
        """
        written: str = _provided("to_html")(self, page=page)
        return written

    def _repr_html_(self) -> str:
        return self.to_html()

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.entities)


def _start(each: Sentence | Entity) -> int:
    return each.start


def _made(fields: tuple[Any, ...], services: Services | None) -> Document:
    return Document(*fields, services=services)
