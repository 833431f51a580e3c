"""The order in which notes stand on the page, and so their numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from variorum.model.candidate import Candidate
from variorum.model.selector import Span


def block_of(spans: tuple[Span, ...], block_ends: Sequence[int]) -> int:
    """Return the index of the top-level block after which a note stands.

    That is the block that holds the end of its passage: the first one, where it has
    several; the last block for a note on the whole article.
    """
    if not spans:
        return len(block_ends) - 1
    return min(bisect_left(block_ends, spans[0].end), len(block_ends) - 1)


def in_page_order(notes: Iterable[Candidate], block_ends: Sequence[int]) -> list[Candidate]:
    """Return `notes`, each of which has its place, in the order of the page: that of their figures.

    A figure stands at the end of a passage; inside the passage of a correction, of which no two overlap,
    at the end of that. At one place the longer passage comes first; of equal passages those of the same
    side together, core notes before further ones, by id. Notes on the whole article come last, since they
    stand after the text.
    """
    notes = list(notes)
    corrected = (note.spans or () for note in notes if note.annotation.replacement is not None)
    changed = sorted((span for spans in corrected for span in spans), key=lambda span: span.start)
    starts = [span.start for span in changed]

    def figure(end: int) -> int:
        before = bisect_left(starts, end) - 1
        return max(end, changed[before].end) if before >= 0 else end

    def rank(note: Candidate) -> tuple[bool, int, int, int, str, str, str]:
        spans, annotation = note.spans or (), note.annotation
        standing = (annotation.of_kind.side, annotation.prominence, annotation.id)
        if not spans:
            return (True, 0, 0, 0, *standing)
        return (False, block_of(spans, block_ends), figure(spans[0].end), spans[0].start, *standing)

    return sorted(notes, key=rank)
