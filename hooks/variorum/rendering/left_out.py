"""Paragraphs that corrections leave out whole: several in a row are shown as one, with one note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.model.edition import PlacedNote
from variorum.model.selector import Span
from variorum.rendering.html_text import SEPARATOR, HtmlText


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What follows from paragraphs that are left out one after another."""

    again: frozenset[int] = frozenset()
    """Numbers of the corrections that leave out a paragraph after another such."""
    after: dict[int, int] = field(default_factory=dict)
    """Block → the last of its row, after which the notes of all stand."""


def left_out(notes: Sequence[PlacedNote], page: HtmlText) -> LeftOut:
    """Return the rows of paragraphs of `page` that `notes` leave out whole."""
    blocks = {span: block for block, span in enumerate(_paragraphs(page)) if span}
    by = {
        blocks[note.spans[0]]: note.number
        for note in notes
        if note.annotation.replacement == "" and len(note.spans) == 1 and note.spans[0] in blocks
    }
    after: dict[int, int] = {}
    for block in sorted(by, reverse=True):
        after[block] = after.get(block + 1, block)
    again = frozenset(number for block, number in by.items() if block - 1 in by)
    return LeftOut(again, after)


def _paragraphs(page: HtmlText) -> list[Span | None]:
    """Return the span of each top-level block; None of one that is no paragraph."""
    spans: list[Span | None] = []
    start, html_start = 0, 0
    for end, html_end in zip(page.block_ends, page.block_html_ends, strict=True):
        is_paragraph = page.html[html_start:html_end].lstrip().startswith("<p>")
        spans.append(Span(start, end) if is_paragraph else None)
        start, html_start = end + len(SEPARATOR), html_end
    return spans
