"""The blocks of a text as TEI has them, and the white space that was received between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from variorum.exporting.blocks import GAP, text_blocks
from variorum.exporting.quotes import ReceivedText
from variorum.exporting.tei.elements import add, append_text
from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span


class _Break(NamedTuple):
    """Where a paragraph or a line of verse ends and the next begins."""

    span: Span
    """In the reading text."""
    received: str
    """What stands there in the text as received."""
    ends_group: bool
    """Whether it ends a paragraph, or a stanza."""


class ReceivedBlocks:
    """Paragraphs, or lines of verse.

    Those that a correction makes one are one block: else the text as corrected would keep a break that the
    reading has replaced. In the block the break is an empty element within what was received.
    """

    def __init__(self, annotated: AnnotatedArticle) -> None:
        """Find the blocks and the breaks between them."""
        self._text = annotated.text
        self.is_verse = bool(annotated.article.metadata.lines)
        parts = list(text_blocks(annotated))
        received = ReceivedText(annotated)

        def gap(start: int, end: int) -> str:
            if not received.is_known:
                return self._text[start:end]
            begin = received.position(start - 1) + 1 if start else 0
            return received.text[begin : received.position(end) if end < len(self._text) else None]

        ends, begins = [0, *(part.end for part in parts)], [*(part.start for part in parts), len(self._text)]
        breaks = [
            _Break(Span(a, b), gap(a, b), self._text[a:b] == GAP) for a, b in zip(ends, begins, strict=True)
        ]
        self.before, self._after_last = breaks[0].received, breaks[-1].received
        joined = {
            number
            for span, _ in annotated.changes
            for number in range(bisect_right(begins, span.start), bisect_left(begins, span.end))
        }
        self._inner = [breaks[number] for number in sorted(joined)]
        self._inner_starts = [one.span.start for one in self._inner]
        outer = [number for number in range(1, len(parts)) if number not in joined]
        bounds = [0, *outer, len(parts)] if parts else []
        self.blocks = [Span(parts[a].start, parts[b - 1].end) for a, b in pairwise(bounds)]
        self._outer = [breaks[number] for number in outer]
        self._starts = [block.start for block in self.blocks]

    def holding(self, span: Span) -> int | None:
        """Return the number of the block that has all of a passage; None if no single one has."""
        number = bisect_right(self._starts, span.start) - 1
        return number if number >= 0 and span.end <= self.blocks[number].end else None

    def begins_group(self, number: int) -> bool:
        """Return whether a block begins a paragraph, or a stanza."""
        return number == 0 or self._outer[number - 1].ends_group

    def after(self, number: int) -> tuple[str, bool]:
        """Return what was received after a block, and whether a paragraph or a stanza ends there."""
        if number == len(self._outer):
            return self._after_last, True
        return self._outer[number].received, self._outer[number].ends_group

    def write(self, parent: Element, start: int, end: int) -> None:
        """Append the words from `start` to `end` as received, with the breaks among them."""
        first, last = (bisect_left(self._inner_starts, at) for at in (start, end))
        for one in self._inner[first:last]:
            append_text(parent, self._text[start : one.span.start])
            if self.is_verse and not one.ends_group:
                add(parent, "lb")
            else:
                add(parent, "milestone", unit="stanza" if self.is_verse else "paragraph")
            append_text(parent, one.received)
            start = one.span.end
        append_text(parent, self._text[start:end])
