"""A passage as W3C selectors give it: its words, those around them, and its place in code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.model.article import BEFORE_HEADING, Form
from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span

CONTEXT = 32
"""Code points of the prefix and of the suffix; more, where these do not tell the passage from another."""
_BREAK = "\n\n"
_HEADING = ".vm-edition > h1"


class Quote(NamedTuple):
    """Words of a text. `prefix`, `exact` and `suffix` stand in this order in one place only."""

    prefix: str
    exact: str
    suffix: str
    start: int
    end: int


def quote_at(text: str, start: int, end: int, within: Span | None = None) -> Quote:
    """Return the words of `text` from `start` to `end`, with enough of those around them.

    Context is taken from `within` alone; where all of that is not enough, it is given as it is.
    """
    first, last = within or (0, len(text))
    width = CONTEXT
    while True:
        before, after = max(first, start - width), min(last, end + width)
        whole = text[before:after]
        is_all = (before, after) == (first, last)
        if is_all or (text.find(whole) == before and text.find(whole, before + 1) < 0):
            return Quote(text[before:start], text[start:end], text[end:after], start, end)
        width *= 2


class ReceivedText:
    """An article's text as it is published beside its page, decoded, each line end one code point."""

    def __init__(self, article: AnnotatedArticle) -> None:
        """Find out where each paragraph of the reading text stands in the text as received."""
        self.text = article.article.text
        self._reading: list[int] = []
        self._received: list[int] = []
        self.is_known = article.article.form is Form.TEXT
        """Whether it has the words of the reading text; Markdown has signs between them."""
        at = begin = 0
        for paragraph in article.text.split(_BREAK) if self.is_known else ():
            at = self.text.find(paragraph, at)
            if at < 0:
                self.is_known = False
                return
            self._reading.append(begin)
            self._received.append(at)
            at += len(paragraph)
            begin += len(paragraph) + len(_BREAK)

    def position(self, offset: int) -> int:
        """Return where the code point at `offset` of the reading text stands in the text as received."""
        paragraph = bisect_right(self._reading, offset) - 1
        return self._received[paragraph] + offset - self._reading[paragraph]

    def quote(self, span: Span) -> Quote | None:
        """Return the passage as a selector of the text as received; None if that has other signs."""
        if not self.is_known:
            return None
        return quote_at(self.text, self.position(span.start), self.position(span.end - 1) + 1)


class PageQuote(NamedTuple):
    """Words of a page. Their place is counted within one element: notes stand between the paragraphs."""

    quote: Quote
    block: str
    """A CSS selector of the element; empty where the page's elements are the author's, as in Markdown."""


class PageText:
    """The text of an article's page as a program finds it there: each corrected reading after the words.

    Notes stand between the paragraphs, so a quote and its context lie within one paragraph.
    """

    def __init__(self, article: AnnotatedArticle) -> None:
        """Put the corrected readings into the reading text."""
        readings = sorted((span.end, reading) for span, reading in article.changes if reading)
        self._ends = [end for end, _ in readings]
        self._shifts = [0]
        parts, at = [], 0
        for end, reading in readings:
            parts += [article.text[at:end], reading]
            self._shifts.append(self._shifts[-1] + len(reading))
            at = end
        self.text = "".join([*parts, article.text[at:]])
        self._paragraphs: list[Span] = []
        begin = 0
        for paragraph in article.text.split(_BREAK):
            self._paragraphs.append(Span(begin, begin + len(paragraph)))
            begin += len(paragraph) + len(_BREAK)
        self._blocks = _blocks(article, self._paragraphs)

    def quotes(self, span: Span) -> Iterator[PageQuote]:
        """Yield the passage as selectors of the page: one for each paragraph in which it has words."""
        first = bisect_right(self._paragraphs, span.start, key=_start_of) - 1
        for block, paragraph in zip(self._blocks[first:], self._paragraphs[first:], strict=True):
            if paragraph.start >= span.end:
                return
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            if start < end:
                # A reading of the paragraph's last words belongs to it.
                within = Span(self._start(paragraph.start), self._start(paragraph.end))
                found = quote_at(self.text, self._start(start), self._end(end), within)
                yield PageQuote(_in_block(self.text, found, within, block) if block else found, block)

    def _start(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def _end(self, offset: int) -> int:
        return offset + self._shifts[bisect_left(self._ends, offset)]


def _in_block(text: str, found: Quote, within: Span, block: str) -> Quote:
    """Return a quote with its place counted from the beginning of its block, `within`.

    Notes on a whole paragraph say it again. There it stands in a line of others, here in a line of its own;
    after a heading, themes put a link.
    """
    prefix, suffix = found.prefix, found.suffix
    if block == _HEADING and within.start == 0:
        prefix = BEFORE_HEADING + text[: found.start]
    elif (found.start - len(prefix), found.end + len(suffix)) == within:
        prefix, suffix = f"\n{prefix}", suffix + "\n" * (block != _HEADING)
    return Quote(prefix, found.exact, suffix, found.start - within.start, found.end - within.start)


def _start_of(span: Span) -> int:
    return span.start


def _blocks(article: AnnotatedArticle, paragraphs: Sequence[Span]) -> list[str]:
    """Return a CSS selector of the element of each paragraph; in a plain text, the title is the heading."""
    if article.article.form is not Form.TEXT:
        return [""] * len(paragraphs)
    made: list[str] = []
    number = 0
    for paragraph in paragraphs:
        words = article.text[paragraph.start : paragraph.end].strip()
        if words == article.article.metadata.title and _HEADING not in made:
            made.append(_HEADING)
        else:
            number += 1
            made.append(f".vm-edition > p:nth-of-type({number})")
    return made
