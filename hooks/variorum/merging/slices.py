"""Cuts overlapping passages into flat slices."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.edition import Slice
from variorum.model.selector import Span


def flat_slices(passages: Sequence[tuple[int, Span]]) -> tuple[Slice, ...]:
    """Return slices that cover each passage exactly, in order, none inside another.

    `passages` are pairs of a note's number and a span; a note may have several.
    """
    edges: dict[int, tuple[list[int], list[int]]] = {}
    for number, span in passages:
        edges.setdefault(span.start, ([], []))[0].append(number)
        edges.setdefault(span.end, ([], []))[1].append(number)
    slices: list[Slice] = []
    holding: list[int] = []
    last = 0
    for offset in sorted(edges):
        if holding and offset > last:
            slices.append(Slice(Span(last, offset), tuple(sorted(set(holding)))))
        begins, ends = edges[offset]
        holding.extend(begins)
        for number in ends:
            holding.remove(number)
        last = offset
    return tuple(slices)
