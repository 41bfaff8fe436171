"""The same texts in other spellings: how much of what is found in clean text is found there too?

    python -m tests.bench.variants gold.jsonl [--variant NAME ...] [--errors] [--json]

A line of the gold file is ``{"text": ..., "spans": [[start, stem_end, end, label], ...]}``; offsets count characters.
From every text one variant of each kind is made, always the same one, and the spans move with it. A finding is right
when its label and its start are the annotated ones and its end lies between the end of the name and the end of its case
ending. Printed are F1 over all labels, what it loses against the clean text, the limit that is set for it, and
characters a second.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import azdiplo
from azdiplo.labels import LABELS
from azdiplo.text.alphabet import LOWER, lookalikes

#: start, end of the name, end of its ending, label
Span = tuple[int, int, int, str]
#: Replaced stretches of a text, in order: start, end, what stands there instead.
Edits = list[tuple[int, int, str]]

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its annotated spans."""

    text: str
    spans: tuple[Span, ...]


def carried(gold: Gold, edits: Edits) -> Gold:
    """Apply edits to a text and move its spans along.

    An edge inside a replaced stretch moves to that stretch's edge, a start to its start and an end to its end.

    >>> carried(Gold("Bakı, Gəncə", ((6, 11, 11, "PLACE"),)), [(3, 4, "iii")])
    Gold(text='Bakiii, Gəncə', spans=((8, 13, 13, 'PLACE'),))
    """
    starts = list(range(len(gold.text) + 1))
    ends = list(range(len(gold.text) + 1))
    pieces: list[str] = []
    done = grown = 0
    for start, end, new in edits:
        pieces += (gold.text[done:start], new)
        for place in range(done, start + 1):
            starts[place] = place + grown
        for place in range(done + (done > 0), start + 1):
            ends[place] = place + grown
        for place in range(start + 1, end):
            starts[place] = start + grown
        grown += len(new) - (end - start)
        for place in range(start + 1, end + 1):
            ends[place] = end + grown
        done = end
    pieces.append(gold.text[done:])
    for place in range(done, len(gold.text) + 1):
        starts[place] = place + grown
        if place > done or not done:
            ends[place] = place + grown
    return Gold("".join(pieces), tuple((starts[s], ends[m], ends[e], label) for s, m, e, label in gold.spans))


def _letters(gold: Gold, table: dict[str, str]) -> Gold:
    """Replace letters one for one."""
    return Gold(gold.text.translate(str.maketrans(table)), gold.spans)


def decomposed(gold: Gold) -> Gold:
    """Letters and their marks apart (NFD)."""
    edits = [
        (i, i + 1, apart)
        for i, letter in enumerate(gold.text)
        if (apart := unicodedata.normalize("NFD", letter)) != letter
    ]
    return carried(gold, edits)


def diaeresis(gold: Gold) -> Gold:
    """The alphabet of 1991."""
    return _letters(gold, {"ə": "ä", "Ə": "Ä"})


def look_alikes(gold: Gold) -> Gold:
    """Cyrillic letters for the Latin ones they look like: every other one of every second word."""
    foreign: dict[str, str] = {}
    for letter, latin in lookalikes()[0].items():
        if unicodedata.name(letter).startswith("CYRILLIC ") and latin in "aAeEoOcCpPxXəƏhHjkKMTB":
            foreign.setdefault(latin, letter)
    text = list(gold.text)
    for number, word in enumerate(_WORD.finditer(gold.text)):
        if number % 2:
            continue
        places = [i for i in range(*word.span()) if text[i] in foreign]
        if len(places) == len(word[0]) and not any(text[i] in "əƏ" for i in places):
            continue  # the whole word could be of either script
        for i in places[::2]:
            text[i] = foreign[text[i]]
    return Gold("".join(text), gold.spans)


def typographic(gold: Gold) -> Gold:
    """Curly quotes, long dashes, fixed spaces, soft hyphens."""
    edits: Edits = []
    opening = False
    for i, sign in enumerate(gold.text):
        if sign == '"':
            opening = not opening
            edits.append((i, i + 1, "“" if opening else "”"))
        elif sign == "'":
            edits.append((i, i + 1, "’"))
        elif sign == "-":
            edits.append((i, i + 1, "‑" if i % 2 else "–"))
        elif sign == " " and i % 5 == 0:
            edits.append((i, i + 1, "\u00a0"))
        elif sign.isalpha() and i % 17 == 0 and gold.text[i - 1 : i].isalpha() and gold.text[i + 1 : i + 2].isalpha():
            edits.append((i, i + 1, "\u00ad" + sign))
    return carried(gold, edits)


