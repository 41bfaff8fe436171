"""The office that a text gives a person, and whose office it is.

`ABŞ dövlət katibi Entoni Blinken` has the office `dövlət katibi` of `ABŞ`, `BMT-nin Baş katibi Antonio
Quterreş` the office `baş katib` of `BMT`. An office is spelled as in the table of offices, in the
nominative, so that the same office counts as one.

The noun phrase before a name is read from the right: the office, what qualifies it (`keçmiş`), the office
that it is held under (`nazirinin müavini`), what it is for (`Ukrayna üzrə`, `BMT yanında`) or where
(`Azərbaycandakı`), and whose it is: the next state or body in the genitive, or bare in front of it. A
person with several offices has the first: news names the main one first. Behind a name an office stands
between commas, dashes or brackets, or in the predicate (`… xarici işlər naziridir`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.titles import Title, composed, coordinated, is_genitive, possessive, title_at
from azdiplo.entities.words import Words
from azdiplo.text.fold import lower as fold_name
from azdiplo.text.fold import title as capitalised

__all__ = ["Held", "OfficeReader", "Reading", "offices", "shared"]

_STOP = re.compile(r'[.;:!?"()]|  ')  # two spaces: an empty line
_WORDS = re.compile(r"[\w'-]+")
_CLOSING_QUOTE = re.compile(r'"-?(\w{0,5})')
_POSSESSED_NOUN = re.compile(r"[ıiuü]n[ıiuü]n$")
_GENITIVE_NOUN = re.compile(r"\w{2}[ıiuü]n$")
_JOINED = re.compile(r'"?(?:,| və|, həmçinin) "?')
_BEHIND = re.compile(r", | ?\(| - ")
_CLOSED = re.compile(r"[,.:;!?)]| - |  |\Z")
#: What may stand between an office and the one that the same person holds before it.
_BETWEEN_OFFICES = (", ", " - ", " və ")
_GAP = 90
_REACH = 8
_SEVERAL = 4
_PURPOSE = 10
_ABROAD = ("dakı", "dəki")
_PARTICIPLE = ("an", "ən")
_WITH = ("la", "lə")
#: Kinds of offices that are no office of their own beside another: müdafiə naziri general-polkovnik Zakir Həsənov.
_RANKS = frozenset(("military", "academic", "religious", "title", "art"))
_NO_OFFICES = frozenset(("relation", "common", "address"))
#: Kinds of offices that a place, an event or a project has: Tbilisi meri, COP29-un prezidenti.
_OF_PLACES = frozenset(("state", "religious"))
_OF_PROJECTS = frozenset(("state", "corporate"))

#: An office and the position, among the settled candidates, of whose it is.
Held = tuple[str, int | None]


class Reading:
    """What a noun phrase with an office says.

    Attributes:
        names: its offices; several where a plural shares their last word (`xarici işlər və müdafiə nazirləri`).
        owners: positions, among the settled candidates, of whose they are.
        start: where the phrase starts.
        end: where it ends.
        plural: True for the offices of several people.
    """

    __slots__ = ("end", "names", "owners", "plural", "start")

    def __init__(self, names: list[str], owners: list[int], start: int, end: int, plural: bool) -> None:
        self.names = names
        self.owners = owners
        self.start = start
        self.end = end
        self.plural = plural


class OfficeReader:
    """Reads the offices of one text, over its settled candidates.

    Attributes:
        found: position in ``settled`` → office and owner of the people read so far.
        taken: stretches of the text that hold those offices.
    """

    __slots__ = ("_lexicon", "_lower", "_settled", "found", "taken")

    def __init__(self, lower: str, settled: Sequence[Candidate], lexicon: Words) -> None:
        self._lower = lower
        self._settled = settled
        self._lexicon = lexicon
        self.found: dict[int, Held] = {}
        self.taken: list[tuple[int, int]] = []

    def people(self) -> dict[int, Held]:
        """Find the offices of all people; returns :attr:`found`."""
        for i, candidate in enumerate(self._settled):
            if candidate.label == "PERSON" and i not in self.found:
                self._person(i)
        return self.found

    def _person(self, i: int) -> None:
        """Find the office of the person at position ``i``, and of those that share it."""
        reading = self._in_front(i)
        if reading is None:
            reading = self._behind(i) or self._predicate(i)
            if reading is not None:
                self.found[i] = reading.names[0], reading.owners[0] if reading.owners else None
                self.taken.append((self._settled[i].end, reading.end))
            return
        people = [i]
        settled = self._settled
        self.taken.append((reading.start, settled[i].start))
        while reading.plural and people[-1] + 1 < len(settled):
            last, following = settled[people[-1]], settled[people[-1] + 1]
            if following.label != "PERSON" or not self._are_joined(last, following):
                break
            people.append(people[-1] + 1)
        names, owners = reading.names, reading.owners
        for nth, person in enumerate(people):
            name = names[nth] if len(names) == len(people) else names[-1]
            owner = owners[nth] if len(owners) == len(people) else owners[0] if len(owners) == 1 else None
            self.found[person] = name, owner

    def read(self, i: int, title: Title, others: int = _SEVERAL) -> Reading | None:
        """Read to the left from a title.

        Args:
            i: how many of the candidates end before the title does.
            title: the office.
            others: how many more offices of the same person may stand before it.
        """
        lower, lexicon = self._lower, self._lexicon
        if title.kind in _NO_OFFICES:
            return None
        limit = self.limit(i, title.end)
        titles = coordinated(lower, title, limit, lexicon)
        names = [each.name for each in titles]
        start, possessed = titles[0].start, title.possessed
        if possessed and len(titles) == 1:
            names[0], start = self._portfolio(i, title)
        above: list[tuple[str, str]] = []  # offices that it is held under, the nearest first, and what is between
        while possessed and len(above) < _SEVERAL and (higher := self._higher(i, start)) is not None:
            above.append((higher.name, lower[higher.end + 1 : start - 1]))
            start, possessed = higher.start, higher.possessed
        others = 0 if title.plural else others
        earlier = self._earlier(i, start, title, possessed, others)
        if earlier is not None:
            return earlier
        owners: list[int] = []
        if possessed:
            owners, start = self._owners(i, start, title)
            if owners and self._settled[owners[0]].label == "PERSON":
                under = self.found.get(owners[0])
                if under is None:
                    owners = []
                else:
                    above.append((under[0], ""))
                    owners = [] if under[1] is None else [under[1]]
        if title.kind == "owned" and not owners:
            return None
        if above:
            names = [self._held_under(above, name) for name in names]
        earlier = self._earlier(i, start, None, False, others) if owners else None
        return earlier or Reading(names, owners, start, title.end, title.plural)

    def _held_under(self, above: list[tuple[str, str]], name: str) -> str:
        """baş katib, daimi nümayəndə and müavin: baş katibin daimi nümayəndəsinin müavini."""
        whole = above[-1][0]
        for nth in range(len(above) - 1, -1, -1):
            part = above[nth - 1][0] if nth else name
            whole = composed(whole, above[nth][1], part, self._lexicon)
        return whole

    def _in_front(self, i: int) -> Reading | None:
        """The offices that stand right before the name at position ``i``."""
        lower, lexicon = self._lower, self._lexicon
        at = self._settled[i].start
        if at < 2 or lower[at - 1] != " ":
            return None
        end = self._past_address(at - 1)
        title = title_at(lower, end, self.limit(i, end), lexicon)
        if title is None or not title.names:
            return None
        reading = self.read(i, title)
        if reading is not None and not reading.owners and title.possessed and title.kind == "state":
            reading.owners = self._shared_owner(i, reading.start)
        return reading

    def _shared_owner(self, i: int, start: int) -> list[int]:
        """Whose the office of the person before is, where both stand in a list: BƏƏ-nin Prezidenti A, Baş naziri B."""
        if i and self._settled[i - 1].label == "PERSON" and i - 1 in self.found:
            owner = self.found[i - 1][1]
            if (
                owner is not None
                and self._settled[owner].label == "STATE"
                and self._lower[self._settled[i - 1].end : start] in (", ", " və ")
            ):
                return [owner]
        return []

    def _past_address(self, end: int) -> int:
        """Where the office ends before forms of address and the like: Prezidenti cənab, vəzifəsini icra edən."""
        lower, lexicon = self._lower, self._lexicon
        while lower[lower.rfind(" ", 0, end) + 1 : end] in lexicon.offices.between_ends:
            words = lower[max(0, end - _GAP) : end].split(" ")[-5:]
            skipped = next((n for n in range(len(words) - 1, 0, -1) if tuple(words[-n:]) in lexicon.offices.between), 0)
            if (
                not skipped
                and words[-1] in lexicon.offices.addresses
                and " ".join(words[-2:]) not in lexicon.offices.names
            ):
                skipped = 1  # birinci xanım is an office, xanım alone an address
            if not skipped or skipped == len(words):
                return end
            end -= len(" ".join(words[-skipped:])) + 1
        return end

    def limit(self, i: int, end: int) -> int:
        """Where the names before ``end`` end that are no part of an office, as Avropa komissarı's is."""
        for k in range(i - 1, max(-1, i - _REACH), -1):
            other = self._settled[k]
            if other.end <= end and other.label not in ("PLACE", "DATE"):
                return other.end
        return 0

    def _limit_of_purpose(self, i: int, end: int) -> int:
        """The same for an office held under another, which names of where and what for may part from it.

        `ABŞ Prezidentinin Ukrayna üzrə xüsusi elçisi`: not Ukrayna, only a name in the genitive is a limit.
        """
        for k in range(i - 1, max(-1, i - _REACH), -1):
            other = self._settled[k]
            tail = self._lower[other.stem_end : other.end]
            if other.end <= end and (other.label == "PERSON" or (tail and not tail.endswith(_ABROAD))):
                return other.end
        return 0

    def _portfolio(self, i: int, title: Title) -> tuple[str, int]:
        """A minister's office in full, where the table has not all of it: aerokosmik sənaye naziri."""
        lower, lexicon = self._lower, self._lexicon
        last = lower[lower.rfind(" ", title.body, title.end) + 1 or title.body : title.end]
        head = lexicon.office(last)
        if head is None or lexicon.offices.kinds.get(head[0]) != "portfolio" or title.start != title.body:
            return title.name, title.start
        for k in range(i - 1, max(-1, i - _REACH), -1):
            owner = self._settled[k]
            if owner.label in ("PLACE", "ORG") and owner.stem_end == owner.end:
                continue  # Fransanın Avropa və xarici işlər naziri
            if owner.label != "STATE" or not is_genitive(lower[owner.stem_end : owner.end]):
                break
            words = lower[owner.end : title.body].strip(" ").split(" ")
            if not 1 <= len(words) <= 8 or _STOP.search(lower, owner.end, title.body):
                break
            while words and words[0] in lexicon.offices.qualifiers:
                words.pop(0)
            if not words or words[-1] in lexicon.roles.postpositions:
                break
            several = "və" in words or any(word.endswith(",") for word in words)
            plain = not any(lexicon.office(word.rstrip(",")) for word in words)
            if plain and (several or " " not in title.name):
                front = " ".join(words)
                start = title.body - len(front) - 1
                for place in self._settled[k + 1 : i]:
                    at = place.start - start
                    front = (
                        front[:at] + capitalised(lower[place.start : place.end]) + front[at + place.end - place.start :]
                    )
                last = title.name if " " in title.name else possessive(head[0])
                return f"{front} {last}", start
            break
        return title.name, title.start

    def _higher(self, i: int, start: int) -> Title | None:
        """The office, in the genitive, that the one at ``start`` is held under: nazirinin müavini."""
        lower, lexicon = self._lower, self._lexicon
        if start < 2 or lower[start - 1] != " ":
            return None
        last = lower[lower.rfind(" ", 0, start - 1) + 1 : start - 1]
        if last in lexicon.roles.postpositions:
            reach = _PURPOSE
        elif last.endswith(_ABROAD):
            reach = 3
        else:
            return self._genitive_at(start - 1, self.limit(i, start))
        limit = self._limit_of_purpose(i, start)
        words = [match.span() for match in _WORDS.finditer(lower, max(limit, start - 2 * _GAP), start - 1)]
        if not words or words[-1][1] != start - 1:
            return None
        for _begin, end in reversed(words[-reach - 1 :]):
            if _STOP.search(lower, end, start):
                return None
            if title_at(lower, end, limit, lexicon) is not None:
                return self._genitive_at(end, limit)
        return None

    def _genitive_at(self, end: int, limit: int) -> Title | None:
        """The office that ends there, if it is in the genitive and others can be held under it."""
        higher = title_at(self._lower, end, limit, self._lexicon)
        if higher is None or higher.kind in _NO_OFFICES or not is_genitive(higher.tail):
            return None
        return None if _is_another_noun(self._lower, higher, self._lexicon) else higher

    def _earlier(self, i: int, start: int, title: Title | None, possessed: bool, others: int) -> Reading | None:
        """The main office of somebody who has several: müdafiə naziri general-polkovnik Zakir Həsənov."""
        lower = self._lower
        if not others:
            return None
        gaps = list(_BETWEEN_OFFICES if possessed else _BETWEEN_OFFICES[:2])
        if title is not None and title.kind in _RANKS:
            gaps.append(" ")
        for gap in gaps:
            if not lower.endswith(gap, 0, start):
                continue
            end = start - len(gap)
            before = title_at(lower, end, self.limit(i, end), self._lexicon)
            if before is None or before.plural or not before.names:
                continue
            if gap == " " and title is not None and not before.possessed and before.kind in _RANKS - {title.kind}:
                continue
            if gap == " və " and not before.possessed:
                continue
            return self.read(self._count(i, end), before, others - 1)
        return None

    def _count(self, i: int, end: int) -> int:
        """How many of the first ``i`` candidates end at or before ``end``."""
        while i and self._settled[i - 1].end > end:
            i -= 1
        return i

    def _owners(self, i: int, start: int, title: Title) -> tuple[list[int], int]:
        """Whose the office at ``start`` is, and where the phrase with its owners starts."""
        lower, lexicon = self._lower, self._lexicon
        behind = start
        past = False  # beyond names of where or what for: from here on only a genitive can be the owner
        for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
            other = self._settled[k]
            if other.end > start:
                continue
            gap = lower[other.end : behind]
            tail = lower[other.stem_end : other.end].lstrip("'-")
            quote = _CLOSING_QUOTE.match(gap)
            if quote is not None:
                gap = gap[quote.end() :]
                tail = quote[1] or tail
            elif gap.startswith(")") and lower[other.start - 1] == "(":
                gap = gap[1:]
            gap = gap.rstrip('("')
            words = gap.split()
            purpose = any(word in lexicon.roles.postpositions for word in words)
            if len(gap) > _GAP or _STOP.search(gap) or ("," in gap and not past and not purpose):
                break
            genitive = is_genitive(tail)
            if genitive or not (tail or past or purpose or other.label == "DATE"):
                if not self._owns(other, genitive, words, purpose, past, title):
                    break
                if other.label == "PERSON":
                    return [k], other.start
                owners = [k]
                while title.plural and owners[0]:
                    one = self._settled[owners[0] - 1]
                    if one.label not in ("STATE", "ORG") or not self._are_joined(one, self._settled[owners[0]]):
                        break
                    owners.insert(0, owners[0] - 1)
                first = self._settled[owners[0]].start
                return owners, first - 1 if lower.endswith('"', 0, first) else first
            passed = not tail or tail.endswith(_ABROAD) or any(word.endswith(_PARTICIPLE) for word in words)
            if other.label != "DATE" and (other.label == "PERSON" or not passed):
                break  # Azərbaycandakı səfiri, Bakıya gələn naziri, but not Belarusun paytaxtı Minskdə çempion
            past = True
            behind = other.start
        return [], start

    def _owns(
        self, other: Candidate, genitive: bool, words: list[str], purpose: bool, past: bool, title: Title
    ) -> bool:
        """Can this name, in the genitive or bare, be whose the office is, with these words between the two?"""
        lexicon = self._lexicon
        if not purpose and any(
            _GENITIVE_NOUN.search(word) and not _POSSESSED_NOUN.search(word) and not lexicon.office(word)
            for word in words
        ):
            return False  # Azərbaycan … komissiyanın sədri: the noun is nobody's
        label = other.label
        if label == "PERSON":
            return genitive and (not words or past)
        if label in ("STATE", "ORG"):
            if genitive or not words:
                return True
            # Azərbaycan millisinin baş məşqçisi, Rusiya opera müğənnisi
            return bool(_POSSESSED_NOUN.search(words[-1])) or (len(words) < 3 and "və" not in words)
        if label == "PLACE":
            # Ağdam rayonunun icra başçısı, but not Ağdam rayonunda Prezidentin nümayəndəsi
            described = all(
                word in lexicon.roles.attributes
                or (lexicon.descriptor(word) == "PLACE" and (is_genitive(word) or word in lexicon.nouns.descriptors))
                for word in words
            )
            return title.kind in _OF_PLACES and described
        return label in ("EVENT", "PROJECT") and title.kind in _OF_PROJECTS and not words

    def _are_joined(self, one: Candidate, other: Candidate) -> bool:
        """Are these two of a list: A, B və C; A-la B?"""
        lower = self._lower
        if _JOINED.fullmatch(lower, one.end, other.start):
            return True
        return lower[one.end : other.start] == " " and lower.endswith(_WITH, one.stem_end, one.end)

    def _behind(self, i: int) -> Reading | None:
        """The office behind a name: Entoni Blinken, ABŞ dövlət katibi, …"""
        lower = self._lower
        opening = _BEHIND.match(lower, self._settled[i].end)
        if opening is None:
            return None
        begin = opening.end()
        k = i + 1  # a comma or a dash inside a name closes nothing
        at = begin
        while True:
            closing = _CLOSED.search(lower, at, begin + 2 * _GAP)
            if closing is None or (not closing[0] and closing.end() < len(lower)):
                return None
            while k < len(self._settled) and self._settled[k].end <= closing.start():
                if self._settled[k].label == "PERSON":
                    return None
                k += 1
            title = title_at(lower, closing.start(), max(begin, self.limit(k, closing.start())), self._lexicon)
            if title is not None:
                break
            if closing[0] != ",":
                return None
            at = closing.end()
        if not title.names or title.plural or title.tail.endswith("z"):
            return None
        if closing[0] == "," and k < len(self._settled) and self._announced(k, closing.end()):
            return None
        return self._whole(i, k, begin, title, loose=opening[0] != ", ")

    def _announced(self, k: int, at: int) -> bool:
        """Does what stands between ``at`` and the person at ``k`` belong to that person?"""
        return self._settled[k].label == "PERSON" and self._settled[k].start - at < 3

    def _predicate(self, i: int) -> Reading | None:
        """The office that the sentence says the person has, or gets: … xarici işlər naziridir."""
        person = self._settled[i]
        lower, lexicon = self._lower, self._lexicon
        if person.end != person.stem_end or lower[person.end : person.end + 1] != " ":
            return None
        begin = person.end + 1
        stop = _STOP.search(lower, begin, begin + 2 * _GAP)
        for match in _WORDS.finditer(lower, begin, stop.start() if stop is not None else begin + 2 * _GAP):
            office = lexicon.office(match[0])
            if office is None:
                continue
            title_end = match.end()
            copula = office[1].endswith(("dır", "dir", "dur", "dür"))
            if not copula:
                following = _WORDS.match(lower, title_end + 1)
                if following is None or following[0] not in lexicon.offices.becomes:
                    continue
            k = i + 1
            while k < len(self._settled) and self._settled[k].end <= title_end:
                if self._settled[k].label == "PERSON":
                    return None
                k += 1
            title = title_at(lower, title_end, max(begin, self.limit(k, title_end)), lexicon)
            if title is None:
                return None
            if copula:
                title.tail = title.tail[:-3]
            return (
                self._whole(i, k, begin, title, loose=False)
                if title.names and title.possessed and not title.plural
                else None
            )
        return None

    def _whole(self, i: int, k: int, begin: int, title: Title, loose: bool) -> Reading | None:
        """The reading of a title, if it takes up all from ``begin`` on; ``loose`` if the rest may be anything."""
        reading = self.read(k, title)
        if reading is None or reading.start < begin:
            return None
        if reading.start == begin or loose:
            return reading
        between = [other.label for other in self._settled[i + 1 : k] if other.end <= reading.start]
        return reading if between == ["DATE"] and reading.start - begin < 30 else None


