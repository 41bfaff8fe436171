"""What the adapters' tests share.

An adapter is tested with the real framework. Where that is not installed its tests are skipped; with
AZDIPLO_ALL_ADAPTERS=1 in the environment they fail instead.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

import azdiplo

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl"

#: Invented news, with what adapters stumble over: names that begin or end inside a token, a name that runs
#: over a sentence's end, quotation marks, several spaces and lines, a tab in a number, text before and
#: behind the first and last token, letters in two code points, a soft hyphen, an emoji.
TEXTS = (
    "Gürcüstanın Baş naziri İrakli Kobaxidze Bakıda “Cənub Qaz Dəhlizi” ilə qaz ixracını müzakirə edib. "
    "Növbəti görüş 2025-ci il martın 3-də Tbilisidə olacaq.",
    "Pakistan Prezidenti 2024-cü il noyabrın 12-də AZAL-102 reysi ilə Bakıya uçub. #Decarbonize kampaniyası başlayıb.",
    "Prezident Rəcəb Tayyib\nƏrdoğan ABŞ-da çıxış edib.",
    "\ufeff  Azərbaycan-ABŞ əlaqələri\u00a0genişlənir.\r\n\r\n"
    "\tTürkiyə  15\t000 ton, Avropa I\u0307ttifaqı isə 7 000 ton alıb. 🙂 ",
    "Prezident İlham Əli\u00adyev NATO-ya, R.T.Ərdoğan isə “Zəfər”ə gəlib",
    "",
    " \n ",
)


def need(framework: str) -> None:
    """Skip the module that calls this where a framework is not installed."""
    if find_spec(framework) is None:
        reason = f'{framework} is not installed; to run these tests: pip install -e ".[dev,{framework}]"'
        if os.environ.get("AZDIPLO_ALL_ADAPTERS"):
            raise ModuleNotFoundError(reason)
        pytest.skip(reason, allow_module_level=True)


def examples(framework: str) -> list[str]:
    """The Python code that docs/integrations.md shows for a framework."""
    section = DOCS.partition(f"\n## {framework}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```python\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)


def printed(code: str) -> tuple[list[str], list[str]]:
    """What an example prints and what its comments say that it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    return out.getvalue().splitlines(), re.findall(r"^# (.*)$", code, re.MULTILINE)


def articles(count: int) -> list[str]:
    """The first articles of the news corpus; skips the test where there is none."""
    if not CORPUS.is_file():
        pytest.skip(f"{CORPUS.name} is not there: these texts are not part of the repository")
    with CORPUS.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(count), strict=False)]


def spans(entities: Sequence[azdiplo.Entity]) -> list[tuple[str, str, int, int]]:
    return [(ent.label, ent.text, ent.start, ent.end) for ent in entities]


@st.composite
def entities_in(draw: st.DrawFn, text: str) -> list[azdiplo.Entity]:
    """Entities wherever they may be in a text, as no reader of texts would find them."""
    tokens = azdiplo.Document(text).tokens
    solid = [i for token in tokens for i in range(token.start, token.end) if not text[i].isspace()]
    edges = sorted(draw(st.sets(st.sampled_from(solid), max_size=8))) if solid else []
    return [
        azdiplo.Entity("ORG", text[start : last + 1], start, last + 1, last + 1, text[start : last + 1])
        for start, last in zip(edges[::2], edges[1::2], strict=False)
    ]


@st.composite
def documents(draw: st.DrawFn) -> azdiplo.Document:
    """A text with entities wherever they may be."""
    parts = [
        "Bakı",
        "AZAL-102",
        "15\t000",
        "ABŞ-ın",
        " ",
        "  ",
        ". ",
        "\n\n",
        "\u00a0",
        "“",
        "”ə",
        "i\u0307",
        "🙂",
        "?!",
    ]
    text = "".join(draw(st.lists(st.sampled_from(parts), max_size=25)))
    return azdiplo.Document(text, draw(entities_in(text)))


class Reads:
    """Stands for a pipeline that finds in a text what a test says."""

    def __init__(self, doc: azdiplo.Document) -> None:
        self.doc = doc
        self.count = 0

    def __call__(self, text: str) -> Any:
        assert text == self.doc.text
        self.count += 1
        return self.doc
