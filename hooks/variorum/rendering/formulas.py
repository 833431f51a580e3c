"""Formulas that stand in the text itself, without an element around them: each is one thing.

MathJax and KaTeX find them in the text, between their default delimiters, and do not if a
tag divides them. A single `$` is none of these: it is more often money.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from variorum.rendering.html_text import Run

_SIGNS = ("\\(", "\\[", "$$", "\\begin{")
# Each branch ends before what would begin another like it, so that time is linear.
_FORMULA = re.compile(
    r"\\\((?:(?!\\\(|\n\n).){1,4000}?\\\)"
    r"|\\\[(?:(?!\\\[|\n\n).){1,4000}?\\\]"
    r"|\$\$(?:(?!\n\n)[^$]){1,4000}\$\$"
    r"|\\begin\{([a-zA-Z]{1,20}\*?)\}(?:(?!\\begin\{\1\}|\n\n).){1,4000}?\\end\{\1\}",
    re.DOTALL,
)


def with_formulas(runs: list[Run], text: str) -> list[Run]:
    """Return `runs`, with a run of its own for each formula of `text` that lies in one of them."""
    if not any(sign in text for sign in _SIGNS):
        return runs
    starts = [run.text_start for run in runs]
    found: dict[int, list[tuple[int, int]]] = {}
    for formula in _FORMULA.finditer(text):
        at = bisect_right(starts, formula.start()) - 1
        if at >= 0 and formula.end() <= runs[at].text_end and not runs[at].is_code:
            found.setdefault(at, []).append(formula.span())
    return [part for at, run in enumerate(runs) for part in _divided(run, found.get(at, ()))]


def _divided(run: Run, formulas: Sequence[tuple[int, int]]) -> list[Run]:
    parts: list[Run] = []
    at = run.text_start
    for start, end in formulas:
        if start > at:
            parts.append(_part(run, at, start))
        one = (start, end, run.html_at(start, end=False), run.html_at(end, end=True), True)
        parts.append(replace(run, text_start=start, html_start=one[2], is_closed=True, pieces=[one]))
        at = end
    return [*parts, _part(run, at, run.text_end)] if at < run.text_end else parts


def _part(run: Run, start: int, end: int) -> Run:
    """Return the part of a run that has the text from `start` to `end`."""
    ends = [piece[1] for piece in run.pieces]
    first = bisect_right(ends, start)
    pieces = []
    for text_start, text_end, html_start, html_end, whole in run.pieces[first : bisect_left(ends, end) + 1]:
        if not whole:
            html_end -= text_end - min(text_end, end)
            html_start += max(text_start, start) - text_start
        pieces.append((max(text_start, start), min(text_end, end), html_start, html_end, whole))
    return replace(run, text_start=start, html_start=pieces[0][2], pieces=pieces)
