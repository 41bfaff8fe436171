"""The names of the lists as one automaton over words, and the walk that finds them in a text.

States of the automaton are the words of a name, so a walk starts at a capitalised word and
never looks at the rest of the text: a name that starts inside a word, or in lower case, is not
found because it is not looked for. The last word of a name is matched by its stem, and what
follows the stem must be one of its endings: `Azərbaycan|ın`, `Minsk qrupu|nun`, `ABŞ|-ın`, but
neither `Azərbaycan|lı` nor `İran|şünas`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from azdiplo.gazetteer.entries import Entry
from azdiplo.morphology.endings import ANY, TAILS, is_acronym, tail_class
from azdiplo.text.fold import fold

__all__ = ["Form", "Hit", "NameIndex"]

_PIECES = re.compile(r"\w+|[^\w]+")
_NEXT = re.compile(r"(\W{1,3})(\w+)")
_WORD = re.compile(r"\w+")


class Form:
    """One spelling that a list holds, with everything it may mean.

    Attributes:
        text: the spelling, case kept.
        senses: the entries that claim it, each with True where it said ``?``.
        tails: the endings that may stand directly behind it.
        exact: an acronym, matched in capitals only (`Aİ`, `MDB`).
        words: how many words it has.
    """

    __slots__ = ("entry", "exact", "open", "senses", "tails", "text", "words")

    def __init__(self, text: str, tails: frozenset[str], exact: bool, words: int) -> None:
        self.text = text
        self.tails = tails
        self.exact = exact
        self.words = words
        self.senses: list[tuple[Entry, bool]] = []
        #: the entry that claims it unasked, or the only claim there is
        self.entry: Entry | None = None
        #: True when every claim said "?"
        self.open = True

    def claim(self, entry: Entry, ambiguous: bool) -> None:
        """Add a meaning; the unmarked one comes first."""
        if ambiguous:
            self.senses.append((entry, True))
        else:
            self.senses.insert(0, (entry, False))
            self.open = False
        self.entry = self.senses[0][0]

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


class _State:
    """A state of the automaton: the names that end with the next word, the words that lead on."""

    __slots__ = ("finals", "inner", "lengths")

    def __init__(self) -> None:
        self.inner: dict[str, _State] = {}
        self.finals: dict[str, list[Form]] = {}
        #: first three signs of a final → the lengths to try, longest first
        self.lengths: dict[str, list[int]] = {}


class NameIndex:
    """Every name of the lists, findable at a word of a folded text in all its inflected forms.

    Example:
        >>> from azdiplo.gazetteer.entries import Entry
        >>> entry = Entry("org:un", "ORG", "BMT", (("BMT", False),))
        >>> index = NameIndex([entry])
        >>> index.at("BMT-nin mövqeyi", "bmt-nin mövqeyi", 0, 3)
        [Hit(0, 3, 7, Form('BMT', ['org:un']))]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _State()
        self.forms: dict[str, Form] = {}
        for entry in entries:
            for text, ambiguous in entry.forms:
                form = self.forms.get(text)
                if form is None:
                    form = self._add(text)
                form.claim(entry, ambiguous)

    def _add(self, text: str) -> Form:
        folded = fold(text)
        cased, lower = folded.cased, folded.lower
        pieces = _PIECES.findall(lower)
        if not pieces[0][0].isalnum():
            pieces = pieces[1:]
        if not pieces[-1][-1].isalnum():
            pieces = pieces[:-1]
        last = pieces[-1]
        exact = is_acronym(cased) and " " not in cased
        kind = ANY if exact else tail_class(last)
        form = Form(cased, TAILS[kind], exact, (len(pieces) + 1) // 2)
        state = self._root
        separator = ""
        for i in range(0, len(pieces) - 1, 2):
            key = separator + pieces[i]
            following = state.inner.get(key)
            if following is None:
                following = state.inner[key] = _State()
            state = following
            separator = _separator(pieces[i + 1])
        self._final(state, separator + last, form)
        self.forms[text] = form
        return form

    @staticmethod
    def _final(state: _State, key: str, form: Form) -> None:
        state.finals.setdefault(key, []).append(form)
        lengths = state.lengths.setdefault(key[:3], [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)

    def at(self, cased: str, lower: str, start: int, word_end: int) -> list[Hit]:
        """Every name that starts with the word ``lower[start:word_end]``, longest first."""
        hits: list[Hit] = []
        state = self._root
        key = lower[start:word_end]
        begin = start
        while True:
            prefix = key[:3]
            lengths = state.lengths.get(prefix)
            if lengths is None and len(key) > 2:
                lengths = state.lengths.get(key[:2])  # one sign behind a separator: "3+3"
            if lengths is not None:
                size = len(key)
                for length in lengths:
                    if length > size:
                        continue
                    forms = state.finals.get(key[:length])
                    if forms is None:
                        continue
                    stem_end = word_end - size + length
                    end = word_end
                    if length == size:
                        end = _marked_ending(cased, lower, word_end)
                        tail = ""
                    else:
                        tail = key[length:]
                    for form in forms:
                        if form.exact:
                            if cased[start:stem_end] != form.text:
                                continue
                        if tail and tail not in form.tails:
                            continue
                        hits.append(Hit(start, stem_end, end, form))
            following = state.inner.get(key)
            if following is None:
                break
            match = _NEXT.match(lower, word_end)
            if match is None:
                break
            state = following
            begin, word_end = match.span(2)
            key = _separator(match[1]) + match[2]
        if len(hits) > 1:
            hits.sort(key=_longest)
        return hits


def _longest(hit: Hit) -> tuple[int, int]:
    return (-hit.stem_end, hit.end)


def _separator(text: str) -> str:
    """Spaces around a dash do not matter: `Bakı – Tbilisi` is `Bakı-Tbilisi`."""
    stripped = text.strip()
    return stripped or " "


def _marked_ending(cased: str, lower: str, at: int) -> int:
    """Where a name ends when an ending may stand behind an apostrophe or hyphen: `ABŞ-ın`."""
    if lower[at : at + 1] in ("'", "-") and at + 1 < len(cased) and cased[at + 1].islower():
        match = _WORD.match(lower, at + 1)
        if match is not None and match[0] in TAILS[ANY]:
            return match.end()
    return at
