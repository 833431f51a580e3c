"""Where a passage stands on the page of a book: by the element of its paragraph, and by its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from variorum.exporting.blocks import GAP, text_blocks
from variorum.exporting.epub.text import call_sign, calls_of_blocks
from variorum.exporting.quotes import quote_at
from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span

_BETWEEN = "\n"


class BookText:
    """The text of a book's page as a program finds it there: with what calls the notes."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        """Put the calls into each paragraph or line."""
        self._blocks = list(text_blocks(annotated))
        self._elements = _elements(annotated, self._blocks)
        called = calls_of_blocks(annotated, self._blocks)
        self._calls = [[(at, call_sign(note)) for at, note in calls] for calls in called]
        self._texts = [
            _with_calls(annotated.text, block, calls)
            for block, calls in zip(self._blocks, self._calls, strict=True)
        ]
        title = annotated.article.metadata.title
        whole = [call_sign(note) for note in annotated.notes if not note.spans]
        self._heading = len("".join([title, *whole]))
        self.text = _BETWEEN.join(self._texts)
        self._starts = [0]
        for text in self._texts:
            self._starts.append(self._starts[-1] + len(text) + len(_BETWEEN))

    def selectors(self, span: Span) -> list[dict[str, Any]]:
        """Return selectors of a passage; one over several paragraphs is counted from the page's beginning."""
        first = bisect_right(self._blocks, span.start, key=lambda block: block.start) - 1
        last = bisect_left(self._blocks, span.end, key=lambda block: block.start) - 1
        start = self._within(first, span.start, is_end=False)
        end = self._within(last, span.end, is_end=True)
        if first == last:
            within = Span(self._starts[first], self._starts[first] + len(self._texts[first]))
            quote = quote_at(self.text, within.start + start, within.start + end, within)
            words = {"prefix": quote.prefix, "exact": quote.exact, "suffix": quote.suffix}
            return [_element(self._elements[first], start, end), {"type": "TextQuoteSelector", **words}]
        before = [self._heading + sum(map(len, self._texts[:block])) for block in (first, last)]
        return [_element("body", before[0] + start, before[1] + end)]

    def _within(self, number: int, offset: int, *, is_end: bool) -> int:
        """Return where an offset of the reading text is in the text of a block; calls follow their words."""
        block = self._blocks[number]
        offset = min(offset, block.end)
        calls = self._calls[number]
        before = sum(len(sign) for at, sign in calls if at < offset or (at == offset and not is_end))
        return offset - block.start + before


def _with_calls(text: str, block: Span, calls: list[tuple[int, str]]) -> str:
    parts, at = [], block.start
    for edge in sorted({edge for edge, _ in calls}):
        parts += [text[at:edge], *(sign for place, sign in calls if place == edge)]
        at = edge
    return "".join([*parts, text[at : block.end]])


def _element(selector: str, start: int, end: int) -> dict[str, Any]:
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "CssSelector", "value": selector, "refinedBy": position}


def _elements(annotated: AnnotatedArticle, blocks: list[Span]) -> list[str]:
    """Return a CSS selector of the element of each block: a paragraph, or a line of a stanza."""
    if not annotated.article.metadata.lines:
        return [f"body > p:nth-of-type({number})" for number in range(1, len(blocks) + 1)]
    made = []
    stanza = line = 0
    for number, block in enumerate(blocks):
        if number == 0 or annotated.text[blocks[number - 1].end : block.start] == GAP:
            stanza, line = stanza + 1, 0
        line += 1
        made.append(f"body > div:nth-of-type({stanza}) > p:nth-of-type({line})")
    return made
