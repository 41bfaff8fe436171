"""Person names that no list holds: given names, surnames, initials, what an office announces.

`İlham Əliyev`, `R.T.Ərdoğan`, `Ə. Məmmədov`, `Heydər Əlirza oğlu Əliyev`, `Məhəmməd bin Salman`,
`naziri Mette Frederiksen`.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.heads import _word_before
from azdiplo.entities.reading import Reading
from azdiplo.entities.units import BREAK, Unit
from azdiplo.entities.words import Words
from azdiplo.morphology.endings import TAILS, tail_class
from azdiplo.records import Evidence

__all__ = ["ADDRESSED", "Persons", "people"]

#: A given name with a form of address behind it.
ADDRESSED = Evidence("rule", "address behind")
_NEXT = re.compile(r" (\w+)")
_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"[IVXLC]+(?!\w)")
_LONGEST_ENDING = 6
_LONGEST_TITLE = 20  # words
_PATRONYMICS = (" oğlu", " qızı")
#: The parts of a Korean or Chinese name are no longer: Kim Conq Kvan.
_SYLLABLE = 4
#: Kinds of offices that are more often held than given as names.
_HELD = frozenset(("state", "portfolio", "profession"))


@dataclass(frozen=True, slots=True)
class Persons:
    """What :func:`people` found, for the steps behind it.

    Attributes:
        found: the candidates.
        named: positions of the units that belong to a name which a strong rule found.
        glued: positions of those that a rule found to be no name: `İlham Əliyevinçıxışı`.
    """

    found: list[Candidate]
    named: Set[int]
    glued: Set[int]


def people(reading: Reading) -> Persons:
    """Every chain of words that reads like a person's name."""
    cased, lower, units, lexicon = reading.cased, reading.lower, reading.units, reading.words
    found: list[Candidate] = []
    named: set[int] = set()
    glued: set[int] = set()
    i = 0
    n = len(units)
    is_plain = lexicon.is_plain
    while i < n:
        unit = units[i]
        if unit.hit is None:
            if is_plain(unit.word) and (i + 1 == n or units[i + 1].glue == BREAK):
                i += 1  # Görüşdə …: a common word alone
                continue
        elif not (_may_start(unit, lexicon) or _announced_place(lower, units, i, lexicon)):
            i += 1
            continue
        j = i
        while j + 1 < n and j - i < 4 and _goes_on(lower, units, j, lexicon):
            j += 1
        candidate = _judge(cased, lower, units, i, j, lexicon)
        if candidate is not None:
            found.append(candidate)
            while i < n and units[i].start < candidate.end:
                if not candidate.label:
                    glued.add(i)
                if candidate.strength >= 42 and units[i].start >= candidate.start:
                    named.add(i)
                i += 1
            continue
        i += 1
    _agree(lower, units, found)
    return Persons(found, named, glued)


def _agree(lower: str, units: list[Unit], found: list[Candidate]) -> None:
    """Undo an ending that is none: where the text has `Bellini|yə` too, `Marko Bellini` is not `Belli|ni`."""
    words: dict[str, set[str]] = {}
    for candidate in found:
        end = candidate.end
        if candidate.stem_end == end or not lower[candidate.stem_end : end].isalpha():
            continue
        before = max(0, candidate.start - 1)  # not the whole text, which may have no hyphen
        start = max([lower.rfind(sign, before, end) for sign in " -."]) + 1
        whole, stem = lower[start:end], lower[start : candidate.stem_end]
        if start < candidate.start or len(stem) < 3:
            continue
        if not words:
            for unit in units:
                words.setdefault(unit.word[:3], set()).add(unit.word)
        others = words.get(stem[:3], set()) - {whole}
        longer = {w for w in others if w.startswith(whole) and w[len(whole) :] in TAILS[tail_class(whole)]}
        if longer and not any(
            w.startswith(stem) and w[len(stem) :] in TAILS[tail_class(stem)] for w in others - longer
        ):
            candidate.stem_end = end


def _may_start(unit: Unit, lexicon: Words) -> bool:
    if unit.hit is not None and not (len(unit.word) == 1 and unit.end - unit.start == 1):
        if unit.sure:
            # Anjela Makeyeva, not the town of Anje
            alone = len(unit.word) == unit.end - unit.start
            return alone and unit.label == "PLACE" and unit.stem_end < unit.end and unit.word in lexicon.names.given
        return unit.label != "STATE" and lexicon.given_name(unit.word) == len(unit.word)
    return True


