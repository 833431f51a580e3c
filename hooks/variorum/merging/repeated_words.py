"""Words or punctuation marks that a correction repeats from the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from variorum.anchoring.folding import fold_quote
from variorum.model.selector import Span

SEEN = 200
"""Code points beside a correction that are compared with it."""
_UNSPACED = r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]"
_TOKEN = regex.compile(
    rf"{_UNSPACED}|(?:(?!{_UNSPACED})[\p{{L}}\p{{N}}\p{{M}}])+(?:['’.,‐‑-](?:(?!{_UNSPACED})[\p{{L}}\p{{N}}])+)*|\S"
)
_NOT_COMMON = re.compile("[^\\x00-\\x7f\\u00c0-\\u024f‐‑–—‘’“”…]")
"""What is neither ASCII, nor a Latin letter with an accent, nor the punctuation of Latin texts."""
_LETTER = "[A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f]"
_COMMON_TOKEN = re.compile(rf"{_LETTER}+(?:['’.,‐‑-]{_LETTER}+)*|[\S\x1c-\x1f]")
"""The same as `_TOKEN` in a text of common characters, in a small part of the time."""
_STOPS = ",;:.!?，；：。！？、"
_WEAK_STOPS = ",;:，；：、"


class Seam(NamedTuple):
    """A correction, and what stands beside it."""

    received: str
    reading: str
    before: str
    """The text as corrected, up to it."""
    after: str
    """The text as received, up to the next correction."""


def seams(corrections: Sequence[tuple[Span, str]], text: str) -> Iterator[Seam]:
    """Yield the seams of corrections, which come in order and do not overlap."""
    corrected = ""
    at = 0
    ends = [*(span.start for span, _ in corrections), len(text)][1:]
    for (span, reading), end in zip(corrections, ends, strict=True):
        before = (corrected + text[at : span.start])[-SEEN:].rpartition("\n\n")[2]
        after = text[span.end : min(end, span.end + SEEN)].partition("\n\n")[0]
        yield Seam(text[span.start : span.end], reading, before, after)
        corrected, at = before + reading, span.end


def repeated_at(seam: Seam) -> str:
    """Return the words that stand twice with the correction and not without it, as they would be read."""
    before, after = _tokens(seam.before), _tokens(seam.after)
    received, reading = _tokens(seam.received), _tokens(seam.reading)
    # Left and right where they meet, and what met there as received.
    meetings = [(before, reading, before, received), (reading, after, received, after)]
    for left, right, was_left, was_right in meetings if reading else [(before, after, [], [])]:
        number = _doubled(left, right)
        if number and number != _doubled(was_left, was_right):
            return " ".join([*left[-number - 1 :], *right[: number + 1]])
    return ""


def _doubled(left: list[str], right: list[str]) -> int:
    """Return how many tokens at the end of `left` stand at the beginning of `right` again."""
    most = min(len(left), len(right))
    ours = _folded(left[-most:]) if most else []
    first = _folded(right[:1])[0] if most else ""
    theirs: list[str] = []
    for number in range(1, most + 1):
        # Few places have the word with which the others begin: only there they are compared.
        if ours[-number] == first:
            theirs = theirs or _folded(right[:most])
            if ours[-number:] == theirs[:number] and _counts(theirs[:number]):
                return number
    if left and right and left[-1] in _WEAK_STOPS and right[0] in _STOPS:
        return 1
    return 0


def _counts(tokens: list[str]) -> bool:
    """Return whether these tokens are hardly repeated on purpose: a word, a stop, two ideographs."""
    if all(len(token) == 1 and not token.isalnum() for token in tokens):
        return len(tokens) == 1 and tokens[0] in _STOPS
    return len(tokens) > 1 or not regex.match(_UNSPACED, tokens[0])


def _folded(tokens: list[str]) -> list[str]:
    return [fold_quote(token).casefold() for token in tokens]


def _tokens(text: str) -> list[str]:
    token = _TOKEN if _NOT_COMMON.search(text) else _COMMON_TOKEN
    return token.findall(text)
