"""Documents as sentences of tagged tokens: what the formats with one token a line share.

A token that an entity only reaches into counts as a token of the entity; a token into which a second
entity reaches is divided where that one begins, so that none is lost. A sentence is never divided inside
an entity, and a token that holds white space (``15 000``) becomes as many tokens as it has parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from azdiplo.document import Document
from azdiplo.records import Entity

__all__ = ["TaggedToken", "tagged_sentences"]

_PART: Final = re.compile(r"\S+")


class TaggedToken(NamedTuple):
    """A token and the entity that it belongs to.

    Attributes:
        start: offset of its first character in the text.
        end: offset behind its last character.
        tag: its IOB2 tag: ``"O"``, ``"B-ORG"``, ``"I-ORG"``.
        entity: the entity, None for a token outside.
    """

    start: int
    end: int
    tag: str
    entity: Entity | None


def tagged_sentences(doc: Document) -> Iterator[list[TaggedToken]]:
    """The sentences of a document as lists of tagged tokens; none of the lists is empty.

    >>> import azdiplo
    >>> for sentence in tagged_sentences(azdiplo.analyze("Brüssel. Aİ-nin sammiti.")):
    ...     print([token.tag for token in sentence])
    ['B-PLACE', 'O']
    ['B-ORG', 'O', 'O']
    """
    entities = doc.entities
    ends = [sentence.end for sentence in doc.sentences]
    tokens: list[TaggedToken] = []
    at = sentence = 0  # the first entity and the first sentence that do not end before the token
    inside = -1  # the entity of the token before
    for start, end in _pieces(doc):
        while at < len(entities) and entities[at].end <= start:
            at += 1
        hit = at if at < len(entities) and entities[at].start < end else -1
        before = sentence
        while sentence < len(ends) and ends[sentence] <= start:
            sentence += 1
        if sentence > before and tokens and (hit < 0 or hit != inside):
            yield tokens
            tokens = []
        tokens.append(_tagged(start, end, None if hit < 0 else entities[hit], goes_on=hit == inside))
        inside = hit
    if tokens:
        yield tokens


def _tagged(start: int, end: int, entity: Entity | None, *, goes_on: bool) -> TaggedToken:
    tag = "O" if entity is None else f"{'I' if goes_on else 'B'}-{entity.label}"
    return TaggedToken(start, end, tag, entity)


def _pieces(doc: Document) -> Iterator[tuple[int, int]]:
    """Tokens without white space, divided where a second entity begins in one."""
    entities = doc.entities
    at = 0
    for token in doc.tokens:
        for part in _PART.finditer(doc.text, token.start, token.end):
            start, end = part.span()
            while at < len(entities) and entities[at].end <= start:
                at += 1
            after = at + 1
            while after < len(entities) and entities[after].start < end:
                yield start, entities[after].start
                start = entities[after].start
                after += 1
            yield start, end
