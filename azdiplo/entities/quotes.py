"""Quoted names: `“Zəngi” MMC`, `“TANAP” layihəsi`, `“Report” xəbər verir`.

What stands behind the closing quote tells what the name is; a quotation that is a sentence, a
title of a work, an award or a make is no name. The quotation marks and an ending behind the
closing one (`“Azadlığa Dəstək Aktı”na`) are outside the span.
"""

from __future__ import annotations

import re

from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.words import Words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.labels import LABELS
from azdiplo.records import Evidence

__all__ = ["quoted"]

_QUOTED = re.compile(r'"([^"\n]{1,90})"(\w{0,7})(?: (\w+))?(?: (\w+))?')
_DOCUMENT = re.compile(r'"([A-ZÇƏĞİÖŞÜ0-9][^"\n]{11,320})"')
_OPENS = frozenset(' (\n-"/,')
_STRENGTH = 50
#: A word behind the quote says more than a list: “Qız qalası” baletindən, “Hilton” hotelində
_SAID = 60
_COPULAS = ("dır", "dir", "dur", "dür")
#: The make of a thing: “Orbiter-2”, “S-125 TM”
_TYPE = re.compile(r"\w+-\d{1,3}[^\W\d]*(?: \w+)?")
_WORD = re.compile(r"\w+")


def quoted(reading: Reading) -> list[Candidate]:
    """Every quoted stretch that is a name."""
    cased, lower, index, lexicon = reading.cased, reading.lower, reading.index, reading.words
    found: list[Candidate] = []
    at = cased.find('"')
    while at >= 0:
        if at and cased[at - 1] not in _OPENS and not _glued(cased, at):
            at = cased.find('"', at + 1)
            continue
        document = _document(cased, lower, at, index, lexicon)
        if document is not None:
            found.append(document)
            at = cased.find('"', document.end + 1)
            continue
        match = _QUOTED.match(cased, at)
        if match is None:
            at = cased.find('"', at + 1)
            continue
        inner = match[1]
        if inner[-1] == " " and match.end(1) + 1 < len(cased) and cased[match.end(1) + 1].isupper():
            at = match.end(1)  # "Hazır idik. "Sumqayıt"da …: a quotation within another begins
            continue
        if inner[0] in " ,.-" or not (inner[0].isupper() or inner[0].isdigit()):
            at = cased.find('"', at + 1)
            continue
        candidate = _judge(cased, lower, match, index, lexicon)
        if candidate is not None:
            found.append(candidate)
        at = cased.find('"', match.end(1) + 1)
    return found


def _document(cased: str, lower: str, at: int, index: NameIndex, lexicon: Words) -> Candidate | None:
    """A quotation that is the title of a treaty or programme: its last word says so, and it may be long."""
    match = _DOCUMENT.match(cased, at)
    if match is None:
        return None
    start, end = match.span(1)
    last = lower.rfind(" ", start, end) + 1
    word = lower[last:end]
    label = lexicon.nouns.documents.get(word)
    if label is None or not cased[last].isupper() or match[1].count(" ") < 2:
        return None
    first = _WORD.match(lower, start)
    if first is not None:
        for hit in index.at(cased, lower, start, first.end()):
            if hit.end == end:
                entry = hit.form.senses[0][0]
                return Candidate(start, end, end, entry.label, Evidence("gazetteer", hit.form.text), _SAID, entry)
    return Candidate(start, end, end, label, Evidence("rule", f"quoted document: {word}"), _SAID)


def _glued(cased: str, at: int) -> bool:
    """A quotation whose space before it was lost: barədə“Report”a."""
    return (cased[at - 1].islower() or cased[at - 1].isdigit()) and at + 1 < len(cased) and cased[at + 1].isupper()


