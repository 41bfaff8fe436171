"""A process that analyses the texts it is sent and sends back what it found.

Requests and replies are bytes behind their length. A request is a pickled list of texts with their days; a reply is a
marshalled list that has for each text what was found, packed, or the message of the error that it raised.
"""

from __future__ import annotations

import datetime
import marshal
import pickle
import struct
import sys
from collections.abc import Callable
from typing import IO, Final

from azdiplo.compact import Packed

__all__ = ["Analyse", "main", "receive", "send", "serve", "told"]

#: What analyses a text that was written on a day.
Analyse = Callable[[str, datetime.date | None], Packed]
_LENGTH: Final = struct.Struct("<Q")


def send(stream: IO[bytes], data: bytes) -> None:
    """Write bytes behind their length."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read bytes behind their length; None where the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    data = stream.read(size)
    return data if len(data) == size else None


def told(error: Exception) -> str:
    """An error as the message of a document.

    >>> told(ValueError("no text"))
    'ValueError: no text'
    """
    return f"{type(error).__name__}: {error}".rstrip(": ")


def serve(analyse: Analyse, requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer requests until the other side is gone."""
    while (data := receive(requests)) is not None:
        found: list[Packed | str] = []
        for text, date in pickle.loads(data):
            try:
                found.append(analyse(text, date))
            except Exception as error:
                found.append(told(error))
        try:
            send(replies, marshal.dumps(found))
        except BrokenPipeError:
            return


def main() -> None:
    """Serve a process that has started this one and sends a pickled pipeline first."""
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever is printed here is no reply
    data = receive(requests)
    if data is None:
        return
    try:
        nlp = pickle.loads(data)
        ready = b""
    except Exception as error:
        ready = told(error).encode("utf-8", "replace") or b"?"
    send(replies, ready)
    if not ready:
        serve(nlp.packed, requests, replies)
