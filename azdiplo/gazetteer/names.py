"""The names of the lists as one automaton over words, and the walk that finds them in a text.

States of the automaton are the words of a name, so a walk starts at a capitalised word and
never looks at the rest of the text: a name that starts inside a word, or in lower case, is not
found because it is not looked for. The last word of a name is matched by its stem, and what
follows the stem must be one of its endings: `Azərbaycan|ın`, `Minsk qrupu|nun`, `ABŞ|-ın`, but
neither `Azərbaycan|lı` nor `İran|şünas`.

The stem ends where the text leaves the name's spelling. A last letter that the ending changes
still belongs to it (`Azadlığ|ın`), and so does the possessive of an izafet name, as long as it
is written (`Nazirliyi|nə`, `Nazirliyi|miz`); plural and person that replace the possessive begin
behind the bare head (`Nazirlik|ləri`, `Assambleya|mız`). Such a plural is the name's own only if the
head is written as in the name (not `Xarici İşlər nazirlikləri`) and no other name shares it (not
`Şərq-Qərb və Şimal-Cənub dəhlizləri`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from azdiplo.gazetteer.entries import Entry
from azdiplo.morphology.alternation import alternants
from azdiplo.morphology.derivation import is_derivation
from azdiplo.morphology.endings import (
    ANY,
    TAILS,
    is_acronym,
    marked_tails,
    name_tails,
    rare_tails,
    replacing_tails,
    vowel_tails,
)
from azdiplo.morphology.izafet import possessive_heads
from azdiplo.morphology.tables import read_table
from azdiplo.records import Evidence
from azdiplo.text.fold import fold, lower

__all__ = ["Form", "Hit", "NameIndex"]

_PIECES = re.compile(r"\w+|[^\w]+")
_NEXT = re.compile(r"\W{1,3}\w+")
_WORD = re.compile(r"\w+")
_REMEMBERED = 100_000
_LONGEST = 30
_LAST_LATIN = "\u024f"
#: So many signs of a name are looked for where no capital leads to it; the first ones are those of many (`əl-`).
_ENOUGH = 3
#: Kinds of places that are too small to have a name in English that is known.
_UNTRANSLATED = "village"
#: Between a name and its ending.
_MARKS = ("-", "'")
#: Signs at the end of a name that a text may leave out; others (`OPEK+`) are needed.
_CLOSING = frozenset(".!?…)\"'»")
#: How a name stands in its last word: as it is, without its possessive, or as before a vowel.
_WHOLE, _HEAD, _CHANGED = range(3)


class Form:
    """One spelling that a list holds, with everything it may mean.

    Attributes:
        text: the spelling, case kept.
        senses: the entries that claim it, the unmarked one first, each with True where it said ``?``.
        entry: the first of them.
        open: True when every claim said ``?``: only the context tells.
        tails: the endings that may stand directly behind it.
        exact: matched in exactly this case: an acronym (`Aİ`, `MDB`) or a name in small letters (`bp`).
        words: how many words it has.
        kind: how the name stands there: whole, without its possessive, changed before a vowel.
        rare: those of the endings that yield to another analysis: `Quru Qoşunlar|ın`, not `Qoşunları|n`.
        checked: True where more than the folded letters must agree.
        evidence: what a mention says of how it was found.
    """

    __slots__ = ("checked", "entry", "evidence", "exact", "kind", "open", "rare", "senses", "tails", "text", "words")

    def __init__(self, text: str, senses: list[tuple[Entry, bool]], words: int, stem: str, kind: int = _WHOLE) -> None:
        self.text = text
        self.senses = senses
        self.entry = senses[0][0]
        self.open = senses[0][1]
        self.evidence = Evidence("gazetteer", text)
        self.words = words
        self.kind = kind
        acronym = words == 1 and is_acronym(text)
        self.exact = kind == _WHOLE and (acronym or (words == 1 and text[0].islower()))
        self.checked = self.exact or kind == _HEAD
        self.rare: frozenset[str] = frozenset()
        if kind == _HEAD:
            self.tails = replacing_tails(stem)
        elif acronym:
            self.tails = TAILS[ANY]
        elif kind == _WHOLE:
            self.tails = name_tails(stem)
            self.rare = rare_tails(stem)
        else:
            self.tails = vowel_tails(name_tails(stem))

    def __repr__(self) -> str:
        return f"Form({self.text!r}, {[entry.id for entry, _ in self.senses]})"


class Hit:
    """A form found in a text: where it starts, where its ending starts, where it ends."""

    __slots__ = ("end", "form", "start", "stem_end")

    def __init__(self, start: int, stem_end: int, end: int, form: Form) -> None:
        self.start = start
        self.stem_end = stem_end
        self.end = end
        self.form = form

    def __repr__(self) -> str:
        return f"Hit({self.start}, {self.stem_end}, {self.end}, {self.form!r})"


#: A name that a state ends with, before a text first comes there: its spelling, or that and how it stands.
_Pending = str | tuple[str, int]
#: A name that a state leads on to: its spelling, its folded pieces and the next one of them.
_Rest = tuple[str, list[str], int]


class _State:
    """A state of the automaton: the names that end with the next word, the words that lead on.

    What lies behind a state is built when a text first comes there: a list keeps the spellings
    until then, and a text meets few of the many thousands.
    """

    __slots__ = ("finals", "inner", "known", "lengths", "short", "signs")

    def __init__(self) -> None:
        self.inner: dict[str, _State | str | list[str | _Rest]] = {}
        self.finals: dict[str, _Pending | list[_Pending | Form]] = {}
        #: first three signs of a final → the lengths that finals have, one bit each
        self.lengths: dict[str, int] = {}
        #: the same for the finals of two signs
        self.short = 0
        #: word → what it leads to, where a text had it
        self.known: dict[str, _Known] = {}
        #: names that end in a sign: the sign → spelling
        self.signs: dict[str, list[_Pending | Form]] = {}

    def final(self, key: str, text: _Pending) -> None:
        """A name ends here with the word ``key``."""
        known = self.finals.get(key)
        if known is None:
            self.finals[key] = text
            prefix = key[:3]
            self.lengths[prefix] = self.lengths.get(prefix, 0) | 1 << len(key)
            if len(key) == 2:
                self.short = 4
        elif isinstance(known, list):
            known.append(text)
        else:
            self.finals[key] = [known, text]

    def add(self, text: str, pieces: list[str], at: int) -> None:
        """Enter the words of a name from ``pieces[at]`` on; separators stand between the words."""
        last = len(pieces) - 1
        if at > last:
            self.signs.setdefault(pieces[last], []).append(text)
            return
        word = pieces[at]
        before = _separator(pieces[at - 1]) if at else ""
        if at >= last - 1:
            closed = at == last
            if closed or _CLOSING.issuperset(pieces[last]):
                self.final(before + word, text)
                for changed in alternants(word):
                    self.final(before + changed, (text, _CHANGED))
                head = possessive_heads().get(word) if at else None
                if head is not None:
                    self.final(before + head, (text, _HEAD))
            if closed:
                return
        self.lead(before + word, (text, pieces, at + 2))

    def lead(self, key: str, name: str | _Rest) -> None:
        """The word ``key`` leads on to a name; a spelling alone has ``key`` for its first word."""
        pending = self.inner.get(key)
        if pending is None:
            self.inner[key] = name if isinstance(name, str) else [name]
        elif isinstance(pending, str):
            self.inner[key] = [pending, name]
        else:
            assert isinstance(pending, list)
            pending.append(name)

    def step(self, key: str) -> _State | None:
        """The state behind the word ``key``, None if no name goes on with it."""
        following = self.inner.get(key)
        if following is None or isinstance(following, _State):
            return following
        state = _State()
        for name in [following] if isinstance(following, str) else following:
            text, pieces, at = (name, _split(fold(name).lower), 2) if isinstance(name, str) else name
            state.add(text, pieces, at)
        self.inner[key] = state
        return state


#: The names that end in a word, each with the length of its stem, and the state behind the word.
_Known = tuple[list[tuple[int, Form]], _State | None]
_NOTHING: tuple[Hit, ...] = ()


def _claims(entries: Iterable[Entry]) -> dict[str, Entry | list[Entry]]:
    """Spelling → the entry that it names, or those that share it."""
    claims: dict[str, Entry | list[Entry]] = {}
    for entry in entries:
        for text in entry.spellings:
            claim = claims.get(text)
            if claim is None:
                claims[text] = entry
            else:
                claims[text] = [*claim, entry] if isinstance(claim, list) else [claim, entry]
    return claims


def _is_ambiguous(entry: Entry, text: str) -> bool:
    """Did the entry say ``?`` of a spelling? Its English name is as ambiguous as the first."""
    return text in entry.ambiguous or (text not in entry.spellings and entry.name in entry.ambiguous)


def _english(entries: Iterable[Entry], claims: Mapping[str, object]) -> dict[str, Entry | list[Entry]]:
    """The English names that no table claims, as the wire writes them: `Monsanto`, `Trump`, `Antonio Guterres`."""
    found: dict[str, Entry | list[Entry]] = {}
    for entry in entries:
        name = entry.name_en
        if not name or entry.fields.get("kind") == _UNTRANSLATED or "(" in name:
            continue
        forms = [name] if name.isascii() else [name, _plain(name)]
        if entry.label == "PERSON" and _goes_by_surname(entry):
            forms += [form.rpartition(" ")[2] for form in forms]
        for text in forms:
            if text in claims or not text[0].isupper():
                continue
            claim = found.get(text)
            if claim is None:
                found[text] = entry
            elif entry not in (claim if isinstance(claim, list) else (claim,)):
                found[text] = [*claim, entry] if isinstance(claim, list) else [claim, entry]
    return found


def _plain(name: str) -> str:
    """A name without the marks of its letters: `António` → `Antonio`."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def _goes_by_surname(entry: Entry) -> bool:
    """Does the surname alone name this person for sure? Then it does so in English too."""
    surname = entry.name.rpartition(" ")[2]
    return surname != entry.name and surname in entry.spellings and surname not in entry.ambiguous


