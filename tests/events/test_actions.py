"""Tables of one's own predicates, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

import azdiplo
from tests.events.told import told

_HEADER = "id\ttype\tmode\tforms\tframe\n"


def table(folder: Path, *rows: str, header: str = _HEADER) -> Path:
    file = folder / "mine.tsv"
    file.write_text(header + "".join(row + "\n" for row in rows), encoding="utf-8")
    return file


def test_own_predicate(tmp_path: Path) -> None:
    text = "Fransa Nigerlə bayraqları dəyişib."
    assert told(azdiplo.load(topics=False)(text).events) == []
    mine = table(tmp_path, "swap-flags\tSUPPORT\taward\tbayraq dəyiş-\tA:NOM R:COM")
    nlp = azdiplo.load(topics=False, actions=mine)
    assert told(nlp(text).events) == ["SUPPORT.award FR → NE: bayraqları dəyişib"]
    assert nlp(text).events[0].evidence.startswith("swap-flags: A:NOM R:COM")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x\tHUG\t\tqucaqla-\tA:NOM R:ACC", "line 2: unknown type 'HUG'; types are AGREE"),
        ("x\tCONSULT\tfax\tqucaqla-\tA:NOM R:ACC", "line 2: unknown mode 'fax'; modes of CONSULT are visit"),
        ("x\tAID\tfax\tqucaqla-\tA:NOM R:ACC", "AID has no modes, or leave the cell empty"),
        ("x\tAID\t\tqucaqla-\tA:NOM R:VOC", "line 2: unknown case 'VOC' in the frame; cases are ABL"),
        ("x\tAID\t\tqucaqla-\tR:ACC", "line 2: a frame without an actor"),
        ("x\tAID\t\tqucaqla-\tNOM", "line 2: 'NOM' in the frame is no side; write A:NOM or R:DAT"),
        ("x\tAID\t\t\tA:NOM R:ACC", "line 2: no forms"),
        ("x\tAID\t\tYARDIM\tA:NOM R:ACC", "line 2: no light verb 'YARDIM'"),
        ("meet\tAID\t\tqucaqla-\tA:NOM R:ACC", "line 2: the id 'meet' stands in actions/predicates.tsv, line"),
        ("x y\tAID\t\tqucaqla-\tA:NOM R:ACC", "line 2: the id 'x y' is empty or has a space"),
        ("x\tAID\t\tqucaqla-\tA:NOM R:ACC\tmore", "line 2: 6 columns, the header has 5"),
    ],
)
def test_wrong_row(tmp_path: Path, row: str, message: str) -> None:
    file = table(tmp_path, row)
    with pytest.raises(azdiplo.TableError) as error:
        azdiplo.load(actions=[file])
    assert str(error.value).startswith(str(file))
    assert message in str(error.value)


def test_wrong_header(tmp_path: Path) -> None:
    with pytest.raises(azdiplo.TableError, match="the header has no column 'frame'"):
        azdiplo.load(actions=table(tmp_path, header="id\ttype\tmode\tforms\n"))
    with pytest.raises(azdiplo.TableError, match="unknown column 'colour'"):
        azdiplo.load(actions=table(tmp_path, header=_HEADER.strip() + "\tcolour\n"))
    with pytest.raises(azdiplo.TableError, match="the table is empty"):
        azdiplo.load(actions=table(tmp_path, header=""))
    with pytest.raises(azdiplo.TableError, match="cannot be read"):
        azdiplo.load(actions=tmp_path / "none.tsv")
