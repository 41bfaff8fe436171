"""The events of a text, in the order of their predicates."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from azdiplo.events.actions import Form, shipped_actions
from azdiplo.events.actors import Actors
from azdiplo.events.clauses import boundaries, clause_start
from azdiplo.events.fill import Filled, Filler
from azdiplo.events.repeats import told_before
from azdiplo.events.scene import Mention, Placed, Scene, read_scene
from azdiplo.events.triggers import Hit, Match, Triggers
from azdiplo.events.when import dated, placed_at
from azdiplo.events.words import case_of, matters
from azdiplo.gazetteer.entries import Entry
from azdiplo.records import Entity, Event, Participant, Reference, Word
from azdiplo.text.fold import Folded
from azdiplo.text.sentences import sentences

__all__ = ["EventReader"]

_RESOLVED = frozenset(("he", "own", "country", "open", "ours"))
_WORD = re.compile(r"\w+")
#: No sentence that people write is longer, in characters; a predicate has nothing to do with what lies further off.
_LONGEST = 2_000
_ACTORS = frozenset(("PERSON", "STATE", "ORG", "PLACE"))


class EventReader:
    """Reads events by the tables; holds no state that a text could change.

    Args:
        entries: the entries of the tables of names.
        forms: the predicates, the shipped ones by default.
    """

    def __init__(self, entries: Iterable[Entry], forms: Iterable[Form] | None = None) -> None:
        self._actors = Actors(entries)
        self._triggers = Triggers(shipped_actions() if forms is None else forms)

    def __call__(
        self,
        text: str,
        folded: Folded,
        entities: Sequence[Entity],
        date: datetime.date | None,
        references: Callable[[], Sequence[Reference]],
    ) -> tuple[Event, ...]:
        """The events of a text.

        Args:
            text: the caller's text.
            folded: its search form.
            entities: all its entities, in order.
            date: the day on which it was written, None if that is not known.
            references: gives the people mentioned by their office; asked only where an event hangs on it.
        """
        hits = self._triggers.hits(folded.lower)
        if not hits or not any(entity.label in _ACTORS for entity in entities):
            return ()
        reading = _Reading(self._actors, self._triggers, text, folded, entities, date, references)
        return reading.events(hits)


class _Reading:
    """One text while it is read."""

    def __init__(
        self,
        actors: Actors,
        triggers: Triggers,
        text: str,
        folded: Folded,
        entities: Sequence[Entity],
        date: datetime.date | None,
        references: Callable[[], Sequence[Reference]],
    ) -> None:
        self._actors = actors
        self._triggers = triggers
        self._text = text
        self._folded = folded
        self._date = date
        self._day = None if date is None else date.isoformat()
        self._references = references
        self._placed = _placed(entities, folded)
        self._place_starts = [each.start for each in self._placed]
        plain = Folded(folded.cased, folded.lower)
        self._spans = list(_readable(sentences(folded.cased, plain), folded.lower))
        self._sentence_starts = [start for start, _ in self._spans]
        self.sentence_count = len(self._spans)
        self._scenes: dict[int, Scene] = {}
        self._edges: dict[int, list[int]] = {}
        self._codes: dict[int, str | None] = {}
        self._quotes: list[tuple[int, int]] | None = None
        self._known_references: dict[int, Reference] | None = None

    def events(self, hits: Sequence[Hit]) -> tuple[Event, ...]:
        """The events, in order, repeats pointing to the first."""
        found: list[Event] = []
        at = 0
        while at < len(hits):
            number = bisect_right(self._sentence_starts, hits[at].place) - 1
            start, end = self._spans[max(number, 0)]
            stop = at
            while stop < len(hits) and hits[stop].place < max(end, hits[at].place + 1):
                stop += 1
            here = hits[at:stop]
            at = stop
            if not self._triggers.may_match(here, self._folded.lower[start:end]):
                continue
            if self._may_tell(max(number, 0), self._triggers.alone(here)):
                found += self._sentence(max(number, 0), here)
        found.sort(key=lambda event: (event.start, event.end))
        return told_before(found)

    def _may_tell(self, number: int, alone: bool) -> bool:
        """Are two named in the sentence who may act, or one and a word that may stand for another?"""
        start, end = self._spans[number]
        first = bisect_left(self._place_starts, start)
        codes: set[str | None] = set()
        people = 0
        for each in self._placed[first : bisect_left(self._place_starts, end)]:
            if each.entity.label in _ACTORS:
                codes.add(self.code(each.entity))
                people += each.entity.label in ("PERSON", "ORG")
        named = len(codes - {None})
        if named > 1 or (named and people and None in codes):
            return True
        return named == 1 and (alone or self._stands_for_another(start, end, first))

    def _stands_for_another(self, start: int, end: int, first: int) -> bool:
        """Is there a word that may mean somebody who is not named: `ölkəmizə`, `onun`, an office without its holder?"""
        placed, low = self._placed, self._folded.lower
        for match in _WORD.finditer(low, start, end):
            kind = matters(match[0])
            if not kind:
                continue
            while first < len(placed) and placed[first].end <= match.start():
                first += 1
            behind = first < len(placed) and placed[first].start <= match.end() + 1
            before = first > 0 and placed[first - 1].end + 1 >= match.start() > 0
            if kind == "word" and not (first < len(placed) and placed[first].start <= match.start()):
                return True
            if kind == "office" and not behind and not before:
                return True
        return False

    def scene(self, number: int) -> Scene:
        """A sentence, read when first needed."""
        known = self._scenes.get(number)
        if known is None:
            start, end = self._spans[number]
            first, last = bisect_left(self._place_starts, start), bisect_left(self._place_starts, end)
            known = read_scene(self._folded.lower, start, end, self._placed[first:last], self.code)
            self._scenes[number] = known
        return known

    def edges(self, number: int) -> list[int]:
        """The edges of the clauses of a sentence."""
        known = self._edges.get(number)
        if known is None:
            known = self._edges[number] = boundaries(self.scene(number))
        return known

    def code(self, entity: Entity) -> str | None:
        """For whom an entity acts."""
        key = id(entity)
        if key not in self._codes:
            self._codes[key] = self._actors.code(entity, self._day)
            if entity.label == "ORG" and self._actors.needs_its_state(entity) and self._codes[key] not in self._named:
                self._codes[key] = None
        return self._codes[key]

    @cached_property
    def _named(self) -> frozenset[str | None]:
        """The states that the text names, or somebody of them, beside bodies that every state has."""
        return frozenset(
            self._actors.code(each.entity, self._day)
            for each in self._placed
            if each.entity.label in ("STATE", "PERSON")
        )

    def reference(self, mention: Mention) -> Reference | None:
        """The reference that lies in the words of a mention."""
        if self._known_references is None:
            offsets = self._folded.offsets
            self._known_references = {
                (each.end if offsets is None else bisect_left(offsets, each.end)): each for each in self._references()
            }
        return self._known_references.get(mention.span[1])

    def reference_code(self, reference: Reference) -> str | None:
        """For whom the person acts whom a reference means."""
        return self._actors.code(reference, self._day)

    def is_force(self, mention: Mention) -> bool:
        """Is the body an army or an armed group?"""
        return isinstance(mention.what, Entity) and self._actors.is_force(mention.what)

    def is_capital(self, mention: Mention) -> bool:
        """May a mentioned place stand for its government?"""
        return isinstance(mention.what, Entity) and self._actors.is_capital(mention.what)

    def is_quoted(self, place: int) -> bool:
        """Does a place of the folded text lie inside quotation marks?"""
        if self._quotes is None:
            self._quotes = _quotes(self._folded.cased)
        at = bisect_right(self._quotes, (place, len(self._folded.cased))) - 1
        return at >= 0 and self._quotes[at][0] <= place < self._quotes[at][1]

    def quote_end(self, place: int) -> int | None:
        """The sentence in which the quotation ends that a place lies in."""
        if not self.is_quoted(place) or self._quotes is None:
            return None
        at = bisect_right(self._quotes, (place, len(self._folded.cased))) - 1
        return bisect_right(self._sentence_starts, self._quotes[at][1]) - 1

    def _sentence(self, number: int, hits: Sequence[Hit]) -> list[Event]:
        scene = self.scene(number)
        found: list[tuple[int, tuple[object, ...], Match, Filled]] = []
        used: set[int] = set()
        matches = self._triggers.matches(scene, hits)
        if not matches or not _may_deal(scene, matches):
            return []
        for match in matches:
            if used.intersection(match.tokens):
                continue
            filled = Filler(self, number, match).fill()
            if filled is None:
                continue
            used.update(match.tokens)
            kind = match.form.action.kind
            sides = frozenset(c for _, c in filled.actors), frozenset(c for _, c in filled.recipients)
            key: tuple[object, ...] = (kind.type, frozenset().union(*sides) if kind.symmetric else sides)
            found.append((match.tokens[0], key, match, filled))
        found.sort(key=lambda each: each[0])
        told: dict[tuple[object, ...], set[int]] = {}
        events = []
        for _, key, match, filled in found:
            named = {id(mention) for mention, _ in (*filled.actors, *filled.recipients)}
            if key in told and named & told[key]:
                continue  # said again of the same; a headline glued to its lead names them anew
            told[key] = told.get(key, set()) | named
            events.append(self._event(number, match, filled))
        return events

    def _event(self, number: int, match: Match, filled: Filled) -> Event:
        scene, kind = self.scene(number), match.form.action.kind
        start, end = self._folded.span(scene.starts[match.tokens[0]], scene.ends[filled.last])
        place = scene.starts[match.tokens[0]]
        clause = clause_start(self.edges(number), match.tokens[-1])
        date = dated(scene, clause, match.tokens)
        when, when_from = _when(date, self._date)
        taken = {id(mention.what) for mention, _ in (*filled.actors, *filled.recipients)}
        where = placed_at(scene, clause, match.tokens, taken)
        source = filled.source
        return Event(
            kind.type,
            kind.mode,
            tuple(self._participant(mention, code, "actor") for mention, code in filled.actors),
            tuple(self._participant(mention, code, "recipient") for mention, code in filled.recipients),
            self._text[start:end],
            start,
            end,
            date,
            when,
            when_from,
            where,
            filled.status,
            None if source is None else self._what(source),
            self.is_quoted(place),
            None,
            kind.score,
            f"{match.form.action.id}: {filled.frame}",
        )

    def _what(self, mention: Mention) -> Entity | Reference | Word:
        if mention.what is not None and mention.how != "office":
            return mention.what
        if mention.head == "office":
            reference = self.reference(mention)
            if reference is not None:
                return reference
        start, end = self._folded.span(*mention.span)
        return Word(self._text[start:end], start, end)

    def _participant(self, mention: Mention, code: str, role: str) -> Participant:
        what = self._what(mention)
        ident = getattr(what, "id", None) or getattr(mention.what, "id", None)
        return Participant(
            what,
            role,
            None if ":" in code else code,
            ident,
            code,
            {"open": "office", "ours": "pronoun", "he": "pronoun", "own": "pronoun"}.get(mention.how, mention.how),
            mention.case,
        )


def _readable(spans: Iterable[tuple[int, int]], low: str) -> Iterator[tuple[int, int]]:
    """Sentences, those without an end cut behind a comma, or between two words.

    Each predicate asks for all that stands in its own, which would grow with the square of the text.
    """
    for start, end in spans:
        while end - start > _LONGEST:
            near = start + 1, start + _LONGEST
            cut = low.rfind(", ", *near) + 1 or low.rfind(" ", *near) + 1 or start + _LONGEST
            yield start, cut
            start = cut
        yield start, end


def _may_deal(scene: Scene, matches: Sequence[Match]) -> bool:
    """Are two sides at hand, or one that is enough?"""
    codes = {mention.code for mention in scene.mentions} - {None}
    if len(codes) > 1 or any(mention.how in _RESOLVED for mention in scene.mentions):
        return True
    kinds = (match.form.action.kind for match in matches)
    return any((not kind.needs_recipient and not kind.symmetric) or kind.type == "REQUEST" for kind in kinds)


def _placed(entities: Sequence[Entity], folded: Folded) -> list[Placed]:
    offsets, low = folded.offsets, folded.lower

    def place(at: int) -> int:
        return at if offsets is None else bisect_left(offsets, at)

    found = []
    for entity in entities:
        start, stem_end, end = place(entity.start), place(entity.stem_end), place(entity.end)
        found.append(Placed(entity, start, end, case_of(low[stem_end:end]) or "none"))
    return found


def _quotes(cased: str) -> list[tuple[int, int]]:
    """The stretches between quotation marks, in order; one that is not closed goes to the end of its paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    size = len(cased)
    for place in _marks(cased):
        before = cased[place - 1] if place else " "
        after = cased[place + 1] if place + 1 < size else " "
        if (opened is not None and not after.isalnum()) or (opened is not None and not before.isspace()):
            found.append((opened, place))
            opened = None
        elif after.isalnum() or before.isspace():
            if opened is not None:
                found.append((opened, place))
            opened = place + 1
    if opened is not None:
        end = cased.find("\n", opened)
        found.append((opened, end if end >= 0 else size))
    return found


def _marks(cased: str) -> Iterable[int]:
    at = cased.find('"')
    while at >= 0:
        yield at
        at = cased.find('"', at + 1)


def _when(date: Entity | None, day: datetime.date | None) -> tuple[str | None, str | None]:
    """The day of an event, and where it is from."""
    if date is not None and date.value is not None:
        value = date.value
        if not value.startswith("--"):
            return value, "text"
        if day is not None and "/" not in value:
            return f"{day.year}{value[1:]}", "text"
    if day is not None:
        return day.isoformat(), "document"
    return None, None
