"""Each mark has the line of its highest kind, whatever else overlaps, as the browser computes it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.published import NEWS, OVERLAPS
from tests.browser.switching import kind_switch
from variorum.model.kinds import BY_RANK, KINDS

pytestmark = pytest.mark.browser

# By rank, the highest last; and the form of each line.
LINES = {kind: KINDS[kind].of_kind.line.style for kind in BY_RANK}
# All probes are put in before any style is asked for: the browser then computes the styles once.
_MARKS = """kinds => {
  const marks = [...document.querySelectorAll(".vm-edition .vm-mark")]
  const probes = marks.map(mark => kinds.map(kind => {
    const probe = document.createElement("i")
    probe.style.color = `color-mix(in srgb, var(--vm-${kind}) var(--vm-line-ink), transparent)`
    mark.append(probe)
    return probe
  }))
  const found = marks.map((mark, at) => {
    const own = kinds.map((kind, number) => [kind, getComputedStyle(probes[at][number]).color])
    const colours = Object.fromEntries(own)
    const style = getComputedStyle(mark)
    const line = style.textDecorationLine === "none" ? "none" : style.textDecorationStyle
    return [[...mark.classList], line, style.textDecorationColor, colours, mark.textContent]
  })
  for (const probe of probes.flat()) probe.remove()
  return found
}"""
_CLEAR = "rgba(0, 0, 0, 0)"


def _check_lines(page: Page, shown: set[str], *, further: bool = True) -> int:
    """Check each mark of a page on which the kinds `shown` are on; return how many have a line."""
    seen = 0
    for classes, line, colour, colours, text in page.evaluate(_MARKS, list(LINES)):
        kinds = {name.removeprefix("vm-mark--") for name in classes if name.startswith("vm-mark--")}
        core = kinds & set(LINES)
        of_further = {kind.removeprefix("further-") for kind in kinds if kind.startswith("further-")}
        on = shown & (core | of_further if further else core)
        if "space" in kinds:
            assert (line, text.isspace()) == ("none", True)
        elif "gap" in kinds and line == "none":
            assert text.isspace()
        elif not on:
            assert colour == _CLEAR, (classes, text)
        else:
            highest = max(on, key=list(LINES).index)
            assert (line, colour) == (LINES[highest], colours[highest]), (classes, text)
            seen += 1
    return seen


@pytest.mark.parametrize("address", [NEWS, OVERLAPS])
def test_the_line_of_the_highest_kind_wins(open_page: Open, address: str) -> None:
    page = open_page(address, 1440, notes="all")
    notes = page.locator(".vm-ref").count()
    assert notes > 50
    assert _check_lines(page, set(LINES)) >= notes


@pytest.mark.parametrize("off", LINES)
def test_of_the_kinds_that_are_shown(open_page: Open, off: str) -> None:
    page = open_page(OVERLAPS, 1440, notes="all")
    kind_switch(page, off).uncheck()
    assert _check_lines(page, set(LINES) - {off}) > 50


def test_of_core_notes_where_only_they_are_shown(open_page: Open) -> None:
    page = open_page(OVERLAPS, 1440, notes="core")
    assert _check_lines(page, set(LINES), further=False) > 30


@pytest.mark.parametrize("address", [NEWS, OVERLAPS])
def test_no_stub_of_a_line_stands_below_a_space(open_page: Open, address: str) -> None:
    marks = open_page(address, 1440, notes="all").evaluate(_MARKS, list(LINES))
    lines = [(line, colour, text) for _, line, colour, _, text in marks]
    for at, (line, colour, text) in enumerate(lines[1:-1], 1):
        if text.isspace() and line != "none":
            assert (line, colour) in {(near[0], near[1]) for near in (lines[at - 1], lines[at + 1])}
