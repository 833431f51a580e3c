"""Which files of a site are published, and at which addresses: the rules of MkDocs, as plain values."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from enum import IntEnum
from typing import NamedTuple, Protocol

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names of pages end, for MkDocs."""


class Level(IntEnum):
    """How far a file is published; the numbers are those of MkDocs' own levels."""

    EXCLUDED = -3
    DRAFT = -2
    """Shown by `mkdocs serve` only."""
    UNLISTED = -1
    """Published, and not expected in the navigation."""
    LISTED = 0


class Patterns(Protocol):
    """Patterns like those of a .gitignore."""

    def match_file(self, file: str) -> bool | None:
        """Return whether they match the path of a file below the folder of pages."""


class Publishing(NamedTuple):
    """What a site's configuration says of its files."""

    written: Mapping[str, str] = {}
    """The sources that people wrote and that are published, by their addresses."""
    known: Collection[str] | None = None
    """All sources that the host has, published or not; None if none was removed."""
    exclude: Patterns | None = None
    drafts: Patterns | None = None
    unlisted: Patterns | None = None
    has_folders: bool = True
    """Whether the page `notes.md` has the address `notes/index.html`, not `notes.html`."""
    shows_drafts: bool = False
    has_navigation: bool = False
    """Whether `nav` is written: then MkDocs must not report that our pages are missing from it."""
    folder: str = "docs"
    """What the folder of pages is called in problems."""

    def level(self, uri: str) -> Level:
        """Return how far the file with the source `uri` is published."""
        if uri.startswith(("templates/", ".")) or "/." in uri:
            return Level.EXCLUDED
        for patterns, level in (
            (self.exclude, Level.EXCLUDED),
            (self.drafts, Level.DRAFT),
            (self.unlisted, Level.UNLISTED),
        ):
            if patterns and patterns.match_file(uri):
                return level
        return Level.LISTED

    def shows(self, level: Level) -> bool:
        """Return whether a file of this level is published now."""
        return level >= (Level.DRAFT if self.shows_drafts else Level.UNLISTED)

    def address(self, uri: str) -> str:
        """Return the address of what is made from the source `uri`: `notes/index.html` for `notes.md`."""
        if uri.endswith("/index.md"):
            return f"{uri[:-3]}.html"
        if not uri.endswith(MARKDOWN):
            return uri
        stem, ending = posixpath.splitext(uri)
        if ending not in MARKDOWN:
            return uri
        folder, name = posixpath.split(stem)
        name = "index" if name == "README" else name
        if self.has_folders and name != "index":
            return posixpath.join(folder, name, "index.html")
        return posixpath.join(folder, f"{name}.html")
