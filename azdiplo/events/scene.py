"""One sentence as the reader of events sees it: its words, who is mentioned in it, in which case each of them stands.

The case of a mention is the case of the noun phrase that it heads or owns: `Türkiyənin xarici işlər nazirinə` is the
dative of Türkiyə, `ABŞ hökuməti ilə` its COM, `Fransa vətəndaşını` nobody's case but France is the owner (MOD).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from azdiplo.events.verbs import unknown_verb
from azdiplo.events.words import Words, is_possessed, matters, stand_in, words
from azdiplo.records import Entity, Reference

__all__ = ["Group", "Mention", "Placed", "Scene", "read_scene"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SHORT_QUOTE = 8  # tokens of a quoted name
_BRACKET = 8
_SCOPE = 7  # words of what an office is for
_UNKNOWN = 2  # words of no list between an owner and its body
_PHRASE = 16  # tokens of a noun phrase behind the name that it begins with
_SIGNS = frozenset((",", "/"))
_CLAUSE = frozenset((",", ".", ":", '"'))
_OPEN = frozenset(("NOM", "GEN"))
_SIDES = frozenset(("side", "force", "office"))


@dataclass(frozen=True, slots=True)
class Placed:
    """An entity where it lies in the folded text."""

    entity: Entity
    start: int
    end: int
    case: str


@dataclass(slots=True, eq=False)
class Mention:
    """Somebody who may take part.

    Attributes:
        first: token at which the noun phrase begins, titles before the name included.
        last: token behind the phrase.
        case: NOM, GEN, DAT …, MOD for a name in front of the noun that it owns, or what a postposition gives.
        code: for whom it acts, None for somebody who is no political actor.
        what: the entity, the reference or None for other words.
        span: of the mention, in characters of the folded text.
        how: named, office, nationality, ours, he, own, open (an office that a reference may resolve).
        kind: label of the entity, or ``WORD``.
        head: kind of the head noun, or None.
        own: the case of the name itself, and where it ends: what holds if the noun behind it belongs to the predicate.
        land: the case of a geographic head behind it (şəhərinə), or None.
        owned: the noun that a MOD owns.
    """

    first: int
    last: int
    case: str
    code: str | None
    what: Entity | Reference | None
    span: tuple[int, int]
    how: str
    kind: str
    head: str | None = None
    own: tuple[str, int] = ("NOM", 0)
    land: str | None = None
    owned: int | None = None


@dataclass(slots=True, eq=False)
class Group:
    """Coordinated mentions, which share the case of the last one."""

    members: list[Mention]
    case: str

    @property
    def first(self) -> int:
        """Token at which it begins."""
        return self.members[0].first

    @property
    def last(self) -> int:
        """Token behind it."""
        return self.members[-1].last


@dataclass(slots=True, eq=False)
class Scene:
    """A sentence: words with their places in the folded text, mentions in order, groups, edges of clauses."""

    start: int
    end: int
    texts: list[str]
    starts: list[int]
    ends: list[int]
    placed: list[Placed]
    at: dict[int, int]  # token → the entity that begins there
    inside: dict[int, int]  # token → the token behind the entity that it is part of
    code: Callable[[Entity], str | None]
    found: list[Mention] | None = None
    joined: list[Group] = field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        """Who is mentioned, in order; looked for when first asked."""
        if self.found is None:
            self.found = []
            _Builder(self).build()
        return self.found

    @property
    def groups(self) -> list[Group]:
        """The mentions, those together that are coordinated."""
        return self.joined if self.mentions else []


def tokens(low: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The words and signs of a stretch of a folded text; quotation marks around a name are left out."""
    texts, starts, ends = [], [], []
    for match in _TOKEN.finditer(low, start, end):
        texts.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    if '"' not in texts:
        return texts, starts, ends
    drop: set[int] = set()
    opened: int | None = None
    for i, text in enumerate(texts):
        if text == '"':
            if opened is not None and i - opened <= _SHORT_QUOTE and not {",", ".", "!", "?"} & set(texts[opened:i]):
                drop |= {opened, i}
                opened = None
            else:
                opened = i
    keep = [i for i in range(len(texts)) if i not in drop]
    return [texts[i] for i in keep], [starts[i] for i in keep], [ends[i] for i in keep]


