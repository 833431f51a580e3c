"""The files that the engine adds to a site; a written file at the same address takes precedence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple

from variorum.apparatus.page import ApparatusPage
from variorum.model.problem import Code, Place, Problem
from variorum.model.publishing import Level, Publishing


class LateContent:
    """Content that is made when somebody asks for it: a check asks for the names of files, not for styles."""

    def __init__(self, make: Callable[[], str | bytes]) -> None:
        """`make` returns the content."""
        self._make = make

    @cached_property
    def made(self) -> str | bytes:
        """The content."""
        return self._make()

    def __eq__(self, other: object) -> bool:
        """Compare what both say."""
        return isinstance(other, LateContent) and self.made == other.made

    def __hash__(self) -> int:
        """Return the hash of the content."""
        return hash(self.made)


class SiteFile(NamedTuple):
    """A file that is made: Markdown of a page, or what is published as it is."""

    uri: str
    content: str | bytes | LateContent
    edit_uri: str = ""
    """The address of the file that people edit to change it."""
    is_in_nav: bool = True
    """Whether it is listed where a site has no navigation but all its pages."""
    level: Level = Level.LISTED
    """How far it is published."""

    @property
    def content_bytes(self) -> bytes:
        """The content as it is written to a file."""
        content = self.content.made if isinstance(self.content, LateContent) else self.content
        return content.encode() if isinstance(content, str) else content


@dataclass(slots=True)
class SiteFiles:
    """How the files of a site differ from those in its folder of pages."""

    removed: list[str] = field(default_factory=list)
    added: list[SiteFile] = field(default_factory=list)
    apparatus: list[ApparatusPage] = field(default_factory=list)
    """Pages whose content is made when the notes have their places."""
    downloads: list[str] = field(default_factory=list)
    """Sources of files for other programs, of which the content is made at the same time."""
    metadata: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the host is to know of a page, as it would stand in its front matter."""
    cards: dict[str, str] = field(default_factory=dict)
    """What stands on the pictures for previews of links, by their sources; drawn when all else is made."""
    of_every_page: dict[str, Any] = field(default_factory=dict)
    """What the host is to know of each page, where it knows nothing else."""
    taken: dict[str, str] = field(default_factory=dict)
    """Sources that people wrote, by those of what is not made since they have its address."""
    withheld: frozenset[str] = frozenset()
    """Sources of what is not made since the site does not publish it."""
    problems: tuple[Problem, ...] = ()
    """One for each address that is taken, unless it is meant to be so."""

    def include(self, part: SiteFiles) -> None:
        """Add what is made for a part of the edition, before conflicts are looked for."""
        self.removed += part.removed
        self.added += part.added
        self.apparatus += part.apparatus
        self.metadata |= part.metadata

    def metadata_of(self, uri: str) -> dict[str, Any]:
        """Return what the host is to know of the page that is made from `uri`."""
        return with_metadata(self.metadata.get(uri, {}), self.of_every_page)


def without_conflicts(site: SiteFiles, publishing: Publishing, own: Collection[str]) -> SiteFiles:
    """Return `site` without what is not published, and without what has the address of a written file.

    `own` are written files that are meant to replace ours, and no problem.
    """
    removed = frozenset(site.removed)
    written = {address: uri for address, uri in publishing.written.items() if uri not in removed}
    # What has a file in its place cannot be a folder, nor the other way round.
    within = {folder: uri for address, uri in written.items() for folder in _folders(address)}

    @cache
    def above(folder: str) -> str | None:
        """Return what people wrote at the address of `folder`, or of one that it lies in."""
        return written.get(folder) or (above(folder.rpartition("/")[0]) if folder else None)

    for uri in (*(file.uri for file in site.added), *site.downloads):
        address = publishing.address(uri)
        if taken := written.get(address) or within.get(address) or above(address.rpartition("/")[0]):
            site.taken[uri] = taken
    all_uris = {file.uri for file in site.added}
    site.added = [
        file if level is file.level else file._replace(level=level)
        for file in site.added
        if file.uri not in site.taken and publishing.shows(level := _level_of(file, publishing))
    ]
    made = {file.uri for file in site.added}
    site.withheld = frozenset(all_uris - made - site.taken.keys())
    site.apparatus = [page for page in site.apparatus if page.uri in made]
    site.metadata = {uri: values for uri, values in site.metadata.items() if uri in made}
    site.problems = tuple(_taken(site, own, publishing.folder))
    return site


def _folders(address: str) -> Iterator[str]:
    """Yield the folders that what has this address lies in, below that of the site."""
    at = address.rfind("/")
    while at > 0:
        yield address[:at]
        at = address.rfind("/", 0, at)


def with_metadata(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Return the metadata of a page with ours added: lists are united, mappings merged, all else stays."""
    merged = dict(theirs)
    for key, value in ours.items():
        there = merged.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            merged[key] = with_metadata(there, value)
        elif isinstance(there, list) and isinstance(value, list):
            merged[key] = [*there, *(item for item in value if item not in there)]
        elif there is None:
            merged[key] = value
    return merged


def _taken(site: SiteFiles, own: Collection[str], folder: str) -> Iterator[Problem]:
    """Yield a problem for each thing that is not made since a file that people wrote has its address.

    `own` are the files that are meant to replace ours.
    """
    for uri, written in sorted(site.taken.items()):
        if written not in own:
            yield Problem(
                Place(f"{folder}/{written}"),
                Code.ADDRESS_TAKEN,
                f"This has the address of `{uri}`, which is made from the edition and now is not.",
                f"Give it another name, or, if it is meant to replace ours, write `own_files: [{written}]` "
                "below `extra: variorum:` in mkdocs.yml.",
            )


def _level_of(file: SiteFile, publishing: Publishing) -> Level:
    """Return how far a file that is made is published: a page of an article no further than its text."""
    level = publishing.level(file.uri)
    if file.edit_uri:
        level = min(level, publishing.level(file.edit_uri))
    is_listed = file.is_in_nav and not publishing.has_navigation
    return level if is_listed else min(level, Level.UNLISTED)
