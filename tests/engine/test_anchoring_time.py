"""Looking for a passage takes a time that grows with the text, not with its square."""

from __future__ import annotations

from time import process_time

import pytest

from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Selector

SMALL, LARGE = 4_000, 16_000
"""Sentences; the longer text is two short novels, with `the` in it 32,000 times."""
FACTOR = 2 * LARGE / SMALL
"""What is linear takes 4 times as long for 4 times the text, what is quadratic 16 times."""


@pytest.mark.slow
@pytest.mark.parametrize("quote", ["the", "the … the"])
def test_a_quote_is_looked_for_in_one_pass(quote: str) -> None:
    assert seconds(quote, LARGE) < FACTOR * seconds(quote, SMALL)


def seconds(quote: str, sentences: int) -> float:
    """Return the least CPU time of three, so that other work on the machine does not count."""
    text = ReadingText("the sea and the log. " * sentences)
    taken = []
    for _ in range(3):
        started = process_time()
        resolve(Selector(quote), text)
        taken.append(process_time() - started)
    return min(taken)
