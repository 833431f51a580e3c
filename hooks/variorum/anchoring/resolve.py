"""Finds the passage of a selector in a reading text, or says why it cannot."""

from __future__ import annotations

from variorum.anchoring.find import Why, find
from variorum.anchoring.near_miss import explain
from variorum.anchoring.outcome import Found, Outcome
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.unplaced import (
    ambiguous,
    context_mismatch,
    inside_word,
    no_such_occurrence,
    too_long,
)
from variorum.model.selector import Selector


def resolve(selector: Selector, text: ReadingText) -> Outcome:
    """Return where the passage of `selector` stands in `text`, or what to tell its author."""
    outcome = find(selector, text)
    if isinstance(outcome, Found):
        return outcome
    spans = outcome.spans
    if any(text.asides):
        # What nobody sees is not what to tell of.
        text = text.forms[0].text
    match outcome.why:
        case Why.NOT_THERE:
            return explain(selector, text)
        case Why.TOO_LONG:
            return too_long(selector, spans[0], text)
        case Why.INSIDE_WORD:
            return inside_word(selector, spans, text)
        case Why.OUT_OF_CONTEXT:
            return context_mismatch(selector, spans, text)
        case Why.NO_SUCH_OCCURRENCE:
            return no_such_occurrence(selector, spans, outcome.in_all, text)
        case Why.SEVERAL:
            return ambiguous(selector, spans, text)
