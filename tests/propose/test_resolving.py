"""The browser finds the passage that the engine finds: in every case of anchoring, and in generated texts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.engine.test_anchoring_cases import ANCHORING_CASES, SELECTOR
from tests.propose.conftest import Edition
from tests.propose.modules import modules
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Selector

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = 500
_RESOLVE = """async ([address, cases]) => {
  const { ReadingText } = await import(address + 'folding.js')
  const { resolve } = await import(address + 'resolve.js')
  return cases.map(([text, quote, prefix, suffix, occurrence]) => {
    const spans = resolve({ quote, prefix, suffix, occurrence }, new ReadingText(text))
    const points = offset => [...text.slice(0, offset)].length
    return spans.map(({ start, end }) => [points(start), points(end)])
  })
}"""
_WORDS = ["lamp", "oil", "the", "Oil", "wick", "10", "1.5", "storm-lamp", "“oil”", "l’oil", "café"]
_JOINTS = [" ", " ", " ", ", ", ".\n\n", ": ", " - ", "\n"]
Asked = tuple[str, str, str, str, int | None]


def _of_the_cases() -> list[Asked]:
    """Return the text and selector of each case; those of `all` are not written by the form."""
    every: list[Asked] = []
    for parameters in ANCHORING_CASES:
        values: Any = parameters.values[0].values
        quote, prefix, suffix, occurrence = (values.get(key) for key in SELECTOR)
        if occurrence != "all":
            number = int(occurrence) if occurrence else None
            every.append((values["text"], quote or "", prefix or "", suffix or "", number))
    return every


@st.composite
def _generated(draw: st.DrawFn) -> Asked:
    """Draw a text with recurring words, and a selector of words that mostly stand there."""
    number = draw(st.integers(3, 30))
    pieces = [draw(st.sampled_from(_WORDS)) + draw(st.sampled_from(_JOINTS)) for _ in range(number)]
    text = "".join(pieces).strip()

    def part(most: int) -> str:
        first = draw(st.integers(0, len(text) - 1))
        return text[first : first + draw(st.integers(1, most))].strip()

    quote = part(20) or "oil"
    if draw(st.booleans()):
        quote = f"{quote} … {part(12) or 'lamp'}"
    prefix, suffix = (part(8) if draw(st.integers(0, 3)) == 0 else "" for _ in range(2))
    occurrence = draw(st.one_of(st.none(), st.none(), st.integers(1, 3)))
    return text, quote, prefix, suffix, occurrence


def _all_asked() -> list[Asked]:
    asked = _of_the_cases()

    @settings(max_examples=MANY, database=None)
    @given(_generated())
    def collect(one: Asked) -> None:
        asked.append(one)

    collect()
    return asked


def test_the_browser_finds_the_passages_that_the_engine_finds(page: Page, edition: Edition) -> None:
    asked = _all_asked()
    found = page.evaluate(_RESOLVE, [modules(page, edition.address), asked])
    placed = 0
    for (text, quote, prefix, suffix, occurrence), spans in zip(asked, found, strict=True):
        selector = Selector(quote, prefix, suffix, occurrence)
        outcome = resolve(selector, ReadingText(text))
        if isinstance(outcome, Found):
            assert [tuple(span) for span in spans] == [tuple(span) for span in outcome.spans], (
                text,
                selector,
            )
            placed += 1
        else:
            assert len(spans) != 1, (text, selector, outcome)
    assert placed > len(asked) / 10