def _goes_on(lower: str, units: list[Unit], j: int, lexicon: Words) -> bool:
    """May the name that has unit ``j`` go on with the next one?"""
    unit, following = units[j], units[j + 1]
    glue = following.glue
    if glue == BREAK:
        return False
    if glue not in (" ", "-", ".") and not all(w in lexicon.names.particles for w in glue.split(" ")):
        return False
    if following.word[-1].isdigit():
        return False  # Antonio Quterreş G20 liderlərinə …
    if glue == "." and (following.label in ("", "PERSON") or _place_surname(following, lexicon)):
        return True
    if following.hit is not None and lower[following.end : following.end + 5] in _PATRONYMICS:
        return following.stem_end == following.end and following.word in lexicon.names.given  # Nağı Novruz oğlu
    if following.hit is not None and (following.sure or following.label in ("STATE", "ORG")):
        # a surname that is also a village, Tofiq Qaravəlli, or a known person's: only behind a given name
        if following.hit.form.words > 1:
            return False
        if glue == "-" and not following.sure and unit.hit is None and lexicon.surname(following.word):
            return True  # Sara Vinn-Uilyams, and not the team
        if unit.word not in lexicon.names.given:
            return _known_surname(unit, following, lexicon)
        if not following.sure and following.label == "ORG":
            # Əhməd Fəthi, and not the movement
            return bool(lexicon.given_name(following.word) or lexicon.surname(following.word))
        if following.label == "PERSON":
            return True
        behind = _NEXT.match(lower, following.end)  # Nağı Novruz oğlu Xocalı rayonunda …
        called = behind is not None and lexicon.descriptor(behind[1]) == "PLACE"
        return not called and _place_surname(following, lexicon)
    word = following.word
    if word in lexicon.offices.long and _office_end(lower, following.start, word, lexicon) > following.start:
        return False  # qalereyada Ali Baş Komandanın …
    if lexicon.office(word) and not lexicon.surname(word) and not lexicon.given_name(word):
        return False
    if lexicon.is_common(word) and not lexicon.surname(word) and not lexicon.given_name(word):
        return False
    if glue == " " and len(unit.word) > 2 and lexicon.surname(unit.word):
        # İlham Əliyev|in … ends the name, and so does a surname behind a given name
        if _inflected_surname(unit, lexicon):
            return False
        if (
            j
            and unit.glue != BREAK
            and (units[j - 1].word in lexicon.names.given or not lexicon.given_name(word))
            and not lexicon.surname(word)
        ):
            return max(len(unit.word), len(word)) <= _SYLLABLE  # Kim Conq Kvan
    return lexicon.head(word) is None


def _known_surname(unit: Unit, following: Unit, lexicon: Words) -> bool:
    """Is ``following`` the surname of somebody known, and ``unit`` a given name that no list holds? `Xert Vilders`."""
    if following.label != "PERSON" or following.glue != " " or unit.hit is not None or unit.glue != BREAK:
        return False
    word = unit.word
    return (
        len(word) > 2
        and lexicon.strip(word) == len(word)
        and not lexicon.is_common(word)
        and lexicon.office(word) is None
        and lexicon.head(word) is None
    )


def _place_surname(unit: Unit, lexicon: Words) -> bool:
    """May a listed place be a surname here? Many villages are named like families: Qaravəlli."""
    if unit.label != "PLACE" or unit.hit is None or unit.hit.form.words > 1:
        return False
    return bool(lexicon.surname(unit.word)) or lexicon.names.like_surname(unit.word[: unit.stem_end - unit.start])


def _announced_place(lower: str, units: list[Unit], i: int, lexicon: Words) -> bool:
    """A listed place between an office and a surname is a given name: `sədri Nuran Tağılı`."""
    unit = units[i]
    if unit.label != "PLACE" or unit.stem_end != unit.end or i + 1 == len(units):
        return False
    following = units[i + 1]
    if following.glue != " " or (following.hit is not None and not _place_surname(following, lexicon)):
        return False
    family = lexicon.surname(following.word) or lexicon.names.like_surname(following.word)
    return bool(family) and lexicon.announces(_word_before(lower, unit.start))