def wrapped(gold: Gold) -> Gold:
    """Line ends after forty characters at most."""
    text = list(gold.text)
    begin = 0
    space = -1
    for i, sign in enumerate(gold.text):
        if sign == "\n":
            begin, space = i + 1, -1
        elif sign == " ":
            if i - begin > 40 and space > 0:
                text[space] = "\n"
                begin = space + 1
            space = i
    return Gold("".join(text), gold.spans)


#: The letters of 1958, in the order of the Latin alphabet.
_CYRILLIC = "абҹчдеәфҝғһхыижкглмноөпрсштуүвјз"


def cyrillic(gold: Gold) -> Gold:
    """The alphabet of 1958."""
    table = dict(zip(LOWER, _CYRILLIC, strict=True))
    return _letters(gold, table | {azdiplo.upper(latin): letter.upper() for latin, letter in table.items()})


def ascii_typed(gold: Gold) -> Gold:
    """Letters without their marks."""
    return _letters(gold, dict(zip("əƏıİöÖüÜçÇşŞğĞ", "eEiIoOuUcCsSgG", strict=True)))


def turkish_keyboard(gold: Gold) -> Gold:
    """`e` for `ə`, every other letter right."""
    return _letters(gold, {"ə": "e", "Ə": "E"})


def capitals(gold: Gold) -> Gold:
    """Everything in capitals."""
    return Gold(azdiplo.upper(gold.text), gold.spans)


def slips(gold: Gold, seed: int = 0) -> list[tuple[int, tuple[int, int, str]]]:
    """One wrong, missing, additional or exchanged letter for every fifth name of five letters and more.

    Returns:
        For each damaged name its number among the spans, and the edit.
    """
    dice = random.Random(zlib.crc32(gold.text.encode("utf-8", "replace")) + seed)
    edits: list[tuple[int, tuple[int, int, str]]] = []
    turn = dice.randrange(5)
    for number, (start, stem_end, _, label) in sorted(enumerate(gold.spans), key=lambda each: each[1]):
        name = gold.text[start:stem_end]
        if label == "DATE" or sum(map(str.isalpha, name)) < 5:
            continue
        turn += 1
        if turn % 5:
            continue
        # never the first letter: there a slip is rare
        places = [i for i in range(start + 1, stem_end - 1) if gold.text[i].isalpha() and gold.text[i + 1].isalpha()]
        if not places:
            continue
        at = dice.choice(places)
        kind = dice.randrange(4)
        here, following = gold.text[at], gold.text[at + 1]
        other = dice.choice([letter for letter in LOWER if letter != azdiplo.lower(here)])
        if kind == 0:
            edits.append((number, (at, at + 1, other)))
        elif kind == 1:
            edits.append((number, (at, at + 1, "")))
        elif kind == 2:
            edits.append((number, (at, at + 1, here + other)))
        else:
            edits.append((number, (at, at + 2, following + here)))
    return edits


def typos(gold: Gold) -> Gold:
    """One slip in every fifth name of five letters and more."""
    return carried(gold, [edit for _, edit in slips(gold)])


def restored(golds: Sequence[Gold], nlp: azdiplo.Pipeline, seed: int = 0) -> tuple[int, int, list[str]]:
    """How many damaged names of the lists are found all the same, with the right label and id.

    A name stands in a list if the clean text gives it an id without any mending.

    Returns:
        How many are found, how many there are, and a line about each that is not found.
    """
    exact = azdiplo.load(fuzzy=False, topics=False)
    found = total = 0
    missed: list[str] = []
    for gold in golds:
        damaged = slips(gold, seed)
        if not damaged:
            continue
        ids = {(ent.start, ent.label): ent.id for ent in exact(gold.text).entities}
        made = carried(gold, [edit for _, edit in damaged])
        entities = {(ent.start, ent.label): ent for ent in nlp(made.text).entities}
        for number, _ in damaged:
            start, _, _, label = gold.spans[number]
            wanted = ids.get((start, label))
            if wanted is None:
                continue
            total += 1
            start, stem_end, end, _ = made.spans[number]
            ent = entities.get((start, label))
            if ent is not None and ent.id == wanted and stem_end <= ent.end <= end:
                found += 1
            else:
                around = made.text[max(0, start - 30) : end + 30]
                missed.append(f"not restored\t{label}\t{made.text[start:end]!r}\t{wanted}\t{ent!r}\t{around!r}")
    return found, total, missed


