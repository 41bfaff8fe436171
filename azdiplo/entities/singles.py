"""Names of one or few words that only their surroundings explain.

An acronym is a body (`ANAMA`); a word before `şəhəri` or `rayonunda` is a place; a form that the
lists call ambiguous counts when the context speaks for one of its meanings.
"""

from __future__ import annotations

import re

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.numbered import counted, dated, held_in
from azdiplo.entities.units import Unit
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.morphology.derivation import is_derivation
from azdiplo.records import Evidence

__all__ = ["listed", "singles"]

_LOCATIVE = re.compile(r"[dt][aə](?:k[ıi]\w*)?")
#: 149-VIIQ nömrəli Qanun
_NUMBERED = re.compile(r"\d-\Z")
#: The number of a type or a flight: AGM-88G, J2-8243
_TYPE = re.compile(r"-\d")
_BEHIND = re.compile(r" (\w+)(?: (\w+))?")
_ACRONYM = re.compile(r"[A-ZÇƏĞİÖŞÜ][A-ZÇƏĞİÖŞÜ0-9]{1,9}(?!\w)")
_PEOPLE = re.compile(r" \w{3,}l[ıiuü](?:l[aə]r\w*)?(?!\w)")
_COUNT = re.compile(r"[ıvxl]+|\d+")
_ROMAN = re.compile(r"[IVXLC]+\Z")
#: Kinds of entity whose names may stand without the common noun that describes them.
_STANDING = frozenset(("PROJECT", "EVENT"))
#: Those whose names do not: Şimal-Cənub dəhlizi.
_WHOLE = frozenset(("corridor", "road", "railway"))


def listed(cased: str, lower: str, unit: Unit, lexicon: Words) -> Candidate | None:
    """The candidate of a name of the lists, where its form or the context tells the meaning."""
    hit = unit.hit
    assert hit is not None
    senses = hit.form.senses
    entry, ambiguous = senses[0]
    inflected = hit.form.words == 1 and unit.stem_end < unit.end
    if inflected and unit.word in lexicon.roles.modifiers and _PEOPLE.match(lower, unit.end):
        return None  # Qərbi azərbaycanlılar: an adjective, and not the West
    if len(senses) == 1 and not ambiguous:
        stem_end, end = unit.stem_end, unit.end
        if hit.form.words > 1 and entry.label in _STANDING:
            name = _without_descriptor(cased, lower, unit, entry, lexicon)
            if name is not None:
                stem_end = end = name
        return Candidate(
            unit.start,
            stem_end,
            end,
            entry.label,
            hit.form.evidence,
            50 + hit.form.words,
            entry,
        )
    label = _described(lower, unit.end, lexicon)
    if label is None and any(sense.label == "EVENT" for sense, _ in senses) and _takes_place(lower, unit, lexicon):
        label = "EVENT"
    for sense, _ in senses:
        if sense.label == label:
            return Candidate(unit.start, unit.stem_end, unit.end, sense.label, hit.form.evidence, 48, sense)
    if ambiguous:
        # what something is in, or something is done at, is a place: Oğuzda
        place = next((sense for sense, _ in senses if sense.label == "PLACE"), None)
        if (
            place is None
            or not _LOCATIVE.fullmatch(lower, unit.stem_end, unit.end)
            or (unit.first and lexicon.is_common(unit.word))
        ):
            return None
        return Candidate(unit.start, unit.stem_end, unit.end, "PLACE", hit.form.evidence, 40, place)
    return Candidate(unit.start, unit.stem_end, unit.end, entry.label, hit.form.evidence, 50, entry)


def _without_descriptor(cased: str, lower: str, unit: Unit, entry: Entry, lexicon: Words) -> int | None:
    """Where a listed name ends that stands without the common noun behind it: `Böyük Qayıdış proqramı`."""
    last = lower.rfind(" ", unit.start, unit.stem_end)
    if entry.fields.get("kind") in _WHOLE:
        return None
    if last < 0 or not cased[last + 1].islower() or lexicon.descriptor(lower[last + 1 : unit.end]) != entry.label:
        return None
    return last if cased[unit.start : last] in entry.spellings else None


