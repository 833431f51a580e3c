"""Finds the passage of a selector in a reading text, or says why it cannot."""

from __future__ import annotations

from variorum.anchoring import near_miss
from variorum.anchoring.candidates import candidates
from variorum.anchoring.context import in_context, may_stand
from variorum.anchoring.outcome import Found, Outcome
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.unplaced import ambiguous, context_mismatch, no_such_occurrence, too_long
from variorum.model.selector import Selector, Span


def resolve(selector: Selector, text: ReadingText) -> Outcome:
    """Return where the passage of `selector` stands in `text`.

    It is whole words, after the prefix and before the suffix; occurrences are counted among the
    places that have them. A part of a word is only meant where its context is a part of it, too.
    """
    found = candidates(selector, text)
    if found.too_long:
        return too_long(found.too_long, text)
    if not found.spans:
        return near_miss.explain(selector, text)
    whole = [span for span in found.spans if may_stand(selector, span, text)]
    if not whole:
        return near_miss.inside_word(selector, found.spans, text)
    meant = in_context(selector, whole, text)
    if not meant:
        return context_mismatch(selector, whole, text)
    if selector.occurrence == "all":
        return Found(tuple(_apart(meant)))
    if selector.occurrence is not None:
        return _by_occurrence(selector, meant, whole)
    if len(meant) == 1:
        return Found((meant[0],))
    return _one_of_several(selector, meant, text)


def _by_occurrence(selector: Selector, meant: list[Span], whole: list[Span]) -> Outcome:
    assert isinstance(selector.occurrence, int)
    if selector.occurrence <= len(meant):
        return Found((meant[selector.occurrence - 1],))
    return no_such_occurrence(selector, len(meant), len(whole))


def _one_of_several(selector: Selector, spans: list[Span], text: ReadingText) -> Outcome:
    """Decide by what is equal before folding, if the selector has no context."""
    if not (selector.prefix or selector.suffix):
        quote = selector.quote.strip()
        equal = [span for span in spans if text.text[span.start : span.end] == quote]
        if len(equal) == 1:
            return Found((equal[0],))
    return ambiguous(selector, spans, text)


def _apart(spans: list[Span]) -> list[Span]:
    """Return the spans from the first on that do not overlap: “aa” stands once in “aaa”."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
