"""Which people are named in one sentence, with their offices: the raw material of a network.

    python who_met_whom.py [FOLDER or FILE]

Without a folder it reads texts/, which lies beside this script. The result is a tab-separated table of
pairs, the most frequent first. That two people stand in one sentence does not yet say that they met:
the last column has the first sentence that names both.
"""

import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import azdiplo
from azdiplo import Entity

HERE = Path(__file__).resolve().parent


def described(ent: Entity) -> str:
    """`Emmanuel Makron, Prezident (Fransa)`."""
    if ent.office is None:
        return ent.name
    whose = ent.affiliation.name if isinstance(ent.affiliation, Entity) else ent.affiliation
    return f"{ent.name}, {ent.office}" + (f" ({whose})" if whose else "")


def main(place: Path) -> None:
    files = sorted(place.rglob("*.txt")) if place.is_dir() else [place]
    nlp = azdiplo.load(topics=False)

    pairs: Counter[tuple[str, str]] = Counter()
    people: dict[str, str] = {}
    examples: dict[tuple[str, str], str] = {}
    for doc in nlp.pipe(file.read_text(encoding="utf-8") for file in files):
        for sentence in doc.sentences:
            named: dict[str, Entity] = {}
            for ent in sentence.entities:
                if ent.label == "PERSON":
                    named.setdefault(ent.name, ent)
            for name, ent in named.items():
                if ent.office or name not in people:
                    people[name] = described(ent)
            for pair in combinations(sorted(named), 2):
                pairs[pair] += 1
                examples.setdefault(pair, " ".join(sentence.text.split()))

    print("sentences\tone\tother\tfirst sentence")
    for (one, other), count in pairs.most_common():
        print(count, people[one], people[other], examples[one, other], sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "texts")
