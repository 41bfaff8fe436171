"""Every name of the lists in all its forms; the whole of it is `python tests/bench/inflection.py`."""

from __future__ import annotations

import pytest

import azdiplo
from azdiplo.gazetteer.shipped import shipped_entries
from tests.bench.inflection import Item, forms, is_found, is_read, shipped_index, spellings, table

BOUND = 0.999


def items(label: str | None, step: int) -> list[Item]:
    """The forms of every `step`-th spelling, of the entries of one label or of all."""
    held = [each for each in spellings(shipped_entries()) if label is None or each[0].label == label]
    return [item for spelling in held[::step] for item in forms(*spelling)]


def share(good: int, tried: list[Item], failed: list[Item]) -> float:
    if good < BOUND * len(tried):
        print(*failed, sep="\n")
    return good / len(tried)


@pytest.mark.parametrize(("label", "step"), [("STATE", 1), (None, 61)])
def test_the_names_are_found(label: str | None, step: int) -> None:
    tried = items(label, step)
    failed = [item for item in tried if not is_found(shipped_index(), item)]
    assert len(tried) > 20_000
    assert share(len(tried) - len(failed), tried, failed) >= BOUND


def test_the_pipeline_reads_what_is_found() -> None:
    nlp = azdiplo.load(topics=False)
    tried = [item for item in items(None, 53)[::61] if not item.ambiguous and is_found(shipped_index(), item)]
    failed = [item for item in tried if not is_read(nlp, item)]
    assert len(tried) > 300
    assert len(tried) - len(failed) >= 0.99 * len(tried), failed


@pytest.mark.parametrize(
    ("name", "text", "stem"),
    [
        ("Xarici İşlər Nazirliyi", "Xarici İşlər Nazirliklərinə", "Xarici İşlər Nazirlik"),
        ("Xarici İşlər Nazirliyi", "Xarici İşlər Nazirliyimizdən", "Xarici İşlər Nazirliyi"),
        ("Baş Assambleyası", "Baş Assambleyamız", "Baş Assambleya"),
        ("Silahlı Qüvvələri", "Silahlı Qüvvələrimiz", "Silahlı Qüvvələri"),
        ("Azadlıq", "Azadlığın", "Azadlığ"),
        ("BMT", "BMT-nin", "BMT"),
    ],
)
def test_what_is_expected_is_right(name: str, text: str, stem: str) -> None:
    entry = next(iter(shipped_entries()))
    assert table(entry)
    found = {item.text: item.text[: item.stem] for item in forms(entry, name, False)}
    assert found[text] == stem
