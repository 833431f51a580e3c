"""A site that is served while people edit its notes: its pages are made when a browser asks for them.

After a save in the folder of annotations only that is read again, and the notes of the articles that changed
get their places. Each page is then made from what the host made of its Markdown at the last whole build, when
it is asked for: of an edition with a thousand articles, a reader sees one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from variorum.hosting.downloads import download_uris, write_downloads
from variorum.hosting.hosted_build import HostedBuild
from variorum.hosting.page_builder import build_pages_as_usual
from variorum.hosting.page_shells import PageShells
from variorum.hosting.page_states import PageStates
from variorum.hosting.shell_writer import ShellWriter
from variorum.hosting.site_changes import SiteChanges, site_changes
from variorum.model.publishing import MARKDOWN, Level
from variorum.site.site_file import SiteFile

_SEARCH = "material/search"
_KNOWN = {_SEARCH, "search", "variorum"}
"""Plugins that make of a page what they make of it in a whole build, if it is made alone."""
_INDEX = "search/search_index.json"
_LATER = "later.html"
"""The template of a page that is not made yet, in theme/overrides."""


class Owner(Protocol):
    """What the host knows as our plugin."""

    build: HostedBuild

    def add_file(self, new: SiteFile, files: Any, config: Any) -> Any:
        """Add a file that is made to those of the host, and return it."""


class LiveSite:
    """What the last whole build left, and which pages have been made since the last save."""

    def __init__(self, host: Any, owner: Owner, warn: Callable[[str], None]) -> None:
        """`host` builds single pages: the module in which MkDocs does. `warn` tells what is wrong."""
        self.host, self.owner, self.warn = host, owner, warn
        self.config: Any = None
        self.files: Any = None
        self.env: Any = None
        self.nav: Any = None
        self.states = PageStates()
        self.is_asked = False
        """Whether a server asks here before it answers: then much can be made when it is asked for."""
        self._is_saved = self._are_downloads_due = False
        self._made: set[str] = set()
        """The addresses that need not be made until the next save."""
        self._entries: dict[str, list[Any]] = {}
        self._documents: list[Any] | None = None

    def begin(self, config: Any, files: Any, env: Any) -> None:
        """Remember the pages of a whole build, before notes are put in."""
        build_pages_as_usual(self.host)  # One that failed may have left its own way.
        self.config, self.files, self.env = config, files, env
        self.states = PageStates()
        self._entries, self._documents = {}, None
        if self.owner.build.is_served:
            self.states.keep(file.page for file in self._shown() if file.page)
        self._is_saved = self._are_downloads_due = False

    def end(self) -> None:
        """Leave the host as it was before a whole build."""
        build_pages_as_usual(self.host)

    def fill(self, shells: PageShells) -> None:
        """Fill the pages and files that depend on the places of the notes, or put that off.

        `shells` are the frames of pages; in a build of the whole site, pages are written from these.
        """
        build = self.owner.build
        if not self.is_asked or not self._knows_plugins():
            # MkDocs' own search reads every page.
            is_put_off = self._knows_plugins() and "search" not in self.config.plugins
            build.pages.fill(self.files, is_put_off=is_put_off, is_written=True)
            if is_put_off and not build.is_served:
                finished = partial(build.finish, site_dir=self.config.site_dir)
                ShellWriter(shells, build.pages, build.page_finish, finished).put_in(self.host)
            build.keep_share(self.host, self.config, self.files)
            return
        self._is_saved = self._are_downloads_due = True
        templates = self.config.theme.static_templates
        self._made = {*templates, *(f"{name}.gz" for name in templates)}
        for file in self._shown():
            if file.src_uri in build.late:
                file.page.meta = {**file.page.meta, "template": _LATER}
            else:
                self._made.add(file.dest_uri)

    def take_up(self) -> bool:
        """Read the notes and registers again. Return False if the whole site has to be built."""
        if self.config is None or not self._knows_plugins():
            return False
        now = self.owner.build.reread()
        changes = site_changes(self.owner.build.site, now.site)
        if changes is None or any(map(self._is_listed, changes.removed)):
            return False
        if any(
            new.level >= Level.LISTED or self._is_listed(new.uri) for new in changes.made if _is_page(new)
        ):
            return False
        self.owner.build = now
        self._apply(changes)
        self._documents = None
        sources = [file.src_uri for file in self.files if now.shown(file.inclusion)]
        self.owner.build, _ = now.assembled(self.states.html(), sources)
        for warning in self.owner.build.warnings:
            self.warn(warning)
        self._is_saved = self._are_downloads_due = True
        self._made.clear()
        return True

    def make(self, address: str) -> None:
        """Make what has this address in the site, unless it has been made since the last save."""
        if address in download_uris(self.owner.build.site):
            if self._are_downloads_due:
                self._are_downloads_due = False
                build = self.owner.build
                write_downloads(self.config.site_dir, build.edition, build.publication, build.site)
        elif self._is_saved and address not in self._made:
            self._made.add(address)
            if page := self._page_at(address) or self._page_with_view(address):
                if address == page.file.dest_uri or page.file.dest_uri not in self._made:
                    self._made.add(page.file.dest_uri)
                    self._build_page(page)
            elif address.removesuffix(".gz") in self.config.theme.static_templates:
                name = address.removesuffix(".gz")
                self.host._build_theme_template(name, self.env, self.files, self.config, self.nav)
            elif address == _INDEX and _SEARCH in self.config.plugins:
                self._write_index()

    def _build_page(self, page: Any) -> None:
        self._restore(page)
        _move(page.file, self.config.site_dir)
        search = self.config.plugins.get(_SEARCH)
        kept = list(search.search_index.entries) if search else []
        excluded = page.file.inclusion.is_excluded()
        self.host._build_page(page, self.config, self._shown(), self.nav, self.env, excluded=excluded)
        if search:
            search.search_index.entries = kept

    def _restore(self, page: Any) -> None:
        """Put a page back to when all was rendered and nothing woven in; ours are filled."""
        self.states.restore(page)
        if page.file.src_uri in self.owner.build.late:
            self.owner.build.pages.fill_page(page)

    def _write_index(self) -> None:
        """Write the index of Material's search, in which only pages of ours and notes have changed."""
        search = self.config.plugins[_SEARCH]
        every: list[Any] = []
        for page in (file.page for file in self._shown()):
            uri = page.file.src_uri
            if (page.meta.get("search") or {}).get("exclude"):
                continue
            if uri not in self._entries or uri in self.owner.build.late:
                self._restore(page)
                search.search_index.entries = []
                search.search_index.add_entry_from_context(page)
                self._entries[uri] = search.search_index.entries
            every += self._entries[uri]
        search.search_index.entries = every + self.owner.build.pages.search_entries()
        search.on_post_build(config=self.config)

    def _apply(self, changes: SiteChanges) -> None:
        """Change the files of the host, and render those of our pages that have another heading."""
        site = Path(self.config.site_dir)
        for uri in changes.removed:
            if file := self.files.get_file_from_path(uri):
                self.files.remove(file)
                self.states.forget(uri)
                (site / file.dest_uri).unlink(missing_ok=True)
        for new in changes.made:
            file = self.files.get_file_from_path(new.uri)
            if file:
                file.content_bytes = new.content_bytes
            else:
                file = self.owner.add_file(new, self.files, self.config)
            _move(file, self.config.site_dir)
            if _is_page(new):
                page = self.host.Page(None, file, self.config)
                self.host._populate_page(page, self.config, self.files)
                self.states.keep([page])
            else:
                file.copy_file()
        if changes.are_reordered:
            # As a whole build has them.
            for file in filter(None, map(self.files.src_uris.get, self.owner.build.contents)):
                self.files.remove(file)
                self.files.append(file)

    def _shown(self) -> list[Any]:
        if self._documents is None:
            shown = self.owner.build.shown
            self._documents = list(self.files.documentation_pages(inclusion=shown))
            self._pages = {file.dest_uri: file.page for file in self._documents}
        return self._documents

    def _page_at(self, address: str) -> Any:
        self._shown()
        return self._pages.get(address)

    def _page_with_view(self, address: str) -> Any:
        """Return the page of the article that is shown for one purpose at `address`, beside it."""
        page = self._page_at(posixpath.join(posixpath.dirname(address), "index.html"))
        is_view = page and address.endswith(".html") and page.file.src_uri in self.owner.build.pages.annotated
        return page if is_view else None

    def _is_listed(self, uri: str) -> bool:
        """Return whether a page stands in the navigation, which other pages show."""
        file = self.files.get_file_from_path(uri)
        return bool(file and file.page and file.page in self.nav.pages)

    def _knows_plugins(self) -> bool:
        return all(
            name in _KNOWN or getattr(plugin, "_as_hook", None) is self.owner
            for name, plugin in self.config.plugins.items()
        )


def _is_page(file: SiteFile) -> bool:
    return file.uri.endswith(MARKDOWN)


def _move(file: Any, folder: str) -> None:
    """Let a file be written into `folder`: the whole site was built in another, which has been moved."""
    file.dest_dir = folder
    vars(file).pop("abs_dest_path", None)