def _inflected_surname(unit: Unit, lexicon: Words) -> bool:
    if unit.word in lexicon.names.given:
        return False  # Səidə Zülfüqarova, not Səid|ə
    return 0 < lexicon.surname(unit.word) < len(unit.word)


def _judge(cased: str, lower: str, units: list[Unit], i: int, j: int, lexicon: Words) -> Candidate | None:
    """Is the chain of units i…j a person, and which part of it?"""
    first = units[i]
    if j - i > 4:
        j = i + 4
    announced = False
    if first.word in lexicon.offices.long:
        office_end = _office_end(lower, first.start, first.word, lexicon)
        while i <= j and units[i].start < office_end:
            announced = True
            i += 1
    # an office or a common word in front is not the name: Prezident İlham Əliyev
    while i <= j and _is_title(units, i, j, lexicon):
        announced = announced or lexicon.announces(units[i].word)
        i += 1
    if i > j:
        return None
    if not announced:
        before = _word_before(lower, first.start)
        announced = bool(before) and lexicon.announces(before) and before not in lexicon.offices.common
    first = units[i]
    if len(first.word) == 1 and first.hit is not None and (i == j or units[i + 1].glue != "."):
        return None
    words = [unit.word for unit in units[i : j + 1]]
    initials = len(first.word) <= 2 and cased[first.end : first.end + 1] == "." and j > i
    given = sum(1 for w in words[:-1] if lexicon.given_name(w) == len(w) > 0)
    last = units[j]
    surname = lexicon.surname(words[-1])
    size = j - i + 1
    common_first = lexicon.is_common(first.word)
    evidence = ""
    strength = 30
    if initials and len(words[-1]) > 2:
        evidence, strength = "initials and a surname", 45
    elif size >= 2 and surname and (given or not common_first):
        evidence, strength = "surname", 45
    elif size == 2 and last.label == "PERSON" and _known_surname(first, last, lexicon):
        evidence, strength = "known surname", 45
    elif size >= 2 and given and not (first.first and common_first and first.word not in lexicon.names.given):
        evidence, strength = "given name", 42
    elif announced and not common_first and len(first.word) > 1:
        evidence, strength = "office before", 42
    elif size == 1 and not first.first and _addressed(lower, first, lexicon):
        end = first.start + len(first.word)
        return Candidate(first.start, end, end, "PERSON", ADDRESSED, 42)
    elif size == 1 and last.hit is None and not common_first and _of_age(lower, first, lexicon):
        evidence, strength = "age before", 42
    elif (
        size == 1
        and surname
        and not common_first
        and not first.hit
        and not lexicon.names.surnames.get(words[0][:surname])
    ):
        evidence, strength = "surname", 28
    elif (
        2 <= size <= 3
        and not any(lexicon.is_common(w) for w in words)
        and first.hit is None
        and not _ROMAN.match(cased, first.start)
        and not (
            len(last.word) > 1
            and cased[last.start : last.end].isupper()
            and not cased[first.start : first.end].isupper()
        )
        and not _in_another_language(lower, words, units, i, j, lexicon)
    ):
        evidence, strength = "unknown words", 20
    if not evidence:
        return None
    end = last.end
    stem_end = last.stem_end if evidence == "known surname" else last.start + _stem(words[-1], lexicon, size)
    if len(last.word) == 1 and j > i and cased[end : end + 1] == ".":
        end = stem_end = end + 1  # Hüseyn M. və İ.H. yaralanıb
    following = lower[end : end + 6]
    if following[:5] in _PATRONYMICS:
        end, stem_end = _patronymic(lower, end, units, j)
        strength = 45
    elif cased[end : end + 1] in ("-", "'") and cased[end + 1 : end + 2].islower():
        tail_end = end + 1
        while tail_end < len(lower) and lower[tail_end].isalpha():
            tail_end += 1
        if lower[last.start : tail_end] in lexicon.offices.names:
            return None  # Zati-aliləri
        if lower[end + 1 : tail_end] in TAILS[len(TAILS) - 1]:
            stem_end = end
            end = tail_end
        elif (length := lexicon.surname(last.word + lower[end + 1 : tail_end])) > len(last.word):
            stem_end = end + 1 + length - len(last.word)  # Artur Rasi-zadəyə
            end = tail_end
    elif strength >= 42 and size > 1 and not surname and lexicon.glued(last.word):
        return Candidate(first.start, end, end, "", Evidence("rule", "glued words"), 45)  # İlham Əliyevinçıxışı
    return Candidate(first.start, stem_end, end, "PERSON", Evidence("rule", evidence), strength)


