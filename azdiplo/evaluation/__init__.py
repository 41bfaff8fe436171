"""How well the library finds what people have marked: texts with their spans in, precision and recall out."""

from azdiplo.evaluation.brat import parse_brat
from azdiplo.evaluation.conll import parse_conll
from azdiplo.evaluation.gold import GoldError, GoldSpan, GoldText
from azdiplo.evaluation.json_forms import parse_jsonl, parse_labelstudio
from azdiplo.evaluation.read import read_gold
from azdiplo.evaluation.score import Counts, Mistake, Scores, evaluate

__all__ = [
    "Counts",
    "GoldError",
    "GoldSpan",
    "GoldText",
    "Mistake",
    "Scores",
    "evaluate",
    "parse_brat",
    "parse_conll",
    "parse_jsonl",
    "parse_labelstudio",
    "read_gold",
]
