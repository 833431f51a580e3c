"""On a phone: a tap opens a note right there; fingers find their targets; nothing moves sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.folds import unfold
from tests.browser.measuring import measure
from tests.browser.published import MANY, NEWS
from tests.browser.switching import text_switch

pytestmark = pytest.mark.browser

PHONES = (320, 390)
NOTE = "zhao-lijian"
_SMALL_TARGETS = """() => {
  // WCAG 2.5.8: 24 by 24 px; or a circle of 24 px about its middle meets no other target; or a link in a
  // sentence or block of text. A pseudo-element that is laid over a target enlarges it.
  const size = e => {
    const r = e.getBoundingClientRect(), over = getComputedStyle(e, "::before")
    const more = over.position === "absolute" ? [parseFloat(over.width), parseFloat(over.height)] : [0, 0]
    return {width: Math.max(r.width, more[0]), height: Math.max(r.height, more[1])}
  }
  const targets = [...document.querySelectorAll(".vm-edition :is(a, button, input, summary)")]
    .filter(e => e.checkVisibility() && !e.matches(".headerlink"))
    .map(e => e.matches("input") ? e.closest("label") : e)
  return targets
    .filter(e => !e.matches("p a, li a, dd a") || e.matches(".vm-ref, .vm-note__foot a"))
    .map(e => ({e, ...size(e)}))
    .filter(t => t.width < 23.5 || t.height < 23.5)
    .map(t => `${t.e.className || t.e.tagName} ${t.width} × ${t.height}: ${t.e.textContent.slice(0, 30)}`)
}"""

_TOP_OF_WHAT_FOLLOWS = """id => {
  const words = document.createRange()
  words.selectNode(document.getElementById(id).closest(".vm-card").nextSibling)
  return words.getBoundingClientRect().top
}"""


def _tap(page: Page, selector: str) -> None:
    page.locator(selector).first.tap()


def _sideways(page: Page) -> int:
    width: int = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
    return width


@pytest.mark.parametrize("width", PHONES)
def test_a_tap_opens_the_note_right_there_and_a_second_leaves_no_trace(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, scripts=True, touch=True)
    before = page.locator(".vm-edition").inner_html()
    mark = f'mark[data-notes~="{NOTE}"]'
    _tap(page, mark)
    card = page.locator(f".vm-card:has(#{NOTE})")
    passage, note = page.locator(mark).last.bounding_box(), card.bounding_box()
    assert passage
    assert note
    assert page.locator(f"#{NOTE} .vm-note__body").is_visible()
    line = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.vm-edition')).lineHeight)")
    assert 0 <= note["y"] - (passage["y"] + passage["height"]) <= line
    following = page.evaluate(_TOP_OF_WHAT_FOLLOWS, NOTE)
    assert following >= note["y"] + note["height"] - 1
    assert _sideways(page) <= width
    _tap(page, mark)
    assert not page.locator(f"#{NOTE} .vm-note__body").is_visible()
    page.evaluate("document.querySelectorAll('.vm-current').forEach(e => e.classList.remove('vm-current'))")
    assert page.locator(".vm-edition").inner_html().replace('class="vm-mark "', 'class="vm-mark"') == before


def test_a_note_that_is_closed_by_its_headline_goes_home(open_page: Open) -> None:
    page = open_page(NEWS, 390, scripts=True, touch=True)
    before = page.locator(".vm-edition").inner_html()
    _tap(page, f'mark[data-notes~="{NOTE}"]')
    _tap(page, f"#{NOTE} summary")
    page.wait_for_function(f"!document.querySelector('p #{NOTE}')")
    page.evaluate("document.activeElement.blur()")
    assert page.locator(".vm-edition").inner_html().replace('class=""', "") == before


@pytest.mark.parametrize("width", PHONES)
def test_every_passage_opens_its_note_near_it(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, scripts=True, touch=True)
    far = page.evaluate("""() => {
      const far = [], tap = () => new MouseEvent("click", {bubbles: true, cancelable: true, detail: 1})
      for (const ref of document.querySelectorAll(".vm-edition > p .vm-ref")) {
        const note = document.getElementById(ref.hash.slice(1))
        const card = note.closest(".vm-card")
        ref.dispatchEvent(tap())
        const distance = card.getBoundingClientRect().top - ref.getBoundingClientRect().bottom
        const isNear = distance <= 60 && distance >= -30
        if (!note.querySelector("details").open || !isNear) far.push([note.id, distance])
        ref.dispatchEvent(tap())
      }
      return far
    }""")
    assert far == []
    assert page.locator("details[open]").count() == 0
    assert measure(page).overlapping() == []


def test_a_note_opened_in_the_text_goes_home_when_the_page_grows_wide(open_page: Open) -> None:
    page = open_page(NEWS, 390, scripts=True)
    page.locator(f'mark[data-notes~="{NOTE}"]').first.click()
    assert page.locator(f"p .vm-card:has(#{NOTE})").count() == 1
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function(f"document.querySelector('.vm-notes > .vm-card #{NOTE}')")
    assert measure(page).overlapping() == []


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("width", PHONES)
def test_fingers_find_their_targets(open_page: Open, width: int, scripts: bool) -> None:
    page = open_page(NEWS, width, scripts=scripts, touch=True, after=f"#{NOTE}")
    assert page.evaluate(_SMALL_TARGETS) == []


@pytest.mark.parametrize("address", [NEWS, MANY])
def test_references_that_stand_together_do_not_cover_each_other(open_page: Open, address: str) -> None:
    page = open_page(address, 320, touch=True, notes="all" if address == NEWS else "")
    near = page.evaluate("""() => {
      const refs = [...document.querySelectorAll(".vm-ref")].map(e => e.getBoundingClientRect())
      const middle = r => [(r.left + r.right) / 2, (r.top + r.bottom) / 2]
      return refs.flatMap((r, at) => {
        const [x, y] = middle(r), next = refs[at + 1] && middle(refs[at + 1])
        const isNear = next && Math.hypot(next[0] - x, next[1] - y) < 12
        return isNear ? [`${at + 1}: ${next[0] - x}, ${next[1] - y}`] : []
      })
    }""")
    assert near == []


@pytest.mark.parametrize("scripts", [False, True])
def test_nothing_moves_sideways_on_the_narrowest_phone(open_page: Open, scripts: bool) -> None:
    page = open_page(NEWS, 320, scripts=scripts)
    assert _sideways(page) <= 320
    unfold(page)
    page.evaluate("document.querySelectorAll('details').forEach(e => (e.open = true))")
    assert _sideways(page) <= 320
    assert measure(page).overlapping() == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_text_of_twice_the_size_works(open_page: Open, width: int, request: pytest.FixtureRequest) -> None:
    page = open_page(NEWS, width)
    session = page.context.new_cdp_session(page)
    size = "parseFloat(getComputedStyle(document.querySelector('.vm-edition > p')).fontSize)"
    before = page.evaluate(size)
    # What a reader sets in the browser's own settings: widths in `em` follow it.
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    request.addfinalizer(lambda: session.send("Page.setFontSizes", {"fontSizes": {"standard": 16}}))
    assert page.evaluate(size) >= 2 * before - 0.1
    layout = measure(page)
    assert layout.overlapping() == []
    assert layout.page.right <= width
    text_switch(page, "as published").check()
    unfold(page)
    page.locator(f"#{NOTE} summary").click()
    assert page.locator(f"#{NOTE} .vm-note__body").is_visible()


def test_a_page_of_1280_px_at_four_times_its_size_is_one_of_320(open_page: Open) -> None:
    page = open_page(NEWS, 1280)
    session = page.context.new_cdp_session(page)
    metrics = {"width": 320, "height": 225, "deviceScaleFactor": 4, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert page.evaluate("[innerWidth, devicePixelRatio]") == [320, 4]
        assert _sideways(page) <= 320
        assert measure(page).overlapping() == []
    finally:
        session.send("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize("width", [*PHONES, 768])
def test_one_line_stands_for_the_notes_of_a_paragraph(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, notes="all")
    notes = page.locator(".vm-edition > .vm-notes .vm-note")
    assert notes.filter(visible=True).count() == 0
    references = page.locator(".vm-edition > p").first.locator(".vm-ref")
    of_first = references.evaluate_all("refs => refs.map(ref => ref.dataset.n)")
    page.locator(".vm-edition > p").first.locator("+ .vm-fold summary").click()
    shown = notes.filter(visible=True)
    ids = shown.evaluate_all("notes => notes.map(note => note.id)")
    numbers = shown.locator("summary b").evaluate_all("all => all.map(number => number.dataset.n)")
    assert numbers == of_first
    assert sorted(ids) == sorted(references.evaluate_all("refs => refs.map(ref => ref.hash.slice(1))"))
    unfold(page)
    assert notes.filter(visible=True).count() == notes.count()


@pytest.mark.parametrize("scripts", [False, True])
def test_of_folded_notes_the_one_that_is_asked_for_is_shown(open_page: Open, scripts: bool) -> None:
    page = open_page(NEWS, 390, scripts=scripts, after=f"#{NOTE}")
    assert page.locator(f"#{NOTE} .vm-note__body").is_visible()
    assert page.locator(".vm-card .vm-note__body").filter(visible=True).count() == 1
    folded = page.locator(".vm-edition > .vm-notes > .vm-card")
    assert folded.filter(visible=True).count() == 1
    assert folded.locator(".vm-note").filter(visible=True).count() < 5
    assert page.locator(f"#{NOTE}").evaluate("note => note.getBoundingClientRect().top") < 900


def test_without_notes_no_line_stands_for_them(open_page: Open) -> None:
    page = open_page(NEWS, 390)
    lines = page.locator(".vm-fold").filter(visible=True)
    assert lines.count()
    page.get_by_label("none", exact=True).check()
    assert lines.count() == 0


def test_nothing_needs_a_pointer_that_hovers(open_page: Open) -> None:
    page = open_page(NEWS, 390, touch=True)
    rules = page.evaluate("""async () => {
      // Ours alone: a page loads it in one with the theme's.
      const joined = [...document.styleSheets].find(sheet => sheet.href?.includes("variorum")).href
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(await (await fetch(joined.replace("-joined", ""))).text())
      const found = []
      const look = rules => { for (const rule of rules) {
        const shows = /display|visibility|opacity|content/.test(rule.style?.cssText)
        if (/:hover/.test(rule.selectorText) && shows) found.push(rule.cssText)
        if (rule.cssRules) look(rule.cssRules)
      } }
      look(sheet.cssRules)
      if (sheet.cssRules.length < 100) return ["too few rules"]
      return found
    }""")
    assert rules == []
