"""What one text names and what it is about.

    python one_text.py [FILE]

Without a file it reads texts/visit.txt, which lies beside this script.
"""

import os
import sys
from pathlib import Path

import azdiplo

HERE = Path(__file__).resolve().parent


def main(path: Path) -> None:
    doc = azdiplo.analyze(path.read_text(encoding="utf-8"))

    for ent in doc.entities:
        known = ent.office or ent.value or ent.id or ""
        print(f"{ent.start:5} {ent.end:5}  {ent.label:8} {ent.name}  {known}")

    print()
    for topic in doc.topics:
        terms = ", ".join(part.term for part in topic.evidence[:5])
        print(f"{topic.score:.2f}  {topic.id}: {terms}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal says
    try:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "texts" / "visit.txt")
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
