"""Where words begin and end, and paragraphs."""

from __future__ import annotations

import regex

from variorum.model.selector import Span

# Scripts that put no space between words, or hang particles on them: there a passage may
# well end inside what looks like one word.
_JOINED = regex.compile(
    r"(?=[\p{L}\p{N}\p{M}])[^\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
)


def splits_word(text: str, offset: int) -> bool:
    """Return whether `offset` lies between two letters or digits of one word."""
    if not 0 < offset < len(text) or text[offset - 1].isspace() or text[offset].isspace():
        return False
    return bool(_JOINED.match(text[offset - 1]) and _JOINED.match(text[offset]))


def whole_word_spans(spans: list[Span], text: str) -> list[Span]:
    """Return the spans that neither begin nor end inside a word."""
    return [s for s in spans if not splits_word(text, s.start) and not splits_word(text, s.end)]


def whole_words(text: str, span: Span) -> Span:
    """Return `span`, widened until it splits no word."""
    start, end = span.start, span.end
    while splits_word(text, start):
        start -= 1
    while splits_word(text, end):
        end += 1
    return Span(start, end)


def paragraph_at(text: str, offset: int) -> int:
    """Return the number of the paragraph that holds `offset`, from 1."""
    return text.count("\n\n", 0, offset) + 1
