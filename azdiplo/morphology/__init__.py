"""Nominal endings of Azerbaijani: is this an ending of that name, what is the name without it, its inflected forms."""

from azdiplo.morphology.alternation import alternants
from azdiplo.morphology.derivation import is_derivation
from azdiplo.morphology.endings import (
    ANY,
    TAILS,
    hyphen_tails,
    is_acronym,
    is_ending,
    marked_tails,
    name_tails,
    rare_tails,
    replacing_tails,
    tail_class,
    tails,
    vowel_tails,
)
from azdiplo.morphology.inflect import Case, inflect
from azdiplo.morphology.strip import Analysis, best_strip, stems, strip

__all__ = [
    "ANY",
    "TAILS",
    "Analysis",
    "Case",
    "alternants",
    "best_strip",
    "hyphen_tails",
    "inflect",
    "is_acronym",
    "is_derivation",
    "is_ending",
    "marked_tails",
    "name_tails",
    "rare_tails",
    "replacing_tails",
    "stems",
    "strip",
    "tail_class",
    "tails",
    "vowel_tails",
]
