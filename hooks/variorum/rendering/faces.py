"""The parts of the upright reading face, and the letters for which each is used, as faces.css has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from variorum.rendering.stylesheet import STYLES

_FACE = re.compile(
    r"url\(fonts/(?P<file>[\w-]+\.woff2)\)(?![^}]*italic)[^}]*unicode-range: (?P<ranges>[^;]*);"
)


class _Face(NamedTuple):
    file: str
    letters: frozenset[int]


def as_one_line(words: str) -> str:
    """Return words as they are drawn: composed, on one line."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def can_be_drawn(words: str) -> bool:
    """Return whether there are words, and the face has each of their letters."""
    line = as_one_line(words)
    return bool(line) and all(map(file_for, line))


def file_for(letter: str) -> str | None:
    """Return the file of the part that has a letter; the last one counts, as in a browser."""
    return next((face.file for face in reversed(_faces()) if ord(letter) in face.letters), None)


@cache
def _faces() -> tuple[_Face, ...]:
    found = _FACE.finditer((STYLES / "faces.css").read_text("utf-8"))
    return tuple(_Face(face["file"], frozenset(_letters(face["ranges"]))) for face in found)


def _letters(ranges: str) -> Iterator[int]:
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
