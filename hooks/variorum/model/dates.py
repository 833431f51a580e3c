"""Partial dates in words."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_in_words(date: str, until: str | None = None) -> str:
    """Return a partial date, or the time from one to another: “11 September 2020”, “May – June 2020”."""
    if until is None or until == date:
        return _one(date)
    if len(date) == len(until) == 10 and date[:7] == until[:7]:
        return f"{int(date[8:])}–{_one(until)}"
    return f"{_one(date)} – {_one(until)}"


def _one(date: str) -> str:
    year, *rest = date.split("-")
    words = [str(int(part)) if number else MONTHS[int(part) - 1] for number, part in enumerate(rest)]
    return " ".join([*reversed(words), year])
