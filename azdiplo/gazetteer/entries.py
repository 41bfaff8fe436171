"""One entry of a gazetteer table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Entry:
    """A name that a list holds, and what the list knows of it. One entry is one object: equality is identity.

    Not frozen, like the records of a run: the many thousands of a load are made in a third of the time.

    Attributes:
        id: unique over all tables, ``"state:AZ"``.
        label: the kind of entity, ``"STATE"``.
        name: canonical name, nominative.
        spellings: every form by which a text may name it, the name first.
        ambiguous: those of them that count only when the context supports this reading
            (``?Qarabağ`` the football club).
        name_en: English name, empty where unknown.
        fields: the table's own columns, ``{"iso2": "AZ", ...}``.
        where: file and line, for messages.
    """

    id: str
    label: str
    name: str
    spellings: tuple[str, ...]
    ambiguous: frozenset[str] = frozenset()
    name_en: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    where: str = ""

    @property
    def forms(self) -> tuple[tuple[str, bool], ...]:
        """Every spelling with True where it is ambiguous.

        >>> Entry("org:qarabag", "ORG", "Qarabağ", ("Qarabağ", "Qarabağ FK"), frozenset(["Qarabağ"])).forms
        (('Qarabağ', True), ('Qarabağ FK', False))
        """
        return tuple((text, text in self.ambiguous) for text in self.spellings)
