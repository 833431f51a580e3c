"""Finds the passage of a selector in a reading text, or explains why it cannot."""

from __future__ import annotations

from variorum.anchoring.find import Unplaced, Why, find, places_in_all
from variorum.anchoring.near_miss import explain
from variorum.anchoring.outcome import Found, NotFound, Outcome
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.unplaced import (
    ambiguous,
    context_mismatch,
    inside_word,
    no_such_occurrence,
    too_long,
    too_many_places,
)
from variorum.model.problem import Code
from variorum.model.selector import Selector


def resolve(selector: Selector, text: ReadingText) -> Outcome:
    """Return the spans of the passage of `selector` in `text`, or the problem for its author."""
    outcome = find(selector, text)
    return outcome if isinstance(outcome, Found) else explained(selector, outcome, text)


def explained(selector: Selector, unplaced: Unplaced, text: ReadingText) -> NotFound:
    """Return the problem of a selector that was not found, with what was probably meant."""
    spans = unplaced.spans
    if any(text.asides):
        # Messages quote only what can be seen on the page.
        text = text.forms[0].text
    match unplaced.why:
        case Why.NOT_THERE:
            return explain(selector, text)
        case Why.TOO_LONG:
            return too_long(selector, spans[0], text)
        case Why.INSIDE_WORD:
            return inside_word(selector, spans, text)
        case Why.OUT_OF_CONTEXT:
            return context_mismatch(selector, spans, text)
        case Why.NO_SUCH_OCCURRENCE:
            return no_such_occurrence(selector, spans, places_in_all(selector, text), text)
        case Why.SEVERAL:
            return ambiguous(selector, spans, text)
        case Why.TOO_MANY:
            return too_many_places(selector)


def unexplained(unplaced: Unplaced) -> NotFound:
    """Return a short problem for a selector that was not found, used after `MOST_EXPLAINED` others."""
    return NotFound(
        "quote",
        Code.QUOTE_AMBIGUOUS if unplaced.why is Why.SEVERAL else Code.QUOTE_NOT_FOUND,
        "The article does not have these words, or not just once.",
        "Correct the other notes first: only the first ones of an article are explained in detail.",
    )
