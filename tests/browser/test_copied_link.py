"""The link of a note is copied; where it may not be, it is followed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.pages import Pages
from tests.browser.published import NEWS
from tests.browser.switching import text_switch

pytestmark = pytest.mark.browser

NOTE = "zhao-lijian"


def test_the_link_of_a_note_is_copied_and_that_is_said(pages: Pages, open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    text_switch(page, "as published").check()
    page.locator(f"#{NOTE} summary").click()
    page.locator(f"#{NOTE} .vm-copy").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{pages.addresses[NEWS]}?text=published#{NOTE}"


def test_the_link_of_a_note_that_may_not_be_copied_is_followed(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    page.locator(f"#{NOTE} summary").click()
    page.locator(f"#{NOTE} .vm-copy").click()
    page.wait_for_url(f"**#{NOTE}")
