"""The scripts that make tables: run again, they leave the tables as they are."""

from __future__ import annotations

import runpy
from pathlib import Path

from azdiplo.gazetteer.shipped import shipped_entries

MAKING = Path(__file__).parent.parent.parent / "data" / "making"


def test_the_rule_of_transliteration_writes_what_the_press_writes() -> None:
    rule = runpy.run_path(str(MAKING / "transliterate.py"))["transliterated"]
    assert rule("Xırdalan") == "Khirdalan"
    assert rule("Yekəxana su anbarı") == "Yekakhana Reservoir"
    assert rule("Ziyarət dağı") == "Mount Ziyarat"
    towns = [
        entry
        for entry in shipped_entries()
        if entry.fields.get("state") == "state:AZ" and entry.fields["kind"] in ("city", "town", "village", "river")
        if entry.source != "transliteration"
    ]
    assert len(towns) > 300
    alike = [entry for entry in towns if rule(entry.name) == entry.name_en]
    assert len(alike) / len(towns) > 0.9


def test_every_place_of_azerbaijan_has_an_english_name_and_says_where_it_is_from() -> None:
    places = [
        entry for entry in shipped_entries() if entry.fields.get("state") == "state:AZ" and entry.label == "PLACE"
    ]
    assert [entry.where for entry in places if not entry.name_en] == []
    rule = runpy.run_path(str(MAKING / "transliterate.py"))["transliterated"]
    marked = [entry for entry in places if entry.source == "transliteration"]
    assert [entry.where for entry in marked if entry.name_en != rule(entry.name)] == []
    assert len(marked) > 2000
