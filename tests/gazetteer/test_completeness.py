"""Whom the tables know on the day up to which they are kept: a state without a head is a row that is missing."""

from __future__ import annotations

from functools import cache

from azdiplo.entities.offices.terms import Terms, terms
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.text.fold import lower

CUT_OFF = "2025-12-31"
HEADS_OF_STATE = """Prezident|kral|kraliça|əmir|sultan|imperator|ali rəhbər|papa|knyaz|böyük hersoq|həmknyaz
    |kapitan-regent|dövlət başçısı|rəyasət heyətinin üzvü|prezident şurasının sədri|suverenlik şurasının sədri
    |keçid prezident şurasının sədri|prezident səlahiyyətlərinin icraçısı"""
HEADS_OF_GOVERNMENT = """baş nazir|kansler|Nazirlər Kabinetinin sədri|Nazirlər Şurasının sədri|hökumətin baş müşaviri
    |dövlət naziri"""
FOREIGN_MINISTERS = "xarici işlər naziri|dövlət katibi"
#: The president heads the government too.
PRESIDENTIAL = """ER GA SY AO AR BJ BW BO BR CL CO CR KM CY DO EC SV GH GM GT HN ID IR KE KI LR MH MW MV MX FM
    NA NR NI NG PW PA PY PH SC SL SR CH TM TR US UY UZ VE ZM ZW ZA"""


@cache
def held() -> Terms:
    return terms(shipped_entries())


def states() -> list[str]:
    return [e.id for e in shipped_entries() if e.label == "STATE" and e.fields["status"] in ("member", "observer")]


def holders(owner: str, offices: str, day: str = CUT_OFF) -> list[str]:
    names = [lower(office.strip()) for office in offices.split("|")]
    return [term.entry.name for each in names for term in held().get((each, owner), ()) if term.covers(day)]


def test_there_are_195_states() -> None:
    assert len(states()) == 195


def test_heads_of_state() -> None:
    assert [each for each in states() if not holders(each, HEADS_OF_STATE)] == []


def test_heads_of_government() -> None:
    presidential = {f"state:{code}" for code in PRESIDENTIAL.split()}
    missing = [e for e in states() if not holders(e, HEADS_OF_GOVERNMENT) and e not in presidential]
    assert len(states()) - len(missing) >= 190, missing


def test_foreign_ministers() -> None:
    missing = [each for each in states() if not holders(each, FOREIGN_MINISTERS)]
    assert len(states()) - len(missing) >= 190, missing


def test_no_state_has_two_foreign_ministers_or_two_heads_of_government() -> None:
    assert [e for e in states() if len(holders(e, "xarici işlər naziri")) > 1 or len(holders(e, "baş nazir")) > 1] == []


def test_heads_of_international_organisations() -> None:
    bodies = {e.id for e in shipped_entries() if e.where.startswith("organizations/international.tsv")}
    offices = """baş katib|baş direktor|icraçı direktor|icraçı katib|prezident|sədr|rəhbər|komissiyanın sədri
        |baş komissar|kollegiyanın sədri|idarə heyətinin sədri"""
    assert len([each for each in bodies if holders(each, offices)]) >= 85


def test_committees_of_azerbaijan_have_their_heads() -> None:
    committees = """work-diaspora affairs-refugees-internally-displaced-persons religious-associations
        family-women-children-affairs"""
    bodies = [f"org:az-state-committee-{each}" for each in committees.split()]
    bodies += ["org:az-state-customs-committee", "org:az-state-statistical-committee"]
    bodies += ["org:az-state-committee-urban-planning-architecture"]
    assert [each for each in bodies if len(holders(each, "sədr")) != 1] == []


def test_the_government_of_azerbaijan() -> None:
    offices = """baş nazir|xarici işlər naziri|müdafiə naziri|daxili işlər naziri|maliyyə naziri|iqtisadiyyat naziri
        |ədliyyə naziri|elm və təhsil naziri|səhiyyə naziri|mədəniyyət naziri|energetika naziri|gənclər və idman naziri
        |kənd təsərrüfatı naziri|ekologiya və təbii sərvətlər naziri|fövqəladə hallar naziri
        |rəqəmsal inkişaf və nəqliyyat naziri|əmək və əhalinin sosial müdafiəsi naziri|müdafiə sənayesi naziri"""
    assert [each.strip() for each in offices.split("|") if len(holders("state:AZ", each)) != 1] == []


def test_deputies_of_azerbaijan() -> None:
    assert len(holders("org:national-assembly-azerbaijan", "deputat")) >= 70
