from __future__ import annotations

import subprocess
import sys

import pandas
import pytest

from azdiplo import LABELS, Document
from azdiplo.output.frame import COLUMNS
from tests.output.documents import DOCUMENT, HOSTILE


def test_one_row_a_mention() -> None:
    frame = DOCUMENT.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["text"].tolist() == [ent.text for ent in DOCUMENT.entities]
    assert frame["affiliation"].dropna().tolist() == ["Amerika Birləşmiş Ştatları"]
    assert frame["affiliation_id"].dropna().tolist() == ["state:US"]
    assert frame["score"].dropna().tolist() == [0.875]


def test_types_do_not_depend_on_what_was_found() -> None:
    types = DOCUMENT.to_frame().dtypes
    assert types.equals(Document("").to_frame().dtypes)
    assert {str(types[name]) for name in ("start", "end", "stem_end")} == {"Int32"}
    assert str(types["label"]) == "category"
    assert str(types["score"]) == "Float64"


def test_labels_without_a_mention_are_counted_as_none() -> None:
    counts = DOCUMENT.to_frame()["label"].value_counts(sort=False)
    assert counts.index.tolist() == list(LABELS)
    assert counts.tolist() == [1, 1, 1, 0, 1, 0, 0, 1]


def test_frames_of_many_documents_can_be_joined() -> None:
    joined = pandas.concat({"a": DOCUMENT.to_frame(), "b": Document("").to_frame()}, names=["file", "row"])
    assert len(joined) == 5
    assert str(joined.dtypes["label"]) == "category"


def test_any_string_fits() -> None:
    assert HOSTILE.to_frame()["name"].tolist() == ["<i>\x00\udfff"]


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r'pip install "azdiplo\[pandas\]"'):
        DOCUMENT.to_frame()


def test_pandas_is_imported_only_when_asked_for() -> None:
    code = "import sys, azdiplo, azdiplo.output; assert 'pandas' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
