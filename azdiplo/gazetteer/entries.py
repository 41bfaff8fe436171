"""One entry of a gazetteer table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that a list holds, and what the list knows of it.

    Attributes:
        id: unique over all tables, ``"state:AZ"``.
        label: the kind of entity, ``"STATE"``.
        name: canonical name, nominative.
        forms: every form by which a text may name it, the name first; a pair of the
            form and True where the form is ambiguous and counts only when the context
            supports this reading (``?Qarabağ`` the football club).
        name_en: English name, empty where unknown.
        fields: the table's own columns, ``{"iso2": "AZ", ...}``.
        where: file and line, for messages.
    """

    id: str
    label: str
    name: str
    forms: tuple[tuple[str, bool], ...]
    name_en: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
