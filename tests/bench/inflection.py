"""Is every name of the lists found in all its forms?

    python tests/bench/inflection.py [--table states] [--sample N] [--failures N]

Every name and alias of every shipped table is put into both numbers, all possessives and all cases: written together,
and with hyphen and apostrophe where usage has them (acronyms, numbers, foreign spellings). The name must be found in a
carrier sentence at the right place, with the right end of its stem and of its ending.

Where the stem ends: where the text leaves the name's spelling. A last letter that the ending changes belongs to the
stem (`Azadlığ|ın`), and so does the possessive of an izafet name as long as it is written (`Nazirliyi|nə`,
`Nazirliyi|miz`). Plural and persons that replace that possessive begin behind the bare head (`Nazirlik|lərinə`,
`Assambleya|mız`). Where the table has a longer spelling of the same entry that the form is also made of, that one's
stem is as good (`Maldivlər|in` beside `Maldiv|lərin`).

Forms that the tables mark with `?` need a context that tells their meaning; of these it is tested that the walk over
the names finds them. Of all other forms a sample also goes through the whole pipeline. There the plural of a head of
which a place has many is a common noun, `Bakı küçələri` the streets of a town: these must not be read as the one name.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import azdiplo
from azdiplo.entities.words import shipped_words
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import Hit, NameIndex
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.morphology import ANY, Case, inflect, tail_class
from azdiplo.morphology.izafet import head_of, is_izafet
from azdiplo.morphology.reading import spoken_end
from azdiplo.text.fold import fold, lower

BEFORE = "bəyan edilib ki, "
BEHIND = " barədə ayrıca danışılacaq."
PERSONS = (None, "1sg", "2sg", "3sg", "1pl", "2pl", "3pl")
Style = Literal["plain", "apostrophe", "hyphen"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """An inflected name: as a text has it, and how long its stem is."""

    entry: Entry
    name: str
    text: str
    stem: int
    ambiguous: bool

    def __str__(self) -> str:
        return f"{self.text[: self.stem]}|{self.text[self.stem :]} ({self.name})"


def table(entry: Entry) -> str:
    """The table an entry stands in, without its ending: `places/asia`."""
    return entry.where.partition(":")[0].removesuffix(".tsv")


def styles(name: str) -> tuple[Style, ...]:
    """How usage writes an ending behind a name."""
    if spoken_end(name) or not name[-1].isalnum():
        return ("hyphen", "apostrophe")
    if tail_class(lower(name)) == ANY:
        return ("plain", "hyphen", "apostrophe")
    return ("plain",)


def stem_size(name: str, text: str) -> int:
    """How much of an inflected name is its stem."""
    if text.startswith(name):
        return len(name)
    start = name.rfind(" ") + 1
    if is_izafet(lower(name)):
        return start + len(head_of(lower(name[start:])))
    same = next(i for i, (one, other) in enumerate(zip(name, text, strict=False)) if one != other)
    return len(name) if same == len(name) - 1 else same + 1  # İraq, İrağ|a or fikir, fikr|ə


def forms(entry: Entry, name: str, ambiguous: bool) -> Iterator[Item]:
    """Every inflected form of a spelling, each once."""
    name = fold(name).cased
    seen: set[str] = set()
    for style in styles(name):
        for number in ("singular", "plural"):
            for possessive in PERSONS:
                for case in Case:
                    text = inflect(name, case, possessive, number, style=style)
                    if text not in seen:
                        seen.add(text)
                        yield Item(entry, name, text, stem_size(name, text), ambiguous)


def spellings(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str, bool]]:
    """Every spelling that the tables hold, with its entry and whether it is ambiguous there."""
    for entry in entries:
        for name, ambiguous in entry.forms:
            yield entry, name, ambiguous


def chosen(hits: Sequence[Hit]) -> Hit | None:
    """The hit that the reader takes: the longest, an unambiguous one before others."""
    if not hits:
        return None
    return next((hit for hit in hits if not hit.form.open), hits[0])


def is_found(index: NameIndex, item: Item) -> bool:
    """Does the walk over the names find an inflected name in the carrier sentence?"""
    cased = f"{BEFORE}{item.text}{BEHIND}"
    lowered = lower(cased)
    start = len(BEFORE)
    word = _WORD.match(cased, start)
    assert word is not None, item
    hits = index.at(cased, lowered, start, word.end())
    if not item.ambiguous:
        hit = chosen(hits)
        hits = [] if hit is None else [hit]
    stem_end, end = start + item.stem, start + len(item.text)
    for hit in hits:
        if hit.end == end and (hit.stem_end == stem_end or item.entry in [entry for entry, _ in hit.form.senses]):
            return True
    return False


def is_of_many(item: Item) -> bool:
    """Is it the plural of a head in small letters of which a place has many: `Bakı küçələri`?"""
    head = item.text[: item.stem].rpartition(" ")[2]
    return " " in item.name and head in shipped_words().roles.many and item.text.startswith(("lar", "lər"), item.stem)


def is_read(nlp: azdiplo.Pipeline, item: Item) -> bool:
    """Does the whole pipeline make an entity of it, and none of the plural of a common noun?"""
    start = len(BEFORE)
    stem_end, end = start + item.stem, start + len(item.text)
    doc = nlp(f"{BEFORE}{item.text}{BEHIND}")
    read = any(
        ent.start == start and ent.end == end and (ent.stem_end == stem_end or ent.id == item.entry.id)
        for ent in doc.entities
    )
    return read != is_of_many(item)


@cache
def shipped_index() -> NameIndex:
    """The index of the shipped names."""
    return NameIndex(shipped_entries())


@dataclass
class Tally:
    """What became of the forms of one table, or of all."""

    names: int = 0
    tried: int = 0
    read: int = 0
    failed: list[Item] = field(default_factory=list)
    misread: list[Item] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.names + other.names,
            self.tried + other.tried,
            self.read + other.read,
            self.failed + other.failed,
            self.misread + other.misread,
        )

    @property
    def share(self) -> float:
        return 100 * (1 - len(self.failed) / self.tried) if self.tried else 100

    def line(self, name: str) -> str:
        read = self.read - len(self.misread)
        return f"{name:36}{self.names:8}{self.tried:10}{self.share:9.3f}%{read:8}{self.read:6}"

    def failures(self, name: str, shown: int) -> Iterator[str]:
        for what, bad in (("not found", self.failed), ("found, not read", self.misread)):
            if bad:
                more = f" and {len(bad) - shown} more" if len(bad) > shown else ""
                yield f"{name}, {what}: {'; '.join(map(str, bad[:shown]))}{more}"


def tally(held: list[tuple[Entry, str, bool]], nlp: azdiplo.Pipeline, every: int) -> Tally:
    """Look up every form of these spellings, and read every ``every``-th in a sentence."""
    found = Tally(names=len(held))
    for entry, name, ambiguous in held:
        for item in forms(entry, name, ambiguous):
            found.tried += 1
            if not is_found(shipped_index(), item):
                found.failed.append(item)
            elif not ambiguous and found.tried % every == 0:
                found.read += 1
                if not is_read(nlp, item):
                    found.misread.append(item)
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Is every name of the lists found in all its forms?")
    parser.add_argument("--table", help="only tables whose name contains this, such as states or places/asia")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only every N-th spelling of a table")
    parser.add_argument("--read", type=int, default=997, metavar="N", help="every N-th form through the pipeline")
    parser.add_argument("--failures", type=int, default=40, metavar="N", help="failures to list for each table")
    options = parser.parse_args(arguments)
    nlp = azdiplo.load(topics=False)
    by_table: dict[str, list[tuple[Entry, str, bool]]] = {}
    for spelling in spellings(shipped_entries()):
        if not options.table or options.table in table(spelling[0]):
            by_table.setdefault(table(spelling[0]), []).append(spelling)
    began = time.perf_counter()
    total = Tally()
    print(f"{'table':36}{'names':>8}{'forms':>10}{'found':>10}{'read':>8}{'of':>6}")
    lists: list[str] = []
    for file, held in by_table.items():
        found = tally(held[:: options.sample or 1], nlp, options.read)
        total += found
        print(found.line(file))
        lists += found.failures(file, options.failures)
    print(total.line("all"))
    print(f"{time.perf_counter() - began:.1f} s")
    for line in lists:
        print(line)
    return 0 if total.share >= 99.9 else 1


if __name__ == "__main__":
    sys.exit(main())
