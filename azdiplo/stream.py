"""Many texts, one document each, in their order: in this process or shared among several.

However many processes there are, the documents are the same, and so is what goes wrong: an error in one text becomes
the ``error`` of its document, an error of the source comes behind all documents before it.
"""

from __future__ import annotations

import datetime
import sys
import time
import warnings
from collections import deque
from collections.abc import Generator, Hashable, Iterable, Iterator, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Any, Final, Protocol

from azdiplo.compact import Packed
from azdiplo.document import Document
from azdiplo.records import Record
from azdiplo.team import Outcome, Team
from azdiplo.worker import told

__all__ = ["DocumentWarning", "Reads", "is_text", "not_text", "stream", "warn", "with_progress"]

#: So many batches for each process are read before the first of them is given back.
_AHEAD: Final = 2
#: A batch is sent off when it holds so many characters or has waited so long, in seconds.
_MOST_CHARACTERS: Final = 500_000
_LONGEST_WAIT: Final = 0.05


class DocumentWarning(UserWarning):
    """A text in a stream could not be analysed; the others go on."""


class Reads(Protocol):
    """A pipeline, as far as a stream asks it."""

    def analyse(
        self,
        text: str,
        date: datetime.date | None,
        id: Hashable = None,  # noqa: A002 - the word for it, as in Record
        meta: Mapping[str, Any] | None = None,
    ) -> Document:
        """The document of one text."""

    def packed(self, text: str, date: datetime.date | None) -> Packed:
        """What is found in one text, for another process."""

    def document(self, record: Record, packed: Packed) -> Document:
        """The document of a text that another process analysed."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing of the source.

    Attributes:
        name: what messages call it.
        record: the text and what is known of it, or why there is none.
        wrong_type: True where the source gave something that is neither text nor record.
        context: what came with it and goes back with its document.
    """

    name: str
    record: Record
    wrong_type: bool
    context: Any


def is_text(item: object) -> bool:
    """Is there a text to analyse?"""
    return isinstance(item, str) or (isinstance(item, Record) and item.error is None)


def not_text(item: object) -> str:
    """What is wrong with something that is no text, and what to give instead."""
    kind = type(item).__name__
    if isinstance(item, bytes | bytearray | memoryview):
        return f"a text must be str, not {kind}: decode it first, for example data.decode('utf-8')"
    if isinstance(item, tuple):
        return (
            f"a text must be str, not {kind}: for pairs of text and context say as_tuples=True, for pairs of text and "
            "id make records, azdiplo.Record(text, id)"
        )
    return f"a text must be str, not {kind}"


def warn(message: str) -> None:
    """Report something that is no text; named is the line outside the library that asked for the documents."""
    frame = sys._getframe()
    level = 1
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "azdiplo":
        frame = frame.f_back
        level += 1
    warnings.warn(message, DocumentWarning, stacklevel=level)


def with_progress(texts: Iterable[Any]) -> Iterable[Any]:
    """The texts, with a bar on standard error that tells how many of them are read."""
    from tqdm.auto import tqdm

    bar: Iterable[Any] = tqdm(texts, desc="azdiplo", unit=" texts")
    return bar


def stream(
    nlp: Reads, items: Iterable[Any], *, processes: int, batch_size: int, errors: str, as_tuples: bool
) -> Iterator[Any]:
    """The documents of a stream of texts; see :meth:`azdiplo.Pipeline.pipe`."""
    jobs = _jobs(items, as_tuples)
    done: Generator[tuple[_Job, Document | Exception | Outcome], None, None]
    done = _alone(nlp, jobs) if processes == 1 else _shared(nlp, jobs, processes, batch_size)
    try:
        for job, outcome in done:
            if isinstance(outcome, tuple):
                doc = nlp.document(job.record, outcome)
            elif isinstance(outcome, Document):
                doc = outcome
            else:
                record, problem = job.record, outcome if isinstance(outcome, str) else told(outcome)
                if errors == "raise":
                    kind = TypeError if job.wrong_type else ValueError if record.error is not None else RuntimeError
                    raise kind(f"{job.name}: {problem}") from (outcome if isinstance(outcome, Exception) else None)
                warn(f"{job.name}: {problem}")
                doc = Document(record.text, (), (), problem, record.date, record.id, record.meta or None)
            yield (doc, job.context) if as_tuples else doc
    finally:
        done.close()


