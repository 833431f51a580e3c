"""A part of a text that is set apart from the rest: a heading, a quotation, words with emphasis."""

from __future__ import annotations

from typing import NamedTuple

from variorum.model.selector import Span

BREAK = "br"
"""A line end that is shown as one. Other line ends are blanks, outside of verse and code."""


class Stretch(NamedTuple):
    """Words of the reading text, and the element of the page that holds them."""

    span: Span
    """May begin with the white space before the words."""
    element: str
    """Its name in HTML."""
    value: str = ""
    """Where a link leads; the first number of a list."""
