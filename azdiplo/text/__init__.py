"""The text as it is: letters, the search form, tokens and sentences."""

from azdiplo.text.fold import Folded, fold, lower, title, upper
from azdiplo.text.sentences import Span, sentences
from azdiplo.text.tokens import Token, tokenize

__all__ = [
    "Folded",
    "Span",
    "Token",
    "fold",
    "lower",
    "sentences",
    "title",
    "tokenize",
    "upper",
]
