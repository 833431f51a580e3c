"""The width of the margin is one value: the page has it, and what the engine reckons with follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.planting.tree import ARTICLE, Tree
from variorum.exporting.site_server import serve_site

_WIDTH = """() => document.querySelector("#which-storm").closest(".vm-card").getBoundingClientRect().width
  / parseFloat(getComputedStyle(document.documentElement).fontSize)"""
_RECKONED = "from variorum.rendering import lift\nprint(lift._CHARACTERS_A_NOTE_LINE)\n"


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    with serve_site(site) as address:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}{ARTICLE}")
        yield page
        page.close()


def test_the_engine_reckons_with_it(tree: Tree) -> None:
    (tree.root / "reckoned.py").write_text(_RECKONED, "utf-8")
    assert tree.run("reckoned") == "44\n"


@pytest.mark.browser
def test_the_page_has_it(page: Page) -> None:
    assert page.evaluate(_WIDTH) == pytest.approx(15)