def _jobs(items: Iterable[Any], as_tuples: bool) -> Iterator[_Job]:
    for position, given in enumerate(items):
        item, context = given, None
        if as_tuples:
            if not (isinstance(given, tuple) and len(given) == 2):
                raise TypeError(f"text {position}: as_tuples=True wants pairs of text and context, not {given!r:.80}")
            item, context = given
        if isinstance(item, Record):
            name = f"text {position}" if item.id is None else f"text {item.id!r}"
            yield _Job(name, item, False, context)
        elif isinstance(item, str):
            yield _Job(f"text {position}", Record(item), False, context)
        else:
            yield _Job(f"text {position}", Record("", error=not_text(item)), True, context)


def _alone(nlp: Reads, jobs: Iterator[_Job]) -> Generator[tuple[_Job, Document | Exception | str], None, None]:
    for job in jobs:
        record = job.record
        if record.error is not None:
            yield job, record.error
            continue
        try:
            doc = nlp.analyse(record.text, record.date, record.id, record.meta or None)
        except Exception as error:
            yield job, error
        else:
            yield job, doc


class _Batch:
    """Some jobs that a process gets at once."""

    def __init__(self, jobs: list[_Job]) -> None:
        self.jobs = jobs
        self.future: Future[list[Outcome]] | None = None

    def submit(self, team: Team) -> None:
        tasks = [(str(job.record.text), job.record.date) for job in self.jobs if job.record.error is None]
        if tasks:
            self.future = team.submit(tasks)

    def is_done(self) -> bool:
        return self.future is None or self.future.done()

    def wait(self, seconds: float | None = None) -> None:
        if self.future is not None:
            wait([self.future], seconds)

    def outcomes(self) -> Iterator[tuple[_Job, Outcome]]:
        found = iter(self.future.result() if self.future is not None else ())
        for job in self.jobs:
            yield job, job.record.error if job.record.error is not None else next(found)


class _Batches:
    """The jobs of a source, read in batches.

    Attributes:
        left: False when all is read, or the source broke.
        problem: what broke it.
        took: how long its last job was waited for, in seconds.
    """

    def __init__(self, jobs: Iterator[_Job], size: int) -> None:
        self._jobs = jobs
        self._size = size
        self.left = True
        self.problem: Exception | None = None
        self.took = 0.0

    def next(self) -> _Batch:
        jobs: list[_Job] = []
        characters = 0
        begun = before = time.monotonic()
        while len(jobs) < self._size and characters < _MOST_CHARACTERS and before - begun < _LONGEST_WAIT:
            try:
                job = next(self._jobs)
            except StopIteration:
                self.left = False
                break
            except Exception as error:  # told when all that was read before it is done
                self.left, self.problem = False, error
                break
            now = time.monotonic()
            self.took, before = now - before, now
            characters += len(job.record.text)
            jobs.append(job)
        return _Batch(jobs)


def _shared(
    nlp: Reads, jobs: Iterator[_Job], processes: int, batch_size: int
) -> Generator[tuple[_Job, Outcome], None, None]:
    team = Team(nlp, processes)
    batches = _Batches(jobs, batch_size)
    waiting: deque[_Batch] = deque()
    try:
        while waiting or batches.left:
            # what is finished is given before more is read
            while waiting and waiting[0].is_done():
                yield from waiting.popleft().outcomes()
            if not batches.left:
                if waiting:
                    waiting[0].wait()
            elif len(waiting) < _AHEAD * processes:
                batch = batches.next()
                batch.submit(team)
                waiting.append(batch)
                # a slow source is worth waiting for what it gave last
                if batches.took > _LONGEST_WAIT / 10:
                    waiting[0].wait(batches.took)
            else:
                waiting[0].wait()
    finally:
        team.close()
    if batches.problem is not None:
        raise batches.problem
