"""Names built on a head word: `Xarici İşlər Nazirliyi`, `Zəngəzur dəhlizi`, `Vətən müharibəsi`.

An izafet has its head last, so the rule starts at the head and walks to the left over what may
modify it: capitalised words, a state or body that owns it, and the few lower-case words that join
such a name (`Elm və Təhsil Nazirliyi`, `Diasporla İş üzrə Dövlət Komitəsi`).
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.coordination import is_plural, sharing
from azdiplo.entities.numbers import counted, dated
from azdiplo.entities.reading import Reading
from azdiplo.entities.units import BREAK, Unit
from azdiplo.entities.words import Head, Words, roles
from azdiplo.records import Evidence

__all__ = ["headed"]

_LOWER_WORD = re.compile(r" ([^\W\d_A-Z]\w*)")
_SECOND = re.compile(r"-[^\W\d]+")
_ROMAN = re.compile(r"[IVXL]+ ")
_OURS = ("mız", "miz", "muz", "müz")
_GENITIVES = ("ın", "in", "un", "ün")
#: Kinds of bodies that every state has: their name alone does not tell which, so the owner is part of it.
_OWNED = frozenset(("government", "parliament", "military", "court"))
_STRENGTH = 40
#: How far behind a lower-case word the plural may stand of which it is the first half: avtomobil yolları
_NEAR = 20
_FARTHEST = 14
_AGE = re.compile(r"-?\d\d(?!\w)")


@cache
def _number_behind() -> re.Pattern[str]:
    """The number of a school or the like behind a place: 37 nömrəli, 1 saylı."""
    return re.compile(rf" \d{{1,3}} (?:{'|'.join(map(re.escape, roles().numbering))})")


@cache
def _number_before() -> re.Pattern[str]:
    """The same before a place."""
    return re.compile(rf"(?<!\S)\d{{1,3}} (?:{'|'.join(map(re.escape, roles().numbering))}) $")


_BODY = Head("", "ORG", bare=False, lower="")


def headed(reading: Reading, named: Set[int]) -> list[Candidate]:
    """Every name that a head word makes, and list bodies with their owner.

    Args:
        reading: the text.
        named: positions of the units that belong to the name of a person.
    """
    cased, lower, units, lexicon = reading.cased, reading.lower, reading.units, reading.words
    found: list[Candidate] = []
    last = len(units) - 1
    for i, unit in enumerate(units):
        if unit.label == "ORG":
            candidate = _own(lower, units, named, i, lexicon)
            if candidate is not None:
                found.append(candidate)
        elif unit.label == "EVENT" and i and unit.sure:
            candidate = _summit(cased, lower, units[i - 1], unit)
            if candidate is not None:
                found.append(candidate)
        if unit.hit is None or not unit.sure:
            answer = lexicon.head(unit.word) if unit.hit is None or unit.hit.form.words == 1 else None
            end = unit.end
            if answer is None and cased[end : end + 1] == "-" and (second := _SECOND.match(lower, end)) is not None:
                answer, end = lexicon.head(unit.word + second[0]), second.end()  # Düşənbə Qran-prisi
            if answer is not None and not unit.word.startswith(_OURS, answer[1]):
                head, length = answer
                stem_end = unit.start + length
                candidate = _grow(cased, lower, units, named, i, head, stem_end, end, lexicon)
                if candidate is not None:
                    found.append(candidate)
                    continue
            if unit.hit is None and i and unit.glue == " ":
                candidate = _organ(cased, lower, units, named, i, lexicon)
                if candidate is not None:
                    found.append(candidate)
                    continue
        follower = _LOWER_WORD.match(lower, unit.end)
        digit = (unit.end if follower is None else follower.end()) + 1
        if lower[digit : digit + 1].isdigit():
            candidate = _numbered(lower, units, named, i, follower, lexicon)
            if candidate is not None:
                found.append(candidate)
                continue
        if follower is not None and (i == last or units[i + 1].start >= follower.end()):
            candidate = _lower_head(cased, lower, units, named, i, follower, lexicon)
            if candidate is not None:
                found.append(candidate)
            elif is_plural(lower[follower.start() : follower.end() + _NEAR]):
                found += sharing(cased, lower, units, i, follower, lexicon)
    return found


def _numbered(
    lower: str, units: list[Unit], named: Set[int], i: int, follower: re.Match[str] | None, lexicon: Words
) -> Candidate | None:
    """A school or hospital that a number tells apart: `Şuşa şəhər 1 nömrəli tam orta məktəb`."""
    unit = units[i]
    at = unit.end
    if unit.word == "u" and follower is None:
        return _aged(lower, unit, lexicon)
    after = follower is not None and follower[1] == "adına"  # after whom it is named
    own = after  # does the name begin before the number?
    if follower is not None:
        if not after and (unit.label != "PLACE" or lexicon.descriptor(follower[1]) != "PLACE"):
            return None
        own = after or lexicon.nouns.descriptors.get(follower[1]) == "PLACE"
        at = follower.end()
    elif unit.label != "PLACE":
        return None
    else:
        own = unit.stem_end == unit.end
    if after and i not in named and unit.label != "PERSON":
        return None
    number = _number_behind().match(lower, at)
    if number is None:
        return None
    at = number.end()
    for _ in range(5):
        match = _LOWER_WORD.match(lower, at)
        if match is None:
            return None
        length = lexicon.heads.numbered(match[1])
        at = match.end()
        following = _LOWER_WORD.match(lower, at)
        if length and not (following is not None and lexicon.heads.numbered(following[1])):
            start = unit.start if own else number.start() + 1
            if after:
                first = _person(units, named, i, lexicon)
                start = units[first].start
                before = units[first - 1] if first else None
                if (
                    before is not None
                    and before.label == "PLACE"
                    and lower[before.end + 1 : start - 1] in (lexicon.roles.attributes)
                ):
                    start = before.start  # Lənkəran şəhər Osman Mirzəyev adına 5 saylı uşaq evi
            return Candidate(start, match.start(1) + length, at, "ORG", Evidence("rule", "numbered"), _STRENGTH + 20)
    return None


def _aged(lower: str, unit: Unit, lexicon: Words) -> Candidate | None:
    """A championship of an age class, all in lower case: `U-17 dünya çempionatı`, `U-23 güləş üzrə …`."""
    age = _AGE.match(lower, unit.end)
    match = _LOWER_WORD.match(lower, age.end()) if age is not None else None
    for _ in range(4):
        if match is None:
            break
        answer = lexicon.head(match[1])
        if answer is not None and answer[0].label == "EVENT":
            stem_end = match.start(1) + answer[1]
            return Candidate(unit.start, stem_end, match.end(), "EVENT", Evidence("rule", "age class"), _STRENGTH + 15)
        following = _LOWER_WORD.match(lower, match.end())
        known = match[1] in lexicon.roles.modifiers or match[1] in lexicon.roles.postpositions
        if not known and (following is None or following[1] not in lexicon.roles.postpositions):
            break
        match = following
    return None


def _person(units: list[Unit], named: Set[int], i: int, lexicon: Words) -> int:
    """The unit with which the name of a person begins that ends with unit ``i``."""
    while i and i - 1 in named and (units[i].glue in (" ", ".", "-") or units[i].glue in lexicon.names.particles):
        i -= 1
    return i


def _lower_head(
    cased: str, lower: str, units: list[Unit], named: Set[int], i: int, follower: re.Match[str], lexicon: Words
) -> Candidate | None:
    word = follower[1]
    end = follower.end(1)
    if cased[follower.start(1)].isupper():
        return None
    if word in lexicon.offices.addresses and i in named:
        # Hacı Cəfər bəy məscidi
        second = _LOWER_WORD.match(lower, end)
        answer = lexicon.head(second[1]) if second is not None else None
        if second is None or answer is None or answer[0].label != "PLACE" or not answer[0].lower:
            return None
        word, end, follower = second[1], second.end(1), second
    answer = lexicon.head(word)
    if answer is None or not answer[0].lower:
        if word not in lexicon.heads.starts:
            return None
        second = _LOWER_WORD.match(lower, end)
        if second is None or cased[second.start(1)].isupper():
            return None
        joined = word + " " + second[1]
        answer = lexicon.head(joined)
        if answer is None or not answer[0].lower:
            return None
        word, end = joined, second.end(1)
    head, length = answer
    if word[length:].startswith(_OURS):
        return None  # İrandakı səfirliyimiz
    unit = units[i]
    stem_end = follower.start(1) + length
    state = unit.label == "STATE"
    if state and head.lower == "name":
        return None
    if not state and head.lower == "state" and head.word not in lexicon.roles.missions:
        return None
    if unit.hit is not None:
        tail = lower[unit.stem_end : unit.end].lstrip("'-")
        abroad = tail.endswith(("kı", "ki")) and head.word in lexicon.roles.missions
        if tail and not abroad and not (state and head.label == "ORG" and _is_genitive(tail)):
            return None
    elif lexicon.office(unit.word) or (unit.first and lexicon.is_common(unit.word)):
        return None
    if unit.sure and unit.label == head.label == lexicon.descriptor(head.word):
        return None  # Novruz bayramı: a listed name that stands without the word
    if head.label == "EVENT" and unit.glue == "-" and (state or i in named or (unit.hit is not None and unit.sure)):
        return None  # Ermənistan-Azərbaycan müharibəsi, Mərkəzi Asiya-Almaniya sammiti: a description
    if head.label == "PROJECT" and i in named:
        return None
    if head.label == "EVENT" and (i in named or unit.label == "PERSON") and is_plural(head.word):
        return None  # general Burhan döyüşləri davam etdirəcək: an object
    start = _left(lower, units, named, i, head, lexicon, lower_head=True)
    if " " in word and head.label == "PROJECT" and unit.label == "PLACE" and "-" not in lower[start : unit.end]:
        return None  # Ağdam dəmir yolu vağzalı
    if head.label == "EVENT":
        start = counted(cased, lower, start)
        if stem_end == end:
            stem_end, end = dated(cased, lower, end)
    strength = _STRENGTH
    if head.label == "PLACE" and i in named and start < unit.start:
        strength += 15  # Ə. Cəmil küçəsi: what is named after a whole name
    return Candidate(start, stem_end, end, head.label, Evidence("rule", f"head: {head.word}"), strength)


def _organ(cased: str, lower: str, units: list[Unit], named: Set[int], i: int, lexicon: Words) -> Candidate | None:
    """A unit of a body whose name begins with a capital and goes on in lower case.

    `Xarici İşlər Nazirliyinin Mətbuat xidməti idarəsi`.
    """
    owner = units[i - 1]
    body = (owner.label == "ORG" and owner.sure) or (owner.hit is None and lexicon.head(owner.word) is not None)
    if not body or not _is_genitive(lower[owner.start : owner.end]):
        return None
    at = units[i].end
    found: Candidate | None = None
    for _ in range(7):
        match = _LOWER_WORD.match(lower, at)
        if match is None or cased[match.start(1)].isupper():
            break
        at = match.end()
        answer = lexicon.head(match[1])
        if answer is not None and answer[0].label == "ORG" and not answer[0].bare:
            head, length = answer
            if head.word not in lexicon.roles.organs:
                break
            if owner.hit is None:
                start = _left(lower, units, named, i - 1, head, lexicon, lower_head=False)
            else:
                start = owner.start
                own = _own(lower, units, named, i - 1, lexicon)
                if own is not None:
                    start = own.start
            found = Candidate(
                start, match.start(1) + length, at, "ORG", Evidence("rule", f"organ: {head.word}"), _STRENGTH + 15
            )
    return found


def _own(lower: str, units: list[Unit], named: Set[int], i: int, lexicon: Words) -> Candidate | None:
    """A list body that every state has, with the state before it: `Rusiya XİN`."""
    unit = units[i]
    hit = unit.hit
    assert hit is not None and hit.form.entry is not None
    if unit.glue == "adına" and unit.sure and i and (i - 1 in named or units[i - 1].label == "PERSON"):
        # Niyazi adına Azərbaycan Dövlət Simfonik Orkestri
        evidence = Evidence("rule", "body named after somebody")
        start = units[_person(units, named, i - 1, lexicon)].start
        return Candidate(start, unit.stem_end, unit.end, "ORG", evidence, _STRENGTH + 15, hit.form.entry)
    if unit.glue == "yanında" and unit.sure:
        # Azərbaycan Respublikasının Prezidenti yanında KOB İnkişafı Agentliyi
        start = _left(lower, units, named, i, _BODY, lexicon, lower_head=False)
        if start < unit.start:
            return _owned(lower, start, unit)
    if not unit.sure and hit.form.exact:
        return None  # Azərbaycanın DOST konsepsiyası
    if i == 0 or unit.glue != " ":
        return None
    owner = units[i - 1]
    if not owner.sure or (owner.label not in ("STATE", "ORG") and not _republic(owner)):
        return None
    tail = lower[owner.stem_end : owner.end].lstrip("'-")
    if hit.form.entry.fields.get("kind") not in _OWNED and (
        tail or hit.form.words == 1 or owner.label != "STATE" or not _POSSESSIVE.match(lower, unit.stem_end, unit.end)
    ):
        return None  # Özbəkistan Mərkəzi Bank|ı: the possessive says that it is the state's
    if (tail or owner.label != "STATE") and not _is_genitive(tail):
        return None
    if tail and _shared_owner(units, i - 1):
        return None
    start = owner.start
    if owner.label == "ORG":
        # Türkiyə Respublikası Silahlı Qüvvələrinin Quru Qoşunları
        higher = _own(lower, units, named, i - 1, lexicon)
        if higher is not None:
            start = higher.start
    return _owned(lower, start, unit)


def _republic(unit: Unit) -> bool:
    """Is it a part of a state with ministries of its own? `Naxçıvan Muxtar Respublikası`."""
    hit = unit.hit
    if unit.label != "PLACE" or hit is None or hit.form.words == 1 or hit.form.entry is None:
        return False
    return hit.form.entry.fields.get("kind") == "region"


def _summit(cased: str, lower: str, owner: Unit, unit: Unit) -> Candidate | None:
    """A listed summit, written as a name, with its body: `İqtisadi Əməkdaşlıq Təşkilatının Xankəndi Sammiti`."""
    assert unit.hit is not None and unit.hit.form.entry is not None
    if unit.glue != " " or owner.label != "ORG" or not owner.sure or unit.hit.form.entry.fields.get("kind") != "summit":
        return None
    last = lower.rfind(" ", unit.start, unit.stem_end) + 1
    if last <= unit.start or not cased[last].isupper() or not _is_genitive(lower[owner.stem_end : owner.end]):
        return None
    return Candidate(
        owner.start, unit.stem_end, unit.end, "EVENT", Evidence("rule", "summit with its body"), _STRENGTH + 15
    )


def _owned(lower: str, start: int, unit: Unit) -> Candidate:
    stem_end = unit.stem_end
    possessive = _POSSESSIVE.match(lower, stem_end, unit.end)
    if possessive is not None:
        stem_end = possessive.end()
    return Candidate(start, stem_end, unit.end, "ORG", Evidence("rule", "body with its owner"), _STRENGTH + 15)


#: Behind its owner a name without possessive gets one: SSRİ Baş Prokurorluğu|nun
_POSSESSIVE = re.compile(r"s?[ıiuü](?=\Z|n[ıiuüaəd])")


def _shared_owner(units: list[Unit], k: int) -> bool:
    """Is the genitive owner ``k`` the second of two states? `Qətər və Omanın` own together."""
    if k == 0 or units[k].glue != "və" or units[k].label != "STATE":
        return False
    other = units[k - 1]
    return other.label == "STATE" and other.stem_end == other.end


def _grow(
    cased: str,
    lower: str,
    units: list[Unit],
    named: Set[int],
    i: int,
    head: Head,
    stem_end: int,
    end: int,
    lexicon: Words,
) -> Candidate | None:
    start = _left(lower, units, named, i, head, lexicon, lower_head=False)
    if head.label == "EVENT" or head.word in lexicon.roles.gatherings:
        owned = _counted_of(cased, lower, units, named, i, start, head, lexicon)
        # Hərəkatın XVIII Zirvə Görüşü: a Roman number is a capitalised word, and behind its owner
        roman = any(unit.start > start and _ROMAN.match(cased, unit.start) for unit in units[max(0, i - 3) : i])
        if head.counted and owned == start and not roman:
            return None
        if owned < start:
            return Candidate(owned, stem_end, end, "EVENT", Evidence("rule", f"counted: {head.word}"), _STRENGTH + 15)
    if start == units[i].start:
        return None
    if head.label == "ORG" and (number := _number_before().search(lower, max(0, start - _FARTHEST), start)) is not None:
        start = number.start()  # 1 saylı Bakı Dövlət Peşə Təhsil Mərkəzi
    if lower[start:stem_end] in lexicon.roles.short_forms or cased[start - 2 : start] == '" ':
        return None  # “Kür” Olimpiya Tədris-İdman Mərkəzi: what stands behind the quoted name describes it
    before = units[i - 1]
    kind = head.label in ("LAW", "PROJECT") and start == before.start and before.hit is None
    if kind and lexicon.is_common(before.word):
        return None  # Əməkdaşlıq Sazişi, Fəaliyyət Proqramı: what kind it is, not which
    if head.label == "EVENT":
        start = counted(cased, lower, start)
        if stem_end == end:
            stem_end, end = dated(cased, lower, end)
    return Candidate(start, stem_end, end, head.label, Evidence("rule", f"head: {head.word}"), _STRENGTH)


def _counted_of(
    cased: str, lower: str, units: list[Unit], named: Set[int], i: int, start: int, head: Head, lexicon: Words
) -> int:
    """Where a body begins of which the name from ``start`` to unit ``i`` is a counted gathering; else ``start``.

    `UNESCO-nun 43-cü Baş Konfransı`, `Parlamentlərarası İttifaqın 150-ci Assambleyası`,
    `Beyin Mərkəzlərinin 1-ci Forumu`.
    """
    number = counted(cased, lower, start)
    if number == start:
        return start
    k = i
    while k and units[k].start >= number:
        k -= 1
    owner = units[k]
    if owner.end + 1 != number:
        return start
    if owner.hit is None and head.label == "EVENT" and k not in named and _is_genitive(owner.word):
        if lexicon.office(owner.word) and not is_plural(owner.word):
            return start
        first = _left(lower, units, named, k, _BODY, lexicon, lower_head=False)
        return first if first < owner.start else start
    if owner.label not in ("ORG", "EVENT") or not owner.sure:
        return start
    return owner.start if _is_genitive(lower[owner.stem_end : owner.end]) else start


def _left(lower: str, units: list[Unit], named: Set[int], i: int, head: Head, lexicon: Words, lower_head: bool) -> int:
    """Where the name starts whose head is, or follows, unit ``i``."""
    k = i
    while True:
        unit = units[k]
        if k == 0 or unit.glue == BREAK or i - k > 24:
            break
        glue = unit.glue
        if glue == "üzrə" and head.label == "EVENT":
            break
        before = units[k - 1]
        tail = lower[before.stem_end : before.end].lstrip("'-")
        if glue == "ilə" and (before.label == "ORG" or lexicon.head(before.word)) and not tail:
            break  # Xəzər Universiteti ilə Bakı Bankı: two bodies
        if before.label == "STATE" and before.sure:
            owns = not tail or tail.endswith(("kı", "ki")) or (_is_genitive(tail) and head.label in ("ORG", "LAW"))
            if tail and _shared_owner(units, k - 1):
                break
            if glue == " " and tail.endswith(("kı", "ki")):
                k -= 1  # Azərbaycanın Suriyadakı səfirliyi
                continue
            if glue in (" ", "-") and owns:
                if glue == "-" and not lower_head and head.label in ("ORG", "EVENT"):
                    k -= 1
                    continue
                if glue == " ":
                    k -= 1
                    # Azərbaycan-Çin Birgə Universiteti
                    if units[k].glue == "-" and units[k - 1].label == "STATE" and not lower_head:
                        k -= 1
            break
        if k - 1 in named or (before.label == "PERSON" and before.sure):
            if tail:
                break
            # Heydər Əliyev Fondu, Qara Qarayev adına Kamera Orkestri, but not Tomas Bax Beynəlxalq Komitəsi
            first = _person(units, named, k - 1, lexicon)
            near = glue == " " and i - k < 2 and (k == i or units[k].word not in lexicon.roles.modifiers)
            if glue not in ("adına", ".") and (not near or lexicon.announces(_word_before(lower, units[first].start))):
                break
            k = first
            if glue == "adına":
                continue
            break
        if before.hit is not None and before.sure:
            joined = glue == "-" and (before.label == "PLACE" or (head.label == "EVENT" and not lower_head))
            if glue == "və" or (glue == "-" and not joined):
                break
            if not tail:
                k -= 1
                continue
            if _is_genitive(tail) and before.label == "ORG" and glue == " " and not lower_head:
                k -= 1
                continue
            if tail.endswith(("kı", "ki")) and glue == " ":
                k -= 1
                continue
            break
        office = lexicon.office(before.word)
        if office is not None and before.hit is None:
            if glue == "yanında" or (lower_head is False and head.label == "ORG" and glue == " " and office[1]):
                k -= 1
                continue
            break
        common = lexicon.is_common(before.word)
        opens = before.first and (common or units[k].sure)  # Müraciət Tovuz rayon Polis Şöbəsinə …
        if opens and not _modifies(before.word, lexicon):
            break
        if glue == "və" and head.label in ("LAW", "PROJECT", "EVENT") and lexicon.head(before.word):
            break  # Paris Sazişi və Kioto Protokolu
        if glue == "və" and not (common or lexicon.head(before.word) or _owned_by(lower, units, k - 1)):
            break
        k -= 1
    return units[k].start


def _owned_by(lower: str, units: list[Unit], k: int) -> bool:
    """Does a state or body in the genitive stand before unit ``k``? `Özbəkistanın Jurnalistika və … Universiteti`."""
    if k == 0 or units[k].glue != " ":
        return False
    owner = units[k - 1]
    return owner.label in ("STATE", "ORG") and owner.sure and _is_genitive(lower[owner.stem_end : owner.end])


def _modifies(word: str, lexicon: Words) -> bool:
    """At the start of a sentence: is it a word that names begin with, `Milli`, rather than `Görüşdə`?"""
    return word in lexicon.roles.modifiers


def _is_genitive(tail: str) -> bool:
    return tail.endswith(_GENITIVES)


def _word_before(lower: str, start: int) -> str:
    """The word that ends right before ``start``, "" if something else does."""
    if start < 2 or lower[start - 1] != " ":
        return ""
    at = lower.rfind(" ", 0, start - 1)
    return lower[at + 1 : start - 1]
