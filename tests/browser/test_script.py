"""What a script adds: switches remembered and in the address, passages that open notes, keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.measuring import measure
from tests.browser.pages import Pages, Reader
from tests.browser.published import INSTANT, NEWS, SLICED
from tests.browser.switching import kind_switch, text_switch

pytestmark = pytest.mark.browser

NOTE = "zhao-lijian"


def _passage(page: Page, note: str = NOTE) -> None:
    page.locator(f'mark[data-notes~="{note}"]').first.click()


def _body(page: Page, note: str = NOTE) -> bool:
    return page.locator(f'[id="{note}"] .vm-note__body').is_visible()


def _focused(page: Page) -> str:
    """Return the id of the focused element, or of the note whose headline it is."""
    found: str = page.evaluate("""() => {
      const focused = document.activeElement
      return focused.matches("summary") ? focused.closest(".vm-note").id : focused.id
    }""")
    return found


def test_switches_are_remembered(pages: Pages, open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    text_switch(page, "as published").check()
    kind_switch(page, "glossary").uncheck()
    page.goto("about:blank")
    page.goto(pages.addresses[NEWS])
    expect(page.get_by_label("as published")).to_be_checked()
    assert not page.locator('.vm-bar input[value="glossary"]').is_checked()
    assert page.locator(f'mark[data-notes~="{NOTE}"]').first.inner_text() == "Zhao Legian"


def test_switches_work_where_nothing_may_be_remembered(pages: Pages) -> None:
    pages.complaints.clear()
    page = pages.another(Reader(scripts=True))
    page.add_init_script(
        "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('closed') }"
    )
    page.route("**/bundle*.js", lambda route: route.abort())  # Material's own script needs a store.
    page.goto(pages.addresses[NEWS])
    text_switch(page, "as published").check()
    assert "text=published" in page.url
    _passage(page)
    assert _body(page)
    page.context.close()
    assert [said for said in pages.complaints if "variorum.js" in said] == []
    pages.complaints.clear()


def test_a_link_shows_what_its_sender_saw(pages: Pages, open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    text_switch(page, "both").check()
    page.get_by_label("core", exact=True).check()
    kind_switch(page, "variant").uncheck()
    shared = page.url
    assert "hide=variant" in shared
    page.evaluate("localStorage.setItem('variorum', 'text=published&hide=context')")
    page.goto("about:blank")
    page.goto(shared)
    expect(page.get_by_label("both")).to_be_checked()
    expect(page.get_by_label("core", exact=True)).to_be_checked()
    assert not page.locator('.vm-bar input[value="variant"]').is_checked()
    assert page.locator('.vm-bar input[value="context"]').is_checked()


def test_the_address_of_an_untouched_page_stays_as_it_is(pages: Pages, open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    assert page.url == pages.addresses[NEWS]
    text_switch(page, "as published").check()
    text_switch(page, "corrected").check()
    assert page.url == pages.addresses[NEWS]


def test_a_foreign_query_is_kept(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True, after="?from=mail")
    text_switch(page, "as published").check()
    assert "from=mail" in page.url


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_a_click_on_a_passage_opens_its_note_and_a_second_closes_it(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, scripts=True)
    _passage(page)
    assert _body(page)
    assert measure(page).overlapping() == []
    _passage(page)
    assert not _body(page)


def test_selecting_words_of_a_passage_opens_nothing(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    mark = page.locator("mark").first
    mark.evaluate("mark => getSelection().selectAllChildren(mark)")
    mark.dispatch_event("click")
    assert page.locator("details[open]").count() == 0


def test_enter_on_a_number_goes_into_the_note_and_escape_back(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    page.locator(f'[id="ref:{NOTE}"]').focus()
    page.keyboard.press("Enter")
    assert _body(page)
    assert _focused(page) == NOTE
    page.keyboard.press("Escape")
    assert _focused(page) == f"ref:{NOTE}"


def test_a_note_is_peeked_at_while_its_number_has_the_focus(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    page.locator(f'[id="ref:{NOTE}"]').focus()
    page.keyboard.press("Shift+Tab")
    assert not _body(page)
    page.keyboard.press("Tab")
    assert _focused(page) == f"ref:{NOTE}"
    assert _body(page)
    page.keyboard.press("Tab")
    assert not _body(page)


def test_what_a_reader_opened_stays_open_after_a_peek(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    page.locator(f"#{NOTE} summary").click()
    page.locator(f'[id="ref:{NOTE}"]').focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert _body(page)


def test_an_address_opens_its_note(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True, after=f"#{NOTE}")
    assert _body(page)
    box = page.locator(f"#{NOTE}").bounding_box()
    assert box
    assert 0 <= box["y"] <= 900
    other = page.locator(".vm-note").last.get_attribute("id") or ""
    page.evaluate("id => (location.hash = id)", other)
    expect(page.locator(f'[id="{other}"] .vm-note__body')).to_be_visible()


def test_an_address_shows_a_note_that_was_switched_off(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True, after=f"?notes=none#{NOTE}")
    assert _body(page)


def test_a_broken_fragment_breaks_nothing(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True, after="#%E0%A4%A")
    _passage(page)
    assert _body(page)


@pytest.mark.parametrize("width", [390, 1440])
def test_j_and_k_go_from_note_to_note(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, scripts=True, notes="all")
    order = page.evaluate("[...document.querySelectorAll('.vm-note')].map(note => note.id)")
    page.keyboard.press("j")
    first = order.index(_focused(page))
    assert _body(page, order[first])
    page.keyboard.press("j")
    assert _focused(page) == order[first + 1]
    assert not _body(page, order[first])
    page.keyboard.press("k")
    assert _focused(page) == order[first]
    page.keyboard.press("Escape")
    assert page.locator(".vm-note details[open]").count() == 0


def test_keys_leave_fields_and_the_browser_alone(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    page.keyboard.press("Control+j")
    page.locator(".md-search__input").focus()
    page.keyboard.type("jk?")
    assert page.locator(".md-search__input").input_value() == "jk?"
    assert page.locator(".vm-note details[open]").count() == 0
    assert page.locator("dialog[open]").count() == 0


def test_a_panel_lists_the_keys_and_turns_them_off(pages: Pages, open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    page.keyboard.press("?")
    panel = page.get_by_role("dialog", name="Keys")
    expect(panel).to_be_visible()
    panel.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert page.locator(".vm-note details[open]").count() == 0
    expect(panel).to_be_hidden()
    page.goto("about:blank")
    page.goto(pages.addresses[NEWS])
    page.wait_for_selector("[data-scripted]")
    page.keyboard.press("j")
    assert page.locator(".vm-note details[open]").count() == 0
    page.get_by_role("button", name="Keys").click()
    panel.get_by_role("checkbox").check()
    panel.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert page.locator(".vm-note details[open]").count() == 1


def test_the_way_back_leads_to_the_same_place(open_page: Open) -> None:
    page = open_page(NEWS, 390, scripts=True, notes="all")
    last = page.locator(".vm-ref").last
    note = (last.get_attribute("id") or "").removeprefix("ref:")
    last.scroll_into_view_if_needed()
    last.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    page.locator(f'[id="{note}"] [role="doc-backlink"]').focus()
    page.keyboard.press("Enter")
    assert _focused(page) == f"ref:{note}"
    top = last.evaluate("e => e.getBoundingClientRect().top")
    assert 0 < top < 900
    assert abs(page.evaluate("scrollY") - before) < 900


def test_a_passage_opens_all_its_notes_that_are_shown_and_closes_them(open_page: Open) -> None:
    page = open_page(SLICED, 1440, scripts=True)
    inner = page.locator('mark[data-notes~="short-passage"]')
    inner.click()
    assert [_body(page, note) for note in ("short-passage", "less-short", "long-passage")] == [
        True,
        False,
        True,
    ]
    inner.click()
    assert page.locator("details[open]").count() == 0
    page.get_by_label("all", exact=True).check()
    inner.click()
    assert [_body(page, note) for note in ("short-passage", "less-short", "long-passage")] == [True] * 3
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0


def test_back_leads_to_where_the_reader_was_and_then_off_the_page(pages: Pages, open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    page.evaluate("scrollTo(0, 300)")
    for note in (NOTE, "misusing-or-abusing"):
        _passage(page, note)
        assert page.url.startswith(f"{pages.addresses[NEWS]}#")
    page.go_back()
    assert page.url == pages.addresses[NEWS]
    expect(page.locator("details[open]")).to_have_count(0)
    assert page.evaluate("scrollY") == 300
    page.go_back()
    assert page.url == "about:blank"


def test_a_passage_lights_up_with_its_note(open_page: Open) -> None:
    page = open_page(NEWS, 1440, scripts=True)
    mark = page.locator(f'mark[data-notes~="{NOTE}"]').first
    mark.hover()
    assert "vm-current" in (page.locator(f"#{NOTE}").get_attribute("class") or "")
    page.locator(f"#{NOTE}").hover()
    assert "vm-current" in (mark.get_attribute("class") or "")


def test_it_works_on_a_page_that_came_without_a_reload(pages: Pages, open_page: Open) -> None:
    page = open_page(INSTANT, 1440, scripts=True)
    page.evaluate("window.unloaded = false")
    page.locator(".md-content a", has_text="The sliced").first.click()
    page.wait_for_selector("[data-scripted]")
    assert page.evaluate("window.unloaded") is False
    _passage(page, "long-passage")
    assert page.locator("details[open]").count() == 1
    page.keyboard.press("Escape")
    page.get_by_label("core", exact=True).check()
    page.get_by_role("button", name="Keys").click()
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator("details[open]")).to_have_count(0)
    page.go_back()
    page.wait_for_function("!document.querySelector('.vm-edition')")
    page.keyboard.press("j")
    page.go_forward()
    page.wait_for_selector("[data-scripted]")
    assert page.locator(".vm-bar button").count() == 1
    expect(page.get_by_label("core", exact=True)).to_be_checked()
    page.keyboard.press("j")
    assert page.locator("details[open]").count() == 1
