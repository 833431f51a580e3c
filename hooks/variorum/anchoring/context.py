"""Which of several places the words before and after a quote mean."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.anchoring.folding import Folded, fold_quote
from variorum.anchoring.similarity import similarity
from variorum.model.selector import Selector, Span

CLEAR_WINNER = 0.15
"""How much more alike the best place must be than the second; less is a guess.
Measured on drifted novels: below .15 wrong places begin to win."""
ALIKE = 0.75
"""From here on a context is the one that was meant, with a slip or a changed word."""


def likeness(selector: Selector, span: Span, folded: Folded) -> float:
    """Return how alike the words around `span` are to the selector's, from 0 to 1."""
    parts = [similarity(said, there) for said, there in _beside(selector, span, folded)]
    return sum(parts) / len(parts) / 100 if parts else 1.0


def in_exact_context(selector: Selector, spans: list[Span], folded: Folded) -> list[Span]:
    """Return the spans whose surroundings are those of the selector, letter for letter."""
    return [s for s in spans if all(said == there for said, there in _beside(selector, s, folded))]


def fitting(selector: Selector, spans: list[Span], folded: Folded) -> list[Span]:
    """Return the spans whose surroundings are like those of the selector."""
    return [span for span in spans if likeness(selector, span, folded) >= ALIKE]


def best_by_context(selector: Selector, spans: list[Span], folded: Folded) -> Span | None:
    """Return the one of several spans whose surroundings are clearly most like the selector's."""
    ranked = sorted(((likeness(selector, span, folded), span) for span in spans), reverse=True)
    best, second = ranked[0][0], ranked[1][0]
    clear = best - second >= CLEAR_WINNER or best == 1.0 > second
    return ranked[0][1] if clear else None


def _beside(selector: Selector, span: Span, folded: Folded) -> Iterator[tuple[str, str]]:
    """Yield what the selector says of each side, and what stands there."""
    if prefix := fold_quote(selector.prefix):
        yield prefix, folded.before(span.start, len(prefix))
    if suffix := fold_quote(selector.suffix):
        yield suffix, folded.after(span.end, len(suffix))
