"""Pictures of the article in every guise, for a person to look at: `make screenshots`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import whole_started
from tests.browser.pages import Pages, Reader
from tests.site.building import REPOSITORY, build
from variorum.exporting.site_server import serve_site

ARTICLE = "articles/china-defies-trump/"
FOLDER = REPOSITORY / "build" / "screenshots"
WIDTHS = (320, 768, 1280, 1920)


def take() -> list[Path]:
    """Take all pictures anew and return where they are."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        site = build(REPOSITORY, Path(folder) / "site").site
        with serve_site(site) as address, sync_playwright() as playwright:
            browser = whole_started(playwright.chromium)
            pages = Pages(browser, {})
            for reader in (Reader(), Reader(scripts=True), Reader(scripts=True, dark=True)):
                for width in WIDTHS:
                    page = pages.show(f"{address}{ARTICLE}", width, reader)
                    if reader.scripts:
                        page.locator(".vm-mark").nth(4).click()
                    page.screenshot(path=FOLDER / f"{width}-{_named(reader)}.png", full_page=True)
            page = pages.show(f"{address}{ARTICLE}", 794, Reader())
            page.emulate_media(media="print")
            page.screenshot(path=FOLDER / "print.png", full_page=True)
            page.pdf(path=FOLDER / "a4.pdf", format="A4", prefer_css_page_size=True)
            pages.close()
            browser.close()
    return sorted(FOLDER.iterdir())


def _named(reader: Reader) -> str:
    return ("scripts" if reader.scripts else "no-scripts") + ("-dark" if reader.dark else "")


if __name__ == "__main__":
    print(*take(), sep="\n")
