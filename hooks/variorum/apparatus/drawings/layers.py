"""A graph that leads downward → a place for each node: layers, an order within them, and no overlaps."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
_SWEEPS = 6
"""More change nothing in graphs of a few dozen nodes."""


@dataclass(frozen=True, slots=True)
class _Bend:
    """Where a line that leads over several layers passes one of them."""

    start: Hashable
    end: Hashable
    layer: int


@dataclass(slots=True)
class Layout:
    """Where the nodes stand, and by which points each line goes from node to node."""

    place: dict[Hashable, tuple[float, int]] = field(default_factory=dict)
    """Centre, in units of the widest node, and layer; nodes of one layer are at least 1 apart."""
    bends: dict[tuple[Hashable, Hashable], list[tuple[float, int]]] = field(default_factory=dict)


def layered(nodes: Sequence[Node], edges: Iterable[tuple[Node, Node]], room: float = inf) -> Layout:
    """Return places for `nodes`, each above those that `edges` lead to from it.

    They go at most `room` from left to right, unless a layer has too many nodes for that.

    An edge that closes a circle, or that leads to no node, is left out.
    """
    kept = _without_circles(nodes, edges)
    layer = _layers(nodes, kept)
    rows: list[list[Hashable]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for node in nodes:
        rows[layer[node]].append(node)
    above: dict[Hashable, list[Hashable]] = {}
    below: dict[Hashable, list[Hashable]] = {}
    ways: dict[tuple[Hashable, Hashable], list[Hashable]] = {}
    for start, end in kept:
        way: list[Hashable] = [_Bend(start, end, row) for row in range(layer[start] + 1, layer[end])]
        for bend, row in zip(way, range(layer[start] + 1, layer[end]), strict=True):
            rows[row].append(bend)
        ways[start, end] = way
        for upper, lower in zip([start, *way], [*way, end], strict=True):
            below.setdefault(upper, []).append(lower)
            above.setdefault(lower, []).append(upper)
    for sweep in range(_SWEEPS):
        _order(rows if sweep % 2 == 0 else rows[::-1], above if sweep % 2 == 0 else below)
    centre = _squeezed(rows, _centres(rows, above, below), room)
    levels = {node: number for number, row in enumerate(rows) for node in row}
    return Layout(
        {node: (centre[node], levels[node]) for node in nodes},
        {edge: [(centre[bend], levels[bend]) for bend in way] for edge, way in ways.items()},
    )


def _without_circles(nodes: Sequence[Node], edges: Iterable[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
    kept: dict[tuple[Node, Node], None] = {}
    known = set(nodes)
    for start, end in edges:
        if start in known and end in known and not _leads(end, start, kept):
            kept[start, end] = None
    return list(kept)


def _leads(start: Node, end: Node, edges: Iterable[tuple[Node, Node]]) -> bool:
    reached = {start}
    grown = True
    while grown:
        further = {lower for upper, lower in edges if upper in reached} - reached
        reached |= further
        grown = bool(further)
    return end in reached


def _layers(nodes: Sequence[Node], edges: Sequence[tuple[Node, Node]]) -> dict[Node, int]:
    """Return the layer of each node: one below the lowest of those above it."""
    layer = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for start, end in edges:
            layer[end] = max(layer[end], layer[start] + 1)
    return layer


def _order(rows: Sequence[list[Hashable]], towards: Mapping[Hashable, Sequence[Hashable]]) -> None:
    """Sort each row by where the neighbours of its nodes stand in the row before."""
    for before, row in pairwise(rows):
        position = {node: number for number, node in enumerate(before)}
        own = {node: number for number, node in enumerate(row)}
        middle = (len(before) - 1) / 2 - (len(row) - 1) / 2

        def rank(
            node: Hashable,
            position: Mapping[Hashable, int] = position,
            own: Mapping[Hashable, int] = own,
            middle: float = middle,
        ) -> float:
            near = [position[other] for other in towards.get(node, ()) if other in position]
            return sum(near) / len(near) if near else own[node] + middle

        row.sort(key=rank)


def _centres(
    rows: Sequence[Sequence[Hashable]],
    above: Mapping[Hashable, Sequence[Hashable]],
    below: Mapping[Hashable, Sequence[Hashable]],
) -> dict[Hashable, float]:
    centre = {node: i - (len(row) - 1) / 2 for row in rows for i, node in enumerate(row)}
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wished = []
            for node in row:
                near = [centre[other] for other in (*above.get(node, ()), *below.get(node, ()))]
                wished.append(sum(near) / len(near) if near else centre[node])
            centre |= zip(row, _apart(wished), strict=True)
    leftmost = min(centre.values(), default=0.0)
    return {node: x - leftmost for node, x in centre.items()}


def _squeezed(
    rows: Sequence[Sequence[Hashable]], centre: Mapping[Hashable, float], room: float
) -> dict[Hashable, float]:
    """Return the places moved inward as far as needed, each row in its order and no two nearer than 1."""
    width = max(room, max(len(row) for row in rows) - 1) if rows else 0.0
    rightmost = max(centre.values(), default=0.0)
    left = max(0.0, (rightmost - width) / 2)
    right = rightmost - left
    return {
        node: min(max(centre[node], left + i), right - (len(row) - 1 - i)) - left
        for row in rows
        for i, node in enumerate(row)
    }


def _apart(wished: Sequence[float]) -> list[float]:
    """Return places at least 1 apart, in the same order, as near as may be to those wished."""
    # Pool adjacent violators: neighbours that would collide move as one block about their mean.
    blocks: list[tuple[float, int]] = []
    for number, x in enumerate(wished):
        mean, size = x - number, 1
        while blocks and blocks[-1][0] >= mean:
            other, others = blocks.pop()
            mean, size = (mean * size + other * others) / (size + others), size + others
        blocks.append((mean, size))
    flat = [mean for mean, size in blocks for _ in range(size)]
    return [x + number for number, x in enumerate(flat)]
