"""Why a quote is not placed although the article has its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.anchoring.beside import in_context, in_line, short
from variorum.anchoring.context import prefix_stands, suffix_stands
from variorum.anchoring.find import MOST_COUNTED, find
from variorum.anchoring.hints import counted, list_places, means, proposed, telling_apart, with_side
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.words import whole_words
from variorum.model.limits import MOST_PLACES_OF_A_NOTE
from variorum.model.problem import Code
from variorum.model.selector import Selector, Span

SPARE = 12
"""Code points shown beyond the length of a wrong context, so that its first word is whole."""
MOST_WHOLE = 6
"""Places inside of words that are looked at for one of which the whole word can be quoted."""


def ambiguous(selector: Selector, spans: Sequence[Span], text: ReadingText) -> NotFound:
    """Return the problem of a quote that stands in several places, each with what tells it apart."""
    return NotFound(
        "quote",
        Code.QUOTE_AMBIGUOUS,
        f"The article has these words {counted(len(spans))} times.",
        "Add one of these lines."
        if len(spans) > MOST_COUNTED
        else "Add one of these lines, or `occurrence: all`.",
        list_places(selector, spans, text),
    )


def no_such_occurrence(selector: Selector, spans: Sequence[Span], in_all: int, text: ReadingText) -> NotFound:
    """Return the problem of an occurrence beyond the last, with what was counted.

    The `spans` are in the selector's context; `in_all` counts those outside of it, too.
    """
    sides = [key for key in ("prefix", "suffix") if getattr(selector, key)]
    beside = f" with this {' and '.join(sides)}" if sides else ""
    among = len(spans)
    or_all = ", or `all`" if among <= MOST_PLACES_OF_A_NOTE else ""
    other = f", and {_times(in_all)} in all; `occurrence` counts only the former" if in_all > among else ""
    return NotFound(
        "occurrence",
        Code.QUOTE_NOT_FOUND,
        f"The article has the quote{beside} {_times(among)}{other}, "
        f"so there is no occurrence {selector.occurrence}.",
        "Remove `occurrence`." if among == 1 else f"Write a number from 1 to {among}{or_all}.",
        list_places(selector, spans, text) if among > 1 else (),
    )


def too_many_places(selector: Selector) -> NotFound:
    """Return the problem of `occurrence: all` where a quote stands almost everywhere."""
    return NotFound(
        "occurrence",
        Code.TOO_MANY_PLACES,
        f"The article has “{short(selector.quote)}” more than {MOST_PLACES_OF_A_NOTE:,} times.",
        "Quote more words, or write the number of one occurrence.",
    )


def too_long(selector: Selector, span: Span, text: ReadingText) -> NotFound:
    """Return the problem of “first … last” whose last words stand too far from the first."""
    first, last = text.paragraph_at(span.start), text.paragraph_at(span.end)
    where = f"from paragraph {first} to paragraph {last}" if first != last else f"in paragraph {first}"
    lines = telling_apart(selector, span, text) or ()
    return NotFound(
        "quote",
        Code.PASSAGE_TOO_LONG,
        f"The last words of the quote stand far from its first words: the nearest such passage has "
        f"{span.end - span.start:,} characters, {where}.",
        "Copy the last words of the passage that is meant"
        + ("; if all of it is meant, write the lines below." if lines else "."),
        (f"it ends: {in_context(Span(span.end, span.end), text)}", *lines),
    )


def context_mismatch(selector: Selector, spans: Sequence[Span], text: ReadingText) -> NotFound:
    """Return the problem of a prefix or a suffix that stands at none of the places."""
    first = next(
        (s for s in spans if prefix_stands(selector, s, text) or suffix_stands(selector, s, text)), spans[0]
    )
    key, side = ("suffix", "after") if prefix_stands(selector, first, text) else ("prefix", "before")
    message = f"The words of the quote are there, but not with these words {side} them: "
    if len(spans) > 1:
        there = f"at none of {counted(len(spans))} places."
        fix = "Write the line of the place that is meant instead."
        hints = list_places(selector, spans, text)
    else:
        there, fix = _beside(key, selector, first, text), f"Copy the words {side} the quote from the article"
        where = f"in paragraph {text.paragraph_at(first.start)}"
        hints = telling_apart(selector, first, text) or ()
        is_needless = find(with_side(selector, key, ""), text) == Found((first,))
        if is_needless:
            fix = f"{fix}, or remove `{key}`" if there else f"Remove `{key}`"
        there, fix = (
            f"{where} stands “{there}”." if there else f"{where} nothing stands {side} them.",
            f"{fix}.",
        )
    return NotFound(key, Code.CONTEXT_MISMATCH, message + there, fix, hints)


def inside_word(selector: Selector, spans: Sequence[Span], text: ReadingText) -> NotFound:
    """Return the problem of a quote that stands only inside longer words or numbers."""
    inside = list(_whole_words_around(selector, spans, text))
    # Rather a place that needs no more than the whole word.
    inside.sort(key=lambda each: not means(each[2], each[1], text))
    proposals = ((part, whole, proposed(quoted, whole, text)) for part, whole, quoted in inside)
    part, whole, proposal = next(
        (each for each in proposals if each[2]), (spans[0], whole_words(text.text, spans[0]), None)
    )
    is_number = any(sign.isnumeric() for sign in text.text[slice(*whole)])
    kind = "number" if is_number else "word"
    message = f"The quote begins or ends in the middle of a {kind}"
    where = f"paragraph {text.paragraph_at(whole.start)}"
    if proposal is None:
        place = f"{where}: {in_context(part, text)}"
        return NotFound("quote", Code.QUOTE_SPLITS_WORD, f"{message}.", f"Quote the whole {kind}.", (place,))
    words = in_line(text.text[slice(*whole)])
    shown = (
        each
        for each in (short(words), words)
        if proposed(selector._replace(quote=each), whole, text) == proposal
    )
    message += f"; did you mean “{next(shown, words)}” in {where}?"
    rest = selector._replace(
        prefix=in_line(text.text[whole.start : part.start]) or selector.prefix,
        suffix=in_line(text.text[part.end : whole.end]) or selector.suffix,
    )
    is_part_placed = isinstance(find(rest, text), Found)
    or_part = ", or add the rest of it as `prefix` or `suffix`" if is_part_placed and not is_number else ""
    fix = proposal.fix if proposal.hints else f"Quote the whole {kind}{or_part}."
    return NotFound("quote", Code.QUOTE_SPLITS_WORD, message, fix, proposal.hints)


def _whole_words_around(
    selector: Selector, spans: Sequence[Span], text: ReadingText
) -> Iterator[tuple[Span, Span, Selector]]:
    """Yield parts of words, the span of the whole word around each, and `selector` with that as its quote."""
    for part in spans[:MOST_WHOLE]:
        whole = whole_words(text.text, part)
        if whole_words(text.text, whole) != whole:
            return
        yield part, whole, selector._replace(quote=in_line(text.text[slice(*whole)]))


def _beside(key: str, selector: Selector, span: Span, text: ReadingText) -> str:
    """Return the words that stand where those of a prefix or a suffix should, about as many."""
    if key == "prefix":
        return _last_words(text.folded.before(span.start, len(selector.prefix) + SPARE))
    return _last_words(text.folded.after(span.end, len(selector.suffix) + SPARE)[::-1])[::-1]


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _last_words(text: str) -> str:
    """Return `text` without the beginning of it that may be half a word."""
    return text.split(" ", 1)[-1] if len(text) > SPARE else text
