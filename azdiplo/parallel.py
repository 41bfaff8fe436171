"""Sharing a stream of texts among processes."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.pool import AsyncResult
from typing import Any

from azdiplo.document import Document

__all__ = ["spread"]

_pipeline: Any = None


def _start(options: dict[str, Any]) -> None:
    global _pipeline
    from azdiplo.pipeline import load

    _pipeline = load(**options)


def _work(texts: list[Any]) -> list[Document | None]:
    from azdiplo.pipeline import is_text

    return [_pipeline(text) if is_text(text) else None for text in texts]


def spread(
    options: dict[str, Any], texts: Iterable[Any], processes: int, chunk: int, errors: str
) -> Iterator[Document]:
    """Documents of a stream in its order; never more than a few chunks ahead of the reader."""
    from azdiplo.pipeline import _one

    source = iter(texts)
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, _start, (options,)) as pool:
        waiting: deque[tuple[list[Any], AsyncResult[list[Document | None]]]] = deque()
        position = 0
        while True:
            while len(waiting) < 2 * processes:
                batch = list(islice(source, chunk))
                if not batch:
                    break
                waiting.append((batch, pool.apply_async(_work, (batch,))))
            if not waiting:
                return
            batch, result = waiting.popleft()
            for text, document in zip(batch, result.get(), strict=True):
                yield document if document is not None else _one(_pipeline, position, text, errors)
                position += 1
