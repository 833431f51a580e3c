"""The contents of a long article: its headings, for the head of its page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from variorum.rendering.html_text import HtmlText
from variorum.rendering.html_tokens import Tag, tokens

FEWEST = 3
"""Headings. A page with fewer needs no contents."""
_LEVELS = {"h2": 2, "h3": 3}


class Heading(NamedTuple):
    """A heading to which a link leads."""

    level: int
    id: str
    text: str


def contents(page: HtmlText) -> list[Heading]:
    """Return the headings of the second and third level that can be linked to; none, if they are few."""
    if not any(f"<{name}" in page.html for name in _LEVELS):
        return []
    found = list(_headings(page))
    return found if len(found) >= FEWEST else []


def _headings(page: HtmlText) -> Iterator[Heading]:
    starts = [run.html_start for run in page.runs]
    begun: Tag | None = None
    for token in tokens(page.html):
        if not isinstance(token, Tag) or token.name not in _LEVELS:
            continue
        if not token.is_end:
            begun = token
        elif begun and begun.name == token.name:
            runs = page.runs[bisect_left(starts, begun.end) : bisect_left(starts, token.start)]
            identifier = begun.attributes.get("id")
            if runs and identifier:
                words = page.text[runs[0].text_start : runs[-1].text_end]
                yield Heading(_LEVELS[token.name], identifier, " ".join(words.split()))
            begun = None
