"""A document as HTML: the text with its mentions marked, a legend, topics as bars. No JavaScript.

Every character of the text is escaped; control characters and what cannot be written as UTF-8 are shown
as pictures. Colours follow the reader's light or dark scheme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from azdiplo.document import LABELS, Document, Entity, Topic
from azdiplo.output.visible import one_line, visible

__all__ = ["document_html", "html_page"]

#: label → letters and ground in light, letters and ground in dark.
_COLOURS: Final = {
    "PERSON": ("#7a1f6b", "#f8dff2", "#f6b8e8", "#54204b"),
    "STATE": ("#123f8c", "#dbe8ff", "#b5d0ff", "#1c3a6e"),
    "ORG": ("#0b5560", "#d3f1f5", "#9fe3ec", "#124a53"),
    "PROJECT": ("#6b4a00", "#fdeebf", "#f6d987", "#554012"),
    "PLACE": ("#1d5a22", "#dcf3d9", "#b0e5ab", "#214d25"),
    "LAW": ("#8c1d18", "#fde0dc", "#ffbcb4", "#64221d"),
    "EVENT": ("#8a3d00", "#ffe4cc", "#ffc799", "#63340f"),
    "DATE": ("#454a52", "#e6e8eb", "#cfd4da", "#3c4148"),
}
_STYLE: Final = """\
.azd{line-height:1.75;max-width:56rem;overflow-wrap:anywhere}
.azd p{margin:.6rem 0;white-space:pre-wrap;unicode-bidi:isolate}
.azd mark{padding:.12em .3em;border-radius:.3em;unicode-bidi:isolate;-webkit-box-decoration-break:clone;\
box-decoration-break:clone}
.azd mark i{font-style:normal;opacity:.75}
.azd .legend{font-size:.8em}
.azd .legend mark{margin-right:.5em;white-space:nowrap}
.azd table{border-collapse:collapse;font-size:.85em;line-height:1.5}
.azd td{padding:.1em .8em .1em 0;text-align:left;border:0;background:none}
.azd .bar{display:inline-block;width:8rem;height:.7em;border-radius:.35em;background:rgba(128,128,128,.25)}
.azd .bar b{display:block;height:100%;border-radius:.35em;background:#4a7fd0}
.azd .error{color:#b3261e}
"""
_PAGE_STYLE: Final = """\
:root{color-scheme:light dark}
body{margin:2rem auto;padding:0 1rem;max-width:56rem;font:1rem/1.6 system-ui,sans-serif;background:#fff;color:#1c1e21}
h2{font-size:1rem;margin:2.5rem 0 0;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{background:#16181b;color:#e4e6e9}}
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
    return f"<style>\n{_style()}</style>\n{_fragment(doc)}"


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
        f"<title>{escape(one_line(title))}</title>\n<style>\n{_PAGE_STYLE}{_style()}</style>\n</head>\n<body>\n"
    )
    for heading, doc in documents:
        if heading:
            yield f"<h2>{escape(one_line(heading))}</h2>\n"
        yield _fragment(doc)
    yield "</body>\n</html>\n"


def _style() -> str:
    light = dark = ""
    for label, (letters, ground, dark_letters, dark_ground) in _COLOURS.items():
        light += f".azd .{label}{{color:{letters};background:{ground}}}\n"
        dark += f".azd .{label}{{color:{dark_letters};background:{dark_ground}}}\n"
    return f"{_STYLE}{light}@media(prefers-color-scheme:dark){{\n{dark}.azd .error{{color:#ffb4ab}}\n}}\n"


def _fragment(doc: Document) -> str:
    parts = ['<div class="azd" lang="az">\n']
    if doc.error is not None:
        parts.append(f'<p class="error">{_safe(doc.error)}</p>\n')
    parts += _legend(doc)
    parts.append("<p>")
    at = 0
    for ent in doc.entities:
        parts.append(_safe(doc.text[at : ent.start]))
        parts.append(_mark(doc.text, ent))
        at = ent.end
    parts.append(f"{_safe(doc.text[at:])}</p>\n")
    if doc.topics:
        parts.append("<table>\n")
        parts += [_bar(topic) for topic in doc.topics]
        parts.append("</table>\n")
    parts.append("</div>\n")
    return "".join(parts)


def _legend(doc: Document) -> Iterator[str]:
    """The labels that the document has, with the number of mentions."""
    counts = dict.fromkeys(LABELS, 0)
    for ent in doc.entities:
        counts[ent.label] += 1
    if not doc.entities:
        return
    yield '<div class="legend">'
    for label, count in counts.items():
        if count:
            yield f'<mark class="{label}">{label} {count}</mark>'
    yield "</div>\n"


def _mark(text: str, ent: Entity) -> str:
    stem, ending = _safe(text[ent.start : ent.stem_end]), _safe(text[ent.stem_end : ent.end])
    if ending:
        ending = f"<i>{ending}</i>"
    return f'<mark class="{ent.label}" title="{_title(ent)}">{stem}{ending}</mark>'


def _title(ent: Entity) -> str:
    """What is known of a mention, a line each."""
    owner = ent.affiliation
    whose = owner.name if isinstance(owner, Entity) else owner
    office = " ".join(part for part in (ent.office, f"({whose})" if whose else None) if part)
    lines = [f"{ent.label}: {ent.name}", ent.name_en, office, ent.value, ent.id, str(ent.evidence)]
    return "&#10;".join(escape(one_line(line)) for line in lines if line)


def _bar(topic: Topic) -> str:
    share = 100 * min(1.0, max(0.0, topic.score))
    terms = escape(one_line(", ".join(part.term for part in topic.evidence)))
    name = escape(one_line(topic.label_en or topic.id))
    return (
        f'<tr title="{terms}"><td>{name}</td><td><span class="bar"><b style="width:{share:.0f}%"></b></span></td>'
        f"<td>{topic.score:.2f}</td></tr>\n"
    )


def _safe(text: str) -> str:
    return escape(visible(text))
