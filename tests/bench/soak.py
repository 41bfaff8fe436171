"""Millions of short texts through a stream, poisoned ones among them, its processes killed at random.

    python -m tests.bench.soak [--texts 1000000] [--processes 2] [--poison 0.01] [--kill 60]

Every text must come back, in its order, and those that are poisoned with an error; memory must not grow. Printed are
documents, errors, killed processes, texts a second and the largest memory of this process; the exit status is 1 where
anything is lost.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import azdiplo

_TEXTS = (
    "Türkiyə və Gürcüstan {n} sənəd imzalayıb.",
    "Prezident İlham Əliyev {n} nəfəri qəbul edib.",
    "Bakıda {n}-ci forum keçirilir, Aİ nümayəndələri gəlib.",
    "Qiymət {n} manatdır.",
)
_POISONS: tuple[Any, ...] = (None, b"Bak\xc4\xb1", 5.0, azdiplo.Record("", error="no text"))


def texts(count: int, poison: float, seed: int) -> Iterator[Any]:
    """The texts, always the same; about so large a part of them is none."""
    draw = random.Random(seed)
    for number in range(count):
        if draw.random() < poison:
            yield draw.choice(_POISONS)
        else:
            yield draw.choice(_TEXTS).format(n=number)


def children() -> list[int]:
    """The processes that this one has started."""
    found: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def memory() -> int:
    """The largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--processes", type=int, default=2, metavar="N")
    parser.add_argument("--poison", type=float, default=0.01, metavar="SHARE", help="how many texts are none")
    parser.add_argument("--kill", type=float, default=60.0, metavar="SECONDS", help="a process is killed so often")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    warnings.simplefilter("ignore", azdiplo.DocumentWarning)
    nlp = azdiplo.load()
    draw = random.Random(options.seed)
    expected = texts(options.texts, options.poison, options.seed)
    documents = errors = wrong = killed = entities = 0
    began = told = last = time.monotonic()
    for doc in nlp.pipe(texts(options.texts, options.poison, options.seed), processes=options.processes):
        given = next(expected)
        documents += 1
        errors += doc.error is not None
        wrong += (doc.text, doc.error is None) != ((given, True) if isinstance(given, str) else ("", False))
        entities += len(doc.entities)
        now = time.monotonic()
        if now - last > options.kill and (there := children()):
            os.kill(draw.choice(there), signal.SIGKILL)
            killed, last = killed + 1, now
        if now - told > 30:
            print(f"{documents:,} documents, {errors:,} errors, {killed} killed, {memory()} MB", flush=True)
            told = now
    speed = documents / (time.monotonic() - began)
    print(
        f"{documents:,} of {options.texts:,} documents, {errors:,} errors, {wrong:,} wrong, {entities:,} entities, "
        f"{killed} processes killed, {speed:,.0f} texts a second, {memory()} MB"
    )
    return 0 if documents == options.texts and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
