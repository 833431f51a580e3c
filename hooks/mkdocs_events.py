"""MkDocs events → plain calls of the engine. The only file that imports MkDocs.

Listed under `hooks:` in mkdocs.yml; where the engine is installed, the plugin `variorum` does the same.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from variorum.model.article import Article, Form
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.pipeline import assemble, render, uncollected
from variorum.reading.edition_files import EditionFiles, read_edition
from variorum.reading.layout import Layout
from variorum.reading.text_file import refused
from variorum.rendering.article_page import page_title
from variorum.rendering.banner import banner
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.plain_text import article_markdown
from variorum.rendering.search import search_entry
from variorum.rendering.site_pages import articles_page, problems_page, unreadable_page
from variorum.rendering.stylesheet import STYLES, stylesheet
from variorum.rendering.templating import FOLDER as TEMPLATES
from variorum.reporting.text import as_text

log = get_plugin_logger("variorum")

STYLESHEET = "assets/variorum.css"
ARTICLES_PAGE = "articles/index.md"
PROBLEMS_PAGE = "problems.md"


class NoSettings(Config):
    """An edition is described by its own files."""


class VariorumPlugin(BasePlugin[NoSettings]):
    """Reads the edition, lets MkDocs render the articles, and weaves the notes in."""

    serving = False
    layout: Layout
    files: EditionFiles
    edition: Edition
    articles: dict[str, Article]
    annotated: dict[str, AnnotatedArticle]
    """Both by the name of the page's source; like all here, made anew at each rebuild."""
    bodies: BodyRenderer

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is editing: then the banner stands on every page."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Add the stylesheet of marks and notes."""
        if STYLESHEET in config.extra_css:
            raise PluginError("variorum is listed twice, as a hook and as a plugin: remove one of them.")
        config.extra_css.append(STYLESHEET)

    @uncollected()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Read the edition and add the pages that are made from it."""
        # MkDocs gives one of the two as it was typed. Links are left alone: both have to agree.
        root, docs = (Path(os.path.abspath(path)) for path in (config.config_file_path, config.docs_dir))  # noqa: PTH100
        self.layout = Layout.at(root.parent, docs)
        self.files = read_edition(self.layout)
        for file in list(files):
            if file.src_dir == config.docs_dir and refused(Path(file.abs_src_path or ""), self.layout):
                files.remove(file)
        self.articles = {_page_uri(of.article): of.article for of in self.files.articles}
        for article in self.articles.values():
            _add_article(files, config, article)
        for slug in self.files.unreadable:
            _remove(files, f"articles/{slug}/article.md")
            _put(files, config, f"articles/{slug}/index.md", unreadable_page(slug))
        if self.articles and ARTICLES_PAGE not in files.src_uris:
            _put(files, config, ARTICLES_PAGE, articles_page(list(self.articles.values())))
        if PROBLEMS_PAGE not in files.src_uris:
            _put(files, config, PROBLEMS_PAGE, problems_page())
        _put(files, config, STYLESHEET, stylesheet())

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> None:
        """Name an article's page by its title, and leave its width to the margins."""
        if article := self.articles.get(page.file.src_uri):
            page.meta = {"title": page_title(article), "hide": ["navigation", "toc"]}

    @uncollected()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Find each passage in the rendered pages, and tell of every problem."""
        html = {f.src_uri: f.page.content or "" for f in files.documentation_pages() if f.page}
        self.bodies = BodyRenderer()
        self.edition = assemble(self.files, lambda article: html[_page_uri(article)], self.bodies)
        self.annotated = {_page_uri(of.article): of for of in self.edition.articles}
        for problem in self.edition.problems:
            log.warning(as_text(problem))
        gc.freeze()

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> None:
        """Put marks and notes into the page, after the search plugin has read it without them."""
        if article := self.annotated.get(page.file.src_uri):
            page.content = render(article, page.content or "", self.bodies)
            if page.present_anchor_ids is not None:
                page.present_anchor_ids.update(note.annotation.id for note in article.notes)
        if article or self.serving:
            page.content = banner(self.edition.problems) + (page.content or "")

    @event_priority(100)
    @uncollected()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give Material's search one small entry a note, before it writes its index."""
        if self.serving:
            gc.unfreeze()
        search: Any = config.plugins.get("material/search")
        entries = search.search_index.entries if search else []
        for uri, article in self.annotated.items():
            url = File(uri, None, config.site_dir, config.use_directory_urls).url
            entries.extend(search_entry(note, article.registers, url) for note in article.notes)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Build anew when an annotation, a register, a template or a style is saved."""
        for folder in filter(Path.is_dir, (self.layout.annotations, TEMPLATES, STYLES)):
            server.watch(str(folder))


_as_hook = VariorumPlugin()
on_startup = _as_hook.on_startup
on_config = _as_hook.on_config
on_files = _as_hook.on_files
on_page_markdown = _as_hook.on_page_markdown
on_env = _as_hook.on_env
on_page_context = _as_hook.on_page_context
on_post_build = _as_hook.on_post_build
on_serve = _as_hook.on_serve


def _page_uri(article: Article) -> str:
    return f"articles/{article.slug}/index.md"


def _add_article(files: Files, config: MkDocsConfig, article: Article) -> None:
    """Replace the article's own files by its page; the text as received is published beside it."""
    folder = f"articles/{article.slug}"
    source = f"{folder}/article.{article.form}"
    _remove(files, f"{folder}/article.yml")
    if article.form is Form.MARKDOWN:
        _remove(files, source)
        _put(files, config, f"{folder}/article.txt", article.received)
    # In a plain text nothing is left that MkDocs could take for metadata; in Markdown this keeps it.
    guard = "---\nhide: []\n---\n\n" if article.form is Form.MARKDOWN else ""
    _put(files, config, _page_uri(article), guard + article_markdown(article)).edit_uri = source


def _remove(files: Files, uri: str) -> None:
    if existing := files.get_file_from_path(uri):
        files.remove(existing)


def _put(files: Files, config: MkDocsConfig, uri: str, content: str | bytes) -> File:
    _remove(files, uri)
    file = File.generated(config, uri, content=content)
    files.append(file)
    return file
