from __future__ import annotations

import azdiplo
from azdiplo import Document, Entity
from azdiplo.output.counts import count_entities, entity_key
from tests.output.documents import DOCUMENT


def test_the_most_mentioned_come_first_then_the_first_mentioned() -> None:
    other = Document("Bakı, Quba, Bakı", [place("Bakı", 0), place("Quba", 6), place("Bakı", 12)])
    counts = count_entities([DOCUMENT, other, other])
    assert [(count.key, count.mentions, count.documents, count.first_document) for count in counts] == [
        ("PLACE:Bakı", 4, 2, 1),
        ("PLACE:Quba", 2, 2, 1),
        ("state:US", 1, 1, 0),
        ("PERSON:Marko Rubio", 1, 1, 0),
        ("DATE:2025", 1, 1, 0),
        ("org:european-union", 1, 1, 0),
        ("PLACE:Brüssel", 1, 1, 0),
    ]
    assert counts[0].first.start == 0


def test_dates_of_one_value_are_one() -> None:
    dates = [Entity("DATE", text, 0, 4, 4, text, value="2025") for text in ("2025-ci il", "2025")]
    assert {entity_key(date) for date in dates} == {"DATE:2025"}


def place(name: str, start: int) -> Entity:
    return Entity("PLACE", name, start, start + len(name), start + len(name), name)


def test_people_mentioned_by_their_office_are_counted_where_wanted() -> None:
    docs = [azdiplo.analyze("Hakan Fidan və Entoni Blinken. Nazir Hakan Fidan gəlib. Nazir danışıb.")]
    counts = {count.first.name: count for count in count_entities(docs, references=True)}
    assert (counts["Hakan Fidan"].mentions, counts["Hakan Fidan"].references) == (2, 1)
    assert next(iter(counts)) == "Hakan Fidan"
    assert {count.references for count in count_entities(docs)} == {0}
