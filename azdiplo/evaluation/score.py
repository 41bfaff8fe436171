"""Comparing what the library finds with what people have marked.

Two measures, side by side. *Strict*: label, start and end are the same. *Lenient*: label and start are the
same, and the ends differ by no more than the case ending, so that a quarrel over where a name ends and its
ending begins (``ABŞ`` or ``ABŞ-ın``) costs nothing. Where the annotation says where the ending begins, the end
found must lie between there and the annotated end; where it does not, the annotated end must lie between the
place where the library sees the ending begin and the end found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from azdiplo.evaluation.gold import GoldSpan, GoldText
from azdiplo.labels import LABELS
from azdiplo.records import Entity

if TYPE_CHECKING:
    from azdiplo.pipeline import Pipeline

__all__ = ["Counts", "Mistake", "Scores", "evaluate"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was marked, found and right; precision, recall and F1 are None where there is nothing to divide by.

    Attributes:
        gold: how many spans were marked.
        found: how many the library found.
        right: how many of those are right.
    """

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right, 0 to 1."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was marked that was found, 0 to 1."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two, 0 to 1.

        >>> Counts(gold=4, found=2, right=2).f1
        0.6666666666666666
        """
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else None

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.found + other.found, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A span that was missed, or found where none was marked, by the lenient measure.

    Attributes:
        kind: ``"missed"`` or ``"spurious"``.
        label: its label.
        text: its surface.
        start: its offset in the text.
        where: file and line of the text.
    """

    kind: str
    label: str
    text: str
    start: int
    where: str


@dataclass(frozen=True, slots=True)
class Scores:
    """The outcome of a comparison.

    Attributes:
        strict: counts by label, in the order of :data:`azdiplo.LABELS`.
        lenient: the same by the lenient measure.
        mistakes: in the order of the texts.
        texts: how many texts were compared.
    """

    strict: Mapping[str, Counts]
    lenient: Mapping[str, Counts]
    mistakes: tuple[Mistake, ...]
    texts: int

    @property
    def all_strict(self) -> Counts:
        """All labels together."""
        return sum(self.strict.values(), Counts())

    @property
    def all_lenient(self) -> Counts:
        """All labels together, by the lenient measure."""
        return sum(self.lenient.values(), Counts())


def evaluate(
    texts: Iterable[GoldText], nlp: Pipeline | None = None, *, labels: Sequence[str] = LABELS, processes: int = 1
) -> Scores:
    """Analyse annotated texts and compare.

    Args:
        texts: from :func:`azdiplo.evaluation.read_gold`.
        nlp: the pipeline; the default one when it is None.
        labels: the kinds that count; others are left out on both sides.
        processes: how many processes share the work.

    >>> from azdiplo.evaluation import parse_conll
    >>> gold = parse_conll("ABŞ-ın\\tB-STATE\\nmövqeyi\\tO\\nBakı\\tB-PLACE\\nüçün\\tO\\n", "example")
    >>> scores = evaluate(gold)
    >>> scores.strict["STATE"].f1, scores.all_strict.right
    (1.0, 2)
    """
    from azdiplo.pipeline import default

    texts = list(texts)
    wanted = [label for label in LABELS if label in labels]
    tallies = {measure: {label: [0, 0, 0] for label in wanted} for measure in ("strict", "lenient")}
    mistakes: list[Mistake] = []
    documents = (nlp or default()).pipe([text.text for text in texts], processes=processes)
    for gold, doc in zip(texts, documents, strict=True):
        marked = [span for span in gold.spans if span.label in wanted]
        found = [ent for ent in doc.entities if ent.label in wanted]
        for measure, tally in tallies.items():
            pairs = _pairs(marked, found, lenient=measure == "lenient")
            _count(tally, 0, marked)
            _count(tally, 1, found)
            _count(tally, 2, [found[i] for _, i in pairs])
        mistakes += _mistakes(gold, marked, found, pairs)
    return Scores(_counted(tallies["strict"]), _counted(tallies["lenient"]), tuple(mistakes), len(texts))


def _count(tally: Mapping[str, list[int]], column: int, spans: Iterable[GoldSpan | Entity]) -> None:
    for each in spans:
        tally[each.label][column] += 1


def _counted(tally: Mapping[str, Sequence[int]]) -> dict[str, Counts]:
    return {label: Counts(*numbers) for label, numbers in tally.items()}


def _pairs(marked: Sequence[GoldSpan], found: Sequence[Entity], *, lenient: bool) -> list[tuple[int, int]]:
    """Positions of a marked span and of the mention that hits it; each takes part once."""
    free: dict[tuple[int, str], list[int]] = {}
    for i, span in enumerate(marked):
        free.setdefault((span.start, span.label), []).append(i)
    pairs = []
    for j, ent in enumerate(found):
        spans = free.get((ent.start, ent.label), [])
        for i in spans:
            if ent.end == marked[i].end or (lenient and _differ_by_ending(marked[i], ent)):
                pairs.append((i, j))
                spans.remove(i)
                break
    return pairs


def _differ_by_ending(span: GoldSpan, ent: Entity) -> bool:
    if span.stem_end is not None:
        return span.stem_end <= ent.end <= span.end
    return ent.stem_end <= span.end <= ent.end


def _mistakes(
    gold: GoldText, marked: Sequence[GoldSpan], found: Sequence[Entity], pairs: Sequence[tuple[int, int]]
) -> list[Mistake]:
    hit, right = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [
        Mistake("missed", span.label, gold.text[span.start : span.end], span.start, gold.where)
        for i, span in enumerate(marked)
        if i not in hit
    ]
    spurious = [
        Mistake("spurious", ent.label, ent.text, ent.start, gold.where) for j, ent in enumerate(found) if j not in right
    ]
    return sorted(missed + spurious, key=lambda mistake: (mistake.start, mistake.kind))
