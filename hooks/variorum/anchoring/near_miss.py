"""What a contributor is told of a quote that the article does not have."""

from __future__ import annotations

import regex

from variorum.anchoring.folding import fold_quote
from variorum.anchoring.gaps import gaps, places
from variorum.anchoring.nearest import nearest
from variorum.anchoring.outcome import NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import paragraph_at, whole_word_spans, whole_words
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span

_MARKS = "\"'“”„‟‘’‚«»‹›「」"
_ELLIPSIS = regex.compile(r"\s+(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s+")
_SHOWN = 120
"""Code points of a suggestion that are shown."""
COPY = "Copy the words from the article."
LEAST_CONTEXT = 12
"""Code points of a prefix or a suffix that say where a quote stood, although nothing of it is left."""


def explain(selector: Selector, text: ReadingText) -> NotFound:
    """Return the problem of a quote that the article does not have, with the near miss."""
    quote = selector.quote.strip()
    if not fold_quote(quote):
        return _not_found("The quote has no visible characters.")
    bare = quote.strip(_MARKS)
    if bare != quote and text.folded.occurrences(fold_quote(bare)):
        return _not_found(
            "The article has these words, but not the quotation marks round them.",
            "Remove the quotation marks.",
        )
    parts = _ELLIPSIS.split(quote)
    if len(parts) == 2:
        return _ends_not_found(selector, parts[0], parts[1], text)
    if span := nearest(selector, text):
        return _not_found(f"The article does not have these words; did you mean {_shown(span, text)}?")
    return _context_alone(selector, text) or _not_found(
        "The article does not have these words, nor any like them."
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


def _ends_not_found(selector: Selector, first: str, last: str, text: ReadingText) -> NotFound:
    """Return the problem of “first … last”, one of which the article does not have, or not in this order."""
    heads, tails = (
        _end(Selector(first, selector.prefix), text),
        _end(Selector(last, "", selector.suffix), text),
    )
    for head in heads:
        tail = next((tail for tail in tails if tail.start >= head.end), None)
        if tail:
            words = f"{text.text[slice(*head)]} … {text.text[slice(*tail)]}"
            where = f"in paragraph {paragraph_at(text.text, head.start)}"
            return _not_found(
                f"The article does not have these words; did you mean “{_in_one_line(words)}” {where}?"
            )
    if heads and tails:
        return _not_found(f"The article has “{last}” only before “{first}”, not after it.")
    missing = " nor ".join(f"“{words}”" for words, found in ((first, heads), (last, tails)) if not found)
    return _not_found(f"The article does not have {missing}, nor anything like it.")


def _end(selector: Selector, text: ReadingText) -> list[Span]:
    """Return where one end of a passage stands, or where something like it does."""
    spans = whole_word_spans(text.folded.occurrences(fold_quote(selector.quote)), text.text)
    span = None if spans else nearest(selector, text)
    return [span] if span else spans


def _context_alone(selector: Selector, text: ReadingText) -> NotFound | None:
    """Return the problem of a quote of which nothing is left where its prefix and suffix stand."""
    between = gaps(selector, text)
    if len(between) == 1:
        start, end = between[0]
        where = f"in paragraph {paragraph_at(text.text, start)}"
        there = f"“{_short(text.text[start:end])}”" if end > start else "nothing"
        return _not_found(
            f"The article does not have these words. The prefix and the suffix stand {where}, with {there} "
            "between them.",
            "See whether the note is still needed. If so, quote words that stand there now.",
        )
    for key, words in (("prefix", selector.prefix), ("suffix", selector.suffix)):
        found = places(words, text) if len(words) >= LEAST_CONTEXT else []
        if len(found) == 1:
            where = f"in paragraph {paragraph_at(text.text, found[0].start)}"
            return _not_found(
                f"The article does not have these words, nor any like them. The {key} stands {where}.",
                f"Copy the words {'after' if key == 'prefix' else 'before'} it from the article.",
            )
    return None


def _not_found(message: str, cure: str = COPY) -> NotFound:
    return NotFound("quote", Code.QUOTE_NOT_FOUND, message, cure)


def _shown(span: Span, text: ReadingText) -> str:
    return f"“{_short(text.text[span.start : span.end])}” in paragraph {paragraph_at(text.text, span.start)}"


def _short(text: str) -> str:
    words = _in_one_line(text)
    if len(words) > _SHOWN:
        words = f"{words[:40].rsplit(' ', 1)[0]} … {words[-40:].split(' ', 1)[-1]}"
    return words


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
