"""The figures of a reading page: what the issue asks for, measured in the browser."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from urllib.request import urlopen

from playwright.sync_api import Page

from tests.browser.accessibility import violations
from tests.browser.pages import DRAWN, READY, Pages, Reader

WIDTHS = (1232, 1280, 1440, 1920, 2560)
NEAR, FAR = 120, 240
"""In pixels, from the line on which a passage begins to the beginning of its note."""
STYLES_AT_MOST, SCRIPT_AT_MOST = 10_000, 6_000
"""In bytes, compressed."""

_SHIFT = """async () => {
  let sum = 0
  const add = entries => { for (const entry of entries) sum += entry.value }
  const observer = new PerformanceObserver(list => add(list.getEntries()))
  observer.observe({type: "layout-shift", buffered: true})
  DRAWN
  add(observer.takeRecords())
  return sum
}""".replace("DRAWN", DRAWN)
_CHARACTERS_A_LINE = """() => {
  const full = []
  for (const paragraph of [...document.querySelectorAll(".vm-edition > p")].slice(0, 8)) {
    const lines = new Map(), walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode, range = document.createRange()
      if (text.parentElement.closest(".vm-ref")) continue
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const box = range.getBoundingClientRect()
        if (box.height) lines.set(Math.round(box.bottom), (lines.get(Math.round(box.bottom)) ?? 0) + 1)
      }
    }
    full.push(...[...lines.values()].slice(0, -1))
  }
  return full.reduce((sum, length) => sum + length, 0) / full.length
}"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of the margins of one article at one width, notes closed."""

    notes: int
    overlaps: int
    near: float
    """Share of the notes that begin near their passage's line."""
    farthest: float
    over_footer: int


def figures(pages: Pages, address: str, width: int, notes: str = "all") -> Figures:
    """Measure the margins with the core notes or all, without a script."""
    layout = pages.layout(address, width, notes)
    drifts = [abs(note.drift) for note in layout.notes if note.is_shown and note.mark]
    return Figures(
        len(drifts),
        len(layout.overlapping()),
        sum(drift <= NEAR for drift in drifts) / len(drifts) if drifts else 1.0,
        max(drifts, default=0.0),
        sum(note.box.bottom > layout.footer.top for note in layout.notes),
    )


def layout_shift(pages: Pages, address: str, width: int, *, scripts: bool) -> float:
    """Return by how much the page has moved while it loaded; without scripts none is fetched.

    `address` is one of those that are looked at, or a whole one.
    """
    page = pages.another(Reader(scripts=True))
    page.set_viewport_size({"width": width, "height": 900})
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    page.goto(pages.addresses.get(address, address))
    if scripts:
        page.wait_for_function(READY)
    shift: float = page.evaluate(_SHIFT)
    page.context.close()
    return shift


def characters_a_line(page: Page) -> float:
    """Return how many characters stand on a full line of the text."""
    count: float = page.evaluate(_CHARACTERS_A_LINE)
    return count


def layout_seconds(pages: Pages, address: str) -> float:
    """Return how long the browser lays out the page anew when the window changes its width."""
    page = pages.another(Reader())
    page.goto(pages.addresses[address])
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def seconds() -> float:
        metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
        return float(metrics["LayoutDuration"] + metrics["RecalcStyleDuration"])

    before = seconds()
    page.set_viewport_size({"width": 1920, "height": 900})
    page.evaluate("document.body.getBoundingClientRect().height")
    taken = seconds() - before
    page.context.close()
    return taken


def elements(page: Page) -> int:
    """Return how many elements a page has, its head and what is hidden included."""
    count: int = page.evaluate("document.querySelectorAll('*').length")
    return count


def compressed_bytes(address: str) -> int:
    """Return how many bytes are sent of what is served at an address."""
    with urlopen(address, timeout=10) as response:
        return len(gzip.compress(response.read(), 9, mtime=0))


def faults(pages: Pages, address: str, *, dark: bool, within: str | None = ".vm-edition") -> int:
    """Return in how many places axe-core finds a fault in the edition, or in the whole page."""
    page = pages.show(address, 1280, Reader(scripts=True, dark=dark))
    return len(violations(page, within))
