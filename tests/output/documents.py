"""Documents made by hand, so that these tests depend on no table of names."""

from __future__ import annotations

from azdiplo import Document, Entity, Evidence, Topic
from azdiplo.records import Contribution


def entity(text: str, label: str, surface: str, ending: str = "", after: int = 0, **fields: object) -> Entity:
    """The mention ``surface`` of a text, found from offset ``after`` on."""
    start = text.index(surface, after)
    end = start + len(surface)
    values: dict[str, object] = {"name": surface[: len(surface) - len(ending)]}
    values.update(fields)
    return Entity(label, surface, start, end, end - len(ending), **values)  # type: ignore[arg-type]


TEXT = "ABŞ-ın dövlət katibi Marko Rubio 2025-ci ildə\nAİ-yə gəlib. O, Brüsseldə çıxış edib."
STATE = entity(
    TEXT,
    "STATE",
    "ABŞ-ın",
    "-ın",
    name="Amerika Birləşmiş Ştatları",
    id="state:US",
    name_en="United States",
    evidence=Evidence("gazetteer", "ABŞ"),
)
PERSON = entity(TEXT, "PERSON", "Marko Rubio", office="dövlət katibi", affiliation=STATE)
DATE = entity(TEXT, "DATE", "2025-ci ildə", "də", value="2025", evidence=Evidence("rule", "calendar"))
ORG = entity(TEXT, "ORG", "Aİ-yə", "-yə", name="Avropa İttifaqı", id="org:european-union")
PLACE = entity(TEXT, "PLACE", "Brüsseldə", "də", evidence=Evidence("fuzzy", "Brüssel", 0.875))
TOPICS = (
    Topic(
        "bilateral-relations",
        0.8125,
        (Contribution("səfər", 47, 52, 1.5, 2), Contribution("görüş", 0, 3, 0.5)),
        "Bilateral relations",
        "İkitərəfli münasibətlər",
    ),
)
DOCUMENT = Document(TEXT, [STATE, PERSON, DATE, ORG, PLACE], TOPICS)
HOSTILE = Document(
    "\x00\ud800<b>&\"'\x1b[31m\u202e\ufffe</b><script>",
    [Entity("ORG", "<b>&\"'", 2, 8, 8, "<i>\x00\udfff", id='x"><script>')],
    [Topic("<x>", 7.0, (Contribution("<script>", 0, 1, 7.0),))],
    "<error>",
)
