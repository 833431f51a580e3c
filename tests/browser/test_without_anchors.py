"""A browser that knows no anchor positioning shows the notes below their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.browser.measuring import measure
from tests.browser.pages import Pages, Reader
from tests.browser.published import MANY, NEWS

pytestmark = pytest.mark.browser

KNOWN, UNKNOWN = "@supports (top: anchor(top))", "@supports (top: nothing-that-is-known)"


def _without_anchors(route: Route) -> None:
    response = route.fetch()
    css = response.text()
    assert KNOWN in css
    route.fulfill(response=response, body=css.replace(KNOWN, UNKNOWN))


@pytest.fixture(scope="module")
def old_browser(pages: Pages) -> Iterator[Page]:
    """A page that is shown as older browsers show it."""
    page = pages.another(Reader())
    page.route("**/variorum-joined.css", _without_anchors)
    yield page
    page.context.close()


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("address", [NEWS, MANY])
def test_notes_stand_below_their_paragraphs(
    old_browser: Page, pages: Pages, address: str, width: int
) -> None:
    if not old_browser.url.endswith(address):
        old_browser.goto(pages.addresses[address])
    old_browser.set_viewport_size({"width": width, "height": 900})
    layout = measure(old_browser)
    # A note that the switches do not show has no box.
    shown = [note for note in layout.notes if note.box.right]
    assert shown
    assert layout.overlapping() == []
    assert layout.page.right <= width
    assert max(note.box.bottom for note in layout.notes) < layout.footer.top
    for note in shown:
        assert layout.edition.left <= note.box.left
        assert note.box.right <= layout.edition.right + 1
        assert note.mark is None or note.box.top >= note.mark.top


def test_nothing_in_the_stylesheet_leans_on_anchors_outside_their_condition(pages: Pages) -> None:
    page = pages.show(NEWS, 1280, Reader())
    leaning = page.evaluate("""() => {
      const found = []
      const look = (rules, isGuarded) => { for (const rule of rules) {
        const guards = isGuarded || (rule.conditionText ?? "").includes("anchor(")
        if (!guards && /\\banchor\\(/.test(rule.style?.cssText ?? "")) found.push(rule.cssText)
        if (rule.cssRules) look(rule.cssRules, guards)
      } }
      look([...document.styleSheets].find(sheet => sheet.href?.includes("variorum")).cssRules, false)
      return found
    }""")
    assert leaning == []
