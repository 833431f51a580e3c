"""Writes the selector of a passage, as a contributor would have to write it."""

from __future__ import annotations

from variorum.anchoring.context import in_context, may_stand
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.growing_context import telling_prefixes, telling_suffixes
from variorum.anchoring.joints import SEEN
from variorum.anchoring.reading_text import ReadingText
from variorum.model.selector import Selector, Span


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
    """Return a selector that finds `span` and, once `span` is deleted from the text, nothing.

    As a rule, a quote that occurs once is enough. Otherwise it gets context: a prefix that no earlier
    occurrence of the quote has, and a suffix that no later one has. So if the passage is deleted, none
    of the others can match instead. None if `span` is blank, or if no context is unique.
    """
    shown = visible(span, text)
    if shown is None:
        return None
    quote = text.text[shown.start : shown.end]
    spans = text.folded.occurrences(fold_quote(quote))
    alone = Selector(quote)
    if _meant(alone, spans, text) == [shown] and _is_noticed(alone, shown, text):
        return alone
    prefixes = telling_prefixes(quote, shown, [s for s in spans if s.start < shown.start], text)
    suffixes = telling_suffixes(quote, shown, [s for s in spans if s.start > shown.start], text)
    longest = (telling_prefixes(quote, shown, (), text)[-1:], telling_suffixes(quote, shown, (), text)[-1:])
    for before, after in ((prefixes, suffixes), longest):
        for step in range(max(len(before), len(after))):
            selector = Selector(quote, _at(before, step), _at(after, step))
            if _meant(selector, spans, text) == [shown] and _is_noticed(selector, shown, text):
                return selector
    return None


def _at(contexts: list[str], step: int) -> str:
    """Return the context at `step`, or the longest if there are fewer."""
    return contexts[min(step, len(contexts) - 1)] if contexts else ""


def _meant(selector: Selector, spans: list[Span], text: ReadingText) -> list[Span]:
    return [span for span in in_context(selector, spans, text) if may_stand(selector, span, text)]


def _is_noticed(selector: Selector, span: Span, text: ReadingText) -> bool:
    """Return whether the selector finds nothing where `span` was, once it is deleted.

    The words before and after it then meet, with one space between them, two or none.
    """
    reach = len(selector.prefix) + len(selector.quote) + len(selector.suffix) + SEEN
    before, after = text.text[max(0, span.start - reach) : span.start], text.text[span.end :][:reach]
    for left in {before, before.rstrip()}:
        for right in {after, after.lstrip()}:
            joined = ReadingText(left + right)
            spans = joined.folded.occurrences(fold_quote(selector.quote))
            for found in _meant(selector, spans, joined):
                start = found.start - len(selector.prefix) - 1
                end = found.end + len(selector.suffix) + 1
                if start < len(left) < end:
                    return False
    return True
