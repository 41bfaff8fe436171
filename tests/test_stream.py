"""Streams: nothing hangs, nothing is lost, and the number of processes changes no document."""

from __future__ import annotations

import copy
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import azdiplo
from azdiplo import Document, DocumentWarning, Pipeline, Record
from azdiplo.team import Team, WorkerError

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [f"Türkiyə və Gürcüstan {number} sənəd imzalayıb. Prezident İlham Əliyev çıxış edib." for number in range(90)]


@pytest.fixture(scope="module")
def nlp() -> Pipeline:
    return azdiplo.load()


@pytest.fixture(params=["fork", "spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which a process is started, whichever this machine would take."""
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("a process is forked on Linux only")
    monkeypatch.setattr("azdiplo.team._may_fork", lambda: request.param == "fork")
    return str(request.param)


class Poisoned(Pipeline):
    """A pipeline that fails over some texts, and that some texts kill."""

    def analyse(self, text: str, date: Any, *rest: Any, **more: Any) -> Document:
        if "zəhər" in text:
            raise KeyError("poison")
        if "ölüm" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "bir dəfə" in text:
            marker = Path(text.split()[-1])
            if not marker.exists():
                marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return super().analyse(text, date, *rest, **more)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Poisoned, (self._recipe,))


@pytest.fixture(scope="module")
def poisoned(nlp: Pipeline) -> Poisoned:
    return Poisoned(nlp._recipe)


# The same documents


def test_the_number_of_processes_changes_nothing(nlp: Pipeline, start: str) -> None:
    records = [Record(text, id=number, meta={"n": number}) for number, text in enumerate(TEXTS)]
    alone = list(nlp.pipe(records))
    for batch_size in (1, 7, 1000):
        shared = list(nlp.pipe(records, processes=2, batch_size=batch_size))
        assert shared == alone
        assert [doc.to_json() for doc in shared] == [doc.to_json() for doc in alone]


def test_what_belongs_to_a_text_comes_with_its_document(nlp: Pipeline, start: str) -> None:
    pairs = [(text, {"row": number}) for number, text in enumerate(TEXTS)]
    for processes in (1, 2):
        found = list(nlp.pipe(pairs, as_tuples=True, processes=processes))
        assert [(doc.text, context) for doc, context in found] == pairs


def test_pairs_are_wanted_where_they_were_said_to_come(nlp: Pipeline) -> None:
    with pytest.raises(TypeError, match="text 0: as_tuples=True wants pairs of text and context, not 'Bakı'"):
        list(nlp.pipe(["Bakı"], as_tuples=True))  # type: ignore[list-item]


def test_own_names_and_labels_reach_the_processes_though_their_table_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.tsv").write_text("id\tlabel\tname\nplace:zornava\tPLACE\tZornava\n", encoding="utf-8")
    nlp = azdiplo.load(gazetteers="own.tsv", labels=["PLACE"])
    Path("own.tsv").write_text("id\tlabel\tname\nplace:other\tPLACE\tZornava\n", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    (doc,) = nlp.pipe(["Zornavada Türkiyə bayrağı"], processes=2)
    assert [ent.id for ent in doc] == ["place:zornava"]


# Errors


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_one_text_is_that_of_its_document(poisoned: Poisoned, processes: int, start: str) -> None:
    with pytest.warns(DocumentWarning, match="text 'b': KeyError: 'poison'") as told:
        docs = list(poisoned.pipe(["Bakı", Record("zəhər", "b"), "Şuşa"], processes=processes))
    assert [(doc.text, doc.error) for doc in docs] == [
        ("Bakı", None),
        ("zəhər", "KeyError: 'poison'"),
        ("Şuşa", None),
    ]
    assert [len(doc.entities) for doc in docs] == [1, 0, 1]
    assert docs[1].id == "b"
    assert told[0].filename == __file__


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_may_stop_the_stream_behind_the_documents_before_it(
    poisoned: Poisoned, processes: int, start: str
) -> None:
    documents = poisoned.pipe(["Bakı", "zəhər", "Şuşa"], processes=processes, errors="raise")
    assert next(documents).text == "Bakı"
    with pytest.raises(RuntimeError, match="text 1: KeyError: 'poison'"):
        next(documents)


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_the_source_comes_behind_all_documents_before_it(nlp: Pipeline, processes: int, start: str) -> None:
    def source() -> Iterator[str]:
        yield from TEXTS
        raise OSError("disk gone")

    found: list[Document] = []
    with pytest.raises(OSError, match="disk gone"):
        found.extend(nlp.pipe(source(), processes=processes))
    found = []
    documents = nlp.pipe(source(), processes=processes)
    for _ in TEXTS:
        found.append(next(documents))
    assert [doc.text for doc in found] == TEXTS
    with pytest.raises(OSError, match="disk gone"):
        next(documents)


def test_a_text_that_kills_its_process_twice_is_given_up_alone(poisoned: Poisoned, start: str) -> None:
    texts = ["Bakı", "ölüm", "Şuşa", *TEXTS]
    with pytest.warns(DocumentWarning, match="text 1: the process that read this text was ended by SIGKILL, twice"):
        docs = list(poisoned.pipe(texts, processes=2))
    assert [doc.text for doc in docs] == texts
    assert [doc.error is None for doc in docs] == [text != "ölüm" for text in texts]
    assert all(doc.entities for doc in docs if doc.error is None)


def test_a_text_whose_process_died_once_is_read_all_the_same(poisoned: Poisoned, start: str, tmp_path: Path) -> None:
    (doc,) = poisoned.pipe([f"Bakıda bir dəfə {tmp_path / 'once'}"], processes=2)
    assert doc.error is None and doc.entities


def test_a_process_that_is_killed_from_outside_is_replaced(
    nlp: Pipeline, start: str, caplog: pytest.LogCaptureFixture
) -> None:
    documents = nlp.pipe(TEXTS * 4, processes=2, batch_size=4)
    found = [next(documents)]
    for pid in children():
        os.kill(pid, signal.SIGKILL)
    found.extend(documents)
    assert [doc.text for doc in found] == TEXTS * 4
    assert all(doc.error is None for doc in found)
    assert "another one takes its place" in caplog.text


def children() -> list[int]:
    """The processes that this one has started."""
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=True)
    return [int(pid) for pid in told.stdout.split() if Path(f"/proc/{pid}").exists()]


class Unloadable(Pipeline):
    def __reduce__(self) -> tuple[Any, ...]:
        return (int, ("no pipeline",))


def test_a_start_that_fails_is_told_at_once(nlp: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("azdiplo.team._may_fork", lambda: False)
    with pytest.raises(WorkerError, match="could not load the pipeline: ValueError: invalid literal"):
        list(Unloadable(nlp._recipe).pipe(TEXTS, processes=2))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkerError, match="could not start"):
        list(nlp.pipe(TEXTS, processes=2))
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(WorkerError, match="use processes=1"):
        list(nlp.pipe(TEXTS, processes=2))


# Time


@pytest.mark.parametrize("processes", [1, 2])
def test_a_slow_source_gets_its_documents_at_once(nlp: Pipeline, processes: int, start: str) -> None:
    read: list[int] = []

    def source() -> Iterator[str]:
        for number, text in enumerate(TEXTS[:12]):
            time.sleep(0.2)
            read.append(number)
            yield text

    documents = nlp.pipe(source(), processes=processes)
    next(documents)
    assert len(read) <= 6  # a process has to start
    documents.close()


def test_a_stream_that_is_left_leaves_no_process(nlp: Pipeline, start: str) -> None:
    before = children()
    documents = nlp.pipe(TEXTS * 10, processes=2)
    next(documents)
    assert len(children()) >= len(before) + 2
    documents.close()
    assert children() == before or set(children()) <= set(before)


def test_a_long_stream_is_not_read_ahead_without_end(nlp: Pipeline, start: str) -> None:
    read: list[int] = []

    def source() -> Iterator[str]:
        for number in range(5000):
            read.append(number)
            yield TEXTS[0]

    documents = nlp.pipe(source(), processes=2, batch_size=8)
    next(documents)
    assert len(read) <= 8 * 5
    documents.close()


# Scripts


SCRIPT = """
import azdiplo
nlp = azdiplo.load(topics=False)
print([doc.entities[0].name for doc in nlp.pipe(["Bakıda", "Şuşada", "Gəncədə"], processes=2)])
"""


@pytest.mark.parametrize("threads", [False, True])
@pytest.mark.parametrize("way", ["file", "stdin", "-c"])
def test_a_script_needs_no_main_module(tmp_path: Path, way: str, threads: bool) -> None:
    script = SCRIPT
    if threads:  # no process may be forked
        script = "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n" + script
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    arguments = {"file": ["script.py"], "stdin": [], "-c": ["-c", script]}[way]
    done = subprocess.run(
        [sys.executable, *arguments],
        input=script if way == "stdin" else "",
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("['Bakı', 'Şuşa', 'Gəncə']\n", "")


def test_what_is_interrupted_ends_quietly(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import azdiplo, itertools
        nlp = azdiplo.load(topics=False)
        try:
            for number, doc in enumerate(nlp.pipe(itertools.repeat("Bakıda"), processes=2)):
                if number == 10: print("ready", flush=True)
        except KeyboardInterrupt:
            print("interrupted")
        """
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the group
    out, err = process.communicate(timeout=30)
    assert (out, err) == ("interrupted\n", "")


# What travels


@pytest.mark.parametrize("way", [lambda it: pickle.loads(pickle.dumps(it)), copy.copy, copy.deepcopy])
def test_pipelines_and_documents_travel_and_answer_the_same(tmp_path: Path, way: Any) -> None:
    (tmp_path / "own.tsv").write_text("id\tlabel\tname\nplace:zornava\tPLACE\tZornava\n", encoding="utf-8")
    (tmp_path / "topics.tsv").write_text("topic\tterm\nlamps\tlampa\n", encoding="utf-8")
    nlp = azdiplo.load(
        gazetteers=tmp_path / "own.tsv", topics=tmp_path / "topics.tsv", labels=["PLACE", "PERSON"], date="2024-05-01"
    )
    other = way(nlp)
    for text, span in (("Zornavada ABŞ Prezidenti çıxış edib. Lampa sönüb.", 37), ("Зорнавада лампа сөнүб.", 0)):
        doc = nlp(text)
        travelled = way(doc)
        assert other(text) == travelled == doc
        assert [ent.id for ent in doc] == ["place:zornava"]
        assert travelled.references == other(text).references == doc.references
        part = (span, len(text))
        assert travelled.topics_of(part) == doc.topics_of(part)
        assert [topic.id for topic in doc.topics_of(part)] == ["lamps"]
    assert [ref.name for ref in way(nlp("ABŞ Prezidenti çıxış edib.")).references] == ["Co Bayden"]


def test_a_document_from_another_process_can_be_asked(nlp: Pipeline) -> None:
    text = "Nazir Hakan Fidan Bakıya gəlib. Nazir neft və qaz ixracını, boru kəmərini müzakirə edib."
    (shared,) = nlp.pipe([text], processes=2)
    doc = nlp(text)
    assert shared.references == doc.references
    assert shared.topics_of((0, len(text))) == doc.topics_of((0, len(text)))
    assert pickle.loads(pickle.dumps(shared)) == doc


def test_pipelines_travel_once(nlp: Pipeline) -> None:
    assert pickle.loads(pickle.dumps(azdiplo.load())) is pickle.loads(pickle.dumps(azdiplo.load()))
    assert len(pickle.dumps(nlp)) < 1000
    doc = nlp("Bakı")
    assert len(pickle.dumps(doc)) < 1500


def test_a_pipeline_serves_an_executor(nlp: Pipeline) -> None:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        assert list(executor.map(nlp, TEXTS[:2])) == [nlp(text) for text in TEXTS[:2]]


def test_processes_are_not_forked_beside_threads(nlp: Pipeline) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        team = Team(nlp, 1)
        (worker,) = team._workers
        assert worker._first is not None  # a Python of its own
        team.close()
    finally:
        done.set()
        thread.join()
