"""Events as frames, as pairs of states and periods, and in PLOVER's form."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas
import pytest

import azdiplo
from azdiplo.output.events import EVENT_COLUMNS

_CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
#: Who dealt with whom in examples/corpus, by month, read and written down by hand.
_BY_HAND = [
    ["AF", "AZ", "2024-04", 1],  # aid to Afghanistan
    ["AM", "AZ", "2024-03", 1],  # talks in Berlin
    ["AM", "AZ", "2024-05", 1],  # the border commissions meet
    ["AZ", "BG", "2024-06", 1],  # three energy officials in Sofia
    ["AZ", "GE", "2024-04", 1],  # three sign in Batumi
    ["AZ", "KZ", "2024-04", 1],
    ["AZ", "RS", "2024-06", 1],
    ["BG", "RS", "2024-06", 1],
    ["GE", "KZ", "2024-04", 1],
]


@cache
def nlp() -> azdiplo.Pipeline:
    return azdiplo.load(topics=False)


def frame(*texts: str, date: str | None = "2024-05-06") -> pandas.DataFrame:
    return azdiplo.events_frame([nlp()(text, date=date) for text in texts])


def test_dyads_of_the_corpus_are_those_written_by_hand() -> None:
    made = azdiplo.dyads(azdiplo.events_frame(nlp().pipe(azdiplo.read(_CORPUS))))
    assert made[["state_1", "state_2", "period", "events"]].values.tolist() == _BY_HAND


def test_an_empty_frame_has_the_columns_and_types_of_a_full_one() -> None:
    full, empty = frame("Fransa Nigerə yardım ayırıb."), frame("Salam.")
    assert list(full.columns) == ["document", "document_date", *EVENT_COLUMNS] == list(empty.columns)
    assert len(empty) == 0
    for name in EVENT_COLUMNS:
        assert full[name].dtype == empty[name].dtype, name


def test_a_row() -> None:
    row = frame("Mayın 4-də Fransa Nigerə yardım ayırıb.").iloc[0]
    assert (row["type"], row["actor_codes"], row["recipient_codes"]) == ("AID", "FR", "NE")
    assert (row["when"], row["when_from"], row["quad"], row["status"]) == ("2024-05-04", "text", "Q2", "happened")
    assert row["predicate"] == "yardım ayırıb"


def test_repeats() -> None:
    text = "Fransa Nigerə yardım ayırıb\n\nFransa Nigerə yardım ayırıb."
    docs = [nlp()(text, date="2024-05-06")]
    assert azdiplo.events_frame(docs)["same_as"].tolist() == [pandas.NA, 0]
    assert len(azdiplo.events_frame(docs, repeats=False)) == 1
    assert azdiplo.dyads(azdiplo.events_frame(docs))["events"].tolist() == [1]


def test_periods() -> None:
    made = frame("Fransa Nigerə yardım ayırıb.")
    assert [azdiplo.dyads(made, by=by)["period"].tolist() for by in ("day", "week", "month", "year")] == [
        ["2024-05-06"],
        ["2024-W19"],
        ["2024-05"],
        ["2024"],
    ]
    assert len(azdiplo.dyads(frame("Fransa Nigerə yardım ayırıb.", date=None))) == 0


def test_directed_status_and_ceremony() -> None:
    made = frame("Fransa Nigerə yardım ayırıb.", "Niger Fransanı təbrik edib.", "Fransa Nigerə yardım ayıracaq.")
    pairs = azdiplo.dyads(made, directed=True)[["state_1", "state_2", "events"]].values.tolist()
    assert pairs == [["FR", "NE", 1], ["NE", "FR", 1]]
    assert azdiplo.dyads(made, ceremony=False)["events"].tolist() == [1]
    assert azdiplo.dyads(made, status=("happened", "planned"))["events"].tolist() == [3]


def test_a_summit_makes_no_pairs_of_each_with_each() -> None:
    text = "Fransa, Misir, Çad, Sudan, Keniya, Qana və Toqo liderləri görüşüblər."
    assert len(azdiplo.dyads(frame(text))) == 0
    assert len(azdiplo.dyads(frame(text), max_participants=7)) == 21


def test_wrong_arguments() -> None:
    made = frame("Fransa Nigerə yardım ayırıb.")
    with pytest.raises(ValueError, match="by must be one of day, week, month, year, not 'decade'"):
        azdiplo.dyads(made, by="decade")
    with pytest.raises(ValueError, match="status must be a list of happened"):
        azdiplo.dyads(made, status="happened")
    with pytest.raises(ValueError, match="no column 'when'"):
        azdiplo.dyads(made.drop(columns="when"))


def test_plover() -> None:
    def coded(text: str) -> tuple[object, ...] | None:
        record = azdiplo.to_plover(nlp()(text, date="2024-05-06").events[0], id="a")
        return None if record is None else (record["event"], record["mode"], record["quad_code"])

    assert coded("Fransa Nigerə yardım ayırıb.") == ("AID", None, 2)
    assert coded("Fransa Nigerə yardım ayıracaq.") == ("AGREE", None, 1)
    assert coded("Fransa qoşunlarını Nigerdən çıxaracaq.") == ("CONCEDE", None, 1)
    assert coded("Fransa Nigerə yardım ayırmayıb.") is None
    assert coded("Fransa Nigeri təbrik edib.") == ("SUPPORT", None, 1)
    assert coded("Fransa Prezidenti Nigerə səfər edib.") == ("CONSULT", "visit", 1)
