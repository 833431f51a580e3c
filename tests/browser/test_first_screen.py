"""What a reader meets first: the text, quiet, whole, and not broken by its numbers."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.published import MANY, NEWS
from tests.browser.reading_figures import (
    SCREENS,
    is_found,
    lines_on_first_screen,
    numbers,
    phrases_across_numbers,
    selected_text,
    share_on_a_line,
)

pytestmark = pytest.mark.browser

_WAYS = (
    *("How to read", "Who says so", "About this text", "Timeline"),
    *("For a class", "Sources", "Cite", "Home"),
)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_text_begins_on_the_first_screen(open_page: Open, width: int, height: int) -> None:
    page = open_page(NEWS, width)
    assert lines_on_first_screen(page, width, height) >= 5
    page.set_viewport_size({"width": width, "height": 900})


def test_at_first_a_third_of_the_letters_have_a_line_at_most(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    assert page.get_by_label("core", exact=True).is_checked()
    assert 0.1 < share_on_a_line(page) <= 1 / 3


def test_without_notes_nothing_has_a_line_and_no_number_stands(open_page: Open) -> None:
    page = open_page(NEWS, 1440, notes="none")
    assert share_on_a_line(page) == 0
    assert numbers(page).shown == []


@pytest.mark.parametrize("amount", ["core", "all"])
@pytest.mark.parametrize("address", [NEWS, MANY])
def test_numbers_ascend_where_they_stand(open_page: Open, address: str, amount: str) -> None:
    page = open_page(address, 1440, notes=amount if address == NEWS else "")
    found = numbers(page)
    assert len(found.shown) > 10
    assert found.inversions == 0


@pytest.mark.parametrize("amount", ["core", "all"])
def test_a_phrase_across_a_number_is_found(open_page: Open, amount: str) -> None:
    page = open_page(NEWS, 1440, notes=amount)
    phrases = phrases_across_numbers(page)
    assert len(phrases) == 5
    assert [phrase for phrase in phrases if not is_found(page, phrase)] == []


def test_a_text_fragment_across_a_number_is_gone_to(open_page: Open) -> None:
    page = open_page(NEWS, 390, after="#:~:text=export%20list%20on%20August%2028")
    page.wait_for_function("scrollY > 300")


@pytest.mark.parametrize("amount", ["core", "all"])
def test_what_is_selected_in_the_text_is_the_text(open_page: Open, amount: str) -> None:
    page = open_page(NEWS, 1440, notes=amount)
    selected = selected_text(page)
    texts = page.evaluate(
        """() => [...document.querySelectorAll(".vm-edition > p")].slice(0, 3).map(p => p.innerText)"""
    )
    assert "".join(selected.split()) == "".join("".join(texts).split())


@pytest.mark.parametrize("width", [390, 1024, 1440, 2560])
def test_ways_lead_on_from_head_and_end(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width)
    for name in ("Around this text", "On from this text"):
        row = page.get_by_role("navigation", name=name)
        assert row.get_by_role("link").all_inner_texts() == list(_WAYS)
        box = row.bounding_box()
        assert box
        assert box["height"] <= 30
    for link in page.get_by_role("navigation", name="On from this text").get_by_role("link").all():
        assert page.request.get(f"{page.url}{link.get_attribute('href')}").ok


def test_the_line_of_a_paragraph_counts_the_notes_that_are_shown(open_page: Open) -> None:
    page = open_page(NEWS, 390)
    folds = page.locator(".vm-fold + .vm-notes")
    count = "e => getComputedStyle(e.previousElementSibling).getPropertyValue('--vm-n')"
    shown = (
        "e => [...e.querySelectorAll('.vm-note')].filter(n => getComputedStyle(n).display !== 'none').length"
    )
    for amount in ("core", "all"):
        page.locator(f'.vm-bar input[value="{amount}"]').check()
        for fold in folds.all():
            assert int(fold.evaluate(count)) == fold.evaluate(shown)
            lines = fold.evaluate("e => e.previousElementSibling.querySelector('summary').checkVisibility()")
            assert lines is (fold.evaluate(shown) > 0)
