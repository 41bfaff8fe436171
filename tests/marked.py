"""Texts with the expected entities written into them: `[İlham Əliyev|ə]PERSON zəng edib`.

A bracket holds the name and, behind `|`, its ending; the label follows the closing bracket. Brackets that belong to the
text itself are doubled. Of offices a text is told in braces, which are no part of it: `ABŞ dövlət katibi Entoni
Blinken{dövlət katibi @ ABŞ} gəlib. Katib{= Entoni Blinken} danışıb.`
"""

from __future__ import annotations

import re

import azdiplo

__all__ = ["Span", "mark", "parse", "read", "told"]

#: start, where the ending starts, end, label
Span = tuple[int, int, int, str]

_PART = re.compile(r"(\[\[|\]\])|\{[^{}]*\}|\[([^\[\]|]+)(?:\|([^\[\]|]*))?\]([A-Z]+)")


def parse(marked: str) -> tuple[str, list[Span]]:
    """Return the bare text and the spans that are marked in it.

    >>> parse("[İlham Əliyev|ə]PERSON [[sic]] zəng")
    ('İlham Əliyevə [sic] zəng', [(0, 12, 13, 'PERSON')])
    """
    text = ""
    spans: list[Span] = []
    done = 0
    for part in _PART.finditer(marked):
        text += marked[done : part.start()]
        done = part.end()
        if part[1]:
            text += part[1][0]
        elif part[2]:
            start = len(text)
            text += part[2] + (part[3] or "")
            spans.append((start, start + len(part[2]), len(text), part[4]))
    return text + marked[done:], spans


def mark(text: str, spans: list[Span]) -> str:
    """Write spans into a text, the reverse of :func:`parse`.

    >>> mark("İlham Əliyevə [sic] zəng", [(0, 12, 13, "PERSON")])
    '[İlham Əliyev|ə]PERSON [[sic]] zəng'
    """
    pieces: list[str] = []
    done = 0
    for start, stem_end, end, label in spans:
        pieces.append(_plain(text[done:start]))
        ending = f"|{text[stem_end:end]}" if stem_end < end else ""
        pieces.append(f"[{text[start:stem_end]}{ending}]{label}")
        done = end
    return "".join(pieces) + _plain(text[done:])


def read(nlp: azdiplo.Pipeline, marked: str) -> str:
    """Return a marked text as the pipeline marks it: equal to `marked` where it finds what is expected."""
    text, _ = parse(marked)
    return mark(text, [(ent.start, ent.stem_end, ent.end, ent.label) for ent in nlp(text).entities])


def told(nlp: azdiplo.Pipeline, marked: str) -> str:
    """Return a text with the offices that the pipeline finds: equal to `marked` where these are what is expected.

    Behind every person whom the text gives one stand the office and whose it is, behind every mention of somebody by
    the office alone the name.
    """
    text, _ = parse(marked)
    doc = nlp(text)
    notes = [(ref.end, f"{{= {ref.name}}}") for ref in doc.references]
    for ent in doc.entities:
        if ent.office is not None:
            owner = ent.affiliation
            whose = text[owner.start : owner.stem_end] if isinstance(owner, azdiplo.Entity) else owner
            notes.append((ent.end, f"{{{ent.office} @ {whose}}}" if whose else f"{{{ent.office}}}"))
    for end, note in sorted(notes, reverse=True):
        text = text[:end] + note + text[end:]
    return text


def _plain(text: str) -> str:
    return text.replace("[", "[[").replace("]", "]]")
