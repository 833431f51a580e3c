"""Wraps text for the terminal, with passages marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from variorum.editing.columns import columns
from variorum.model.selector import Span
from variorum.model.wording import sanitized_line


@dataclass(frozen=True, slots=True)
class Marks:
    """How a passage is set off from its context."""

    styled: bool
    """Bold and underlined, on a terminal; otherwise between « and »."""

    def line(self, pieces: Sequence[tuple[str, bool]]) -> str:
        """Return the pieces as one line, the marked ones styled."""
        return "".join(
            click.style(text, bold=True, underline=True) if marked and self.styled else text
            for text, marked in pieces
        )


def lines(text: str, width: int) -> list[str]:
    """Return `text`, one paragraph per line, wrapped at `width` columns."""
    return [
        paragraph[start:end]
        for paragraph in map(sanitized_line, text.split("\n"))
        for start, end in _breaks(paragraph, width)
    ]


def marked_lines(text: str, spans: Sequence[Span], width: int, marks: Marks) -> list[str]:
    """Return `text` wrapped at `width` columns, with `spans` marked."""
    found: list[str] = []
    at = 0
    for paragraph in text.split("\n"):
        inside = [Span(max(s.start - at, 0), min(s.end - at, len(paragraph))) for s in spans]
        pieces = _pieces(paragraph, [span for span in inside if span.start < span.end], marks)
        found += _wrapped(pieces, width, marks)
        at += len(paragraph) + 1
    return found


def _pieces(paragraph: str, spans: Sequence[Span], marks: Marks) -> list[tuple[str, bool]]:
    """Return the paragraph cut at the edges of the spans, with control characters made visible."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for span in spans:
        inner = sanitized_line(paragraph[span.start : span.end])
        pieces.append((sanitized_line(paragraph[at : span.start]), False))
        pieces.append((inner if marks.styled else f"«{inner}»", True))
        at = span.end
    return [*pieces, (sanitized_line(paragraph[at:]), False)]


def _wrapped(pieces: Sequence[tuple[str, bool]], width: int, marks: Marks) -> list[str]:
    text = "".join(piece for piece, _ in pieces)
    found = []
    for start, end in _breaks(text, width):
        cut: list[tuple[str, bool]] = []
        at = 0
        for piece, marked in pieces:
            part = piece[max(start - at, 0) : max(end - at, 0)]
            at += len(piece)
            if part:
                cut.append((part, marked))
        found.append(marks.line(cut))
    return found


def _breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Return the start and end of each line, broken at spaces, next to wide characters, or anywhere."""
    found: list[tuple[int, int]] = []
    start = used = 0
    space = -1
    for at, char in enumerate(text):
        wide = columns(char)
        if used + wide > width and at > start and char != " ":
            end, after = (space, space + 1) if space > start and wide < 2 else (at, at)
            found.append((start, end))
            start, used, space = after, columns(text[after:at]), -1
        if char == " ":
            space = at
        used += wide
    found.append((start, len(text)))
    return [(start, start + len(text[start:end].rstrip(" "))) for start, end in found]
