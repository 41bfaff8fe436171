"""Which states the texts of a folder name, how often and in how many texts.

    python count_states.py [FOLDER or FILE]

Without a folder it reads texts/, which lies beside this script.
"""

import os
import sys
from collections import Counter
from pathlib import Path

import azdiplo

HERE = Path(__file__).resolve().parent


def main(place: Path) -> None:
    files = sorted(place.rglob("*.txt")) if place.is_dir() else [place]
    nlp = azdiplo.load(labels=["STATE"], topics=False)

    mentions: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for doc in nlp.pipe(file.read_text(encoding="utf-8") for file in files):
        found = [ent.name for ent in doc.entities]
        mentions.update(found)
        texts.update(set(found))

    print("mentions  texts  state")
    for state, count in mentions.most_common():
        print(f"{count:8}  {texts[state]:5}  {state}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal says
    try:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "texts")
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