def _of_age(lower: str, unit: Unit, lexicon: Words) -> bool:
    """A given name or surname behind an age: `9 yaşlı Nuray`."""
    if _word_before(lower, unit.start) not in lexicon.roles.ages:
        return False
    return bool(lexicon.given_name(unit.word) or lexicon.surname(unit.word))


def _addressed(lower: str, unit: Unit, lexicon: Words) -> bool:
    """A given name with a form of address behind it: `hörmətli Sahibə xanım`."""
    following = _NEXT.match(lower, unit.start + len(unit.word))
    if following is None or unit.sure or lexicon.given_name(unit.word) != len(unit.word):
        return False
    office = lexicon.office(following[1])
    return office is not None and office[0] in lexicon.offices.addresses


def _in_another_language(lower: str, words: list[str], units: list[Unit], i: int, j: int, lexicon: Words) -> bool:
    """Does a small word of another language stand beside or among the words? `(Designing the Future for Our Lives)`."""
    if any(word in lexicon.roles.foreign and word not in lexicon.names.particles for word in words):
        return True
    first = max(0, i - _LONGEST_TITLE)
    while i > first and units[i].glue == " ":
        i -= 1
    if _word_before(lower, units[i].start) in lexicon.roles.foreign:
        return True
    following = _NEXT.match(lower, units[j].end)
    return following is not None and following[1] in lexicon.roles.foreign


def _office_end(lower: str, start: int, word: str, lexicon: Words) -> int:
    """Where an office of several words ends that begins here, `Ali Baş Komandanı`, `Əməkdar artist`; else ``start``."""
    for office in lexicon.offices.long.get(word, ()):
        if lower.startswith(office, start):
            end = start + len(office)
            last = _WORD.match(lower, lower.rfind(" ", start, end) + 1)
            if last is not None and last.end() - end <= _LONGEST_ENDING:
                return last.end()
    return start


def _patronymic(lower: str, end: int, units: list[Unit], j: int) -> tuple[int, int]:
    stem_end = end + 5
    at = stem_end
    while at < len(lower) and lower[at].isalpha():
        at += 1
    if at > stem_end and lower[stem_end:at] not in TAILS[tail_class(lower[end + 1 : stem_end])]:
        return end, end
    if (
        at == stem_end
        and j + 1 < len(units)
        and units[j + 1].start == at + 1
        and units[j + 1].hit is None
        and lower[at] == " "
    ):
        following = units[j + 1]
        return following.end, following.end
    return at, stem_end


def _is_title(units: list[Unit], i: int, j: int, lexicon: Words) -> bool:
    """Is unit ``i`` an office or an ordinary word in front of the name that ends at ``j``?"""
    unit = units[i]
    word = unit.word
    if unit.hit is not None:
        return False
    if _starts_office(units, i, lexicon):
        return True
    if word in lexicon.names.given and i < j and lexicon.surname(units[i + 1].word):
        # Əsgər is a soldier, but in Əsgər İbrahimov a given name; Nazir Həsənov opens a sentence with the office
        return unit.first and lexicon.offices.kinds.get(word) in _HELD
    if lexicon.office(word):
        return True
    return (
        unit.first and lexicon.is_common(word) and not (word in lexicon.names.given and not lexicon.names.given[word])
    )


def _starts_office(units: list[Unit], i: int, lexicon: Words) -> bool:
    """Does an office of several words start here? Müzəffər and Ali are given names, but not in Ali Baş Komandan."""
    words = units[i].word
    if words not in lexicon.offices.long:
        return False
    for unit in units[i + 1 : i + 4]:
        if unit.glue != " ":
            return False
        office = lexicon.office(unit.word)
        if office is not None and f"{words} {office[0]}" in lexicon.offices.names:
            return True
        words = f"{words} {unit.word}"
    return False


def _stem(word: str, lexicon: Words, size: int) -> int:
    """Length of the name in its last word, without the case ending."""
    length = lexicon.surname(word) or lexicon.given_name(word)
    if length:
        return length
    return lexicon.strip(word)
