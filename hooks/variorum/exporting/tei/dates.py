"""Dates in TEI: what a date is for programs, beside its words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from variorum.exporting.tei.elements import add
from variorum.model.dates import date_in_words
from variorum.model.edtf import Day, Edtf, SimpleDate, parsed, plain_iso

_FOUR_DIGITS = range(1, 10000)
"""Years that `when` and the other attributes of att.datable.w3c hold. XML Schema 1.0 has no year 0, and so
another year for -0043 than ISO 8601; att.datable.iso holds the rest."""


def add_date(parent: Element, date: str, words: str = "", attribute: str = "when") -> None:
    """Add an element for a date in EDTF; `attribute` says what a plain one is: `when`, or `notBefore`.

    An interval is `from … to`, a date of which digits are not known `notBefore … notAfter`; what is
    approximate has a low `precision`, what is uncertain a low `cert`.
    """
    if plain_iso(date):
        add(parent, "date", words or date, **{attribute: date})
        return
    known = parsed(date)
    found = _earliest(known) if attribute == "notBefore" else _attributes(known)
    is_iso = any(day.year not in _FOUR_DIGITS for _, day in found.values())
    named = {f"{name}-iso" if is_iso else name: value for name, (value, _) in found.items()}
    marks = "".join(one.mark for one in (known.begin, known.end) if one)
    named |= {"cert": "low"} if set(marks) & set("?%") else {}
    named |= {"precision": "low"} if set(marks) & set("~%") else {}
    add(parent, "date", words or date_in_words(date), **named)


_Attributes = dict[str, tuple[str, Day]]
"""By name: the value, and the day that it begins or ends with."""


def _earliest(date: Edtf) -> _Attributes:
    return {"notBefore": _begin(date.begin)} if date.begin else {}


def _attributes(date: Edtf) -> _Attributes:
    if date.is_interval:
        begin = {"from": _begin(date.begin)} if date.begin else {}
        return begin | ({"to": _end(date.end)} if date.end else {})
    if _is_one(date.first):
        return {"when": _begin(date.first)}
    return {"notBefore": _begin(date.first), "notAfter": _end(date.first)}


def _begin(date: SimpleDate) -> tuple[str, Day]:
    return _as_far_as_known(date, date.earliest)


def _end(date: SimpleDate) -> tuple[str, Day]:
    return _as_far_as_known(date, date.latest)


def _as_far_as_known(date: SimpleDate, day: Day) -> tuple[str, Day]:
    """Return the year, the month or the day in ISO 8601; of a season or of several years, the day."""
    unknown = 3 - len(date.parts) if _is_one(date) else 0
    return day.iso[: len(day.iso) - len("-00") * unknown], day


def _is_one(date: SimpleDate) -> bool:
    """Return whether a date is one year, month or day of the calendar."""
    return date.first_year == date.last_year and not date.season
