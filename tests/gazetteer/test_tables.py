"""The reader of the tables of names: every kind of bad table is answered with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from azdiplo.gazetteer.entries import Entry
from azdiplo.gazetteer.tables import COLUMNS, TableError, check_claims, parse_table, read_table
from azdiplo.labels import LABELS


def parse(text: str, label: str | None = "ORG") -> list[Entry]:
    return parse_table(text, label, "my.tsv")


# What is read


def test_a_table_is_read() -> None:
    (entry,) = parse(
        "id\tname\taliases\tname_en\tkind\tstate\norg:un\tBMT\tBMT təşkilatı|?Birlik\tUN\tinternational\t\n"
    )
    assert (entry.id, entry.label, entry.name, entry.name_en) == ("org:un", "ORG", "BMT", "UN")
    assert entry.forms == (("BMT", False), ("BMT təşkilatı", False), ("Birlik", True))
    assert entry.fields == {"kind": "international"}
    assert entry.where == "my.tsv:2"


def test_the_columns_may_stand_in_any_order_and_most_be_left_out() -> None:
    (entry,) = parse("name\tlabel\tid\nZəngi\tPLACE\tplace:z\n", None)
    assert (entry.name, entry.label, entry.id, entry.forms) == ("Zəngi", "PLACE", "place:z", (("Zəngi", False),))


def test_comments_empty_lines_and_missing_last_cells_are_no_errors() -> None:
    entries = parse("# mine\n\nid\tname\taliases\n# more\na\tAlma\n\nb\tBarama\tB\n   \n")
    assert [(entry.id, entry.where) for entry in entries] == [("a", "my.tsv:5"), ("b", "my.tsv:7")]


def test_cells_are_trimmed_and_composed() -> None:
    (entry,) = parse("id\tname\taliases\n a \t Go\u0308yc\u0327ay \t Göy |? Çay \n")
    assert (entry.id, entry.forms) == ("a", (("Göyçay", False), ("Göy", False), ("Çay", True)))


def test_a_form_that_stands_twice_in_one_entry_counts_once() -> None:
    (entry,) = parse("id\tname\taliases\na\tAlma\tAlma|A|A\n")
    assert entry.forms == (("Alma", False), ("A", False))


def test_the_official_name_of_a_state_is_a_form() -> None:
    (entry,) = parse("id\tname\tofficial\nstate:X\tAlma\tAlma Respublikası\n", "STATE")
    assert entry.forms == (("Alma", False), ("Alma Respublikası", False))


def test_an_ambiguous_name_is_marked() -> None:
    (entry,) = parse("id\tname\na\t?Sabah\n")
    assert (entry.name, entry.forms) == ("Sabah", (("Sabah", True),))


def test_a_file_with_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "my.tsv"
    path.write_bytes("\ufeffid\tname\tlabel\r\na\tAlma\tORG\r\n".encode())
    assert [(entry.id, entry.label) for entry in read_table(path)] == [("a", "ORG")]


def test_a_table_that_is_written_is_read_again(tmp_path: Path) -> None:
    table = "id\tname\taliases\tname_en\tkind\tyear\nlaw:a\tAlma Aktı\tAA|?Akt\tApple Act\tlaw\t1999\n"
    first = parse(table, "LAW")
    path = tmp_path / "my.tsv"
    lines = ["id\tname\taliases\tname_en\tkind\tyear"]
    for entry in first:
        aliases = "|".join(f"?{form}" if ambiguous else form for form, ambiguous in entry.forms[1:])
        lines.append(
            "\t".join((entry.id, entry.name, aliases, entry.name_en, entry.fields["kind"], entry.fields["year"]))
        )
    path.write_text("\n".join(lines), encoding="utf-8")
    again = read_table(path, "LAW")
    assert [(e.id, e.forms, e.name_en, e.fields) for e in again] == [
        (e.id, e.forms, e.name_en, e.fields) for e in first
    ]


# What is refused


@pytest.mark.parametrize(
    ("text", "label", "message"),
    [
        ("", "ORG", r"my\.tsv: the table is empty; its first line must be a header: id, name"),
        ("# only a comment\n\n", "ORG", r"my\.tsv: the table is empty"),
        ("name\naz", "ORG", r"my\.tsv, line 1: the header has no column 'id'.*separated by tabs"),
        ("# c\nid;name\n", "ORG", r"my\.tsv, line 2: the header has no column 'id'; it reads \['id;name'\]"),
        ("id\talias\n", "ORG", r"my\.tsv, line 1: the header has no column 'name'"),
        ("id\tname\tiso2\n", "ORG", r"my\.tsv, line 1: unknown column 'iso2'; columns are id, name, .*kind, state"),
        ("id\tname\tcolour\n", None, r"my\.tsv, line 1: unknown column 'colour'; columns are id, name,"),
        ("id\tname\tname\n", "ORG", r"my\.tsv, line 1: the column 'name' stands twice in the header"),
        ("id\tname\na\tA\tB\tC\n", "ORG", r"my\.tsv, line 2: 4 columns, the header has 2; remove the tabs too many"),
        ("id\tname\n\tAlma\n", "ORG", r"my\.tsv, line 2: the id '' is empty or has a space or '\|'; write one word"),
        ("id\tname\norg a\tAlma\n", "ORG", r"my\.tsv, line 2: the id 'org a' is empty or has a space"),
        ("id\tname\na|b\tAlma\n", "ORG", r"my\.tsv, line 2: the id 'a\|b' is empty or has a space"),
        ("id\tname\na\tA\n#\na\tB\n", "ORG", r"my\.tsv, line 4: the id 'a' stands in line 2 too; give each entry"),
        ("id\tname\na\t\n", "ORG", r"my\.tsv, line 2: empty name in column 'name'; write the name in the nominative"),
        ("id\tname\na\t—\n", "ORG", r"my\.tsv, line 2: empty name in column 'name'"),
        ("id\tname\na\t?\n", "ORG", r"my\.tsv, line 2: empty name in column 'name'"),
        (
            "id\tname\taliases\na\tA\tB||C\n",
            "ORG",
            r"my\.tsv, line 2: empty name in column 'aliases'; .*remove the '\|'",
        ),
        ("id\tname\taliases\na\tA\tB|\n", "ORG", r"my\.tsv, line 2: empty name in column 'aliases'"),
        ("id\tname\tlabel\na\tA\tCITY\n", None, rf"my\.tsv, line 2: unknown label 'CITY'; labels are {LABELS[0]}"),
        ("id\tname\na\tA\n", None, r"my\.tsv, line 2: no label; add one of .* in the column 'label'"),
        ("id\tname\tlabel\na\tA\t\n", None, r"my\.tsv, line 2: no label"),
    ],
)
def test_a_bad_table_is_named_with_its_line_and_the_mend(text: str, label: str | None, message: str) -> None:
    with pytest.raises(TableError, match=message):
        parse(text, label)


def test_a_file_that_is_not_there_or_not_utf8_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.tsv: cannot be read"):
        read_table(tmp_path / "none.tsv")
    path = tmp_path / "old.tsv"
    path.write_bytes("id\tname\na\tAlma\nb\tŞuşa\n".encode("cp1254"))
    with pytest.raises(TableError, match=r"old\.tsv, line 3: byte 17 is not UTF-8; save the table as UTF-8"):
        read_table(path, "PLACE")


def test_a_table_error_is_a_value_error() -> None:
    assert issubclass(TableError, ValueError)


def test_every_label_has_its_columns() -> None:
    assert set(COLUMNS) == set(LABELS)


# Over several tables


def test_an_id_of_two_tables_is_refused() -> None:
    entries = [*parse_table("id\tname\na\tA\n", "ORG", "one.tsv"), *parse_table("id\tname\na\tB\n", "ORG", "two.tsv")]
    with pytest.raises(TableError, match=r"two\.tsv:2: the id 'a' stands in one\.tsv:2 too; give each entry an id"):
        check_claims(entries)


def test_a_form_claimed_twice_must_be_marked_in_one() -> None:
    one = parse_table("id\tname\na\tSabah\n", "ORG", "one.tsv")
    with pytest.raises(TableError, match=r"two\.tsv:2: 'Sabah' already names 'a' \(one\.tsv:2\); write '\?' before it"):
        check_claims([*one, *parse_table("id\tname\nb\tSabah\n", "ORG", "two.tsv")])
    check_claims([*one, *parse_table("id\tname\nb\t?Sabah\n", "ORG", "two.tsv")])
