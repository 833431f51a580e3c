"""A site that is opened from the disk, as reviewers open a preview, works like one that is served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.published import NEWS
from tests.propose.driving import downloaded, fill, open_form
from tests.site.building import Build

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Fonts are announced early, by CORS; from a disk the browser refuses that, and loads them all the same.
EXPECTED = re.compile(
    r"Access to font at '[^']*/literata(-italic)?\.woff2'|Failed to load resource: net::ERR_FAILED"
)


@pytest.fixture(scope="module")
def site(newspaper: Build) -> Path:
    assert newspaper.status == 0, newspaper.log
    return newspaper.site


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    """The article's page; nothing may be refused there but what is announced."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    page, complaints = context.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto((site / NEWS / "index.html").as_uri())
    page.wait_for_selector("[data-scripted]")
    yield page
    context.close()
    assert [said for said in complaints if not EXPECTED.match(said)] == []


def test_the_faces_are_there(page: Page) -> None:
    page.wait_for_function("[...document.fonts].filter(f => f.status === 'loaded').length >= 2")
    assert page.evaluate("document.fonts.check('italic 1em Literata')")


def test_the_switches_change_the_page_and_its_address(page: Page) -> None:
    notes = page.locator(".vm-note:visible")
    before = notes.count()
    page.check(".vm-bar [value=all]")
    assert notes.count() > before
    assert page.url.endswith("?notes=all")
    page.reload()
    assert page.locator(".vm-bar [value=all]").is_checked()


def test_a_passage_opens_its_notes(page: Page) -> None:
    page.locator("p > .vm-mark").first.click()
    assert page.locator(".vm-note details[open]").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator(".vm-note details[open]").count() == 0


def test_a_link_to_a_page_leads_to_it_and_not_to_its_folder(page: Page, site: Path) -> None:
    page.locator(".vm-ways a", has_text="How to read").first.click()
    page.wait_for_url((site / "how-to-read" / "index.html").as_uri())


def test_the_form_makes_a_note(page: Page, tmp_path: Path) -> None:
    open_form(page, "regular press conference")
    fill(page, "context", {"title": "A title", "note": "A *note*."})
    assert downloaded(page, tmp_path).name == "a-title.yml"


def test_the_form_knows_the_names_of_all_notes(page: Page) -> None:
    open_form(page, "regular press conference")
    fill(page, "context", {"title": "Zhao Lijian", "note": "A name that is taken."})
    assert page.locator(".vm-form__file code").inner_text().endswith("/zhao-lijian-2.yml")
