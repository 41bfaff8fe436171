"""Filling the frame of a predicate: who stands in which case in its clause.

The verb of Azerbaijani stands last: the subject is the first nominative of the clause, every other side the nearest
mention of the wanted case before the predicate. A participle's subject is the noun behind it, a verbal noun's stands in
the genitive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from azdiplo.events.actions import Frame, Slot
from azdiplo.events.clauses import clause_start, pointed_back, speaker_group, telling
from azdiplo.events.outlook import Outlook, outlook
from azdiplo.events.scene import Group, Mention, Scene
from azdiplo.events.triggers import Match
from azdiplo.events.verbs import VerbForm, is_object_participle
from azdiplo.events.words import is_possessed, possessed_case, words
from azdiplo.records import Reference

__all__ = ["Filled", "Filler"]

_NEAR = 8  # words between a noun and the side that belongs to it
_FAR = 20  # the same for arasında, which cannot belong to anything else
_JOINED = 3  # words between A-B and its noun: ABŞ-Rusiya üçtərəfli görüşü
_BEHIND = 4  # words between a participle and its head
_TELLING = 5  # words up to the participle of a saying verb
_SIGNS = frozenset(",.;:")
_BACK = 2  # sentences in which a pronoun's antecedent is looked for
_ANY_PLACE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"))

Sides = list[tuple[Mention, str]]


class Surroundings(Protocol):
    """What filling a frame asks of the text around the sentence."""

    sentence_count: int

    def scene(self, number: int) -> Scene:
        """A sentence of the text."""

    def edges(self, number: int) -> list[int]:
        """The edges of its clauses."""

    def is_quoted(self, place: int) -> bool:
        """Does a place of the folded text lie inside quotation marks?"""

    def quote_end(self, place: int) -> int | None:
        """The sentence in which the quotation ends that a place lies in."""

    def is_force(self, mention: Mention) -> bool:
        """Is the body an army or an armed group?"""

    def is_capital(self, mention: Mention) -> bool:
        """May a mentioned place stand for its government?"""

    def reference(self, mention: Mention) -> Reference | None:
        """The reference that lies in the words of a mention."""

    def reference_code(self, reference: Reference) -> str | None:
        """For whom the person acts whom a reference means."""


@dataclass(slots=True)
class Filled:
    """A frame with its sides."""

    actors: Sides
    recipients: Sides
    last: int
    status: str
    frame: str
    source: Mention | None


class Filler:
    """The attempt to fill the frames of one match."""

    def __init__(self, reading: Surroundings, number: int, match: Match) -> None:
        self._reading = reading
        self._number = number
        self._match = match
        self._scene: Scene = reading.scene(number)
        self._edges = reading.edges(number)
        self._first, self._last = match.tokens[0], match.tokens[-1]
        self._clause = clause_start(self._edges, self._first)
        self._tokens = frozenset(match.tokens)
        self._carried = ""
        self._genitive = False
        self._known: set[str] = set()
        self._said: tuple[Group | None] | None = None

    def fill(self) -> Filled | None:
        """The sides, by the first frame that the clause fills; None if there is none, or if it is no event."""
        found: Outlook = outlook(self._scene, self._match)
        if found.status == "none":
            return None
        verb, action = self._match.verb, self._match.form.action
        quoted = self._reading.is_quoted(self._scene.starts[self._first])
        if not self._is_told(verb, quoted) or (found.person not in ("", "3") and quoted):
            return None
        frames = action.passive if verb is not None and verb.passive else action.frames
        genitive = verb is not None and (verb.kind == "noun" or verb.voice == "object")
        for frame, by_genitive in [(f, g) for f in frames for g in ((True, False) if genitive else (False,))]:
            self._carried = ""
            self._genitive = by_genitive
            sides = self._frame(frame)
            if sides is None:
                continue
            actors, recipients = sides
            if not self._is_event(actors, recipients, frame):
                continue
            if found.status == "called-for" and self._is_told_to(actors):
                return None
            source = self._speaker.members[-1] if self._speaker is not None else None
            status = "happened" if found.status == "called-for" and self._asks() else found.status
            return Filled(actors, recipients, found.last, status, _spelled(frame) + self._carried, source)
        return None

    def _is_told(self, verb: VerbForm | None, quoted: bool) -> bool:
        """What somebody says of himself counts only in a headline (`X: …-əcəyik`), not in a quotation."""
        if verb is None or verb.person in ("", "3"):
            return True
        return verb.person in ("1sg", "1pl") and (not quoted or self._headline()) and self._speaker is not None

    def _is_told_to(self, actors: Sides) -> bool:
        """Does somebody else say that they should? Then it is asked of them, which another predicate tells."""
        if self._speaker is None or self._asks():
            return False
        return not self._codes(self._speaker) & {code for _, code in actors}

    def _asks(self) -> bool:
        return any(slot.cases == ("SPEAKER",) for slot in self._match.form.action.frames[0])

    @property
    def _speaker(self) -> Group | None:
        if self._said is None:
            self._said = (self._who_speaks(self._reading.is_quoted(self._scene.starts[self._first])),)
        return self._said[0]

    def _who_speaks(self, quoted: bool) -> Group | None:
        found = speaker_group(self._scene, self._first)
        if found is None and quoted:
            number = self._reading.quote_end(self._scene.starts[self._first])
            if number is not None and number != self._number:
                scene = self._reading.scene(number)
                found = speaker_group(scene, 0)
        if found is None and self._number + 1 < self._reading.sentence_count:
            found = pointed_back(self._reading.scene(self._number + 1))
        return found

    def _headline(self) -> bool:
        """`X: …`: what a headline quotes is X's."""
        group = self._speaker
        return group is not None and group.last < len(self._scene.texts) and self._scene.texts[group.last] == ":"

    def _is_event(self, actors: Sides, recipients: Sides, frame: Frame) -> bool:
        kind = self._match.form.action.kind
        codes = {code for _, code in actors} | {code for _, code in recipients}
        if not actors:
            return False
        if len(codes) >= 2:
            return bool(recipients) or not kind.needs_recipient or not any(slot.role == "R" for slot in frame)
        return not kind.needs_recipient and not kind.symmetric and not recipients

    # --- frames

    def _frame(self, frame: Frame) -> tuple[Sides, Sides] | None:
        actors: Sides = []
        recipients: Sides = []
        taken: list[Group] = []
        for slot in sorted(frame, key=_subject_first):
            self._known = {code for _, code in actors + recipients}
            groups = self._slot(slot, taken)
            if groups is None:
                if slot.optional:
                    continue
                return None
            sides = [pair for group in groups for pair in self._coded(group, actors + recipients)]
            if not sides:
                if slot.optional:
                    continue
                return None
            taken += groups
            (actors if slot.role == "A" else recipients).extend(sides)
        known = {code for _, code in actors}
        if recipients and {code for _, code in recipients} <= known and not any(s.optional for s in frame):
            return None
        return actors, [pair for pair in recipients if pair[1] not in known]

    def _slot(self, slot: Slot, taken: Sequence[Group]) -> list[Group] | None:
        """The groups that stand in the slot's cases."""
        if not slot.joined:
            for case in slot.cases:
                group = self._group(case, taken)
                if group is not None:
                    return [group]
            return None
        found: list[Group] = []
        for case in slot.cases:
            group = self._group(case, [*taken, *found])
            if group is not None:
                found.append(group)
        alone = len(found) < len(slot.cases)
        if not found or (alone and (len(self._codes(found[0])) < 2 or self._needs_another(slot, found[0]))):
            return None
        return found

    def _needs_another(self, slot: Slot, group: Group) -> bool:
        """`A və B görüşü alqışlayıb`: subjects of another verb do not meet; a noun wants who is met beside it."""
        return self._match.form.nominal and "NOM" in slot.cases and self._case(group) == "NOM"

    def _codes(self, group: Group) -> set[str]:
        return {code for _, code in self._coded(group, [])}

    def _group(self, case: str, taken: Sequence[Group]) -> Group | None:
        if case in ("NOM", "PERSON", "FORCE"):
            return self._subject(case, taken)
        if case == "SPEAKER":
            return self._speaker
        if case == "JOINED":
            return next((g for g in self._before(taken) if self._is_joined(g)), None)
        if case == "BARE":
            return next((g for g in self._before(taken) if self._is_bare(g)), None)
        for group in self._before(taken):
            if self._stands(group, case) and not (case == "GEN" and self._owns_next(group)):
                if case in ("COM", "GEN", "BETWEEN") and self._match.form.nominal and not self._near(group):
                    return None
                return group
        return None

    def _before(self, taken: Sequence[Group]) -> Iterator[Group]:
        """The groups of the clause before the predicate's end, the nearest first."""
        for group in reversed(self._scene.groups):
            if self._clause <= group.first and group.first < self._last and group not in taken:
                yield group
        if (
            self._match.verb is not None
            and self._match.verb.voice == "object"
            and self._match.verb.case == "nominative"
        ):
            for group in self._scene.groups:
                if group.first == self._last + 1 and group not in taken:
                    yield group

    def _case(self, group: Group) -> str:
        """The case of a group, as it is without the words that belong to the predicate."""
        mention = group.members[-1]
        if mention.owned in self._tokens:
            return "NOM"
        if mention.head is not None and mention.case not in ("JOINED", "BETWEEN") and mention.last - 1 in self._tokens:
            return mention.own[0]
        return group.case

    def _stands(self, group: Group, case: str) -> bool:
        mention = group.members[-1]
        here = self._case(group)
        kind = self._match.form.action.kind
        if group.first > self._last:
            return case in ("ACC", "OWNER") and here != "COM"
        if case == "OWNER":
            if self._known and self._codes(group) <= self._known:
                return False
            if mention.owned in self._tokens or mention.last - 1 in self._tokens:
                return True
            if here == "ACC" and mention.head is not None:
                return True  # Fransa vətəndaşlarını
            if here == "MOD" and mention.kind == "PLACE":
                return False  # Berlin görüşünü alqışlayıb
            return here in ("GEN", "MOD", "JOINED") and not self._is_setting(mention)
        if case == "OUT":
            return here == "ABL" and mention.kind == "ORG"
        if case in ("COM", "DAT") and self._belongs_to_participle(group):
            return False
        if case in ("TO", "IN"):
            wanted = "DAT" if case == "TO" else "LOC"
            return here == wanted or mention.land == wanted
        if mention.kind == "PLACE" and kind.type not in _ANY_PLACE and not self._reading.is_capital(mention):
            return False
        if case in ("COM", "BETWEEN") and kind.type == "CONSULT" and self._is_topic(group):
            return False
        return here == case

    def _is_setting(self, mention: Mention) -> bool:
        """`Livan sərhədində`: whose thing is in the locative is where it happens, not to whom."""
        if mention.case == "JOINED":
            return False
        texts, inside = self._scene.texts, self._scene.inside
        start = mention.last
        for token in range(start, min(start + _NEAR, len(texts))):
            if token in self._tokens:
                return False
            if token in inside or not is_possessed(texts[token]):
                continue
            case = possessed_case(texts[token])
            if case != "GEN":
                return case == "LOC"
        return False

    def _belongs_to_participle(self, group: Group) -> bool:
        """`Y ilə keçirdiyi mətbuat konfransında`: Y takes part in the conference."""
        texts = self._scene.texts
        return any(
            token not in self._tokens and is_object_participle(texts[token])
            for token in range(group.last, min(group.last + 2, self._first))
        )

    def _is_topic(self, group: Group) -> bool:
        """`ABŞ ilə münasibətləri müzakirə edib`: the relations are talked about, and nobody talks to the USA."""
        mention = group.members[-1]
        texts = self._scene.texts
        if mention.kind not in ("STATE", "PLACE", "ORG") or mention.head is not None or group.last >= len(texts):
            return False
        return group.last not in self._tokens and any(
            texts[token].startswith(words().relations) for token in range(group.last, min(group.last + 4, self._first))
        )

    def _near(self, group: Group) -> bool:
        """Does the group belong to the noun: few words between, and no verb?"""
        between = range(group.last, self._first)
        others = sum(1 for g in self._scene.groups for m in g.members for t in range(m.first, m.last) if t in between)
        if len(between) - others > (_NEAR if group.case != "BETWEEN" else _FAR):
            return False
        return not any(edge in between for edge in self._edges)

    def _is_joined(self, group: Group) -> bool:
        """`ABŞ-Rusiya görüşü`, not `ABŞ-Rusiya münasibətləri barədə görüş`."""
        owned = group.members[-1].owned
        return (
            group.case == "JOINED"
            and len(group.members) > 1
            and self._first - group.last < _JOINED
            and (owned is None or owned in self._tokens)
        )

    def _is_bare(self, group: Group) -> bool:
        mention = group.members[-1]
        return mention.kind in ("PLACE", "STATE") and mention.own == ("NOM", self._first)

    # --- the subject

    def _subject(self, case: str, taken: Sequence[Group]) -> Group | None:
        verb = self._match.verb
        if verb is not None and verb.kind == "participle" and verb.voice != "object":
            found = self._behind(taken)
            if found is not None or not self._is_decree():
                return found if found is not None and self._fits(found, case) else None
        if self._genitive:
            owners = [g for g in self._before(taken) if self._case(g) == "GEN"]
            free = [g for g in owners if not self._owns_next(g)] or owners
            # Ermənistanın Azərbaycanın ərazi bütövlüyünü tanıması: the nearer one owns what is recognised
            genitive = free[1] if len(free) > 1 and free[0].last == self._first else free[0] if free else None
            return genitive if genitive is not None and self._fits(genitive, case) else None
        if verb is not None and verb.person in ("1sg", "1pl"):
            self._carried = ", speaker"
            return self._speaker
        told = self._told_by(taken)
        if told is not None:
            return told if self._fits(told, case) else None
        groups = [g for g in self._before(taken) if self._case(g) == "NOM" and g.first < self._first]
        while len(groups) > 1 and groups[-1].members[-1].how == "open" and not self._codes(groups[-1]):
            groups.pop()
        if groups:
            return groups[-1] if self._fits(groups[-1], case) else None
        bare = [g for g in self._before(taken) if g.case == "MOD" and self._may_be_subject(g)]
        if bare:
            return bare[-1] if self._fits(bare[-1], case) else None
        return self._carry(case, taken)

    def _may_be_subject(self, group: Group) -> bool:
        """`Çin tarifləri artırıb`: the noun behind may be an accusative and not China's."""
        owned = group.members[-1].owned
        return owned is not None and owned < self._first and possessed_case(self._scene.texts[owned]) in ("NOM", "ACC")

    def _fits(self, group: Group, case: str) -> bool:
        mention = group.members[-1]
        if case == "PERSON":
            return mention.kind == "PERSON" or mention.head == "office"
        if case == "FORCE":
            return mention.head == "force" or (mention.kind == "ORG" and self._reading.is_force(mention))
        return True

    def _owns_next(self, group: Group) -> bool:
        """`bu ölkənin bayramı`: the genitive belongs to the noun behind it, not to the verb."""
        texts = self._scene.texts
        for token in range(group.last, min(group.last + 2, self._first)):
            if any(other.first <= token < other.last for other in self._scene.groups):
                return False
            if is_possessed(texts[token]):
                return True
        return False

    def _told_by(self, taken: Sequence[Group]) -> Group | None:
        """`Y ilə görüşünü xatırladan X`, `Y-yə səfər etdiyini deyən X`: X did what X tells."""
        verb = self._match.verb
        if verb is not None and not (verb.kind == "noun" or verb.voice == "object"):
            return None
        texts = self._scene.texts
        for token in range(self._last + 1, min(self._last + _TELLING, len(texts) - 1)):
            if texts[token] in _SIGNS or token in self._scene.inside:
                return None
            if telling(self._scene, token):
                return next((g for g in self._scene.groups if g.first == token + 1 and g not in taken), None)
        return None

    def _is_decree(self) -> bool:
        """`X sanksiya tətbiq edən sərəncam imzalayıb`: X does what the document does."""
        texts = self._scene.texts
        return self._last + 1 < len(texts) and texts[self._last + 1].startswith(words().decrees)

    def _behind(self, taken: Sequence[Group]) -> Group | None:
        for group in self._scene.groups:
            if group.first > self._last:
                between = self._scene.texts[self._last + 1 : group.first]
                known = words()
                if len(between) > _BEHIND or not all(
                    w in known.titles or known.heads.get(w) == "modifier" for w in between
                ):
                    return None
                return None if group in taken else group
        return None

    def _carry(self, case: str, taken: Sequence[Group]) -> Group | None:
        """The subject of the clauses before, where the clause has none of its own."""
        verb = self._match.verb
        if self._clause == 0 or (verb is not None and verb.kind not in ("finite", "converb")):
            return None
        if self._match.form.nominal and not taken:
            return None
        for group in self._scene.groups:
            if group.last > self._clause:
                break
            if group.case == "NOM" and group not in taken and group.members[-1].how != "he":
                self._carried = ", carried"
                return group if self._fits(group, case) else None
        return None

    # --- codes

    def _coded(self, group: Group, others: Sides) -> Sides:
        found: Sides = []
        for mention in group.members:
            code, meant = self._code(mention, others)
            if code is not None:
                found.append((meant, code))
        return found

    def _code(self, mention: Mention, others: Sides) -> tuple[str | None, Mention]:
        if mention.how == "he":
            return self._antecedent(mention)
        if mention.how == "ours":
            return self._ours(mention), mention
        if mention.how == "group":
            return mention.code, mention
        if mention.how == "country":
            return self._country(mention), mention
        if mention.how == "own":
            subject = next((g for g in self._scene.groups if g.case == "NOM" and g.members[0] is not mention), None)
            return (None if subject is None else self._code(subject.members[0], [])[0]), mention
        if mention.how == "open" or (mention.head == "office" and mention.code is None):
            reference = self._reading.reference(mention)
            if reference is None:
                return None, mention
            return self._reading.reference_code(reference), mention
        return mention.code, mention

    def _country(self, mention: Mention) -> str | None:
        """`bu ölkə`: the state that was named last, in this sentence or the two before."""
        for back in range(_BACK + 1):
            if self._number < back:
                break
            for other in reversed(self._reading.scene(self._number - back).mentions):
                if (back or other.last <= mention.first) and other.kind == "STATE" and other.code is not None:
                    return other.code
        return None

    def _ours(self, mention: Mention) -> str | None:
        """`ölkəmiz`: the country of who speaks, of the press where nobody does."""
        if self._speaker is not None and self._reading.is_quoted(mention.span[0]):
            codes = self._codes(self._speaker)
            if len(codes) == 1:
                return next(iter(codes))
        return mention.code

    def _antecedent(self, mention: Mention) -> tuple[str | None, Mention]:
        if mention.own[0] != "NOM":
            for group in reversed(self._scene.groups):
                last = group.members[-1]
                if (
                    group.last <= mention.first
                    and last.how in ("named", "office")
                    and group.case not in ("NOM", "LOC", "none")
                ):
                    return last.code, mention
        for back in range(1, _BACK + 1):
            number = self._number - back
            if number < 0:
                break
            subject = next(
                (
                    g
                    for g in self._reading.scene(number).groups
                    if g.case == "NOM" and g.members[0].how not in ("he", "open")
                ),
                None,
            )
            if subject is not None and len(subject.members) == 1:
                return subject.members[0].code, mention
        return None, mention


def _subject_first(slot: Slot) -> bool:
    return slot.joined or slot.cases[0] not in ("NOM", "PERSON", "FORCE")


def _spelled(frame: Frame) -> str:
    return " ".join(
        f"{slot.role}:{('+' if slot.joined else '/').join(slot.cases)}{'?' if slot.optional else ''}" for slot in frame
    )
