"""Quoted names: `“Zəngi” MMC`, `“TANAP” layihəsi`, `“Report” xəbər verir`.

What stands behind the closing quote tells what the name is; a quotation that is a sentence, a title of a work, an award
or a make is no name. The quotation marks and an ending behind the closing one (`“Azadlığa Dəstək Aktı”na`) are outside
the span.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from azdiplo.entities import strength
from azdiplo.entities.candidate import Candidate
from azdiplo.entities.reading import Reading
from azdiplo.entities.rules.rule import Rule, answer, rule
from azdiplo.entities.words import Head
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import Hit
from azdiplo.labels import LABELS
from azdiplo.morphology.forms import is_copula
from azdiplo.records import Evidence

__all__ = ["quoted"]

#: A quotation, an ending behind it, and the two words behind that.
_QUOTED = re.compile(r'"([^"\n]{1,90})"(\w{0,7})(?: (\w+))?(?: (\w+))?')
_DOCUMENT = re.compile(r'"([A-ZÇƏĞİÖŞÜ0-9][^"\n]{11,320})"')
_OPENS = frozenset(' (\n-"/,')
#: The make of a thing: “Orbiter-2”, “S-125 TM”
_MAKE = re.compile(r"\w+-\d{1,3}[^\W\d]*(?: \w+)?")
_WORD = re.compile(r"\w+")
#: What has more words is likelier a sentence or a theme, unless it ends in the head of a name.
_SHORT = 4
#: No name has more.
_LONG = 9
#: How many words behind the quotation are looked at for what it is called.
_NEAR, _FARTHEST = 4, 6
#: Kinds of names that things are named after: “Şuşa” idman klubu, “Heydər Əliyev” ordeni
_NAMESAKES = ("PLACE", "STATE", "PERSON")


def quoted(reading: Reading) -> list[Candidate]:
    """Every quoted stretch that is a name."""
    found: list[Candidate] = []
    at = reading.cased.find('"')
    while at >= 0:
        candidate, behind = _read(reading, at)
        if candidate is not None:
            found.append(candidate)
        at = reading.cased.find('"', behind)
    return found


def _read(reading: Reading, at: int) -> tuple[Candidate | None, int]:
    """The name in the quotation that opens here, None for none, and from where on the next may open."""
    cased = reading.cased
    if at and cased[at - 1] not in _OPENS and not _lost_its_space(cased, at):
        return None, at + 1
    document = _document(reading, at)
    if document is not None:
        return document, document.end + 1
    match = _QUOTED.match(cased, at)
    if match is None:
        return None, at + 1
    inner, end = match[1], match.end(1)
    if inner[-1] == " " and cased[end + 1 : end + 2].isupper():
        return None, end  # "Hazır idik. "Sumqayıt"da …: a quotation within another begins
    if not (inner[0].isupper() or inner[0].isdigit()):
        return None, at + 1
    said = answer(QUOTATIONS, Quotation(reading, match))
    return said if isinstance(said, Candidate) else None, end + 1


def _lost_its_space(cased: str, at: int) -> bool:
    """Was the space before it lost? barədə“Report”a"""
    return (cased[at - 1].islower() or cased[at - 1].isdigit()) and cased[at + 1 : at + 2].isupper()


def _document(reading: Reading, at: int) -> Candidate | None:
    """A quotation that is the title of a treaty or programme: its last word says so, and it may be long."""
    lower = reading.lower
    match = _DOCUMENT.match(reading.cased, at)
    if match is None or match[1].count(" ") < 2:
        return None
    start, end = match.span(1)
    last = lower.rfind(" ", start, end) + 1
    label = reading.words.nouns.documents.get(lower[last:end])
    if label is None or not reading.cased[last].isupper():
        return None
    for hit in _hits(reading, start):
        if hit.end == end:
            entry = hit.form.senses[0][0]
            evidence = Evidence("gazetteer", hit.form.text)
            return Candidate(start, end, end, entry.label, evidence, strength.SAID, entry)
    evidence = Evidence("rule", f"quoted document: {lower[last:end]}")
    return Candidate(start, end, end, label, evidence, strength.SAID)


def _hits(reading: Reading, start: int) -> Sequence[Hit]:
    """The names of the lists that begin here, longest first."""
    first = _WORD.match(reading.lower, start)
    return () if first is None else reading.index.at(reading.cased, reading.lower, start, first.end())


@dataclass(frozen=True, slots=True)
class Said:
    """What the words behind a quotation say of it.

    Attributes:
        label: what it is, "" for no entity, None where they say nothing.
        over: the labels of the listed names over which that wins.
    """

    label: str | None
    over: Container[str] = ()


_NOTHING_SAID = Said(None)


class Quotation:
    """A quotation that may be a name.

    Attributes:
        reading: the text.
        start, end: where its first letter or digit stands, and behind its last.
        inner, words: what stands between them, and its words.
        ending, behind: what is joined to the closing mark, and the first word behind it; "" for nothing.
        behind_end: where that word ends.
        label: what the words behind say that it is, "" for no entity, None where they say nothing.
        theme: True for what something is about, or is called: `“…” mövzusunda`.
        listed: the name of the lists that it is, with the meaning that the words behind allow.
        weight: how much what the words behind say weighs.
    """

    def __init__(self, reading: Reading, match: re.Match[str]) -> None:
        self.reading = reading
        self.start, end = match.span(1)
        while not reading.cased[end - 1].isalnum():
            end -= 1
        self.end = end
        self.inner = reading.cased[self.start : end]
        self.words = self.inner.split()
        self.ending: str = match[2]
        self.behind: str = match[3] or ""
        self.behind_end = match.end(3)
        said = _said_behind(reading, match)
        self.label = said.label
        self.theme = said.label == "" and self.behind in reading.words.roles.themes
        self.listed, wins = self._find(() if self.theme else said.over)
        self.weight = strength.SAID if wins else strength.QUOTED_TITLE

    def _find(self, over: Container[str]) -> tuple[tuple[Hit, Entry] | None, bool]:
        """The name of the lists that it is; and whether the words behind win over all that the lists say else."""
        wins = bool(over)
        for hit in _hits(self.reading, self.start):
            if self.end in (hit.stem_end, hit.end):
                entry = _sense(hit, self.label)
                if entry is not None:
                    return (hit, entry), wins
                wins = wins and hit.form.entry.label in over
        return None, wins

    @property
    def head(self) -> Head | None:
        """The head of names that the last word is."""
        last = self.reading.lower[self.start : self.end].rsplit(" ", 1)[-1]
        known = self.reading.words.head(last)
        return None if known is None else known[0]

    def named(self, label: str, evidence: str, weight: int) -> Candidate:
        """The candidate of the whole quotation."""
        return Candidate(self.start, self.end, self.end, label, Evidence("rule", evidence), weight)

    def listed_as(self, hit: Hit, label: str, evidence: Evidence, weight: int, entry: Entry | None = None) -> Candidate:
        """The candidate of a quotation that a list holds, with its ending: `“Neftçinin” qapıçısı`."""
        stem_end = hit.stem_end if hit.end == self.end else self.end
        return Candidate(self.start, stem_end, self.end, label, evidence, weight, entry)


def _said_behind(reading: Reading, match: re.Match[str]) -> Said:
    """What the two words behind a quotation say of it."""
    if match[2]:
        return _NOTHING_SAID  # “Report”a rəsmi açıqlamasında: behind an ending nothing describes the name
    for group in (3, 4):
        if not match[group]:
            break
        start, end = match.span(group)
        noun = Noun(reading, start, end, near=group == 3)
        said = answer(NOUNS, noun) if noun.word not in reading.words.roles.attributes else None
        if said is not None:
            return said
    return _NOTHING_SAID


def _sense(hit: Hit, label: str | None) -> Entry | None:
    """The meaning that the words behind the quote allow; a body before a place without them."""
    entries = [entry for entry, _ in hit.form.senses]
    if label is not None:
        return next((entry for entry in entries if entry.label == label), None)
    if entries[0].label != "PLACE":
        return entries[0]
    return next((entry for entry in entries if entry.label == "ORG"), entries[0])


class Noun:
    """A word behind a quotation, which may say what that is.

    Attributes:
        reading, start, end: the text, and where the word stands.
        word: the folded word.
        near: True for the first word behind the quotation, False for the second.
    """

    def __init__(self, reading: Reading, start: int, end: int, near: bool) -> None:
        self.reading = reading
        self.start = start
        self.word = reading.lower[start:end]
        self.near = near


def _wins_over(label: str) -> Container[str]:
    """What a word says that stands right behind wins over every list, but things that are planned have many names."""
    return _NAMESAKES if label == "PROJECT" else LABELS


@rule(
    yes="Ötən ay “[Yaşıl Körpü]PROJECT” layihəsi başa çatıb.",
    no="Ötən ay “[Yaşıl Körpü]ORG” yanında görüşüblər.",
)
def descriptor(noun: Noun) -> Said | None:
    """`“TANAP” layihəsi`, `“Qız qalası” baletindən`"""
    label = noun.reading.words.descriptor(noun.word)
    if label is None:
        return None
    return Said(label, _wins_over(label) if noun.near else _NAMESAKES)


@rule(
    yes="Orada “[Səkinə xanım]PLACE” məscidi açılıb.",
    no="Orada “[Yaşıl Körpü]ORG” yanında görüşüblər.",
)
def head_in_lower_case(noun: Noun) -> Said | None:
    """`“Səkinə xanım” məscidi`"""
    head = noun.reading.words.head(noun.word) if noun.near else None
    if head is None or head[0].lower not in ("name", "any"):
        return None
    return Said(head[0].label, _wins_over(head[0].label))


@rule(
    yes="Orada “[Yaşıl Körpü]EVENT” Beynəlxalq Musiqi Festivalı açılıb.",
    no="Orada “[Yaşıl Körpü]ORG” Torma ilə açılıb.",
)
def head_of_capitalised_words(noun: Noun) -> Said | None:
    """`“Kür” Olimpiya Tədris-İdman Mərkəzi`; what is named so has its own name, but `“İpək Yolu” Musiqi Festivalı`"""
    if not noun.near or noun.reading.cased[noun.start].islower():
        return None
    label = _head_behind(noun.reading, noun.start)
    if label == "EVENT" and noun.reading.words.head(noun.word) is None:
        return Said(label, (*_NAMESAKES, "PROJECT"))
    return Said(label)


#: What a word behind a quotation says of it.
NOUNS: tuple[Rule[Noun, Said | None], ...] = (descriptor, head_in_lower_case, head_of_capitalised_words)


def _head_behind(reading: Reading, at: int) -> str | None:
    """The label of the head that the words from here on lead to."""
    lower, words = reading.lower, reading.words
    before = ""
    common = True
    for _ in range(_FARTHEST):
        match = _WORD.match(lower, at)
        if match is None:
            return None
        word = match[0]
        head = words.head(before + word) or words.head(word)
        if head is not None and not head[0].bare:
            # “Qarabağ” Misli Premyer Liqasının …: a club and what it plays in
            return head[0].label if common or head[0].label != "EVENT" else None
        common = common and words.is_common(word)
        before = word + " "
        at = match.end() + 1
        if lower[match.end() : at] not in (" ", "-"):
            return None
    return None


#: What a rule says of a quotation that is no name.
NOTHING = "nothing"


@rule(
    yes="Şəhərdə “[Dağların səsi]EVENT” adlı sərgi açılıb.",
    no="Müəllif “Dağların səsi” adlı kitabını təqdim edib.",
)
def called(quotation: Quotation) -> Candidate | str | None:
    """`“Qarabağ irsi” adlı tarixi sərgi`"""
    reading = quotation.reading
    if quotation.label != "" or quotation.behind not in reading.words.roles.naming or ":" in quotation.inner:
        return None
    at = quotation.behind_end
    for _ in range(_NEAR):
        if reading.lower[at : at + 1] not in (" ", "-"):
            return None
        word = _WORD.match(reading.lower, at + 1)
        if word is None:
            return None
        label = reading.words.nouns.called(word[0])
        if label is not None:
            return quotation.named(label, "called", strength.QUOTED_TITLE)
        at = word.end()
    return None


@rule(
    yes="Orada “[Bakı]PLACE və [Gəncə]PLACE arasında yeni yol” mövzusunda danışıblar.",
    no="Orada “Yeni Bakı yolu” mövzusunda danışıblar.",
)
def theme(quotation: Quotation) -> Candidate | str | None:
    """`“Azərbaycan və Türkiyə nümunəsi” mövzusunda`: in a long theme the names are names."""
    return NOTHING if quotation.theme and len(quotation.words) > _SHORT else None


@rule(
    yes="Dünən “[Oğuz]ORG” oynayıb.",
    no="Dünən “[Oğuz]PLACE” stadionunda oynayıb.",
)
def club_of_a_town(quotation: Quotation) -> Candidate | str | None:
    """A club that plays under the name of its town: `“Brest” (Fransa) – “PSJ”`."""
    if quotation.label is not None or quotation.listed is None:
        return None
    hit, entry = quotation.listed
    if entry.label != "PLACE":
        return None
    return quotation.listed_as(hit, "ORG", Evidence("rule", "quoted name"), strength.QUOTED)


@rule(
    yes="Onlar “[Neftçi|nin]ORG” qapıçısı ilə görüşüblər.",
    no="Onlar “[Parla]ORG” qapıçısı ilə görüşüblər.",
)
def listed(quotation: Quotation) -> Candidate | str | None:
    """`“Neftçinin” qapıçısı`; `“28 May” stansiyası`, a day that something is named after"""
    if quotation.listed is None:
        return None
    hit, entry = quotation.listed
    day = quotation.label is not None and quotation.inner[0].isdigit()
    weight = strength.SAID_OF_A_DAY if day else quotation.weight
    return quotation.listed_as(hit, entry.label, Evidence("gazetteer", hit.form.text), weight, entry)


@rule(
    yes="Orada “Bakı və Gəncə arasında yol ilə gedən bir qız haqqında” filmi göstərilib.",
    no="Orada “[Yaşıl Körpü]PROJECT” layihəsi göstərilib.",
)
def title_of_a_work(quotation: Quotation) -> Candidate | str | None:
    """`“Qız qalası” baletindən`"""
    return quotation.named("", "quoted title", quotation.weight) if quotation.label == "" else None


@rule(
    yes="Bunu “Yeni Dağ və Parla və [Torma Sarı]PERSON” yazıb.",
    no="Bunu “[Yeni Dağ və Parla və Torma Forumu]EVENT” yazıb.",
)
def many_words(quotation: Quotation) -> Candidate | str | None:
    """A sentence; but `“Elm Diplomatiyası üzrə Qlobal Nazirlər Dialoqu”` ends in the head of a name."""
    words = quotation.words
    if quotation.label is not None or len(words) <= _SHORT:
        return None
    ends = len(words) <= _LONG and words[-1][0].isupper() and quotation.head is not None
    return None if ends else NOTHING


@rule(
    yes="Onun adı “Parla 21”.",
    no="Onun adı “[Parla]ORG”.",
)
def not_all_capitalised(quotation: Quotation) -> Candidate | str | None:
    """What is long, or has nothing behind it, is a name where all its words are capitalised."""
    words = quotation.words
    long = len(words) > _SHORT
    if quotation.label is not None or (not long and (quotation.ending or quotation.behind)):
        return None
    small = quotation.reading.words.roles.connectors if long else ()
    return None if all(word[0].isupper() or word in small for word in words) else NOTHING


@rule(
    yes="Yarış “[İdman həftəsi]EVENT” çərçivəsində keçirilib.",
    no="Yarış “Sarı gül” çərçivəsində keçirilib.",
)
def occasion(quotation: Quotation) -> Candidate | str | None:
    """`“İdman həftəsi” çərçivəsində`"""
    if quotation.label is not None or not 1 < len(quotation.words) <= _SHORT or not quotation.behind:
        return None
    if quotation.head is None or quotation.head.label != "EVENT":
        return None
    if not quotation.reading.words.is_occasion(quotation.behind):
        return None
    return quotation.named("EVENT", "quoted occasion", strength.QUOTED_TITLE)


@rule(
    yes="Orada “Sarı gül” açılıb.",
    no="Orada “[Parla]ORG” açılıb.",
)
def word_in_lower_case(quotation: Quotation) -> Candidate | str | None:
    small = quotation.reading.words.roles.connectors
    if quotation.label is not None or all(word in small or not word[0].islower() for word in quotation.words):
        return None
    return NOTHING


@rule(
    yes="Orada “Orbiter-2” vurulub.",
    no="Orada “[Orbiter]ORG” vurulub.",
)
def make_of_a_thing(quotation: Quotation) -> Candidate | str | None:
    """`“Orbiter-2”`, `“S-125 TM”`"""
    if quotation.label is not None or _MAKE.fullmatch(quotation.inner) is None:
        return None
    return quotation.named("", "type", strength.QUOTED_TITLE)


@rule(
    yes="Hamı “[Qarabağ]PLACE Gözəldir” deyir.",
    no="Hamı “[Qarabağ Gözəl]ORG” deyir.",
)
def sentence(quotation: Quotation) -> Candidate | str | None:
    """`“Qarabağ Azərbaycandır”`"""
    if quotation.label is not None or len(quotation.words) == 1:
        return None
    return NOTHING if is_copula(quotation.inner) else None


@rule(
    yes="Orada “Ağac” qurulub.",
    no="Orada “[Parla]ORG” qurulub.",
)
def common_word(quotation: Quotation) -> Candidate | str | None:
    """`“Ağac”`"""
    if quotation.label is not None or len(quotation.words) > 1:
        return None
    word = quotation.reading.lower[quotation.start : quotation.end]
    return NOTHING if quotation.reading.words.is_common(word) else None


@rule(
    yes="Orada “[Parla]ORG” qurulub.",
    no="Orada “Sarı gül” qurulub.",
)
def unexplained(quotation: Quotation) -> Candidate | str | None:
    """`“Parla”`: a body, or what its last word says"""
    if quotation.label is not None:
        return None
    label = "ORG" if quotation.head is None else quotation.head.label
    return quotation.named(label, "quoted name", strength.QUOTED)


@rule(
    yes="Orada “[Parla]ORG” MMC qurulub.",
    no="Orada “Parla” filmi göstərilib.",
)
def explained(quotation: Quotation) -> Candidate | str | None:
    """`“Zəngi” MMC`, `“28 May” küçəsi`"""
    if quotation.label is None or len(quotation.words) > _LONG:
        return None
    day = quotation.inner[0].isdigit()
    return quotation.named(quotation.label, "quoted name", strength.SAID_OF_A_DAY if day else quotation.weight)


#: What a quotation is: a name or NOTHING.
QUOTATIONS: tuple[Rule[Quotation, Candidate | str | None], ...] = (
    called,
    theme,
    club_of_a_town,
    listed,
    title_of_a_work,
    many_words,
    not_all_capitalised,
    occasion,
    word_in_lower_case,
    make_of_a_thing,
    sentence,
    common_word,
    unexplained,
    explained,
)
