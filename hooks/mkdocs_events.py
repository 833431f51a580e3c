"""MkDocs events → plain calls of the engine. The only file that imports MkDocs.

Listed under `hooks:` in mkdocs.yml; where the engine is installed, the plugin `variorum` does the same.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from mkdocs.config import Config
from mkdocs.config.config_options import ExtraScript
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

# A build makes much that stays and few cycles: at its usual pace the collector takes a tenth of it.
gc.set_threshold(100_000)

from variorum import site as made
from variorum.apparatus.elsewhere import elsewhere
from variorum.apparatus.on_demand import with_counts
from variorum.apparatus.page import Publication
from variorum.dead_links import tell_ids, with_links
from variorum.history.read_history import read_history
from variorum.memory import uncollected
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.pipeline import assemble, render
from variorum.reading.edition_files import EditionFiles, read_edition
from variorum.reading.layout import Layout
from variorum.reading.published import published_part, with_pages
from variorum.rendering.banner import banner
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.search import search_entries
from variorum.rendering.stylesheet import THEME
from variorum.rendering.templating import FOLDER as TEMPLATES
from variorum.reporting.log_lines import has_counted, keep_lines_whole
from variorum.reporting.text import as_text
from variorum.site_file import SiteFiles, with_metadata
from variorum.staged_site import StagedSite

log = get_plugin_logger("variorum")


class NoSettings(Config):
    """An edition is described by its own files."""


class VariorumPlugin(BasePlugin[NoSettings]):
    """Reads the edition, lets MkDocs render the articles, and weaves the notes in."""

    serving = is_dirty = False
    layout: Layout
    files: EditionFiles
    edition: Edition
    annotated: dict[str, AnnotatedArticle]
    """By the name of the page's source; like all here, made anew at each rebuild."""
    bodies: BodyRenderer
    site: SiteFiles
    publication: Publication
    staged = StagedSite("", in_place=True)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is editing: then the banner stands on every page."""
        self.serving, self.is_dirty = command == "serve", dirty
        keep_lines_whole("mkdocs")

    @event_priority(1000)
    def _stage(self, config: MkDocsConfig) -> None:
        """Before anybody asks where the site is: keep the last one until this one is whole."""
        self.staged = StagedSite(config.site_dir, in_place=self.is_dirty)
        config.site_dir = self.staged.folder

    def _set_up(self, config: MkDocsConfig) -> None:
        """Add the stylesheet, before those of the site, which have the last word; the script; templates."""
        try:
            self.layout = made.layout_of_host(config.extra_css, config.config_file_path, config.docs_dir)
        except ValueError as error:
            raise PluginError(str(error)) from error
        config.extra_css.insert(0, made.STYLESHEET)
        config.markdown_extensions += made.MARKDOWN_EXTENSIONS
        config.extra_javascript.append(ExtraScript().run_validation({"path": made.SCRIPT, "type": "module"}))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME / "overrides"))

    on_config = CombinedEvent(_stage, _set_up)

    @uncollected(anew=True)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Read the edition and add the pages that are made from it."""
        self.shown = InclusionLevel.is_in_serve if self.serving else InclusionLevel.is_included
        self.files = read_edition(self.layout, config.extra.get("variorum"))
        known = {*files.src_uris}
        for gone in made.left_out(files, self.layout):
            files.remove(gone)
        publishing = made.publishing_of(config, files, known, self.shown, self.layout, serving=self.serving)
        self.files = published_part(self.files, publishing, self.layout)
        self.publication = made.publication_of(config, self.files.settings, files, publishing)
        self.site = made.site_files(self.files, publishing, self.publication)
        for gone in filter(None, map(files.get_file_from_path, self.site.removed)):
            files.remove(gone)
        for new in self.site.added:
            file = File.generated(config, new.uri, content=new.content, inclusion=InclusionLevel(new.level))
            file.edit_uri = new.edit_uri or file.edit_uri
            files.append(file)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> None:
        """Name a page that is made; an article's leaves its width to the margins."""
        if metadata := self.site.metadata.get(page.file.src_uri):
            page.meta = with_metadata(page.meta, metadata)

    @uncollected()
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Find each passage in the rendered pages, and tell of every problem."""
        pages = [f.page for f in files.documentation_pages(inclusion=self.shown) if f.page]
        html = {page.file.src_uri: page.content or "" for page in pages}
        self.files = with_pages(self.files, html, self.layout)
        self.bodies, history = BodyRenderer(), read_history(self.layout, self.files.hidden)
        edition = assemble(self.files, lambda of: html[made.page_uri(of)], self.bodies, history)
        sources = (file.src_uri for file in files if self.shown(file.inclusion))
        self.edition, ids_of = with_links(edition, self.files, self.site, sources, html.get)
        tell_ids(pages, ids_of)
        self.annotated = {made.page_uri(of.article): of for of in self.edition.articles}
        for told in (*map(as_text, self.edition.problems), *history.lacks * history.is_hidden):
            log.warning(told)
        for late in self.site.apparatus:
            if (file := files.get_file_from_path(late.uri)) and file.page:
                content = late.content(self.edition, self.publication.links_from(late.uri))
                heading = file.page.toc.items[0]
                file.page.content, heading.id = made.joined(file.page.content or "", heading.id, content)

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> None:
        """Put marks and notes into the page, after the search plugin has read it without them."""
        uri = page.file.src_uri
        if article := self.annotated.get(uri):
            more = elsewhere(self.publication, uri, article.registers, self.edition.index)
            page.content = render(article, page.content or "", self.bodies, more)
        page.content = with_counts(page.content or "", self.edition, self.publication.links_from(uri))
        if article or self.serving:
            page.content = banner(self.edition.problems) + page.content

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, **_: Any) -> None:
        """Let go of what is written: MkDocs would keep the articles with all their notes to the end."""
        page.content = None if page.file.src_uri in self.annotated else page.content

    @event_priority(100)
    def _add_last_files(self, *, config: MkDocsConfig) -> None:
        """Give Material's search one small entry a note, before it writes its index."""
        for file in made.downloads(self.edition, self.publication, self.site):
            write_file(file.content_bytes, f"{config.site_dir}/{file.uri}")
        if search := config.plugins.get("material/search"):
            search.search_index.entries.extend(search_entries(self.annotated, self.publication.url_of))

    @event_priority(-1000)
    def _publish(self, *, config: MkDocsConfig) -> None:
        """After everybody has written: the site is whole. With `-q` MkDocs counts no warnings of ours."""
        config.site_dir = self.staged.publish()
        if config.strict and (found := len(self.edition.problems)) and not has_counted("mkdocs"):
            raise PluginError(f"Aborted with {found} problems in strict mode; `variorum check` lists them.")

    on_post_build = CombinedEvent(_add_last_files, _publish)

    def on_build_error(self, **_: Any) -> None:
        self.staged.abandon()

    def on_serve(self, server: Any, **_: Any) -> None:
        """Build anew when an annotation, a register, a template or a style is saved."""
        for folder in filter(Path.is_dir, (self.layout.annotations, TEMPLATES, THEME)):
            server.watch(str(folder))


_as_hook = VariorumPlugin()
globals().update({name: getattr(_as_hook, name) for name in dir(_as_hook) if name.startswith("on_")})