def _uncapitalised(spellings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names to which no Latin capital leads, as `eManat` or `bp`, by how they begin."""
    found: dict[str, tuple[str, ...]] = {}
    others: list[str] = []
    for text in spellings:
        if text[0].islower() or text[0] > _LAST_LATIN:
            word = _WORD.search(cased := fold(text).cased)
            # a sign before the first word is no part of what is looked for: `“Paşa Bank” ASC`, `№ 5 məktəb`
            if word is not None and (word[0][0].islower() or word[0][0] > _LAST_LATIN):
                others.append(cased[word.start() :])
    for begin in {name[:_ENOUGH] for name in others}:
        names = tuple(name for name in others if name.startswith(begin))
        found[begin if len(names) > 1 else names[0]] = names  # a long word is found faster
    return found


def _folded(spellings: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """Each spelling and its search form in small letters.

    They are folded all at once: thousands of calls for a few signs each would cost more than the reading.
    """
    folded = fold("\n".join(spellings))
    if folded.offsets is None:
        return zip(spellings, lower(folded.cased).split("\n"), strict=True)
    return ((text, fold(text).lower) for text in spellings)


class NameIndex:
    """Every name of the lists, findable at a word of a folded text in all its inflected forms.

    Example:
        >>> from azdiplo.gazetteer.entries import Entry
        >>> entry = Entry("org:un", "ORG", "BMT", ("BMT",))
        >>> index = NameIndex([entry])
        >>> index.at("BMT-nin mövqeyi", "bmt-nin mövqeyi", 0, 3)
        [Hit(0, 3, 7, Form('BMT', ['org:un']))]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        claims = _claims(entries)
        self._spellings = tuple(claims)
        claims.update(_english(entries, claims))
        self._claims = claims
        self._entries = entries
        self._uncapitalised = _uncapitalised(claims)
        #: words at which no name starts, as far as texts have shown
        self.barren: set[str] = set()
        self._root = root = _State()
        self._remembered = 0
        for text, plain in _folded(claims):
            first, space, _ = plain.partition(" ")
            if not first.isalnum():
                root.add(text, _split(plain), 0)
            elif space:
                root.lead(first, text)
            else:
                root.final(plain, text)
                if plain[-1] in "qk":
                    for changed in alternants(plain):
                        root.final(changed, (text, _CHANGED))

    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the lists."""
        return self._entries

    def has(self, word: str) -> bool:
        """Is a folded word a name of the lists, or one as it stands before a vowel?"""
        return word in self._root.finals

    def spellings(self) -> Iterable[str]:
        """Every spelling of the lists, without the English names that are found too."""
        return self._spellings

    def claims(self, text: str) -> list[tuple[Entry, bool]]:
        """The entries that a spelling names, the unmarked one first, each with True where it says ``?``."""
        claim = self._claims.get(text)
        if claim is None:
            return []
        if not isinstance(claim, list):
            return [(claim, _is_ambiguous(claim, text))]
        senses: list[tuple[Entry, bool]] = []
        for entry in claim:
            if _is_ambiguous(entry, text):
                senses.append((entry, True))
            else:
                senses.insert(0, (entry, False))
        return senses

    def _form(self, name: _Pending, words: int, stem: str) -> Form:
        text, kind = name if isinstance(name, tuple) else (name, _WHOLE)
        return Form(text, self.claims(text), words, stem, kind)

    def at(self, cased: str, lower: str, start: int, word_end: int) -> Sequence[Hit]:
        """Every name that starts with the word ``lower[start:word_end]``, longest first."""
        key = lower[start:word_end]
        root = self._root
        known = root.known.get(key)
        if known is None:
            known = self._read(root, key, 1)
        finals, state = known
        if not finals and state is None:
            self.barren.add(key)
            return _NOTHING
        hits: list[Hit] = []
        words = 1
        size = word_end - start
        while True:
            if finals:
                _add_hits(finals, cased, lower, start, word_end, size, hits)
            if state is None:
                break
            if state.signs:
                self._signed(state, cased, lower, start, word_end, words, hits)
            match = _NEXT.match(lower, word_end)
            if match is None:
                break
            key = match[0]
            if not key[1].isalnum():
                key = _over_the_gap(key, cased, word_end)
                if not key:
                    break  # an empty line
            word_end = match.end()
            size = len(key)
            words += 1
            known = state.known.get(key)
            if known is None:
                known = self._read(state, key, words)
            finals, state = known
        if len(hits) > 1:
            hits.sort(key=_longest)
        return hits

    def uncapitalised(self, cased: str) -> list[tuple[int, int]]:
        """Where a name may start to which no Latin capital leads (`eManat`, `bp`): start and end of its first word."""
        found: set[tuple[int, int]] = set()
        for begin, names in self._uncapitalised.items():
            at = cased.find(begin)
            while at >= 0:
                if not (at and (cased[at - 1].isalnum() or cased[at - 1] == "_")) and cased.startswith(names, at):
                    match = _WORD.match(cased, at)
                    assert match is not None
                    found.add(match.span())
                at = cased.find(begin, at + len(begin))
        return sorted(found)

    def _read(self, state: _State, key: str, words: int) -> _Known:
        """What a state holds for a word: it depends on the word alone, and a text repeats its words."""
        if self._remembered >= _REMEMBERED:
            self._forget()
        self._remembered += 1
        known = (self._finals(state, key, words), state.step(key))
        state.known[key] = known
        return known

    def _forget(self) -> None:
        self._remembered = 0
        self.barren.clear()
        states = [self._root]
        while states:
            state = states.pop()
            state.known = {}
            states += [each for each in state.inner.values() if isinstance(each, _State)]

    def _finals(self, state: _State, key: str, words: int) -> list[tuple[int, Form]]:
        """The names that end in ``state`` with a stem of the word ``key``, and how long the stem is."""
        mask = state.lengths.get(key[:3], 0) | state.short
        if not mask:
            return []
        found: list[tuple[int, Form]] = []
        size = len(key)
        mask &= (2 << size) - 1
        while mask:
            length = mask.bit_length() - 1
            mask ^= 1 << length
            stem = key[:length]
            forms = state.finals.get(stem)
            if forms is None:
                continue
            if not isinstance(forms, list):
                state.finals[stem] = forms = [forms]
            for i, form in enumerate(forms):
                if not isinstance(form, Form):
                    form = forms[i] = self._form(form, words, stem)
                if (length == size and form.kind == _WHOLE) or key[length:] in form.tails:
                    found.append((length, form))
        if len(found) > 1:
            usual = [(length, form) for length, form in found if key[length:] not in form.rare]
            if any(form.kind != _HEAD for _, form in usual):
                return usual
        return found

    def _signed(
        self, state: _State, cased: str, lower: str, start: int, word_end: int, words: int, hits: list[Hit]
    ) -> None:
        """Add the names that end in a sign behind the word that ends at ``word_end``: `OPEK+`, `Yahoo!`."""
        for sign, forms in state.signs.items():
            if not lower.startswith(sign, word_end):
                continue
            stem_end = end = word_end + len(sign)
            match = _WORD.match(lower, end)
            if match is not None:
                if match[0] not in TAILS[ANY]:
                    continue
                end = match.end()
            else:
                end = _marked_ending(cased, lower, end)
                if end < 0:
                    continue
            for i, form in enumerate(forms):
                if not isinstance(form, Form):
                    form = forms[i] = self._form(form, words, lower[start:word_end])
                if not form.exact or cased[start:stem_end] == form.text:
                    hits.append(Hit(start, stem_end, end, form))


def _split(text: str) -> list[str]:
    """A name as words with what stands between them; a sign behind the last word stays, one before the first goes."""
    pieces = _PIECES.findall(text)
    if not pieces[0][0].isalnum():
        del pieces[0]
    return pieces


def _add_hits(
    finals: list[tuple[int, Form]], cased: str, lower: str, start: int, word_end: int, size: int, hits: list[Hit]
) -> None:
    """Append the names that end in a word of ``size`` letters before ``word_end`` and stand there as they must."""
    for length, form in finals:
        stem_end = word_end - size + length
        if form.checked and not (
            cased[start:stem_end] == form.text if form.exact else _own_head(cased, lower, start, stem_end, form)
        ):
            continue
        if form.exact and length < size and cased[stem_end].isupper():
            continue  # AİDA is a name of its own, not the locative of Aİ
        end = word_end
        if length == size and lower[end : end + 1] in _MARKS:
            end = _marked_ending(cased, lower, end)
            if end < 0:
                continue
        hits.append(Hit(start, stem_end, end, form))


def _over_the_gap(key: str, cased: str, word_end: int) -> str:
    """What stands between two words of a name and the second word, as names have it; empty over an empty line."""
    word = _WORD.search(key)
    assert word is not None
    gap = word.start()
    if gap <= 1:
        return key
    if cased.count("\n", word_end, word_end + gap) > 1:
        return ""
    return _separator(key[:gap]) + word[0]


def _own_head(cased: str, lower: str, start: int, stem_end: int, form: Form) -> bool:
    """Is the head without its possessive that of this name, not a common noun or the head of several names?"""
    head = stem_end - 1
    while lower[head - 1].isalnum():
        head -= 1
    if cased[head].islower() and _last_word(form.text)[0].isupper():
        return False
    if lower[stem_end : stem_end + 1] != "l":
        return True
    before = lower.rfind(" ", max(0, start - 30), start - 1) + 1
    word = lower[before : start - 1]
    if word in _joining():
        return False
    return not (word[-1:] == "," and cased[before].isupper())


def _last_word(text: str) -> str:
    return text[max(text.rfind(" "), text.rfind("-")) + 1 :]


@cache
def _joining() -> frozenset[str]:
    return frozenset(word for word, _example in read_table("joining.tsv", ("word", "example")))


def _longest(hit: Hit) -> tuple[int, int]:
    return (-hit.stem_end, hit.end)


def _separator(text: str) -> str:
    """Spaces around a dash do not matter: `Bakı – Tbilisi` is `Bakı-Tbilisi`."""
    return text.strip() or " "


def _marked_ending(cased: str, lower: str, at: int) -> int:
    """Where a name ends when an ending may stand behind an apostrophe or hyphen: `ABŞ-ın`; -1 for `NATO-çu`."""
    if lower[at : at + 1] in _MARKS and cased[at + 1 : at + 2].islower():
        match = _WORD.match(lower, at + 1)
        if match is not None:
            if match[0] in marked_tails():
                return match.end()
            if len(match[0]) < _LONGEST and is_derivation(match[0]):
                return -1
    return at
