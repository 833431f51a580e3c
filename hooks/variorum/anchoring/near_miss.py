"""Explains a quote that the article does not have: what was probably meant, and how to write it."""

from __future__ import annotations

import regex

from variorum.anchoring.beside import in_line, short
from variorum.anchoring.find import Unplaced, Why, find
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.gaps import gaps, places
from variorum.anchoring.hints import list_places, proposed
from variorum.anchoring.nearest import nearest
from variorum.anchoring.outcome import NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import whole_word_spans
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span

_MARKS = "\"'“”„‟‘’‚«»‹›「」"
_ELLIPSIS = regex.compile(r"(?<!\s)\s+(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s+")
_MARKDOWN = [
    (regex.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),
    # No sign within its own words: a quote of a thousand stars would take seconds otherwise.
    *(
        (regex.compile(rf"(?<!\w)([{sign}]{{1,3}})(?=\S)([^{sign}]+)(?<=\S)\1(?!\w)"), r"\2")
        for sign in "*_`~"
    ),
    (regex.compile(r"^(?:#{1,6}|>|[-*+]|\d+\.) +"), ""),
    (regex.compile(r"\\([^\w\s])"), r"\1"),
]
"""Links, emphasis and code, the beginning of a line, and escapes: their signs, and what readers see."""
LONGEST_QUOTE = 1_500
"""Code points of a suggestion; the model takes 2,000."""
MOST_ENDS = 8
"""Places of the first words of “first … last” that are tried."""
COPY = "Copy the words from the article."
LEAST_CONTEXT = 12
"""Code points of a prefix or a suffix that say where a quote stood, although nothing of it is left."""


def explain(selector: Selector, text: ReadingText) -> NotFound:
    """Return the problem of a quote that the article does not have, with the near miss."""
    quote = selector.quote.strip()
    if not fold_quote(quote):
        return _not_found("The quote has no visible characters.")
    bare = quote.strip(_MARKS)
    if bare != quote and (problem := _without_marks(selector._replace(quote=bare), text)):
        return problem
    shown = _without_markdown(quote)
    if shown != quote and (problem := _as_shown(selector._replace(quote=shown), text)):
        return problem
    parts = _ELLIPSIS.split(quote)
    if len(parts) == 2:
        return _ends_not_found(selector, parts[0], parts[1], text)
    span = nearest(selector, text)
    return (
        (span and _did_you_mean(selector, span, text))
        or _context_alone(selector, text)
        or _not_found("The article does not have these words, nor any like them.")
    )


def _without_marks(bare: Selector, text: ReadingText) -> NotFound | None:
    """Return the problem of a quote that is there without its quotation marks, if it is."""
    outcome = find(bare, text)
    hints: tuple[str, ...] = ()
    if isinstance(outcome, Unplaced):
        if outcome.why is not Why.SEVERAL:
            return None
        hints = list_places(bare, outcome.spans, text)
    return _not_found(
        "The article has these words, but not the quotation marks round them.",
        "Remove the quotation marks, and add one of these lines." if hints else "Remove the quotation marks.",
        hints,
    )


def _without_markdown(quote: str) -> str:
    """Return words that were copied from the source of a page as the page shows them."""
    for signs, words in _MARKDOWN:
        quote = signs.sub(words, quote)
    return quote.strip()


def _as_shown(shown: Selector, text: ReadingText) -> NotFound | None:
    """Return the problem of a quote that is there without its signs of Markdown, if it is just once."""
    if not fold_quote(shown.quote):
        return None
    spans = _end(shown, text)
    problem = _did_you_mean(shown, spans[0], text) if len(spans) == 1 else None
    return problem and problem._replace(fix=f"{problem.fix} Signs of Markdown are no part of them.")


def _did_you_mean(selector: Selector, span: Span, text: ReadingText) -> NotFound | None:
    """Return the problem with the words of `span` as what was meant; None if they would not be placed."""
    if whole_word_spans([span], text.text) != [span]:
        return None
    whole = in_line(text.text[slice(*span)])
    for words in dict.fromkeys((short(whole), whole)):
        proposal = proposed(selector._replace(quote=words), span, text)
        if proposal and len(words) <= LONGEST_QUOTE:
            where = f"in paragraph {text.paragraph_at(span.start)}"
            return _not_found(
                f"The article does not have these words; did you mean “{words}” {where}?",
                proposal.fix,
                proposal.hints,
            )
    return None


def _ends_not_found(selector: Selector, first: str, last: str, text: ReadingText) -> NotFound:
    """Return the problem of “first … last”, one of which the article does not have, or not in this order."""
    heads, tails = (
        _end(Selector(first, selector.prefix), text),
        _end(Selector(last, "", selector.suffix), text),
    )
    for head in heads[:MOST_ENDS]:
        tail = next((tail for tail in tails if tail.start >= head.end), None)
        if tail is None:
            break
        words = " … ".join(in_line(text.text[slice(*end)]) for end in (head, tail))
        span = Span(head.start, tail.end)
        if proposal := proposed(selector._replace(quote=words), span, text):
            where = f"in paragraph {text.paragraph_at(head.start)}"
            return _not_found(
                f"The article does not have these words; did you mean “{words}” {where}?",
                proposal.fix,
                proposal.hints,
            )
    if heads and tails and all(tail.start < heads[0].end for tail in tails):
        return _not_found(f"The article has “{last}” only before “{first}”, not after it.")
    missing = " nor ".join(f"“{words}”" for words, found in ((first, heads), (last, tails)) if not found)
    if missing:
        return _not_found(f"The article does not have {missing}, nor anything like it.")
    return _not_found("The article has no passage that begins and ends with these words.")


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
        where = f"in paragraph {text.paragraph_at(start)}"
        there = f"“{short(text.text[start:end])}”" if end > start else "nothing"
        return _not_found(
            f"The article does not have these words. The prefix and the suffix stand {where}, with {there} "
            "between them.",
            "See whether the note is still needed. If so, quote words that stand there now.",
        )
    for key, words in (("prefix", selector.prefix), ("suffix", selector.suffix)):
        found = places(words, text) if len(words) >= LEAST_CONTEXT else []
        if len(found) == 1:
            where = f"in paragraph {text.paragraph_at(found[0].start)}"
            return _not_found(
                f"The article does not have these words, nor any like them. The {key} stands {where}.",
                f"Copy the words {'after' if key == 'prefix' else 'before'} it from the article.",
            )
    return None


def _not_found(message: str, fix: str = COPY, hints: tuple[str, ...] = ()) -> NotFound:
    return NotFound("quote", Code.QUOTE_NOT_FOUND, message, fix, hints)
