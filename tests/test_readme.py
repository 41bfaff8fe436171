"""What the README shows is what happens."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import azdiplo
from azdiplo.cli import main
from azdiplo.gazetteer.tables import parse_table

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(start: str) -> str:
    """The code block that begins with ``start``."""
    found = re.findall(r"^```\w*\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (code,) = [code for code in found if code.startswith(start)]
    return code


def test_the_code_says_what_it_prints() -> None:
    code = block("import azdiplo").partition("nlp = azdiplo.load")[0]
    out = io.StringIO()
    scope: dict[str, object] = {}
    with contextlib.redirect_stdout(out):
        exec(code, scope)
    assert out.getvalue().splitlines() == re.findall(r"^# ([A-Z]+ .*)$", code, re.MULTILINE)
    assert eval("person.office, person.affiliation.name", scope) == ("dövlət katibi", "Amerika Birləşmiş Ştatları")
    assert eval("date.value", scope) == "2024-11-12"
    assert eval("place.stem_end", scope) == 69


def test_the_examples_of_inflection_and_dates_hold() -> None:
    for text in ("Aİ-nin", "Avropa İttifaqından", "Avropa İttifaqına"):
        assert [ent.name for ent in azdiplo.analyze(text)] == ["Avropa İttifaqı"]
    for text, value in (("2021-ci il aprelin 28-də", "2021-04-28"), ("aprelin 28-də", "--04-28")):
        assert [ent.value for ent in azdiplo.analyze(text)] == [value]


def test_the_table_of_own_names_is_that_of_the_example() -> None:
    shown = block("id\tlabel\tname")
    table = (ROOT / "examples" / "my_names.tsv").read_text(encoding="utf-8")
    assert [line for line in table.splitlines() if not line.startswith("#")] == shown.splitlines()
    assert len(parse_table(shown, None, "README.md")) == 3


def test_the_table_of_own_topics_is_that_of_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = block("topic\tterm")
    table = (ROOT / "examples" / "my_topics.tsv").read_text(encoding="utf-8")
    assert [line for line in table.splitlines() if not line.startswith("#")] == shown.splitlines()
    monkeypatch.chdir(ROOT)
    scope: dict[str, object] = {"azdiplo": azdiplo}
    exec(block("nlp = azdiplo.load(topics="), scope)
    assert eval("doc.topics[0].id", scope) == "water-diplomacy"


def test_the_code_about_spelling_gives_what_it_says() -> None:
    code = block('doc = azdiplo.analyze("Президент')
    scope: dict[str, object] = {"azdiplo": azdiplo}
    exec("\n".join(line for line in code.splitlines() if line.startswith(("doc =", "answer ="))), scope)
    assert str(eval("doc.script", scope)) == "cyrillic (az)"
    assert eval("doc.entities[0].text, doc.entities[0].name", scope) == ("Илһам Әлијев", "İlham Əliyev")
    assert eval("answer.text", scope) == "Ermənistanın baş naziri Bakıya gəlib."


def test_the_code_about_references_gives_what_it_says() -> None:
    code = block("nlp = azdiplo.load()\n").splitlines()
    scope: dict[str, object] = {"azdiplo": azdiplo}
    exec("\n".join(code[:2]), scope)
    for line in code[2:]:
        asked, said = line.split("  # ")
        assert eval(asked, scope) == eval(said)


def test_the_files_it_names_are_there() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)]+)\)", README)
    for name in [*linked, "LICENSE", "CHANGELOG.md", "examples/texts/visit.txt"]:
        assert (ROOT / name).is_file(), name
    shown = README.partition("The folder `examples/`")[2].partition("## ")[0]
    for name in re.findall(r"`([\w.]+\.(?:py|tsv|ipynb))`", shown):
        assert (ROOT / "examples" / name).is_file(), name


def test_every_label_is_explained() -> None:
    for label in azdiplo.LABELS:
        assert re.search(rf"^\| {label} \|", README, re.MULTILINE), label


def test_the_options_it_names_exist() -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["--help"]) == 0
    for option in set(re.findall(r"`(--[a-z-]+)", README)):
        assert option in out.getvalue(), option
