"""Dates → the rows of a calendar: full times in small units, empty times left out.

A century with little in it is one row; one with much is a row for each of its decades, and so on
down to months. So neither a crowded month nor an empty century spoils the scale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from variorum.model.dates import MONTHS, of_year
from variorum.model.edtf import months, parsed

UNITS = (1200, 120, 12, 1)
"""Months of a century, a decade, a year and a month."""
FEW = 5
"""Marks that a row of many years can have before its time is divided."""
MANY_IN_YEAR = 15
FEW_IN_MONTH = 4
"""Marks that a year's row can have, in all and in one month."""
TOO_NEAR = 0.025
"""Fraction of a row of many years: marks that are nearer are drawn as one."""
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """Something with a date, to be put on the calendar."""

    date: str
    until: str | None
    title: str
    is_certain: bool = True
    is_article: bool = False
    is_earliest: bool = False
    """Whether it may be younger than its date."""

    @property
    def start(self) -> float:
        """When it begins, in months since the year 0."""
        return months(self.date)[0]

    @property
    def end(self) -> float:
        """When it, or the time in which it must lie, is over."""
        return max(months(self.date)[1], months(self.until or self.date)[1])

    @property
    def precision(self) -> int:
        """The unit to which its date is known, in months; 0 for a day."""
        return parsed(self.date).first.precision


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of time, and what lies in it."""

    start: int
    """In months since the year 0."""
    unit: int
    marks: tuple[Mark, ...]

    @property
    def end(self) -> int:
        """The month after the row's last."""
        return self.start + self.unit

    @property
    def label(self) -> str:
        """What it is called: “September 2020”, “2020”, “2010–2019”."""
        year, month = divmod(self.start, _YEAR)
        if self.unit == 1:
            return f"{MONTHS[month]} {of_year(year)}"
        last = year + self.unit // _YEAR - 1
        return of_year(year) if self.unit == _YEAR else f"{of_year(year)}–{of_year(last)}"

    def share(self, at: float) -> float:
        """Return where a time lies in the row, from 0 to 1; beyond its edges, the edge."""
        return min(1.0, max(0.0, (at - self.start) / self.unit))


def calendar_rows(marks: Sequence[Mark]) -> list[Row]:
    """Return the rows on which `marks` lie, in the order of time."""
    return list(_divided(sorted(marks, key=_rank), 0))


def _rank(mark: Mark) -> tuple[float, float, bool, str, str, bool]:
    return mark.start, mark.end, not mark.is_article, mark.title, mark.date, mark.is_certain


def _divided(marks: Sequence[Mark], level: int) -> Iterator[Row]:
    unit = UNITS[level]
    for number, group in groupby(marks, lambda mark: int(mark.start // unit)):
        row = Row(number * unit, unit, tuple(group))
        if level == len(UNITS) - 1 or not _is_crowded(row):
            yield row
            continue
        # What is known only to the year cannot be put into a month.
        coarse = tuple(mark for mark in row.marks if mark.precision > UNITS[level + 1])
        if coarse:
            yield Row(row.start, unit, coarse)
        yield from _divided([mark for mark in row.marks if mark not in coarse], level + 1)


def _is_crowded(row: Row) -> bool:
    """Return whether the marks of a row need more room than it has."""
    if row.unit == _YEAR:
        by_month = Counter(int(mark.start) for mark in row.marks if mark.precision < _YEAR)
        return len(row.marks) > MANY_IN_YEAR or max(by_month.values(), default=0) > FEW_IN_MONTH
    starts = sorted({mark.start for mark in row.marks})
    return len(row.marks) > FEW or any(b - a < TOO_NEAR * row.unit for a, b in pairwise(starts))
