"""Count the names that news mentions often by one word: a damaged word is likelier one of them than a name unknown.

    python -m azdiplo.training.mentions news.jsonl [--least 20]

A line of the file is ``{"text": ...}``. Writes ``data/spelling/often.tsv``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from azdiplo.pipeline import load

__all__ = ["counted", "main"]

_HEADER = """\
id	mentions
# Names of the lists that news mentions often by one word, counted over {texts:,} articles: {least} mentions and more.
"""


def counted(texts: Iterable[str]) -> Counter[str]:
    """Entry id → how many times the texts name it by one word."""
    nlp = load(fuzzy=False, topics=False)
    counts: Counter[str] = Counter()
    for text in texts:
        for ent in nlp(text).entities:
            if ent.id is not None and ent.evidence.source == "gazetteer" and " " not in ent.text:
                counts[ent.id] += 1
    return counts


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Count the names that news mentions often.")
    parser.add_argument("news", type=Path, help="JSON Lines with text")
    parser.add_argument("--least", type=int, default=20, help="how many mentions are often")
    options = parser.parse_args(arguments)
    texts = [json.loads(line)["text"] for line in options.news.read_text(encoding="utf-8").splitlines()]
    rows = [f"{key}\t{count}\n" for key, count in counted(texts).most_common() if count >= options.least]
    file = Path(__file__).resolve().parents[2] / "data" / "spelling" / "often.tsv"
    file.write_text(_HEADER.format(texts=len(texts), least=options.least) + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} names: {file}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
