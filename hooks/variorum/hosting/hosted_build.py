"""One build of a site by its host: what is known of the edition, from its files to its finished pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any

from variorum.apparatus.page import ApparatusPage, Publication
from variorum.files.layout import Layout
from variorum.files.tree import Tree
from variorum.files.walk import read_tree, reread_annotations
from variorum.history.read_history import read_history
from variorum.hosting.annotated_before import AnnotatedBefore
from variorum.hosting.finished_page import PageFinish, with_trimmed_frame, write_views
from variorum.hosting.heading_pages import HeadingPages
from variorum.hosting.host_pages import remove
from variorum.hosting.host_settings import page_renderer_of, publication_of, publishing_of, refused_files
from variorum.hosting.kept_pages import KeptPages, is_read_again, kept_pages, published_without, still_needed
from variorum.hosting.last_files import write_last_files
from variorum.hosting.library_search import ALL_NOTES, missing_search
from variorum.hosting.page_dates import date_by_commit
from variorum.hosting.page_sums import about_site
from variorum.hosting.part_inputs import checksum_of_inputs, checksum_of_words
from variorum.hosting.part_to_build import part_to_build
from variorum.hosting.site_part import SitePart
from variorum.hosting.text_pages import TextPages
from variorum.hosting.woven_pages import WovenPages
from variorum.links.dead_links import IdsOf, add_ids, with_links
from variorum.model.addresses import page_uri
from variorum.model.article import Article
from variorum.model.edition import Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.part import WHOLE, Part
from variorum.model.publishing import Publishing
from variorum.model.registers import Registers
from variorum.model.settled import Unsettled
from variorum.pipeline import assemble, with_versions
from variorum.reading.edition_files import read_edition
from variorum.reading.published import published_part, with_pages
from variorum.rendering.bodies import BodyRenderer
from variorum.reporting.text import as_text
from variorum.site.made_files import site_files
from variorum.site.site_file import SiteFile, SiteFiles, with_metadata


@dataclass(frozen=True)
class HostedBuild:
    """What a build knows of its edition; each step returns the same with more. Made anew at each rebuild."""

    tree: Tree
    files: EditionFiles
    """The part of the edition that is published."""
    site: SiteFiles
    publishing: Publishing
    publication: Publication
    shown: Callable[[Any], bool]
    """Whether the host publishes a file of some level."""
    raw_settings: object
    """What the host's settings have below `extra.variorum`."""
    is_served: bool
    """Whether somebody is editing: then the banner of problems stands on every page."""
    render_page: Callable[[Article], str]
    """Gives the content of the page of a text that is not the article's any more."""
    page_finish: PageFinish
    host_files: Any
    """The files of the host."""
    part: Part = WHOLE
    """Which part of the site is built."""
    inputs: str = ""
    """The checksum of all that the site is made from, where a part is built."""
    annotated_before: AnnotatedBefore | None = None
    """The articles that the last build annotated."""
    edition: Edition = field(default=Edition((), Registers(), ()))
    """Empty until the notes have their places."""
    share: SitePart | None = None
    """Which pages this part has, when the notes have their places; None where the whole site is built."""
    kept: KeptPages | None = None
    """The pages that are taken from an earlier build, and kept for the next; None where nothing is kept."""
    bodies: BodyRenderer = field(default_factory=BodyRenderer)
    headings: HeadingPages = field(default_factory=HeadingPages)

    @classmethod
    def of(
        cls,
        layout: Layout,
        settings: Any,
        files: Any,
        shown: Callable[[Any], bool],
        *,
        is_served: bool,
        before: HostedBuild | None = None,
        keeps: bool = False,
    ) -> HostedBuild:
        """Read the edition, and return what is to be built of it.

        `settings` are those of the host, and `files` its files: those that must not be published, or in
        whose place something else is made, are removed from them. Files that are
        the same as in the build `before` are not parsed again. If the build `keeps`
        pages, those that an earlier one made of the same are taken as they are; not while the site is served.
        """
        tree = read_tree(layout, before=before.tree if before else None)
        raw_settings = settings.extra.get("variorum")
        part = WHOLE if is_served else part_to_build()
        kept = kept_pages(tree, settings) if keeps and part.is_whole and not is_served else None
        inputs = "" if part.is_whole else checksum_of_inputs(settings, tree, files)
        known = {*files.src_uris}
        remove(files, [file.src_uri for file in refused_files(files, tree)])
        publishing = publishing_of(settings, files, known, shown, layout, serving=is_served)
        read = published_without(kept, tree, raw_settings, publishing)
        publication = publication_of(settings, read.settings, files, publishing)
        site = site_files(read, publishing, publication, tree.memo)
        if not is_read_again(kept, is_served=is_served):
            tree.memo.forget()  # No file will be read again.
        page_finish = PageFinish.of(settings, files, site.added)
        remove(files, [*site.removed, *(new.uri for new in site.added)])
        done = before.annotated_before if before else None
        return cls(
            *(tree, read, site, publishing, publication, shown, raw_settings, is_served),
            *(page_renderer_of(settings), page_finish, files, part, inputs, done),
            kept=kept,
        )

    @property
    def added(self) -> list[SiteFile]:
        """The files that are added to those of the host."""
        return [*self.site.added, *self.page_finish.added]

    @cached_property
    def contents(self) -> Mapping[str, bytes]:
        """What the files hold that are added, by their sources."""
        return {new.uri: new.content_bytes for new in self.added}

    @property
    def warnings(self) -> Iterator[str]:
        """What is reported of the edition, by the first part: its problems, what its history lacks."""
        return self._found if self.part.is_first else iter(())

    @property
    def _found(self) -> Iterator[str]:
        missing = missing_search(self.files.settings)
        return chain(map(as_text, self.edition.problems), self.edition.history.warnings, missing)

    @cached_property
    def late(self) -> Mapping[str, ApparatusPage]:
        """The pages that are made when the notes have their places, by their sources."""
        return {page.uri: page for page in self.site.apparatus}

    @cached_property
    def texts(self) -> TextPages:
        """The pages of plain texts."""
        return TextPages((entry.article for entry in self.files.articles), self.site.added)

    @cached_property
    def pages(self) -> WovenPages:
        """What is put into pages, when the notes have their places."""
        values = self.edition, self.publication, self.site, self.late, self.bodies, self.is_served
        return WovenPages(*values, self.share, self.kept, tuple(e.article for e in self.files.articles))

    def reread(self) -> HostedBuild:
        """Return the build of the edition as its notes and registers are now; nothing else has changed."""
        tree = reread_annotations(self.tree)
        read = published_part(read_edition(tree, self.raw_settings), self.publishing, tree)
        site = site_files(read, self.publishing, self.publication, tree.memo)
        return replace(self, tree=tree, files=read, site=site)

    def with_addresses(self, settings: Any, files: Any) -> HostedBuild:
        """Return the same with the addresses that the host's `files` have in the end."""
        now = publication_of(settings, self.files.settings, files, self.publishing)
        is_same = (
            files is self.host_files and now._replace(url_of=self.publication.url_of) == self.publication
        )
        return self if is_same else replace(self, publication=now)

    def with_notes(self, files: Any, settings: Any = None, nav: Any = None) -> HostedBuild:
        """Return the same with the notes in their places on the rendered pages of the host's `files`.

        An article that another plugin took away is left out. Where pages are kept, `settings` and `nav` are
        those of the host.
        """
        pages = [file.page for file in files.documentation_pages(inclusion=self.shown) if file.page]
        if not self.is_served:
            date_by_commit(pages, self.tree.layout.root)
        sources = [file.src_uri for file in files if self.shown(file.inclusion)]
        build, kept = self, self.kept
        html: Mapping[str, str] = {page.file.src_uri: page.content or "" for page in pages}
        html = kept.contents(pages) if kept else html
        while True:
            try:
                build, ids_of = build.assembled(html, sources)
                if kept:
                    look, site = self.page_finish, self.site
                    about = partial(about_site, settings, nav, files, look, site, self.publication)
                    kept.refuse_changed(build.edition, build.files, self.publication, pages, about)
                break
            except Unsettled as error:
                if not kept:
                    raise
                kept.drop(error.articles)
                values = self.tree, self.raw_settings, self.publishing
                build = replace(self, files=published_without(kept, *values))
        add_ids(pages, ids_of, self.late.keys())
        if self.part.is_whole:
            return build
        uris = (page.file.src_uri for page in pages)
        articles = (page_uri(article.article.slug) for article in build.edition.articles)
        return replace(build, share=SitePart.of(self.part, uris, articles))

    def keep_share(self, host: Any, settings: Any, files: Any) -> None:
        """Let the `host`, the module that builds pages, write only what this part of the site has.

        Of a whole site, let it write the pages that are kept as they are.
        """
        if self.share:
            self.share.keep(host, settings, files)
        elif self.kept:
            self.kept.put_in(host, settings, [file.page for file in files if file.page])

    def assembled(self, html: Mapping[str, str], sources: Iterable[str]) -> tuple[HostedBuild, IdsOf]:
        """Return the same with the notes in their places on pages, and what gives the ids of a page.

        `html` are the contents of the pages by their sources, without notes; `sources` those of all that
        is published.
        """
        read = with_pages(self.files, html, self.tree.layout)
        history = read_history(self.tree, read.hidden)
        tree = still_needed(self.tree, self.kept, is_served=self.is_served)
        done = AnnotatedBefore(read.registers, self.annotated_before)
        edition = assemble(
            read, lambda article: html[page_uri(article.slug)], self.bodies, history, done.annotate
        )
        edition = with_versions(edition, tree, self.render_page, self.bodies)
        edition, ids_of = with_links(edition, read, self.site, sources, html.get)
        build = replace(self, tree=tree, edition=edition, annotated_before=done if self.is_served else None)
        return build, ids_of

    def set_up(self, page: Any) -> None:
        """Set the metadata of a page that is to be rendered; most of those that we make are a heading yet."""
        uri = page.file.src_uri
        page.meta = with_metadata(page.meta, self.site.metadata_of(uri))
        if uri in self.late:
            self.headings.prepare(page)
        else:
            self.texts.prepare(page)
        if self.kept:
            self.kept.put_off(page)

    def finish(self, page: Any, output: str, site_dir: str) -> str:
        """Return the whole page `output` as it is published; write its views beside it.

        `output` has the content as we made it, unless a template changes that.
        """
        uri, destination = page.file.src_uri, page.file.dest_uri
        output = self.page_finish.finished(
            output,
            destination,
            self.site.of_every_page["variorum"],
            all_notes=self.publication.url_of(ALL_NOTES) if ALL_NOTES in self.late else None,
            formats=self.pages.formats_of(uri),
        )
        if uri in self.pages.annotated:
            output = with_trimmed_frame(output, page.content)
        write_views(output, page.content, self.pages.views.pop(uri, {}), Path(site_dir, destination))
        return output

    def write_last(self, site_dir: str) -> str:
        """Write what depends on all files of the finished site; return what should be logged about it."""
        if self.share:
            about = {"inputs": self.inputs, "found": checksum_of_words(self._found)}
            root, settings = self.tree.layout.root, self.files.settings
            return self.share.write_ledger(Path(site_dir), root, {**about, "settings": settings})
        if self.kept:
            self.kept.write(self.edition, self.files, self.tree, self.pages.entries_of_notes())
        return "" if self.is_served else write_last_files(Path(site_dir), self.files.settings)
