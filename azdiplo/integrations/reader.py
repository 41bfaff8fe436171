"""One analysis for all the steps in which a framework takes a document."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from azdiplo.document import Document
from azdiplo.pipeline import Pipeline

__all__ = ["Reader"]


class Reader:
    """Remembers what azdiplo found in a document as long as the framework keeps that document.

    Args:
        nlp: what reads the texts.
    """

    def __init__(self, nlp: Pipeline) -> None:
        self.nlp = nlp
        self._found: WeakKeyDictionary[Any, Document] = WeakKeyDictionary()

    def __call__(self, document: Any, text: str) -> Document:
        """What is in the text of a framework's document, from memory if it was read before."""
        found = self._found.get(document)
        if found is None or found.text != text:
            found = self.nlp(text)
            self.remember(document, found)
        return found

    def remember(self, document: Any, found: Document) -> None:
        """Keep what was found in the text from which a framework's document has just been made."""
        self._found[document] = found
