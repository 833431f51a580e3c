"""The margin, without a script: level with the passage, never overlapping, off the footer."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.conftest import Open
from tests.browser.folds import unfold
from tests.browser.measuring import measure
from tests.browser.pages import Pages
from tests.browser.published import MANY, NEWS, VERY_MANY
from tests.browser.reading_figures import farthest_push

pytestmark = pytest.mark.browser

TWO_MARGINS = (1232, 1280, 1440, 1920, 2560)
NARROW = (320, 390, 768, 1000, 1100, 1231)
AMOUNTS = ("core", "all")
NEAR, FAR = 120, 240
"""In pixels, from the line on which a passage begins to the beginning of its note."""
_LAST_LINES = """() => {
  const range = document.createRange()
  const topOf = (words, found) => {
    range.setStart(words, found.index)
    range.setEnd(words, found.index + found[0].length)
    return Math.round(range.getClientRects()[0].top)
  }
  const shown = [...document.querySelectorAll(".vm-note summary")].filter(e => e.offsetWidth)
  const tops = shown.map(e => [...e.lastChild.data.matchAll(/\\S+/g)].map(found => topOf(e.lastChild, found)))
  const several = tops.map((at, n) => [at, shown[n]]).filter(([at]) => at[0] !== at.at(-1))
  return [several.length, several.filter(([at]) => at.at(-1) !== at.at(-2)).map(([, e]) => e.textContent)]
}"""
"""How many headlines take several lines, and which of them have one word on the last."""
TWO_LINES = 36
"""In pixels: a headline that grows bold may need one more line."""


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("width", TWO_MARGINS)
@pytest.mark.parametrize("address", [NEWS, MANY, VERY_MANY])
def test_notes_stand_beside_the_text_and_never_overlap(
    pages: Pages, address: str, width: int, amount: str
) -> None:
    layout = pages.layout(address, width, amount)
    beside = [note for note in layout.notes if note.is_shown and note.mark]
    assert beside
    assert layout.overlapping() == []
    text = layout.edition
    assert all(note.box.left >= text.right or note.box.right <= text.left for note in beside)
    assert max(note.box.bottom for note in beside) < layout.footer.top
    assert layout.page.right <= width


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("width", TWO_MARGINS)
@pytest.mark.parametrize("address", [NEWS, MANY, VERY_MANY])
def test_notes_stand_near_their_passages(pages: Pages, address: str, width: int, amount: str) -> None:
    layout = pages.layout(address, width, amount)
    drifts = [abs(note.drift) for note in layout.notes if note.is_shown and note.mark]
    assert sum(drift <= NEAR for drift in drifts) >= 0.95 * len(drifts)
    assert max(drifts) <= FAR


@pytest.mark.parametrize("width", TWO_MARGINS)
def test_a_note_that_nothing_crowds_is_level_with_its_passage(pages: Pages, width: int) -> None:
    layout = pages.layout(MANY, width)
    level = [note for note in layout.notes if abs(note.drift) <= 1]
    assert len(level) > len(layout.notes) / 4


@pytest.mark.parametrize("width", TWO_MARGINS)
def test_what_concerns_the_text_stands_on_one_side(pages: Pages, width: int) -> None:
    layout = pages.layout(NEWS, width)
    for note in layout.notes:
        if not note.mark:
            continue
        assert (
            note.box.right <= layout.edition.left
            if note.is_about_text
            else note.box.left >= layout.edition.right
        )


@pytest.mark.parametrize("width", NARROW)
def test_on_a_narrow_page_notes_stand_below_their_paragraph(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, notes="all")
    unfold(page)
    layout = measure(page)
    assert all(note.is_shown for note in layout.notes)
    assert layout.overlapping() == []
    assert layout.page.right <= width
    for note in layout.notes:
        assert layout.edition.left <= note.box.left
        assert note.box.right <= layout.edition.right + 1
        assert note.mark is None or note.box.top >= note.mark.bottom


@pytest.mark.parametrize("width", [390, 1024])
def test_opening_a_note_in_the_text_covers_nothing(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, notes="all")
    unfold(page)
    page.locator("#anonymous-officials summary").click()
    assert page.locator("#anonymous-officials .vm-note__body").is_visible()
    layout = measure(page)
    assert layout.overlapping() == []
    assert max(note.box.bottom for note in layout.notes) < layout.footer.top


@pytest.mark.parametrize("scripts", [False, True])
def test_in_a_margin_an_open_note_leaves_the_others_where_they_are(open_page: Open, scripts: bool) -> None:
    page = open_page(NEWS, 1440, scripts=scripts, notes="all")
    assert farthest_push(page) <= TWO_LINES


def test_notes_that_a_passage_opens_stand_below_each_other(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True, notes="all")
    page.locator('mark[data-notes~="zhao-lijian"]').first.click()
    bodies = page.locator("[open] .vm-note__body").filter(visible=True)
    boxes = [box for body in bodies.all() if (box := body.bounding_box())]
    on_each_side = [
        sorted((box for box in boxes if box["x"] == x), key=lambda box: box["y"])
        for x in {box["x"] for box in boxes}
    ]
    assert max(map(len, on_each_side)) > 1
    for side in on_each_side:
        for above, below in pairwise(side):
            assert above["y"] + above["height"] <= below["y"]
    page.keyboard.press("Escape")
    assert page.locator(".vm-note [open], .vm-note details[open]").count() == 0


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_headline_ends_in_a_line_of_one_word(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, notes="all")
    unfold(page)
    lines, alone = page.evaluate(_LAST_LINES)
    assert lines > 10
    assert alone == []


def test_a_link_to_a_note_shows_it_open(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    page.locator('a[href="#zhao-lijian"].vm-ref').click()
    assert page.locator("#zhao-lijian .vm-note__body").is_visible()
    assert "zhao-lijian" in page.url


LABELS = """note => {
  const details = document.querySelector(`#${note} .vm-note__details`)
  const start = details.getBoundingClientRect().left
  return [...details.querySelectorAll("b")].map(label => {
    const { left, top } = label.getClientRects()[0]
    return [left - start, top, getComputedStyle(label).fontStyle]
  })
}"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("note", ["ban-threat", "plans-to-use"])
def test_each_detail_of_a_note_begins_a_line_with_a_label_set_apart(
    open_page: Open, note: str, width: int
) -> None:
    page = open_page(NEWS, width, notes="all", after=f"#{note}")
    labels = page.evaluate(LABELS, note)
    assert len(labels) > 2
    assert {style for _, _, style in labels} == {"italic"}
    assert all(abs(start) < 1 for start, _, _ in labels)
    assert all(above < below for (_, above, _), (_, below, _) in pairwise(labels))
