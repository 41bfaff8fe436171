from __future__ import annotations

from pathlib import Path

import pytest

from azdiplo.evaluation import GoldError, read_gold


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.conll: cannot be read \(No such file or directory\)"):
        read_gold(tmp_path / "none.conll")
    with pytest.raises(GoldError, match=r"no \*\.ann file in this folder"):
        read_gold(tmp_path)
    (tmp_path / "a.conll").write_bytes(b"Baki\tO\nB\xff\tO\n")
    with pytest.raises(GoldError, match=r"a\.conll, line 2: byte 8 is not UTF-8; save the file as UTF-8"):
        read_gold(tmp_path / "a.conll")
    (tmp_path / "empty.conll").write_bytes(b"\n\n")
    with pytest.raises(GoldError, match=r"empty\.conll: there is no text in it"):
        read_gold(tmp_path / "empty.conll")
    (tmp_path / "lone.ann").write_bytes(b"")
    with pytest.raises(GoldError, match=r"lone\.txt: cannot be read"):
        read_gold(tmp_path / "lone.ann")


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.iob").write_text("Bakı\tB-PLACE\n", encoding="utf-8-sig")
    assert read_gold(tmp_path / "a.iob")[0].text == "Bakı"
