"""What axe-core and the browser's accessibility tree say of a page."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import started
from tests.site.building import NEWSPAPER, build
from variorum.exporting.site_server import serve_site

GOLDEN = Path(__file__).parent / "golden" / "china-defies-trump.aria.yml"
RENEW = ".venv/bin/python -m tests.browser.accessibility"
"""Writes the golden anew: read what has changed before you commit it."""
ARTICLE, OPENED = "articles/china-defies-trump/", "zhao-lijian"

_AXE = files("axe_playwright_python").joinpath("axe.min.js")
_RUN = """async (selector) => {
  const found = await axe.run(selector ?? document, {resultTypes: ["violations"]})
  return found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.join(" "), rule.help]))
}"""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule of axe-core that an element breaks."""

    rule: str
    element: str
    help: str


def violations(page: Page, selector: str | None = None) -> list[Violation]:
    """Return what axe-core finds on the page, or in one part of it."""
    page.evaluate(_AXE.read_text("utf-8"))
    return sorted(Violation(*found) for found in page.evaluate(_RUN, selector))


def tree(page: Page) -> str:
    """Return the accessibility tree of the article that is open, of which one note is opened."""
    page.locator(f"#{OPENED} summary").click()
    return page.locator(".vm-edition").aria_snapshot() + "\n"


def renew() -> None:
    """Write the golden anew."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        serve_site(build(NEWSPAPER, Path(folder) / "site").site) as address,
    ):
        browser = started(playwright.chromium)
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(address + ARTICLE)
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(tree(page), "utf-8")
        browser.close()


if __name__ == "__main__":
    renew()
