"""Do two checkouts of the library say the same of the same texts?

    python -m tests.bench.same BEFORE AFTER texts.jsonl …

BEFORE and AFTER are folders that hold a checkout; the files are JSON Lines with a ``text`` and, where it is known, a
``date`` a line. The whole analysis of each text is written from both: entities with all fields, references, topics
with their evidence, tokens, sentences. What differs is printed; the exit status is 1 where anything does.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

_SHOWN = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def analysis(doc: Any) -> dict[str, Any]:
    """All that a document says, as plain values.

    Only what is public is asked for, so that checkouts far apart can be compared.
    """
    return {
        "entities": [_entity(ent) for ent in doc.entities],
        "references": [[ref.start, ref.end, ref.name, ref.id, str(ref.evidence)] for ref in doc.references],
        "topics": [
            [topic.id, topic.score, [[repr(part), part.start, part.end] for part in topic.evidence]]
            for topic in doc.topics
        ],
        "tokens": [[token.start, token.end] for token in doc.tokens],
        "sentences": [[sentence.start, sentence.end] for sentence in doc.sentences],
    }


def _entity(ent: Any) -> list[Any]:
    owner = getattr(ent.affiliation, "name", ent.affiliation)
    names = [ent.label, ent.name, ent.id, ent.name_en, ent.value, ent.office, owner]
    return [ent.start, ent.stem_end, ent.end, *names, str(ent.evidence)]


def _records(files: list[str]) -> Iterator[tuple[str, str, str | None]]:
    for file in files:
        with Path(file).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                record = json.loads(line)
                yield (
                    f"{file}:{number}",
                    record["text"],
                    date[0] if (date := _DAY.match(record.get("date") or "")) else None,
                )


def _write(files: list[str], target: str) -> None:
    import azdiplo

    nlp = azdiplo.load()
    with Path(target).open("w", encoding="utf-8") as out:
        for where, text, date in _records(files):
            doc = nlp(text, date=date)
            print(json.dumps([where, analysis(doc)], ensure_ascii=True, default=str), file=out)


def _start(checkout: str, files: list[str], target: str) -> subprocess.Popen[bytes]:
    here = Path(__file__).resolve()
    environment = {**os.environ, "PYTHONPATH": str(Path(checkout).resolve()), "PYTHONSAFEPATH": "1"}
    return subprocess.Popen([sys.executable, str(here), "--write", target, *files], env=environment)


def _differences(before: IO[str], after: IO[str]) -> Iterator[str]:
    for first, second in zip(before, after, strict=True):
        if first == second:
            continue
        where, old = json.loads(first)
        _, new = json.loads(second)
        for kind in old:
            for row in old[kind]:
                if row not in new[kind]:
                    yield f"{where}\t-\t{kind}\t{row}"
            for row in new[kind]:
                if row not in old[kind]:
                    yield f"{where}\t+\t{kind}\t{row}"
            if old[kind] != new[kind] and sorted(map(str, old[kind])) == sorted(map(str, new[kind])):
                yield f"{where}\t~\t{kind}: in another order"


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--write"]:
        _write(arguments[2:], arguments[1])
        return 0
    if len(arguments) < 3:
        print(__doc__)
        return 2
    checkouts, files = arguments[:2], [str(Path(file).resolve()) for file in arguments[2:]]
    with tempfile.TemporaryDirectory() as folder:
        targets = [str(Path(folder) / name) for name in ("before", "after")]
        runs = [_start(checkout, files, target) for checkout, target in zip(checkouts, targets, strict=True)]
        codes = [run.wait() for run in runs]
        if any(codes):
            return 2
        with Path(targets[0]).open(encoding="utf-8") as before, Path(targets[1]).open(encoding="utf-8") as after:
            found = list(_differences(before, after))
    for line in found[:_SHOWN]:
        print(line)
    if len(found) > _SHOWN:
        print(f"… and {len(found) - _SHOWN} more")
    print(f"{len(found)} differences over {sum(1 for _ in _records(files))} texts")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
