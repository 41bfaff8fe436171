"""An office where it stands in a text: `xarici işlər nazirinin` is the office `xarici işlər naziri`, in the genitive.

The table of offices is asked for the longest phrase; what follows the stem of its last word tells the rest: the
possessive that an owner asks for (`Türkiyə Prezident|i`), a plural (`nazir|lər|i`), a case.
"""

from __future__ import annotations

import re
from functools import cache

from azdiplo.entities.words import Words
from azdiplo.morphology.inflect import inflect
from azdiplo.text.fold import lower as fold_name

__all__ = ["Title", "composed", "coordinated", "is_genitive", "is_possessed", "possessive", "title_at"]

_WORDS = re.compile(r"[\w'-]+")
_WORD_BEFORE = re.compile(r"[\w'-]+\Z")
_ORDINAL = re.compile(r"\d{1,3}-?(?:cı|ci|cu|cü)")
_WINDOW = 110
_LONGEST = 8
_POSSESSIVE = frozenset(["ı", "i", "u", "ü", "sı", "si", "su", "sü"])
_OUR = ("mız", "miz", "muz", "müz")
_GENITIVE = ("ın", "in", "un", "ün")
#: The possessive of the third person, also before a case: i, inə, iylə, but not the genitive in.
_POSSESSED = re.compile(r"s?[ıiuü](?:n[ıiuüaəd]\w*|yl[aə])?")
_PLURAL = ("lar", "lər")


class Title:
    """An office in a text; a plain slotted class, like :class:`~azdiplo.entities.candidate.Candidate`.

    Attributes:
        name: as in the table, nominative, with what qualifies it: `keçmiş baş nazir`.
        start: offset of its first word, qualifiers included.
        body: offset of the office itself, behind the qualifiers.
        end: offset behind its last word.
        tail: the ending of its last word, possessive included: `inin` of `nazirinin`.
        kind: its kind in the table.
    """

    __slots__ = ("body", "end", "kind", "name", "start", "tail")

    def __init__(self, name: str, start: int, body: int, end: int, tail: str, kind: str) -> None:
        self.name = name
        self.start = start
        self.body = body
        self.end = end
        self.tail = tail
        self.kind = kind

    @property
    def plural(self) -> bool:
        return self.tail.startswith(_PLURAL)

    @property
    def possessed(self) -> bool:
        """True where the form says that the office is somebody's: `Prezidenti`, `nazirləri`, `katibinə`."""
        return _says_whose(self.tail)

    @property
    def names(self) -> bool:
        """True for the forms that stand beside a name: `Prezident`, `naziri`, `nazirləri`, `Prezidentimiz`."""
        return _beside_a_name(self.tail)


@cache
def _says_whose(tail: str) -> bool:
    return _POSSESSED.fullmatch(tail, 3 if tail.startswith(_PLURAL) else 0) is not None


@cache
def _beside_a_name(tail: str) -> bool:
    if tail.startswith(_PLURAL):
        tail = tail[3:]
    return not tail or tail in _POSSESSIVE or (tail.endswith(_OUR) and len(tail) <= 4)


def is_genitive(tail: str) -> bool:
    """True for an ending that says whose: `ın` of `ABŞ-ın`, `inin` of `nazirinin`."""
    return tail.endswith(_GENITIVE)


def title_at(lower: str, end: int, limit: int, lexicon: Words) -> Title | None:
    """The office whose last word ends at ``end``, in whatever form; nothing before ``limit`` belongs to it.

    The words before it are read as long as some office of the table ends so; the longest one that is whole counts.
    """
    last = _word_start(lower, end, limit)
    if last < 0:
        return None
    office = lexicon.office(lower[last:end])
    if office is None:
        return None
    offices = lexicon.offices.names
    stem, tail = office
    variants = (stem, possessive(stem)) if tail else (stem,)
    found: tuple[str, int, str] | None = None  # folded name, where it starts, its prefix
    # Roma papası: the table may have the last word of an office in this form only
    for variant in (*variants, stem + tail):
        if variant in offices:
            prefix = ""
            if lower.startswith(lexicon.offices.prefixes, last):
                prefix = next(p for p in lexicon.offices.prefixes if lower.startswith(p, last))
            found = variant, last, prefix
            break
    open_ones = [variant for variant in variants if variant in lexicon.offices.ends]
    start = last
    while open_ones and start - limit > 1 and lower[start - 1] == " ":
        start = _word_start(lower, start - 2 if lower[start - 2] == "," else start - 1, limit)
        if start < 0:
            break
        head = lower[start:last]
        whole = _whole(head, variants, lexicon)
        if whole is not None:
            found = whole[0], start, whole[1]
        open_ones = [variant for variant in open_ones if head + variant in lexicon.offices.ends]
    if found is None:
        return None
    folded, start, prefix = found
    title = Title(offices[folded], start, start, end, tail, lexicon.offices.kinds[folded])
    return _qualified(lower, title, limit, prefix, lexicon)


