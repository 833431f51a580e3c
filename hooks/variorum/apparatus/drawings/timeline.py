"""A timeline as SVG: rows of a calendar, each drawn to its own scale, empty times left out.

All places along a row are percentages, so that it is as wide as the page and its letters never shrink.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.apparatus.drawings.calendar_rows import Mark, Row, calendar_rows
from variorum.apparatus.templating import template
from variorum.model.dates import MONTHS, date_in_words

NARROWEST = 280
"""Pixels of the drawing on a small phone: what must not touch is kept apart there."""
RADIUS = 4
LABEL, LEVEL, TICKS, BETWEEN, GAP = 22, 10, 15, 12, 16
"""Heights in pixels: of a row's label, a level of marks, the ticks, and what lies between rows."""
EDGE = 0.03
"""Share of the width that is left free at both ends of a row."""
_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A mark in its place: a bar where it is longer than a dot."""

    mark: Mark
    x: float
    width: float
    y: int
    goes_on: bool

    @property
    def tip(self) -> str:
        when = date_in_words(self.mark.date, self.mark.until)
        return f"{f'not before {when}' if self.mark.is_earliest else when}: {self.mark.title}"


@dataclass(frozen=True, slots=True)
class _DrawnRow:
    label: str
    top: int
    line: int
    ticks: tuple[tuple[float, str], ...]
    marks: tuple[_Drawn, ...]
    gap: str


def _percent(share: float) -> float:
    return round(100 * (EDGE + (1 - 2 * EDGE) * share), 2)


class TimelineDrawing(NamedTuple):
    """The drawing: its rows, its height in pixels, and the same in words."""

    rows: Sequence[_DrawnRow]
    height: int
    summary: str
    radius: int = RADIUS
    """The radius of a dot, in pixels."""
    edges: tuple[float, float] = (_percent(0), _percent(1))
    """Where the rows begin and end, in hundredths of the width."""


_TIMELINE = template("timeline.svg", TimelineDrawing)


def timeline(marks: Sequence[Mark]) -> str:
    """Return the drawing of `marks`, of which there is at least one."""
    drawn: list[_DrawnRow] = []
    top, before = 0, None
    for row in calendar_rows(marks):
        gap = _gap(before, row)
        top += GAP if gap else 0
        placed = _placed(row)
        line = top + LABEL + LEVEL * max(level for _, _, _, level in placed) + 2 * RADIUS + 4
        shown = tuple(
            _Drawn(
                mark, _percent(x0), _percent(x1) - _percent(x0), line - 8 - LEVEL * level, mark.end > row.end
            )
            for mark, x0, x1, level in placed
        )
        drawn.append(_DrawnRow(row.label, top, line, _ticks(row), shown, gap))
        top, before = line + TICKS + BETWEEN, row
    return _TIMELINE.render(TimelineDrawing(drawn, top, _summary(marks)))


def _placed(row: Row) -> list[tuple[Mark, float, float, int]]:
    """Return each mark with where it begins and ends, and on which level it touches no other."""
    room = RADIUS / NARROWEST / (1 - 2 * EDGE)
    ends: list[float] = []
    placed = []
    for mark in row.marks:
        x0, x1 = row.share(mark.start), row.share(mark.end)
        if x1 - x0 < 3 * room:
            x0 = x1 = (x0 + x1) / 2
        level = next((n for n, end in enumerate(ends) if end <= x0 - room), len(ends))
        ends[level : level + 1] = [x1 + room]
        placed.append((mark, x0, x1, level))
    return placed


def _ticks(row: Row) -> tuple[tuple[float, str], ...]:
    """Return where the row's line is divided, and what is written there."""
    if row.unit == 1:
        year, month = divmod(int(row.start), _YEAR)
        last = calendar.monthrange(year, month + 1)[1]
        return tuple((_percent((day - 0.5) / 31), str(day)) for day in (1, 5, 10, 15, 20, 25, last))
    if row.unit == _YEAR:
        return tuple((_percent((n + 0.5) / 12), name[0]) for n, name in enumerate(MONTHS))
    year, years = row.start // _YEAR, row.unit // _YEAR
    return tuple((_percent((n + 0.5) / 10), f"{year + n * years // 10:04}") for n in range(0, 10, 2))


def _gap(before: Row | None, row: Row) -> str:
    """Return in words how much time without a mark lies between two rows."""
    months = row.start - before.end if before else 0
    if months <= 0:
        return ""
    count, unit = (months // _YEAR, "year") if months >= 2 * _YEAR else (months, "month")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _summary(marks: Sequence[Mark]) -> str:
    events = [mark for mark in marks if not mark.is_article]
    first = min(marks, key=lambda mark: (mark.start, mark.date))
    last = max(marks, key=lambda mark: (mark.end, mark.until or mark.date))
    count = "1 event" if len(events) == 1 else f"{len(events)} events"
    return (
        f"{count} from {date_in_words(first.date)} to {date_in_words(last.until or last.date)}, "
        "on rows of a calendar. The list below says the same in words."
    )
