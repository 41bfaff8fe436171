"""One row a label: the rest of the library reads the rows."""

from __future__ import annotations

import re

import azdiplo
from azdiplo import resources
from azdiplo.labels import BY_NAME, LABELS, ROWS, stylesheet
from azdiplo.output.html import style
from azdiplo.output.table import COLOURS
from azdiplo.report import report_page


def test_names_are_those_that_the_library_shows() -> None:
    assert azdiplo.LABELS == LABELS == tuple(BY_NAME)


def test_every_table_is_there() -> None:
    assert all(resources.names(table) for row in ROWS for table in row.tables)


def test_a_label_has_its_colours_in_the_style_sheet_and_on_the_terminal() -> None:
    assert set(COLOURS) == set(LABELS)
    for row in ROWS:
        (rule,) = re.findall(rf"^\.azd \.azd-{row.name} \{{(.+)\}}$", style(), flags=re.MULTILINE)
        assert all(
            colour in rule
            for colour in (row.colours.ink, row.colours.ground, row.colours.dark_ink, row.colours.dark_ground)
        )
    assert stylesheet().count("\n") == len(ROWS)


def test_the_report_has_its_labels_from_the_rows() -> None:
    page = report_page([("a.txt", azdiplo.Document("Salam"))])
    assert '"labels":[["PERSON","people"],["STATE","states"],' in page
