"""Verse: the lines of a plain text stay lines on the page, with their indentation, and are counted if asked.

Nothing is taken from the HTML: a line break and an empty element that holds room are put in. So the lines
are there without a stylesheet, too, and where white space is collapsed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from variorum.model.article import Article, Form
from variorum.rendering.html_text import SEPARATOR, HtmlText
from variorum.rendering.plain_text import headed

LINE_BREAK = '<br class="vm-br">'
COUNTED = 5
"""Every fifth line has its number."""
_TAB = 4
_GAPS = re.compile(r"(?<=\S)\s{2,}(?=\S)")


def keeps_lines(article: Article) -> bool:
    """Return whether the lines of an article stay lines."""
    return article.form is Form.TEXT and article.metadata.lines is not None


def line_begins(article: Article, page: HtmlText) -> Iterator[tuple[int, str]]:
    """Yield where in the HTML a line begins, or has a gap, and what holds its room and its number."""
    is_counted = article.metadata.lines == "numbered"
    at = _Places(page)
    for number, (start, line) in enumerate(_lines(article, page.text), 1):
        counted = f' data-line="{number}"' if is_counted and number % COUNTED == 0 else ""
        room = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip())
        if room or counted:
            yield at.html(start), _room(room, counted)
        for gap in _GAPS.finditer(line):
            yield at.html(start + gap.start()), _room(len(gap[0].expandtabs(_TAB)) - 1, "")


def line_ends(article: Article, page: HtmlText) -> Iterator[tuple[int, str]]:
    """Yield where in the HTML a line ends before another, and the line break."""
    at = _Places(page)
    for start, _ in _lines(article, page.text):
        if start and page.text[start - 1] == "\n" and page.text[start - 2 : start] != SEPARATOR:
            yield at.html(start - 1), LINE_BREAK


def _room(columns: int, counted: str) -> str:
    style = f' style="padding-inline-start:{columns}ch"' if columns else ""
    return f'<span class="vm-room" aria-hidden="true"{counted}{style}></span>'


def _lines(article: Article, text: str) -> Iterator[tuple[int, str]]:
    """Yield where each line of verse begins in `text` and the line; a heading is none."""
    offset = 0
    for paragraph, (_, level) in zip(text.split(SEPARATOR), headed(article), strict=False):
        start = offset
        offset += len(paragraph) + len(SEPARATOR)
        if level:
            continue
        for line in paragraph.split("\n"):
            yield start, line
            start += len(line) + 1


class _Places:
    """Where the characters of the text stand in the HTML."""

    def __init__(self, page: HtmlText) -> None:
        self._runs = page.runs
        self._starts = [run.text_start for run in page.runs]

    def html(self, offset: int) -> int:
        return self._runs[bisect_right(self._starts, offset) - 1].html_at(offset, end=False)
