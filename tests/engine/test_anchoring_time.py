"""Looking for a passage takes a time that grows with the text, not with its square."""

from __future__ import annotations

from time import perf_counter

import pytest

from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Selector

LONG = ReadingText("the sea and the log. " * 8000)
"""As long as a short novel; `the` stands in it 16,000 times."""
FACTOR = 4
"""How much longer “the … the” may take than “the”: it looks for two quotes and joins them."""


@pytest.mark.slow
def test_first_and_last_words_are_joined_in_one_pass() -> None:
    def seconds(quote: str) -> float:
        started = perf_counter()
        resolve(Selector(quote), LONG)
        return perf_counter() - started

    seconds("warm up")
    assert seconds("the … the") < FACTOR * seconds("the")
