"""Words are selected by hand: dragged over, clicked, gone over with the keys, touched.

What Chromium cannot be made to do here is a long press: it selects nothing where there is no screen to
touch. So a finger's selection is set by script, under the events of a finger.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import whole_started
from tests.propose.conftest import Edition
from tests.propose.driving import downloaded, fill, problems, select
from tests.propose.pointing import covered_letters, drag, ends, middle

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOTE = {"title": "A title", "note": "A *note*."}
SELECTED = "String(getSelection())"
OFFER = "button.vm-propose"
# First and last words over which the hand goes, and the words as received on which the note is to stand.
DRAGGED = [
    ("waited by", "", "waited by"),
    ("twice.”", "A family", "twice.”\n\nA family"),
    ("said the clerk", "", "said the clark"),
    ("time", "later", "time, two, and [no] *later"),
    ("“Nobody may cross,”", "", "“Nobody may cross,”"),
    ("👩‍👩‍👧", "", "👩‍👩‍👧"),
    ("🇫🇷 flew", "", "🇫🇷 flew"),
    ("أحد يعبر", "", "أحد يعبر"),
    ("الحارس", "השומר", "الحارس: لا أحد يعبر مرتين. כתב השומר"),
    ("[no] *later* <one>", "", "[no] *later* <one>"),
]


def take_up(page: Page) -> None:
    page.click(OFFER)
    page.wait_for_selector("dialog.vm-form[open]")


def placed(page: Page, edition: Edition) -> str:
    """Put a note into the edition and return the words on which it stands."""
    fill(page, "context", NOTE)
    assert problems(page) == []
    path = downloaded(page, edition.notes)
    article = edition.checked()
    note = next(note for note in article.notes if note.annotation.id == path.stem)
    return "".join(article.text[span.start : span.end] for span in note.spans)


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize(("first", "last", "expected"), DRAGGED, ids=range(len(DRAGGED)))
def test_dragged_over(
    page: Page, edition: Edition, first: str, last: str, expected: str, *, backwards: bool
) -> None:
    drag(page, first, last, backwards=backwards)
    take_up(page)
    assert placed(page, edition) == expected


@pytest.mark.parametrize("width", [390, 1280])
def test_no_number_is_in_the_way_of_a_mouse_that_goes_along_a_line(
    chromium: Browser, edition: Edition, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 5_000})
    whole = context.new_page()
    whole.goto(edition.address)
    whole.wait_for_selector(".vm-header__write[data-ready]")
    assert covered_letters(whole) == []
    context.close()


@pytest.mark.parametrize(
    ("word", "clicks", "expected"),
    [
        ("waited", 2, "waited"),
        # In a passage: its note opens, and the word is selected all the same.
        ("clerk", 2, "the clark"),
        # All of a paragraph; where numbers of notes stand in it, Chromium takes what lies between them.
        ("يعبر", 3, "قال الحارس: لا أحد يعبر مرتين. כתב השומר: איש אינו עובר פעמיים."),
    ],
)
def test_clicked(page: Page, edition: Edition, word: str, clicks: int, expected: str) -> None:
    page.mouse.click(*middle(page, word), click_count=clicks)
    take_up(page)
    assert placed(page, edition) == expected


def test_a_click_that_selects_nothing_makes_no_offer_and_takes_the_last_away(page: Page) -> None:
    drag(page, "waited by")
    page.wait_for_selector(OFFER)
    page.mouse.click(*middle(page, "nine"))
    page.wait_for_selector(OFFER, state="detached")


def test_all_of_it_by_keys(page: Page, edition: Edition) -> None:
    page.keyboard.press("Control+a")
    page.wait_for_selector(OFFER)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.vm-form[open]")
    text = (edition.root / "docs/articles/ferry/article.txt").read_text("utf-8")
    assert placed(page, edition) == text.strip()


def test_typed_by_keys_alone(page: Page, edition: Edition) -> None:
    """The way of whoever neither points nor can move a caret in the page."""
    page.focus(".vm-header__write")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.vm-form[open]")
    page.keyboard.type("The ferry leaves")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("option:checked:has-text('[The ferry leaves] at nine')", state="attached")
    assert placed(page, edition) == "The ferry leaves"


@pytest.fixture
def page_with_caret(chromium: Browser, edition: Edition) -> Iterator[Page]:
    """The page in a browser that is told to show a caret (F7 in most), which the headless shell cannot."""
    browser = whole_started(chromium.browser_type, "--enable-caret-browsing")
    page = browser.new_page(accept_downloads=True)
    page.goto(edition.address)
    page.wait_for_selector(".vm-header__write[data-ready]")
    yield page
    browser.close()


def test_gone_over_with_a_caret(page_with_caret: Page, edition: Edition) -> None:
    page = page_with_caret
    page.focus("[id='ref:first-ferry']")
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_selector(OFFER)
    words = page.evaluate(SELECTED)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.vm-form[open]")
    assert placed(page, edition) == words.strip() != ""


def test_with_a_finger(chromium: Browser, edition: Edition) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    touched = context.new_page()
    touched.goto(edition.address)
    touched.wait_for_selector(".vm-header__write[data-ready]")
    box = ends(touched, "waited by")
    select(touched, "waited by")
    for kind in ("pointerdown", "pointercancel"):
        touched.locator(".vm-edition").dispatch_event(kind, {"pointerType": "touch"})
    touched.wait_for_selector(OFFER)
    offered = touched.locator(OFFER).bounding_box()
    assert offered
    # Below the handles that the system draws, and large enough.
    assert offered["y"] >= box.end[1] + 30
    assert offered["height"] >= 24
    touched.tap(OFFER)
    touched.wait_for_selector("dialog.vm-form[open]")
    assert placed(touched, edition) == "waited by"
    context.close()


def test_the_line_that_stands_for_notes_is_none_of_the_words(chromium: Browser, edition: Edition) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    narrow = context.new_page()
    narrow.goto(edition.address)
    narrow.wait_for_selector(".vm-header__write[data-ready]")
    select(narrow, "waited by")
    narrow.wait_for_selector(OFFER)
    narrow.evaluate("getSelection().selectAllChildren(document.querySelector('.vm-fold summary'))")
    narrow.wait_for_selector(OFFER, state="hidden")
    select(narrow, "twice.”", "A family")
    take_up(narrow)
    assert placed(narrow, edition) == "twice.”\n\nA family"
    context.close()
