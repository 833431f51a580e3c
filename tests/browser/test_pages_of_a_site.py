"""Notes on the pages of a documentation site, in all layouts of Material: they cover nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site.building import build
from tests.site.documentation import FEWEST_PAGES, pages, settings, write
from variorum.exporting.site_server import serve_site

LAYOUTS: dict[str, dict[str, Any]] = {
    "plain": {},
    "sticky-tabs": {"features": ["navigation.tabs", "navigation.tabs.sticky", "navigation.sections"]},
    "integrated-contents": {"features": ["toc.integrate"]},
}
HIDDEN = {"async.md": "navigation", "http2.md": "toc", "logging.md": "navigation, toc"}
WIDTHS = (360, 1024, 1280, 1440, 1920)
SEEN = ("advanced/clients/", "async/", "http2/", "logging/")
_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_AT_REST = "() => document.getAnimations().every(({playState}) => playState !== 'running')"
_STATE = """() => {
  const box = element => element.getBoundingClientRect()
  const meet = (a, b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
  const all = selector => [...document.querySelectorAll(selector)]
  const cards = all(".vm-page .vm-card")
    .filter(card => getComputedStyle(card).position === "absolute" && box(card).height)
  const others = all(
    ".vm-page > :is(p, ul, .highlight, h1, h2, h3, .admonition), .vm-page + .vm-cited, .md-footer, " +
    ".md-sidebar:not([hidden]) .md-sidebar__inner")
  const around = card => [...others, ...cards].filter(other => other !== card)
  const covered = cards.some(card => around(card).some(other => meet(box(card), box(other))))
  const root = document.documentElement
  return {
    covered,
    inMargin: cards.length,
    scrolls: root.scrollWidth > root.clientWidth,
    face: getComputedStyle(document.querySelector(".vm-page > p")).fontFamily,
  }
}"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of the site in each layout, which builds in strict mode."""
    root = tmp_path_factory.mktemp("documentation")
    (root / "sites").mkdir()
    for name, theme in LAYOUTS.items():
        site = write(root / name, settings(theme))
        for page, hidden in HIDDEN.items():
            path = site / "docs" / page
            path.write_text(f"---\nhide: [{hidden}]\n---\n{path.read_text('utf-8')}", "utf-8")
        done = build(site, root / "sites" / name, "--strict")
        assert done.status == 0, done.log
    with serve_site(root / "sites") as address:
        yield {name: f"{address}{name}/" for name in LAYOUTS}


def test_the_site_is_large_enough() -> None:
    assert len(pages()) >= FEWEST_PAGES


@pytest.mark.slow
@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_notes_cover_nothing(chromium: Browser, addresses: dict[str, str], layout: str, name: str) -> None:
    page = chromium.new_page(viewport={"width": WIDTHS[0], "height": 800})
    page.goto(addresses[layout] + name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        # Material places its sidebars anew in the frames after the window has another width.
        page.evaluate(_FRAMES)
        # Its search field moves into the header, and stands beyond the edge of the window meanwhile.
        page.wait_for_function(_AT_REST)
        state = page.evaluate(_STATE)
        assert not state["covered"], width
        assert not state["scrolls"], width
        assert "Literata" not in state["face"], width
        assert bool(state["inMargin"]) == (
            width >= 1440 or (width > 360 and _has_room(layout, name, width))
        ), width
    page.close()


def _has_room(layout: str, name: str, width: int) -> bool:
    """Return whether the column has room for a margin: beside two others it needs a wider window."""
    if width < 1024 or width >= 1440:
        return width >= 1440
    has_no_contents = layout == "integrated-contents" or name in ("http2/", "logging/")
    return has_no_contents or (name == "async/" and width >= 1280)


def test_a_folded_note_opens_from_its_line(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.goto(addresses["plain"] + "advanced/clients/")
    line = page.locator(".vm-fold summary").first
    note = page.locator(".vm-note summary").first
    assert not note.evaluate("note => note.checkVisibility({contentVisibilityAuto: true})")
    line.click()
    assert note.evaluate("note => note.checkVisibility({contentVisibilityAuto: true})")
    page.close()


def test_the_form_is_offered_for_selected_words(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 800})
    page.goto(addresses["plain"] + "advanced/clients/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.vm-page > p'))")
    page.locator(".vm-propose").click()
    page.locator("dialog[open]").wait_for(timeout=5_000)
    page.close()


def test_the_test_site_is_written_alike(tmp_path: Path) -> None:
    assert write(tmp_path / "a", settings()).is_dir()
    again = {path.name: path.read_bytes() for path in (tmp_path / "a").rglob("*.yml")}
    write(tmp_path / "b", settings())
    assert {path.name: path.read_bytes() for path in (tmp_path / "b").rglob("*.yml")} == again
