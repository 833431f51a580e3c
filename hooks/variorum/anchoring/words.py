"""Where words and numbers begin and end, and paragraphs."""

from __future__ import annotations

import regex

from variorum.anchoring.joints import SEEN, SIGN_OF_WORD, is_joined
from variorum.model.selector import Span

_INVISIBLE = regex.compile(r"\p{Default_Ignorable_Code_Point}+")
_HANGUL = regex.compile(r"\p{Script=Hangul}")
_PLAIN_ENDS = " \n,;!?)"
_PLAIN_STARTS = " \n("
_AFTER_STOP = ("", " ", "\n")
_QUOTATION_MARKS = "“”"
"""Within a word in Hebrew alone."""
LONGEST_WORD = 256
"""Code points by which a passage is widened on each side; what is longer is no word."""


def splits_word(text: str, offset: int, *, at_end: bool = False) -> bool:
    """Return whether a passage must not begin (or, `at_end`, end) at `offset`: in a word or a number.

    In Korean, particles hang on the end of a word, and a passage may leave them out.
    """
    if not 0 < offset < len(text):
        return False
    last, first = text[offset - 1], text[offset]
    # Most places, in most texts: the table of joints need not be asked.
    if (last.isalpha() and first in _PLAIN_ENDS) or (last in _PLAIN_STARTS and first.isalpha()):
        return False
    if "a" <= last <= "z" and "a" <= first <= "z":
        return True
    if last.isalpha() and first == "." and text[offset + 1 : offset + 2] in _AFTER_STOP:
        return False
    if last in _QUOTATION_MARKS and first.isalpha() and first.isascii():
        return False
    if last.isalpha() and last.isascii() and first in _QUOTATION_MARKS:
        return False
    if SIGN_OF_WORD.match(last) and SIGN_OF_WORD.match(first):
        return True
    before = _INVISIBLE.sub("", text[max(0, offset - SEEN) : offset])
    after = _INVISIBLE.sub("", text[offset : offset + SEEN])
    if not at_end and before and _HANGUL.match(before[-1]) and _HANGUL.match(after):
        return True
    return is_joined(before, after)


def whole_word_spans(spans: list[Span], text: str) -> list[Span]:
    """Return the spans that neither begin nor end inside a word or a number."""
    return [
        span
        for span in spans
        if not splits_word(text, span.start) and not splits_word(text, span.end, at_end=True)
    ]


def whole_words(text: str, span: Span) -> Span:
    """Return `span`, widened until it splits no word and no number."""
    start, end = span.start, span.end
    while splits_word(text, start) and span.start - start < LONGEST_WORD:
        start -= 1
    while splits_word(text, end, at_end=True) and end - span.end < LONGEST_WORD:
        end += 1
    return Span(start, end)


def paragraph_at(text: str, offset: int) -> int:
    """Return the number of the paragraph that holds `offset`, from 1."""
    return text.count("\n\n", 0, offset) + 1
