"""The order in which notes stand on the page, and so their numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from variorum.model.selector import Span


def block_of(spans: tuple[Span, ...], block_ends: Sequence[int]) -> int:
    """Return the index of the top-level block after which a note stands.

    That is the block that holds the end of its passage: the first one, where it has
    several; block 0 for a note on the whole article.
    """
    if not spans:
        return 0
    return min(bisect_left(block_ends, spans[0].end), len(block_ends) - 1)


def in_page_order(
    places: Mapping[str, tuple[Span, ...]],
    standing: Mapping[str, tuple[str, str]],
    block_ends: Sequence[int],
) -> list[str]:
    """Return the ids of the notes in the order of the page.

    By block; within it notes on the whole article, then by where the passage begins,
    the longer passage first; of equal passages those of the same side together, core notes
    before further ones, by id. `standing` gives side and prominence of each.
    """

    def rank(identifier: str) -> tuple[int, int, int, tuple[str, str], str]:
        spans = places[identifier]
        start, end = (spans[0].start, spans[0].end) if spans else (-1, 0)
        return (block_of(spans, block_ends), start, -end, standing[identifier], identifier)

    return sorted(places, key=rank)
