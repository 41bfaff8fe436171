"""What the library gives back: immutable records over the caller's own text.

Every offset counts characters of :attr:`Document.text`, and for every entity
``doc.text[ent.start:ent.end] == ent.text``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from azdiplo.text.script import Script
    from azdiplo.text.sentences import Span
    from azdiplo.text.tokens import Token

__all__ = ["LABELS", "Contribution", "Document", "Entity", "Evidence", "Reference", "Sentence", "Topic"]

#: The eight kinds of entity, in the order in which tables list them.
LABELS: tuple[str, ...] = ("PERSON", "STATE", "ORG", "PROJECT", "PLACE", "LAW", "EVENT", "DATE")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the library believes that a stretch of text is an entity.

    Attributes:
        source: ``"gazetteer"``, ``"rule"``, ``"memory"`` (explained by another
            mention in the same text), ``"fuzzy"`` or ``"model"``.
        detail: the table entry's form, the name of the rule, the other mention.
        score: a probability between 0 and 1 where the source has one, else None.
    """

    source: str
    detail: str
    score: float | None = None

    def __str__(self) -> str:
        tail = "" if self.score is None else f" ({self.score:.2f})"
        return f"{self.source}: {self.detail}{tail}"


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention of a person, state, organisation, project, place, law, event or date.

    Attributes:
        label: one of :data:`LABELS`.
        text: the surface with its case ending, ``"Aİ-nin"``.
        start: offset of the first character, in characters of the document's text.
        end: offset behind the last character.
        stem_end: where the case ending starts: ``4`` in ``"ABŞ-ın"`` is behind ``ABŞ``
            when the mention starts at 1.
        name: canonical name in the nominative, ``"Avropa İttifaqı"``.
        id: id of the gazetteer entry, None for a name that no list holds.
        name_en: the entry's English name, None where the list has none.
        office: PERSON only: the office that the text gives, here or at another mention of
            the person: ``"dövlət katibi"``, ``"keçmiş baş nazir"``; of several the first.
        affiliation: PERSON only: whose office it is, the Entity in the text
            (``ABŞ``) or a gazetteer id; the sending state of an ambassador.
        value: DATE only: ISO 8601, ``2021-04-28``, ``--04-28``, ``2025``, or an
            interval ``2020-09-27/2020-11-10``.
        evidence: what found it.
    """

    label: str
    text: str
    start: int
    end: int
    stem_end: int
    name: str
    id: str | None = None
    name_en: str | None = None
    office: str | None = None
    affiliation: Entity | str | None = None
    value: str | None = None
    evidence: Evidence = field(default_factory=lambda: Evidence("rule", ""))

    def __repr__(self) -> str:
        extra = "".join(
            f" {key}={value!r}"
            for key, value in (("id", self.id), ("office", self.office), ("value", self.value))
            if value is not None
        )
        return f"<{self.label} {self.text!r} {self.start}:{self.end} {self.name!r}{extra}>"

    def to_dict(self) -> dict[str, Any]:
        """The mention as plain values, ready for JSON."""
        from azdiplo.output.records import entity_dict

        return entity_dict(self)


class _Mention:
    """An entity in the making: the same slots, not yet closed.

    A frozen dataclass closes every field as it is set, which costs four times as much as to close them all at once.
    """

    __slots__ = Entity.__slots__

    def __init__(
        self,
        label: str,
        text: str,
        start: int,
        end: int,
        stem_end: int,
        name: str,
        ident: str | None,
        name_en: str | None,
        office: str | None,
        affiliation: Entity | str | None,
        value: str | None,
        evidence: Evidence,
    ) -> None:
        self.label = label
        self.text = text
        self.start = start
        self.end = end
        self.stem_end = stem_end
        self.name = name
        self.id = ident
        self.name_en = name_en
        self.office = office
        self.affiliation = affiliation
        self.value = value
        self.evidence = evidence


def mention(*fields: Any) -> Entity:
    """An entity of all its fields, in their order; for the pipeline, which makes many."""
    made: Any = _Mention(*fields)
    made.__class__ = Entity
    return made  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a person by the office alone: ``"ABŞ Prezidenti"``, ``"dövlətimizin başçısı"``, ``"nazir"``.

    A reference is no entity: it may have entities inside it (``ABŞ``), and no score or output counts it.

    Attributes:
        text: the words that stand for the person, with case ending.
        start: offset of the first character, in characters of the document's text.
        end: offset behind the last character.
        name: the person's canonical name.
        id: id of the person's gazetteer entry, None for a name that no list holds.
        office: the office that the words name, ``"Prezident"``.
        affiliation: whose office it is: the Entity in the text or a gazetteer id, None where nothing says so.
        evidence: what tells who is meant. Source ``"memory"``: the mention in the same text that names the holder;
            ``"gazetteer"``: the term of office that the document's date falls in.
    """

    text: str
    start: int
    end: int
    name: str
    id: str | None
    office: str
    affiliation: Entity | str | None
    evidence: Evidence

    @property
    def label(self) -> str:
        """``"PERSON"``: whoever holds an office is a person."""
        return "PERSON"

    def __repr__(self) -> str:
        return f"<Reference {self.text!r} {self.start}:{self.end} {self.name!r} id={self.id!r}>"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One term that speaks for a topic: what, where and how much of the score it brings.

    Attributes:
        term: the lexicon's term in the nominative, or the name that speaks for it.
        start: offset of its first mention in the text.
        end: offset behind that mention.
        weight: its part of the topic's score; the parts add up to the score.
        count: how many times the text has it.
    """

    term: str
    start: int
    end: int
    weight: float
    count: int = 1


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing a text is about.

    Attributes:
        id: as in the topic tables, ``"peace-process"``.
        score: between 0 and 1.
        evidence: the terms that speak for it, strongest first, and other topics that the text has and that go
            with it.
        label_en: English label.
        label_az: Azerbaijani label.
    """

    id: str
    score: float
    evidence: Sequence[Contribution] = ()
    label_en: str = ""
    label_az: str = ""

    def __repr__(self) -> str:
        terms = ", ".join(c.term for c in self.evidence[:3])
        return f"<Topic {self.id} {self.score:.2f}: {terms}>"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, with the entities that lie in it."""

    text: str
    start: int
    end: int
    entities: tuple[Entity, ...] = ()


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
    """

    __slots__ = ("__dict__", "_referrer", "_tagger", "date", "entities", "error", "text", "topics")

    text: str
    entities: tuple[Entity, ...]
    topics: tuple[Topic, ...]
    error: str | None
    date: datetime.date | None
    _tagger: Callable[[str, Sequence[Entity]], tuple[Topic, ...]] | None
    _referrer: Callable[[str, Sequence[Entity], datetime.date | None], tuple[Reference, ...]] | None

    def __init__(
        self,
        text: str,
        entities: Sequence[Entity] = (),
        topics: Sequence[Topic] = (),
        error: str | None = None,
        date: datetime.date | None = None,
        *,
        tagger: Callable[[str, Sequence[Entity]], tuple[Topic, ...]] | None = None,
        referrer: Callable[[str, Sequence[Entity], datetime.date | None], tuple[Reference, ...]] | None = None,
    ) -> None:
        put = object.__setattr__
        put(self, "text", text)
        put(self, "entities", tuple(entities))
        put(self, "topics", tuple(topics))
        put(self, "error", error)
        put(self, "date", date)
        put(self, "_tagger", tagger)
        put(self, "_referrer", referrer)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Document is read-only; {name!r} cannot be set")

    def __reduce__(self) -> tuple[Any, ...]:
        return (Document, (self.text, self.entities, self.topics, self.error, self.date))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.text, self.entities, self.topics, self.error, self.date) == (
            other.text,
            other.entities,
            other.topics,
            other.error,
            other.date,
        )

    def __hash__(self) -> int:
        return hash((self.text, self.entities))

    def __repr__(self) -> str:
        start = " ".join(self.text[:60].split())
        dots = "…" if len(self.text) > 60 else ""
        topics = ", ".join(topic.id for topic in self.topics) or "none"
        error = f", error: {self.error}" if self.error else ""
        return f"<Document {start + dots!r}: {len(self.entities)} entities, topics: {topics}{error}>"

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
        inside = [ent for ent in self.entities if start <= ent.start and ent.end <= end]
        if start:
            inside = [
                replace(ent, start=ent.start - start, end=ent.end - start, stem_end=ent.stem_end - start)
                for ent in inside
            ]
        tagger = self._tagger
        if tagger is None:  # the document was made by hand, or pickled
            from azdiplo.pipeline import tag_part

            tagger = tag_part
        found = tagger(self.text[start:end], inside)
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

    def _bounds(self, span: Sentence | Entity | slice | tuple[int, int]) -> tuple[int, int]:
        """The offsets that a part of the text is given by."""
        size = len(self.text)
        if isinstance(span, Entity):
            for sentence in self.sentences:
                if sentence.start <= span.start < sentence.end:
                    return sentence.start, sentence.end
            raise ValueError(f"{span!r} does not lie within this text")
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
        referrer = self._referrer
        if referrer is None:  # the document was made by hand, or pickled
            from azdiplo.pipeline import refer

            referrer = refer
        return referrer(self.text, self.entities, self.date)

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
        """The document as plain values: text, entities, topics."""
        from azdiplo.output.records import document_dict

        return document_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The document as JSON, with Azerbaijani letters as they are.

        A lone surrogate in the text is written as an escape, so that the result can
        always be encoded.
        """
        from azdiplo.output.records import document_json

        return document_json(self, indent=indent)

    def to_frame(self) -> pandas.DataFrame:
        """One row a mention, as a pandas data frame (needs ``azdiplo[pandas]``)."""
        from azdiplo.output.frame import document_frame

        return document_frame(self)

    def to_html(self, *, page: bool = False) -> str:
        """The text with its entities marked up; every character of it is escaped.

        Args:
            page: True for a whole HTML page, False for a fragment.
        """
        from azdiplo.output.html import document_html

        return document_html(self, page=page)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.entities)
