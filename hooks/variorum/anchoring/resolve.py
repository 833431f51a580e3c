"""Finds the passage of a selector in a reading text, or says why it cannot."""

from __future__ import annotations

from bisect import bisect_left

import regex

from variorum.anchoring import near_miss
from variorum.anchoring.context import best_by_context, fitting, in_exact_context, likeness
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.outcome import Found, NotFound, Outcome
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import paragraph_at, whole_word_spans
from variorum.anchoring.write_selector import described
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span

_ELLIPSIS = regex.compile(r"\s+(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s+")
SPARE = 12
"""Code points shown beyond the length of a wrong context, so that its first word is whole."""
MOST_LISTED = 6
"""Places that an ambiguous quote's problem lists; more would not be read."""


def resolve(selector: Selector, text: ReadingText) -> Outcome:
    """Return where the passage of `selector` stands in `text`.

    Whole words come before parts of words, which only somebody means who says which. With a
    prefix or a suffix, occurrences are counted where it fits.
    """
    spans = candidates(selector, text)
    if not spans:
        return near_miss.explain(selector, text)
    if selector.prefix or selector.suffix:
        exact = in_exact_context(selector, spans, text.folded)
        if len(exact) == 1 and selector.occurrence is None:
            return Found((exact[0],))
        in_context = fitting(selector, spans, text.folded)
        if not in_context:
            return _context_mismatch(selector, spans, text)
    else:
        in_context = whole_word_spans(spans, text.text) or (spans if selector.occurrence else [])
        if not in_context:
            return near_miss.inside_word(selector, spans, text)
    if selector.occurrence == "all":
        return Found(tuple(_apart(in_context)))
    if selector.occurrence is not None:
        return _by_occurrence(selector.occurrence, in_context)
    if len(in_context) == 1:
        return Found((in_context[0],))
    return _one_of_several(selector, in_context, text)


def candidates(selector: Selector, text: ReadingText) -> list[Span]:
    """Return every span that has the words of the quote, or its first and its last words."""
    spans = text.folded.occurrences(fold_quote(selector.quote))
    parts = [] if spans else _ELLIPSIS.split(selector.quote.strip())
    if len(parts) != 2:
        return spans
    heads, tails = (
        whole_word_spans(found, text.text) or found
        for found in (text.folded.occurrences(fold_quote(part)) for part in parts)
    )
    joined = []
    for head in heads:
        following = bisect_left(tails, head.end, key=lambda tail: tail.start)
        if following < len(tails):
            joined.append(Span(head.start, tails[following].end))
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


def _one_of_several(selector: Selector, spans: list[Span], text: ReadingText) -> Outcome:
    """Decide by the context, where there is one, and else by what is equal before folding."""
    if selector.prefix or selector.suffix:
        best = best_by_context(selector, spans, text.folded)
        return Found((best,)) if best else _ambiguous(spans, text)
    quote = selector.quote.strip()
    equal = [span for span in spans if text.text[span.start : span.end] == quote]
    return Found((equal[0],)) if len(equal) == 1 else _ambiguous(spans, text)


def _ambiguous(spans: list[Span], text: ReadingText) -> NotFound:
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


def _context_mismatch(selector: Selector, spans: list[Span], text: ReadingText) -> NotFound:
    folded = text.folded
    only_prefix, only_suffix = Selector("", selector.prefix), Selector("", "", selector.suffix)
    span = max(spans, key=lambda s: likeness(selector, s, folded))
    is_prefix = likeness(only_prefix, span, folded) <= likeness(only_suffix, span, folded)
    key, side = ("prefix", "before") if is_prefix else ("suffix", "after")
    if is_prefix:
        actual = _last_words(folded.before(span.start, len(selector.prefix) + SPARE))
    else:
        actual = _last_words(folded.after(span.end, len(selector.suffix) + SPARE)[::-1])[::-1]
    where = f"in paragraph {paragraph_at(text.text, span.start)}"
    if len(spans) > 1:
        where = f"at the most likely of {len(spans)} places, {where},"
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
