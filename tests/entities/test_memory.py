"""What a text explains once holds for its other mentions."""

from __future__ import annotations

import pytest

import azdiplo

TEXTS = [
    # an abbreviation of common nouns names nothing, of other words it may
    ("Dünən birgə qiymətləndirmə komissiyası (BQK) toplanıb. Sonra BQK qərar verib.", []),
    ("Dünən BQK (birgə qiymətləndirmə komissiyası) toplanıb. Sonra BQK qərar verib.", []),
    ("Dünən yeni qiymətləndirmə komissiyası (BQK) toplanıb. Sonra BQK qərar verib.", ["BQK ORG", "BQK ORG"]),
    ("Dünən BQK (yeni qiymətləndirmə komissiyası) toplanıb. Sonra BQK qərar verib.", ["BQK ORG", "BQK ORG"]),
    # one of a name is what the name is
    (
        "Bu il Zornava Enerji Forumu (ZEF) açılıb. Sonra ZEF davam edib.",
        ["Zornava Enerji Forumu EVENT", "ZEF EVENT", "ZEF EVENT"],
    ),
    (
        "Bu il Zornava Enerji Forumu bitib, (ZEF) açılıb. Sonra ZEF davam edib.",
        ["Zornava Enerji Forumu EVENT", "ZEF ORG", "ZEF ORG"],
    ),
    # a body that every state has, in a text that names the state
    ("ABŞ gözləyir. Dünən Konqres toplanıb.", ["ABŞ STATE", "Konqres ORG"]),
    ("Biz gözləyirik. Dünən Konqres toplanıb.", []),
]


@pytest.mark.parametrize(("text", "names"), TEXTS, ids=[text[:40] for text, _ in TEXTS])
def test_what_is_said_once_is_remembered(nlp: azdiplo.Pipeline, text: str, names: list[str]) -> None:
    assert [f"{ent.text} {ent.label}" for ent in nlp(text)] == names
