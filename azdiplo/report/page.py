"""The report as one page: the data, the script and the style put into the page's template.

Nothing of a text becomes markup: texts are JSON in a script element whose ``<``, ``>``, ``&`` and line
separators are escaped, and the script puts them into the page as text. The page forbids itself every request
and every script but its own, by the digest of it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, Final

from azdiplo.document import Document
from azdiplo.output.html import style
from azdiplo.output.visible import one_line
from azdiplo.report.data import report_data
from azdiplo.report.dates import date_of, is_date, look_up

__all__ = ["report_page"]

#: What ends a script element or a line of a script, as JSON escapes.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

#: The page's script in the order in which its parts build on each other.
_SCRIPT: Final = (
    "elements",
    "corpus",
    "address",
    "list",
    "texts",
    "names",
    "topics",
    "layout",
    "network",
    "events",
    "panel",
    "export",
    "main",
)


def report_page(
    documents: Iterable[tuple[str, Document]],
    *,
    title: str = "azdiplo",
    dates: Mapping[str, str] | None = None,
) -> str:
    """One self-contained HTML page over many documents.

    Args:
        documents: the name of each text, such as that of its file, and its document.
        title: title of the page.
        dates: the date of a text by its name, with or without its folder: ``2024-05-01``, ``2024-05`` or
            ``2024``. A text without one there gets the date in its name. Texts come in the order of their
            dates, those without a date last, in the order given.

    Raises:
        ValueError: a date is none of these.
    """
    table = dict(dates or {})
    for name, day in table.items():
        if not is_date(day):
            raise ValueError(f"dates: {day!r} of {name!r} is no date; write 2024-05-01, 2024-05 or 2024")
    dated = [(name, look_up(table, name) or date_of(name), doc) for name, doc in documents]
    dated.sort(key=lambda item: item[1] or "9999-99")
    css, script = style() + _asset("page.css"), _script()
    return Template(_asset("page.html")).substitute(
        title=escape(one_line(title)),
        css=css,
        css_digest=_digest(css),
        script=script,
        script_digest=_digest(script),
        data=_json(report_data(dated)),
    )


def _script() -> str:
    parts = "\n".join(_asset(f"script/{name}.js") for name in _SCRIPT)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _json(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return (files("azdiplo.report") / name).read_text(encoding="utf-8")
