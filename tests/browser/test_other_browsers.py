"""Firefox and WebKit show what Chromium shows; where they are not installed, this is left out, and said."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from tests.browser.framed_page import FramedPage
from tests.browser.measures import FAR, NEAR
from tests.browser.measuring import Layout, measure
from tests.browser.other_browsers import FIREFOX, WEBKIT, NotToBeHad, started
from tests.browser.published import MANY, NEWS

pytestmark = pytest.mark.browser

NOTE = "zhao-lijian"
PASSAGE = f'mark[data-notes~="{NOTE}"]'
REFERENCE = f'a.vm-ref[href="#{NOTE}"]'
OPEN = f"document.querySelector('#{NOTE} details').open"
ENTER, ESCAPE = "\ue007", "\ue00c"
SETTLES = 0.1
"""Seconds: some frames."""
DOUBLE_CLICK = 1
"""Seconds after which a second click is one of its own. Two that belong together select a word."""
WIDTHS = (320, 768, 1280, 1920)
AMOUNTS = ("core", "all")
_HAS_MARGIN = "getComputedStyle(document.querySelector('.vm-notes > .vm-card')).position === 'absolute'"
_SHOWN = "selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).length"


@pytest.fixture(scope="module", params=[FIREFOX, WEBKIT])
def page(request: pytest.FixtureRequest) -> Iterator[FramedPage]:
    """A page in each of the browsers that are here."""
    try:
        with started(request.param) as driver:
            yield FramedPage(driver)
    except NotToBeHad as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize(("width", "scripts"), [*product(WIDTHS, [False, True])])
def test_notes_stand_near_their_passages_and_never_overlap(
    page: FramedPage, addresses: dict[str, str], width: int, scripts: bool
) -> None:
    page.show(addresses[NEWS], width, scripts=scripts)
    assert page.evaluate("[innerWidth, matchMedia('(scripting: none)').matches]") == [width, not scripts]
    for amount in AMOUNTS:
        _choose(page, amount)
        page.unfold()
        time.sleep(SETTLES)
        layout = measure(page)
        assert all(note.is_shown for note in layout.notes) == (amount == "all")
        _is_in_order(layout, width)
        if page.evaluate(_HAS_MARGIN):
            _is_beside(layout)
            _is_near(layout)
        else:
            _is_below(layout)


def test_passages_and_links_are_underlined(page: FramedPage, addresses: dict[str, str]) -> None:
    page.show(f"{addresses[NEWS]}#{NOTE}", 1280, scripts=False)
    line = "selector => getComputedStyle(document.querySelector(selector)).textDecorationLine"
    assert page.evaluate(line, ".vm-mark--reliability") == "underline"
    assert page.evaluate(line, f"#{NOTE} .vm-note__foot a") == "underline"
    style = "selector => getComputedStyle(document.querySelector(selector)).textDecorationStyle"
    assert page.evaluate(style, "mark[class='vm-mark vm-mark--reliability']") == "double"


@pytest.mark.parametrize("width", [320, 1280])
def test_hundreds_of_notes_never_overlap(page: FramedPage, addresses: dict[str, str], width: int) -> None:
    page.show(addresses[MANY], width, scripts=False)
    page.unfold()
    layout = measure(page)
    _is_in_order(layout, width)
    if page.evaluate(_HAS_MARGIN):
        _is_near(layout)


def test_margins_stand_where_anchors_can_be_relied_on(page: FramedPage, addresses: dict[str, str]) -> None:
    page.show(addresses[NEWS], 1280, scripts=False)
    relies = "CSS.supports('top: anchor(top)') && !CSS.supports('-webkit-nbsp-mode: space')"
    assert page.evaluate(_HAS_MARGIN) == page.evaluate(relies)


@pytest.mark.parametrize(("width", "scripts"), [*product(WIDTHS, [False, True])])
def test_a_note_is_opened_by_a_click_on_its_headline(
    page: FramedPage, addresses: dict[str, str], width: int, scripts: bool
) -> None:
    page.show(addresses[NEWS], width, scripts=scripts)
    page.unfold()
    page.click(f"#{NOTE} summary")
    page.wait_for(OPEN)
    assert page.evaluate(_SHOWN, f"#{NOTE} .vm-note__body")
    _is_in_order(measure(page), width)


@pytest.mark.parametrize(("width", "scripts"), [*product([320, 1280], [False, True])])
def test_a_note_is_opened_by_its_address(
    page: FramedPage, addresses: dict[str, str], width: int, scripts: bool
) -> None:
    page.show(f"{addresses[NEWS]}#{NOTE}", width, scripts=scripts)
    body = page.evaluate(f"document.querySelector('#{NOTE} .vm-note__body').getBoundingClientRect().height")
    assert body > 20
    assert page.evaluate(f"document.querySelector('#{NOTE} .vm-note__body').checkVisibility()")
    _is_in_order(measure(page), width)


@pytest.mark.parametrize("width", [320, 1280])
def test_its_number_in_the_text_opens_a_note_without_a_script(
    page: FramedPage, addresses: dict[str, str], width: int
) -> None:
    page.show(addresses[NEWS], width, scripts=False)
    page.click(REFERENCE)
    page.wait_for(f"location.hash === '#{NOTE}'")
    assert (
        page.evaluate(f"document.querySelector('#{NOTE} .vm-note__body').getBoundingClientRect().height") > 20
    )


@pytest.mark.parametrize(("width", "touch"), [(320, True), (768, True), (1280, False)])
def test_a_passage_opens_its_note_and_closes_it(
    page: FramedPage, addresses: dict[str, str], width: int, touch: bool
) -> None:
    page.show(addresses[NEWS], width, scripts=True)
    page.click(PASSAGE, touch=touch)
    page.wait_for(OPEN)
    layout = measure(page)
    _is_in_order(layout, width)
    opened = next(note for note in layout.notes if note.id == NOTE)
    assert opened.mark
    assert -FAR <= opened.box.top - opened.mark.bottom <= FAR
    time.sleep(DOUBLE_CLICK)
    page.click(PASSAGE, touch=touch)
    page.wait_for(f"!{OPEN}")


@pytest.mark.parametrize("scripts", [False, True])
def test_whatever_opens_or_closes_a_note_moves_the_others(
    page: FramedPage, addresses: dict[str, str], scripts: bool
) -> None:
    page.show(addresses[NEWS], 1280, scripts=scripts)
    first = page.evaluate("document.querySelector('.vm-notes > .vm-card .vm-note').id")
    steps: list[Callable[[], None]] = [
        lambda: page.click(f"#{first} summary"),
        lambda: page.press(ENTER),
        lambda: page.press(ENTER),
        lambda: page.press(" "),
        lambda: page.click(REFERENCE),
        lambda: page.click(f"#{NOTE} summary"),
        lambda: page.click('.vm-bar label:has([value="core"])'),
        lambda: page.click('.vm-bar label:has([value="both"])'),
        lambda: page.click('.vm-bar label:has([value="all"])'),
    ]
    for step in steps:
        step()
        time.sleep(SETTLES)
        _is_in_order(measure(page), 1280)


def test_keys_go_from_note_to_note(page: FramedPage, addresses: dict[str, str]) -> None:
    page.show(addresses[NEWS], 1280, scripts=True)
    page.click(".vm-edition > p")
    page.press("j")
    page.wait_for("!!document.activeElement.closest('.vm-note')")
    page.press(ESCAPE)
    page.wait_for("!document.activeElement.closest('.vm-note')")


@pytest.mark.parametrize("width", [320, 1280])
def test_switches_work_without_a_script(page: FramedPage, addresses: dict[str, str], width: int) -> None:
    page.show(addresses[NEWS], width, scripts=False)
    _choose(page, "all")
    page.click(".vm-bar__more")
    passage = f"document.querySelector('{PASSAGE}').innerText"
    assert page.evaluate(passage) == "Zhao Lijian"
    page.click('.vm-bar label:has([value="published"])')
    assert page.evaluate(passage) == "Zhao Legian"
    page.click('.vm-bar label:has([value="both"])')
    assert all(name in page.evaluate(passage) for name in ("Zhao Legian", "Zhao Lijian"))
    page.unfold()
    everything = page.evaluate(_SHOWN, ".vm-note")
    page.click('.vm-bar label:has([value="glossary"])')
    assert page.evaluate(_SHOWN, ".vm-note.vm-kind--glossary") == 0
    assert 0 < page.evaluate(_SHOWN, ".vm-note") < everything
    _is_in_order(measure(page), width)
    page.click('.vm-bar label:has([value="none"])')
    assert page.evaluate(_SHOWN, ".vm-note") == 0
    page.click('.vm-bar label:has([value="all"])')
    page.click('.vm-bar label:has([value="glossary"])')
    assert page.evaluate(_SHOWN, ".vm-note") == everything


def _choose(page: FramedPage, amount: str) -> None:
    """Show the core notes, all or none."""
    page.click(f'.vm-bar label:has([value="{amount}"])')


def _is_in_order(layout: Layout, width: int) -> None:
    """No note on another or on the footer, and nothing beyond the page's edge."""
    assert layout.overlapping() == []
    assert max(note.box.bottom for note in layout.notes if note.is_shown) < layout.footer.top
    assert layout.page.right <= width


def _is_beside(layout: Layout) -> None:
    text = layout.edition
    beside = [note for note in layout.notes if note.is_shown and note.mark]
    assert beside
    assert all(note.box.left >= text.right or note.box.right <= text.left for note in beside)


def _is_near(layout: Layout) -> None:
    drifts = [abs(note.drift) for note in layout.notes if note.is_shown and note.mark]
    assert sum(drift <= NEAR for drift in drifts) >= 0.95 * len(drifts)
    assert max(drifts) <= FAR


def _is_below(layout: Layout) -> None:
    shown = [note for note in layout.notes if note.is_shown]
    assert shown
    for note in shown:
        assert layout.edition.left <= note.box.left
        assert note.box.right <= layout.edition.right + 1
        assert note.mark is None or note.box.top >= note.mark.bottom
