"""What is seen at the edges of boxes: a shade where one goes on, and the line about what has the focus."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page

from tests.browser.conftest import Open
from tests.browser.published import NEWS

pytestmark = pytest.mark.browser

DARKER = 10
"""Of 255, at the edge of a box that goes on."""
OFF, THICK = 2, 2
"""Pixels from a headline to the line about it, and of that line."""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("page", "box"), [("apparatus/about-this-text/", ".vm-scroll"), (NEWS, ".vm-header .vm-ways")]
)
def test_what_is_wider_than_the_page_says_so_at_its_edge(
    open_page: Open, addresses: dict[str, str], page: str, box: str, width: int
) -> None:
    shown = open_page(addresses[NEWS].removesuffix(NEWS) + page, width).locator(box).first
    is_wider = shown.evaluate("box => box.scrollWidth > box.clientWidth")
    assert is_wider == (width == 360)
    assert _shades(shown) == (False, is_wider)
    shown.evaluate("box => box.scrollLeft = box.scrollWidth")
    assert _shades(shown) == (is_wider, False)


def _shades(box: Locator) -> tuple[bool, bool]:
    """Return whether the left and the right edge of a box are darker than its paper."""
    picture = Image.open(BytesIO(box.screenshot())).convert("L")
    line = picture.tobytes()[2 * picture.width :][: picture.width]
    paper = max(line)
    return paper - line[1] > DARKER, paper - line[-2] > DARKER


@pytest.mark.parametrize("width", [360, 768, 1231, 1280, 1920])
def test_the_line_about_an_open_note_with_the_focus_is_whole(open_page: Open, width: int) -> None:
    page = open_page(NEWS, width, notes="all", after="#ban-threat")
    headline = page.locator("#ban-threat summary")
    headline.press("Enter")
    headline.scroll_into_view_if_needed()
    box = headline.bounding_box()
    assert box
    left, top, length, height = box["x"], box["y"], box["width"], box["height"]
    sides: list[FloatRect] = [
        {"x": left - OFF - THICK, "y": top, "width": THICK, "height": height},
        {"x": left + length + OFF, "y": top, "width": THICK, "height": height},
        {"x": left, "y": top - OFF - THICK, "width": length, "height": THICK},
        {"x": left, "y": top + height + OFF, "width": length, "height": THICK},
    ]
    colour = headline.locator("b").evaluate("sign => getComputedStyle(sign).color")
    assert [_colour(page, side) for side in sides] == [colour] * 4


def _colour(page: Page, clip: FloatRect) -> str:
    """Return the commonest colour of a part of the page."""
    picture = Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")
    pixels = picture.tobytes()
    colours = Counter(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    ((colour, _),) = colours.most_common(1)
    return f"rgb{colour}"
