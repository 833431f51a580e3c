"""Dates as scholars write them: EDTF, the levels 0 and 1 of ISO 8601-2:2019, annex A, without times of day.

`1895-05`, `-0043` (44 BC: there is a year 0), `1895~` (about), `1895?` (uncertain), `1895%` (both), `189X`,
`1895-21` (spring), `1895/1897`, `1895/..` (from then on), `/1895` (nobody knows since when).
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import NamedTuple

_BEFORE_ZERO = r"-([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
# There is one year 0, and it has no sign: in the grammar of EDTF a year is positive, "-" and a positive one,
# or 0000. Lookahead would say so in fewer signs, but pydantic's regular expressions have none.
_YEAR = rf"([0-9]{{4}}|{_BEFORE_ZERO}|-?([0-9]{{3}}X|[0-9]{{2}}XX))"
_ONE = rf"{_YEAR}(-(0[1-9]|1[0-2]|2[1-4]|XX)(-(0[1-9]|[12][0-9]|3[01]|XX))?)?[?~%]?"
PATTERN = rf"^({_ONE}(/({_ONE}|\.\.)?)?|(\.\.)?/{_ONE})$"
"""What a date looks like, for JSON Schema and JavaScript as well. `is_date` knows which days there are."""
_PARTS = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?(?P<mark>[?~%]?)")
_PLAIN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_MONTHS = 12
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_FIRST_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}
"""In the northern half of the world, as far as a drawing needs it."""
_DAYS = 31


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; before the year 1 come 0, −1 …"""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """As ISO 8601 writes it: `0800-05-01`, `-0043-03-15`."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


class SimpleDate(NamedTuple):
    """A year, a month, a season or a day, as far as it is known."""

    first_year: int
    last_year: int
    """Another than the first where digits of the year are not known."""
    month: int = 0
    """From 1 to 12; 21 to 24 for a season; 0 if it is not known."""
    day: int = 0
    mark: str = ""
    """`?` uncertain, `~` approximate, `%` both."""

    @property
    def season(self) -> str:
        """“spring”, …; "" if it is none."""
        return _SEASONS.get(self.month, "")

    @property
    def parts(self) -> list[int]:
        """The first year, the month and the day, as far as they are known; a season is none."""
        known = (self.first_year, 0 if self.season else self.month, self.day)
        return [known[0], *(part for part in known[1:] if part)]

    @property
    def earliest(self) -> Day:
        """The first day on which it can be."""
        month = _FIRST_OF_SEASON.get(self.month, self.month or 1)
        return Day(self.first_year, month, self.day or 1)

    @property
    def latest(self) -> Day:
        """The last day on which it can be."""
        month = _FIRST_OF_SEASON[self.month] + 2 if self.season else self.month or _MONTHS
        year, month = self.last_year + (month > _MONTHS), (month - 1) % _MONTHS + 1
        return Day(year, month, self.day or _days_of(year, month))

    @property
    def precision(self) -> int:
        """The unit to which it is known, in months; 0 for a day."""
        if self.last_year != self.first_year:
            return (self.last_year - self.first_year + 1) * _MONTHS
        return 0 if self.day else 3 if self.season else 1 if self.month else _MONTHS


class Edtf(NamedTuple):
    """A date, or the time from one to another. Of the two, one at least is there."""

    begin: SimpleDate | None
    end: SimpleDate | None
    is_interval: bool

    @property
    def first(self) -> SimpleDate:
        """The date itself, or the earlier one that is known."""
        known = self.begin or self.end
        assert known is not None
        return known

    @property
    def last(self) -> SimpleDate:
        """The date itself, or the later one that is known."""
        return self.end or self.first


@lru_cache(maxsize=1024)
def parsed(date: str) -> Edtf:
    """Return a date that has the form of `PATTERN`."""
    begin, slash, end = date.partition("/")
    return Edtf(_simple(begin), _simple(end) if slash else _simple(begin), bool(slash))


# Many notes were reviewed on one day.
@lru_cache(maxsize=1024)
def is_date(date: str) -> bool:
    """Return whether a date has the right form, is on the calendar, and does not end before it begins."""
    if not re.fullmatch(PATTERN, date):
        return False
    both = parsed(date)
    exist = all(
        not one.day or one.season or one.day <= _days_of(one.first_year, one.month)
        for one in (both.begin, both.end)
        if one
    )
    return exist and both.last.latest >= both.first.earliest


def plain_iso(date: str) -> str | None:
    """Return a date that HTML, Atom and others take: a year from 1 on, a month or a day; else None."""
    return date if _PLAIN.fullmatch(date) and not date.startswith("0000") else None


def sort_key(date: str) -> Day:
    """Return the key by which dates are sorted: the first day that each can be."""
    return parsed(date).first.earliest


def months(date: str) -> tuple[float, float]:
    """Return when a date begins and ends, in months since the year 0; a month has 31 days."""
    value = parsed(date)
    first, last = value.first.earliest, value.last.latest
    over = 1.0 if not value.last.day else last.day / _DAYS
    begun = (first.day - 1) / _DAYS
    return _month(first) + begun, _month(last) + over


def _month(day: Day) -> int:
    return day.year * _MONTHS + day.month - 1


def _simple(date: str) -> SimpleDate | None:
    found = _PARTS.fullmatch(date)
    if found is None:
        return None
    years = sorted(int(found["year"].replace("X", digit)) for digit in "09")
    if found["year"].startswith("-") and years[1] == 0:
        years[1] = -1  # The decade before the year 0.
    month, day = (0 if part is None or "X" in part else int(part) for part in found.group("month", "day"))
    return SimpleDate(years[0], years[1], month, day if month else 0, found["mark"])


def _days_of(year: int, month: int) -> int:
    # The calendar repeats every 400 years; Python's begins with the year 1.
    return calendar.monthrange(year % 400 + 400, month)[1]
