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

# A build makes much that stays and few cycles: at its usual pace the collector takes a tenth of it.
gc.set_threshold(100_000)

from variorum import host_pages
from variorum import site as made
from variorum.apparatus.page import Publication
from variorum.memory import uncollected
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.publishing import Publishing
from variorum.other_plugins import named_plugins, open_paths
from variorum.reading.edition_files import EditionFiles, read_edition
from variorum.reading.layout import Layout
from variorum.reading.published import published_part
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

    serving = is_dirty = is_set_up = False
    layout: Layout
    files: EditionFiles
    edition: Edition
    annotated: dict[str, AnnotatedArticle]
    """By the name of the page's source; like all here, made anew at each rebuild."""
    bodies: BodyRenderer
    site: SiteFiles
    publishing: Publishing
    publication: Publication
    contents: dict[str, bytes]  # of the files that we add
    aside: dict[str, str]
    staged = StagedSite("", in_place=True)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is editing: then the banner stands on every page."""
        self.serving, self.is_dirty = command == "serve", dirty
        keep_lines_whole("mkdocs")

    @event_priority(1000)
    def _stage(self, config: MkDocsConfig) -> None:
        """Before anybody asks where the site is: keep the last one until this one is whole."""
        if not self.staged.takes_in(config.site_dir):
            self.staged = StagedSite(config.site_dir, in_place=self.is_dirty)
        config.site_dir = self.staged.folder

    def _set_up(self, config: MkDocsConfig) -> None:
        """Add the stylesheet, before those of the site, which have the last word; the script; templates."""
        if made.STYLESHEET in config.extra_css and self.is_set_up:
            return  # Another plugin builds the site again, in one more language, with the same settings.
        try:
            self.layout = made.layout_of_host(config.extra_css, config.config_file_path, config.docs_dir)
        except ValueError as error:
            raise PluginError(str(error)) from error
        self.is_set_up = True
        for told in named_plugins(config.plugins):
            log.warning(told)
        config.extra_css.insert(0, made.STYLESHEET)
        config.markdown_extensions += made.MARKDOWN_EXTENSIONS
        config.extra_javascript.append(ExtraScript().run_validation({"path": made.SCRIPT, "type": "module"}))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME / "overrides"))

    on_config = CombinedEvent(_stage, _set_up)

    @event_priority(100)
    @uncollected(anew=True)
    def _add_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Read the edition and add the pages that are made from it."""
        self.shown = InclusionLevel.is_in_serve if self.serving else InclusionLevel.is_included
        self.files = read_edition(self.layout, config.extra.get("variorum"))
        known = {*files.src_uris}
        host_pages.remove(files, [file.src_uri for file in made.left_out(files, self.layout)])
        publishing = made.publishing_of(config, files, known, self.shown, self.layout, serving=self.serving)
        self.publishing, self.files = publishing, published_part(self.files, publishing, self.layout)
        self.publication = made.publication_of(config, self.files.settings, files, publishing)
        self.site = made.site_files(self.files, publishing, self.publication)
        self.contents = {new.uri: new.content_bytes for new in self.site.added}
        host_pages.remove(files, [*self.site.removed, *self.contents])
        for new in self.site.added:
            file = File.generated(config, new.uri, content=new.content, inclusion=InclusionLevel(new.level))
            host_pages.say_where(file, new, config.docs_dir, open_paths(config.plugins))
            files.append(file)

    @event_priority(-200)
    def _complete_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Give their content to copies that other plugins made of our files."""
        host_pages.complete(files, self.contents)
        self.publication = made.publication_of(config, self.files.settings, files, self.publishing)

    on_files = CombinedEvent(_add_files, _complete_files)

    @event_priority(200)
    def _set_aside(self, markdown: str, /, *, page: Any, **_: Any) -> str:
        """Name a page that is made, and keep its Markdown from plugins that replace what they find there."""
        page.meta = with_metadata(page.meta, self.site.metadata.get(page.file.src_uri, {}))
        self.aside = {page.file.src_uri: markdown} if page.file.src_uri in self.contents else {}
        return "" if self.aside else markdown

    @event_priority(-200)
    def _put_back(self, markdown: str, /, *, page: Any, **_: Any) -> str:
        return self.aside.get(page.file.src_uri, markdown)

    on_page_markdown = CombinedEvent(_set_aside, _put_back)

    @uncollected()
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Find each passage in the rendered pages, and tell of every problem."""
        self.bodies, read = BodyRenderer(), (self.files, self.site)
        self.edition = host_pages.place_notes(files, self.shown, *read, self.bodies, self.layout)
        history = self.edition.history
        self.annotated = {made.page_uri(of.article): of for of in self.edition.articles}
        for told in (*map(as_text, self.edition.problems), *history.lacks * history.is_hidden):
            log.warning(told)
        host_pages.fill(files, self.site, self.edition, self.publication)

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: Any, **_: Any) -> None:
        """Put marks and notes into the page, after the search plugin has read it without them."""
        article = self.annotated.get(page.file.src_uri)
        host_pages.weave_in(page, article, self.edition, self.bodies, self.publication, self.serving)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Any, **_: Any) -> None:
        """Let go of what is written: MkDocs would keep the articles with all their notes to the end."""
        page.content = None if page.file.src_uri in self.annotated else page.content

    @event_priority(100)
    def _add_last_files(self, *, config: MkDocsConfig) -> None:
        """Give Material's search one small entry a note, before it writes its index."""
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
