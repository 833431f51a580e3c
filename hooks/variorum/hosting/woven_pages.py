"""The pages of one build, once the notes have their places: what is put into each before it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

from variorum.apparatus.on_demand import head_of_note, views, with_counts
from variorum.apparatus.page import ApparatusPage, Publication
from variorum.apparatus.site_links import formats_of, site_links
from variorum.hosting.downloads import fill_downloads
from variorum.hosting.heading_pages import with_heading
from variorum.hosting.kept_pages import KeptPages
from variorum.hosting.page_dates import last_change
from variorum.hosting.site_part import SitePart
from variorum.model.addresses import page_uri
from variorum.model.article import Article
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.part import WHOLE
from variorum.pipeline import render
from variorum.rendering.article_page import TEXT_BEGINS
from variorum.rendering.bodies import BodyRenderer
from variorum.site.banner import banner
from variorum.site.search import search_entries
from variorum.site.site_file import SiteFiles, with_metadata
from variorum.site.withheld_links import without_withheld


@dataclass(frozen=True)
class WovenPages:
    """Fills the pages that we make, and weaves notes into those of articles."""

    edition: Edition
    publication: Publication
    site: SiteFiles
    late: Mapping[str, ApparatusPage]
    """The pages that have only a heading yet, by their sources."""
    bodies: BodyRenderer
    is_served: bool
    """Whether somebody is editing: then the banner of problems stands on every page."""
    share: SitePart | None = None
    """Which pages are built, where only a part of the site is."""
    kept: KeptPages | None = None
    """The pages that are taken from an earlier build."""
    articles: Sequence[Article] = ()
    """All that are published, in the order of their list, also those whose notes are not read."""
    put_off: set[str] = field(default_factory=set)
    """The sources of pages that are filled as they are written."""
    views: dict[str, dict[str, str]] = field(default_factory=dict)
    """The content of an article's page as it is shown for one purpose, by the name of its file, from when the
    page is woven until it is written; by the source of the page."""

    @cached_property
    def annotated(self) -> Mapping[str, AnnotatedArticle]:
        """The articles with their notes, by the sources of their pages."""
        return {page_uri(article.article.slug): article for article in self.edition.articles}

    def is_bulky(self, uri: str) -> bool:
        """Return whether a page has content of ours, which nobody needs once it is written."""
        return uri in self.annotated or uri in self.late

    def fill(self, files: Any, *, is_put_off: bool = False, is_written: bool = False) -> None:
        """Fill the pages and downloads among `files` that depend on the places of the notes.

        If `is_put_off`, pages that no search reads, those of notes, are filled as they are written: all
        at once they would take much memory. If `is_written`, the downloads are written into the site now.
        """
        for uri, page in self.late.items():
            if self.share and uri not in self.share.own:
                continue
            if is_put_off and not page.is_searched:
                self.put_off.add(uri)
            elif (file := files.get_file_from_path(uri)) and file.page:
                self.fill_page(file.page)
        part = self.share.part if self.share else WHOLE
        fill_downloads(files, self.edition, self.publication, self.site, part, is_written=is_written)

    def fill_page(self, page: Any) -> None:
        """Fill a page of the apparatus, which has nothing but its heading."""
        uri = page.file.src_uri
        link = self.publication.links_from(uri)
        content = without_withheld(self.late[uri].content(self.edition, link), self.site.withheld, link)
        heading = page.toc.items[0]
        page.content, heading.id = with_heading(page.content or "", heading.id, content)

    def weave_into(self, page: Any) -> None:
        """Weave marks and notes into the page of an article, and fill in counts on any page.

        The banner of problems is added to pages of articles, and to all pages while the site is served.
        """
        uri = page.file.src_uri
        if uri in self.put_off:
            self.put_off.discard(uri)
            self.fill_page(page)
        if uri in self.late and (head := self._head_of_note(uri)):
            page.meta = with_metadata(page.meta, {"variorum": head})
        article = self.annotated.get(uri)
        if article:
            self._weave_notes(page, article)
        link = self.publication.links_from(uri)
        page.content = with_counts(page.content or "", self.edition, link)
        page.content = without_withheld(page.content, self.site.withheld, link)
        if hasattr(page, "html"):
            # The plugin print-site gathers this on a page of its own.
            page.html = page.content
        if article or self.is_served:
            page.content = banner(self.edition.problems) + page.content

    def _weave_notes(self, page: Any, article: AnnotatedArticle) -> None:
        """Weave notes into the page of an article, make its views, and tell its head of its last change."""
        uri, slug = page.file.src_uri, article.article.slug
        modified = last_change(article, self.edition.history)
        page.meta = with_metadata(page.meta, {"variorum": {"modified": modified}})
        registers, index = article.registers, self.edition.index
        index = self.kept.asking(slug, index) if self.kept else index
        more = site_links(self.publication, slug, registers, index, self._following.get(uri))
        html, link = page.content or "", self.publication.links_from(uri)
        page.content = render(article, html, self.bodies, more)
        self.views[uri] = {
            seen.purpose.name: banner(self.edition.problems) + render(shown, html, self.bodies, seen)
            for shown, seen in views(article, more, link)
            if seen.purpose
        }
        if page.toc.items and not article.article.is_page:
            # A theme's link past its navigation leads to the first heading; here it leads to the text.
            page.toc.items[0].id = TEXT_BEGINS

    def formats_of(self, uri: str) -> Sequence[tuple[str, str, str]]:
        """Return what the head of a finished page says it is published as besides.

        The pages of articles say it by their template.
        """
        article = self.annotated.get(uri)
        return (
            formats_of(article.article.slug, self.publication) if article and article.article.is_page else ()
        )

    def search_entries(self) -> list[Any]:
        """Return what the index of Material's search is to know of notes and sources, in the first part."""
        if self.share and not self.share.part.is_first:
            return []
        sources, url_of = self.edition.registers.sources.values(), self.publication.url_of
        of_notes = self.entries_of_notes()
        if self.kept:
            slugs = [article.slug for article in self.articles]
            of_notes |= {slug: entries for slug in slugs if (entries := self.kept.entries_of_notes(slug))}
            of_notes = {slug: of_notes[slug] for slug in slugs if slug in of_notes}
        of_sources = search_entries({}, sources, self.late, url_of, with_facets=self._has_facets)
        return [*chain.from_iterable(of_notes.values()), *of_sources]

    def entries_of_notes(self) -> dict[str, list[Any]]:
        """Return what the search is to know of the notes that were read, by the slugs of their articles."""
        url_of, has_facets = self.publication.url_of, self._has_facets
        return {
            article.article.slug: [*search_entries({uri: article}, (), (), url_of, with_facets=has_facets)]
            for uri, article in self.annotated.items()
        }

    @property
    def _has_facets(self) -> bool:
        return self.publication.settings.search == "pagefind"

    @cached_property
    def _head_of_note(self) -> Callable[[str], Mapping[str, Any] | None]:
        """Gives what the head of a note's page says, by the source of the page, where notes have pages."""
        if not self.publication.has_note_pages:
            return lambda _: None
        return head_of_note(self.edition, self.publication)

    @cached_property
    def _following(self) -> Mapping[str, Article]:
        """The article after each, in the order of the list of articles, by the source of its page."""
        shown = {*self.annotated, *map(page_uri, self.kept.settled if self.kept else ())}
        texts = [text for text in self.articles if not text.is_page and page_uri(text.slug) in shown]
        return {page_uri(article.slug): after for article, after in pairwise(texts)}
