"""Who met, called, helped, accused whom: the events of a folder of texts, and how often each pair dealt.

    python who_met_whom.py [FOLDER or FILE]

Without a folder it reads texts/, which lies beside this script. The result is two tab-separated tables: the events, one
a line, each told once; then the pairs of states and organisations, the most frequent first. A date at the beginning of
a file's name (2024-05-01_talks.txt) is taken for the day of the text.
"""

import sys
from collections import Counter
from itertools import combinations, product
from pathlib import Path

import azdiplo
from azdiplo import Event

HERE = Path(__file__).resolve().parent
MOST_SIDES = 6  # a summit is no meeting of each with each


def pairs(event: Event) -> set[tuple[str, str]]:
    """Who dealt with whom, as pairs of codes in alphabetical order."""
    actors = {side.code for side in event.actors}
    recipients = {side.code for side in event.recipients}
    if len(actors | recipients) > MOST_SIDES:
        return set()
    both = product(actors, recipients) if recipients else combinations(actors, 2)
    return {(min(pair), max(pair)) for pair in both if pair[0] != pair[1]}


def main(place: Path) -> None:
    nlp = azdiplo.load(topics=False)
    dealt: Counter[tuple[str, str]] = Counter()
    print("text\twhen\tevent\tstatus\tactors\trecipients\tpredicate")
    for doc in nlp.pipe(azdiplo.read(place)):
        for event in doc.events:
            if event.same_as is not None:
                continue
            kind = event.type if event.mode is None else f"{event.type}.{event.mode}"
            sides = (
                ", ".join(f"{side.text} ({side.code})" for side in group) for group in (event.actors, event.recipients)
            )
            print(doc.id, event.when or "", kind, event.status, *sides, event.text, sep="\t")
            if event.status == "happened":
                dealt.update(pairs(event))
    print("\none\tother\tevents")
    for (one, other), count in sorted(dealt.items(), key=lambda item: (-item[1], item[0])):
        print(one, other, count, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "texts")
