"""Writes the selector of a long passage: “first words … last words”."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.anchoring.folding import fold_quote
from variorum.anchoring.growing_context import telling_prefixes, telling_suffixes
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.model.selector import Selector, Span

_EDGE_WORDS = (8, 16, 32)
"""Words at each end; more are taken until they mean the passage."""
_EDGE_SIGNS = (24, 48, 96)
"""The same where no spaces part the words."""


def write_elided(span: Span, text: ReadingText) -> Selector | None:
    """Return a selector of `span` by its first and its last words; None if there is none.

    The prefix stands before no other place that has the first words, and the suffix after none that
    has the last: when one end is deleted, no other is taken for it.
    """
    line = " ".join(text.text[span.start : span.end].split())
    for first, last in _edges(line):
        heads, tails = (text.folded.occurrences(fold_quote(words)) for words in (first, last))
        head = next((place for place in heads if place.start == span.start), None)
        tail = next((place for place in tails if place.end == span.end), None)
        if head is None or tail is None or head.end > tail.start:
            continue
        before = telling_prefixes(first, head, [place for place in heads if place != head], text)
        after = telling_suffixes(last, tail, [place for place in tails if place != tail], text)
        prefix, suffix = (" ".join(words[0].split()) if words else "" for words in (before, after))
        selector = Selector(f"{first} … {last}", prefix, suffix)
        if resolve(selector, text) == Found((span,)):
            return selector
    return None


def _edges(line: str) -> Iterator[tuple[str, str]]:
    words = line.split(" ")
    for edge in _EDGE_WORDS:
        if len(words) > 2 * edge:
            yield " ".join(words[:edge]), " ".join(words[-edge:])
    for edge in _EDGE_SIGNS:
        if len(line) > 2 * edge:
            yield line[:edge].strip(), line[-edge:].strip()
