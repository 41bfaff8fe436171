"""The notebook views in a headless Chromium: themes, cards, no leak into the notebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from azdiplo import view
from tests.browser import Watched, chromium
from tests.output.documents import DOCUMENT, TEXT

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(22, 24, 27)"
NOTEBOOK = """<!DOCTYPE html><html{html}><head><meta charset="utf-8"><style>
mark {{ color: rgb(1, 2, 3) }} p {{ margin: 7px }} summary {{ color: rgb(4, 5, 6) }}</style></head>
<body{body}><div class="jp-RenderedHTMLCommon"><p id="own">own <mark>mark</mark></p>
<details><summary>own</summary></details><div class="line" id="line">x</div>{view}</div></body></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def opened(browser: Any, folder: Path, fragment: str, html: str = "", body: str = "", **options: Any) -> Any:
    path = folder / "notebook.html"
    path.write_text(NOTEBOOK.format(html=html, body=body, view=fragment), encoding="utf-8")
    watched = Watched(browser, path, **options)
    assert watched.problems == []
    assert watched.requests == [watched.url]
    return watched.page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("html", "body", "expected"),
    [
        ("", "", None),
        ("", ' data-jp-theme-light="true"', LIGHT),
        ("", ' data-jp-theme-light="false"', DARK),
        ("", ' class="vscode-light" data-vscode-theme-kind="vscode-light"', LIGHT),
        ("", ' class="vscode-dark" data-vscode-theme-kind="vscode-dark"', DARK),
        ("", ' class="vscode-high-contrast"', DARK),
        ("", ' class="vscode-high-contrast vscode-high-contrast-light"', LIGHT),
        (' theme="dark"', "", DARK),
        (' data-theme="light"', "", LIGHT),
    ],
)
def test_the_theme_around_it_wins_over_the_readers_scheme(
    browser: Any, tmp_path: Path, scheme: str, html: str, body: str, expected: str | None
) -> None:
    page = opened(browser, tmp_path, DOCUMENT.to_html(), html, body, color_scheme=scheme)
    ground = page.evaluate("() => getComputedStyle(document.querySelector('.azd')).backgroundColor")
    letters = page.evaluate("() => getComputedStyle(document.querySelector('p .azd-STATE')).color")
    dark = (expected or (DARK if scheme == "dark" else LIGHT)) == DARK
    assert ground == (DARK if dark else LIGHT)
    assert letters == ("rgb(181, 208, 255)" if dark else "rgb(18, 63, 140)")
    page.close()


@pytest.mark.parametrize("fragment", [DOCUMENT.to_html(), view([DOCUMENT]).to_html()], ids=["document", "corpus"])
def test_nothing_leaks_into_the_notebook(browser: Any, tmp_path: Path, fragment: str) -> None:
    page = opened(browser, tmp_path, fragment, color_scheme="dark")
    read = """() => [getComputedStyle(document.querySelector('#own mark')).color,
        getComputedStyle(document.querySelector('#own')).marginTop,
        getComputedStyle(document.querySelector('#own')).whiteSpace,
        getComputedStyle(document.querySelector('summary')).color,
        getComputedStyle(document.querySelector('#line')).display,
        getComputedStyle(document.body).backgroundColor]"""
    assert page.evaluate(read) == ["rgb(1, 2, 3)", "7px", "normal", "rgb(4, 5, 6)", "block", "rgba(0, 0, 0, 0)"]
    page.close()


def test_a_card_comes_up_for_the_mouse_and_the_keyboard(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, DOCUMENT.to_html())
    card = page.locator("p .azd-PERSON .azd-card")
    assert card.is_hidden()
    page.locator("p .azd-PERSON").hover()
    assert card.is_visible()
    page.mouse.move(0, 0)
    assert card.is_hidden()
    page.locator("p .azd-PERSON").focus()
    assert card.is_visible()
    said = page.evaluate(
        """() => [...document.querySelectorAll('p .azd-PERSON .azd-card b')].map(row =>
        getComputedStyle(row, '::before').content + getComputedStyle(row, '::after').content)"""
    )
    assert said[1:3] == ['"office""dövlət katibi"', '"of""Amerika Birləşmiş Ştatları"']
    page.close()


def test_a_card_does_not_leave_the_window(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, DOCUMENT.to_html(), viewport={"width": 360, "height": 420})
    for mark in page.locator("p.azd-text mark").all():
        mark.focus()
        box = mark.locator(".azd-card").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.close()


def test_a_copied_text_is_the_text(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, DOCUMENT.to_html())
    copied = page.evaluate(
        """() => { getSelection().selectAllChildren(document.querySelector('p.azd-text'));
        return getSelection().toString() }"""
    )
    assert copied == TEXT
    page.close()
