"""Reading the standoff format of brat: a text and the file of its annotations."""

from __future__ import annotations

import re
from typing import Final

from azdiplo.evaluation.gold import GoldError, GoldSpan, GoldText, checked_label, in_order

__all__ = ["parse_brat"]

_SPAN: Final = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)


def parse_brat(text: str, annotations: str, where: str) -> GoldText:
    """Read the annotations of a text; only the lines of spans (``T1``) are looked at.

    A span in pieces is taken as one where only white space stands between them.

    Args:
        text: the content of the ``.txt`` file.
        annotations: the content of the ``.ann`` file.
        where: name of the ``.ann`` file, for messages.

    Raises:
        GoldError: a span is wrong, or its text does not stand where it says.

    >>> gold = parse_brat("Parisdən gəlib", "T1\\tPLACE 0 8\\tParisdən\\n", "a.ann")
    >>> [(span.label, span.start, span.end) for span in gold.spans]
    [('PLACE', 0, 8)]
    """
    spans = []
    for number, line in enumerate(annotations.split("\n"), 1):
        line = line.removesuffix("\r")
        if not line.startswith("T"):
            continue
        place = f"{where}, line {number}"
        hit = _SPAN.fullmatch(line)
        if hit is None:
            raise GoldError(f"{place}: is no span of brat; write T1, a tab, LABEL START END, a tab, the text")
        pieces = [tuple(map(int, piece.split())) for piece in hit[3].split(";")]
        shown = " ".join(text[start:end] for start, end in pieces)
        if shown.split() != hit[4].split():
            raise GoldError(
                f"{place}: {hit[4]!r} does not stand at {hit[3]} of the text ({shown!r} does); "
                "put back the text that was annotated"
            )
        start, end = pieces[0][0], pieces[-1][1]
        if text[start:end].split() != shown.split():
            raise GoldError(f"{place}: {hit[1]} is in pieces with words between them; mark one stretch or leave it out")
        spans.append(GoldSpan(start, end, checked_label(hit[2], place)))
    return GoldText(text, in_order(spans), where)
