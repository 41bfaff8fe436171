"""Shipped tables that are damaged or missing are noticed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from azdiplo import resources
from azdiplo.resources import DIGESTS, digest

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables with their digests, as in the wheel."""
    folder = tmp_path / "data"
    for name in ("topics", "words", "states.tsv"):
        if (DATA / name).is_dir():
            shutil.copytree(DATA / name, folder / name)
        else:
            shutil.copy(DATA / name, folder / name)
    lines = [
        f"{path.relative_to(folder).as_posix()}\t{digest(path.read_bytes())}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    (folder / DIGESTS).write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(resources, "_folders", lambda: (folder,))
    resources._digests.cache_clear()
    yield folder
    resources._digests.cache_clear()


def test_whole_tables_are_read(shipped: Path) -> None:
    assert resources.open_text("states.tsv") == (DATA / "states.tsv").read_text(encoding="utf-8")
    assert resources.names("topics") == sorted(f"topics/{path.name}" for path in (DATA / "topics").glob("*.tsv"))
    assert resources.exists("topics/main.tsv") and not resources.exists("topics/none.tsv")


@pytest.mark.parametrize("kept", [0, 0.5])
def test_a_table_that_was_cut_is_noticed(shipped: Path, kept: float) -> None:
    table = shipped / "topics" / "weights.tsv"
    data = table.read_bytes()
    table.write_bytes(data[: int(kept * len(data))])
    with pytest.raises(ValueError, match=r"weights.tsv: is damaged, .*reinstall azdiplo"):
        resources.open_text("topics/weights.tsv")


def test_one_wrong_letter_is_noticed(shipped: Path) -> None:
    table = shipped / "states.tsv"
    table.write_bytes(table.read_bytes().replace(b"AZE", b"AZF", 1))
    with pytest.raises(ValueError, match="is damaged"):
        resources.open_text("states.tsv")


def test_a_missing_table_is_noticed_though_the_library_could_do_without_it(shipped: Path) -> None:
    (shipped / "topics" / "main.tsv").unlink()
    assert resources.exists("topics/main.tsv")
    with pytest.raises(FileNotFoundError, match=r"'topics/main.tsv' is missing; .*reinstall azdiplo"):
        resources.open_text("topics/main.tsv")
    assert "topics/main.tsv" in resources.names("topics")


def test_a_checkout_may_be_changed() -> None:
    assert not resources._digests()
