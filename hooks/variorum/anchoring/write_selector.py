"""Writes the selector of a passage: what a contributor would have to write to mean it."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.anchoring.context import in_context, may_stand
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import splits_word, whole_word_spans
from variorum.model.selector import Selector, Span

USUAL_CONTEXT = 32
"""Code points before and after a quote that find it again after 5 % of the letters changed."""
LONGEST_CONTEXT = 256
"""Code points. What no longer context tells apart is told apart by its number."""


def visible(span: Span, text: ReadingText) -> Span | None:
    """Return `span` without space and invisible characters at its edges, whole clusters only.

    None if nothing visible is left.
    """
    folded = text.folded
    inside = [
        at
        for at in range(folded.position(span.start), folded.position(span.end))
        if folded.end(at) <= span.end and folded.text[at] != " "
    ]
    return Span(folded.start(inside[0]), folded.end(inside[-1])) if inside else None


def write_selector(span: Span, text: ReadingText) -> Selector | None:
    """Return the shortest selector that finds `span` and nothing else; None if it is blank."""
    shown = visible(span, text)
    if shown is None:
        return None
    quote = text.text[shown.start : shown.end]
    spans = text.folded.occurrences(fold_quote(quote))
    whole = whole_word_spans(spans, text.text)
    if whole == [shown]:
        return Selector(quote)
    for prefix, suffix in _contexts(shown, text):
        selector = Selector(quote, prefix, suffix)
        if (prefix or suffix) and _meant(selector, spans, text) == [shown]:
            return selector
    if shown in whole:
        return Selector(quote, occurrence=whole.index(shown) + 1)
    beside = Selector(quote, *_beside(shown, text))
    meant = _meant(beside, spans, text)
    return beside._replace(occurrence=meant.index(shown) + 1) if shown in meant else None


def _beside(span: Span, text: ReadingText) -> tuple[str, str]:
    """Return the letter before and the letter after, where a part of a word is meant."""
    return (
        text.folded.before(span.start, 1) if splits_word(text.text, span.start) else "",
        text.folded.after(span.end, 1) if splits_word(text.text, span.end, at_end=True) else "",
    )


def _contexts(span: Span, text: ReadingText) -> Iterator[tuple[str, str]]:
    """Yield a prefix, a suffix, then both, the shortest first, word by word."""
    before = _growing(text.text[max(0, span.start - LONGEST_CONTEXT) : span.start][::-1])
    after = _growing(text.text[span.end : span.end + LONGEST_CONTEXT])
    prefixes = [words[::-1].strip() for words in before]
    suffixes = [words.strip() for words in after]
    for at in range(max(len(prefixes), len(suffixes))):
        if at < len(prefixes):
            yield prefixes[at], ""
        if at < len(suffixes):
            yield "", suffixes[at]
        if prefixes and suffixes:
            yield prefixes[min(at, len(prefixes) - 1)], suffixes[min(at, len(suffixes) - 1)]


def _growing(text: str) -> list[str]:
    """Return the beginnings of `text` that end with a word: the first, the first two, …"""
    ends = [
        at
        for at in range(1, len(text) + 1)
        if not text[at - 1].isspace() and (at == len(text) or text[at].isspace())
    ]
    if ends[:1] == [len(text)] and len(text) > USUAL_CONTEXT:
        ends = [USUAL_CONTEXT, *ends]
    return [text[:end] for end in ends]


def _meant(selector: Selector, spans: list[Span], text: ReadingText) -> list[Span]:
    return [span for span in in_context(selector, spans, text) if may_stand(selector, span, text)]
