"""By keyboard and by ear: the order of things, what is announced, and that a machine finds no fault."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.browser.accessibility import GOLDEN, OPENED, RENEW, tree, violations
from tests.browser.conftest import Open
from tests.browser.pages import Pages, Reader
from tests.browser.published import NEWS, SLICED
from tests.browser.switching import show_notes, text_switch
from tests.site.building import build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site

pytestmark = pytest.mark.browser

NOTE = "zhao-lijian"
BARE = """\
    site_name: Bare
    theme: {name: material, font: false, features: [search.highlight, search.suggest, toc.follow]}
    plugins: [search]
    """


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a page of Material is published that has nothing of ours."""
    folder = tmp_path_factory.mktemp("bare")
    root = draw(
        folder / "source", {"mkdocs.yml": BARE, "docs/index.md": "# Bare\n\nWords.\n\n## More\n\nWords.\n"}
    )
    with serve_site(build(root, folder / "site").site) as address:
        yield address


@pytest.mark.parametrize("scripts", [False, True])
def test_from_the_text_to_a_note_and_back_to_the_same_place(open_page: Open, scripts: bool) -> None:
    page = open_page(NEWS, 1440, scripts=scripts)
    page.locator(f'[id="ref:{NOTE}"]').focus()
    page.keyboard.press("Enter")
    if not scripts:
        page.keyboard.press("Tab")
    assert (
        page.evaluate(
            "document.activeElement.matches('summary') && document.activeElement.closest('.vm-note').id"
        )
        == NOTE
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.vm-note').id") == NOTE
    page.locator(f'#{NOTE} [role="doc-backlink"]').focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == f"ref:{NOTE}"


def test_the_keyboard_goes_through_the_page_as_it_is_read(open_page: Open) -> None:
    page = open_page(NEWS, 1440, notes="all")
    order = page.evaluate("""() => {
      const all = [...document.querySelectorAll(".vm-edition :is(a[href], input, summary)")]
      return all.filter(e => e.tabIndex > 0).map(e => e.id || e.tagName)
    }""")
    assert order == []
    page.locator(".vm-about > summary").focus()
    first = page.locator(".vm-edition > p").first
    notes = first.evaluate("""first => [...document.querySelectorAll(".vm-note summary")]
      .filter(e => e.checkVisibility())
      .filter(e => e.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).map(e => e.id)""")
    assert notes
    for note in notes:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == note
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('.vm-edition > p')")


def test_a_focus_is_always_to_be_seen(open_page: Open) -> None:
    page = open_page(NEWS, 1440)
    page.get_by_label("More", exact=True).focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        style = "(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)"
        assert page.evaluate(f"{style}(getComputedStyle(document.activeElement))")


def test_the_accessibility_tree_is_the_one_that_was_read(open_page: Open) -> None:
    now = tree(open_page(NEWS, 1280))
    assert now == GOLDEN.read_text("utf-8"), f"To renew it: {RENEW}, and read `git diff` aloud."


def test_a_passage_is_announced_once_and_its_slices_are_not(open_page: Open) -> None:
    page = open_page(SLICED, 1280, notes="all")
    heard = page.locator(".vm-edition > p").first.aria_snapshot()
    assert "mark" not in heard
    assert heard.count("Note ") == 3
    assert "a long passage holds a short passage" in heard


def test_marks_do_not_cut_words(open_page: Open) -> None:
    page = open_page(NEWS, 1280)
    without = page.evaluate("""() => {
      const paragraphs = [...document.querySelectorAll(".vm-edition > p")].map(p => p.cloneNode(true))
      for (const p of paragraphs) p.querySelectorAll(".vm-ref, .vm-sic").forEach(e => e.remove())
      return paragraphs.map(p => p.textContent)
    }""")
    page.evaluate("document.querySelectorAll('.vm-ref').forEach(e => e.remove())")
    assert page.locator(".vm-edition > p").all_inner_texts() == without


def test_corrections_are_deletions_and_insertions(open_page: Open) -> None:
    page = open_page(NEWS, 1280)
    text_switch(page, "both").check()
    heard = page.locator(".vm-edition > p").filter(has=page.locator(f'[id="ref:{NOTE}"]')).aria_snapshot()
    assert "deletion: Zhao Legian" in heard
    assert "insertion: Zhao Lijian" in heard


def test_roles_and_references_are_whole(open_page: Open) -> None:
    page = open_page(NEWS, 1280)
    broken = page.evaluate("""() => {
      const there = id => document.getElementById(id)
      const all = selector => [...document.querySelectorAll(`.vm-edition ${selector}`)]
      return [
        ...all(".vm-ref").filter(e => e.role !== "doc-noteref" && e.getAttribute("role") !== "doc-noteref"),
        ...all(".vm-ref").filter(e => !there(e.getAttribute("aria-details")) || !there(e.hash.slice(1))),
        ...all("[role=doc-backlink]").filter(e => !there(e.hash.slice(1))),
        ...all(".vm-note").filter(e => e.getAttribute("role") !== "note"),
        ...all("[aria-labelledby]").filter(e => !there(e.getAttribute("aria-labelledby"))),
        ...all("[id]").filter(e => document.querySelectorAll(`[id="${CSS.escape(e.id)}"]`).length > 1),
      ].map(e => e.id || e.outerHTML)
    }""")
    assert broken == []


def test_headings_are_in_order(open_page: Open) -> None:
    page = open_page(NEWS, 1280)
    levels = page.evaluate(
        "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map(e => +e.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_a_machine_finds_no_fault_in_the_edition(open_page: Open, width: int, dark: bool) -> None:
    page = open_page(NEWS, width, scripts=True, dark=dark)
    text_switch(page, "both").check()
    page.evaluate("document.querySelectorAll('.vm-note details').forEach(e => (e.open = true))")
    assert violations(page, ".vm-edition") == []


@pytest.mark.parametrize("dark", [False, True])
def test_nor_on_the_page_beyond_what_bare_material_has(
    open_page: Open, pages: Pages, bare: str, dark: bool
) -> None:
    known = violations(pages.show(bare, 1280, Reader(scripts=True, dark=dark)))
    found = violations(open_page(NEWS, 1280, scripts=True, dark=dark))
    assert sorted(set(found) - set(known)) == []


def test_the_help_has_no_fault_either(open_page: Open) -> None:
    page = open_page(NEWS, 1280, scripts=True)
    page.keyboard.press("?")
    assert violations(page, ".vm-help") == []


def test_forced_colours_keep_lines_and_signs(pages: Pages) -> None:
    page = pages.show(pages.addresses[NEWS], 1280, Reader(forced_colors=True), notes="all")
    style = "e => (s => [s.textDecorationStyle, s.textDecorationColor])(getComputedStyle(e))"
    further = page.locator('mark[class="vm-mark vm-mark--further-glossary"]').first
    line, colour = further.evaluate(style)
    assert line == "dotted"
    assert not colour.endswith(", 0)")
    show_notes(page, "core")
    assert further.evaluate(style)[1].endswith(", 0)"), "No note of this passage is shown."
    core = page.locator('mark[class="vm-mark vm-mark--reliability"]').first
    assert core.evaluate(style) == ["double", colour]
    assert page.locator(f"#{OPENED}").evaluate("e => getComputedStyle(e).borderInlineEndWidth") == "2px"


@pytest.mark.parametrize("dark", [False, True])
def test_forced_colours_let_passages_be_read(pages: Pages, dark: bool) -> None:
    page = pages.show(pages.addresses[NEWS], 1280, Reader(dark=dark, forced_colors=True))
    around = page.locator(".vm-edition > p").first.evaluate("e => getComputedStyle(e).color")
    colours = page.evaluate(
        "[...document.querySelectorAll('.vm-mark, .vm-mark *')].map(e => getComputedStyle(e).color)"
    )
    assert set(colours) == {around}
