"""What the search of the published edition knows."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.site.annotated_page import annotations_at, without_spaces
from tests.site.building import NEWSPAPER, Build

PAGE = "articles/china-defies-trump/"
ARTICLE = NEWSPAPER / PAGE.replace("articles", "docs/articles") / "article.txt"
_TAG = re.compile(r"<[^>]+>")


class Entry(NamedTuple):
    """An entry as the index has it: title and text are HTML."""

    location: str
    title: str
    text: str

    def words(self) -> str:
        return unescape(_TAG.sub(" ", f"{self.title} {self.text}"))


@pytest.fixture(scope="module")
def index(newspaper: Build) -> list[Entry]:
    written = json.loads((newspaper.site / "search" / "search_index.json").read_text("utf-8"))
    return [Entry(doc["location"], doc["title"], doc["text"]) for doc in written["docs"]]


@pytest.fixture(scope="module")
def notes() -> dict[str, dict[str, object]]:
    return annotations_at(NEWSPAPER)


@pytest.fixture(scope="module")
def of_notes(index: list[Entry], notes: dict[str, dict[str, object]]) -> dict[str, Entry]:
    return {e.location.partition("#")[2]: e for e in index if e.location.partition("#")[2] in notes}


@pytest.fixture(scope="module")
def of_article(index: list[Entry], of_notes: dict[str, Entry]) -> list[Entry]:
    ours = {entry.location for entry in of_notes.values()}
    return [e for e in index if e.location.startswith(PAGE) and e.location not in ours]


def test_each_note_has_one_entry_at_its_own_address(
    index: list[Entry], notes: dict[str, dict[str, object]]
) -> None:
    locations = [entry.location for entry in index]
    assert {i: locations.count(f"{PAGE}#{i}") for i in notes} == dict.fromkeys(notes, 1)


def test_no_two_entries_have_one_address(index: list[Entry]) -> None:
    locations = [entry.location for entry in index]
    assert len(locations) == len(set(locations))


def test_a_word_that_stands_only_in_a_note_is_found_there(
    index: list[Entry], notes: dict[str, dict[str, object]]
) -> None:
    received = ARTICLE.read_text("utf-8")
    for identifier, entry in notes.items():
        words = set(re.findall(r"[A-Za-z]{5,}", str(entry["note"]))) - set(re.findall(r"\w+", received))
        assert words, identifier
        (found,) = (e for e in index if e.location == f"{PAGE}#{identifier}")
        assert words <= set(re.findall(r"[A-Za-z]+", found.words())), identifier


def test_the_name_as_received_and_the_corrected_name_are_both_found(
    of_notes: dict[str, Entry], of_article: list[Entry]
) -> None:
    assert any("Zhao Legian" in entry.text for entry in of_article)
    assert "Zhao Lijian" in of_notes["zhao-lijian"].words()
    assert "Zhao Legian" in of_notes["zhao-lijian"].words()


def test_the_words_of_a_title_are_parted_as_search_parts_them(index: list[Entry]) -> None:
    """Material's search divides at white space and hyphens, and reads no character references."""
    glued = re.compile(r"&#\d+;")
    assert [entry.title for entry in index if glued.search(entry.title)] == []


def test_no_entry_holds_markup_that_could_run(index: list[Entry]) -> None:
    for entry in index:
        assert re.search(r"<\s*(script|img|iframe|svg|style|link)|\bon\w+\s*=", entry.text) is None


def test_the_articles_own_entry_is_its_text_and_nothing_else(of_article: list[Entry]) -> None:
    told = "".join(unescape(_TAG.sub("", f"{entry.title}{entry.text}")) for entry in of_article)
    assert without_spaces(told) == without_spaces(ARTICLE.read_text("utf-8"))


def test_no_page_but_the_articles_own_has_words_of_a_note(
    index: list[Entry], of_notes: dict[str, Entry], notes: dict[str, dict[str, object]]
) -> None:
    others = " ".join(entry.words() for entry in index if entry not in of_notes.values())
    for identifier, entry in notes.items():
        # A note may begin with the title of a source, which stands on other pages by right.
        assert str(entry["note"]).strip()[:90] not in others, identifier


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("typed", ["Legian", "Lijian"])
def test_a_reader_who_types_a_word_of_a_headline_is_led_to_its_note(
    newspaper_address: str, chromium: Browser, typed: str
) -> None:
    page = chromium.new_page()
    page.goto(newspaper_address)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(typed)
    page.locator(".md-search-result__item").first.wait_for()
    found = [link.get_attribute("href") or "" for link in page.locator(".md-search-result__link").all()]
    page.close()
    assert [link for link in found if link.endswith("#zhao-lijian")]
