"""Dates in EDTF ⇄ the date variables of CSL-JSON."""

from __future__ import annotations

from typing import Any

from variorum.model.edtf import SimpleDate, is_date, parsed

_BEFORE_SEASONS = 20
"""EDTF counts the seasons from 21, CSL from 1."""
_MOST_PARTS = 3
"""Year, month and day."""


def csl_date(date: str) -> dict[str, Any]:
    """Return a date in CSL’s form: one or two lists of year, month and day, and whether it is about then.

    CSL has no year 0: -44 is 44 BC. An open end is the year 0, as pandoc and citeproc-js read it. The lists
    of an interval are of one length, or citeproc-js refuses the whole bibliography.
    """
    known = parsed(date)
    if known.is_interval:
        ends = [_parts(known.begin, is_end=False), _parts(known.end, is_end=True)]
        length = min(map(len, ends))
        ends = [end[:length] for end in ends]
    elif known.first.first_year != known.first.last_year:
        ends = [[_csl_year(known.first.first_year)], [_csl_year(known.first.last_year)]]
    else:
        ends = [_parts(known.first, is_end=False)]
    found: dict[str, Any] = {"date-parts": ends if ends[0] != ends[-1] else ends[:1]}
    if known.first.season and not known.is_interval:
        found["season"] = known.first.month - _BEFORE_SEASONS
    if known.first.mark or known.last.mark:
        found["circa"] = True
    return found


def date_of_csl(value: object) -> str | None:
    """Return a date variable of CSL-JSON in EDTF; None if it has none that is certain.

    Takes what `csl_date` writes, numbers written as texts, and texts that are dates in EDTF themselves.
    """
    if isinstance(value, str):
        return value if is_date(value) else None
    if not isinstance(value, dict):
        return None
    ends = value.get("date-parts")
    if not ends:
        return date_of_csl(value.get("raw") or value.get("literal"))
    if not isinstance(ends, list) or not all(isinstance(end, list) for end in ends):
        return None
    try:
        found = [_edtf([int(part) for part in end[:_MOST_PARTS] if part != ""]) for end in ends[:2]]
        season = int(value.get("season") or 0)
    except (TypeError, ValueError, OverflowError):
        return None
    mark = "~" if value.get("circa") not in (None, False, 0, "", "0", "false") else ""
    if season and len(found) == 1:
        found[0] = f"{found[0][: _year_ends(found[0])]}-{season % _BEFORE_SEASONS + _BEFORE_SEASONS}"
    date = "/".join(f"{end}{mark}" if end else ".." for end in found)
    return date if is_date(date) else None


def _edtf(parts: list[int]) -> str:
    if not parts or parts[0] == 0:
        return ""
    year = parts[0] if parts[0] > 0 else parts[0] + 1
    written = f"{'-' * (year < 0)}{abs(year):04}"
    return "-".join([written, *(f"{part:02}" for part in parts[1:])])


def _year_ends(date: str) -> int:
    return 5 if date.startswith("-") else 4


def _parts(date: SimpleDate | None, *, is_end: bool) -> list[int]:
    if date is None:
        return [0]
    return [_csl_year(date.last_year if is_end else date.first_year), *date.parts[1:]]


def _csl_year(year: int) -> int:
    return year if year > 0 else year - 1
