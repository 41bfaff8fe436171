"""The records of what is found in a text: immutable, the ground floor, which imports nothing of the library.

Every offset counts characters of the text that was given, and for every entity
``doc.text[ent.start:ent.end] == ent.text``.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

__all__ = [
    "STATUSES",
    "Contribution",
    "Entity",
    "Event",
    "Evidence",
    "Kind",
    "Participant",
    "Record",
    "Reference",
    "Sentence",
    "Token",
    "Topic",
    "Word",
    "mention",
]


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

    def to_dict(self) -> dict[str, Any]:
        """The evidence as plain values, ready for JSON."""
        return {"source": self.source, "detail": self.detail, "score": self.score}


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention of a person, state, organisation, project, place, law, event or date.

    Attributes:
        label: one of :data:`azdiplo.LABELS`.
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
        """The mention as plain values, ready for JSON.

        The affiliation is the id of a gazetteer entry or, where the text names it, a mention in short: its label,
        text, start, end, name and id.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Fransa Prezidenti Emmanuel Makron")
        >>> record = doc.entities[1].to_dict()
        >>> record["name"], record["office"], record["affiliation"]["name"]
        ('Emmanuel Makron', 'Prezident', 'Fransa')
        """
        return {
            "label": self.label,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "stem_end": self.stem_end,
            "name": self.name,
            "id": self.id,
            "name_en": self.name_en,
            "office": self.office,
            "affiliation": _in_short(self.affiliation),
            "value": self.value,
            "evidence": self.evidence.to_dict(),
        }


def _in_short(owner: Entity | str | None) -> dict[str, Any] | str | None:
    if isinstance(owner, Entity):
        return {key: getattr(owner, key) for key in ("label", "text", "start", "end", "name", "id")}
    return owner


class _Mention:
    """An entity in the making: the same slots, not yet closed.

    The constructor of a frozen dataclass sets each field through ``object.__setattr__``, a call a field, which takes
    four times as long as plain assignment. So the fields are assigned while the object is still of this class, and it
    is closed by becoming an :class:`Entity`, which Python allows between two classes of the same slots. There is no
    plain form as fast: a named tuple is as quick to make, but entities compare and hash as records, not as tuples.
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

    def to_dict(self) -> dict[str, Any]:
        """The mention as plain values, ready for JSON; the affiliation as in :meth:`Entity.to_dict`."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "name": self.name,
            "id": self.id,
            "office": self.office,
            "affiliation": _in_short(self.affiliation),
            "evidence": self.evidence.to_dict(),
        }

    def __repr__(self) -> str:
        return f"<Reference {self.text!r} {self.start}:{self.end} {self.name!r} id={self.id!r}>"


#: What an event may be: it happened, somebody means to do it, it did not happen, somebody should do it.
STATUSES: tuple[str, ...] = ("happened", "planned", "denied", "called-for")


@dataclass(frozen=True, slots=True)
class Word:
    """Words that take part without being a name or a reference: ``ölkəmizə``, ``Türkiyə tərəfi``, ``husilər``."""

    text: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """The words as plain values, ready for JSON."""
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of an event.

    Attributes:
        mention: what stands in the text: the Entity, the Reference of an office without a name, or other words.
        role: ``"actor"`` or ``"recipient"``.
        state: ISO 3166 code of the state that acts, ``"AZ"``; None where an organisation acts for itself.
        id: id of the person, state or organisation, ``"person:ilham-aliyev"``, as in the tables; None for a person
            that no list holds.
        code: what tells two sides apart: the state's code, or the id of an organisation that acts for itself.
        role_state: how the state is known: ``"named"``, ``"office"``, ``"pronoun"``, ``"carried"`` (the subject of the
            clause or sentence before), ``"speaker"`` or ``"nationality"``.
        case: the case that the mention stands in, ``"DAT"``.
    """

    mention: Entity | Reference | Word
    role: str
    state: str | None
    id: str | None
    code: str
    role_state: str
    case: str

    @property
    def text(self) -> str:
        """The words of the mention."""
        return self.mention.text

    @property
    def start(self) -> int:
        """Offset of the first character of the mention."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Offset behind the last character of the mention."""
        return self.mention.end

    def to_dict(self) -> dict[str, Any]:
        """The side as plain values, ready for JSON; of the mention text, start and end."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "role": self.role,
            "state": self.state,
            "id": self.id,
            "code": self.code,
            "role_state": self.role_state,
            "case": self.case,
        }


@dataclass(frozen=True, slots=True)
class Event:
    """That a state, an organisation or an armed group did something to, with, for or about another one.

    Attributes:
        type: one of the 16 types of PLOVER, ``"CONSULT"``.
        mode: PLOVER's or one of our own, as ``data/actions/types.tsv`` has it, ``"visit"``; None where there is none.
        actors: who did it; of a meeting or a treaty all who took part.
        recipients: to whom.
        text: the predicate, ``doc.text[event.start:event.end] == event.text``.
        start: offset of the predicate's first character.
        end: offset behind its last character.
        date: the DATE entity that dates the predicate, or None.
        when: the day, month or year in ISO 8601; of a date without a year that of the document's date is taken; the
            document's own date where the text gives none, None where neither is known.
        when_from: ``"text"``, ``"document"`` or None.
        place: the PLACE or STATE entity where it was, or None.
        status: one of :data:`STATUSES`.
        source: who says so: the speaker or the medium as a mention, or None.
        quoted: the predicate stands inside quotation marks.
        same_as: index in ``doc.events`` of the first event that tells the same, or None.
        score: how friendly the act is, from -10 to 10, see ``data/actions/types.tsv``.
        evidence: the predicate's id in the table of actions, the frame, and what found each side.
    """

    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    text: str
    start: int
    end: int
    date: Entity | None = None
    when: str | None = None
    when_from: str | None = None
    place: Entity | None = None
    status: str = "happened"
    source: Entity | Reference | Word | None = None
    quoted: bool = False
    same_as: int | None = None
    score: float = 0.0
    evidence: str = field(default="")

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Actors and recipients."""
        return self.actors + self.recipients

    def to_dict(self) -> dict[str, Any]:
        """The event as plain values, ready for JSON; date, place and source with text, start and end.

        >>> import azdiplo
        >>> doc = azdiplo.analyze("Fransa Nigerə yardım ayırıb.")
        >>> record = doc.events[0].to_dict()
        >>> record["type"], [side["state"] for side in record["actors"]], record["status"]
        ('AID', ['FR'], 'happened')
        """
        return {
            "type": self.type,
            "mode": self.mode,
            "actors": [side.to_dict() for side in self.actors],
            "recipients": [side.to_dict() for side in self.recipients],
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "date": _place(self.date),
            "when": self.when,
            "when_from": self.when_from,
            "place": _place(self.place),
            "status": self.status,
            "source": _place(self.source),
            "quoted": self.quoted,
            "same_as": self.same_as,
            "score": self.score,
            "evidence": self.evidence,
        }

    def __repr__(self) -> str:
        mode = f".{self.mode}" if self.mode else ""
        actors = ", ".join(each.text for each in self.actors)
        recipients = ", ".join(each.text for each in self.recipients)
        arrow = f" → {recipients}" if recipients else ""
        return f"<Event {self.type}{mode} {actors}{arrow}: {self.text!r} {self.status}>"


