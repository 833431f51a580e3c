"""Material's search finds what stands only in a note, says that it is one, and leads there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.published import NEWS

pytestmark = pytest.mark.browser

WORD = "gunboat"


def _found(page: Page, words: str) -> list[tuple[str, str]]:
    """Return address and title of what is found in the article, its notes first of all."""
    page.locator(".md-search__input").click()
    page.keyboard.type(words, delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_attached(timeout=15_000)
    results = page.locator(".md-search-result__item a").evaluate_all(
        "all => all.map(a => [a.href, a.querySelector('h1, h2').textContent.trim()])"
    )
    return [(address, title) for address, title in results if f"/{NEWS}" in address]


def test_a_word_that_stands_only_in_a_note_leads_to_the_note_open(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    text = " ".join(page.locator(".vm-edition > p").all_inner_texts())
    assert WORD not in text
    notes = [address for address, _ in _found(page, WORD) if "#" in address]
    assert notes
    page.goto(notes[0])
    page.wait_for_selector("[data-scripted]")
    identifier = notes[0].partition("#")[2]
    expect(page.locator(f'[id="{identifier}"] .vm-note__body')).to_be_visible()


@pytest.mark.parametrize("name", ["Zhao Legian", "Zhao Lijian"])
def test_both_spellings_find_the_passage(open_page: Open, name: str) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    assert _found(page, name)


def test_results_say_that_they_are_notes(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    titles = [title for address, title in _found(page, WORD) if "#" in address]
    assert titles
    assert all(re.match(r"(Context|Reliability|Glossary|Variant|Correction)\b", title) for title in titles)
