"""The form is kind to whoever writes: it begins easy and quiet, says why, and loses nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.propose.conftest import Edition
from tests.propose.driving import fill, open_form, problems, select

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RED = """() => {
  const probe = document.createElement("p")
  probe.style.color = "var(--vm-correction)"
  document.querySelector(".vm-form").append(probe)
  const red = getComputedStyle(probe).color
  probe.remove()
  return [...document.querySelectorAll(".vm-form *")].filter(e => e.checkVisibility() &&
    [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) &&
    !e.closest(".vm-form__kinds b, .vm-form__headline i") &&
    (getComputedStyle(e).color === red || getComputedStyle(e).borderColor === red)).map(e => e.textContent)
}"""
NOTICE = ".vm-form__notice:visible"
WORDS = ".vm-form__field--words textarea"


def reopened(page: Page) -> None:
    page.reload()
    page.wait_for_selector(".vm-header__write[data-ready]")
    page.click(".vm-header__write")
    page.wait_for_selector("dialog.vm-form[open]")


def test_a_context_note_comes_first(page: Page) -> None:
    open_form(page, "waited")
    assert page.locator("dialog input[type=radio]").first.get_attribute("value") == "context"
    assert page.locator("dialog input:checked").get_attribute("value") == "context"


@pytest.mark.parametrize("kind", ["context", "correction", "glossary", "reliability", "variant"])
def test_nothing_is_red_before_something_is_typed(page: Page, kind: str) -> None:
    page.click(".vm-header__write")
    page.check(f"dialog input[value={kind}]")
    assert page.evaluate(RED) == []
    assert page.locator("dialog [aria-invalid=true]").count() == 0
    assert problems(page) != []
    page.get_by_role("button", name="Copy").click()
    assert page.evaluate(RED) != []


def test_the_words_of_a_selection_stay_as_chosen(page: Page) -> None:
    open_form(page, "ferry leaves")
    assert page.input_value(WORDS) == "ferry leaves"
    assert page.locator(NOTICE).count() == 0


def test_where_the_words_are_others_the_form_says_why(page: Page) -> None:
    page.goto(page.url)
    page.wait_for_selector(".vm-header__write[data-ready]")
    corrected = page.locator(".vm-corr").first.inner_text()
    received = page.evaluate("document.querySelector('.vm-sic').textContent")
    select(page, corrected)
    page.click("button.vm-propose")
    page.wait_for_selector("dialog.vm-form[open]")
    assert page.input_value(WORDS) == received
    assert page.locator(NOTICE).inner_text() == (
        f"You selected “{corrected}”. A note quotes the text as received, without its corrections."
    )
    page.fill(WORDS, "waited")
    assert page.locator(NOTICE).count() == 0


def test_a_reload_loses_nothing_that_was_written(page: Page) -> None:
    open_form(page, "waited by")
    page.get_by_role("button", name="Add a source").click()
    fill(page, "reliability", {"claim": "It waited.", "note": "Long\n\nand *hard*."})
    fill(page, "context", {"title": "A title"})
    reopened(page)
    assert page.locator("dialog input:checked").get_attribute("value") == "context"
    assert page.input_value(WORDS) == "waited by"
    assert page.input_value(".vm-form__field--title textarea") == "A title"
    assert page.input_value(".vm-form__field--note textarea") == "Long\n\nand *hard*."
    assert page.locator(".vm-form__status").inner_text() == "What you wrote before is here again."
    page.check("dialog input[value=reliability]")
    assert page.input_value(".vm-form__field--claim textarea") == "It waited."
    page.evaluate("sessionStorage.clear()")


def test_what_was_handed_over_is_not_there_again(page: Page) -> None:
    open_form(page, "waited by")
    fill(page, "context", {"title": "A title", "note": "A note."})
    with page.expect_download():
        page.get_by_role("button", name="Download").click()
    reopened(page)
    assert page.input_value(".vm-form__field--title textarea") == ""


def test_a_draft_of_another_shape_is_forgotten(page: Page) -> None:
    page.evaluate(
        "sessionStorage.setItem('variorum-propose:' + location.pathname, '{\"typed\": 3, \"kind\": []}')"
    )
    reopened(page)
    assert page.input_value(WORDS) == ""


def test_words_that_are_not_there_get_the_nearest(page: Page) -> None:
    page.click(".vm-header__write")
    page.fill(WORDS, "ferry leafes")
    page.get_by_role("button", name="Take these words").click()
    assert page.input_value(WORDS) == "ferry leaves"


def test_on_a_phone_the_preview_stays_beside_the_fields(chromium: Browser, edition: Edition) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 780})
    page.goto(edition.address)
    page.wait_for_selector(".vm-header__write[data-ready]")
    open_form(page, "waited by")
    for name in ("title", "note", "editors"):
        field = page.locator(f".vm-form__field--{name} textarea")
        field.fill("Some words.")
        field.scroll_into_view_if_needed()
        note, written = page.locator(".vm-form .vm-note").bounding_box(), field.bounding_box()
        assert note
        assert written
        assert note["y"] >= 0
        assert note["y"] + note["height"] <= written["y"]
        assert written["y"] + written["height"] <= 780
    page.close()


def test_the_console_is_quiet(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    open_form(page, "waited by")
    fill(page, "context", {"title": "A title", "note": "A note."})
    page.locator(".vm-form__field--name textarea").fill("Somebody")
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert said == []
