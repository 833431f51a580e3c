"""What somebody probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from variorum.anchoring.similarity import most_alike

CLOSE_ENOUGH = 60.0
"""Similarity in per cent. Two letters exchanged in a word of five still reach it."""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like `word`, or None if none is like it."""
    return most_alike(word.lower(), list(choices), CLOSE_ENOUGH)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return “ Did you mean `x`?” or nothing, to follow a sentence."""
    choice = nearest(word, choices)
    return f" Did you mean `{choice}`?" if choice else ""


def as_date(words: str) -> str:
    """Return a day as ISO 8601 writes it, if it is one with the year first, or with dots: `11.9.2020`."""
    year_first = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", words)
    day_first = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", words)
    numbers = year_first.groups() if year_first else day_first.groups()[::-1] if day_first else None
    try:
        return date(*map(int, numbers)).isoformat() if numbers else ""
    except ValueError:
        return ""
