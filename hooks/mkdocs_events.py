"""MkDocs events → plain calls of the engine. The only file that imports MkDocs.

Listed under `hooks:` in mkdocs.yml; where the engine is installed, the plugin `variorum` does the same.
"""

from __future__ import annotations

from typing import Any

from mkdocs.commands import build as commands
from mkdocs.config import Config
from mkdocs.config.config_options import ExtraScript
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from variorum.files.layout import Layout
from variorum.hosting import host_pages
from variorum.hosting.host_settings import add_templates, layout_of_host
from variorum.hosting.hosted_build import HostedBuild
from variorum.hosting.live_server import serve_live
from variorum.hosting.live_site import LiveSite
from variorum.hosting.memory import gc_paused
from variorum.hosting.other_plugins import named_plugins, open_paths
from variorum.hosting.page_shells import fill_shells
from variorum.hosting.staged_site import StagedSite
from variorum.rendering.stylesheet import THEME
from variorum.rendering.templating import FOLDER as TEMPLATES
from variorum.reporting.log_lines import has_counted, sanitize_log
from variorum.site.made_files import MARKDOWN_EXTENSIONS, SCRIPT, STYLESHEET
from variorum.site.site_file import SiteFile

log = get_plugin_logger("variorum")


class NoSettings(Config):
    """An edition is described by its own files."""


class VariorumPlugin(BasePlugin[NoSettings]):
    """Reads the edition, lets MkDocs render the articles, and weaves the notes in."""

    serving = is_dirty = is_set_up = False
    layout: Layout
    build: HostedBuild
    """What is known of the edition; made anew at each rebuild."""
    aside: dict[str, str]
    """The Markdown of the page that is rendered now, if it is kept from other plugins."""
    staged = StagedSite("", in_place=True)

    def __init__(self) -> None:
        self.live = LiveSite(commands, self, log.warning)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the site is served: then the banner is on every page."""
        self.serving, self.is_dirty = command == "serve", dirty
        sanitize_log("mkdocs")

    @event_priority(1000)
    def _stage(self, config: MkDocsConfig) -> None:
        """Build into a temporary folder, so that the last site is kept until this one is complete."""
        if not self.staged.is_built_in(config.site_dir):
            self.staged = StagedSite(config.site_dir, in_place=self.is_dirty, refusal=PluginError)
        config.site_dir = self.staged.folder

    def _set_up(self, config: MkDocsConfig) -> None:
        """Add our stylesheet, before those of the site, so that theirs win; our script; our templates."""
        if STYLESHEET in config.extra_css and self.is_set_up:
            return  # Another plugin builds the site again, in one more language, with the same settings.
        try:
            self.layout = layout_of_host(config)
        except ValueError as error:
            raise PluginError(str(error)) from error
        self.is_set_up = True
        for warning in named_plugins(config.plugins):
            log.warning(warning)
        config.extra_css.insert(0, STYLESHEET)
        config.markdown_extensions += MARKDOWN_EXTENSIONS
        config.extra_javascript.append(ExtraScript().run_validation({"path": SCRIPT, "defer": True}))
        add_templates(config.theme, config.extra)

    on_config = CombinedEvent(_stage, _set_up)

    @event_priority(100)
    @gc_paused(release_previous=True)
    def _add_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Read the edition and add the pages that are made from it."""
        shown = InclusionLevel.is_in_serve if self.serving else InclusionLevel.is_included
        how = {"is_served": self.serving, "keeps": not self.is_dirty}
        self.build = HostedBuild.of(self.layout, config, files, shown, before=vars(self).get("build"), **how)
        for new in self.build.added:
            self.add_file(new, files, config)

    def add_file(self, new: SiteFile, files: Files, config: MkDocsConfig) -> File:
        file = File.generated(config, new.uri, content=new.content_bytes, inclusion=InclusionLevel(new.level))
        host_pages.set_source(file, new, config.docs_dir, open_paths(config.plugins))
        files.append(file)
        return file

    @event_priority(-200)
    def _complete_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Give their content to copies that other plugins made of our files."""
        host_pages.complete(files, self.build.contents)
        self.build = self.build.with_addresses(config, files)

    on_files = CombinedEvent(_add_files, _complete_files)

    @event_priority(200)
    def _set_aside(self, markdown: str, /, *, page: Any, **_: Any) -> str:
        """Set the metadata of a page of ours, and keep its Markdown from plugins that would change it."""
        uri = page.file.src_uri
        self.build.set_up(page)
        self.aside = {uri: markdown} if uri in self.build.contents else {}
        return "" if self.aside else markdown

    @event_priority(-200)
    def _put_back(self, markdown: str, /, *, page: Any, **_: Any) -> str:
        return self.aside.get(page.file.src_uri, markdown)

    on_page_markdown = CombinedEvent(_set_aside, _put_back)

    def on_nav(self, nav: Any, **_: Any) -> None:
        self.live.nav = nav

    @gc_paused()
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Find each passage in the rendered pages, and report every problem."""
        self.live.begin(config, files, env)
        shells = fill_shells(env, lambda uri: uri in self.build.late)
        self.build = self.build.with_notes(files, config, self.live.nav)
        for warning in self.build.warnings:
            log.warning(warning)
        self.live.fill(shells)

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: Any, **_: Any) -> None:
        """Put marks and notes into the page, after the search plugin has read it without them."""
        self.build.pages.weave_into(page)

    @event_priority(1000)
    def _finish(self, output: str, /, *, page: Any, config: MkDocsConfig, **_: Any) -> str:
        """Finish a page, and write its views beside it, before plugins change it."""
        return self.build.finish(page, output, config.site_dir)

    @event_priority(-100)
    def _drop_content(self, output: str, /, *, page: Any, **_: Any) -> None:
        """Drop what we made once it is written: MkDocs would keep it all in memory to the end."""
        page.content = None if self.build.pages.is_bulky(page.file.src_uri) else page.content

    on_post_page = CombinedEvent(_finish, _drop_content)

    @event_priority(100)
    def _add_last_files(self, *, config: MkDocsConfig) -> None:
        """Give Material's search one small entry a note, before it writes its index."""
        if search := config.plugins.get("material/search"):
            search.search_index.entries.extend(self.build.pages.search_entries())

    @event_priority(-1000)
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Swap in the complete site, after all plugins. With `-q` MkDocs does not count our warnings."""
        self.live.end()
        if message := self.build.write_last(config.site_dir):
            log.info(message)
        config.site_dir = self.staged.publish()
        if config.strict and (found := len(self.build.edition.problems)) and not has_counted("mkdocs"):
            raise PluginError(f"Aborted with {found} problems in strict mode; `variorum check` lists them.")

    on_post_build = CombinedEvent(_add_last_files, _publish)

    @event_priority(-1000)
    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Keep the last site; where the disk is full or closed, say so instead of a traceback."""
        sentence = self.staged.explain(error)
        self.staged.abandon()
        if sentence:
            raise PluginError(sentence) from error

    def on_serve(self, server: Any, *, builder: Any, **_: Any) -> None:
        """Build anew when an annotation, a register, a template or a style is saved."""
        notes = self.layout.annotations
        serve_live(server, self.live, builder, notes, (notes, TEMPLATES, THEME))


_as_hook = VariorumPlugin()
globals().update({name: getattr(_as_hook, name) for name in dir(_as_hook) if name.startswith("on_")})
