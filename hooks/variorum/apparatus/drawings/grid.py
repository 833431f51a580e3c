"""Claims on the two axes of the Admiralty scale, and how they moved from the first judgement to the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, hypot

from markupsafe import Markup

from variorum.apparatus.drawings.svg import drawing, element, lines_of_text, wrapped
from variorum.model.kinds.reliability import (
    CREDIBILITY_IN_WORDS,
    RELIABILITY_IN_WORDS,
    Credibility,
    Reliability,
)

Cell = tuple[Reliability, Credibility]
_Edge = tuple[float, float]
"""Where a row or a column begins, and its size."""
_PITCH, _LINE = 36, 28
_RADIUS = 11.5
_PADDING = 8
_NARROWEST, _LOWEST = 72, 52
_LEFT, _TOP = 112, 62
_BEYOND = 10
"""Between what can be judged and what cannot."""
_TALLEST = 4
"""Claims in a stack."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: its number, where it leads, and its first and last place."""

    number: int
    claim: str
    address: str
    first: Cell
    last: Cell


@dataclass(frozen=True, slots=True)
class _Spot:
    """What stands in a cell: a claim now, or where one stood at first."""

    claim: Claim
    is_last: bool


def grid(identifier: str, claims: Sequence[Claim], title: str, description: str) -> Markup:
    """Return the drawing; `description` says in words what it shows."""
    stacks = _stacks(claims)
    lefts, right = _edges([_width(stacks, column) for column in Credibility], _LEFT)
    tops, bottom = _edges([_height(stacks, row) for row in Reliability], _TOP)
    frame = _frame(tuple(lefts), tuple(tops))
    spots = dict(
        _spots(stacks, dict(zip(Credibility, lefts, strict=True)), dict(zip(Reliability, tops, strict=True)))
    )
    moves = [
        _arrow(spots[claim.number, False], spots[claim.number, True])
        for claim in claims
        if claim.first != claim.last
    ]
    dots = [_dot(claim, spots[claim.number, True], is_last=True) for claim in claims]
    dots += [
        _dot(claim, spots[claim.number, False], is_last=False)
        for claim in claims
        if claim.first != claim.last
    ]
    return drawing(
        identifier, (right + 2, bottom + 2), title, description, frame, *moves, *dots, role="group"
    )


@lru_cache(maxsize=256)
def _frame(lefts: tuple[_Edge, ...], tops: tuple[_Edge, ...]) -> Markup:
    """Return the cells and their headings. Many articles have claims in the same few sizes of cells."""
    frame: list[Markup] = []
    for row, (top, height) in zip(Reliability, tops, strict=True):
        words = wrapped(RELIABILITY_IN_WORDS[row], 15, 4)
        frame.append(_heading(str(row), 12, top + height / 2 + 6))
        frame.append(_words(words, 34, top + height / 2 + 4, "start"))
        for column, (left, width) in zip(Credibility, lefts, strict=True):
            beyond = row is Reliability.F or column is Credibility.UNKNOWN
            frame.append(_cell(left, top, width, height, beyond=beyond))
    for column, (left, width) in zip(Credibility, lefts, strict=True):
        frame.append(_heading(str(column), left + width / 2, 16))
        frame.append(_words(wrapped(CREDIBILITY_IN_WORDS[column], 12, 3), left + width / 2, 38, "middle"))
    return Markup().join(frame)


def _stacks(claims: Sequence[Claim]) -> dict[Cell, list[list[_Spot]]]:
    """Return what stands in each cell, in stacks: at the side to which a line leads from it."""
    zones: dict[Cell, tuple[list[_Spot], list[_Spot], list[_Spot]]] = {}
    for claim in claims:
        ends = [(claim.last, claim.first, True), (claim.first, claim.last, False)]
        for cell, other, is_last in ends if claim.first != claim.last else ends[:1]:
            side = 1 + (other[1] > cell[1]) - (other[1] < cell[1])
            zones.setdefault(cell, ([], [], []))[side].append(_Spot(claim, is_last))
    return {cell: [s for zone in piled for s in _piled(zone)] for cell, piled in zones.items()}


