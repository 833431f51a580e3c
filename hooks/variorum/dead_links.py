"""Links within the edition that lead nowhere: to a note, a page, a file or an id that is not there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, NamedTuple

from variorum.apparatus.page import REGISTER_PAGES
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, WithdrawnNote
from variorum.model.problem import Code, Place, Problem, in_order
from variorum.model.site_index import PASSAGE, SiteIndex, Target
from variorum.reading.edition_files import EditionFiles
from variorum.reading.suggestion import nearest
from variorum.rendering.bodies import BodyRenderer
from variorum.site import page_uri, site_index
from variorum.site_file import SiteFiles

HtmlOf = Callable[[str], str | None]
"""Gives the HTML of the page that is made from a source, without notes; None if it is no page."""


IdsOf = Callable[[str], Collection[str] | None]
"""Gives the ids on the page that is made from a source; None if they are not known."""


class _Link(NamedTuple):
    """A link within the edition, where it is written, and for what page."""

    place: Place
    address: str
    base: str


def with_links(
    edition: Edition,
    files: EditionFiles,
    site: SiteFiles,
    sources: Iterable[str],
    html_of: HtmlOf,
) -> tuple[Edition, IdsOf]:
    """Return the edition with its index, and with a problem for each link within it that leads nowhere.

    What is wrong with the `site` is added, too. Return besides what gives the ids of a page.

    `sources` are those of the pages and files that are published.
    """
    index = site_index(files, site, sources)
    edition = replace(edition, index=index)
    made = {page.uri: page.content for page in site.apparatus}

    def html(uri: str) -> str | None:
        return made[uri](edition, str) if uri in made else html_of(uri)

    pages = _Pages(edition, html)
    problems = _dead_links(edition, index, pages, files.written_ids)
    return replace(edition, problems=in_order([*edition.problems, *problems, *site.problems])), pages.ids


def tell_ids(pages: Sequence[Any], ids_of: IdsOf) -> None:
    """Tell the host of the ids that we add to its `pages`, where links in others lead to an id there."""
    asked = {to.src_uri for page in pages for to in page.links_to_anchors or ()}
    for page in pages:
        if page.file.src_uri in asked and page.present_anchor_ids is not None:
            page.present_anchor_ids.update(ids_of(page.file.src_uri) or ())


def _dead_links(
    edition: Edition, index: SiteIndex, pages: _Pages, written: Collection[str] | None
) -> Iterator[Problem]:
    shown = {note.annotation.id for of in edition.articles for note in _notes(of)}
    hidden = {*(written or ()), *index.notes} - shown
    for link in _links(edition):
        target = index.target(link.address, link.base)
        if target is None:
            yield _no_page(link, index)
            continue
        # A note that has a problem of its own is where the link leads, as soon as that is mended.
        is_known = target.fragment.removeprefix(PASSAGE) in hidden
        may_be_note = written is None and (link.address.startswith("#") or target.uri in pages.articles)
        if not is_known and not may_be_note and not pages.have(target):
            yield _no_id(link, target, index, pages)


def _links(edition: Edition) -> Iterator[_Link]:
    bodies = BodyRenderer()
    for article in edition.articles:
        base = page_uri(article.article)
        for note in _notes(article):
            yield from (_Link(note.record.place("note"), address, base) for address in note.links)
        metadata = article.article.metadata
        prose = {"description": metadata.description, "principles": metadata.principles}
        for key, found in zip(prose, bodies.links_within([of or "" for of in prose.values()]), strict=True):
            yield from (_Link(article.article.place(key), address, base) for address in found)
    noted = [(name, entry) for name, entry in edition.registers.citing_entries() if entry.note]
    for (name, entry), found in zip(
        noted, bodies.links_within([entry.note or "" for _, entry in noted]), strict=True
    ):
        place = edition.registers.places[name, entry.id]["note"]
        yield from (_Link(place, address, REGISTER_PAGES[name]) for address in found)


def _notes(article: AnnotatedArticle) -> Iterator[PlacedNote | WithdrawnNote]:
    yield from article.notes
    yield from article.withdrawn


class _Pages:
    """What has an id on the pages of a site, looked up when a link asks."""

    def __init__(self, edition: Edition, html_of: HtmlOf) -> None:
        self.articles = {page_uri(of.article): of for of in edition.articles}
        self._html_of = html_of
        self._ids: dict[str, Collection[str] | None] = {}

    def have(self, target: Target) -> bool:
        """Return whether the page has the id to which a link leads; where that is not known, it may."""
        ids = self.ids(target.uri) if target.fragment else None
        return ids is None or target.fragment in ids

    def ids(self, uri: str) -> Collection[str] | None:
        """Return all ids of a page; None if they are not known."""
        if uri not in self._ids:
            html = self._html_of(uri)
            article = self.articles.get(uri)
            own = ids_of_notes(article) if article else ()
            self._ids[uri] = None if html is None else {*ids_in(html), *own}
        return self._ids[uri]


def ids_in(html: str) -> Collection[str]:
    """Return the ids to which a link can lead in a page's HTML."""
    parser = _Ids()
    parser.feed(html)
    parser.close()
    return parser.found


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = ("id", "name") if tag == "a" else ("id",)
        self.found.update(value for name, value in attrs if name in names and value)


def ids_of_notes(article: AnnotatedArticle) -> Iterator[str]:
    """Yield the ids of an article's notes and passages."""
    for note in article.notes:
        yield note.annotation.id
        if note.spans:
            yield PASSAGE + note.annotation.id


def _no_page(link: _Link, index: SiteIndex) -> Problem:
    if not link.address:
        return _problem(link.place, "A link has no address.", "Write one, or remove the link.")
    path, sign, rest = link.address.partition("#")
    if not path:
        message = f"A link leads to “{link.address}”, a note that is withdrawn and has no page."
        return _problem(link.place, message, "Remove the link.")
    message = f"A link leads to “{link.address}”, and there is no such page or file."
    meant = nearest(path, _paths(index.sources, link.base, path))
    if meant:
        return _problem(link.place, message, f"Did you mean `{meant}{sign}{rest}`?")
    return _problem(
        link.place,
        message,
        f"Write the path of a file below the folder of pages, from {posixpath.dirname(link.base)}/ or, "
        "with / before it, from that folder; or remove the link.",
    )


def _paths(sources: Iterable[str], base: str, written: str) -> list[str]:
    """Return how a link in `base` names each of `sources`: as `written` does, from the folder or the root."""
    folder = f"/{posixpath.dirname(base)}"
    if written.startswith("/"):
        return [f"/{source}" for source in sorted(sources)]
    return [posixpath.relpath(f"/{source}", folder) for source in sorted(sources)]


def _no_id(link: _Link, target: Target, index: SiteIndex, pages: _Pages) -> Problem:
    identifier, path = target.fragment, link.address.partition("#")[0]
    message = f"A link leads to “{link.address}”, and "
    message += (
        f"{target.uri} has nothing with this id."
        if path
        else "no note has this id, nor anything on the page."
    )
    if identifier.removeprefix(PASSAGE) in index.notes and path:
        return _problem(link.place, message, f"That note is on another page: write `#{identifier}`.")
    ids = [*(pages.ids(target.uri) or ()), *(() if path else index.notes)]
    meant = nearest(identifier, sorted(ids))
    cure = f"Did you mean `{path}#{meant}`?" if meant else "Correct the id, or remove the link."
    return _problem(link.place, message, cure)


def _problem(place: Place, message: str, cure: str) -> Problem:
    return Problem(place, Code.DEAD_LINK, message, cure)
