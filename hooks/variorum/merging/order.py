"""The order in which notes stand on the page, and so their numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from variorum.model.candidate import Candidate
from variorum.model.selector import Span


def block_of(spans: tuple[Span, ...], block_ends: Sequence[int]) -> int:
    """Return the index of the top-level block after which a note stands.

    That is the block that holds the end of its passage: the first one, where it has
    several; block 0 for a note on the whole article.
    """
    if not spans:
        return 0
    return min(bisect_left(block_ends, spans[0].end), len(block_ends) - 1)


def in_page_order(notes: Iterable[Candidate], block_ends: Sequence[int]) -> list[Candidate]:
    """Return `notes`, each of which has its place, in the order of the page.

    By block; within it notes on the whole article, then by where the passage begins,
    the longer passage first; of equal passages those of the same side together, core notes
    before further ones, by id.
    """

    def rank(note: Candidate) -> tuple[int, int, int, str, str, str]:
        spans, annotation = note.spans or (), note.annotation
        start, end = (spans[0].start, spans[0].end) if spans else (-1, 0)
        standing = (annotation.of_kind.side, annotation.prominence, annotation.id)
        return (block_of(spans, block_ends), start, -end, *standing)

    return sorted(notes, key=rank)
