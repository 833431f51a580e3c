"""The way of a text as a tree: what was made from what, the origins on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from variorum.apparatus.drawings.layers import layered
from variorum.apparatus.drawings.svg import drawing, element, lines_of_text, wrapped

WIDTH, HEIGHT = 148, 46
_ACROSS, _DOWN, _EDGE = 168, 112, 12
_ROOM_ACROSS = 3.5
"""What a page shows of the drawing without scrolling: 760 pixels."""
_LETTERS = 17
"""Letters that fit into a node's width."""
_DASHES: dict[str, dict[str, str | float]] = {
    "high": {},
    "medium": {"stroke_dasharray": "7 5"},
    "low": {"stroke_dasharray": "1.5 5", "stroke_linecap": "round", "stroke_width": 2},
}
_ROOM, _SHARE = 17, 0.32
"""Where a label stands: below the start of its line, or so far along it."""

Sort = Literal["article", "witness", "text", "lost-text", "people", "event"]


@dataclass(frozen=True, slots=True)
class Text:
    """A node: a text, or the people or the event behind one."""

    id: str
    name: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Step:
    """A line, from the origin to what was made of it."""

    start: str
    end: str
    how: str
    certainty: Literal["high", "medium", "low"]


def stemma(identifier: str, texts: Sequence[Text], steps: Sequence[Step], description: str) -> Markup:
    """Return the drawing; `description` says in words what it shows."""
    layout = layered([text.id for text in texts], [(step.start, step.end) for step in steps], _ROOM_ACROSS)

    def at(place: tuple[float, int]) -> tuple[float, float]:
        return _EDGE + WIDTH / 2 + place[0] * _ACROSS, _EDGE + HEIGHT / 2 + place[1] * _DOWN

    leaving = Counter(step.start for step in steps)
    arriving = Counter(step.end for step in steps)
    lines, labels = [], []
    for step in steps:
        if (step.start, step.end) not in layout.bends:
            continue
        points = [at(place) for place in layout.bends[step.start, step.end]]
        start, end = at(layout.place[step.start]), at(layout.place[step.end])
        points = [(start[0], start[1] + HEIGHT / 2), *points, (end[0], end[1] - HEIGHT / 2 - 1)]
        lines.append(element("path", d=_curve(points), class_="vm-line", **_DASHES[step.certainty]))
        alone = (leaving[step.start] == 1, arriving[step.end] == 1)
        labels.append(_label(step.how, points, alone=alone))
    nodes = [_node(text, *at(layout.place[text.id])) for text in texts]
    across = max((x for x, _ in layout.place.values()), default=0)
    down = max((y for _, y in layout.place.values()), default=0)
    size = (2 * _EDGE + WIDTH + across * _ACROSS, 2 * _EDGE + HEIGHT + down * _DOWN)
    return drawing(identifier, size, "The way of the text", description, *lines, *labels, *nodes)


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """Return a path that leaves and reaches each point downward."""
    path = [f"M{points[0][0]:.0f} {points[0][1]:.0f}"]
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = (y1 + y2) / 2
        path.append(f"C{x1:.0f} {middle:.0f} {x2:.0f} {middle:.0f} {x2:.0f} {y2:.0f}")
    return "".join(path)


def _label(how: str, points: Sequence[tuple[float, float]], *, alone: tuple[bool, bool]) -> Markup:
    """Return the words on a line, at that end of it where it is alone, or else not far from its start."""
    (x1, y1), (x2, y2) = points[:2]
    x, y = x1 + (x2 - x1) * _SHARE, y1 + (y2 - y1) * _SHARE
    if alone[0]:
        x, y = x1, y1 + _ROOM
    elif alone[1]:
        x, y = points[-1][0], points[-1][1] - _ROOM + 4
    words = wrapped(how, _LETTERS, 1)
    return lines_of_text(words, x, y, 12, class_="vm-line-label", text_anchor="middle", font_size=11.5)


def _node(text: Text, x: float, y: float) -> Markup:
    rounded = HEIGHT / 2 if text.sort in ("people", "event") else 2
    box = element(
        "rect", x=x - WIDTH / 2, y=y - HEIGHT / 2, width=WIDTH, height=HEIGHT, rx=rounded,
        class_=f"vm-box vm-box--{text.sort}", stroke_dasharray="4 3" if text.sort == "lost-text" else "none",
        stroke_width=2 if text.sort == "article" else 1,
    )  # fmt: skip
    name = lines_of_text(wrapped(text.name, _LETTERS, 2), x, y + 4, 15, text_anchor="middle", font_size=13)
    return element("g", box, name)
