"""Why a quote is not placed although the article has its words."""

from __future__ import annotations

from variorum.anchoring.context import prefix_stands, suffix_stands
from variorum.anchoring.outcome import NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import paragraph_at
from variorum.anchoring.write_selector import described
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span

SPARE = 12
"""Code points shown beyond the length of a wrong context, so that its first word is whole."""
MOST_LISTED = 6
"""Places that the problem of a quote lists; more would not be read."""
AROUND = 24
"""Code points before and after a place that is listed."""


def ambiguous(selector: Selector, spans: list[Span], text: ReadingText) -> NotFound:
    """Return the problem of a quote that stands in several places, each with what tells it apart."""
    return NotFound(
        "quote",
        Code.QUOTE_AMBIGUOUS,
        f"The article has these words {len(spans)} times.",
        "Add one of these lines, or `occurrence: all`.",
        _listed([described(span, text) for span in spans[:MOST_LISTED]], len(spans)),
    )


def no_such_occurrence(selector: Selector, among: int, of: int) -> NotFound:
    """Return the problem of an occurrence beyond the last, with what was counted.

    There are `among` places in the selector's context, `of` in all.
    """
    sides = [key for key in ("prefix", "suffix") if getattr(selector, key)]
    beside = f" with this {' and '.join(sides)}" if sides else ""
    other = f", and {_times(of)} in all; `occurrence` counts only the former" if of > among else ""
    return NotFound(
        "occurrence",
        Code.QUOTE_NOT_FOUND,
        f"The article has the quote{beside} {_times(among)}{other}, "
        f"so there is no occurrence {selector.occurrence}.",
        "Remove `occurrence`." if among == 1 else f"Write a number from 1 to {among}, or `all`.",
    )


def too_long(span: Span, text: ReadingText) -> NotFound:
    """Return the problem of “first … last” whose last words stand too far from the first."""
    first, last = paragraph_at(text.text, span.start), paragraph_at(text.text, span.end)
    where = f"from paragraph {first} to paragraph {last}" if first != last else f"in paragraph {first}"
    return NotFound(
        "quote",
        Code.PASSAGE_TOO_LONG,
        f"The last words of the quote stand far from its first words: the nearest such passage has "
        f"{span.end - span.start} characters, {where}.",
        "Copy the last words of the passage that is meant, or add both `prefix` and `suffix`.",
        (f"it ends: {_in_context(Span(span.end, span.end), text)}",),
    )


def context_mismatch(selector: Selector, spans: list[Span], text: ReadingText) -> NotFound:
    """Return the problem of a prefix or a suffix that stands at none of the places."""
    first = next(
        (s for s in spans if prefix_stands(selector, s, text) or suffix_stands(selector, s, text)), spans[0]
    )
    key, side = ("suffix", "after") if prefix_stands(selector, first, text) else ("prefix", "before")
    folded = text.folded
    if key == "prefix":
        actual = _last_words(folded.before(first.start, len(selector.prefix) + SPARE))
    else:
        actual = _last_words(folded.after(first.end, len(selector.suffix) + SPARE)[::-1])[::-1]
    where = f"in paragraph {paragraph_at(text.text, first.start)}"
    if len(spans) > 1:
        told = f"at none of {len(spans)} places."
    elif actual:
        told = f"{where} stands “{actual}”."
    else:
        told = f"{where} nothing stands {side} them."
    return NotFound(
        key,
        Code.CONTEXT_MISMATCH,
        f"The words of the quote are there, but not with these words {side} them: {told}",
        f"Copy the words {side} the quote from the article"
        + (f", or remove `{key}` if the quote is unique." if len(spans) == 1 else "."),
        _listed([_place(span, text) for span in spans[:MOST_LISTED]], len(spans)) if len(spans) > 1 else (),
    )


def _place(span: Span, text: ReadingText) -> str:
    return f"paragraph {paragraph_at(text.text, span.start)}: {_in_context(span, text)}"


def _in_context(span: Span, text: ReadingText) -> str:
    """Return the words of a place in one line, in brackets, with those before and after them."""
    before = _last_words(text.folded.before(span.start, AROUND + SPARE), AROUND)
    after = _last_words(text.folded.after(span.end, AROUND + SPARE)[::-1], AROUND)[::-1]
    words = " ".join(text.text[span.start : span.end].split())
    if len(words) > 2 * AROUND:
        words = f"{words[:AROUND].rsplit(' ', 1)[0]} … {words[-AROUND:].split(' ', 1)[-1]}"
    gap_before = " " if text.text[span.start - 1 : span.start].isspace() else ""
    gap_after = " " if text.text[span.end : span.end + 1].isspace() else ""
    return f"{before}{gap_before}[{words}]{gap_after}{after}"


def _listed(lines: list[str], of: int) -> tuple[str, ...]:
    return (*lines, f"and {of - len(lines)} more places") if of > len(lines) else tuple(lines)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _last_words(text: str, spare: int = SPARE) -> str:
    """Return `text` without the beginning of it that may be half a word."""
    return text.split(" ", 1)[-1] if len(text) > spare else text
