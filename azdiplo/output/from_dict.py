"""A document from its plain values: the way back of :meth:`Document.to_dict`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from azdiplo.document import FORMAT, Document
from azdiplo.records import Contribution, Entity, Event, Evidence, Participant, Reference, Topic, Word

__all__ = ["document_from_dict", "schema"]

_Owners = Mapping[tuple[str, int, int], Entity]
_ENTITY: Final = ("label", "text", "start", "end", "stem_end", "name", "id", "name_en", "office", "value")


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of :meth:`Document.to_dict`.

    >>> schema()["$id"]
    'azdiplo/1'
    """
    import json

    made: dict[str, Any] = json.loads((files("azdiplo.output") / "document.schema.json").read_text(encoding="utf-8"))
    return made


def document_from_dict(record: Mapping[str, Any]) -> Document:
    """The document that :meth:`Document.to_dict` wrote down; what it does not know is left aside.

    Args:
        record: plain values, as they come from JSON.

    Raises:
        ValueError: it is no such record, or one of a later version of the library.

    >>> import azdiplo
    >>> doc = azdiplo.analyze("ABŞ Prezidenti Co Bayden Bakıya zəng edib.")
    >>> again = document_from_dict(doc.to_dict())
    >>> again == doc, again.entities[1].affiliation is again.entities[0]
    (True, True)
    """
    kind = record.get("format", FORMAT)
    if kind != FORMAT:
        raise ValueError(
            f"the record is of the format {kind!r}, this version of azdiplo reads {FORMAT!r}; update azdiplo"
        )
    try:
        return _document(record)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no document of azdiplo: {type(error).__name__} {error}; see Document.to_dict()") from error


def _document(record: Mapping[str, Any]) -> Document:
    plain = [_entity(ent) for ent in record["entities"]]
    owners = {(ent.label, ent.start, ent.end): ent for ent in plain}
    entities = [
        replace(ent, affiliation=_owner(told["affiliation"], owners)) if told.get("affiliation") else ent
        for ent, told in zip(plain, record["entities"], strict=True)
    ]
    day = record.get("date")
    ident = record.get("id")
    doc = Document(
        record["text"],
        entities,
        [_topic(topic) for topic in record["topics"]],
        record.get("error"),
        datetime.date.fromisoformat(day) if day else None,
        tuple(ident) if isinstance(ident, list) else ident,
        record.get("meta") or None,
    )
    if "references" in record:
        doc.__dict__["references"] = tuple(_reference(told, owners) for told in record["references"])
    if "events" in record:
        known = {(each.start, each.end): each for each in (*doc.__dict__.get("references", ()), *entities)}
        doc.__dict__["events"] = tuple(_event(told, known) for told in record["events"])
    return doc


def _evidence(told: Mapping[str, Any]) -> Evidence:
    return Evidence(told["source"], told["detail"], told["score"])


def _entity(told: Mapping[str, Any]) -> Entity:
    return Entity(**{name: told[name] for name in _ENTITY}, evidence=_evidence(told["evidence"]))


def _owner(told: Mapping[str, Any] | str | None, owners: _Owners) -> Entity | str | None:
    """Whose office it is: the mention among the document's, or one like it where that was not asked for."""
    if not isinstance(told, Mapping):
        return told
    known = owners.get((told["label"], told["start"], told["end"]))
    if known is not None:
        return known
    return Entity(told["label"], told["text"], told["start"], told["end"], told["end"], told["name"], told["id"])


def _reference(told: Mapping[str, Any], owners: _Owners) -> Reference:
    return Reference(
        told["text"],
        told["start"],
        told["end"],
        told["name"],
        told["id"],
        told["office"],
        _owner(told["affiliation"], owners),
        _evidence(told["evidence"]),
    )


_Known = Mapping[tuple[int, int], Entity | Reference]


def _event(told: Mapping[str, Any], known: _Known) -> Event:
    plain = ("type", "mode", "text", "start", "end", "when", "when_from", "status", "quoted", "same_as", "score")
    date, place = (_mention(told[name], known) for name in ("date", "place"))
    return Event(
        actors=tuple(_participant(side, known) for side in told["actors"]),
        recipients=tuple(_participant(side, known) for side in told["recipients"]),
        date=date if isinstance(date, Entity) else None,
        place=place if isinstance(place, Entity) else None,
        source=_mention(told["source"], known),
        evidence=told["evidence"],
        **{name: told[name] for name in plain},
    )


def _participant(told: Mapping[str, Any], known: _Known) -> Participant:
    mention = known.get((told["start"], told["end"])) or Word(told["text"], told["start"], told["end"])
    return Participant(mention, *(told[name] for name in ("role", "state", "id", "code", "role_state", "case")))


def _mention(told: Mapping[str, Any] | None, known: _Known) -> Entity | Reference | Word | None:
    if told is None:
        return None
    return known.get((told["start"], told["end"])) or Word(told["text"], told["start"], told["end"])


def _topic(told: Mapping[str, Any]) -> Topic:
    parts: Sequence[Mapping[str, Any]] = told["evidence"]
    evidence = tuple(Contribution(**part) for part in parts)
    return Topic(told["id"], told["score"], evidence, told["label_en"], told["label_az"])
