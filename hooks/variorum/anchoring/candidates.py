"""The places that have the words of a quote, or its first and its last words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

import regex

from variorum.anchoring.context import may_begin, may_end, prefix_stands, suffix_stands
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import splits_word
from variorum.model.selector import Selector, Span

_ELLIPSIS = regex.compile(r"(?<!\s)\s+(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s+")
MOST_PARAGRAPHS = 3
"""Over how many paragraphs “first … last” may reach, the first and the last included …"""
LONGEST_PASSAGE = 5_000
"""… in so many code points."""
MOST_SHORT_PARAGRAPHS = 10
"""Over how many if they are short, as are headings, the items of a list, the cells of a table …"""
LONGEST_OVER_SHORT = 300
"""… in so many code points."""


class Candidates(NamedTuple):
    """Where the words of a quote stand, whatever stands beside them."""

    spans: Sequence[Span]
    too_long: Span | None = None
    """The shortest passage of “first … last”, where all are too long."""


def candidates(selector: Selector, text: ReadingText) -> Candidates:
    """Return every span that has the words of the quote, or its first and its last words."""
    spans = _occurrences(fold_quote(selector.quote), text)
    return Candidates(spans) if spans else between_ends(selector, text)


def between_ends(selector: Selector, text: ReadingText) -> Candidates:
    """Return every span that has the first and the last words of a quote, “first … last”.

    It reaches to the next place that has the last words, and the suffix after them if
    there is one. It is bounded, since its end may have been cut from the text: only with a prefix and
    a suffix, which say where both ends are, may it be of any length.
    """
    parts = _ELLIPSIS.split(selector.quote.strip())
    if len(parts) != 2:
        return Candidates(())
    joined = _joined(selector, parts[0], parts[1], text)
    if selector.prefix and selector.suffix:
        return Candidates(joined)
    bounded = [span for span in joined if is_within_bounds(span, text.text)]
    too_long = min(joined, key=lambda span: span.end - span.start) if joined and not bounded else None
    return Candidates(bounded, too_long)


def spans_beside(selector: Selector, text: ReadingText) -> Iterator[Span]:
    """Yield every span that has the words of the quote right between the prefix and the suffix, in order."""
    quote, prefix, suffix = map(fold_quote, (selector.quote, selector.prefix, selector.suffix))
    ways = (
        text.folded.each_occurrence(quote, before, after)
        for before in ((prefix, f"{prefix} ") if prefix else ("",))
        for after in ((suffix, f" {suffix}") if suffix else ("",))
    )
    last = None
    for span in merge(*ways):
        if span != last:
            yield span
        last = span


def forget_parts() -> None:
    """Clear the cache, which holds whole texts."""
    _occurrences.cache_clear()


def is_within_bounds(span: Span, text: str) -> bool:
    """Return whether a passage is short enough to be given by its first and its last words."""
    length = span.end - span.start
    if length > LONGEST_PASSAGE:
        return False
    paragraphs = text.count("\n\n", span.start, span.end) + 1
    return paragraphs <= (MOST_SHORT_PARAGRAPHS if length <= LONGEST_OVER_SHORT else MOST_PARAGRAPHS)


# Notes that begin or end with the same words, and the hints of one note, look for the same parts.
@lru_cache(maxsize=16)
def _occurrences(folded_quote: str, text: ReadingText) -> tuple[Span, ...]:
    return tuple(text.folded.each_occurrence(folded_quote))


def _joined(selector: Selector, first: str, last: str, text: ReadingText) -> list[Span]:
    """Return the spans from the first words to the next place that has the last ones."""
    head, tail = selector._replace(quote=first), selector._replace(quote=last)
    heads = [
        span
        for span in _occurrences(fold_quote(first), text)
        if may_begin(head, span, text) and not splits_word(text.text, span.end, at_end=True)
    ]
    tails = [
        span
        for span in _occurrences(fold_quote(last), text)
        if may_end(tail, span, text) and not splits_word(text.text, span.start)
    ]
    # Where none is in its context, those that are not are wanted for the message.
    heads = [span for span in heads if prefix_stands(head, span, text)] or heads
    tails = [span for span in tails if suffix_stands(tail, span, text)] or tails
    joined = []
    for span in heads:
        following = bisect_left(tails, span.end, key=lambda tail: tail.start)
        if following < len(tails):
            joined.append(Span(span.start, tails[following].end))
    return joined