#: Name, how it is made, how much F1 it may lose.
VARIANTS: dict[str, tuple[Callable[[Gold], Gold], float | None]] = {
    "clean": (lambda gold: gold, None),
    "NFD": (decomposed, 0.005),
    "ä for ə": (diaeresis, 0.005),
    "look-alikes": (look_alikes, 0.005),
    "typographic": (typographic, 0.005),
    "wraps": (wrapped, 0.005),
    "Cyrillic": (cyrillic, 0.015),
    "ASCII": (ascii_typed, 0.05),
    "Turkish keyboard": (turkish_keyboard, 0.04),
    "capitals": (capitals, 0.10),
    "typos": (typos, None),
}

#: How many of the damaged names that stand in a list must be found with the right label and id.
RESTORED = 0.70


def f1(hit: int, predicted: int, gold: int) -> float:
    """The harmonic mean of precision and recall.

    >>> f1(1, 2, 2)
    0.5
    """
    return 2 * hit / (predicted + gold) if predicted + gold else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """What was found in the texts of one variant: F1 by label and over all, characters a second, what was wrong."""

    labels: dict[str, float]
    all: float
    speed: float
    errors: tuple[str, ...]


def score(golds: Sequence[Gold], documents: Iterable[azdiplo.Document], seconds: float) -> Score:
    """Compare documents with their gold spans."""
    hit: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    annotated: Counter[str] = Counter()
    errors: list[str] = []
    for gold, doc in zip(golds, documents, strict=True):
        wanted = {(start, label): (stem_end, end) for start, stem_end, end, label in gold.spans}
        annotated.update(label for _, label in wanted)
        predicted.update(ent.label for ent in doc.entities)
        for ent in doc.entities:
            stem_end, end = wanted.get((ent.start, ent.label), (1, 0))
            if stem_end <= ent.end <= end:
                del wanted[ent.start, ent.label]
                hit[ent.label] += 1
            else:
                around = gold.text[max(0, ent.start - 30) : ent.end + 30]
                errors.append(f"spurious\t{ent.label}\t{ent.text!r}\t{around!r}")
        for (start, label), (_, end) in wanted.items():
            around = gold.text[max(0, start - 30) : end + 30]
            errors.append(f"missed\t{label}\t{gold.text[start:end]!r}\t{around!r}")
    labels = {label: f1(hit[label], predicted[label], annotated[label]) for label in LABELS}
    total = f1(hit.total(), predicted.total(), annotated.total())
    return Score(labels, total, sum(len(gold.text) for gold in golds) / max(seconds, 1e-9), tuple(errors))


def read(path: Path) -> list[Gold]:
    """The texts and spans of a gold file."""
    golds: list[Gold] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            record: dict[str, Any] = json.loads(line)
            golds.append(Gold(record["text"], tuple((s, m, e, label) for s, m, e, label in record["spans"])))
    return golds


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="What is found in the same texts in other spellings.")
    parser.add_argument("gold", type=Path, help="JSON Lines with text and spans")
    parser.add_argument("--variant", action="append", choices=[*VARIANTS], help="only these, and the clean text")
    parser.add_argument("--errors", action="store_true", help="print what the variant alone has wrong")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object, last")
    options = parser.parse_args(arguments)
    golds = read(options.gold)
    nlp = azdiplo.load()
    chosen = ["clean", *(name for name in options.variant or VARIANTS if name != "clean")]
    figures: dict[str, dict[str, float]] = {}
    late = False
    print(f"{'':17}{'F1':>7}{'loss':>8}{'limit':>7}{'M chars/s':>11}   " + "".join(f"{x:>8}" for x in LABELS))
    for name in chosen:
        make, limit = VARIANTS[name]
        made = [make(gold) for gold in golds]
        for gold in made[:5]:
            nlp(gold.text)  # tables are read when first asked for
        began = time.perf_counter()
        documents = [nlp(gold.text) for gold in made]
        result = score(made, documents, time.perf_counter() - began)
        figures[name] = {"all": result.all, "chars_per_s": result.speed, **result.labels}
        loss = figures["clean"]["all"] - result.all
        late = late or (limit is not None and loss > limit)
        print(
            f"{name:17}{result.all:7.4f}{loss:8.4f}{'' if limit is None else f'{limit:.3f}':>7}"
            f"{result.speed / 1e6:11.2f}   " + "".join(f"{result.labels[label]:8.3f}" for label in LABELS)
        )
        if name == "typos":
            found, total, missed = restored(golds, nlp)
            share = found / max(total, 1)
            figures[name]["restored"] = share
            late = late or share < RESTORED
            print(f"{'':17}{share:7.4f} of {total} damaged names of the lists found with label and id ({RESTORED:.2f})")
            if options.errors:
                print("\n".join(missed))
        if options.errors:
            print("\n".join(result.errors))
    if options.json:
        print(json.dumps(figures))
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
