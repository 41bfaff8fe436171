"""Try hostile texts against every public function until one of them breaks something.

    python -m tests.fuzz [--runs 100000] [--first 0] [--jobs 1] [--check NAME ...] [--atheris]
    python -m tests.fuzz --long [--size 10000000 ...] [--kind NAME ...] [--check NAME ...]

Text number n is always the same and goes through one of the checks, so that a failure is found again by ``--first n
--runs 1``. A failing text is cut down to what still fails before it is printed; the exit status is then 1. ``--long``
tries long texts of every kind instead, ten million characters if no size is given, and prints the seconds of
the processor; of two sizes the larger fails where it takes much longer than in proportion. ``--atheris`` lets atheris
(where it is installed: `pip install atheris`) choose the texts by the branches that they reach in the package.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import nullcontext

from tests.fuzz.checks import CHECKS
from tests.fuzz.texts import LONG, text_of

_STEP = 10_000
_CUTS = 30
_LENGTH = 10_000_000
_SHARE = 1.15
_LOOSE = 0.3  # seconds, for what a clock measures besides


def failure(check: Callable[[str], None], text: str) -> str | None:
    """What goes wrong with a text, None if nothing does."""
    try:
        check(text)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {place.name}, line {place.lineno}: {str(error)[:200]}"
    return None


def cut_down(check: Callable[[str], None], text: str) -> str:
    """The shortest text that can be made by leaving parts out and still fails."""
    size = max(1, len(text) // 2)
    for _ in range(_CUTS):
        for start in range(0, len(text), size):
            shorter = text[:start] + text[start + size :]
            if len(shorter) < len(text) and failure(check, shorter) is not None:
                text = shorter
                break
        else:
            if size == 1:
                return text
            size = max(1, size // 2)
    return text


def tried(job: tuple[int, int, tuple[str, ...]]) -> list[str]:
    """Try the texts of these numbers; a line about each that fails."""
    first, stop, names = job
    found: list[str] = []
    for number in range(first, stop):
        name = names[number % len(names)]
        text = text_of(number)
        what = failure(CHECKS[name], text)
        if what is not None:
            found.append(f"{number}\t{name}\t{what}\t{cut_down(CHECKS[name], text)!a}")
    return found


def long_texts(names: tuple[str, ...], kinds: Iterable[str] = LONG, sizes: Iterable[int] = (_LENGTH,)) -> list[str]:
    """Try long texts; a line about each that fails, or takes more than its share of time."""
    found: list[str] = []
    for kind in kinds:
        for name in names:
            before: tuple[int, float] | None = None
            for size in sizes:
                text = LONG[kind](size)
                began = time.process_time()
                what = failure(CHECKS[name], text)
                taken = time.process_time() - began
                times = "" if before is None else f"{taken / before[1]:6.2f} times"
                print(f"{kind:20} {name:12} {size:10,} {taken:8.1f} s {times}".rstrip(), flush=True)
                if what is None and before is not None and taken > _LOOSE + before[1] * size / before[0] * _SHARE:
                    what = f"{taken:.1f} s after {before[1]:.1f} s for {before[0]:,}"
                if what is not None:
                    found.append(f"{kind}\t{name}\t{size:,}\t{what}")
                before = (size, taken)
    return found


def guided(names: tuple[str, ...], runs: int) -> None:
    """Let atheris choose the texts; it ends the process by itself."""
    import atheris

    atheris.instrument_all()

    def one(data: bytes) -> None:
        source = atheris.FuzzedDataProvider(data)
        name = names[source.ConsumeIntInRange(0, len(names) - 1)]
        CHECKS[name](source.ConsumeUnicode(400))

    atheris.Setup([sys.argv[0], f"-atheris_runs={runs}", "-max_len=1000"], one)
    atheris.Fuzz()


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Hostile texts for every function.")
    parser.add_argument("--runs", type=int, default=100_000, help="how many texts")
    parser.add_argument("--first", type=int, default=0, help="number of the first text")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes share the work")
    parser.add_argument("--check", action="append", choices=[*CHECKS], help="only these")
    parser.add_argument("--long", action="store_true", help="long texts of every kind instead")
    parser.add_argument("--size", action="append", type=int, help="how long they are, ten million by default")
    parser.add_argument("--kind", action="append", choices=[*LONG], help="only these kinds of long text")
    parser.add_argument("--atheris", action="store_true", help="let atheris choose the texts")
    options = parser.parse_args(arguments)
    names = tuple(options.check or CHECKS)
    if options.atheris:
        guided(names, options.runs)
        return 0
    if options.long:
        found = long_texts(tuple(options.check or ("analysing",)), options.kind or LONG, options.size or (_LENGTH,))
        print("\n".join(found))
        return 1 if found else 0
    last = options.first + options.runs
    jobs = [(start, min(start + _STEP, last), names) for start in range(options.first, last, _STEP)]
    failures = 0
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(options.jobs) if options.jobs > 1 else nullcontext() as pool:
        for done, lines in enumerate(map(tried, jobs) if pool is None else pool.imap(tried, jobs), 1):
            failures += len(lines)
            if lines:
                print("\n".join(lines), flush=True)
            count = jobs[done - 1][1] - options.first
            print(f"{count:,} texts, {failures} failures, {time.perf_counter() - began:.0f} s", file=sys.stderr)
    print(f"{options.runs:,} texts tried, {failures} failures")
    return 1 if failures else 0
