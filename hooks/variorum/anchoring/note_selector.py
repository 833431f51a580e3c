"""The selector of a passage as it stands in a note: on one line, and matching nothing else."""

from __future__ import annotations

from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.write_elided import write_elided
from variorum.anchoring.write_selector import visible, write_selector
from variorum.model.look_alikes import without_deceit
from variorum.model.selector import Selector, Span

LONGEST_QUOTE = 1_500
"""Code points; the model takes 2,000. For a longer passage, only the first and last words are quoted."""


def selector_of(span: Span, text: ReadingText) -> Selector | None:
    """Return a one-line selector that finds `span`, and finds nothing once the passage is deleted.

    None if no selector does.
    """
    shown = visible(span, text)
    if shown is None:
        return None
    quote = _line(text.text[shown.start : shown.end])
    if len(quote) > LONGEST_QUOTE:
        return write_elided(shown, text)
    exact = write_selector(shown, text)
    if exact is None:
        return None
    selector = Selector(quote, _line(exact.prefix), _line(exact.suffix))
    return selector if resolve(selector, text) == Found((shown,)) else None


def _line(text: str) -> str:
    return " ".join(without_deceit(text).split())
