"""Reading token columns: CoNLL-2003 and its kin, a token a line with its IOB2 tag."""

from __future__ import annotations

import re
from typing import Final

from azdiplo.evaluation.gold import GoldError, GoldSpan, GoldText, checked_label

__all__ = ["parse_conll"]

_TAG: Final = re.compile(r"O|([BIES])-(\S+)")
_COMMENT: Final = re.compile(r"#\s")


def parse_conll(text: str, where: str) -> list[GoldText]:
    """Read tokens with IOB2 tags, one a line, the token in the first column and the tag in the last.

    Columns are parted by tabs, or else by spaces. An empty line ends a sentence, a line ``-DOCSTART-`` begins a
    text; a line that begins with ``# `` and has no tag is a comment. ``I-`` without a ``B-`` before it begins a
    span, as in IOB1, and the tags ``E-`` and ``S-`` of other schemes are understood.

    The columns do not tell what stood between the tokens. The text is rebuilt with one space between two tokens
    and a line end between two sentences, so it is not always the text that was annotated: ``“ Zəfər ” parkı``.
    What is found then suffers, names in quotation marks above all; other forms keep the text.

    Args:
        text: the content of the file.
        where: its name, for messages.

    Raises:
        GoldError: a line has no tag or a wrong one.

    >>> gold, = parse_conll("Aİ-nin\\tB-ORG\\nsammiti\\tO\\n\\nBakı\\tB-PLACE\\n", "example")
    >>> gold.text, [(span.start, span.end, span.label) for span in gold.spans]
    ('Aİ-nin sammiti\\nBakı', [(0, 6, 'ORG'), (15, 19, 'PLACE')])
    """
    texts: list[GoldText] = []
    building = _Building(f"{where}, line 1")
    # a token may hold what str.splitlines takes for a line end
    for number, line in enumerate(text.split("\n"), 1):
        place = f"{where}, line {number}"
        line = line.removesuffix("\r")
        if not line.strip():
            building.end_sentence()
            continue
        columns = line.split("\t") if "\t" in line else line.split()
        if columns[0] == "-DOCSTART-":
            texts += building.finish()
            building = _Building(place)
            continue
        tag = columns[-1].strip()
        hit = _TAG.fullmatch(tag) if len(columns) > 1 else None
        if hit is None:
            if _COMMENT.match(line) and "\t" not in line:
                continue
            said = f"the last column {tag!r} is no tag" if len(columns) > 1 else "there is one column only"
            raise GoldError(f"{place}: {said}; write the token, a tab, and O, B-LABEL or I-LABEL")
        building.add(columns[0].strip(), hit[1], checked_label(hit[2], place) if hit[2] else None)
    return texts + building.finish()


class _Building:
    """A text that grows token by token."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.parts: list[str] = []
        self.length = 0
        self.gap = ""
        self.spans: list[GoldSpan] = []
        self.open = False  # whether the next token may continue the last span

    def add(self, token: str, prefix: str | None, label: str | None) -> None:
        start = self.length + len(self.gap)
        self.parts += (self.gap, token)
        self.length = start + len(token)
        self.gap = " "
        if label is None:
            self.open = False
            return
        last = self.spans[-1] if self.open else None
        if prefix in ("I", "E") and last is not None and last.label == label:
            self.spans[-1] = GoldSpan(last.start, self.length, label)
        else:
            self.spans.append(GoldSpan(start, self.length, label))
        self.open = prefix in ("B", "I")

    def end_sentence(self) -> None:
        if self.parts:
            self.gap = "\n"
        self.open = False

    def finish(self) -> list[GoldText]:
        return [GoldText("".join(self.parts), tuple(self.spans), self.where)] if self.parts else []
