"""The type of the pages beside the articles, as the browser computes it."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.published import NEWS

pytestmark = pytest.mark.browser

REM = 20
"""Pixels, as Material sets it."""
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
