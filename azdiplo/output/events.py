"""Events as data frames: one row an event, one row a pair of actors and a period; and as PLOVER's JSON.

pandas is imported only when a frame is asked for. The types of the columns never depend on what was found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

from azdiplo.document import Document
from azdiplo.events.actions import kinds
from azdiplo.output.frame import About, Cells, Source, documents_of, joined
from azdiplo.records import STATUSES, Event, Participant, Record

if TYPE_CHECKING:
    import pandas

    from azdiplo.pipeline import Pipeline

__all__ = ["EVENT_COLUMNS", "dyads", "events_frame", "to_plover"]

#: The columns of an event's row behind ``document`` and ``document_date``.
EVENT_COLUMNS: Final = (
    "event",
    "same_as",
    "type",
    "mode",
    "quad",
    "event_score",
    "ext",
    "status",
    "actor_codes",
    "recipient_codes",
    "actor_ids",
    "recipient_ids",
    "actor_text",
    "recipient_text",
    "when",
    "when_from",
    "place",
    "place_id",
    "source",
    "quoted",
    "sentence",
    "predicate",
    "start",
    "end",
)
_TYPES: Final = tuple(dict.fromkeys(type_ for type_, _ in kinds()))
_MODES: Final = tuple(dict.fromkeys(mode for _, mode in kinds() if mode))
_QUADS: Final = tuple(sorted({kind.quad for kind in kinds().values()}))
_PERIODS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_GLUE: Final = "|"
#: What PLOVER calls an act that is only promised: its type → the type of the promise.
_PROMISED: Final = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def events_frame(
    texts: Iterable[str | Record | Document],
    *,
    id: Iterable[Hashable] | None = None,  # noqa: A002 - reads best where it is written: id=data["url"]
    repeats: bool = True,
    nlp: Pipeline | None = None,
    processes: int = 1,
    progress: bool = False,
) -> pandas.DataFrame:
    """The events of many texts, one row an event, see :attr:`Document.events`.

    The columns are ``document`` and ``document_date``, then ``event`` (its position in :attr:`Document.events`) and
    ``same_as`` (the position of the first that tells the same, missing for that one itself); ``type``, ``mode``,
    ``quad`` and ``status``, categories of all that there are; ``event_score`` (-10 to 10); ``ext``, True for a mode
    that PLOVER does not have; ``actor_codes`` and ``recipient_codes``, ISO codes of states and ids of organisations
    joined by ``|``, and so the ids and the words of the sides; ``when``, ISO 8601, and ``when_from``; ``place``,
    ``place_id``, ``source``; ``quoted``; ``sentence``, the position in :attr:`Document.sentences`; ``predicate`` with
    its ``start`` and ``end``. Arguments, reports and errors are those of :func:`azdiplo.frame`.

    Args:
        texts: texts, records or documents.
        id: the id of each text.
        repeats: False to leave out what an earlier row of the document tells already.
        nlp: the pipeline; the default one when it is None.
        processes: how many processes share the work.
        progress: True for a progress bar on standard error.

    >>> import azdiplo
    >>> frame = azdiplo.events_frame(["Fransa Nigerə yardım ayırıb."], id=["a"])
    >>> frame[["document", "type", "actor_codes", "recipient_codes"]].values.tolist()
    [['a', 'AID', 'FR', 'NE']]
    """
    source = Source(texts, id)
    rows: list[Cells] = []
    about: list[About] = []
    for doc in documents_of(source, nlp, processes, progress):
        before = len(rows)
        rows += _rows(doc, repeats)
        about.append(About(len(rows) - before, doc.date, doc.meta))
    return joined(
        source,
        about,
        EVENT_COLUMNS,
        rows,
        {"type": _TYPES, "mode": _MODES, "quad": _QUADS, "status": STATUSES, "when_from": ("text", "document")},
    )


def _rows(doc: Document, repeats: bool) -> Iterator[Cells]:
    if not doc.events:
        return
    starts = [sentence.start for sentence in doc.sentences]
    for number, event in enumerate(doc.events):
        if event.same_as is not None and not repeats:
            continue
        kind = kinds()[event.type, event.mode]
        yield (
            number,
            event.same_as,
            event.type,
            event.mode,
            kind.quad,
            event.score,
            kind.ext,
            event.status,
            _GLUE.join(dict.fromkeys(side.code for side in event.actors)),
            _GLUE.join(dict.fromkeys(side.code for side in event.recipients)) or None,
            _GLUE.join(side.id or "" for side in event.actors),
            _GLUE.join(side.id or "" for side in event.recipients) or None,
            _GLUE.join(side.text for side in event.actors),
            _GLUE.join(side.text for side in event.recipients) or None,
            event.when,
            event.when_from,
            None if event.place is None else event.place.name,
            None if event.place is None else event.place.id,
            None if event.source is None else event.source.text,
            event.quoted,
            bisect_right(starts, event.start) - 1,
            event.text,
            event.start,
            event.end,
        )


def dyads(
    frame: pandas.DataFrame,
    *,
    by: str = "month",
    status: Sequence[str] = ("happened",),
    ceremony: bool = True,
    directed: bool = False,
    max_participants: int = 6,
) -> pandas.DataFrame:
    """Who dealt with whom how often: one row a pair of actors and a period.

    The columns are ``state_1``, ``state_2`` (codes; without ``directed`` in alphabetical order), ``period``,
    ``events``, one column for each quad class, ``score_mean`` and ``score_sum``. An event that several rows of a
    document tell counts once, one without a date in no period.

    Args:
        frame: of :func:`events_frame`.
        by: ``"day"``, ``"week"``, ``"month"`` or ``"year"``.
        status: the statuses that count.
        ceremony: False to leave out the modes that PLOVER does not have, such as congratulations and signatures.
        directed: True for pairs from actor to recipient; where all take part alike, one pair each way.
        max_participants: an event with more sides than this is no dealing of each with each, and makes no pairs.

    Raises:
        ValueError: ``by`` or a status is unknown, or a column is missing; the message says which there are.

    >>> import azdiplo
    >>> texts = ["Fransa Nigerə yardım ayırıb.", "Niger Fransanı ittiham edib."]
    >>> docs = [azdiplo.analyze(text, date="2024-05-06") for text in texts]
    >>> azdiplo.dyads(azdiplo.events_frame(docs))[["state_1", "state_2", "period", "events"]].values.tolist()
    [['FR', 'NE', '2024-05', 2]]
    """
    import pandas

    _check(frame, by, status)
    wanted = frame[frame["status"].isin(list(status)) & frame["same_as"].isna()]
    if not ceremony:
        wanted = wanted[~wanted["ext"].fillna(False)]
    counted: dict[tuple[str, str, str], list[Any]] = {}
    columns = ["actor_codes", "recipient_codes", "when", "quad", "event_score"]
    for actors, recipients, when, quad, score in wanted[columns].itertuples(index=False):
        period = _period(when, by)
        if period is None:
            continue
        for one, other in _pairs(actors, recipients, directed, max_participants):
            row = counted.setdefault((one, other, period), [0, dict.fromkeys(_QUADS, 0), 0.0])
            row[0] += 1
            row[1][quad] += 1
            row[2] += score
    rows = [
        (*key, events, *quads.values(), total / events, total)
        for key, (events, quads, total) in sorted(counted.items())
    ]
    names = ["state_1", "state_2", "period", "events", *_QUADS, "score_mean", "score_sum"]
    made = pandas.DataFrame(rows, columns=names)
    text = dict.fromkeys(("state_1", "state_2", "period"), "string")
    numbers = {**dict.fromkeys(("events", *_QUADS), "Int32"), "score_mean": "Float64", "score_sum": "Float64"}
    return made.astype({**text, **numbers})


def _check(frame: pandas.DataFrame, by: str, status: Sequence[str]) -> None:
    if by not in _PERIODS:
        raise ValueError(f"by must be one of {', '.join(_PERIODS)}, not {by!r}")
    if isinstance(status, str) or not set(status) <= set(STATUSES):
        raise ValueError(f"status must be a list of {', '.join(STATUSES)}, not {status!r}")
    for name in ("actor_codes", "recipient_codes", "when", "quad", "event_score", "same_as", "status", "ext"):
        if name not in frame.columns:
            raise ValueError(f"the frame has no column {name!r}; give the frame that azdiplo.events_frame() makes")


def _period(when: object, by: str) -> str | None:
    """The period that an ISO date falls in; a date that says less than the period falls in none."""
    import datetime

    if not isinstance(when, str) or not when[:4].isdecimal():
        return None
    first = when.partition("/")[0]
    if by == "year":
        return first[:4]
    if by == "month":
        return first[:7] if len(first) >= 7 else None
    if len(first) < 10:
        return None
    if by == "day":
        return first[:10]
    year, week, _ = datetime.date.fromisoformat(first[:10]).isocalendar()
    return f"{year}-W{week:02}"


def _pairs(actors: object, recipients: object, directed: bool, most: int) -> Iterator[tuple[str, str]]:
    one = [code for code in actors.split(_GLUE) if code] if isinstance(actors, str) else []
    other = [code for code in recipients.split(_GLUE) if code] if isinstance(recipients, str) else []
    if len({*one, *other}) > most:
        return
    if not other:
        for pair in combinations(sorted(set(one)), 2):
            yield pair
            if directed:
                yield pair[::-1]
        return
    seen: set[tuple[str, str]] = set()
    for first, second in product(one, other):
        pair = (first, second) if directed else (min(first, second), max(first, second))
        if first != second and pair not in seen:
            seen.add(pair)
            yield pair


def to_plover(event: Event, *, id: str | None = None) -> dict[str, Any] | None:  # noqa: A002 - PLOVER's own word
    """The event in the form of PLOVER: ``id``, ``date``, ``actor``, ``recipient``, ``event``, ``mode``, quad and scale.

    What is only planned is there an agreement (a retreat a concession), what is denied is dropped, and a mode of our
    own is none.

    Args:
        event: one of :attr:`Document.events`.
        id: what names the event in the user's data.

    Returns:
        Plain values, or None for an event that PLOVER does not code.

    >>> import azdiplo
    >>> doc = azdiplo.analyze("Fransa Nigerə yardım ayıracaq.", date="2024-05-06")
    >>> record = azdiplo.to_plover(doc.events[0])
    >>> record["event"], record["actor"], record["recipient"], record["date"]
    ('AGREE', [{'country': 'FR', 'text': 'Fransa'}], [{'country': 'NE', 'text': 'Nigerə'}], '2024-05-06')
    """
    if event.status in ("denied", "called-for"):
        return None
    kind = kinds()[event.type, event.mode]
    type_, mode = event.type, None if kind.ext else event.mode
    if event.status == "planned" and event.type in _PROMISED:
        type_, mode = _PROMISED[event.type], None
    coded = kinds()[type_, mode]
    return {
        "id": id,
        "date": event.when,
        "actor": [_side(side) for side in event.actors],
        "recipient": [_side(side) for side in event.recipients],
        "event": type_,
        "mode": mode,
        "quad_code": int(coded.quad[1:]),
        "event_scale": coded.score,
        "text": event.text,
    }


def _side(side: Participant) -> dict[str, str]:
    return {"country" if side.state else "organisation": side.code, "text": side.text}
