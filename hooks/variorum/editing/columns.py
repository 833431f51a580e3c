"""How wide text is where every sign has the same width: on a terminal, in an editor."""

from __future__ import annotations

import re
import unicodedata

_LONE_SPACE = re.compile(r"(?<! ) (?! )")
"""Several spaces hold together what they part: no line may end among them."""


def columns(text: str) -> int:
    """Return how many columns `text` takes: Chinese signs take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns, broken at single spaces only.

    Joined with one space each, the lines are the text again.
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