def _whole(head: str, variants: tuple[str, ...], lexicon: Words) -> tuple[str, str] | None:
    """The office that the words before its last word make, and its prefix: `eks-xarici işlər `, `nazir`."""
    for variant in variants:
        if head + variant in lexicon.offices.names:
            return head + variant, ""
    if head.startswith(lexicon.offices.prefixes):
        for prefix in lexicon.offices.prefixes:
            for variant in variants:
                folded = head.removeprefix(prefix) + variant
                if folded in lexicon.offices.names:
                    return folded, prefix
    return None


def _word_start(lower: str, end: int, limit: int) -> int:
    """Where the word starts that ends at ``end``, -1 where none does or it starts before ``limit``."""
    start = lower.rfind(" ", limit, end) + 1 or limit
    if not lower[start:end].isalnum():
        word = _WORD_BEFORE.search(lower, max(start, end - _WINDOW), end)
        if word is None:
            return -1
        start = word.start()
    if start == limit and start and lower[start - 1].isalnum():
        return -1
    return start


def composed(first: str, between: str, second: str, lexicon: Words) -> str:
    """The name of an office that is held under another: `nazir` and `müavin` make `nazirin müavini`.

    ``between`` is what stands between the two; it belongs to the name where the table says so
    (`Prezidentin xüsusi tapşırıqlar üzrə nümayəndəsi`).
    """
    front = _genitive(first, lexicon) + " "
    for name in (second, possessive(second) if not is_possessed(second, lexicon) else second):
        for words in (between + " ", "") if between else ("",):
            spelled = lexicon.offices.names.get(fold_name(front + words + name))
            if spelled is not None:
                return spelled
    return front + name


def coordinated(lower: str, title: Title, limit: int, lexicon: Words) -> list[Title]:
    """The offices of a plural title that shares its last word: `xarici işlər və müdafiə nazirləri`."""
    found = [title]
    office = lexicon.office(lower[_last(lower, title) : title.end]) if title.plural else None
    if office is None:
        return found
    head = possessive(office[0])
    while True:
        at = found[0].start
        gap = next((g for g in (" və ", ", ") if lower.endswith(g, limit, at)), None)
        if gap is None:
            return found
        end = at - len(gap)
        for start in _chain(lower, end, limit):
            folded = lower[start:end] + " " + head
            if folded in lexicon.offices.names:
                kind = lexicon.offices.kinds.get(folded, "")
                found.insert(0, Title(_spelled(folded, lexicon), start, start, end, title.tail, kind))
                break
        else:
            return found


def _chain(lower: str, end: int, limit: int) -> list[int]:
    """Starts of the words that end at ``end`` and have only a space, or a comma and a space, between them."""
    begin = max(limit, end - _WINDOW)
    spans = [match.span() for match in _WORDS.finditer(lower, begin, end)]
    if spans and begin and spans[0][0] == begin and lower[begin - 1].isalnum():
        spans = spans[1:]
    chain: list[int] = []
    behind = end
    for start, stop in reversed(spans):
        if lower[stop:behind] not in ((" ", ", ") if chain else ("",)):
            break
        chain.insert(0, start)
        behind = start
        if len(chain) == _LONGEST:
            break
    return chain


def _qualified(lower: str, title: Title, limit: int, prefix: str, lexicon: Words) -> Title:
    """The title with the words before it that say which holder is meant: keçmiş, yeni, 47-ci."""
    said = [lexicon.offices.qualifiers[prefix]] if prefix else []
    while title.start - limit > 1 and lower[title.start - 1] == " ":
        start = _word_start(lower, title.start - 1, limit)
        word = lower[start : title.start - 1] if start >= 0 else ""
        if word in lexicon.offices.qualifiers:
            said.insert(0, lexicon.offices.qualifiers[word])
        elif not (word and _ORDINAL.fullmatch(word)):
            break
        title.start = start
    if said:
        title.name = " ".join([*filter(None, dict.fromkeys(said)), title.name])
    return title


def _last(lower: str, title: Title) -> int:
    return lower.rfind(" ", title.start, title.end) + 1 or title.start


def _spelled(folded: str, lexicon: Words) -> str:
    return lexicon.offices.names.get(folded, folded)


def is_possessed(name: str, lexicon: Words) -> bool:
    """True for an office whose name ends in a possessive: `xarici işlər naziri`, but not `baş nazir`."""
    office = lexicon.office(fold_name(name.rsplit(" ", 1)[-1]))
    return office is not None and office[1] in _POSSESSIVE


@cache
def possessive(name: str) -> str:
    """An office that somebody has: `nazir` → `naziri`."""
    return inflect(name, possessive="3sg", izafet=False)


def _genitive(name: str, lexicon: Words) -> str:
    return inflect(name, "genitive", izafet=is_possessed(name, lexicon))
