"""Dates in TEI: what a date is for programs, beside its words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from variorum.exporting.tei.elements import add
from variorum.model.dates import date_in_words
from variorum.model.edtf import parsed, plain_iso


def add_date(parent: Element, date: str, words: str = "", attribute: str = "when") -> None:
    """Add an element for a date in EDTF; `attribute` says what a plain one is: `when`, or `notBefore`."""
    if plain_iso(date):
        add(parent, "date", words or date, **{attribute: date})
        return
    known = parsed(date)
    found = {"notBefore-iso": known.begin.earliest.iso} if known.begin else {}
    found |= {"notAfter-iso": known.end.latest.iso} if known.end and attribute == "when" else {}
    found |= {"cert": "medium"} if known.first.mark or known.last.mark else {}
    add(parent, "date", words or date_in_words(date), **found)
