"""The tables asked directly."""

from __future__ import annotations

import datetime

import pytest

import azdiplo
from azdiplo.cli import main


def names(office: str, **asked: str | datetime.date | None) -> list[str]:
    return [held.name for held in azdiplo.who(office, **asked)]  # type: ignore[arg-type]


def test_who_held_an_office_on_a_day() -> None:
    (held,) = azdiplo.who("xarici işlər naziri", state="AZ", date="2003-05-01")
    assert (held.name, held.name_en, held.since, held.until) == (
        "Vilayət Quliyev",
        "Vilayat Guliyev",
        "1999-10-26",
        "2004-04-02",
    )
    assert held.owner_name == "Azərbaycan"
    assert (held.source, held.as_of) == ("editorial", "2025-12-31")


@pytest.mark.parametrize("state", ["AZ", "AZE", "Azərbaycan", "azərbaycan respublikası", "Azerbaijan", "state:AZ"])
def test_a_state_has_many_names(state: str) -> None:
    assert names("baş nazir", state=state, date=datetime.date(2020, 1, 1)) == ["Əli Əsədov"]


def test_an_office_may_be_asked_in_english_and_by_what_it_stands_for() -> None:
    assert names("Prime Minister", state="GB", date="2023-01-01") == ["Rişi Sunak"]
    assert names("dövlət başçısı", state="ES", date="2020-01-01") == ["VI Felipe"]


def test_all_terms_come_in_order() -> None:
    found = azdiplo.who("Prezident", state="FR")
    assert [held.name for held in found][-2:] == ["Fransua Olland", "Emmanuel Makron"]
    assert [held.since for held in found] == sorted(held.since for held in found)
    assert found[-1].until is None


def test_on_the_day_of_a_change_the_new_holder_is_in_office() -> None:
    assert names("maliyyə naziri", state="AZ", date="2025-10-01") == ["Sahil Babayev"]
    assert names("baş nazir", state="HU", date="2026-05-09") == ["Peter Madyar"]


def test_behind_the_day_up_to_which_the_tables_know_they_say_nothing() -> None:
    assert names("Prezident", state="FR", date="2025-12-31") == ["Emmanuel Makron"]
    assert names("Prezident", state="FR", date="2026-01-01") == []


def test_an_ambassador_is_of_the_state_that_sends() -> None:
    (held,) = (each for each in azdiplo.who("səfir", state="AZ", date="2023-06-01") if each.host == "state:FR")
    assert (held.name, held.owner_name) == ("Leyla Abdullayeva", "Azərbaycan")


def test_a_body_has_its_head() -> None:
    assert names("sədr", body="Dövlət Gömrük Komitəsi", date="2020-01-01") == ["Səfər Mehdiyev"]
    assert names("baş katib", body="NATO", date="2020-01-01") == ["Yens Stoltenberq"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"office": "xarici işlər nazir"},
            "no office 'xarici işlər nazir' in the table; near to it: xarici işlər naziri",
        ),
        ({"office": "baş nazir", "state": "Azərbayca"}, "no state 'Azərbayca' in the tables; near to it: azərbaycan"),
        ({"office": "sədr", "body": "Mavi Lampa Qurumu"}, "no organisation 'Mavi Lampa Qurumu'"),
        ({"office": "baş nazir", "state": "AZ", "date": "2003-5-1"}, "no day '2003-5-1'; write it as 2003-05-01"),
        ({"office": "baş nazir", "state": "AZ", "body": "NATO"}, "a state or a body, not both"),
    ],
)
def test_what_is_not_there_gets_one_clear_error(asked: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        azdiplo.who(**asked)  # type: ignore[arg-type]


def test_a_name_is_looked_up() -> None:
    (row,) = azdiplo.lookup("marko rubio")
    assert (row.id, row.label, row.name_en) == ("person:marco-rubio", "PERSON", "Marco Rubio")
    assert [held.office for held in row.offices][-1] == "dövlət katibi"
    assert azdiplo.lookup("Nobody At All") == ()


def test_an_ambiguous_name_has_several_rows() -> None:
    assert {row.label for row in azdiplo.lookup("Qarabağ")} >= {"PLACE", "ORG"}


def test_the_command_answers_with_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "xarici işlər naziri", "--state", "AZ", "--date", "2003-05-01"]) == 0
    assert capsys.readouterr().out == (
        "Vilayət Quliyev (Vilayat Guliyev)\txarici işlər naziri\tAzərbaycan\t1999-10-26/2004-04-02\t"
        "editorial, as of 2025-12-31\tperson:vilayat-guliyev\n"
    )
    assert main(["who", "Prezident", "--state", "FR", "--date", "2026-01-01"]) == 1
    assert capsys.readouterr().err == "azdiplo: the tables do not say\n"
    assert main(["who", "baş nazir", "--state", "Atlantida"]) == 2
