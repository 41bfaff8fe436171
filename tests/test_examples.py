"""The scripts and the notebooks run, on the texts beside them and on others.

``python -m tests.test_examples`` runs the notebooks and stores their outputs in them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import azdiplo

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))
OTHER = "Fransa Prezidenti Emmanuel Makron və Almaniyanın xarici işlər naziri Annalena Berbok Vaşinqtonda görüşüblər."


def run(script: str, *arguments: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / script), *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


def test_one_text(tmp_path: Path, other: Path) -> None:
    assert "İrakli Kobaxidze  baş nazir" in run("one_text.py", cwd=tmp_path)
    assert "STATE    Fransa  state:FR" in run("one_text.py", other.name, cwd=tmp_path)


def test_count_states(tmp_path: Path, other: Path) -> None:
    rows = run("count_states.py", cwd=tmp_path).splitlines()
    assert rows[1].split()[-1] == "Azərbaycan"
    for place in (other, tmp_path):
        assert [row.split() for row in run("count_states.py", place, cwd=tmp_path).splitlines()[1:]] == [
            ["1", "1", "Fransa"],
            ["1", "1", "Almaniya"],
        ]


def test_who_met_whom(tmp_path: Path, other: Path) -> None:
    events, pairs = run("who_met_whom.py", cwd=tmp_path).split("\n\n")
    assert {len(row.split("\t")) for row in events.splitlines()} == {7}
    assert {len(row.split("\t")) for row in pairs.splitlines()} == {3}
    assert run("who_met_whom.py", other, cwd=tmp_path).splitlines()[1].split("\t")[2:] == [
        "CONSULT",
        "happened",
        "Emmanuel Makron (FR), Annalena Berbok (DE)",
        "",
        "görüşüblər",
    ]


def test_own_names(tmp_path: Path) -> None:
    assert "Təmiz Xəzər: PROJECT Təmiz Xəzər (project:clean-caspian)" in run("own_names.py", cwd=tmp_path)
    path = tmp_path / "other.txt"
    path.write_text("Elşən Manafoğlunun çıxışı", encoding="utf-8")
    assert "PERSON Elşən Manafov (person:elshan-manafov)" in run("own_names.py", path, cwd=tmp_path)


# Programs of a few lines over an archive


NEWS = {
    "2024-03-05": "Prezident İlham Əliyev Tbilisidə olub. Türkiyə ilə Gürcüstan razılaşıb.",
    "2024-04-02": "ABŞ Prezidenti Co Bayden çıxış edib. Türkiyə və İran sərhədi açıb.",
    "2024-04-28": "ABŞ Prezidenti zəng edib.",
}


def test_the_programs_are_short() -> None:
    for name in ("mentions_by_month.py", "word_to_jsonl.py", "states_network.py"):
        assert len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()) <= 17
        code = (EXAMPLES / name).read_text(encoding="utf-8").split('"""')[2]
        assert len([line for line in code.splitlines() if line.strip()]) <= 15


def test_a_dated_archive_to_a_table_of_months(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    archive = tmp_path / "archive.parquet"
    pandas.DataFrame({"text": list(NEWS.values()), "date": pandas.to_datetime(list(NEWS))}).to_parquet(archive)
    run("mentions_by_month.py", archive, tmp_path / "table.csv", cwd=tmp_path)
    table = pandas.read_csv(tmp_path / "table.csv", index_col="name")
    # the call of April is told by the office alone
    assert table.loc["Co Bayden"].to_dict() == {"2024-03": 0, "2024-04": 2}
    assert table.loc["İlham Əliyev"].to_dict() == {"2024-03": 1, "2024-04": 0}


def test_word_documents_to_json_lines(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    (tmp_path / "in").mkdir()
    for day, text in NEWS.items():
        document = docx.Document()
        document.add_paragraph(text)
        document.save(str(tmp_path / "in" / f"{day}.docx"))
    run("word_to_jsonl.py", tmp_path / "in", tmp_path / "found.jsonl", cwd=tmp_path)
    lines = (tmp_path / "found.jsonl").read_text(encoding="utf-8").splitlines()
    docs = [azdiplo.Document.from_json(line) for line in lines]
    assert [(doc.id, str(doc.date), doc.text) for doc in docs] == [(f"{day}.docx", day, NEWS[day]) for day in NEWS]


def test_a_polars_frame_to_a_network(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    networkx = pytest.importorskip("networkx")
    polars.DataFrame({"text": list(NEWS.values()), "id": list(NEWS)}).write_csv(tmp_path / "texts.csv")
    run("states_network.py", tmp_path / "texts.csv", tmp_path / "network.gexf", cwd=tmp_path)
    graph = networkx.read_gexf(tmp_path / "network.gexf")
    assert {frozenset(edge) for edge in graph.edges} == {
        frozenset(("state:TR", "state:GE")),
        frozenset(("state:TR", "state:IR")),
    }
    assert graph.nodes["state:TR"]["label"] == "Türkiyə"


@pytest.mark.parametrize("script", ["one_text.py", "count_states.py", "own_names.py"])
def test_a_script_survives_another_encoding_and_a_reader_that_has_enough(script: str, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"}
    whole = subprocess.run([sys.executable, str(EXAMPLES / script)], capture_output=True, env=env, check=False)
    assert whole.returncode == 0, whole.stderr.decode()
    assert "ə" in whole.stdout.decode("utf-8")
    started = subprocess.Popen(
        [sys.executable, str(EXAMPLES / script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    )
    assert started.stdout is not None
    started.stdout.close()
    assert started.communicate()[1] == b""


notebooks = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_the_notebooks_are_found() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["corpus", "events", "first_steps", "own_names"]


@pytest.mark.filterwarnings("default")
@notebooks
def test_a_notebook_runs(path: Path) -> None:
    for cell in executed(path).cells:
        assert all(output.output_type != "error" for output in cell.get("outputs", ()))


@notebooks
def test_a_notebook_shows_what_it_gave(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert len(cells) > 3
    assert all(cell.execution_count for cell in cells)
    assert any("text/html" in output.get("data", ()) for cell in cells for output in cell.outputs)
    assert not any(output.get("name") == "stderr" for cell in cells for output in cell.outputs)
    # what it gave must not say where it was run
    assert str(ROOT.parent) not in path.read_text(encoding="utf-8")


def executed(path: Path) -> Any:
    notebook = nbformat.read(path, as_version=4)
    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}})
    return client.execute(env={**os.environ, "PYTHONPATH": search})


if __name__ == "__main__":
    for notebook in NOTEBOOKS:
        done = executed(notebook)
        for cell in done.cells:
            cell.metadata.pop("execution", None)  # the time of day is no result
        nbformat.write(done, notebook)
