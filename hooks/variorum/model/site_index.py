"""What a site publishes, by the names of its sources: where the links that people write lead."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

PASSAGE = "ref:"
"""Before the id of a note: the address of its passage."""
_INDEX_PAGES = ("index.md", "README.md")
_ARTICLE_SOURCE = "article.md"
_REMEMBERED = 50_000
"""Links whose sources are remembered."""
_IN_FRAGMENT = "!$&'()*+,;=:@/?-._~"
"""What may stand in a fragment as it is (RFC 3986, section 3.5)."""


class Target(NamedTuple):
    """Where a link within the edition leads."""

    uri: str
    """Name of the source in the folder of pages: `articles/lamp/index.md`, `pictures/lamp.png`."""
    fragment: str = ""
    query: str = ""

    @property
    def rest(self) -> str:
        """What follows the page's own address: query and fragment."""
        query = f"?{self.query}" if self.query else ""
        return f"{query}#{quote(self.fragment, _IN_FRAGMENT)}" if self.fragment else query


class SiteIndex:
    """The sources from which a site is made, and the notes that have an address in it."""

    def __init__(self, sources: Iterable[str], notes: Mapping[str, Target | None]) -> None:
        """Make an index of `sources`, which are listed when the first link asks for them.

        `notes` gives for the id of each note where it stands: in the margin of an article, or on a page
        of its own if it was withdrawn; None for a withdrawn note without a page.
        """
        self._sources = sources
        self.notes = notes
        # Each export asks for the links of all notes.
        self._source = lru_cache(maxsize=_REMEMBERED)(self._first_source)

    @cached_property
    def sources(self) -> Collection[str]:
        """All sources: of pages, and of files that are published as they are."""
        return frozenset(self._sources)

    def target(self, address: str, base: str) -> Target | None:
        """Return where `address` leads, as it is written in what the page made from `base` shows.

        None, if there is no such page, file or withdrawn note. A path is relative to the folder of
        `base`, or with a slash before it to the folder of pages, as MkDocs has it; `#ID` is the note of
        that id, on whatever page it stands. That a page has what a fragment names is not checked.
        """
        rest, _, written = address.partition("#")
        path, _, query = rest.partition("?")
        fragment = unquote(written)
        if path:
            source = self._source(unquote(path), base)
            return Target(source, fragment, query) if source else None
        identifier = fragment.removeprefix(PASSAGE)
        if identifier not in self.notes:
            return Target(base, fragment, query) if fragment or query else None
        note = self.notes[identifier]
        return note._replace(fragment=fragment) if note and note.fragment else note

    def _first_source(self, path: str, base: str) -> str | None:
        return next((at for at in _candidates(path, base) if at in self.sources), None)


def _candidates(path: str, base: str) -> Iterator[str]:
    """Yield the sources that `path` can name, the likeliest first."""
    folders = [posixpath.dirname(base)]
    if posixpath.basename(base) not in _INDEX_PAGES:
        # Where an address is not that of a source, a browser begins at the folder that the page becomes.
        folders.append(base.removesuffix(".md"))
    for folder in folders if not path.startswith("/") else [""]:
        at = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        if at == ".." or at.startswith("../"):
            continue
        at = "" if at == "." else at
        within, name = posixpath.split(at)
        if not path.endswith("/"):
            yield at
            if name == _ARTICLE_SOURCE:
                yield posixpath.join(within, _INDEX_PAGES[0])
        if at.endswith(".html"):
            yield f"{at.removesuffix('.html')}.md"
            yield from (posixpath.join(within, index) for index in _INDEX_PAGES if name == "index.html")
        elif not at.endswith(".md"):
            yield from (posixpath.join(at, index) for index in _INDEX_PAGES)
            yield f"{at}.md"
