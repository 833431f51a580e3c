"""Where the words before and after a quote still stand, letter for letter, and what is between them now."""

from __future__ import annotations

from typing import NamedTuple

from variorum.anchoring.folding import fold_quote
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.search_key import search_key
from variorum.anchoring.words import splits_word
from variorum.model.selector import Selector, Span

MOST_PLACES = 2_000
"""Places of the words before that are looked at."""
MOST_GAPS = 100
"""Places that have both, which are compared with the quote."""
MOST_TRIED = 20
"""Places of the words after that are looked at for each: of many, all are inside of words."""
SPARE = 80
"""Code points by which what stands between may be longer than twice the quote."""


class Gap(NamedTuple):
    """What stands between the words before and the words after: nothing, where start is end."""

    start: int
    end: int


def gaps(selector: Selector, text: ReadingText) -> list[Gap]:
    """Return what stands between the selector's prefix and its suffix, in each place that has both."""
    prefix, suffix = search_key(fold_quote(selector.prefix)), search_key(fold_quote(selector.suffix))
    if not prefix or not suffix:
        return []
    key = text.search.text
    reach = 2 * len(search_key(fold_quote(selector.quote))) + SPARE + len(suffix)
    found: list[Gap] = []
    for after in _ends(prefix, text):
        before = key.find(suffix, after, after + reach)
        for _ in range(MOST_TRIED):
            if before < 0 or not _is_inside(before, text):
                break
            before = key.find(suffix, before + 1, after + reach)
        else:
            continue
        if before >= 0:
            found.append(_trimmed(after, before, text))
        if len(found) == MOST_GAPS:
            break
    return found


def places(context: str, text: ReadingText) -> list[Span]:
    """Return where the words of a prefix or of a suffix stand as whole words, up to `MOST_PLACES`."""
    words = search_key(fold_quote(context))
    return [
        Span(text.search.start(end - len(words)), text.search.end(end - 1))
        for end in (_ends(words, text) if words else ())
        if not _is_inside(end - len(words), text)
    ]


def _ends(words: str, text: ReadingText) -> list[int]:
    """Return where `words` end in the text as it is looked through, not inside of a word."""
    key = text.search.text
    found: list[int] = []
    at = -1
    for _ in range(MOST_PLACES):
        at = key.find(words, at + 1)
        if at < 0:
            break
        if not _is_inside(at + len(words), text):
            found.append(at + len(words))
    return found


def _is_inside(at: int, text: ReadingText) -> bool:
    return splits_word(text.search.text, at)


def _trimmed(start: int, end: int, text: ReadingText) -> Gap:
    key = text.search.text
    while start < end and key[start] == " ":
        start += 1
    while start < end and key[end - 1] == " ":
        end -= 1
    if start == end:
        at = text.search.end(start - 1)
        return Gap(at, at)
    return Gap(text.search.start(start), text.search.end(end - 1))
