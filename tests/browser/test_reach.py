"""How few keys lead into the text and to a note, and what is heard there."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.published import NEWS
from tests.browser.reading_figures import presses_to_note

pytestmark = pytest.mark.browser

NOTE_30, PRESSES = 30, 32


def test_the_first_link_skips_to_the_text(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "vm.text"
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.vm-edition > p .vm-ref')"):
            return
    raise AssertionError("The text is more than three stops away.")


def test_the_thirtieth_note_is_near(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True, notes="all")
    presses = presses_to_note(page, NOTE_30)
    assert presses is not None
    assert presses <= PRESSES


def test_a_note_is_heard_once_with_number_kind_and_name(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    heard = page.locator(".vm-edition").aria_snapshot()
    assert heard.count("Note 9, glossary: ByteDance") == 1
    assert heard.count("glossary: ByteDance") == 1
    assert 'link "Note 9"' in heard


@pytest.mark.parametrize("scripts", [False, True])
def test_a_reader_who_looks_up_a_source_comes_back_to_the_open_note(open_page: Open, scripts: bool) -> None:
    page = open_page(NEWS, 1440, scripts=scripts, after="#zhao-lijian")
    if not scripts:
        page.locator("#zhao-lijian summary").click()
    link = page.locator('#zhao-lijian .vm-note__sources a[href^="#"]').first
    link.click()
    line = page.locator(".vm-cited li:target")
    assert line.is_visible()
    assert line.locator("a[rel~=external]").count() == 1
    place = link.text_content() or ""
    assert place in (line.text_content() or "")
    page.go_back()
    assert page.locator("#zhao-lijian .vm-note__body").is_visible()


def test_a_note_that_stands_at_its_passage_is_still_there_after_a_source(open_page: Open) -> None:
    page = open_page(NEWS, 390, scripts=True, touch=True)
    page.locator('mark[data-notes~="zhao-lijian"]').first.tap()
    note = page.locator("#zhao-lijian")
    top = "note => Math.round(note.getBoundingClientRect().top + scrollY)"
    before = note.evaluate(top)
    note.locator('.vm-note__sources a[href^="#"]').first.tap()
    page.locator(".vm-cited li:target").wait_for()
    page.go_back()
    assert note.evaluate(top) == before
