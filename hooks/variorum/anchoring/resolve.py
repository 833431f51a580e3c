"""Finds the passage of a selector in a reading text, or says why it cannot."""

from __future__ import annotations

import regex

from variorum.anchoring import near_miss
from variorum.anchoring.context import best_by_context
from variorum.anchoring.folding import Folded, fold_quote
from variorum.anchoring.outcome import Found, NotFound, Outcome
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import paragraph_at, splits_word
from variorum.anchoring.write_selector import described
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span

_ELLIPSIS = regex.compile(r"\s+(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s+")
SPARE = 12
"""Code points shown beyond the length of a wrong context, so that its first word is whole."""
MOST_LISTED = 6
"""Places that an ambiguous quote's problem lists; more would not be read."""


def resolve(selector: Selector, text: ReadingText) -> Outcome:
    """Return where the passage of `selector` stands in `text`."""
    spans = candidates(selector, text.folded)
    if not spans:
        return near_miss.explain(selector, text)
    if selector.occurrence == "all":
        return Found(tuple(_apart(spans)))
    if selector.occurrence is not None:
        return _by_occurrence(selector.occurrence, spans)
    if selector.prefix or selector.suffix:
        span = best_by_context(selector, spans, text.folded)
        if span:
            return Found((span,))
        return (
            _ambiguous(selector, spans, text)
            if _fits_somewhere(selector, spans, text)
            else (_context_mismatch(selector, spans, text))
        )
    return _by_itself(selector, spans, text)


def candidates(selector: Selector, folded: Folded) -> list[Span]:
    """Return every span that has the words of the quote, or its first and its last words."""
    quote = fold_quote(selector.quote)
    spans = folded.occurrences(quote)
    parts = _ELLIPSIS.split(selector.quote.strip())
    if spans or len(parts) != 2:
        return spans
    heads = folded.occurrences(fold_quote(parts[0]))
    tails = folded.occurrences(fold_quote(parts[1]))
    joined = []
    for head in heads:
        tail = next((tail for tail in tails if tail.start >= head.end), None)
        if tail:
            joined.append(Span(head.start, tail.end))
    return joined


def _by_occurrence(occurrence: int, spans: list[Span]) -> Outcome:
    if occurrence <= len(spans):
        return Found((spans[occurrence - 1],))
    times = "once" if len(spans) == 1 else f"{len(spans)} times"
    return NotFound(
        "occurrence",
        Code.QUOTE_NOT_FOUND,
        f"The article has the quote {times}, so there is no occurrence {occurrence}.",
        f"Write a number from 1 to {len(spans)}, or `all`.",
    )


def _by_itself(selector: Selector, spans: list[Span], text: ReadingText) -> Outcome:
    """Decide by the quote alone: equal before folding, else the only whole words."""
    quote = selector.quote.strip()
    whole = [s for s in spans if not splits_word(text.text, s.start) and not splits_word(text.text, s.end)]
    if not whole:
        return near_miss.inside_word(selector, spans, text)
    equal = [span for span in whole if text.text[span.start : span.end] == quote]
    for kept in (whole, equal):
        if len(kept) == 1:
            return Found((kept[0],))
    return _ambiguous(selector, whole, text)


def _ambiguous(selector: Selector, spans: list[Span], text: ReadingText) -> NotFound:
    hints = [described(span, text) for span in spans[:MOST_LISTED]]
    if len(spans) > MOST_LISTED:
        hints.append(f"and {len(spans) - MOST_LISTED} more places")
    return NotFound(
        "quote",
        Code.QUOTE_AMBIGUOUS,
        f"The article has these words {len(spans)} times.",
        "Add one of these lines, or `occurrence: all`.",
        tuple(hints),
    )


def _fits_somewhere(selector: Selector, spans: list[Span], text: ReadingText) -> bool:
    return any(best_by_context(selector, [span], text.folded) for span in spans)


def _context_mismatch(selector: Selector, spans: list[Span], text: ReadingText) -> NotFound:
    key = "prefix" if selector.prefix else "suffix"
    folded = text.folded
    first = spans[0]
    if key == "prefix":
        actual = _last_words(folded.before(first.start, len(selector.prefix) + SPARE))
    else:
        actual = _last_words(folded.after(first.end, len(selector.suffix) + SPARE)[::-1])[::-1]
    where = f"in paragraph {paragraph_at(text.text, first.start)}"
    if len(spans) > 1:
        where = f"at the first of {len(spans)} places, {where}"
    side = "before" if key == "prefix" else "after"
    return NotFound(
        key,
        Code.CONTEXT_MISMATCH,
        f"The words of the quote are there, but not with these words {side} them: "
        + (f"{where} stands “{actual}”." if actual else f"{where} nothing stands {side} them."),
        f"Copy the words {side} the quote from the article, or remove `{key}` if the quote is unique.",
        tuple(described(span, text) for span in spans[:MOST_LISTED]) if len(spans) > 1 else (),
    )


def _last_words(text: str) -> str:
    """Return `text` without the beginning of it that may be half a word."""
    return text.split(" ", 1)[-1] if len(text) > SPARE else text


def _apart(spans: list[Span]) -> list[Span]:
    """Return the spans from the first on that do not overlap: “aa” stands once in “aaa”."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