def _is_another_noun(lower: str, title: Title, lexicon: Words) -> bool:
    """Is the genitive that of a common noun as well? komandanın kapitanı is a team's captain, no commander's."""
    word = lower[lower.rfind(" ", title.start, title.end) + 1 or title.start : title.end]
    return not title.possessed and title.tail == word[-2:] and word[:-3] in lexicon.common.forms


def offices(lower: str, settled: Sequence[Candidate], lexicon: Words) -> dict[int, Held]:
    """Office and affiliation of the people among the settled candidates.

    Returns:
        Position in ``settled`` → the office and the position of whose it is, or None.
    """
    return OfficeReader(lower, settled, lexicon).people()


def shared(held: dict[int, Held], settled: Sequence[Candidate], names: Sequence[str], lexicon: Words) -> None:
    """Give all mentions of a person what the text says of that person at one of them.

    The first office counts, in full where the text gives it in full somewhere: `nazir Ceyhun Bayramov` is
    the `xarici işlər naziri` that another sentence names.

    Args:
        held: what :func:`offices` found; completed here.
        settled: the candidates.
        names: their canonical names.
        lexicon: the tables.
    """
    main: dict[str, Held] = {}
    for i in sorted(held):
        known = main.get(names[i])
        if known is None or _is_fuller(held[i], known, lexicon):
            main[names[i]] = held[i]
    if not main:
        return
    for i, candidate in enumerate(settled):
        known = main.get(names[i]) if candidate.label == "PERSON" else None
        if known is not None and (i not in held or _is_fuller(known, held[i], lexicon)):
            held[i] = known


def _is_fuller(one: Held, other: Held, lexicon: Words) -> bool:
    """Is the first the same office as the second, and says whose?"""
    if one[1] is None or other[1] is not None:
        return False
    if one[0] == other[0]:
        return True
    head = lexicon.office(fold_name(one[0].rsplit(" ", 1)[-1]))
    return head is not None and head[0] == fold_name(other[0])
