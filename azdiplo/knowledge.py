"""The tables asked directly: what is known of a name, and who held an office on a day, with where it is from.

No text is needed: the knowledge that the analysis stands on is a thing to use by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from azdiplo import resources
from azdiplo.entities.offices.terms import Term, Terms, meanings, terms
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.text.fold import fold, lower

__all__ = ["Holding", "Known", "lookup", "who"]

_SUGGESTED = 3
_ALIKE = 60.0
_CODE = 3  # letters of a code at most, which is like nothing


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody held an office.

    Attributes:
        name: of the person; ``name_en`` in English, ``id`` as in :attr:`azdiplo.Entity.id`.
        office: as in the table of offices, in the nominative.
        owner: id of the state or body that gives the office; of an ambassador the state that sends.
        owner_name: its name.
        host: id of the state or body to which an ambassador is sent, None for other offices.
        since: first day, ISO 8601; only the month or the year where no more is known.
        until: last day, the same; None while the term goes on, as far as the table knows.
        source: where the row is from.
        as_of: the day up to which the row is known to hold.
    """

    name: str
    name_en: str
    id: str
    office: str
    owner: str
    owner_name: str
    host: str | None
    since: str
    until: str | None
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the tables.

    Attributes:
        id: as in :attr:`azdiplo.Entity.id`; ``label`` is the kind.
        name: canonical name; ``name_en`` the English one.
        spellings: every form by which a text may name it.
        fields: the columns of its kind, ``{"kind": "city", "state": "state:AZ"}``.
        offices: of a person, those held, the first one first.
        source: where the row is from.
        as_of: the day up to which it is known to hold.
        wikidata: the item of Wikidata, None where no source gives it.
    """

    id: str
    label: str
    name: str
    name_en: str
    spellings: tuple[str, ...]
    fields: Mapping[str, str]
    offices: tuple[Holding, ...]
    source: str
    as_of: str
    wikidata: str | None


def lookup(name: str) -> tuple[Known, ...]:
    """What the tables know of a name.

    Args:
        name: any spelling of the tables in the nominative, an English name or an id; capitals do not matter.

    Returns:
        The rows that the name names, empty where there is none; several where it is ambiguous.

    >>> [row.id for row in lookup("İqtisadi Əməkdaşlıq Təşkilatı")], lookup("state:AZ")[0].name_en
    (['org:eco'], 'Azerbaijan')
    """
    return tuple(_known(entry) for entry in _named().get(_key(name), ()))


def who(
    office: str,
    *,
    state: str | None = None,
    body: str | None = None,
    date: str | datetime.date | None = None,
) -> tuple[Holding, ...]:
    """Who held an office.

    Args:
        office: as in the table of offices, Azerbaijani or English; `dövlət başçısı` finds presidents and monarchs.
        state: whose office it is: an ISO 3166 code, a name or an id; None for any.
        body: the same for an organisation.
        date: a day, ISO 8601 or a date; None for all terms.

    Returns:
        Those who held it, in order; empty where the tables do not know, and behind the day up to which they know.

    Raises:
        ValueError: there is no such office, state, body or day; the message says what there is.

    >>> [(held.name, held.since) for held in who("xarici işlər naziri", state="AZ", date="2003-05-01")]
    [('Vilayət Quliyev', '1999-10-26')]
    """
    if state is not None and body is not None:
        raise ValueError("give a state or a body, not both: an office is of one of them")
    day = _day(date)
    owner = None
    if state is not None or body is not None:
        owner = _owner(state, "STATE") if state is not None else _owner(str(body), "ORG")
    found = (term for each in _offices(office) for term in _terms_of(each, owner))
    held = [term for term in found if day is None or term.known(day)]
    return tuple(_holding(term) for term in sorted(held, key=lambda term: (term.since, term.until, term.entry.id)))


def _key(name: str) -> str:
    return " ".join(fold(name).lower.split())


@cache
def _named() -> Mapping[str, Sequence[Entry]]:
    """Folded spelling, English name or id → the entries."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in shipped_entries():
        for name in (*entry.spellings, entry.name_en, entry.id, entry.fields.get("iso2"), entry.fields.get("iso3")):
            if name:
                found.setdefault(_key(name), {})[entry.id] = entry
    return {name: tuple(entries.values()) for name, entries in found.items()}


@cache
def _held() -> Terms:
    return terms(shipped_entries())


@cache
def _by_id() -> Mapping[str, Entry]:
    return {entry.id: entry for entry in shipped_entries()}


@cache
def _office_names() -> Mapping[str, tuple[str, ...]]:
    """Folded name of an office, Azerbaijani or English → the folded Azerbaijani ones."""
    found: dict[str, tuple[str, ...]] = {}
    for _, (office, english, _kind) in resources.rows("offices.tsv"):
        for name in (office, english):
            if name:
                found[_key(name)] = tuple(dict.fromkeys((*found.get(_key(name), ()), lower(office))))
    return found


def _offices(office: str) -> tuple[str, ...]:
    names = _office_names().get(_key(office))
    if names is None:
        raise ValueError(f"no office {office!r} in the table; {_alike(_key(office), tuple(_office_names()))}")
    return tuple(dict.fromkeys((*names, *(each for name in names for each in meanings().stands_for.get(name, ())))))


def _owner(name: str, label: str) -> str:
    entries = [entry for entry in _named().get(_key(name), ()) if entry.label == label]
    if len(entries) == 1:
        return entries[0].id
    kind = "state" if label == "STATE" else "organisation"
    if entries:
        raise ValueError(f"{name!r} names several: {', '.join(entry.id for entry in entries)}; give the id")
    known = tuple(each for each, rows in _named().items() if len(each) > _CODE and any(r.label == label for r in rows))
    raise ValueError(f"no {kind} {name!r} in the tables; {_alike(_key(name), known)}")


def _alike(name: str, known: Sequence[str]) -> str:
    from rapidfuzz import process

    near = [match for match, score, _ in process.extract(name, known, limit=_SUGGESTED) if score >= _ALIKE]
    return f"near to it: {', '.join(near)}" if near else "nothing is near to it"


def _day(date: str | datetime.date | None) -> str | None:
    if date is None:
        return None
    try:
        return (datetime.date.fromisoformat(date) if isinstance(date, str) else date).isoformat()[:10]
    except ValueError as error:
        raise ValueError(f"no day {date!r}; write it as 2003-05-01") from error


def _terms_of(office: str, owner: str | None) -> Iterator[Term]:
    if owner is not None:
        yield from _held().get((office, owner), ())
        return
    for (name, _), held in _held().items():
        if name == office:
            yield from held


def _holding(term: Term) -> Holding:
    entry = term.entry
    return Holding(
        entry.name,
        entry.name_en,
        entry.id,
        term.office,
        term.owner,
        _by_id()[term.owner].name,
        term.host or None,
        term.since,
        term.until or None,
        entry.source,
        entry.as_of,
    )


def _known(entry: Entry) -> Known:
    held = sorted((term for each in terms([entry]).values() for term in each), key=lambda term: term.since)
    fields = {name: value for name, value in entry.fields.items() if name != "offices"}
    return Known(
        entry.id,
        entry.label,
        entry.name,
        entry.name_en,
        entry.spellings,
        fields,
        tuple(_holding(term) for term in held),
        entry.source,
        entry.as_of,
        entry.wikidata or None,
    )
