"""The report as a reader uses it, in a headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from azdiplo.report import report_page
from tests.browser import Watched, chromium
from tests.output.hostile import ATTACKS, document
from tests.report.corpus import documents


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def report(browser: Any, tmp_path: Path) -> Iterator[Any]:
    path = tmp_path / "report.html"
    path.write_text(report_page(documents(), title="Üç mətn"), encoding="utf-8")
    watched = Watched(browser, path, viewport={"width": 1300, "height": 900})
    yield watched.page
    assert watched.requests == [watched.url]  # no request left
    assert watched.problems == []
    watched.page.close()


def lines(page: Any, selector: str) -> list[str]:
    # an SVG element has no inner text
    texts = page.locator(selector).evaluate_all("nodes => nodes.map(node => node.innerText ?? node.textContent)")
    return [" ".join(text.split()) for text in texts]


def test_it_opens_with_the_texts(report: Any) -> None:
    assert report.title() == "Üç mətn"
    assert report.inner_text("#facts").startswith("3 texts · 2024-03-05 to 2024-05-20 · ")
    assert lines(report, "article h2")[:2] == ["Sərhəddə görüş", "Qaz nəqli artır"]
    mark = report.locator("article mark", has_text="Levan Beridze")
    assert mark.get_attribute("data-label") == "PERSON"


@pytest.mark.parametrize("query", ["TÜRKİYƏ", "turkiye", "Türkiyə birgə", '"birgə təlim"', "“birgə təlim”", "IRANIN"])
def test_the_filter_finds_whatever_the_keyboard(report: Any, query: str) -> None:
    report.fill("#query", query)
    report.locator("#count", has_text="of 3 texts").wait_for()
    assert "note.txt" in " ".join(lines(report, "article .dim"))
    assert "border" not in " ".join(lines(report, "article .dim"))


def test_a_filter_that_finds_nothing_says_so_and_can_be_emptied(report: Any) -> None:
    report.fill("#query", '"təlim birgə"')
    report.locator("#texts", has_text="No text is like that").wait_for()
    assert report.inner_text("#count") == "0 of 3 texts"
    report.fill("#query", "")
    report.locator("article").first.wait_for()
    assert report.locator("article").count() == 3


def test_what_is_searched_for_is_coloured(report: Any) -> None:
    report.fill("#query", "genislenir")
    report.locator("#count", has_text="1 of 3").wait_for()
    found = report.evaluate("() => [...CSS.highlights.get('found')].map(range => range.toString())")
    assert found == ["genişlənir"]


def test_an_entity_shows_its_mentions(report: Any) -> None:
    report.locator("article mark", has_text="Gürcüstan").first.click()
    panel = report.locator("#panel")
    assert panel.locator("h2").inner_text() == "Gürcüstan"
    assert "3 in 2 texts" in panel.inner_text()
    assert "state:GE" in panel.inner_text()
    assert lines(report, "#panel .quote b") == ["Gürcüstan", "Gürcüstanın", "Gürcüstan"]
    panel.locator("button", has_text="Only the texts that name it").click()
    assert report.inner_text("#count") == "2 of 3 texts"
    report.locator("#filters button").click()
    assert report.inner_text("#count") == ""
    report.keyboard.press("Escape")
    assert panel.is_hidden()


def test_a_quotation_leads_to_its_place(report: Any) -> None:
    report.fill("#query", "tanap")
    report.locator("#count", has_text="1 of 3").wait_for()
    report.locator("article mark", has_text="Türkiyə").first.click()
    report.locator("#panel .quote").last.click()
    # it lies in a text that the filter had left out
    assert report.input_value("#query") == ""
    chosen = report.locator("mark.chosen")
    assert chosen.inner_text().startswith("Türkiyə")
    assert "note.txt" in report.locator("article.shown .dim").inner_text()
    assert chosen.is_visible()


def test_the_index_of_names(report: Any) -> None:
    report.click("#tab-names")
    rows = lines(report, "#names tbody tr")
    assert rows[0] == "Azərbaycan STATE Azerbaijan 4 3 2024-03-05"
    report.click("#labels button[data-only=PERSON]")
    assert lines(report, "#names tbody tr") == ["Levan Beridze PERSON 1 1 2024-03-05"]
    report.locator("#names tbody button", has_text="Levan").click()
    assert "energetika nazirinin müavini (Gürcüstan) · 1" in report.inner_text("#panel")
    report.click("#labels button[data-only=PERSON]")
    report.fill("#name-query", "turk")
    assert lines(report, "#names tbody tr") == ["Türkiyə STATE Türkiye 3 2 2024-05-20"]
    report.fill("#name-query", "")
    report.click("#names button[data-sort=name]")
    names = lines(report, "#names tbody td:first-child")
    assert names.index("Azərbaycan") < names.index("Gürcüstan") < names.index("İran") < names.index("Türkiyə")


def test_the_index_counts_what_the_filter_leaves(report: Any) -> None:
    report.fill("#query", "tanap")
    report.locator("#count", has_text="1 of 3").wait_for()
    report.click("#tab-names")
    assert lines(report, "#names tbody tr")[0] == "Azərbaycan STATE Azerbaijan 2 1 2024-05-20"


def test_topics_over_time(report: Any) -> None:
    report.click("#tab-topics")
    periods = lines(report, "#topics svg:first-of-type text.axis")
    assert {"2024-03", "2024-04", "2024-05"} <= set(periods)
    assert "1 text without a date is not drawn." in report.inner_text("#topics")
    titles = [node.text_content() for node in report.locator("#topics title").all()]
    assert titles[:3] == ["all texts, 2024-03: 1", "all texts, 2024-04: 0", "all texts, 2024-05: 1"]
    report.locator("#topics svg >> nth=0").locator(".hit").nth(2).click()
    assert report.inner_text("#count") == "1 of 3 texts"
    assert lines(report, "article h2") == ["Qaz nəqli artır"]
    assert lines(report, "#filters button") == ["2024-05 ×"]


def test_the_network_of_states(report: Any) -> None:
    report.click("#tab-states")
    assert report.locator("#states line").count() == 3
    assert lines(report, "#pairs tbody tr")[0] == "Azərbaycan – Türkiyə 3"
    report.locator("#pairs button").first.click()
    assert "Named together in 3 sentences" in report.inner_text("#panel")
    assert report.locator("#panel .quote").count() == 3
    report.locator("#states g[data-entity]", has_text="Gürcüstan").click()
    assert report.locator("#panel h2").inner_text() == "Gürcüstan"
    report.locator("#states g[data-entity]", has_text="Türkiyə").press("Enter")
    assert report.locator("#panel h2").inner_text() == "Türkiyə"


def test_light_and_dark(report: Any) -> None:
    def ground() -> str:
        return str(report.evaluate("() => getComputedStyle(document.body).backgroundColor"))

    assert ground() == "rgb(255, 255, 255)"
    report.click("#theme")
    assert ground() == "rgb(22, 24, 27)"
    report.click("#theme")
    assert ground() == "rgb(255, 255, 255)"


def test_many_texts_are_drawn_as_they_are_reached(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    many = [(f"{n}.txt", documents()[n % 3][1]) for n in range(300)]
    path.write_text(report_page(many), encoding="utf-8")
    watched = Watched(browser, path)
    page = watched.page
    page.locator("article").first.wait_for()
    assert page.locator("article").count() < 60
    page.locator("article").last.scroll_into_view_if_needed()
    before = page.locator("article").count()
    page.mouse.wheel(0, 20_000)
    page.locator("article").nth(before + 1).wait_for()
    assert watched.problems == []
    page.close()


def test_hostile_texts_do_nothing(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(report_page([(words, document(words)) for words in ATTACKS], title=ATTACKS[0]), encoding="utf-8")
    watched = Watched(browser, path)
    page = watched.page
    page.locator("article mark").first.click()
    for view in ("names", "topics", "states", "texts"):
        page.click(f"#tab-{view}")
    for _ in range(40):
        page.mouse.wheel(0, 3000)
    page.locator("article").nth(len(ATTACKS) - 1).wait_for()
    foreign = page.locator("main, aside").locator(
        "script, img, iframe, base, style, a, math, noscript, form, plaintext"
    )
    assert foreign.count() == 0
    assert page.locator("script").count() == 2
    assert watched.requests == [watched.url]
    assert watched.problems == []
    page.close()
