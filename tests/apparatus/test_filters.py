"""Long lists are filtered and jumped through without a script, and a search finds each source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.building import Build
from variorum.apparatus.list_filters import MOST_FIELDS, MOST_VALUES, Field, filter_rules, filters
from variorum.exporting.site_server import serve_site

NOTES, SOURCES = "notes/", "apparatus/sources/"
FIELDS = ["Kind", "Effect", "Review", "Author", "Verdict on a claim", "Claim"]


def test_an_entry_has_the_class_of_each_of_its_values() -> None:
    found = filters(
        ["ab", "b", ""],
        [Field[str]("Letter", list), Field[str]("Length", lambda word: [str(len(word))])],
    )
    assert found.classes == [
        "vm-listed vm-f0v0 vm-f0v1 vm-f1v2",
        "vm-listed vm-f0v1 vm-f1v1",
        "vm-listed vm-f1v0",
    ]
    assert [(c.name, c.total) for c in found.fields["Letter"]] == [("a", 1), ("b", 2)]


def test_a_field_in_which_all_are_alike_is_left_out() -> None:
    assert filters(["a", "a"], [Field[str]("Letter", list)]).fields == {}


def test_there_is_a_rule_for_each_value_and_no_more_values_are_offered() -> None:
    many = [str(number) for number in range(MOST_VALUES + 9)]
    fields = [Field[str](str(number), lambda value: [value]) for number in range(MOST_FIELDS + 2)]
    found = filters(many, fields)
    signs = {choice.sign for choices in found.fields.values() for choice in choices}
    assert len(signs) == MOST_FIELDS * MOST_VALUES
    assert set(re.findall(r"value=([\w-]+)", filter_rules())) == signs


@pytest.fixture(scope="module")
def site(newspaper: Build) -> Build:
    return newspaper


def test_the_search_has_an_entry_that_leads_to_each_source(site: Build) -> None:
    index = json.loads((site.site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    found = {entry["location"] for entry in index if entry["location"].startswith(SOURCES)}
    listed = set(re.findall(r'<li id="([^"]+)" class="vm-listed', site.page(SOURCES)))
    assert len(listed) > 50
    assert found == {SOURCES, *(f"{SOURCES}#{source}" for source in listed)}


def test_each_letter_leads_to_its_first_source(site: Build) -> None:
    page = site.page(SOURCES)
    letters = re.findall(r'<a href="#(letter\.\w+)">', page)
    assert len(letters) > 10
    assert letters == re.findall(r'<li class="vm-letter" id="([^"]+)"', page)


@pytest.fixture(scope="module")
def page(chromium: Browser, site: Build) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    with serve_site(site.site) as address:
        page.goto(address + NOTES)
        yield page
    context.close()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("name", FIELDS)
def test_each_choice_leaves_as_many_notes_as_it_says(page: Page, name: str) -> None:
    chosen = page.locator(f".vm-filters label:has-text('{name} ') select").first
    every = page.locator(".vm-listed:visible").count()
    options = chosen.locator("option").all_inner_texts()
    assert options[0] == "all"
    for option in options[1:4]:
        chosen.select_option(label=option)
        assert page.locator(".vm-listed:visible").count() == int(option.rpartition("(")[2].rstrip(")"))
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".vm-listed:visible").count() == every


@pytest.mark.browser
@pytest.mark.slow
def test_two_choices_leave_what_has_both(page: Page) -> None:
    kind = page.locator(".vm-filters select").first
    variant = next(text for text in kind.locator("option").all_inner_texts() if text.startswith("Variant"))
    kind.select_option(label=variant)
    claim = page.locator(".vm-filters select").last
    claim.select_option(index=1)
    assert page.locator(".vm-listed:visible").count() == 0
    page.get_by_role("button", name="Show all").click()
