"""A page that is made from the whole edition."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from variorum.model.addresses import made_for, plain_name, whole_address
from variorum.model.edition import Edition
from variorum.model.record import AnnotationRecord
from variorum.model.registers import RegisterEntry
from variorum.model.settings import EditionSettings
from variorum.model.site_index import SiteIndex
from variorum.rendering.forge import Forge
from variorum.rendering.note_links import Address, as_written

Link = Callable[[str], str]
"""Gives the address of what is made from a source, such as `articles/SLUG/index.md`,
`apparatus/glossary.md` or `articles/SLUG/article.txt`, relative to the page that asks."""

VIEW_STYLESHEET, PAGE_STYLESHEET = "assets/variorum-view.css", "assets/variorum-page.css"
"""The stylesheets of articles that are shown for one purpose, and of pages of the site that have notes."""

PageOfNote = Callable[[AnnotationRecord], Callable[[Edition, Link], str]]
"""Gives what makes the page of a note."""


def note_uri(identifier: str) -> str:
    """Return the name of the source of a note's page."""
    return f"notes/{identifier}/index.md"


def class_uri(slug: str, what: str = "") -> str:
    """Return the name of the source of a page for a class: an article's handout, or `what` goes with it."""
    return f"class/{plain_name(slug)}/{f'{what}/' if what else ''}index.md"


def versions_uri(slug: str, number: int = 0) -> str:
    """Return the name of the source of the page of an earlier version, or of that which lists them all."""
    return made_for(slug, f"versions/{f'{number}/' if number else ''}index.md")


def view_name(path: str = "") -> str:
    """Return the name of the file with an article for a path, or without verdicts; it is beside its page."""
    return f"path-{path}.html" if path else "verdicts-hidden.html"


def view_address(link: Link, slug: str, name: str) -> str:
    """Return the address of the file called `name` beside the page of an article."""
    return f"{link(made_for(slug, 'article.txt')).removesuffix('article.txt')}{name}"


def addresses(index: SiteIndex | None, base: str, link: Link, here: str) -> Address:
    """Return what gives the addresses of links as they are written in what the page of `base` shows.

    `link` gives addresses as seen from the page of `here`, which shows the same.
    """
    if index is None:
        return as_written

    @cache
    def address(written: str) -> str | None:
        target = index.target(written, base)
        if target is None:
            return None
        page = "" if target.uri == here else link(target.uri)
        return f"{page}{target.rest}" or link(target.uri)

    return address


class Publication(NamedTuple):
    """As what and where a site is published."""

    name: str
    address: str
    """With a slash at its end; empty, where it is not known."""
    url_of: Callable[[str], str]
    """Gives the address, within the site, of what is made from a source."""
    forge: Forge | None = None
    """Where its files are changed by people."""
    has_apparatus: bool = True
    """Whether it has the pages beside its articles. In an edition of a thousand articles they may
    take longer to make than they are worth; so may the notes' own pages."""
    has_note_pages: bool = True
    """Whether each note has a page of its own."""
    has_exports: bool = True
    """Whether the files for each article, note and register are made; not while the site is served."""
    language: str = "en"
    """The language of the site, as its theme has it."""
    settings: EditionSettings = EditionSettings()
    """What the edition says of itself."""

    def address_of(self, uri: str) -> str:
        """Return the whole address of what is made from `uri`; empty, where the site's is not known."""
        return whole_address(self.address, self.url_of(uri)) if self.address else ""

    def links_from(self, uri: str) -> Link:
        """Return what gives addresses relative to the page that is made from `uri`."""
        page = self.url_of(uri)
        folder = page if page.endswith("/") else posixpath.dirname(page)
        begin = _parts(folder)

        def link(to: str) -> str:
            url = self.url_of(to)
            relative = _relative(_parts(url), begin)
            return f"{relative}/" if url.endswith("/") else relative

        return link


def _parts(url: str) -> list[str]:
    parts = [part for part in url.split("/") if part]
    return _parts(posixpath.normpath(f"/{url}")) if "." in parts or ".." in parts else parts


def _relative(to: list[str], begin: list[str]) -> str:
    """Return what `posixpath.relpath` does, which takes ten times as long: a site has very many links."""
    alike = 0
    for one, other in zip(to, begin, strict=False):
        if one != other:
            break
        alike += 1
    return "/".join([".."] * (len(begin) - alike) + to[alike:]) or "."


class ApparatusPage(NamedTuple):
    """What a host has to know of a page before the edition is read, and how it is made after."""

    uri: str
    """The path of the source that the host believes it has: `apparatus/glossary.md`."""
    title: str
    content: Callable[[Edition, Link], str]
    """Returns the HTML below the heading, safe to publish; nothing, if there is nothing to show."""
    is_in_nav: bool = True
    """Whether it is listed where a site has no navigation but all its pages; not so thousands of notes."""
    is_searched: bool = True
    """Whether a search finds its words; not those of a page that only gathers what notes say."""
    template: str = ""
    """Its template in theme/overrides, if it is not that of all pages."""
    metadata: Mapping[str, Any] = {}
    """What else the host is to know of it, as it would stand in its front matter."""


LIST_TEMPLATE = "list.html"
"""The template of a ledger, and of a page with a long list, which has filters or letters."""


def register_page(
    model: type[RegisterEntry],
    content: Callable[[Edition, Link], str],
    *,
    is_searched: bool = True,
    template: str = "",
) -> ApparatusPage:
    """Return the page of the register that has entries of `model`."""
    register = model.of_register
    return ApparatusPage(register.page, register.title, content, is_searched=is_searched, template=template)
