"""The words beside a place: as shown in messages, and as proposed for a prefix or a suffix."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from variorum.anchoring.reading_text import ReadingText
from variorum.model.selector import Span
from variorum.model.wording import sanitized_line

LEAST_WORDS = 4
"""Words of context that a person needs to recognise a place."""
NUMBERS_OF_WORDS = (4, 5, 6, 8, 12, 20, 32)
"""Lengths of contexts in words, tried in this order until one is unique."""
LONGEST_CONTEXT = 256
"""Code points. If no context of this length is unique, `occurrence` is proposed."""
SIGNS_OF_A_WORD = 3
"""Characters that count as a word where scripts put no space between words."""
_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}+")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(rf"(?V1)(?:[{_UNSPACED}]\p{{M}}*){{1,{SIGNS_OF_A_WORD}}}|[\S--[{_UNSPACED}]]{{1,64}}")
_HAS_LETTER = regex.compile(r"[\p{L}\p{N}]")


def contexts(span: Span, text: ReadingText) -> tuple[list[str], list[str]]:
    """Return what may be written as a prefix of `span`, and what as its suffix, the shortest first.

    At least `LEAST_WORDS`, or all the words that there are. On one line, without invisible characters.
    """
    before = text.text[max(0, span.start - LONGEST_CONTEXT) : span.start]
    after = text.text[span.end : span.end + LONGEST_CONTEXT]
    words = list(_WORD.finditer(before))
    # The first word may have been cut in half.
    starts = [word.start() for word in words if _HAS_LETTER.search(word[0])][span.start >= LONGEST_CONTEXT :]
    ends = [word.end() for word in _WORD.finditer(after) if _HAS_LETTER.search(word[0])]
    if span.end + LONGEST_CONTEXT < len(text.text):
        ends = ends[:-1]
    prefixes = (before[at:] for at in _steps(starts[::-1]))
    suffixes = (after[:at] for at in _steps(ends))
    return [*filter(None, map(in_line, prefixes))], [*filter(None, map(in_line, suffixes))]


def number_of_words(context: str) -> int:
    """Return how many words `context` has."""
    return sum(1 for word in _WORD.finditer(context) if _HAS_LETTER.search(word[0]))


def in_context(span: Span, text: ReadingText) -> str:
    """Return the words of a place on one line, in brackets, with some before and after them."""
    before, after = ((words or [""])[0] for words in contexts(span, text))
    if not after:
        # Characters without a word: the stop at the end of the text.
        after = in_line(text.text[span.end : span.end + LEAST_WORDS])
    gap_before = " " if text.text[span.start - 1 : span.start].isspace() else ""
    gap_after = " " if text.text[span.end : span.end + 1].isspace() else ""
    return f"{before}{gap_before}[{short(text.text[slice(*span)])}]{gap_after}{after}"


def short(words: str, longest: int = 120, kept: int = 40) -> str:
    """Return `words` on one line; if longer than `longest` code points, only the first and the last."""
    line = in_line(words)
    if len(line) > longest:
        line = f"{line[:kept].rsplit(' ', 1)[0]} … {line[-kept:].split(' ', 1)[-1]}"
    return line


def in_line(words: str) -> str:
    """Return `words` on one line, without invisible characters."""
    return sanitized_line(" ".join(_INVISIBLE.sub("", words).split()))


def _steps(offsets: list[int]) -> Iterator[int]:
    """Yield the offsets after which some numbers of words are complete; the last if there are fewer."""
    for number in NUMBERS_OF_WORDS:
        if number <= len(offsets):
            yield offsets[number - 1]
    if 0 < len(offsets) < LEAST_WORDS:
        yield offsets[-1]
