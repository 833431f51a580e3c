"""What somebody probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from variorum.anchoring.similarity import most_alike

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
CLOSE_ENOUGH = 60.0
"""Similarity in per cent. Two letters exchanged in a word of five still reach it."""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like `word`, or None if none is like it."""
    return most_alike(word.lower(), list(choices), CLOSE_ENOUGH)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return “ Did you mean `x`?” or nothing, to follow a sentence."""
    choice = nearest(word, choices)
    return f" Did you mean `{choice}`?" if choice else ""


def possible_dates(words: str) -> list[str]:
    """Return the dates that `words` may mean, as ISO 8601 writes them: `11.9.2020`, `September 2020`.

    `3/4/2021` may mean two days. Names of months are understood in English.
    """
    if found := re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", words):
        return _days([(found[1], found[2], found[3])])
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", words):
        return _days([(found[3], found[2], found[1])])
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", words):
        return _days([(found[3], found[2], found[1]), (found[3], found[1], found[2])])
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s([A-Za-z]{3,9})\.?,?\s(\d{4})", words):
        return _days([(found[3], _month(found[2]), found[1])])
    if found := re.fullmatch(r"([A-Za-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})", words):
        return _days([(found[3], _month(found[1]), found[2])])
    if found := re.fullmatch(r"([A-Za-z]{3,9})\.?,?\s(\d{4})", words):
        return [day.rpartition("-")[0] for day in _days([(found[2], _month(found[1]), "1")])]
    return []


def _month(name: str) -> str:
    """Return the number of the month whose English name begins so; "0" if none does."""
    number = next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())), 0)
    return str(number)


def _days(candidates: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the days that there are among years, months and days, each once."""
    found = []
    for numbers in candidates:
        try:
            found.append(date(*map(int, numbers)).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(found))
