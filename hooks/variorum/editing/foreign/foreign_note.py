"""A note as another program has it, before it has a place and an id here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from variorum.model.selector import Selector

LONGEST_PASSAGE = 20_000
"""Code points of the words that a note is about. It is more than “first … last” may reach over."""


class ForeignNote(NamedTuple):
    """What is known of it. All texts are untrusted."""

    place: str
    """Where it stands in the file, for messages: `annotation 3`, `row 7`."""
    key: str
    """What tells it from all others, and stays: its address in the other program."""
    source: str = ""
    """Address of the text that it is about."""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    title: str = ""
    """Title of the text that it is about, where that has no address."""
    without_calls: Selector | None = None
    """The quote without what calls notes in a text that has such signs: where it is not found as it is."""
    is_reply: bool = False
    has_only_other_selectors: bool = False
    """Whether its passage is selected, and not by a quote."""
    words: str = ""
    """What it says, in Markdown."""
    author: str = ""
    created: str = ""
    tags: tuple[str, ...] = ()
    fields: Mapping[str, Any] | None = None
    """The keys of one of our own notes, which then say all that is above."""
    cells: Mapping[str, str] = MappingProxyType({})
    """Where each of these keys stands in a table: `C7`."""


class NotUnderstood(ValueError):
    """A file that is not what its format says. The message is one sentence."""


def as_prose(text: str) -> str:
    """Return plain text as Markdown that shows the same."""
    return "".join(
        f"\\{sign}" if sign in "\\`*_[]#" else f"&#{ord(sign)};" if sign in "<>&" else sign for sign in text
    )


def without_html(markdown: str) -> str:
    """Return Markdown in which nothing is HTML."""
    return markdown.replace("<", "&lt;")
