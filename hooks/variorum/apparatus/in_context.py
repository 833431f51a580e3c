"""A passage, quoted with the words around it."""

from __future__ import annotations

from typing import NamedTuple

from variorum.model.selector import Span
from variorum.model.wording import shortened

BESIDE = 48
"""Code points before and after a passage: with it about two lines of a page."""
LONGEST_PASSAGE = 120
_PARAGRAPH = "\n\n"


class InContext(NamedTuple):
    """The words of a passage, and those beside them in its paragraph; `…` where these are cut off."""

    before: str
    words: str
    after: str


def in_context(text: str, span: Span, beside: int = BESIDE, longest: int = LONGEST_PASSAGE) -> InContext:
    """Return the passage at `span` of the reading text with the words around it.

    `beside` and `longest` are the most code points of these words, and of the passage.
    """
    # What is longer than is shown is cut off. Nothing farther than that and the end of a paragraph is
    # looked at: there may be thousands of passages in one long paragraph.
    reach = beside + len(_PARAGRAPH)
    before = text[max(0, span.start - reach) : span.start].rpartition(_PARAGRAPH)[2]
    after = text[span.end : span.end + reach].partition(_PARAGRAPH)[0]
    return InContext(
        _tail(before, beside),
        shortened(text[span.start : span.end], longest),
        _head(after, beside),
    )


def _tail(text: str, beside: int) -> str:
    """Return the last whole words of `text`; what touches the passage is kept in any case."""
    if len(text) <= beside:
        return text
    _, space, words = text[-beside - 1 :].partition(" ")
    return f"… {words}" if space else f"…{text[-beside:]}"


def _head(text: str, beside: int) -> str:
    """Return the first whole words of `text`."""
    if len(text) <= beside:
        return text
    words, space, _ = text[: beside + 1].rpartition(" ")
    return f"{words} …" if space else f"{text[:beside]}…"
