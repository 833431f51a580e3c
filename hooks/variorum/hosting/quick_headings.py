"""Headings → what Markdown makes of them, by filling what it made of one.

Nothing in the words of a heading has a meaning in Markdown, as we write them for the host. Where no extension
looks for words, its HTML differs from that of another heading in its words and in its id alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple

from markdown import Markdown

from variorum.rendering.long_text import LongText
from variorum.rendering.plain_page import needs_no_markdown
from variorum.rendering.plain_text import is_escaped

HEADING = "# "
_WORDS = "vmHeading Wörter"
"""Stand in the heading that is filled; what makes its id of them changes their capitals or their blank."""
_HARMLESS = re.compile(r"[\w.-]+")
"""Ids that are the same in an attribute and in an address."""


class RenderedHeading(NamedTuple):
    """A heading of the first level, and its entry in the contents."""

    content: str
    title: str
    identifier: str


def converted(markdown: Markdown, heading: str) -> RenderedHeading | None:
    """Return what `markdown` makes of a heading; nothing, if that is anything but one heading."""
    content = markdown.reset().convert(heading)
    match getattr(markdown, "toc_tokens", []):
        case [{"level": 1, "name": title, "id": identifier, "children": []}]:
            return RenderedHeading(content, title, identifier)
    return None


def are_inert(extensions: Sequence[Any], configs: Mapping[str, Mapping[str, Any]]) -> bool:
    """Return whether all `extensions` of Markdown besides ours act on signs alone."""
    names = [extension for extension in extensions if not isinstance(extension, LongText)]
    return all(isinstance(name, str) for name in names) and needs_no_markdown(names, configs)


class QuickHeadings:
    """Fills what one instance of Markdown made of a heading, with extensions that act on signs alone."""

    def __init__(self, markdown: Markdown) -> None:
        """Convert the heading that is filled."""
        made = converted(markdown, f"{HEADING}{_WORDS}")
        self._parts: list[str] = []
        if made and made.identifier not in _WORDS and "toc" in markdown.treeprocessors:
            toc: Any = markdown.treeprocessors["toc"]
            self._slugify, self._separator = toc.slugify, toc.sep
            self._parts = re.split(f"({re.escape(_WORDS)}|{re.escape(made.identifier)})", made.content)

    def rendered(self, heading: str) -> RenderedHeading | None:
        """Return a heading as Markdown renders it, or nothing, if it is not known."""
        words = heading.removeprefix(HEADING).removesuffix("\n")
        is_known = heading.startswith(HEADING) and "\n" not in words and is_escaped(words)
        if not (self._parts and words and is_known):
            return None
        identifier: str = self._slugify(unescape(words), self._separator)
        if not _HARMLESS.fullmatch(identifier):
            return None
        parts = self._parts.copy()
        parts[1::2] = [words if part == _WORDS else identifier for part in parts[1::2]]
        return RenderedHeading("".join(parts), words, identifier)