def singles(reading: Reading) -> list[Candidate]:
    """Candidates of the units that no list explains."""
    cased, lower, units, lexicon = reading.cased, reading.lower, reading.units, reading.words
    found: list[Candidate] = []
    shouting = cased.isupper()  # a text in capitals: there an acronym cannot be told from a word
    for i, unit in enumerate(units):
        if unit.hit is not None:
            candidate = listed(cased, lower, unit, lexicon)
            if candidate is not None:
                if candidate.label == "EVENT":
                    behind = _BEHIND.match(lower, candidate.end)
                    if behind is not None and behind[1].startswith(lexicon.roles.honours):
                        candidate.label = ""  # Vətən Müharibəsi Qəhrəmanı
                    if unit.hit.form.words > 1:
                        candidate.strength += 12  # 2016-cı ilin Aprel döyüşləri
                    candidate.start = counted(reading, candidate.start)
                    if candidate.entry is not None and candidate.entry.fields.get("kind") == "championship":
                        candidate.start = held_in(lower, candidate.start)
                    if candidate.stem_end == candidate.end:
                        candidate.stem_end, candidate.end = dated(reading, candidate.end)
                found.append(candidate)
            continue
        capital = cased[unit.start + 1 : unit.start + 2]
        match = None if shouting or capital.islower() else _ACRONYM.match(cased, unit.start)
        if match is not None and not (unit.glue == " " and units[i - 1].word.isupper()):
            text = match[0]
            word = lower[unit.start : match.end()]
            if (
                text not in lexicon.roles.acronyms
                and not _ROMAN.match(text)
                and not _TYPE.match(cased, match.end())
                and not _NUMBERED.search(cased, max(0, unit.start - 2), unit.start)
                and not (len(text) > 2 and lexicon.is_common(word))  # - MƏHKƏMƏ, - BİRGƏ MƏLUMAT
            ):
                end = _ending(cased, lower, match.end())
                if end > match.end() and is_derivation(lower[match.end() + 1 : end]):
                    continue
                label, stem_end = "ORG", match.end()
                if end == stem_end:
                    stem_end, end = dated(reading, end)
                    if stem_end > match.end() or _described(lower, end, lexicon) == "EVENT":
                        label = "EVENT"  # ADIPEC 2025, ADIPEC sərgisi
                found.append(Candidate(unit.start, stem_end, end, label, Evidence("rule", "acronym"), 15))
                continue
        # Su Elektrik Stansiyası: a capital behind the word makes it a part of a name
        if not cased[unit.end + 1 : unit.end + 2].islower() or _described(lower, unit.end, lexicon) != "PLACE":
            continue
        word = unit.word
        if not lexicon.is_common(word) and not lexicon.office(word) and lexicon.head(word) is None:
            start = unit.start
            k = i
            while k and units[k].glue in (" ", "-") and units[k - 1].hit is None and not units[k - 1].first:
                k -= 1
                start = units[k].start
            found.append(Candidate(start, unit.end, unit.end, "PLACE", Evidence("rule", "described place"), 35))
    return found


def _takes_place(lower: str, unit: Unit, lexicon: Words) -> bool:
    """Do ending or next words say that the name takes place? `Dünya İqtisadi Forumu çərçivəsində`, `Forumunda`."""
    if _LOCATIVE.search(lower, unit.stem_end, unit.end):
        return True
    match = _BEHIND.match(lower, unit.end)
    return match is not None and (
        lexicon.is_occasion(match[1]) or bool(match[2] and _COUNT.fullmatch(match[1]) and lexicon.is_occasion(match[2]))
    )


def _described(lower: str, end: int, lexicon: Words) -> str | None:
    match = _BEHIND.match(lower, end)
    if match is None:
        return None
    label = lexicon.descriptor(match[1])
    if label is None and match[2] and match[1] in lexicon.roles.attributes:
        label = lexicon.descriptor(match[2])
    return label


def _ending(cased: str, lower: str, at: int) -> int:
    if lower[at : at + 1] in ("'", "-") and cased[at + 1 : at + 2].islower():
        end = at + 1
        while end < len(lower) and lower[end].isalpha():
            end += 1
        if end - at < 9:
            return end
    return at
