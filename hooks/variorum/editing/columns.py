"""The width of text in a monospaced font: on a terminal, in an editor."""

from __future__ import annotations

import re
import unicodedata

_LONE_SPACE = re.compile(r"(?<! ) (?! )")
"""Never break a line within a run of several spaces."""


def columns(text: str) -> int:
    """Return how many columns `text` takes: Chinese characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns, broken at single spaces only.

    Joining the lines with single spaces gives the text back.
    """
    lines: list[str] = []
    used = 0
    for word in _LONE_SPACE.split(text):
        long = columns(word)
        if lines and used + 1 + long <= width:
            lines[-1] += f" {word}"
            used += 1 + long
        else:
            lines.append(word)
            used = long
    return lines
