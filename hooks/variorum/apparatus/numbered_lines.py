"""A text in short numbered lines, as schoolbooks print it: everybody in a room finds line 12 at once.

The lines are the same on each screen and on paper, so they are made here and not by a browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

WIDTH = 46
"""Columns of a line; a letter is one wide, an ideograph two."""
_WIDE = ("W", "F")
_WORD = re.compile(r"\s+|\S+")


class NumberedLine(NamedTuple):
    """One line, and its number, which counts through the whole text."""

    number: int
    words: str


def numbered_lines(paragraphs: list[str], width: int = WIDTH) -> list[list[NumberedLine]]:
    """Return the lines of each paragraph, numbered from 1 through all of them.

    The lines of a paragraph that has some (verse) are kept. A word that is longer than a line has one of
    its own. Joined by a space, or by nothing between ideographs, the lines are the text again.
    """
    number = 0
    found = []
    for paragraph in paragraphs:
        lines = [line for kept in paragraph.split("\n") for line in _lines(kept, width)]
        found.append([NumberedLine(number + at, line) for at, line in enumerate(lines, 1)])
        number += len(lines)
    return found


def columns(words: str) -> int:
    """Return how wide `words` are, in letters."""
    return sum(_columns(sign) for sign in words)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line, filled = "", 0
    for piece in _pieces(paragraph):
        wide = columns(piece)
        if line.strip() and filled + columns(piece.rstrip()) > width:
            yield line.strip()
            line, filled = "", 0
        line, filled = line + piece, filled + wide
    if line.strip():
        yield line.strip()


def _pieces(paragraph: str) -> Iterator[str]:
    """Yield what stays together: words with the space after them, ideographs with the signs after them."""
    piece = ""
    for found in _WORD.finditer(paragraph):
        for sign in found[0] if any(map(_is_wide, found[0])) else (found[0],):
            begins = not sign.isspace() and (not piece or piece[-1].isspace() or _may_part(piece[-1], sign))
            if begins and piece:
                yield piece
                piece = ""
            piece += sign
    if piece:
        yield piece


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in _WIDE


def _may_part(before: str, sign: str) -> bool:
    """Return whether a line may end between two signs without a space: between two ideographs."""
    opens = unicodedata.category(before) in ("Ps", "Pi")
    return len(sign) == 1 and unicodedata.category(sign) == "Lo" and _is_wide(sign) and not opens
