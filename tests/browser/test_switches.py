"""The switches, without a script: real form controls, and what they do to text, notes and margins."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.folds import unfold
from tests.browser.measuring import measure
from tests.browser.published import MANY, NEWS, OVERLAPS
from tests.browser.switching import kind_switch, text_switch
from variorum.model.kinds import BY_RANK

pytestmark = pytest.mark.browser

KINDS = BY_RANK


def _shown(page: Page, kind: str = "") -> int:
    selector = f".vm-note.vm-kind--{kind}" if kind else ".vm-note"
    return page.locator(selector).filter(visible=True).count()


def _line(page: Page, mark: str) -> str:
    style: str = page.locator(mark).first.evaluate("e => getComputedStyle(e).textDecorationColor")
    return style


def _is_clear(colour: str) -> bool:
    return colour.endswith(("/ 0)", ", 0)"))


@pytest.mark.parametrize("width", [390, 1440])
def test_the_text_is_shown_as_corrected_as_published_or_both(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width)
    mark = page.locator('mark[data-notes~="zhao-lijian"]').first
    assert mark.inner_text() == "Zhao Lijian"
    text_switch(page, "as published").check()
    assert mark.inner_text() == "Zhao Legian"
    text_switch(page, "both").check()
    assert "Zhao Legian" in mark.inner_text()
    assert "Zhao Lijian" in mark.inner_text()
    text_switch(page, "corrected").check()
    assert mark.inner_text() == "Zhao Lijian"


def test_as_published_is_the_text_as_it_was_received(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    text_switch(page, "as published").check()
    hidden = ".vm-card, .vm-header, .vm-whole, .vm-end, .headerlink"
    page.evaluate("s => document.querySelectorAll(s).forEach(e => (e.style.display = 'none'))", hidden)
    received = page.request.get(f"{page.url}article.txt").text()
    assert page.locator(".vm-edition").inner_text().split() == received.split()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [390, 1440])
def test_a_kind_is_switched_off_and_on(open_page: Open, width: int, kind: str) -> None:
    page = open_page(NEWS, width, notes="all")
    unfold(page)
    before = {each: _shown(page, each) for each in KINDS}
    assert before[kind]
    kind_switch(page, kind).uncheck()
    assert {each: _shown(page, each) for each in KINDS} == {**before, kind: 0}
    assert page.locator(f".vm-ref.vm-kind--{kind}").filter(visible=True).count() == 0
    kind_switch(page, kind).check()
    assert {each: _shown(page, each) for each in KINDS} == before


@pytest.mark.parametrize("kind", KINDS)
def test_passages_lose_their_lines_with_their_notes(open_page: Open, kind: str) -> None:
    # In the edition each correction stands on words that have a variant, too.
    page = open_page(OVERLAPS if kind == "correction" else NEWS, 1440, notes="all")
    others = ", ".join(f".vm-mark--{other}, .vm-mark--further-{other}" for other in KINDS if other != kind)
    only = f"mark:is(.vm-mark--{kind}, .vm-mark--further-{kind}):not({others}, .vm-mark--left-out)"
    assert not _is_clear(_line(page, only))
    kind_switch(page, kind).uncheck()
    assert _is_clear(_line(page, only))


def test_the_heading_above_the_switches_obeys_them_too(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    references = page.locator("h1 .vm-ref").filter(visible=True)
    assert references.count()
    page.get_by_label("none", exact=True).check()
    assert references.count() == 0
    assert page.locator("h1 mark").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"


@pytest.mark.parametrize("width", [390, 1440])
def test_only_core_notes_or_none_are_shown(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, notes="all")
    unfold(page)
    everything = _shown(page)
    further = page.locator(".vm-note.vm-further").count()
    assert 0 < further < everything
    page.get_by_label("core", exact=True).check()
    unfold(page)
    assert _shown(page) == everything - further
    page.get_by_label("none", exact=True).check()
    assert _shown(page) == 0
    page.get_by_label("all", exact=True).check()
    assert _shown(page) == everything


@pytest.mark.parametrize("width", [390, 1440])
def test_a_note_that_is_asked_for_is_shown_though_its_kind_is_off(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, after="#zhao-lijian")
    page.get_by_label("none", exact=True).check()
    assert _shown(page) == 1
    assert page.locator("#zhao-lijian .vm-note__body").is_visible()


@pytest.mark.parametrize("width", [390, 1024, 1440, 1920])
@pytest.mark.parametrize(
    "off", [("context",), ("variant", "correction"), ("glossary", "reliability", "context")]
)
def test_margins_are_without_overlap_when_kinds_are_off(
    open_page: Open, width: int, off: tuple[str, ...]
) -> None:
    page = open_page(NEWS, width, notes="all")
    unfold(page)
    for kind in off:
        kind_switch(page, kind).uncheck()
    layout = measure(page)
    shown = [note for note in layout.notes if note.is_shown]
    assert shown
    assert layout.overlapping() == []
    assert max(note.box.bottom for note in shown) < layout.footer.top


def test_hundreds_of_notes_are_switched_without_overlap(open_page: Open) -> None:
    page = open_page(MANY, 1440)
    kind_switch(page, "correction").uncheck()
    layout = measure(page)
    assert sum(note.is_shown for note in layout.notes) == 200
    assert layout.overlapping() == []


def test_the_switches_are_labelled_groups_that_stay_behind(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    bar = page.get_by_role("group", name="How the text and its notes are shown")
    page.get_by_label("More", exact=True).check()
    assert bar.get_by_role("group", name="Kinds").get_by_role("checkbox").count() == len(KINDS)
    assert bar.get_by_role("group", name="Text").get_by_role("radio").count() == 3
    page.evaluate("scrollTo(0, 1200)")
    box = bar.bounding_box()
    assert box
    assert box["y"] + box["height"] < 0


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("width", [360, 390, 768, 1440, 2560])
def test_the_bar_is_one_slim_row(open_page: Open, width: int, scripts: bool) -> None:
    box = open_page(NEWS, width, scripts=scripts).locator(".vm-bar").bounding_box()
    assert box
    assert box["height"] <= 40


def test_the_keyboard_reaches_every_switch(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    page.locator('.vm-bar input[value="corrected"]').focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("as published").is_checked()
    page.keyboard.press("Shift+Tab")
    assert page.get_by_label("More", exact=True).evaluate("e => e === document.activeElement")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    focused = page.evaluate("document.activeElement.value")
    assert focused in KINDS
    assert _shown(page, focused) == 0