def _place(mention: Entity | Reference | Word | None) -> dict[str, Any] | None:
    return None if mention is None else {"text": mention.text, "start": mention.start, "end": mention.end}


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

    def to_dict(self) -> dict[str, Any]:
        """The term as plain values, ready for JSON."""
        return {
            "term": self.term,
            "start": self.start,
            "end": self.end,
            "weight": self.weight,
            "count": self.count,
        }


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

    def to_dict(self) -> dict[str, Any]:
        """The topic as plain values, ready for JSON."""
        return {
            "id": self.id,
            "label_en": self.label_en,
            "label_az": self.label_az,
            "score": self.score,
            "evidence": [part.to_dict() for part in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, with the entities that lie in it."""

    text: str
    start: int
    end: int
    entities: tuple[Entity, ...] = ()


Kind = Literal[
    "word",
    "number",
    "ordinal",
    "date",
    "time",
    "percent",
    "abbreviation",
    "initial",
    "url",
    "email",
    "mention",
    "hashtag",
    "punct",
    "symbol",
]
"""What a token is."""


class Token(NamedTuple):
    """A token of a text.

    Attributes:
        text: its characters, as in the text.
        start: index of its first character in the text.
        end: index behind its last character.
        kind: what it is.
        stem_end: index in the text where an ending behind an apostrophe or hyphen begins, with that
            sign; None where there is no such ending.
    """

    text: str
    start: int
    end: int
    kind: Kind
    stem_end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A text, who it is, and when it was written.

    Attributes:
        text: the text; empty where there is an :attr:`error`.
        id: the name that the source gives it: a cell of the table, the path inside the folder, a position.
        date: the day on which it was written, None where the source does not say.
        meta: what else the source tells of it, by column.
        error: why there is no text; such a record becomes a document with this error, and the others go on.

    >>> Record("Bakıda görüş olub.", id="azertac/1", date=datetime.date(2024, 5, 14)).meta
    {}
    """

    text: str
    id: Hashable = None
    date: datetime.date | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None