def read_scene(low: str, start: int, end: int, placed: Sequence[Placed], code: Callable[[Entity], str | None]) -> Scene:
    """Read a sentence.

    Args:
        low: the folded text.
        start: where the sentence starts.
        end: where it ends.
        placed: the entities in it.
        code: for whom an entity acts.
    """
    texts, starts, ends = tokens(low, start, end)
    at: dict[int, int] = {}
    inside: dict[int, int] = {}
    first = 0
    kept: list[Placed] = []
    for each in placed:
        while first < len(starts) and ends[first] <= each.start:
            first += 1
        stop = first
        while stop < len(starts) and starts[stop] < each.end:
            stop += 1
        if stop > first:
            at[first] = len(kept)
            kept.append(each)
            for token in range(first, stop):
                inside[token] = stop
    return Scene(start, end, texts, starts, ends, kept, at, inside, code)


class _Builder:
    """Finds the mentions of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._code = scene.code
        self._words: Words = words()

    def build(self) -> None:
        """Fill the scene with mentions and groups."""
        scene = self._scene
        token = 0
        while token < len(scene.texts):
            if scene.texts[token] == "(" and token - 1 in scene.inside:  # Birləşmiş Millətlər Təşkilatı (BMT)
                token = self._behind_bracket(token)
                continue
            found = self._mention(token)
            if found is not None:
                self._behind(found)
                scene.mentions.append(found)
                token = max(found.last, token + 1)
            else:
                token = scene.inside.get(token, token + 1)
        self._join()
        scene.joined = _groups(scene.mentions, scene)

    def _mention(self, token: int) -> Mention | None:
        scene = self._scene
        if token in scene.at:
            return self._named(token)
        if token in scene.inside:
            return None
        word = scene.texts[token]
        if not matters(word):
            return None
        return self._stand_in(word, token) or self._nationality(word, token) or self._open_office(word, token)

    # --- names

    def _named(self, token: int) -> Mention | None:
        scene = self._scene
        each = scene.placed[scene.at[token]]
        entity, case = each.entity, each.case
        if entity.label not in ("PERSON", "STATE", "ORG", "PLACE") or case in ("REL", "none"):
            return None
        code = self._code(entity)
        stop = scene.inside[token]
        made = Mention(
            self._titles_before(token), stop, case, code, entity, (each.start, each.end), "named", entity.label
        )
        made.own = (case, stop)
        if case in _OPEN:
            self._walk(made, stop)
        return made

    def _titles_before(self, token: int) -> int:
        scene, known = self._scene, self._words
        first = token
        bound = scene.mentions[-1].last if scene.mentions else 0
        while first > bound and first - 1 not in scene.inside:
            word = scene.texts[first - 1]
            joint = word == "-" and first < token and first - 1 > bound and scene.texts[first - 2] in known.titles
            if not joint and word not in known.titles and known.heads.get(word) != "modifier":
                break
            first -= 1
        return first

    def _walk(self, made: Mention, token: int) -> None:
        """Follow the noun phrase behind a name in the nominative or genitive to the noun that heads it."""
        scene = self._scene
        limit = min(len(scene.texts), token + _PHRASE)
        while token < limit:
            following = self._name_behind(made, token) if token in scene.at else self._past_word(made, token)
            if following is None:
                break
            token = following
            if made.case not in _OPEN or (made.kind == "PERSON" and not self._is_side(token) and token == made.last):
                return
        if made.head is None and made.case == "NOM":
            self._owns(made)

    def _past_word(self, made: Mention, token: int) -> int | None:
        """The token behind a word of the phrase, None where the phrase has ended before it."""
        scene, known = self._scene, self._words
        word = scene.texts[token]
        if word == "(":
            return self._behind_bracket(token)
        head = None if self._postposition(token) else known.head(word)
        kind = None if head is None else head[0]
        if head is not None and kind in _SIDES and not (made.kind == "PERSON" and kind == "office"):
            self._headed(made, token, *head)
            return token + 1
        if head is None and made.case == "GEN" and (skipped := self._skips(token)):
            return skipped
        if head is not None and kind == "land" and made.head is None:
            made.land = made.land or head[1]
            return None
        if word in known.titles or kind == "modifier" or self._links(token):
            return token + 1
        return None

    def _skips(self, token: int) -> int:
        """The token behind words that say what an office or a body is for, 0 if there are none.

        `BMT Baş katibinin iqtisadi məsələlər üzrə müavini`, `məhkəmənin ilkin istintaq palatası`.
        """
        scene, known = self._scene, self._words
        limit = min(len(scene.texts), token + _SCOPE)
        for stop in range(token, limit):
            word = scene.texts[stop]
            if stop in scene.inside or not (word.isalpha() or word in _SIGNS) or unknown_verb(word):
                break
            if word in known.scopes or (stop == token and known.is_there(word)):
                return stop + 1
        for stop in range(token, limit):
            word = scene.texts[stop]
            if stop in scene.inside or not word.isalpha():
                return 0
            head = known.head(word)
            if head is not None and head[0] in ("side", "force") and 0 < stop - token <= _UNKNOWN:
                return stop
            if is_possessed(word) or unknown_verb(word):
                return 0
        return 0

    def _is_side(self, token: int) -> bool:
        texts = self._scene.texts
        head = self._words.head(texts[token]) if token < len(texts) else None
        return head is not None and head[0] in ("side", "force")

    def _links(self, token: int) -> bool:
        """`xarici və Avropa işləri naziri`, `Nazirlər Kabinetinin sədri - Administrasiyanın rəhbəri`."""
        scene, known = self._scene, self._words
        if (
            not (scene.texts[token] == "-" or scene.texts[token] in known.connectors)
            or token + 1 >= len(scene.texts)
            or token == 0
        ):
            return False
        before, after = scene.texts[token - 1], scene.texts[token + 1]
        if scene.texts[token] == "-" and known.heads.get(before) == "modifier" and known.head(after) is not None:
            return True
        if before in known.titles and after in known.titles and scene.texts[token] == "-":
            return True
        if scene.texts[token] == "-":
            return known.head(before) is not None and (after in known.titles)
        return before in known.titles and after in known.titles and known.head(before) is None

    def _behind_bracket(self, token: int) -> int:
        texts = self._scene.texts
        for stop in range(token + 1, min(len(texts), token + _BRACKET)):
            if texts[stop] == ")":
                return stop + 1
        return len(texts)

    def _headed(self, made: Mention, token: int, kind: str, case: str) -> None:
        made.head, made.case, made.last = kind, case, token + 1
        if kind == "office":
            made.how = "office"
            made.span = (made.span[0], self._scene.ends[token])

    def _name_behind(self, made: Mention, token: int) -> int | None:
        """A name behind the one that the phrase begins with: its office-holder, its body, or what an office is for."""
        scene = self._scene
        each = scene.placed[scene.at[token]]
        stop = scene.inside[token]
        after = scene.texts[stop] if stop < len(scene.texts) else ""
        if each.case == "REL" or after in self._words.scopes:
            return stop + (each.case != "REL")
        if each.entity.label == "PERSON" and (made.head is not None or token > made.last) and made.kind != "PERSON":
            code = self._code(each.entity)
            if code is not None and made.code is not None and code != made.code and made.head == "office":
                return None  # dövlətimizin başçısı Viktor Orbanı qəbul edib: two people
            made.code = code if code is not None else (made.code if made.head is not None else None)
            self._become(made, each, stop)
            return stop
        if each.entity.label == "PERSON" and made.case == "GEN" and token == made.last and self._is_side(stop):
            made.code = self._code(each.entity) or made.code
            self._become(made, each, stop)
            return stop
        if each.entity.label == "ORG" and made.head is None and token == made.last and made.kind != "PERSON":
            code = self._code(each.entity)
            if made.case == "NOM" and code is not None and code != made.code:
                return None
            if code is None and each.entity.id is not None:
                return None
            made.code = code or made.code
            self._become(made, each, stop)
            return stop
        return None

    def _become(self, made: Mention, each: Placed, stop: int) -> None:
        made.what, made.kind, made.how = each.entity, each.entity.label, "named"
        made.span, made.case, made.last = (each.start, each.end), each.case, stop
        made.own = (each.case, stop)
        made.head = None

    def _owns(self, made: Mention) -> None:
        """A bare name in front of a noun with a possessive only says whose that is."""
        scene = self._scene
        token = made.last
        if token >= len(scene.texts) or token in scene.inside or scene.starts[token] > scene.ends[token - 1] + 1:
            return
        word = scene.texts[token]
        if (
            made.kind != "PERSON"
            and (made.land is not None or (is_possessed(word) and word not in self._words.nationalities))
            and not self._postposition(token)
        ):
            made.case, made.owned = "MOD", token

    # --- other words

    def _stand_in(self, word: str, token: int) -> Mention | None:
        found = stand_in(word)
        if found is None:
            return None
        kind, state, case = found
        scene = self._scene
        if kind == "noun":
            if token and scene.texts[token - 1] not in _CLAUSE | words().that:
                return None
            kind = "he"
        if kind == "country" and (token == 0 or scene.texts[token - 1] not in self._words.pointing):
            return None
        if case in ("REL", "none") or (kind == "he" and case == "NOM" and token + 1 in scene.at):
            return None
        span = (scene.starts[token], scene.ends[token])
        made = Mention(token, token + 1, case, state or None, None, span, kind, "WORD", own=(case, token + 1))
        if case in _OPEN and kind in ("ours", "he"):
            self._walk(made, token + 1)
        return made

    def _nationality(self, word: str, token: int) -> Mention | None:
        """`çinli həmkarına`, `türk diplomatlar`: behind the word stands an office or a colleague."""
        state = self._words.nationalities.get(word)
        scene = self._scene
        if state is None or token + 1 >= len(scene.texts):
            return None
        following = token + 1
        if scene.texts[following] in self._words.connectors and self._is_nationality(following + 1):
            span = (scene.starts[token], scene.ends[token])
            return Mention(token, following, "NOM", state, None, span, "nationality", "WORD", own=("NOM", following))
        head = None if following in scene.inside else self._words.head(scene.texts[following])
        if head is None or head[0] not in _SIDES:
            return None
        made = Mention(
            token,
            following + 1,
            head[1],
            state,
            None,
            (scene.starts[token], scene.ends[following]),
            "nationality",
            "WORD",
            head=head[0],
            own=(head[1], following + 1),
        )
        if following + 1 in scene.at and head[1] == "NOM":
            each = scene.placed[scene.at[following + 1]]
            if each.entity.label == "PERSON":
                made.code = self._code(each.entity) or state
                self._become(made, each, scene.inside[following + 1])
        return made

    def _is_nationality(self, token: int) -> bool:
        texts = self._scene.texts
        if token + 1 >= len(texts) or texts[token] not in self._words.nationalities:
            return False
        head = self._words.head(texts[token + 1])
        return head is not None and head[0] in _SIDES

    def _open_office(self, word: str, token: int) -> Mention | None:
        """An office without its holder or owner, which a reference may resolve: `dövlət başçısı`, `nazir`."""
        head = self._words.head(word)
        scene = self._scene
        if head is None or head[0] != "office" or token + 1 in scene.at:
            return None
        first = self._titles_before(token)
        return Mention(
            first,
            token + 1,
            head[1],
            None,
            None,
            (scene.starts[first], scene.ends[token]),
            "open",
            "WORD",
            head="office",
            own=(head[1], token + 1),
        )

    # --- behind a mention

    def _postposition(self, token: int) -> tuple[frozenset[str], str, int] | None:
        texts = self._scene.texts
        for size in (3, 2, 1):
            known = self._words.postpositions.get(tuple(texts[token : token + size]))
            if known is not None:
                return (*known, size)
        return None

    def _behind(self, made: Mention) -> None:
        scene = self._scene
        token = made.last
        if token < len(scene.texts) and scene.texts[token] == "(":
            token = self._behind_bracket(token)
        if token >= len(scene.texts):
            return
        found = self._postposition(token)
        if found is None:
            return
        takes, gives, size = found
        case = "NOM" if made.case == "MOD" else made.case
        if case in takes:
            made.case, made.last, made.owned = gives, token + size, None

    def _join(self) -> None:
        """`ABŞ-Rusiya görüşü`: names with a hyphen between them."""
        scene = self._scene
        for one, other in zip(scene.mentions, scene.mentions[1:], strict=False):
            if (
                one.own[0] == "NOM"
                and other.own[1] > other.first
                and one.own[1] + 1 == other.first
                and scene.texts[one.own[1]] == "-"
                and one.kind in ("STATE", "PLACE", "ORG")
                and other.kind in ("STATE", "PLACE", "ORG")
            ):
                one.case = "JOINED"
                if other.case in ("MOD", "NOM"):
                    other.case = "JOINED"


def _groups(mentions: list[Mention], scene: Scene) -> list[Group]:
    """Coordinated mentions together; the last one's case goes for those that have none of their own."""
    groups: list[Group] = []
    for mention in mentions:
        if groups and _coordinated(scene, groups[-1].members[-1], mention):
            groups[-1].members.append(mention)
            groups[-1].case = mention.case
        else:
            groups.append(Group([mention], mention.case))
    return groups


def _coordinated(scene: Scene, one: Mention, other: Mention) -> bool:
    between = scene.texts[one.last : other.first]
    if one.case == "JOINED" or other.case == "JOINED":
        return one.case == other.case and between == ["-"]
    if one.how == "he" or other.how == "he":
        return False
    if one.case == "COM" and other.case == "BETWEEN" and not between:
        one.case = "BETWEEN"
        return True
    if not between or not all(word in _SIGNS or word in words().connectors for word in between):
        return False
    if not any(word in _SIGNS or word in words().joining for word in between):
        return False
    if one.case == other.case:
        return True
    return one.case in ("NOM", "MOD") and other.case not in ("none", "JOINED")
