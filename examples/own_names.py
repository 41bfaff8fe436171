"""Names of one's own: the same text with and without the table my_names.tsv.

    python own_names.py [FILE [TABLE]]

Without arguments it reads texts/energy.txt and my_names.tsv, which lie beside this script.
"""

import os
import sys
from pathlib import Path

import azdiplo

HERE = Path(__file__).resolve().parent


def main(path: Path, table: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = {(ent.start, ent.end): ent for ent in azdiplo.analyze(text).entities}
    nlp = azdiplo.load(gazetteers=[table])

    print(f"with {table.name}:")
    for ent in nlp(text).entities:
        old = before.get((ent.start, ent.end))
        if old is None or (old.label, old.name, old.id) != (ent.label, ent.name, ent.id):
            was = f"{old.label} {old.name}" if old else "not found"
            print(f"{ent.start:5}  {ent.text}: {ent.label} {ent.name} ({ent.id}); before: {was}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal says
    try:
        main(
            Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "texts" / "energy.txt",
            Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "my_names.tsv",
        )
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
