"""How far names reach to the left, where no single rule decides; the rules show their own examples."""

from __future__ import annotations

import pytest

import azdiplo
from tests.marked import read

MARKED = [
    # a state is the first word of a name, a person stays outside
    "Dünən Delmar [Norveçin Dəniz Ekologiyası Fondu|nu]ORG təqdim edib.",
    "Nazir [Leks Delmar]PERSON [Zığ Təlim Mərkəzi|nin]ORG işi ilə tanış olub.",
    "Dünən [Rza Nəcəfov]PERSON [Zığ Xəzər Təlim Mərkəzi|ni]ORG açıb.",
    # a hyphen between spaces joins, one at the end of a line does not
    "İclasda [Türkiyə - Afrika Biznes Forumu]EVENT müzakirə olunub.",
    "İclasda [Türkiyə]STATE -\n[Afrika Biznes Forumu]EVENT müzakirə olunub.",
    # only what stands side by side owns together, or owns what stands behind it
    "Görüşdə [Qətər]STATE səfiri ilə [Omanın Sərhəd Komitəsi]ORG iştirak edib.",
    "Görüşdə [SOCAR|-ın]ORG dünən Delmar və [Xəzər Logistika Assosiasiyası]ORG ilə sazişi oxunub.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_the_name_begins_where_it_is_marked(rules_alone: azdiplo.Pipeline, marked: str) -> None:
    assert read(rules_alone, marked) == marked


def test_a_name_has_an_end_to_the_left(rules_alone: azdiplo.Pipeline) -> None:
    text = "Bunu " + " ".join(["Zığ"] * 60) + " Təlim Mərkəzi bildirib."
    (found,) = [entity for entity in rules_alone(text).entities if entity.end == text.index(" bildirib")]
    assert found.start > len("Bunu ")
