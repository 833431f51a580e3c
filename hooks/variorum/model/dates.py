"""Dates in words: “May 1895”, “about 1895”, “44 BC”, “1895 – 1897”."""

from __future__ import annotations

from functools import lru_cache

from variorum.model.edtf import Edtf, SimpleDate, parsed

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MARKS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
_DECADE = 10


@lru_cache(maxsize=4096)
def date_in_words(date: str, until: str | None = None) -> str:
    """Return a date, or the time from one to another: “11 September 2020”, “May – June 2020”."""
    if until is None or until == date:
        return _in_words(parsed(date))
    begin, end = parsed(date), parsed(until)
    return _range(begin.begin or begin.first, end.last)


def year_in_words(date: str) -> str:
    """Return the year in which a date begins, as far as it is known: “1895”, “44 BC”, “1890s”."""
    return _year(parsed(date).first)


def of_year(year: int) -> str:
    """Return a year, of which 0 is the one before the year 1: “1895”, “44 BC”."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _in_words(date: Edtf) -> str:
    if date.begin and date.end:
        return _range(date.begin, date.end) if date.is_interval else _one(date.begin)
    return f"from {_one(date.begin)}" if date.begin else f"until {_one(date.last)}"


def _range(begin: SimpleDate, end: SimpleDate) -> str:
    if begin == end:
        return _one(begin)
    if begin.day and end.day and not begin.mark and begin[:3] == end[:3]:
        return f"{begin.day}–{_one(end)}"
    return f"{_one(begin)} – {_one(end)}"


def _one(date: SimpleDate) -> str:
    month = date.season or (MONTHS[date.month - 1] if date.month else "")
    words = [str(date.day) if date.day else "", month, _year(date)]
    return _MARKS[date.mark] + " ".join(filter(None, words))


def _year(date: SimpleDate) -> str:
    if date.first_year == date.last_year:
        return of_year(date.first_year)
    if date.first_year > 0 and date.last_year - date.first_year < _DECADE:
        return f"{date.first_year}s"
    return f"{of_year(date.first_year)}–{of_year(date.last_year)}"
