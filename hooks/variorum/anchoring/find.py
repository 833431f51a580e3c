"""Finds the passage of a selector, or the places that it might mean, without a word about it.

What is proposed to a contributor is looked for by the same function before it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from variorum.anchoring.candidates import candidates, spans_beside
from variorum.anchoring.context import in_context, may_stand
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.model.selector import Selector, Span


class Why(Enum):
    """Why no span is the passage."""

    NOT_THERE = auto()
    TOO_LONG = auto()
    INSIDE_WORD = auto()
    OUT_OF_CONTEXT = auto()
    NO_SUCH_OCCURRENCE = auto()
    SEVERAL = auto()


class Unplaced(NamedTuple):
    """Why a passage was not found, and the spans that have to do with it."""

    why: Why
    spans: tuple[Span, ...] = ()
    """In the order of the text. Of an occurrence that is not there: those that were counted."""
    in_all: int = 0
    """Places of the quote, whatever is beside them."""


def find(selector: Selector, text: ReadingText) -> Found | Unplaced:
    """Return where the passage of `selector` stands in `text`.

    It is whole words, after the prefix and before the suffix; occurrences are counted among the
    places that have them. A part of a word is only meant where its context is a part of it, too.
    Where browsers copy other words than are read, each form is looked through, the first that has
    the passage decides, and the spans of one that is not there are those of the first form.
    """
    if not any(text.asides):
        return _find(selector, text)
    first: Unplaced | None = None
    for form in text.forms:
        outcome = _find(selector, form.text)
        if isinstance(outcome, Found):
            return Found(tuple(map(form.way_back.back, outcome.spans)))
        first = first or outcome
        if outcome.why is Why.SEVERAL:
            break
    return first or Unplaced(Why.NOT_THERE)


def _find(selector: Selector, text: ReadingText) -> Found | Unplaced:
    occurrence = selector.occurrence
    meant = _meant(selector._replace(occurrence=None), text)
    if isinstance(meant, Unplaced):
        return meant
    spans = meant.spans
    if occurrence == "all":
        return Found(tuple(_apart(spans)))
    if occurrence is not None:
        if occurrence <= len(spans):
            return Found((spans[occurrence - 1],))
        return Unplaced(Why.NO_SUCH_OCCURRENCE, spans, _in_all(selector, text))
    return Found((meant.likest,)) if meant.likest else Unplaced(Why.SEVERAL, spans)


class _Meant(NamedTuple):
    """The places that a selector means."""

    spans: tuple[Span, ...]
    likest: Span | None
    """The only one, or the only one that is equal before folding."""


# Each hint is looked for again, most of them with the same quote: the last answers are kept.
@lru_cache(maxsize=16)
def _meant(selector: Selector, text: ReadingText) -> _Meant | Unplaced:
    if selector.prefix or selector.suffix:
        # Few places have the quote in its context: they are found without a look at all the others.
        beside = [span for span in spans_beside(selector, text) if may_stand(selector, span, text)]
        if meant := in_context(selector, beside, text):
            return _Meant(tuple(meant), meant[0] if len(meant) == 1 else None)
    found = candidates(selector, text)
    if found.too_long:
        return Unplaced(Why.TOO_LONG, (found.too_long,))
    if not found.spans:
        return Unplaced(Why.NOT_THERE)
    whole = tuple(span for span in found.spans if may_stand(selector, span, text))
    if not whole:
        return Unplaced(Why.INSIDE_WORD, tuple(found.spans))
    if selector.prefix or selector.suffix:
        meant = in_context(selector, list(whole), text)
        if not meant:
            return Unplaced(Why.OUT_OF_CONTEXT, whole)
        return _Meant(tuple(meant), meant[0] if len(meant) == 1 else None)
    quote = selector.quote.strip()
    equal = [span for span in whole if text.text[span.start : span.end] == quote]
    likest = whole if len(whole) == 1 else equal
    return _Meant(whole, likest[0] if len(likest) == 1 else None)


def _in_all(selector: Selector, text: ReadingText) -> int:
    """Return how many places have the quote, whatever is beside them."""
    found = candidates(selector, text).spans
    return sum(1 for span in found if may_stand(selector, span, text))


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return the spans from the first on that do not overlap: “aa” stands once in “aaa”."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
