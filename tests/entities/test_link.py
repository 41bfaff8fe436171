"""From short forms of a name to the full one."""

from __future__ import annotations

import pytest

import azdiplo


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sakin Rza Tağıbəyov gəlib. Sonra Tağıbəyov danışıb.", ["Rza Tağıbəyov", "Rza Tağıbəyov"]),
        ("Sakin Rza Tağıbəyov gəlib. Sonra R.Tağıbəyov danışıb.", ["Rza Tağıbəyov", "Rza Tağıbəyov"]),
        # of two the short form names neither
        (
            "Sakin Rza Tağıbəyov və Əli Tağıbəyov gəlib. Sonra Tağıbəyov danışıb.",
            ["Rza Tağıbəyov", "Əli Tağıbəyov", "Tağıbəyov"],
        ),
        # an initial is no name to give to others
        ("Sakin R.Tağıbəyov gəlib. Sonra Tağıbəyov danışıb.", ["R.Tağıbəyov", "Tağıbəyov"]),
        ("Sakin R. Tağıbəyov gəlib. Sonra Tağıbəyov danışıb.", ["R. Tağıbəyov", "Tağıbəyov"]),
    ],
)
def test_a_short_form_has_the_full_name(nlp: azdiplo.Pipeline, text: str, names: list[str]) -> None:
    assert [ent.name for ent in nlp(text)] == names
