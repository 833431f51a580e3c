"""The lines that a contributor can add to a quote so that it means a certain place.

Each is tried first: with it, the resolver finds that place. If no context is unique, `occurrence` is
proposed; if that does not help either, nothing is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from variorum.anchoring.beside import LEAST_WORDS, contexts, in_context, number_of_words
from variorum.anchoring.find import MOST_COUNTED, Unplaced, Why, find
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.model.selector import Selector, Span

MOST_LISTED = 20
"""Places that are listed; more would not be read."""
MOST_NUMBERED = 500
"""Places up to which an occurrence is counted among those in a context: beyond, that takes too long."""


class Proposal(NamedTuple):
    """What to do so that a quote means a place, and the lines with which it does."""

    fix: str
    hints: tuple[str, ...] = ()


def list_places(selector: Selector, spans: Sequence[Span], text: ReadingText) -> tuple[str, ...]:
    """Return for each place the lines that make `selector` mean it, and how many are not listed."""
    lines: list[str] = []
    for span in spans[:MOST_LISTED]:
        lines += telling_apart(selector, span, text) or (f"{_where(span, text)}: {in_context(span, text)}",)
    more = len(spans) - MOST_LISTED
    if more > 0:
        is_cut = len(spans) > MOST_COUNTED
        number = f"more than {MOST_COUNTED - MOST_LISTED}" if is_cut else str(more)
        lines.append(f"and {number} more {'place' if more == 1 else 'places'}")
    return tuple(lines)


def counted(places: int) -> str:
    """Return how many places a quote has, as a message tells it."""
    return f"more than {MOST_COUNTED:,}" if places > MOST_COUNTED else str(places)


def telling_apart(selector: Selector, span: Span, text: ReadingText) -> tuple[str, ...] | None:
    """Return the lines that make `selector` mean `span`; None if no lines do.

    A key that the selector has is replaced by the one in the line.
    """
    for better in _better(selector, span, text):
        if not means(better, span, text):
            continue
        changed = [
            (key, value)
            for key, value, was in zip(Selector._fields, better, selector, strict=True)
            if value != was
        ]
        lines = [f"{key}: {_written(value)}" for key, value in changed]
        if len(lines) > 1:
            return (f"{_where(span, text)}:", *(f"  {line}" for line in lines))
        place = f"  # {in_context(span, text)}" if changed[0][0] == "occurrence" else ""
        return (f"{_where(span, text)}: {lines[0]}{place}",)
    return None


def proposed(selector: Selector, span: Span, text: ReadingText) -> Proposal | None:
    """Return how the quote of `selector`, which is not the contributor's, means `span`; None if it cannot."""
    if means(selector, span, text):
        return Proposal("Copy the words from the article.")
    outcome = find(selector, text)
    if isinstance(outcome, Unplaced) and outcome.why is Why.SEVERAL and span in outcome.spans:
        places = list_places(selector, outcome.spans, text)
        return Proposal("Write these words, and one of these lines.", places)
    lines = telling_apart(selector, span, text)
    return Proposal("Write these words, and the lines below.", lines) if lines else None


def with_side(selector: Selector, key: str, words: str) -> Selector:
    """Return `selector` with other words as its prefix or its suffix."""
    return selector._replace(prefix=words) if key == "prefix" else selector._replace(suffix=words)


def means(selector: Selector, span: Span, text: ReadingText) -> bool:
    """Return whether `span` is the passage of `selector`, or one of several."""
    outcome = find(selector, text)
    return isinstance(outcome, Found) and span in outcome.spans


def _where(span: Span, text: ReadingText) -> str:
    return f"paragraph {text.paragraph_at(span.start)}"


def _written(value: str | int | None) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) and value != "all" else str(value)


def _better(selector: Selector, span: Span, text: ReadingText) -> Iterator[Selector]:
    """Yield selectors that may mean `span`, those first that change the least."""
    before, after = contexts(span, text)
    meant = find(selector._replace(occurrence=None), text)
    places = meant.spans if isinstance(meant, Unplaced) else ()
    several = places if isinstance(meant, Unplaced) and meant.why is Why.SEVERAL else ()
    is_literal = _stands_literally(selector, text)
    if is_literal or len(several) <= MOST_LISTED:
        sides = [("prefix", words) for words in before] + [("suffix", words) for words in after]
        sides.sort(key=lambda side: number_of_words(side[1]) < LEAST_WORDS)
        for key, words in sides:
            better = with_side(selector, key, words)
            if not is_literal or _is_alone(better, text):
                yield better
    if span in several:
        yield selector._replace(occurrence=several.index(span) + 1)
    if (selector.prefix and not before) or (selector.suffix and not after):
        return
    for prefix, suffix in zip(_as_many(before, after), _as_many(after, before), strict=True):
        better = selector._replace(prefix=prefix, suffix=suffix)
        if not is_literal or _is_alone(better, text):
            yield better if selector.occurrence in (None, "all") else better._replace(occurrence=1)
    if len(places) <= MOST_NUMBERED:
        both = selector._replace(prefix=(before or [""])[0], suffix=(after or [""])[0], occurrence=None)
        outcome = find(both, text)
        if span in outcome.spans:
            yield both._replace(occurrence=outcome.spans.index(span) + 1)


def _stands_literally(selector: Selector, text: ReadingText) -> bool:
    """Return whether the words of the quote stand together: not those of “first … last”."""
    return fold_quote(selector.quote) in text.folded.text


def _is_alone(selector: Selector, text: ReadingText) -> bool:
    """Return whether the quote stands once in this context: a cheap look before the resolver's."""
    quote, prefix, suffix = map(fold_quote, (selector.quote, selector.prefix, selector.suffix))
    places = (
        text.folded.starts(quote, before, after)
        for before in ((prefix, f"{prefix} ") if prefix else ("",))
        for after in ((suffix, f" {suffix}") if suffix else ("",))
    )
    return len(list(islice(chain.from_iterable(places), 2))) == 1


def _as_many(items: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return `items`, the last of them repeated until there are as many as `others`."""
    return [*items, *[items[-1] if items else ""] * (len(others) - len(items))]
