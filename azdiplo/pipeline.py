"""The one place where the order of the steps stands: fold, scan, rules, resolve, link, topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from azdiplo import resources
from azdiplo.document import LABELS, Document
from azdiplo.entities.dates import calendar
from azdiplo.entities.heads import headed
from azdiplo.entities.lexicon import lexicon
from azdiplo.entities.link import link
from azdiplo.entities.memory import bracketed, recall
from azdiplo.entities.people import people
from azdiplo.entities.quotes import quoted
from azdiplo.entities.reader import units
from azdiplo.entities.resolve import resolve
from azdiplo.entities.singles import singles
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.names import NameIndex
from azdiplo.gazetteer.tables import parse_table
from azdiplo.text.fold import fold

__all__ = ["Pipeline", "analyze", "load"]

_TABLES = (
    ("states.tsv", "STATE"),
    ("people", "PERSON"),
    ("organizations", "ORG"),
    ("places", "PLACE"),
    ("projects.tsv", "PROJECT"),
    ("laws.tsv", "LAW"),
    ("events.tsv", "EVENT"),
)


class Pipeline:
    def __init__(self) -> None:
        entries: list[Entry] = []
        root = Path(__file__).resolve().parent.parent / "data"
        for name, label in _TABLES:
            path = root / name
            for p in sorted(path.glob("*.tsv")) if path.is_dir() else [path]:
                if p.exists():
                    entries += parse_table(p.read_text(encoding="utf-8"), label, p.name)
        self.index = NameIndex(entries)
        self.lexicon = lexicon()
        self.calendar = calendar()

    def __call__(self, text: str) -> Document:
        folded = fold(text)
        cased, lower = folded.cased, folded.lower
        lex = self.lexicon
        cut = units(cased, lower, self.index, lex)
        found = self.calendar.find(lower)
        found += quoted(cased, lower, self.index, lex)
        found += people(cased, lower, cut, lex)
        found += headed(cased, lower, cut, lex)
        found += singles(cased, lower, cut, lex)
        settled = resolve(found)
        bracketed(cased, settled)
        more = recall(cased, lower, cut, settled, lex)
        if more:
            settled = resolve(settled + more)
        return Document(text, link(text, folded, settled))

    def pipe(self, texts: Iterable[str]) -> Iterator[Document]:
        for text in texts:
            yield self(text)


def load() -> Pipeline:
    return Pipeline()


@cache
def _default() -> Pipeline:
    return load()


def analyze(text: str) -> Document:
    return _default()(text)
