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
        provenance: the cells ``source``, ``as_of`` and ``wikidata`` of the row as they stand there, joined by tabs;
            they are taken apart when somebody asks.
    """

    id: str
    label: str
    name: str
    spellings: tuple[str, ...]
    ambiguous: frozenset[str] = frozenset()
    name_en: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    provenance: str = ""

    @property
    def source(self) -> str:
        """Where the row is from: a public list with its version, or ``editorial``; empty where nothing is said.

        >>> Entry("org:un", "ORG", "BMT", ("BMT",), provenance="editorial\\t2025-12-31\\tQ1065").source
        'editorial'
        """
        return self.provenance.partition("\t")[0]

    @property
    def as_of(self) -> str:
        """The day, ISO 8601, up to which the row is known to hold; empty where nothing is said.

        >>> Entry("org:un", "ORG", "BMT", ("BMT",), provenance="editorial\\t2025-12-31\\tQ1065").as_of
        '2025-12-31'
        """
        return self.provenance.partition("\t")[2].partition("\t")[0]

    @property
    def wikidata(self) -> str:
        """The item of Wikidata, where a source names it; else empty.

        >>> Entry("org:un", "ORG", "BMT", ("BMT",), provenance="editorial\\t2025-12-31\\tQ1065").wikidata
        'Q1065'
        """
        return self.provenance.rpartition("\t")[2]

    @property
    def forms(self) -> tuple[tuple[str, bool], ...]:
        """Every spelling with True where it is ambiguous.

        >>> Entry("org:qarabag", "ORG", "Qarabağ", ("Qarabağ", "Qarabağ FK"), frozenset(["Qarabağ"])).forms
        (('Qarabağ', True), ('Qarabağ FK', False))
        """
        return tuple((text, text in self.ambiguous) for text in self.spellings)
