"""The type of the pages beside the articles, as the browser computes it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator

from tests.browser.conftest import Open
from tests.browser.published import NEWS

pytestmark = pytest.mark.browser

REM = 20
"""Pixels, as Material sets it."""
DARKER = 10
"""Of 255, at the edge of a box that goes on."""
TYPE = [
    ("entities", ".vm-register nav p", "italic", 400, 0.76),
    ("glossary", ".vm-register .vm-number", "normal", 700, 0.65),
    ("timeline", ".vm-timeline", "normal", 400, 12 / REM),
    ("timeline", ".vm-timeline__label", "italic", 400, 14 / REM),
    ("timeline", ".vm-events time", "italic", 400, 0.72),
    ("about-this-text", ".vm-book dt", "normal", 400, 0.66),
    ("corrections-and-variants", ".vm-book small", "normal", 400, 0.66),
    ("corrections-and-variants", ".vm-sigla dt", "normal", 600, 0.8),
    ("who-says-so", ".vm-book figcaption", "normal", 400, 0.66),
]
_STYLE = """selector => {
  const element = document.querySelector(selector)
  if (!element) return null
  const style = getComputedStyle(element)
  return [style.fontStyle, +style.fontWeight, parseFloat(style.fontSize), style.fontFamily]
}"""


@pytest.mark.parametrize(("page", "selector", "style", "weight", "rem"), TYPE)
def test_the_type_is_that_of_the_stylesheet(
    open_page: Open, addresses: dict[str, str], page: str, selector: str, style: str, weight: int, rem: float
) -> None:
    shown = open_page(addresses[NEWS].removesuffix(NEWS) + f"apparatus/{page}/", 1280)
    found = shown.evaluate(_STYLE, selector)
    assert found[:2] == [style, weight]
    assert found[2] == pytest.approx(rem * REM, abs=0.1)
    assert found[3].startswith("Literata")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_drawing_that_is_wider_than_the_page_says_so_at_its_edge(
    open_page: Open, addresses: dict[str, str], width: int
) -> None:
    page = open_page(addresses[NEWS].removesuffix(NEWS) + "apparatus/about-this-text/", width)
    box = page.locator(".vm-scroll").first
    is_wider = box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert is_wider == (width == 360)
    assert _shades(box) == (False, is_wider)
    box.evaluate("box => box.scrollLeft = box.scrollWidth")
    assert _shades(box) == (is_wider, False)


def _shades(box: Locator) -> tuple[bool, bool]:
    """Return whether the left and the right edge of a drawing are darker than its paper."""
    picture = Image.open(BytesIO(box.screenshot())).convert("L")
    line = picture.tobytes()[2 * picture.width :][: picture.width]
    paper = line[picture.width // 2]
    return paper - line[1] > DARKER, paper - line[-2] > DARKER
