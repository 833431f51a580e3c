"""Finds the passage of a selector, or the places that it might mean, without a word about it.

What is proposed to a contributor is looked for by the same function before it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from variorum.anchoring.candidates import Candidates, between_ends, candidates, forget_parts, spans_beside
from variorum.anchoring.context import in_context, may_stand
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.model.limits import MOST_PLACES_OF_A_NOTE
from variorum.model.selector import Selector, Span

MOST_INSIDE_WORDS = 20
"""Places inside of words that are looked at for what to propose."""
MOST_COUNTED = 1_000
"""Places beyond which a quote without `occurrence` stands “more than” so many times."""
MOST_COUNTED_IN_ALL = 20_000


class Why(Enum):
    """Why no span is the passage."""

    NOT_THERE = auto()
    TOO_LONG = auto()
    INSIDE_WORD = auto()
    OUT_OF_CONTEXT = auto()
    NO_SUCH_OCCURRENCE = auto()
    SEVERAL = auto()
    TOO_MANY = auto()


class Unplaced(NamedTuple):
    """Why a passage was not found, and the spans that have to do with it."""

    why: Why
    spans: tuple[Span, ...] = ()
    """In the order of the text. Of an occurrence that is not there: those that were counted."""


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
    most = MOST_PLACES_OF_A_NOTE + 1 if occurrence == "all" else max(MOST_COUNTED + 1, occurrence or 0)
    alone = selector._replace(occurrence=None) if occurrence is not None else selector
    meant = _meant(alone, text, most)
    if isinstance(meant, Unplaced):
        return meant
    spans = meant.spans
    if occurrence == "all":
        if len(spans) > MOST_PLACES_OF_A_NOTE:
            return Unplaced(Why.TOO_MANY, spans)
        return Found(tuple(_apart(spans)))
    if occurrence is not None:
        if occurrence <= len(spans):
            return Found((spans[occurrence - 1],))
        return Unplaced(Why.NO_SUCH_OCCURRENCE, spans)
    return Found((meant.likest,)) if meant.likest else Unplaced(Why.SEVERAL, spans)


class _Meant(NamedTuple):
    """The places that a selector means."""

    spans: tuple[Span, ...]
    likest: Span | None
    """The only one, or the only one that is equal before folding."""


# Each hint is looked for again, most of them with the same quote: the last answers are kept.
@lru_cache(maxsize=16)
def _meant(selector: Selector, text: ReadingText, most: int | None) -> _Meant | Unplaced:
    """Return the first places that the selector means, up to `most`, or why there are none."""
    if selector.prefix or selector.suffix:
        # Few places have the quote in its context: they are found without a look at all the others.
        meant = _first(most, selector, spans_beside(selector, text), text)
        if meant := in_context(selector, meant, text):
            return _Meant(tuple(meant), meant[0] if len(meant) == 1 else None)
    quote = fold_quote(selector.quote)
    literal = list(islice(text.folded.each_occurrence(quote), MOST_INSIDE_WORDS))
    if literal:
        are_all = len(literal) < MOST_INSIDE_WORDS
        whole = _first(most, selector, literal if are_all else text.folded.each_occurrence(quote), text)
        found = Candidates(literal)
    else:
        found = between_ends(selector, text)
        whole = _first(most, selector, found.spans, text)
    if found.too_long:
        return Unplaced(Why.TOO_LONG, (found.too_long,))
    if not whole:
        return Unplaced(Why.INSIDE_WORD if found.spans else Why.NOT_THERE, tuple(found.spans))
    if selector.prefix or selector.suffix:
        meant = in_context(selector, whole, text)
        if not meant:
            return Unplaced(Why.OUT_OF_CONTEXT, tuple(whole))
        return _Meant(tuple(meant), meant[0] if len(meant) == 1 else None)
    likest = whole if len(whole) == 1 else _first(2, selector, _equal(selector.quote.strip(), text), text)
    return _Meant(tuple(whole), likest[0] if len(likest) == 1 else None)


def forget_answers() -> None:
    """Clear the caches, which hold whole texts."""
    _meant.cache_clear()
    forget_parts()


def _equal(quote: str, text: ReadingText) -> Iterator[Span]:
    """Yield the spans that have the quote as it is written, before folding."""
    at = text.text.find(quote)
    while at >= 0:
        span = Span(at, at + len(quote))
        folded = text.folded
        first, end = folded.position(span.start), folded.position(span.end)
        if first < end and (folded.start(first), folded.end(end - 1)) == span:
            yield span
        at = text.text.find(quote, at + 1)


def _first(most: int | None, selector: Selector, spans: Iterable[Span], text: ReadingText) -> list[Span]:
    """Return the first spans, up to `most`, on which a passage may stand."""
    return list(islice((span for span in spans if may_stand(selector, span, text)), most))


def places_in_all(selector: Selector, text: ReadingText) -> int:
    """Return how many places have the quote, whatever is beside them, as far as they are counted.

    Only a message says so: it is not counted for each line that is tried as a hint.
    """
    found = candidates(selector, text).spans[:MOST_COUNTED_IN_ALL]
    return sum(1 for span in found if may_stand(selector, span, text))


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return the spans from the first on that do not overlap: “aa” stands once in “aaa”."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