def _judge(cased: str, lower: str, match: re.Match[str], index: NameIndex, lexicon: Words) -> Candidate | None:
    start, end = match.span(1)
    while end > start and not cased[end - 1].isalnum():
        end -= 1
    inner = cased[start:end]
    words = inner.split()
    if not words:
        return None
    label, said = _label_behind(lower, match, lexicon)
    if label == "" and match[3] in lexicon.roles.naming and ":" not in inner:
        called = _called(lower, match.end(3), lexicon)
        if called is not None:
            return Candidate(start, end, end, called, Evidence("rule", "called"), _STRENGTH)
    if label == "" and match[3] in lexicon.roles.themes:
        if len(words) > 4:
            return None  # “Azərbaycan və Türkiyə nümunəsi” mövzusunda: a theme, the names in it are names
        said = ()
    if label == "" and not said:
        return Candidate(start, end, end, "", Evidence("rule", "quoted title"), _STRENGTH)
    strength = _SAID if said else _STRENGTH
    first = _WORD.match(lower, start)
    if first is not None:
        hits = index.at(cased, lower, start, first.end())
        for hit in hits:
            if hit.stem_end != end and hit.end != end:
                continue
            sense = _sense(hit.form.senses, label)
            if sense is None:
                if hit.form.senses[0][0].label not in said:
                    strength = _STRENGTH
                continue
            if sense.label == "PLACE" and label is None:
                # a club that plays under the name of its town: “Brest” (Fransa) – “PSJ”
                stem_end = hit.stem_end if hit.end == end else end
                return Candidate(start, stem_end, end, "ORG", Evidence("rule", "quoted name"), _STRENGTH - 25)
            if label is not None and inner[0].isdigit():
                strength = _SAID + 1  # “28 May” stansiyası: a day that something is named after
            stem_end = hit.stem_end if hit.end == end else end  # “Neftçinin” qapıçısı
            return Candidate(start, stem_end, end, sense.label, Evidence("gazetteer", hit.form.text), strength, sense)
    if label == "":
        return Candidate(start, end, end, "", Evidence("rule", "quoted title"), strength)
    if label is None:
        behind = match[2] or match[3]
        if len(words) > 4 or not behind:
            capital = sum(1 for w in words if w[:1].isupper())
            if len(words) > 4:
                # “Elm Diplomatiyası üzrə Qlobal Nazirlər Dialoqu”: a long one is a name where its last word is a head
                capital += sum(1 for w in words if w in lexicon.roles.connectors)
                if (
                    len(words) > 9
                    or not words[-1][0].isupper()
                    or lexicon.head(lower[end - len(words[-1]) : end]) is None
                ):
                    return None
            if capital < len(words):
                return None
        small = sum(1 for w in words if w[:1].islower() and w not in lexicon.roles.connectors)
        if 1 < len(words) <= 4 and match[3] and lexicon.is_occasion(match[3]):
            head = lexicon.head(lower[start:end].rsplit(" ", 1)[-1])
            if head is not None and head[0].label == "EVENT":  # “İdman həftəsi” çərçivəsində
                return Candidate(start, end, end, "EVENT", Evidence("rule", "quoted occasion"), _STRENGTH)
        if small > 0 or inner[-1] in "!?":
            return None
        if _TYPE.fullmatch(inner):
            return Candidate(start, end, end, "", Evidence("rule", "type"), _STRENGTH)
        if len(words) > 1 and inner.endswith(_COPULAS):
            return None  # “Qarabağ Azərbaycandır”
        if len(words) == 1 and lexicon.is_common(lower[start:end]):
            return None
        head = lexicon.head(lower[start:end].rsplit(" ", 1)[-1])
        label = head[0].label if head is not None else "ORG"
        return Candidate(start, end, end, label, Evidence("rule", "quoted name"), _STRENGTH - 25)
    if len(words) > 9:
        return None
    if inner[0].isdigit():
        strength = _SAID + 1
    return Candidate(start, end, end, label, Evidence("rule", "quoted name"), strength)


def _called(lower: str, at: int, lexicon: Words) -> str | None:
    """What something is that is called so: `“Qarabağ irsi” adlı tarixi sərgi`."""
    for _ in range(4):
        if lower[at : at + 1] not in (" ", "-"):
            return None
        word = _WORD.match(lower, at + 1)
        if word is None:
            return None
        label = lexicon.nouns.called(word[0])
        if label is not None:
            return label
        at = word.end()
    return None


def _sense(senses: list[tuple[Entry, bool]], label: str | None) -> Entry | None:
    """The meaning that the words behind the quote allow; a body before anything else without them."""
    if label is None:
        first = senses[0][0]
        if first.label != "PLACE":
            return first
        return next((e for e, _ in senses if e.label == "ORG"), first)
    return next((e for e, _ in senses if e.label == label), None)


#: Kinds of names that things are named after: “Şuşa” idman klubu, “Heydər Əliyev” ordeni
_NAMESAKES = ("PLACE", "STATE", "PERSON")


def _label_behind(lower: str, match: re.Match[str], lexicon: Words) -> tuple[str | None, tuple[str, ...]]:
    """The label that the words behind the quote give, "" for no entity, None for no word of it.

    With it the labels of listed names over which it wins.
    """
    if match[2]:
        return None, ()  # “Report”a rəsmi açıqlamasında: behind an ending nothing describes the name
    for group in (3, 4):
        word = match[group]
        if not word:
            break
        start, end = match.span(group)
        if lower[start:end] in lexicon.roles.attributes:
            continue
        label = lexicon.descriptor(lower[start:end])
        if label is None and group == 3:
            head = lexicon.head(lower[start:end])
            if head is not None and head[0].lower in ("name", "any"):
                label = head[0].label  # “Səkinə xanım” məscidi
        if label is not None:
            return label, LABELS if group == 3 and label != "PROJECT" else _NAMESAKES
        if group == 3 and not word[0].islower():
            # “Kür” Olimpiya Tədris-İdman Mərkəzi: a head within a few capitalised words
            label = _head_behind(lower, start, lexicon)
            if label == "EVENT" and lexicon.head(lower[start:end]) is None:
                return label, (*_NAMESAKES, "PROJECT")  # “İpək Yolu” Beynəlxalq Musiqi Festivalı
            return label, ()
    return None, ()


def _head_behind(lower: str, start: int, lexicon: Words) -> str | None:
    at = start
    before = ""
    common = True
    for _ in range(6):
        following = _WORD.match(lower, at)
        if following is None:
            break
        word = following[0]
        head = lexicon.head(before + word) or lexicon.head(word)
        before = word + " "
        if head is not None and not head[0].bare:
            # “Qarabağ” Misli Premyer Liqasının …: a club and what it plays in
            return head[0].label if common or head[0].label != "EVENT" else None
        common = common and lexicon.is_common(following[0])
        at = following.end() + 1
        if lower[at - 1 : at] not in (" ", "-"):
            break
    return None
