"""Where a quote begins and ends in a text, read off an alignment of its words with those of the text."""

from __future__ import annotations

from typing import NamedTuple

import regex

from variorum.anchoring.alignment import Alignment
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.similarity import similarity
from variorum.model.selector import Span

LEAST_FOR_ANOTHER_WORD = 3
"""Words of a quote of which the first or the last may have become another word. Of a shorter one too
little would be left to say that the passage is the one that was meant."""
REMOTELY_ALIKE = 50.0
"""Per cent. From here on, another word may stand at the edge of a shorter quote, too."""
MOST_INSERTED = 6
"""Words that may have come between a prefix and what is known of the quote."""
_SIGNS_BEFORE = regex.compile(r"^[^\p{L}\p{N}\p{M}\s]+")
_SIGNS_AFTER = regex.compile(r"[^\p{L}\p{N}\p{M}\s]+$")
_END_OF_SENTENCE = regex.compile(r"[.!?…。！？]|\n\n")


class Sought(NamedTuple):
    """The words of a selector, and which of them are the quote's."""

    words: tuple[str, ...]
    first: int
    end: int
    quote: str
    """The quote as it is looked for, with its punctuation."""
    prefix: str = ""
    suffix: str = ""


def span_of(sought: Sought, found: Alignment, at: int, text: ReadingText) -> Span | None:
    """Return the span of the quote, where its words have the partners `found` from word `at` on."""
    matched = [number for number in range(sought.first, sought.end) if found.agreeing[number]]
    if not matched:
        return None
    before, after = matched[0], matched[-1]
    start, end = found.partners[before], found.partners[after]
    assert start is not None
    assert end is not None
    edge_before = _edge_of_context(found, sought.first - 1, start)
    edge_after = _edge_of_context(found, sought.end, end) if sought.end < len(sought.words) else None
    if edge_before is not None:
        start = edge_before + 1
    elif before == sought.first + 1 and _is_another_word(
        sought, found, before - 1, (start - 1, start), at, text
    ):
        start -= 1
    if edge_after is not None:
        end = edge_after - 1
    elif after == sought.end - 2 and _is_another_word(sought, found, after + 1, (end, end + 1), at, text):
        end += 1
    return _with_signs(
        sought,
        at + start,
        at + end,
        text,
        has_prefix=edge_before is not None,
        has_suffix=edge_after is not None,
    )


def _edge_of_context(found: Alignment, number: int, known: int) -> int | None:
    """Return where the word of the context stands that is next to the quote, if it is near it."""
    partner = found.partners[number] if number >= 0 else None
    if partner is None or not found.agreeing[number] or abs(known - partner) - 1 > MOST_INSERTED:
        return None
    return partner


def _is_another_word(
    sought: Sought, found: Alignment, number: int, pair: tuple[int, int], at: int, text: ReadingText
) -> bool:
    """Return whether another word stands in the place of the quote's first or last, in the same sentence."""
    partner = found.partners[number]
    if partner not in pair:
        return False
    is_short = sought.end - sought.first < LEAST_FOR_ANOTHER_WORD
    if is_short and similarity(sought.words[number], text.word_index.words[at + partner]) < REMOTELY_ALIKE:
        return False
    spans = text.word_index.spans
    left, right = spans[at + pair[0]], spans[at + pair[1]]
    between = text.text[text.search.end(left[1] - 1) : text.search.start(right[0])]
    return not _END_OF_SENTENCE.search(between)


def _with_signs(
    sought: Sought, first: int, last: int, text: ReadingText, *, has_prefix: bool, has_suffix: bool
) -> Span:
    """Return the span of the words from `first` to `last`, with the punctuation that belongs to the quote."""
    spans, key = text.word_index.spans, text.search.text
    start, end = spans[first][0], spans[last][1]
    floor = spans[first - 1][1] if first else 0
    ceiling = spans[last + 1][0] if last + 1 < len(spans) else len(key)
    signs_before, signs_after = key[floor:start].rpartition(" ")[2], key[end:ceiling].partition(" ")[0]
    if has_prefix:
        start -= len(signs_before.removeprefix(_found(_SIGNS_AFTER, sought.prefix)))
    elif own := _found(_SIGNS_BEFORE, sought.quote):
        start -= len(own) if signs_before.endswith(own) else 0
    if has_suffix:
        end += len(signs_after.removesuffix(_found(_SIGNS_BEFORE, sought.suffix)))
    elif own := _found(_SIGNS_AFTER, sought.quote):
        end += len(own) if signs_after.startswith(own) else len(signs_after)
    return Span(text.search.start(start), text.search.end(end - 1))


def _found(pattern: regex.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""
