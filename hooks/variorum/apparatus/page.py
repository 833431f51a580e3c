"""A page that is made from the whole edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.model.edition import Edition

Link = Callable[[str], str]
"""Gives the address of what is made from a source, such as `articles/SLUG/index.md`,
`apparatus/glossary.md` or `articles/SLUG/article.txt`, relative to the page that asks."""


@dataclass(frozen=True, slots=True)
class ApparatusPage:
    """What a host has to know of a page before the edition is read, and how it is made after."""

    uri: str
    """Of the source that the host believes it has: `apparatus/glossary.md`."""
    title: str
    content: Callable[[Edition, Link], str]
    """Returns the HTML below the heading, safe to publish; nothing, if there is nothing to show."""
    is_searched: bool = True
    """Whether a search finds its words; not those of a page that only gathers what notes say."""

    @property
    def source(self) -> str:
        """The Markdown that a host is given, before the content is made."""
        unsearched = "" if self.is_searched else "search:\n  exclude: true\n"
        return f"---\nhide: [toc]\n{unsearched}---\n\n# {self.title}\n"
