"""Where a quote that is not in the article probably stood. Only ever a suggestion.

Prefix, quote and suffix are aligned as one string; the quote's edges are then read off the
alignment, because the window that the alignment finds has the needle's length, not the quote's.
"""

from __future__ import annotations

import regex

from variorum.anchoring.folding import fold_quote
from variorum.anchoring.outcome import NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.similarity import equal_stretches, most_alike_part, similarity
from variorum.anchoring.words import paragraph_at, whole_words
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span

ALIKE_WITH_CONTEXT = 60.0
"""Per cent. With 32 and 32 characters of context, less is chance (measured on two novels)."""
ALIKE_ALONE = 72.0
"""Per cent. Lower than for placing a note (85), since a person reads the suggestion."""
LONGEST_NEEDLE = 160
"""Code points. Aligning takes time by the product of both lengths: 31 s for 10,000."""
LONGEST_HAYSTACK = 2_000_000
"""Code points. Beyond it no suggestion is made."""
ALIKE_HALF = 85.0
"""Per cent. Half a quote is short, so it has to be nearly right."""
SHORTEST_HALF = 6
"""Code points. Less is found everywhere."""
_MARKS = "\"'“”„‟‘’‚«»‹›「」"
_WORDS_TRIED = 3
"""Words at each edge of a suggestion that may not belong to it."""
_WORD = regex.compile(r"\S+")
_SHOWN = 120
"""Code points of a suggestion that are shown."""


def explain(selector: Selector, text: ReadingText) -> NotFound:
    """Return the problem of a quote that the article does not have, with the near miss."""
    if not fold_quote(selector.quote):
        return NotFound(
            "quote",
            Code.QUOTE_NOT_FOUND,
            "The quote has no visible characters.",
            "Copy the words from the article.",
        )
    bare = selector.quote.strip().strip(_MARKS)
    if bare != selector.quote.strip() and text.folded.occurrences(fold_quote(bare)):
        return NotFound(
            "quote",
            Code.QUOTE_NOT_FOUND,
            "The article has these words, but not the quotation marks round them.",
            "Remove the quotation marks.",
        )
    span = nearest(selector, text)
    if span is None:
        return NotFound(
            "quote",
            Code.QUOTE_NOT_FOUND,
            "The article does not have these words, nor any like them.",
            "Copy the words from the article.",
        )
    return NotFound(
        "quote",
        Code.QUOTE_NOT_FOUND,
        f"The article does not have these words; did you mean {_shown(span, text)}?",
        "Copy the words from the article.",
    )


def inside_word(selector: Selector, spans: list[Span], text: ReadingText) -> NotFound:
    """Return the problem of a quote that stands only inside longer words."""
    whole = whole_words(text.text, spans[0])
    return NotFound(
        "quote",
        Code.QUOTE_SPLITS_WORD,
        f"The quote begins or ends in the middle of a word; did you mean {_shown(whole, text)}?",
        "Quote the whole word, or add the rest of it as `prefix` or `suffix`.",
    )


def nearest(selector: Selector, text: ReadingText) -> Span | None:
    """Return the whole words most like the quote in its surroundings, if any are like it."""
    haystack = _small(text.folded.text)
    quote = _small(fold_quote(selector.quote))
    if not haystack or len(haystack) > LONGEST_HAYSTACK:
        return None
    prefix = _small(fold_quote(selector.prefix))[-32:]
    suffix = _small(fold_quote(selector.suffix))[:32]
    window = None
    if len(quote) <= LONGEST_NEEDLE:
        window = _align(prefix, quote, suffix, haystack) or _align("", quote, "", haystack)
    window = window or _align_halves(quote, haystack)
    return _best_words(window, quote, text) if window else None


def _align_halves(quote: str, haystack: str) -> tuple[int, int] | None:
    """Align head and tail apart: for a quote that is long, was doubled, or grew in the middle."""
    half = min(len(quote) // 2, LONGEST_NEEDLE)
    if half < SHORTEST_HALF:
        return None
    head = _align("", quote[:half].strip(), "", haystack, ALIKE_HALF)
    tail = _align("", quote[-half:].strip(), "", haystack, ALIKE_HALF)
    if head and tail and head[0] < tail[1] <= head[0] + 2 * len(quote):
        return head[0], tail[1]
    return head or tail


def _align(
    prefix: str, quote: str, suffix: str, haystack: str, alone: float = ALIKE_ALONE
) -> tuple[int, int] | None:
    """Return where the quote's edges fall in the haystack, both folded."""
    before, after = (f"{prefix} " if prefix else ""), (f" {suffix}" if suffix else "")
    needle = before + quote + after
    cutoff = ALIKE_WITH_CONTEXT if prefix and suffix else alone
    if len(needle) > len(haystack):
        if similarity(needle, haystack) < cutoff:
            return None
        window = (0, len(haystack))
    else:
        found = most_alike_part(needle, haystack, cutoff)
        if found is None:
            return None
        slack = len(needle) // 10 + 2
        window = (max(0, found[0] - slack), min(len(haystack), found[1] + slack))
    start, end = _edges(needle, haystack[window[0] : window[1]], len(before), len(before) + len(quote))
    return (window[0] + start, window[0] + end) if end > start else None


def _edges(needle: str, piece: str, start: int, end: int) -> tuple[int, int]:
    """Return where the needle's [start, end) falls in `piece`: its first and last equal letters."""
    equal = [
        (max(first, start), min(last, end), there - first)
        for first, last, there in equal_stretches(needle, piece)
        if first < end and last > start
    ]
    if not equal:
        return (0, 0)
    return equal[0][0] + equal[0][2], equal[-1][1] + equal[-1][2]


def _best_words(window: tuple[int, int], quote: str, text: ReadingText) -> Span:
    """Return the whole words about `window` that are most like the quote.

    A letter that is equal by chance can pull an edge of the alignment into the next word.
    """
    folded = text.folded
    span = whole_words(text.text, Span(folded.start(window[0]), folded.end(window[1] - 1)))
    words = [m.span() for m in _WORD.finditer(text.text, span.start, span.end)] or [(span.start, span.end)]
    starts = [start for start, _ in words[:_WORDS_TRIED]]
    ends = [end for _, end in words[-_WORDS_TRIED:]]
    choices = [Span(start, end) for start in starts for end in ends if start < end]
    return max(choices, key=lambda s: similarity(quote, _small(fold_quote(text.text[s.start : s.end]))))


def _shown(span: Span, text: ReadingText) -> str:
    words = " ".join(text.text[span.start : span.end].split())
    if len(words) > _SHOWN:
        words = f"{words[:40].rsplit(' ', 1)[0]} … {words[-40:].split(' ', 1)[-1]}"
    return f"“{words}” in paragraph {paragraph_at(text.text, span.start)}"


def _small(text: str) -> str:
    """Return `text` in small letters, letter for letter, so that offsets stay."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
