"""Many documents at a glance, for a notebook: what they name, what they are about, each text to unfold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from azdiplo.document import Document
from azdiplo.labels import LABELS
from azdiplo.output.counts import EntityCount, count_entities
from azdiplo.output.html import document_body, legend, style, topic_bars
from azdiplo.output.visible import one_line

__all__ = ["CorpusView", "heading", "view"]

_NAMES: Final = 5  # names a label
_HEADING: Final = 110  # characters


@dataclass(frozen=True, slots=True)
class CorpusView:
    """Documents that show themselves together in a notebook; made by :func:`view`.

    Attributes:
        documents: the documents, in their order.
        names: a name for each, or empty for none.
        limit: how many of the texts are shown; all of them are counted.
    """

    documents: tuple[Document, ...]
    names: tuple[str, ...] = ()
    limit: int = 50

    def to_html(self) -> str:
        """The view as an HTML fragment that brings its own style; every character of a text is escaped."""
        counts = count_entities(self.documents)
        labels = dict.fromkeys(LABELS, 0)
        for count in counts:
            labels[count.first.label] += count.mentions
        many = sum(labels.values())
        return "".join(
            (
                f'<style>\n{style()}</style>\n<div class="azd">\n<div class="azd-facts">'
                f"{_number(len(self.documents), 'text')}, {_number(many, 'mention')} of "
                f"{_number(len(counts), 'name')}</div>\n",
                legend(labels),
                _topics(self.documents),
                _names(counts),
                self._texts(),
                "</div>\n",
            )
        )

    def _texts(self) -> str:
        if not self.documents:
            return ""
        parts = ['<div class="azd-head">Texts</div>\n']
        for position, doc in enumerate(self.documents[: self.limit]):
            facts = [self.names[position]] if self.names else []
            facts.append(f"{len(doc.entities)} mention{'' if len(doc.entities) == 1 else 's'}")
            facts += [f"{topic.label_en or topic.id} {topic.score:.2f}" for topic in doc.topics]
            parts.append(
                f"<details><summary>{escape(heading(doc))} "
                f'<span class="azd-dim">{escape(one_line(" · ".join(facts)))}</span></summary>\n'
                f"{document_body(doc)}</details>\n"
            )
        left = len(self.documents) - self.limit
        if left > 0:
            parts.append(f'<p class="azd-dim">and {_number(left, "text")} more; view(…, limit=…) shows them</p>\n')
        return "".join(parts)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        many = sum(len(doc.entities) for doc in self.documents)
        return f"<CorpusView of {len(self.documents)} texts: {many} mentions>"


def view(documents: Iterable[Document], *, names: Iterable[str] = (), limit: int = 50) -> CorpusView:
    """Show many documents together in a notebook: labels, topics, the most named, each text to unfold.

    Args:
        documents: the documents; a stream of them is read to its end.
        names: a name for each document, such as that of its file; none by default.
        limit: how many of the texts can be unfolded. All are counted.

    Raises:
        TypeError: something among the documents is no Document.
        ValueError: there are not as many names as documents, or the limit is below 0.

    >>> import azdiplo
    >>> azdiplo.view([azdiplo.analyze("Türkiyə və İran"), azdiplo.analyze("Salam")])
    <CorpusView of 2 texts: 2 mentions>
    """
    # a Document is an iterable of its entities
    found = (documents,) if isinstance(documents, Document) else tuple(documents)
    for position, doc in enumerate(found):
        if not isinstance(doc, Document):
            raise TypeError(
                f"view() shows Documents, but item {position} is a {type(doc).__name__}; analyse texts first, "
                "for example view(azdiplo.load().pipe(texts))"
            )
    named = tuple(names)
    if named and len(named) != len(found):
        raise ValueError(f"{len(named)} names for {len(found)} documents; give one for each, or none")
    if limit < 0:
        raise ValueError(f"limit must be a whole number from 0 on, not {limit!r}")
    return CorpusView(found, named, limit)


def heading(doc: Document) -> str:
    """The first line of a text that says something, shortened.

    >>> heading(Document("\\n  Bakıda görüş  \\n\\nBu gün ..."))
    'Bakıda görüş'
    """
    line = next((line for line in doc.text.splitlines() if line.strip()), "")
    line = one_line(line).strip()
    return line if len(line) <= _HEADING else line[: _HEADING - 1].rstrip() + "…"


def _topics(documents: tuple[Document, ...]) -> str:
    """In how many texts each topic is, and how strong it is there."""
    scores: dict[str, list[float]] = {}
    labels: dict[str, str] = {}
    for doc in documents:
        for topic in doc.topics:
            scores.setdefault(topic.id, []).append(topic.score)
            labels[topic.id] = topic.label_en or topic.id
    if not scores:
        return ""
    most = max(map(len, scores.values()))
    bars = [
        (labels[id_], len(found) / most, str(len(found)), f"mean score {sum(found) / len(found):.2f}")
        for id_, found in sorted(scores.items(), key=lambda item: (-len(item[1]), -sum(item[1])))
    ]
    return '<div class="azd-head">Topics, by texts</div>\n' + topic_bars(bars)


def _names(counts: tuple[EntityCount, ...]) -> str:
    if not counts:
        return ""
    parts = ['<div class="azd-head">Most named, by mentions</div>\n<div class="azd-names">\n']
    for label in LABELS:
        found = [count for count in counts if count.first.label == label]
        if not found:
            continue
        parts.append(
            f'<div class="azd-list"><mark class="azd-m azd-{label}">{label} '
            f'<span class="azd-n">{_number(len(found), "name")}</span></mark>\n'
        )
        parts += [
            f'<div class="azd-row"><span lang="az">{escape(one_line(count.first.name))}</span> '
            f"<span>{count.mentions:,}</span></div>\n"
            for count in found[:_NAMES]
        ]
        parts.append("</div>\n")
    parts.append("</div>\n")
    return "".join(parts)


def _number(count: int, noun: str) -> str:
    return f"<b>{count:,}</b> {noun}{'' if count == 1 else 's'}"
