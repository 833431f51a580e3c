"""A passage as W3C selectors give it: its words, those around them, and its place in code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from variorum.model.article import Form
from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span

CONTEXT = 32
"""Code points of the prefix and of the suffix; more, where these do not tell the passage from another."""
_BREAK = "\n\n"


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


class PageText:
    """The text of an article's page as a program finds it there: each corrected reading after the words.

    Notes stand between the paragraphs, so a quote and its context lie within one paragraph or line of verse.
    """

    def __init__(self, article: AnnotatedArticle) -> None:
        """Put the corrected readings into the reading text."""
        readings = sorted((span.end, reading) for span, reading in article.changes if reading)
        self._reading_text = article.text
        self._break = "\n" if article.article.metadata.lines else _BREAK
        self._ends = [end for end, _ in readings]
        self._shifts = [0]
        parts, at = [], 0
        for end, reading in readings:
            parts += [article.text[at:end], reading]
            self._shifts.append(self._shifts[-1] + len(reading))
            at = end
        self.text = "".join([*parts, article.text[at:]])

    def quote(self, span: Span) -> Quote | None:
        """Return the passage as a selector of the page; None if it goes over several paragraphs."""
        text, gap = self._reading_text, self._break
        if gap in text[span.start : span.end]:
            return None
        begin = text.rfind(gap, 0, span.start)
        end = text.find(gap, span.end)
        block = Span(
            self._start(0 if begin < 0 else begin + len(gap)), self._end(len(text) if end < 0 else end)
        )
        return quote_at(self.text, self._start(span.start), self._end(span.end), block)

    def _start(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def _end(self, offset: int) -> int:
        return offset + self._shifts[bisect_left(self._ends, offset)]
