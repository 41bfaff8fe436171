from __future__ import annotations

from pathlib import Path

import pytest

from azdiplo.report.dates import DatesError, Periods, date_of, look_up, periods, read_dates


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2024-05-01.txt", "2024-05-01"),
        ("x/2023-01-01/2024-05-01_görüş.txt", "2024-05-01"),
        ("azertac_2024_05_01_12.txt", "2024-05-01"),
        ("2024.05.01 Bakı.txt", "2024-05-01"),
        ("20240501-123.txt", "2024-05-01"),
        ("01.05.2024.txt", "2024-05-01"),
        ("1-01.05.2024.txt", "2024-05-01"),
        ("2024-05.txt", "2024-05"),
        ("2024-02-30.txt", "2024-02"),
        ("2024-05-01x2024-06-02.txt", "2024-05-01"),
        ("2024-13-01.txt", None),
        ("2024.txt", None),
        ("120240501.txt", None),
        ("202405011.txt", None),
        ("2024-0501.txt", None),
        ("article-822.txt", None),
        ("1824-05-01.txt", None),
        ("", None),
    ],
)
def test_the_date_in_a_name(name: str, expected: str | None) -> None:
    assert date_of(name) == expected


def test_days_months_quarters_and_years() -> None:
    days = periods(["2024-02-28", "2024-03-01"])
    assert days == Periods(("2024-02-28", "2024-02-29", "2024-03-01"), (0, 2), True)
    months = periods(["2023-12-05", "2024-02-20", None])
    assert months == Periods(("2023-12", "2024-01", "2024-02"), (0, 2, None), True)
    quarters = periods(["2020-03-31", "2024-04-01"])
    assert (quarters.labels[0], quarters.labels[-1], len(quarters.labels)) == ("2020-Q1", "2024-Q2", 18)
    assert quarters.of == (0, 17)
    years = periods(["1991-10-18", "2024-04"])
    assert (years.labels[0], years.labels[-1], years.of) == ("1991", "2024", (0, 33))


def test_a_year_alone_makes_years_and_a_month_alone_months() -> None:
    assert periods(["2024", "2024-05-01"]) == Periods(("2024",), (0, 0), True)
    assert periods(["2024-05", "2024-05-01"]) == Periods(("2024-05",), (0, 0), True)


def test_without_dates_the_order_counts() -> None:
    axis = periods([None] * 25)
    assert len(axis.labels) == 12
    assert axis.labels[:2] == ("1–3", "4–5")
    assert [axis.of.count(number) for number in range(12)] == [3, *[2] * 11]
    assert list(axis.of) == sorted(axis.of, key=lambda place: place or 0)
    assert periods([]) == Periods((), (), False)


def test_a_table_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "dates.tsv"
    path.write_text("\ufeffdate\tfile\n# a comment\n\n2024-05-01\ta.txt\n2024\tb/c.txt\n", encoding="utf-8")
    dates = read_dates(path)
    assert dates == {"a.txt": "2024-05-01", "b/c.txt": "2024"}
    assert look_up(dates, "x/a.txt") == "2024-05-01"
    assert look_up(dates, "b/c.txt") == "2024"
    assert look_up(dates, "c.txt") is None


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"", "no header with the columns file and date"),
        (b"name\tday\na\t2024\n", "no header with the columns file and date"),
        (b"file\tdate\na.txt\n", "line 2: 1 cells where the header has 2"),
        (b"file\tdate\n\na.txt\t1.5.2024\n", "line 3: '1.5.2024' is no date; write 2024-05-01"),
        (b"file\tdate\na.txt\t2024-02-30\n", "line 2: '2024-02-30' is no date"),
        (b"file\tdate\na.txt\t\n", "line 2: '' is no date"),
        (b"file\tdate\n\xff\n", "not UTF-8"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(tmp_path: Path, table: bytes, message: str) -> None:
    path = tmp_path / "dates.tsv"
    path.write_bytes(table)
    with pytest.raises(DatesError) as caught:
        read_dates(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatesError, match=r"none\.tsv: cannot be read \(No such file"):
        read_dates(tmp_path / "none.tsv")
