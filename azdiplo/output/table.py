"""Documents as tables to read: aligned plain text, or colours for a terminal.

Every mention is shown in full, and who is mentioned by the office alone; of a topic's terms the strongest, and how
many more there are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, Final, TextIO

from azdiplo.document import Document
from azdiplo.labels import ROWS
from azdiplo.output.visible import one_line
from azdiplo.records import Entity, Reference, Topic

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

__all__ = ["COLOURS", "about", "aligned", "document_table", "rich_table", "write"]

#: A terminal colour for each label.
COLOURS: Final = {row.name: row.colours.terminal for row in ROWS}
_ENTITY_HEAD: Final = ("start", "end", "label", "text", "name", "id", "about")
_REFERENCE_HEAD: Final = ("start", "end", "by office", "name", "id", "about")
_TOPIC_HEAD: Final = ("score", "topic", "terms")
_TERMS: Final = 8


def document_table(doc: Document) -> str:
    """The mentions, references and topics of a document as aligned plain text.

    >>> import azdiplo
    >>> doc = azdiplo.load(topics=False)("Fransa Prezidenti Emmanuel Makron")
    >>> print(document_table(doc), end="")
    start  end  label   text             name             id                      about
        0    6  STATE   Fransa           Fransa           state:FR
       18   33  PERSON  Emmanuel Makron  Emmanuel Makron  person:emmanuel-macron  Prezident (Fransa)
    """
    parts = []
    if doc.error:
        parts.append(f"error: {one_line(doc.error)}\n")
    if doc.entities:
        parts.append(aligned(_ENTITY_HEAD, [_entity_row(ent) for ent in doc.entities], right=range(2)))
    elif not doc.error:
        parts.append("no entities\n")
    if references := _references(doc):
        rows = [_reference_row(reference) for reference in references]
        parts.append(aligned(_REFERENCE_HEAD, rows, right=range(2)))
    if doc.topics:
        parts.append(aligned(_TOPIC_HEAD, [_topic_row(topic) for topic in doc.topics], right=range(1)))
    return "\n".join(parts)


def rich_table(doc: Document) -> Group:
    """The same for a terminal, to be printed by a ``rich.console.Console``; long cells are folded."""
    from rich.console import Group
    from rich.text import Text

    parts: list[Table | Text] = []
    if doc.error:
        parts.append(Text(f"error: {one_line(doc.error)}", style="red"))
    if doc.entities:
        parts.append(table := _rich(_ENTITY_HEAD))
        for ent in doc.entities:
            cells = [Text(cell) for cell in _entity_row(ent)]
            for i in (2, 3):
                cells[i].stylize(COLOURS[ent.label])
            table.add_row(*cells)
    elif not doc.error:
        parts.append(Text("no entities", style="dim"))
    others = (
        (_REFERENCE_HEAD, map(_reference_row, _references(doc))),
        (_TOPIC_HEAD, map(_topic_row, doc.topics)),
    )
    for head, rows in others:
        table = _rich(head)
        for row in rows:
            table.add_row(*map(Text, row))
        if table.row_count:
            parts += [Text(""), table]
    return Group(*parts)


def _rich(head: tuple[str, ...]) -> Table:
    """An empty table; numbers stand on the right."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in head:
        table.add_column(name, justify="right" if name in ("start", "end", "score") else "left", overflow="fold")
    return table


def _references(doc: Document) -> tuple[Reference, ...]:
    return () if doc.error else doc.references


def write(documents: Iterable[tuple[str, Document]], stream: TextIO, *, named: bool = True) -> None:
    """The tables of many documents, with colours where the stream is a terminal.

    Args:
        documents: the name of its file and the document, each.
        stream: a stream of text.
        named: True to put the name above each table.
    """
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, emoji=False) if stream.isatty() else None
    for number, (name, doc) in enumerate(documents):
        if number:
            stream.write("\n")
        if named:
            stream.write(f"== {name}\n")
        if console is None:
            stream.write(document_table(doc))
        else:
            console.print(rich_table(doc))


def _entity_row(ent: Entity) -> tuple[str, ...]:
    cells = (str(ent.start), str(ent.end), ent.label, ent.text, ent.name, ent.id or "", about(ent))
    return tuple(map(one_line, cells))


def _reference_row(reference: Reference) -> tuple[str, ...]:
    cells = (str(reference.start), str(reference.end), reference.text, reference.name, reference.id or "")
    return tuple(map(one_line, (*cells, about(reference))))


def _topic_row(topic: Topic) -> tuple[str, ...]:
    terms = ", ".join(dict.fromkeys(part.term for part in topic.evidence[:_TERMS]))
    if len(topic.evidence) > _TERMS:
        terms += f" and {len(topic.evidence) - _TERMS} more"
    return (f"{topic.score:.2f}", one_line(topic.id), one_line(terms))


def about(ent: Entity | Reference) -> str:
    """What is known of a mention beside its name: the office and whose it is, the value of a date.

    >>> import azdiplo
    >>> [about(ent) for ent in azdiplo.analyze("Fransa Prezidenti Emmanuel Makron, 14 may 2024")]
    ['', 'Prezident (Fransa)', '2024-05-14']
    """
    owner = ent.affiliation
    whose = owner.name if isinstance(owner, Entity) else owner
    value = ent.value if isinstance(ent, Entity) else None
    parts = [ent.office or "", f"({whose})" if whose else "", value or ""]
    return " ".join(part for part in parts if part)


def aligned(head: tuple[str, ...], rows: list[tuple[str, ...]], right: Container[int]) -> str:
    """Columns padded to one width; those whose positions are in ``right`` hold numbers.

    >>> print(aligned(("label", "F1"), [("STATE", "99.0"), ("LAW", "8.5")], right={1}), end="")
    label    F1
    STATE  99.0
    LAW     8.5
    """
    from rich.cells import cell_len

    table = [head, *rows]
    widths = [max(cell_len(row[i]) for row in table) for i in range(len(head))]
    lines = []
    for row in table:
        cells = []
        for i, cell in enumerate(row):
            space = " " * (widths[i] - cell_len(cell))
            cells.append(space + cell if i in right else cell + space)
        lines.append("  ".join(cells).rstrip() + "\n")
    return "".join(lines)
