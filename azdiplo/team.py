"""Processes that share the work of a stream: started, asked, replaced when they die, ended with it.

Where nothing else runs in this process, a worker is a fork of it, which has all tables and all that was remembered so
far. Elsewhere it is a Python of its own that is sent the pipeline; it never runs the caller's script again, so that a
script needs no ``if __name__ == "__main__"`` and may come from standard input.
"""

from __future__ import annotations

import gc
import logging
import marshal
import os
import pickle
import queue
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Protocol

from azdiplo.compact import Packed
from azdiplo.worker import Analyse, receive, send, serve

__all__ = ["Analyser", "Outcome", "Task", "Team", "WorkerError"]

_LOG: Final = logging.getLogger(__name__)

#: A text and the day on which it was written.
Task = tuple[str, Any]
#: What was found in a text, or why nothing was.
Outcome = Packed | str

# The caller's own path first: azdiplo may lie where only the caller finds it.
_BOOT: Final = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from azdiplo.worker import main; main()"
)


class Analyser(Protocol):
    """A pipeline: it can be pickled, and analyses a text."""

    def packed(self, text: str, date: Any) -> Packed:
        """What is found in a text that was written on a day."""


class WorkerError(RuntimeError):
    """No process can be started that shares the work."""


class _GoneError(Exception):
    """The process is gone; the message says how it ended."""


class _Worker:
    """One process, which answers one request after the other."""

    def __init__(
        self, to: IO[bytes], back: IO[bytes], end: Callable[[], int], first: Callable[[], bytes] | None = None
    ) -> None:
        self._to, self._back, self._end = to, back, end
        self._first = first  # what a Python of its own is sent before anything else

    def ask(self, tasks: Sequence[Task]) -> list[Outcome]:
        """What the process finds in some texts.

        Raises:
            _GoneError: it died over them.
            WorkerError: it could not start.
        """
        try:
            if self._first is not None:
                self._begin(self._first)
                self._first = None
            send(self._to, pickle.dumps(tasks, protocol=5))
            data = receive(self._back)
        except (OSError, ValueError) as error:
            raise _GoneError(self.end()) from error
        if data is None:
            raise _GoneError(self.end())
        found: list[Outcome] = marshal.loads(data)
        return found

    def _begin(self, first: Callable[[], bytes]) -> None:
        try:
            send(self._to, first())
            answer = receive(self._back)
        except (OSError, ValueError):
            answer = None
        if answer is None:
            raise WorkerError(f"a process that shares the work could not start: it {self.end()}")
        if answer:
            raise WorkerError(f"a process that shares the work could not load the pipeline: {answer.decode()}")

    def end(self) -> str:
        """End the process, if it has not ended, and say how it did."""
        status = self._end()
        for stream in (self._to, self._back):
            with suppress(OSError):
                stream.close()
        if status < 0:
            with suppress(ValueError):
                return f"was ended by {signal.Signals(-status).name}"
        return f"ended with status {status}"


class Team:
    """Processes among which tasks are shared; to be closed.

    Args:
        nlp: what analyses the texts.
        size: how many processes.

    Raises:
        WorkerError: none can be started.
    """

    def __init__(self, nlp: Analyser, size: int) -> None:
        self._nlp = nlp
        self._blob: bytes | None = None
        self._closed = False
        self._workers: list[_Worker] = []
        self._free: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for _ in range(size):
            # all of them before the first thread: a process with threads must not be forked
            worker = _forked(nlp.packed, self._workers) if _may_fork() else self._started()
            self._workers.append(worker)
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="azdiplo")

    def submit(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        """Have some texts analysed by the next process that is free."""
        return self._threads.submit(self._share, tasks)

    def _share(self, tasks: Sequence[Task]) -> list[Outcome]:
        worker = self._free.get()
        try:
            try:
                return worker.ask(tasks)
            except _GoneError:
                worker = self._replaced(worker)
            found: list[Outcome] = []
            for task in tasks:
                try:
                    found += worker.ask([task])
                except _GoneError as gone:
                    found.append(f"the process that read this text {gone}, twice")
                    worker = self._replaced(worker)
            return found
        finally:
            self._free.put(worker)

    def _replaced(self, worker: _Worker) -> _Worker:
        if self._closed:
            raise WorkerError("the stream was closed")
        _LOG.warning("a process that read texts is gone; another one takes its place")
        other = self._started()
        self._workers[self._workers.index(worker)] = other
        if self._closed:  # in the meantime
            other.end()
        return other

    def _started(self) -> _Worker:
        """A Python of its own."""
        if not sys.executable:
            raise WorkerError("no Python can be started from here (sys.executable is empty); use processes=1")
        options: dict[str, Any] = (
            {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}  # type: ignore[attr-defined,unused-ignore]
            if sys.platform == "win32"
            else {"start_new_session": True}  # Ctrl-C is for the caller, who ends the workers
        )
        try:
            process = subprocess.Popen(
                [sys.executable, "-c", _BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options
            )
        except OSError as error:
            raise WorkerError(f"a process that shares the work could not start: {error}") from error
        assert process.stdin is not None and process.stdout is not None

        def end() -> int:
            process.kill()
            return process.wait()

        def first() -> bytes:
            process_path = [os.path.abspath(place) for place in sys.path]  # noqa: PTH100 - '' is where the caller is
            if process.stdin is not None:
                process.stdin.write(pickle.dumps([str(Path(__file__).resolve().parents[1]), *process_path]))
            if self._blob is None:
                self._blob = pickle.dumps(self._nlp, protocol=5)
            return self._blob

        return _Worker(process.stdin, process.stdout, end, first)

    def close(self) -> None:
        """End all processes."""
        self._closed = True
        for worker in self._workers:
            worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)


def _may_fork() -> bool:
    """Nothing else runs in this process, native threads included: only then is a fork of it sound."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - names are enough
    except OSError:
        return False


def _forked(analyse: Analyse, before: Sequence[_Worker]) -> _Worker:
    """A fork of this process; ``before`` are those made already, whose pipes it must not hold open."""
    request, to = os.pipe()
    back, reply = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the caller, who ends the workers
            gc.freeze()  # what is there stays, and need not be looked through again
            for worker in before:
                os.close(worker._to.fileno())
                os.close(worker._back.fileno())
            os.close(to)
            os.close(back)
            with os.fdopen(request, "rb") as requests, os.fdopen(reply, "wb") as replies:
                serve(analyse, requests, replies)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(request)
    os.close(reply)
    ended: list[int] = []

    def end() -> int:
        if not ended:
            try:
                os.kill(pid, signal.SIGKILL)
                ended.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            except (ProcessLookupError, ChildProcessError):
                ended.append(1)
        return ended[0]

    return _Worker(os.fdopen(to, "wb"), os.fdopen(back, "rb"), end)
