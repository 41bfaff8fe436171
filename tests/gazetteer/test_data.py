"""The shipped tables: every row can be used, and what it refers to exists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, permutations

import pytest

from azdiplo import resources
from azdiplo.entities.offices.terms import Term, single_offices, terms
from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.gazetteer.tables import COLUMNS, check_claims
from azdiplo.labels import ROWS
from azdiplo.text.fold import fold, lower

KINDS = {
    "ORG": """international government parliament military court party media company bank university thinktank club
        federation ngo armed-group culture platform other""",
    "PLACE": """city town village district region continent river lake sea mountain island strait canal facility zone
        other""",
    "PROJECT": "pipeline field corridor railway road plant programme initiative other",
    "LAW": "constitution code law treaty declaration resolution other",
    "EVENT": """war battle massacre summit conference forum championship league holiday exercise operation festival
        exhibition other""",
}
STATUSES = ("member", "observer", "partial", "historical", "constituent")
PREFIXES = {
    "STATE": "state", "PERSON": "person", "ORG": "org", "PLACE": "place", "PROJECT": "project", "LAW": "law",
    "EVENT": "event",
}  # fmt: skip
OFFICE = re.compile(r"(?P<title>[^@|]+)@(?P<holder>[^\s>]+)(?:>(?P<host>\S+))? (?P<since>[\d-]+)/(?P<until>[\d-]*)")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@cache
def ids() -> dict[str, Entry]:
    return {entry.id: entry for entry in shipped_entries()}


def of(label: str) -> list[Entry]:
    return [entry for entry in shipped_entries() if entry.label == label]


def test_every_table_of_the_folder_is_read() -> None:
    read = {entry.where.partition(":")[0] for entry in shipped_entries()}
    assert read == {file for row in ROWS for name in row.tables for file in resources.names(name)}


def test_ids_are_unique_and_no_form_is_claimed_twice_unsaid() -> None:
    check_claims(shipped_entries())


def test_ids_say_the_kind() -> None:
    wrong = [
        entry.where
        for entry in shipped_entries()
        if not re.fullmatch(rf"{PREFIXES[entry.label]}:[A-Za-z0-9-]+", entry.id)
    ]
    assert wrong == []


@pytest.mark.parametrize("label", COLUMNS)
def test_the_columns_are_those_of_the_kind(label: str) -> None:
    assert {key for entry in of(label) for key in entry.fields} <= set(COLUMNS[label])


@pytest.mark.parametrize("label", KINDS)
def test_kinds_are_known(label: str) -> None:
    allowed = KINDS[label].split()
    assert [(e.where, e.fields.get("kind")) for e in of(label) if e.fields.get("kind") not in allowed] == []


def test_a_state_has_its_codes_or_says_why_not() -> None:
    wrong = [
        entry.where
        for entry in of("STATE")
        if entry.fields["status"] not in STATUSES
        or (
            not (
                re.fullmatch("[A-Z]{2}", entry.fields.get("iso2", ""))
                and re.fullmatch("[A-Z]{3}", entry.fields["iso3"])
            )
            and entry.fields["status"] not in ("historical", "partial", "constituent")
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("code", ["iso2", "iso3"])
def test_codes_are_unique(code: str) -> None:
    counts = Counter(entry.fields[code] for entry in of("STATE") if code in entry.fields)
    assert [each for each, count in counts.items() if count > 1] == []


def test_a_state_with_a_code_has_it_as_its_id() -> None:
    wrong = [e.where for e in of("STATE") if "iso2" in e.fields and e.id != f"state:{e.fields['iso2']}"]
    assert wrong == []


@pytest.mark.parametrize("label", ["ORG", "PLACE"])
def test_the_state_of_an_entry_exists(label: str) -> None:
    wrong = [(e.where, e.fields["state"]) for e in of(label) if "state" in e.fields and e.fields["state"] not in ids()]
    assert wrong == []


def test_an_edition_is_part_of_a_series() -> None:
    editions = {entry.id: entry.fields["part_of"] for entry in of("EVENT") if "part_of" in entry.fields}
    assert {part: whole for part, whole in editions.items() if whole not in ids() or whole in editions} == {}
    assert editions["event:cop29"] == "event:unfccc-cop"
    assert [entry.where for entry in of("EVENT") if entry.id in editions and "year" not in entry.fields] == []


def test_every_row_says_where_it_is_from_and_up_to_when_it_holds() -> None:
    wrong = [e.where for e in shipped_entries() if not e.source or not re.fullmatch(r"\d{4}-\d\d-\d\d", e.as_of)]
    assert wrong == []
    assert [e.where for e in shipped_entries() if e.wikidata and not re.fullmatch(r"Q\d+", e.wikidata)] == []


def offices() -> list[tuple[Entry, str]]:
    return [
        (entry, item)
        for entry in of("PERSON")
        if "offices" in entry.fields
        for item in entry.fields["offices"].split(" | ")
    ]


def test_offices_are_well_formed() -> None:
    assert [(entry.where, item) for entry, item in offices() if not OFFICE.fullmatch(item)] == []


def test_terms_of_office_begin_before_they_end() -> None:
    wrong = []
    for entry, item in offices():
        match = OFFICE.fullmatch(item)
        assert match is not None
        since, until = match["since"], match["until"]
        size = min(len(since), len(until))
        if any(day and not DATE.fullmatch(day) for day in (since, until)) or since[:size] > until[:size]:
            wrong.append((entry.where, item))
    assert wrong == []


def test_owners_and_hosts_of_offices_exist() -> None:
    wrong = []
    for entry, item in offices():
        match = OFFICE.fullmatch(item)
        assert match is not None
        for name in ("holder", "host"):
            body = ids().get(match[name]) if match[name] else None
            if match[name] and (body is None or body.label not in ("STATE", "ORG")):
                wrong.append((entry.where, match[name]))
    assert wrong == []


def test_offices_of_people_are_in_the_table_of_offices() -> None:
    known = {lower(cells[0]) for _, cells in resources.rows("offices.tsv")}
    assert sorted({term.office for term in held() if lower(term.office) not in known}) == []


def test_an_ambassador_is_of_the_state_that_sends() -> None:
    """One convention: the state that sends owns the office, the host stands beside it."""
    envoys = [term for term in held() if term.office in ("səfir", "daimi nümayəndə")]
    assert [str(term) for term in envoys if not term.host or not term.owner.startswith("state:")] == []
    assert len(envoys) > 50


def held() -> list[Term]:
    return [term for each in terms(shipped_entries()).values() for term in each]


def test_every_term_of_office_has_a_start() -> None:
    assert [str(term) for term in held() if not term.since] == []


def test_no_term_begins_or_ends_behind_the_day_up_to_which_its_row_is_known() -> None:
    assert [str(term) for term in held() if max(term.since, term.until) > term.entry.as_of] == []


def single() -> Iterator[tuple[tuple[str, str], Sequence[Term]]]:
    """The offices that one person holds at a time, with their terms."""
    for (office, owner), each in terms(shipped_entries()).items():
        if office in single_offices():
            yield (office, owner), each


def test_an_office_of_one_person_has_one_open_holder() -> None:
    wrong = {key: [term.entry.name for term in each if not term.until] for key, each in single()}
    assert {key: names for key, names in wrong.items() if len(names) > 1} == {}


def test_no_two_holders_share_a_boundary_known_by_the_year_only() -> None:
    """`2006/2025` and `2025/` would both hold the office all through 2025, so that a date tells nobody."""
    wrong = [
        (key, one.entry.name, other.entry.name)
        for key, each in single()
        for one, other in permutations(each, 2)
        if one.until and one.until[:4] == other.since[:4] and 4 in (len(one.until), len(other.since))
    ]
    assert wrong == []


def test_an_office_of_one_holder_has_one_at_a_time() -> None:
    def ends_before(until: str, since: str) -> bool:
        size = min(len(until), len(since)) if until else 0
        return not size or until[:size] <= since[:size]

    wrong = []
    for (office, owner), held in terms(shipped_entries()).items():
        if office not in single_offices():
            continue
        for one, other in combinations(held, 2):
            both_open = not one.until and not other.until
            known = one.since and other.since and (one.until or other.until)
            apart = known and (
                (one.until and ends_before(one.until, other.since))
                or (other.until and ends_before(other.until, one.since))
            )
            if both_open or (known and not apart):
                wrong.append((office, owner, one.entry.where, other.entry.where))
    assert wrong == []


def test_names_begin_with_a_capital_or_a_digit() -> None:
    small = re.compile(r"(əl|əş|əs|ən|ət|əd|ər|əz|fon|bp|m\d+|e-?)\b|eManat|erməni soyqırımı|[a-z][A-Z]")
    wrong = [
        (entry.where, form)
        for entry in shipped_entries()
        for form, _ambiguous in entry.forms
        if not (form[0].isupper() or form[0].isdigit() or small.match(form))
    ]
    assert wrong == []


def test_names_are_written_plainly() -> None:
    """No quotation marks, no double spaces, no letters that only look like ours."""
    forms = [form for entry in shipped_entries() for form, _ambiguous in entry.forms]
    folded = fold("\n".join(forms))
    assert folded.offsets is None
    wrong = [
        form
        for form, plain in zip(forms, folded.cased.split("\n"), strict=True)
        if '"' in plain or "  " in plain or any(a != b and a.isalpha() for a, b in zip(form, plain, strict=True))
    ]
    assert wrong == []
