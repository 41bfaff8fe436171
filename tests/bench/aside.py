"""How well names are found in texts of many genres that are kept aside: figures only.

    python -m tests.bench.aside

The texts were invented and marked by somebody who wrote no rule. Whoever mends a rule reads these figures and never the
sentences of ``aside.txt``, so that they go on telling how the library does on texts that nobody tuned it on. A line
``# genre`` heads the texts of a genre; ``¶`` is a line end.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import azdiplo
from tests.marked import parse

_TEXTS = Path(__file__).with_name("aside.txt")


def main() -> None:
    nlp = azdiplo.load(topics=False)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    genre = ""
    for line in _TEXTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            genre = line[2:]
            continue
        text, spans = parse(line.replace("¶", "\n"))
        expected = {(start, label): (stem_end, end) for start, stem_end, end, label in spans}
        for _, label in expected:
            marked.update((genre, label, "all"))
        for ent in nlp(text).entities:
            found.update((genre, ent.label, "all"))
            stem_end, end = expected.pop((ent.start, ent.label), (1, 0))
            if stem_end <= ent.end <= end:
                right.update((genre, ent.label, "all"))
    print(f"{'':14} {'P':>6} {'R':>6} {'F1':>6} {'marked':>7}")
    for name in sorted(marked):
        precision = right[name] / found[name] if found[name] else 0.0
        f1 = 2 * right[name] / (found[name] + marked[name])
        print(f"{name:14} {precision:6.3f} {right[name] / marked[name]:6.3f} {f1:6.3f} {marked[name]:7}")


if __name__ == "__main__":
    main()