def _piled(zone: list[_Spot]) -> list[list[_Spot]]:
    count = ceil(len(zone) / _TALLEST)
    size = ceil(len(zone) / count) if count else 1
    return [zone[i : i + size] for i in range(0, len(zone), size)]


def _width(stacks: Mapping[Cell, list[list[_Spot]]], column: Credibility) -> float:
    most = max((len(piled) for cell, piled in stacks.items() if cell[1] is column), default=0)
    return max(_NARROWEST, most * _PITCH + 2 * _PADDING)


def _height(stacks: Mapping[Cell, list[list[_Spot]]], row: Reliability) -> float:
    most = max((len(stack) for cell, piled in stacks.items() if cell[0] is row for stack in piled), default=0)
    return max(_LOWEST, most * _LINE + 2 * _PADDING)


def _edges(sizes: Sequence[float], start: float) -> tuple[list[_Edge], float]:
    """Return where each row or column begins and its size, and where all end; the last stands apart."""
    edges = []
    for number, size in enumerate(sizes, 1):
        start += _BEYOND if number == len(sizes) else 0
        edges.append((start, size))
        start += size
    return edges, start


def _spots(
    stacks: Mapping[Cell, list[list[_Spot]]],
    lefts: Mapping[Credibility, _Edge],
    tops: Mapping[Reliability, _Edge],
) -> Iterator[tuple[tuple[int, bool], tuple[float, float]]]:
    """Yield where each claim stands, by its number and whether it is its last place."""
    for (row, column), piled in stacks.items():
        (left, width), (top, height) = lefts[column], tops[row]
        for i, stack in enumerate(piled):
            for k, spot in enumerate(stack):
                x = left + width / 2 + (i - (len(piled) - 1) / 2) * _PITCH
                y = top + height / 2 + (k - (len(stack) - 1) / 2) * _LINE
                yield (spot.claim.number, spot.is_last), (x, y)


def _cell(left: float, top: float, width: float, height: float, *, beyond: bool) -> Markup:
    dashes = "3 3" if beyond else "none"
    return element(
        "rect", x=left, y=top, width=width, height=height, class_="vm-cell", stroke_dasharray=dashes
    )


def _heading(text: str, x: float, y: float) -> Markup:
    return element("text", text, x=x, y=y, text_anchor="middle", font_size=17, font_weight=600)


def _words(lines: list[str], x: float, y: float, anchor: str) -> Markup:
    return lines_of_text(lines, x, y, 11, class_="vm-quiet", text_anchor=anchor, font_size=10.5)


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> Markup:
    """Return a line from rim to rim, with its head drawn as strokes: it needs no marker and no id."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    tip = (x2 - ux * (_RADIUS + 2), y2 - uy * (_RADIUS + 2))
    barbs = [(tip[0] - 7 * ux + s * 4 * uy, tip[1] - 7 * uy - s * 4 * ux) for s in (1, -1)]
    path = f"M{x1 + ux * _RADIUS:.1f} {y1 + uy * _RADIUS:.1f}L{tip[0]:.1f} {tip[1]:.1f}"
    path += f"M{barbs[0][0]:.1f} {barbs[0][1]:.1f}L{tip[0]:.1f} {tip[1]:.1f}"
    path += f"L{barbs[1][0]:.1f} {barbs[1][1]:.1f}"
    return element("path", d=path, class_="vm-line")


def _dot(claim: Claim, at: tuple[float, float], *, is_last: bool) -> Markup:
    x, y = at
    disc = element("circle", cx=x, cy=y, r=_RADIUS, stroke_dasharray="none" if is_last else "2 2")
    number = element("text", str(claim.number), x=x, y=y + 3.7, text_anchor="middle", font_size=11)
    if not is_last:
        return element("g", disc, number, class_="vm-was", aria_hidden="true")
    return element("a", element("title", claim.claim), disc, number, class_="vm-dot", href=claim.address)
