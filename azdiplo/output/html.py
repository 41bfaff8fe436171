"""A document as HTML: the text with its mentions marked, a legend, topics as bars. No JavaScript.

People mentioned by their office alone are underlined.
Every character of the text is escaped; control characters and what cannot be written as UTF-8 are shown
as pictures. Colours follow the reader's light or dark scheme and the theme of the notebook around it; the
label stands beside each name, so that nothing depends on a colour. What is known of a mention comes up when
the mouse or the keyboard is on it; it stands in attributes, so that a copied text is the text alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final, TextIO

from azdiplo.document import Document
from azdiplo.labels import BY_NAME, LABELS, stylesheet
from azdiplo.output.visible import one_line, visible
from azdiplo.records import Entity, Event, Reference, Topic

__all__ = [
    "document_body",
    "document_html",
    "entity_facts",
    "html_page",
    "legend",
    "style",
    "term_in_words",
    "topic_bars",
    "underlined",
    "write",
]

_TERMS: Final = 6  # so many terms say what a topic was found by
_PAGE_STYLE: Final = """\
:root{color-scheme:light dark}
body{margin:2rem auto;padding:0 1rem;max-width:60rem;font:1rem/1.6 system-ui,"Noto Sans",sans-serif;\
background:light-dark(#fff,#16181b);color:light-dark(#1c1e21,#e4e6e9)}
h2{font-size:1rem;margin:2.5rem 0 .6rem;overflow-wrap:anywhere}
.azd{border:0;padding:0}
"""


def document_html(doc: Document, *, page: bool = False) -> str:
    """The marked-up text of one document.

    Args:
        doc: the document.
        page: True for a whole page, False for a fragment that brings its own style.

    >>> import azdiplo
    >>> html = document_html(azdiplo.analyze("Brüssel & Tbilisi <b>"))
    >>> "</mark> &amp; <mark" in html, "&lt;b&gt;" in html
    (True, True)
    """
    if page:
        return "".join(html_page([("", doc)]))
    return f"<style>\n{style()}</style>\n{_fragment(doc)}"


def html_page(documents: Iterable[tuple[str, Document]], title: str = "azdiplo") -> Iterator[str]:
    """One page of several documents, piece by piece as they come.

    Args:
        documents: a heading, which may be empty, and the document, each.
        title: title of the page.

    >>> from azdiplo import Document
    >>> page = "".join(html_page([("a.txt", Document("Salam"))]))
    >>> page.startswith("<!DOCTYPE html>"), "<h2>a.txt</h2>" in page
    (True, True)
    """
    yield (
        '<!DOCTYPE html>\n<html lang="az">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(one_line(title))}</title>\n<style>\n{style()}{_PAGE_STYLE}</style>\n</head>\n<body>\n"
    )
    for heading, doc in documents:
        if heading:
            yield f"<h2>{escape(one_line(heading))}</h2>\n"
        yield _fragment(doc)
    yield "</body>\n</html>\n"


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """One page of many documents.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: True to put the name above each text.
    """
    stream.writelines(html_page((name if named else "", doc) for name, doc in documents))


@cache
def style() -> str:
    """The style sheet of everything whose outermost element has the class ``azd``."""
    return (files("azdiplo.output") / "view.css").read_text(encoding="utf-8") + stylesheet()


def document_body(doc: Document) -> str:
    """The marked-up text and the topics of a document, to stand in an element of the class ``azd``."""
    parts = []
    if doc.error is not None:
        parts.append(f'<p class="azd-error">{_safe(doc.error)}</p>\n')
    parts.append('<p class="azd-text" lang="az">')
    at = 0
    for start, end, reference in underlined(doc):
        parts.append(_marked(doc, at, start))
        about = f"{reference.name}: {reference.office} ({reference.evidence})"
        parts.append(f'<u class="azd-r" title="{_line(about)}">{_marked(doc, start, end)}</u>')
        at = end
    parts.append(f"{_marked(doc, at, len(doc.text))}</p>\n")
    parts.append(topic_bars([_bar(topic) for topic in doc.topics]))
    parts.append(_event_list(doc))
    return "".join(parts)


def _event_list(doc: Document) -> str:
    """The sentences that tell events, each with its sides and its predicate marked."""
    if not doc.events:
        return ""
    sentences = doc.sentences
    starts = [sentence.start for sentence in sentences]
    rows = []
    for event in doc.events:
        if event.same_as is not None:
            continue
        sentence = sentences[bisect_right(starts, event.start) - 1]
        kind = event.type if event.mode is None else f"{event.type} {event.mode}"
        codes = " → ".join(
            ", ".join(side.code for side in sides) for sides in (event.actors, event.recipients) if sides
        )
        rows.append(
            f'<div class="azd-event"><span>{_line(kind)}</span> <span>{_line(codes)}</span> '
            f'<span class="azd-dim">{_line(event.status)}</span> '
            f'<span lang="az">{_told(doc.text, sentence.start, sentence.end, event)}</span></div>\n'
        )
    return f'<div class="azd-events">\n{"".join(rows)}</div>\n'


def _told(text: str, start: int, end: int, event: Event) -> str:
    """A sentence with the sides of an event in bold and its predicate in italics."""
    marks = [(side.start, side.end, "b") for side in event.participants] + [(event.start, event.end, "i")]
    parts = []
    for first, last, tag in sorted(marks):
        if first < start or last > end:
            continue
        parts.append(f"{_line(text[start:first])}<{tag}>{_line(text[first:last])}</{tag}>")
        start = last
    return "".join(parts) + _line(text[start:end])


def underlined(doc: Document) -> Iterator[tuple[int, int, Reference]]:
    """Where people are mentioned by their office; a mark is never cut in two by the line under it."""
    done = 0
    for reference in () if doc.error else doc.references:
        start, end = max(done, reference.start), reference.end
        start = max(start, _cut_by(doc, start, start, 1))
        end = min(end, _cut_by(doc, end, end, 0))
        if start < end:
            yield start, end, reference
            done = end


def _cut_by(doc: Document, place: int, otherwise: int, edge: int) -> int:
    """The start (0) or end (1) of the mention that a place lies within."""
    before = bisect_left(doc.entities, place, key=lambda ent: ent.start) - 1
    if before < 0 or doc.entities[before].end <= place:
        return otherwise
    return (doc.entities[before].start, doc.entities[before].end)[edge]


def _marked(doc: Document, start: int, end: int) -> str:
    """A stretch of the text with its mentions marked."""
    parts = []
    entities = doc.entities
    at = bisect_left(entities, start, key=lambda ent: ent.start)
    while at < len(entities) and entities[at].start < end:
        ent = entities[at]
        parts.append(_safe(doc.text[start : ent.start]) + _mark(doc.text, ent))
        start = ent.end
        at += 1
    return "".join(parts) + _safe(doc.text[start:end])


def legend(counts: dict[str, int]) -> str:
    """The labels that occur, each with its number of mentions."""
    found = [
        f'<mark class="azd-m azd-{label}">{label} <span class="azd-n">{counts[label]:,}</span></mark>'
        for label in LABELS
        if counts.get(label)
    ]
    return f'<div class="azd-legend">{" ".join(found)}</div>\n' if found else ""


def topic_bars(bars: Sequence[tuple[str, float, str, str]]) -> str:
    """Topics as bars.

    Args:
        bars: for each its name, the length of the bar from 0 to 1, the figure behind it and a remark.
    """
    if not bars:
        return ""
    rows = (
        f'<div class="azd-topic"><span>{_line(name)}</span> '
        f'<span class="azd-bar"><span style="width:{100 * min(1.0, max(0.0, share)):.0f}%"></span></span> '
        f'<span class="azd-score">{_line(figure)}</span> '
        f'<span class="azd-terms azd-dim" lang="az">{_line(remark)}</span></div>\n'
        for name, share, figure, remark in bars
    )
    return f'<div class="azd-topics">\n{"".join(rows)}</div>\n'


def term_in_words(term: str) -> str:
    """What speaks for a topic, as a reader says it: a kind of bodies is named by its last word, a label by its title.

    >>> term_in_words("ORG/armed-group"), term_in_words("STATE"), term_in_words("neft")
    ('armed group', 'states', 'neft')
    """
    label, slash, kind = term.partition("/")
    if label not in BY_NAME:
        return term
    return kind.replace("-", " ") if slash else BY_NAME[label].title


def entity_facts(ent: Entity) -> Iterator[tuple[str, str]]:
    """What is known of a mention besides its name: what kind of fact, and the fact.

    >>> import azdiplo
    >>> dict(entity_facts(azdiplo.analyze("ABŞ dövlət katibi Marko Rubio").entities[1]))["office"]
    'dövlət katibi'
    """
    owner = ent.affiliation
    whose = owner.name if isinstance(owner, Entity) else owner
    facts = (
        ("English", ent.name_en),
        ("office", ent.office),
        ("of", whose),
        ("ISO 8601", ent.value),
        ("id", ent.id),
        ("found by", str(ent.evidence)),
    )
    return ((kind, fact) for kind, fact in facts if fact)


def _fragment(doc: Document) -> str:
    counts = dict.fromkeys(LABELS, 0)
    for ent in doc.entities:
        counts[ent.label] += 1
    return f'<div class="azd">\n{legend(counts)}{document_body(doc)}</div>\n'


def _mark(text: str, ent: Entity) -> str:
    stem, ending = _safe(text[ent.start : ent.stem_end]), _safe(text[ent.stem_end : ent.end])
    if ending:
        ending = f"<i>{ending}</i>"
    rows = "".join(f'<b data-k="{kind}" data-v="{_line(fact)}"></b>' for kind, fact in entity_facts(ent))
    return (
        f'<mark class="azd-m azd-{ent.label}" data-label="{ent.label}" tabindex="0">{stem}{ending}'
        f'<span class="azd-card"><b data-v="{_line(ent.name)}"></b>{rows}</span></mark>'
    )


def _bar(topic: Topic) -> tuple[str, float, str, str]:
    terms = dict.fromkeys(term_in_words(part.term) for part in topic.evidence)
    remark = ", ".join(list(terms)[:_TERMS]) + (" …" if len(terms) > _TERMS else "")
    return topic.label_en or topic.id, topic.score, f"{topic.score:.2f}", remark


def _line(text: str) -> str:
    return escape(one_line(text))


def _safe(text: str) -> str:
    return escape(visible(text))
