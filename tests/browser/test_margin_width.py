"""A change of one value makes the margins narrower or wider, on a laptop and on a wide screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from tests.browser.measuring import measure
from tests.browser.pages import Pages, Reader
from tests.browser.published import NEWS
from variorum.rendering.measures import MEASURES

pytestmark = pytest.mark.browser

WIDTHS = (11.5, 16.0)
"""In `rem`, in the place of what the styles have: one narrower, and one for which a laptop has no room."""
WINDOWS = {1232: 1.0, 1280: 1.0, 2560: 1.24}
"""By how much the margins are wider on wide screens."""
_MARGINS = """() => {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const text = document.querySelector("article.vm-edition").getBoundingClientRect()
  const all = [...document.querySelectorAll(".vm-edition > .vm-notes > .vm-card")]
  const cards = all.map(card => card.getBoundingClientRect())
  const gap = Math.min(...cards.map(card => card.left).filter(left => left > text.right)) - text.right
  return {widths: cards.map(card => card.width / rem), room: ((innerWidth - text.width) / 2 - gap) / rem}
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_one_value_sets_the_width_of_all_notes(pages: Pages, width: float) -> None:
    def change(route: Route) -> None:
        response = route.fetch()
        css, written = response.text(), f"{MEASURES['margin']}rem"
        assert css.count(written) == 1
        route.fulfill(response=response, body=css.replace(written, f"{width}rem"))

    page = pages.another(Reader())
    page.route("**/variorum-joined.css", change)
    page.goto(pages.addresses[NEWS])
    for window, times in WINDOWS.items():
        page.set_viewport_size({"width": window, "height": 900})
        found = page.evaluate(_MARGINS)
        assert found["widths"]
        assert all(abs(each - min(width * times, found["room"])) < 0.1 for each in found["widths"])
        layout = measure(page)
        assert layout.overlapping() == []
        assert layout.page.right <= window
    page.context.close()
