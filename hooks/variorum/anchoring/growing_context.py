"""Prefixes and suffixes of growing length for a passage, until they exclude all its doubles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.anchoring.context import prefix_stands, suffix_stands
from variorum.anchoring.reading_text import ReadingText
from variorum.model.selector import Selector, Span

LONGEST_CONTEXT = 1_000
"""Code points. If no context of this length is unique, there is none."""
USUAL_CONTEXT = 16
"""Least code points of a context, if there are so many: a single short word is rarely unique."""
_LONG_WORD = 32
"""Code points without a space beyond which a context may end in between …"""
_STEP = 8
"""… after each so many."""


def telling_prefixes(quote: str, span: Span, rivals: Sequence[Span], text: ReadingText) -> list[str]:
    """Return the prefixes of `span`, the shortest first, that stand before none of its `rivals`."""
    selectors = [Selector(quote, prefix) for prefix in _long_enough(_prefixes(span, text))]
    return [one.prefix for one in _telling(selectors, span, rivals, text, prefix_stands)]


def telling_suffixes(quote: str, span: Span, rivals: Sequence[Span], text: ReadingText) -> list[str]:
    """Return the suffixes of `span`, the shortest first, that stand after none of its `rivals`."""
    selectors = [Selector(quote, "", suffix) for suffix in _long_enough(_suffixes(span, text))]
    return [one.suffix for one in _telling(selectors, span, rivals, text, suffix_stands)]


def _telling(
    selectors: list[Selector],
    span: Span,
    rivals: Sequence[Span],
    text: ReadingText,
    stands: Callable[[Selector, Span, ReadingText], bool],
) -> list[Selector]:
    for number, selector in enumerate(selectors):
        if stands(selector, span, text):
            # A longer context can only match where this one does.
            rivals = [rival for rival in rivals if stands(selector, rival, text)]
            if not rivals:
                return [one for one in selectors[number:] if stands(one, span, text)]
    return []


def _long_enough(contexts: list[str]) -> list[str]:
    return [one for one in contexts if len(one) >= USUAL_CONTEXT] or contexts[-1:]


def _prefixes(span: Span, text: ReadingText) -> list[str]:
    before = text.text[max(0, span.start - LONGEST_CONTEXT) : span.start]
    return [words[::-1].strip() for words in _growing(before[::-1])]


def _suffixes(span: Span, text: ReadingText) -> list[str]:
    return [words.strip() for words in _growing(text.text[span.end : span.end + LONGEST_CONTEXT])]


def _growing(text: str) -> list[str]:
    """Return the beginnings of `text` that end with a word: the first, the first two, …"""
    ends: list[int] = []
    last = 0
    for at in range(1, len(text) + 1):
        if not text[at - 1].isspace() and (at == len(text) or text[at].isspace()):
            if at - last > _LONG_WORD:
                ends += range(last + _STEP, at, _STEP)
            ends.append(at)
            last = at
    return [text[:end] for end in ends]
