"""Reading annotated texts from JSON: the library's own lines, those of spaCy and doccano, tasks of Label Studio."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from azdiplo.evaluation.gold import GoldError, GoldSpan, GoldText, checked_label, in_order

__all__ = ["parse_jsonl", "parse_labelstudio"]


def parse_jsonl(text: str, where: str) -> list[GoldText]:
    """Read JSON Lines, an object a line.

    Each has ``text`` and one of: ``entities``, objects with ``label``, ``start``, ``end`` and where known
    ``stem_end``, as the library writes them; ``ents``, the same in spaCy's form; ``spans``, lists
    ``[start, stem_end, end, label]``; ``label`` or ``labels``, lists ``[start, end, label]`` as doccano writes
    them, whose offsets count UTF-16 code units, as doccano's do.

    Args:
        text: the content of the file.
        where: its name, for messages.

    Raises:
        GoldError: a line is wrong.

    >>> (gold,) = parse_jsonl('{"text": "Bakıda", "spans": [[0, 4, 6, "PLACE"]]}', "example")
    >>> gold.spans
    (GoldSpan(start=0, end=6, label='PLACE', stem_end=4),)
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{place}: is not JSON ({error}); write one object a line") from error
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise GoldError(f"{place}: has no text; write an object with 'text' and 'entities'")
        found.append(GoldText(record["text"], in_order(_spans(record, place)), place))
    return found


def parse_labelstudio(text: str, where: str) -> list[GoldText]:
    """Read the JSON export of Label Studio: tasks with ``data.text`` and one annotation each.

    Regions that are no labels are left out; annotations that were skipped do not count. Offsets count
    characters.

    Args:
        text: the content of the file.
        where: its name, for messages.

    Raises:
        GoldError: a task is wrong, has no annotation or several.

    >>> region = '{"type": "labels", "value": {"start": 0, "end": 6, "labels": ["PLACE"]}}'
    >>> tasks = '[{"data": {"text": "Bakıda"}, "annotations": [{"result": [%s]}]}]' % region
    >>> parse_labelstudio(tasks, "example")[0].spans
    (GoldSpan(start=0, end=6, label='PLACE', stem_end=None),)
    """
    try:
        tasks = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{where}: is not JSON ({error}); a file with one object a line is called .jsonl") from error
    if not isinstance(tasks, list):
        raise GoldError(f"{where}: is no list of tasks; export from Label Studio as JSON")
    return [_task(task, f"{where}, task {number}") for number, task in enumerate(tasks, 1)]


def _task(task: Any, where: str) -> GoldText:
    match task:
        case {"data": {"text": str(text)}, "annotations": [*annotations]}:
            pass
        case _:
            raise GoldError(f"{where}: has no text or no annotations; export annotated tasks as JSON")
    match [one for one in annotations if isinstance(one, dict) and not one.get("was_cancelled")]:
        case [{"result": [*regions]}]:
            pass
        case kept:
            raise GoldError(f"{where}: has {len(kept)} annotations; keep one for each task")
    spans = []
    for number, region in enumerate(regions, 1):
        place = f"{where}, region {number}"
        match region:
            case {"type": "labels", "value": {"start": start, "end": end, "labels": [label]}}:
                spans.append(_span(text, start, None, end, label, place))
            case {"type": "labels"}:
                raise GoldError(f"{place}: is no stretch of the text with one label; mend it in Label Studio")
            case _:
                pass
    return GoldText(text, in_order(spans), where)


def _spans(record: dict[str, Any], where: str) -> Iterator[GoldSpan]:
    text: str = record["text"]
    for key in ("entities", "ents", "spans", "label", "labels"):
        if key in record:
            break
    else:
        raise GoldError(f"{where}: has no annotations; write them as 'entities', an empty list where there are none")
    marked = record[key]
    if not isinstance(marked, list):
        raise GoldError(f"{where}: {key!r} is not a list")
    units = _character_of_unit(text) if key in ("label", "labels") else None
    for number, item in enumerate(marked, 1):
        place = f"{where}, {key} {number}"
        match item:
            case {"start": start, "end": end, "label": label} if key in ("entities", "ents"):
                stem_end = item.get("stem_end")
            case [start, stem_end, end, label] if key == "spans":
                pass
            case [start, end, label] if units is not None:
                stem_end = None
            case _:
                raise GoldError(f"{place}: {item!r} is no span; write {_FORMS[key]}")
        if units is not None:
            # what is out of reach stays as it is, for the complaint
            start, end = (units[at] if type(at) is int and 0 <= at < len(units) else at for at in (start, end))
        yield _span(text, start, stem_end, end, label, place)


def _span(text: str, start: Any, stem_end: Any, end: Any, label: object, where: str) -> GoldSpan:
    stem = end if stem_end is None else stem_end
    if not all(type(at) is int for at in (start, stem, end)) or not 0 <= start < stem <= end <= len(text):
        ending = "" if stem_end is None else f", its ending from {stem_end!r}"
        raise GoldError(
            f"{where}: {start!r} to {end!r}{ending} is no stretch of the text, which has {len(text)} characters; "
            "offsets count characters, and the end is behind the start"
        )
    return GoldSpan(start, end, checked_label(label, where), stem_end)


_FORMS: Final = {
    **dict.fromkeys(("entities", "ents"), 'an object with "label", "start" and "end"'),
    "spans": "[start, stem_end, end, label]",
    **dict.fromkeys(("label", "labels"), "[start, end, label]"),
}


def _character_of_unit(text: str) -> list[int]:
    """For each UTF-16 code unit of a text the offset of its character, and the end."""
    found = [at for at, character in enumerate(text) for _ in range(1 + (character > "\uffff"))]
    return [*found, len(text)]
