"""Names kept aside: how many mentions are still found when the lists do not have the name.

    python tests/bench/held_out.py GOLD.jsonl [--share 0.2] [--seeds 5] [--missed]

A random share of the people, organisations and places is taken out of the tables; counted are the mentions in the
gold file that name one of them, and those of them that are still found with the right label and span (the end may lie
anywhere in the ending). A line of the gold file is {"text": ..., "spans": [[start, stem_end, end, label], ...]}.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import azdiplo
from azdiplo.gazetteer.names import NameIndex
from azdiplo.gazetteer.shipped import shipped_entries
from azdiplo.pipeline import Pipeline

LABELS = ("PERSON", "ORG", "PLACE")


def without(ids: set[str]) -> Pipeline:
    """The default pipeline with lists that lack these entries."""
    nlp = azdiplo.load(topics=False)
    index = NameIndex(entry for entry in shipped_entries() if entry.id not in ids)
    nlp._take(index, nlp._lexicon)
    return nlp


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Names kept aside.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--share", type=float, default=0.2, help="how much of the tables is taken out")
    parser.add_argument("--seeds", type=int, default=5, help="how many draws")
    parser.add_argument("--missed", action="store_true", help="list what is not found")
    options = parser.parse_args(arguments)
    docs: list[dict[str, Any]] = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    whole = azdiplo.load(topics=False)
    # the gold does not say which entry a mention names: the mentions that the whole lists explain do
    named: list[list[tuple[str, str, int, int, int]]] = []
    for doc in docs:
        gold = {(start, label): (stem_end, end) for start, stem_end, end, label in doc["spans"]}
        named.append(
            [
                (ent.id, ent.label, ent.start, *gold[ent.start, ent.label])
                for ent in whole(doc["text"]).entities
                if ent.id and ent.label in LABELS and (ent.start, ent.label) in gold
            ]
        )
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    for seed in range(options.seeds):
        draw = random.Random(seed)
        ids = {entry.id for entry in shipped_entries() if entry.label in LABELS and draw.random() < options.share}
        nlp = without(ids)
        for doc, mentions in zip(docs, named, strict=True):
            wanted = [mention for mention in mentions if mention[0] in ids]
            if not wanted:
                continue
            ends = {(ent.start, ent.label): ent.end for ent in nlp(doc["text"]).entities}
            for _, label, start, stem_end, end in wanted:
                total[label] += 1
                if stem_end <= ends.get((start, label), -1) <= end:
                    found[label] += 1
                else:
                    missed[label, doc["text"][start:end]] += 1
    for label in LABELS:
        print(
            f"{label:8} {found[label]:6} of {total[label]:6} mentions found: {found[label] / max(1, total[label]):.3f}"
        )
    if options.missed:
        for (label, text), count in missed.most_common():
            print(f"{count}\t{label}\t{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
