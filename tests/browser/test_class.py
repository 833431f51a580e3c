"""From a text to paper: the handout for a class is two clicks away and fills two sheets."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Open
from tests.browser.published import NEWS

pytestmark = pytest.mark.browser


def _address(addresses: dict[str, str], what: str = "") -> str:
    return f"{addresses[NEWS].removesuffix(NEWS)}class/china-defies-trump/{what}"


def _pdf(page: Page, paper: str) -> PdfReader:
    page.emulate_media(media="print")
    return PdfReader(BytesIO(page.pdf(format=paper)))


def test_two_clicks_lead_from_the_text_to_the_printer(open_page: Open) -> None:
    page = open_page(NEWS, 1280, scripts=True)
    page.get_by_role("link", name="For a class").first.click()
    page.wait_for_url("**/class/china-defies-trump/")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")


def test_without_a_script_no_button_promises_to_print(open_page: Open, addresses: dict[str, str]) -> None:
    page = open_page(_address(addresses), 1280)
    assert page.locator(".vm-print").filter(visible=True).count() == 0
    assert page.locator(".vm-class__ways a").filter(visible=True).count() == 4


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_handout_fills_two_sheets(open_page: Open, addresses: dict[str, str], paper: str) -> None:
    pdf = _pdf(open_page(_address(addresses), 1280), paper)
    assert len(pdf.pages) == 2
    words = [re.sub(r"\s+", " ", page.extract_text()) for page in pdf.pages]
    assert "China would rather see TikTok" in words[0]
    assert "Please enter your name here" in words[1]
    assert "What I found" in words[1]
    assert "CC BY 4.0" in words[1]
    assert "Questions" not in "".join(words), "Nothing is printed that only a screen can use."


def test_each_line_of_the_handout_is_one_line_on_paper(open_page: Open, addresses: dict[str, str]) -> None:
    page = open_page(_address(addresses), 700)
    page.emulate_media(media="print")
    heights = page.locator("[data-n]").evaluate_all(
        "lines => lines.map(e => e.getBoundingClientRect().height)"
    )
    assert len(heights) > 50
    assert max(heights) < 1.5 * min(heights)


@pytest.mark.parametrize("width", [360, 390, 1024, 1440])
@pytest.mark.parametrize("what", ["", "questions/", "key/"])
def test_nothing_is_cut_off(open_page: Open, addresses: dict[str, str], what: str, width: int) -> None:
    page = open_page(_address(addresses, what), width)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    heights = page.locator("[data-n]").evaluate_all(
        "lines => lines.map(e => e.getBoundingClientRect().height)"
    )
    assert not heights or max(heights) < 1.5 * min(heights)


def test_lines_to_write_on_are_printed(open_page: Open, addresses: dict[str, str]) -> None:
    page = open_page(_address(addresses, "questions/"), 700)
    page.emulate_media(media="print")
    lines = page.locator(".vm-class__room i")
    drawn = lines.evaluate_all(
        "all => all.filter(i => parseFloat(getComputedStyle(i).borderBottomWidth) > 0)"
    )
    assert len(drawn) == lines.count() > 40
