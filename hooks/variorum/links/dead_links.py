"""Links within the edition that lead nowhere: to a note, a page, a file or an id that is not there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from typing import Any

from variorum.links.link_problems import Link, LinkProblems
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, WithdrawnNote
from variorum.model.edition_files import EditionFiles
from variorum.model.problem import Problem, in_order
from variorum.model.registers import REGISTERS
from variorum.model.settled import SettledNotes, Unsettled
from variorum.model.site_index import PASSAGE, SiteIndex, Target
from variorum.rendering.bodies import BodyRenderer
from variorum.site.link_targets import site_index
from variorum.site.site_file import SiteFiles

HtmlOf = Callable[[str], str | None]
"""Gives the HTML of the page that is made from a source, without notes; None if it is no page."""


IdsOf = Callable[[str], Collection[str] | None]
"""Gives the ids on the page that is made from a source; None if they are not known."""


def with_links(
    edition: Edition,
    files: EditionFiles,
    site: SiteFiles,
    sources: Iterable[str],
    html_of: HtmlOf,
    *,
    are_all_known: bool = True,
) -> tuple[Edition, IdsOf]:
    """Return the edition with its index, and with a problem for each link within it that leads nowhere.

    What is wrong with the `site` is added, too. Return besides what gives the ids of a page.

    `sources` are those of the pages and files that are published; if not `are_all_known`, a link to
    another page is no problem.
    """
    index = site_index(files, site, sources)
    edition = replace(edition, index=index)
    made = {page.uri: page.content for page in site.apparatus}

    def html(uri: str) -> str | None:
        if uri in made and files.settled:
            raise Unsettled(files.settled.keys())  # What such a page says is made of all notes.
        return made[uri](edition, str) if uri in made else html_of(uri)

    pages = _Pages(edition, files.settled, html)
    problems = _dead_links(edition, index, pages, files, are_all_known)
    return replace(edition, problems=in_order([*edition.problems, *problems, *site.problems])), pages.ids


def add_ids(pages: Sequence[Any], ids_of: IdsOf, made: Collection[str]) -> None:
    """Add our ids to those that the host knows of its `pages`, if links of other pages lead to an id there.

    The links of pages in `made`, our own, are ignored: headings link to themselves, so each of these pages
    would be rendered once more.
    """
    asked = {
        to.src_uri for page in pages if page.file.src_uri not in made for to in page.links_to_anchors or ()
    }
    for page in pages:
        if page.file.src_uri in asked and page.present_anchor_ids is not None:
            page.present_anchor_ids.update(ids_of(page.file.src_uri) or ())


def _dead_links(
    edition: Edition,
    index: SiteIndex,
    pages: _Pages,
    files: EditionFiles,
    are_all_known: bool,
) -> Iterator[Problem]:
    written, settled = files.written_ids, files.settled
    shown = {note.annotation.id for article in edition.articles for note in _notes(article)}
    shown |= {identifier for notes in settled.values() for identifier, _ in notes.ids}
    hidden = {*(written or ()), *index.notes} - shown
    words = LinkProblems(index)

    def is_dead(link: Link, target: Target | None) -> bool:
        if target is None:
            return are_all_known or link.address.startswith("#") or not link.address
        # A note with a problem will have the id once the problem is fixed.
        is_known = target.fragment.removeprefix(PASSAGE) in hidden
        may_be_note = written is None and (link.address.startswith("#") or target.uri in pages.notes)
        return not is_known and not may_be_note and not pages.have(target)

    unsettled = set()
    for slug, notes in settled.items():
        links = (Link(place, address, page_uri(slug)) for place, address in notes.links)
        if any(is_dead(link, index.target(link.address, link.base)) for link in links):
            unsettled.add(slug)
    if unsettled:
        raise Unsettled(unsettled)
    # A note may have one link many times: it is one problem.
    for link in dict.fromkeys(_links(edition)):
        target = index.target(link.address, link.base)
        if not is_dead(link, target):
            continue
        yield words.no_id(link, target, pages.ids(target.uri) or ()) if target else words.no_page(link)


def _links(edition: Edition) -> Iterator[Link]:
    bodies = BodyRenderer()
    for article in edition.articles:
        yield from links_of(article, bodies)
    noted = [(name, entry) for name, entry in edition.registers.citing_entries() if entry.note]
    for (name, entry), found in zip(
        noted, bodies.links_within([entry.note or "" for _, entry in noted]), strict=True
    ):
        place = edition.registers.places[name, entry.id]["note"]
        yield from (Link(place, address, REGISTERS[name].of_register.page) for address in found)


def links_of(article: AnnotatedArticle, bodies: BodyRenderer) -> Iterator[Link]:
    """Yield the links within the edition in the notes on an article, and in what its article.yml says."""
    base = page_uri(article.article.slug)
    for note in _notes(article):
        yield from (Link(note.record.place("note"), address, base) for address in note.links)
    metadata = article.article.metadata
    prose = {"description": metadata.description, "principles": metadata.principles}
    links = bodies.links_within([words or "" for words in prose.values()])
    for key, found in zip(prose, links, strict=True):
        yield from (Link(article.article.place(key), address, base) for address in found)


def _notes(article: AnnotatedArticle) -> Iterator[PlacedNote | WithdrawnNote]:
    yield from article.notes
    yield from article.withdrawn


class _Pages:
    """What has an id on the pages of a site, looked up when a link asks."""

    def __init__(self, edition: Edition, settled: Mapping[str, SettledNotes], html_of: HtmlOf) -> None:
        self.notes: dict[str, Callable[[], Iterable[str]]] = {
            page_uri(article.article.slug): partial(ids_of_notes, article) for article in edition.articles
        }
        """Gives the ids of notes and passages on a page, by its source."""
        for slug, notes in settled.items():
            self.notes[page_uri(slug)] = partial(iter, notes.anchors)
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
            own = self.notes.get(uri, tuple)
            self._ids[uri] = None if html is None else {*ids_in(html), *own()}
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
        yield from note.annotation.formerly
        if note.spans:
            yield PASSAGE + note.annotation.id
