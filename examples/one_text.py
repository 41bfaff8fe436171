"""What one text names and what it is about.

    python one_text.py [FILE]

Without a file it reads texts/visit.txt, which lies beside this script.
"""

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
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "texts" / "visit.txt")
