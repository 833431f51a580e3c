"""Which of several places the words before and after a quote mean."""

from __future__ import annotations

from rapidfuzz import fuzz

from variorum.anchoring.folding import Folded, fold_quote
from variorum.model.selector import Selector, Span

CLEAR_WINNER = 0.15
"""How much more alike the best place must be than the second; less is a guess.
Measured on drifted novels: below .15 wrong places begin to win."""
ALIKE = 0.75
"""From here on a context is the one that was meant, with a slip or a changed word."""


def likeness(selector: Selector, span: Span, folded: Folded) -> float:
    """Return how alike the words around `span` are to the selector's, from 0 to 1."""
    parts = []
    prefix, suffix = fold_quote(selector.prefix), fold_quote(selector.suffix)
    if prefix:
        parts.append(fuzz.ratio(prefix, folded.before(span.start, len(prefix))))
    if suffix:
        parts.append(fuzz.ratio(suffix, folded.after(span.end, len(suffix))))
    return sum(parts) / len(parts) / 100 if parts else 1.0


def fitting(selector: Selector, spans: list[Span], folded: Folded) -> list[Span]:
    """Return the spans whose surroundings are like those of the selector."""
    return [span for span in spans if likeness(selector, span, folded) >= ALIKE]


def best_by_context(selector: Selector, spans: list[Span], folded: Folded) -> Span | None:
    """Return the one of several spans whose surroundings are clearly most like the selector's."""
    ranked = sorted(((likeness(selector, span, folded), span) for span in spans), reverse=True)
    best, second = ranked[0][0], ranked[1][0]
    clear = best - second >= CLEAR_WINNER or best == 1.0 > second
    return ranked[0][1] if clear else None
