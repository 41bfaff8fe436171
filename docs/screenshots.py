"""Take the pictures of this folder anew, from the invented texts of examples/.

    python docs/screenshots.py

Needs Chromium, playwright and pillow.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

import azdiplo
from azdiplo.report import report_page

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"


def save(page: Page, name: str, **options: Any) -> None:
    """Save what the page shows with 256 colours: a third of the bytes, and nothing to be seen of it."""
    picture = Image.open(io.BytesIO(page.screenshot(**options))).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(HERE / name, optimize=True)


def document(page: Page, folder: Path, name: str) -> None:
    """One text as a notebook shows it, with the card of a person."""
    doc = azdiplo.analyze((EXAMPLES / "texts" / "visit.txt").read_text(encoding="utf-8"))
    fragment(page, folder, doc.to_html())
    page.locator("p .azd-PERSON").first.hover()
    save(page, name, clip=page.locator(".azd").bounding_box(), full_page=True)


def corpus(page: Page, folder: Path) -> None:
    """The texts of a folder as a notebook shows them."""
    names, docs = zip(*texts(), strict=True)
    fragment(page, folder, azdiplo.view(docs, names=names, limit=4).to_html())
    save(page, "corpus-view.png", clip=page.locator(".azd").bounding_box(), full_page=True)


def report(page: Page, folder: Path) -> None:
    """Two views of the report."""
    path = folder / "report.html"
    path.write_text(report_page(texts(), title="Invented news, 2024"), encoding="utf-8")
    page.goto(path.as_uri())
    page.fill("#q", "azərbaycan")
    page.locator("#count", has_text="of").wait_for()
    page.locator("#reader mark", has_text="Elnur Qasımlı").first.click()
    page.locator("body").click(position={"x": 700, "y": 20})  # away, so that no card is up
    save(page, "report.png")
    page.goto(f"{path.as_uri()}#tab=network")
    page.reload()
    page.set_viewport_size({"width": 1280, "height": 860})
    save(page, "report-states.png")


def fragment(page: Page, folder: Path, html: str) -> None:
    path = folder / "fragment.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{html}", encoding="utf-8")
    page.goto(path.as_uri())


def texts() -> list[tuple[str, azdiplo.Document]]:
    files = sorted((EXAMPLES / "corpus").glob("*.txt"))
    return [(file.name, azdiplo.analyze(file.read_text(encoding="utf-8"))) for file in files]


def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("Chromium is not installed")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        def page(scheme: Literal["light", "dark"], width: int, height: int) -> Page:
            size: ViewportSize = {"width": width, "height": height}
            return browser.new_page(color_scheme=scheme, viewport=size, device_scale_factor=1.5)

        document(page("light", 1000, 960), folder, "marked-up.png")
        document(page("dark", 1000, 960), folder, "marked-up-dark.png")
        corpus(page("light", 1000, 960), folder)
        report(page("light", 1280, 760), folder)
        browser.close()


if __name__ == "__main__":
    main()
