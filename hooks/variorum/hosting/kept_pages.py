"""Pages of articles of which nothing has changed: taken as the last build made them.

Their notes are not read: in their place stands what `variorum check` keeps of them, too (`model/settled.py`).
What such a page says depends on its own files, the registers, the settings and the engine, of which
`keeping/article_sums.py` makes a sum; on what the host knows of the site, of which another is made here;
and on where its links lead, which is asked again. If any of these differs, the page is made anew.

So it is on sites without apparatus, pages of notes and exports, since these are made of all notes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from variorum.apparatus.on_demand import MARKER
from variorum.apparatus.page import Publication
from variorum.configuration.site_config import SiteSettings
from variorum.files.tree import Tree
from variorum.hosting.host_search import search_entries_of
from variorum.hosting.page_builder import build_pages_by
from variorum.hosting.page_sums import PageSums
from variorum.hosting.part_to_build import KNOWN_PLUGINS
from variorum.keeping.article_sums import sums_of_articles
from variorum.keeping.kept_file import KeptFile, keeps_results
from variorum.keeping.page_store import NAME, KeptPage, PageStore, Question
from variorum.keeping.settled_articles import settled_articles
from variorum.model.addresses import page_uri
from variorum.model.edition import Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.publishing import Publishing
from variorum.model.settled import SettledNotes, Unsettled
from variorum.model.site_index import SiteIndex, Target
from variorum.reading.edition_files import read_edition
from variorum.reading.published import published_part


def kept_pages(tree: Tree, settings: Any) -> KeptPages | None:
    """Return the pages that may be kept of a site with the `settings` of the host; None if none may.

    A theme of the site's own, a plugin or a hook may make anything of a page.
    """
    named = [name for name in settings.markdown_extensions if isinstance(name, str)]
    are_known = all(
        name in KNOWN_PLUGINS or hasattr(own, "_as_hook") for name, own in settings.plugins.items()
    )
    kept_file = KeptFile.of(NAME, tree.layout.root) if keeps_results() else None
    if not are_known or kept_file is None or settings["theme"].custom_dir:
        return None
    own = SiteSettings(
        Path(settings.config_file_path),
        tree.layout.docs,
        tuple(named),
        settings.mdx_configs or {},
        raw_settings=settings.extra.get("variorum"),
    )
    store = PageStore(kept_file)
    # A first build only leaves a mark; so a site that keeps nothing, as most do, pays nothing.
    return KeptPages(store, {} if store.is_first else sums_of_articles(tree, own))


def is_read_again(kept: KeptPages | None, *, is_served: bool) -> bool:
    """Return whether a build may ask for the files of the edition again when the notes have their places."""
    return is_served or (kept is not None and not kept.is_first)


def still_needed(tree: Tree, kept: KeptPages | None, *, is_served: bool) -> Tree:
    """Return `tree`, without what is in the files of notes unless the build may ask for that again."""
    return tree if is_read_again(kept, is_served=is_served) else tree.without_notes()


def published_without(
    kept: KeptPages | None, tree: Tree, raw_settings: object, publishing: Publishing
) -> EditionFiles:
    """Return the part of an edition that is published, without the notes on the pages that are `kept`."""
    while kept:
        try:
            return published_part(read_edition(tree, raw_settings, kept.settled), publishing, tree)
        except Unsettled as error:
            kept.drop(error.articles)
    return published_part(read_edition(tree, raw_settings), publishing, tree)


class AskingIndex(SiteIndex):
    """An index of the site that remembers what it was asked."""

    def __init__(self, index: SiteIndex) -> None:
        """Answer as `index` does."""
        self._index = index
        self.asked: dict[tuple[str, str], Question] = {}

    def target(self, address: str, base: str) -> Target | None:
        """Return where a link leads, as `SiteIndex.target` does."""
        target = self._index.target(address, base)
        self.asked[address, base] = Question(address, base, _as_list(target))
        return target


class _Contents(Mapping[str, str]):
    """The contents of the host's pages, by their sources; what is put off is rendered when asked for."""

    def __init__(self, pages: Sequence[Any], put_off: dict[str, Callable[[], None]]) -> None:
        self._pages = {page.file.src_uri: page for page in pages}
        self._put_off = put_off

    def __getitem__(self, uri: str) -> str:
        page = self._pages[uri]
        if render := self._put_off.pop(uri, None):
            render()
        return page.content or ""

    def __contains__(self, uri: object) -> bool:
        return uri in self._pages

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


class KeptPages:
    """The pages that are taken as they are, and those that are kept for the next build."""

    def __init__(self, store: PageStore, sums: Mapping[str, str]) -> None:
        """Begin with what `store` has; `sums` are those of what notes depend on, by the slugs of articles."""
        self._store, self._sums = store, sums
        self._pages = {slug: page for slug, page in store.pages().items() if page.article == sums.get(slug)}
        self._of_site: Mapping[str, str] = {}
        self._indexes: dict[str, AskingIndex] = {}
        self._made: dict[str, tuple[str, list[Any]]] = {}
        self._is_smaller = False
        self._uris = frozenset(map(page_uri, self._pages))
        self._put_off: dict[str, Callable[[], None]] = {}

    @property
    def is_first(self) -> bool:
        """Whether the build only leaves a mark."""
        return not self._sums

    @property
    def settled(self) -> Mapping[str, SettledNotes]:
        """The notes that are not read, by the slugs of their articles."""
        return {slug: page.notes for slug, page in self._pages.items()}

    def drop(self, slugs: Collection[str]) -> None:
        """Take out the pages of articles whose notes are needed; the second time all, which is less work."""
        self._pages = {} if self._is_smaller else {s: p for s, p in self._pages.items() if s not in slugs}
        self._is_smaller = True

    def put_off(self, page: Any) -> None:
        """Let the host render the `page` of an article only if it is asked for, where one is kept.

        What it would be rendered to depends on the article and the settings alone.
        """
        uri, usual = page.file.src_uri, page.render

        def render(*arguments: Any) -> None:
            page.content, page.present_anchor_ids, page.render = "", set(), usual
            self._put_off[uri] = lambda: usual(*arguments)

        if uri in self._uris:
            page.render = render

    def contents(self, pages: Sequence[Any]) -> Mapping[str, str]:
        """Return the contents of the host's `pages` by their sources."""
        return _Contents(pages, self._put_off)

    def refuse_changed(
        self,
        edition: Edition,
        files: EditionFiles,
        publication: Publication,
        pages: Sequence[Any],
        about: Callable[[], object],
    ) -> None:
        """Raise `Unsettled` with the articles whose pages would be made otherwise now.

        `pages` are those of the host, with their content before notes are put in; `about` gives what all of
        them are made from besides.
        """
        if not self._sums:
            return
        by_uri = {page.file.src_uri: page for page in pages}
        sums = PageSums(edition.history, files, publication, about())
        slugs = [entry.article.slug for entry in files.articles]
        self._of_site = {slug: sums.of(slug, by_uri[page_uri(slug)]) for slug in slugs if slug in self._sums}
        counts = any(MARKER in (page.content or "") for page in pages)
        if self._pages and (counts or edition.problems):
            raise Unsettled(self._pages.keys())
        changed = {slug for slug, page in self._pages.items() if not self._is_same(slug, page, edition.index)}
        if changed:
            raise Unsettled(changed)

    def _is_same(self, slug: str, page: KeptPage, index: SiteIndex | None) -> bool:
        answers = (index and _as_list(index.target(address, base)) for address, base, _ in page.asked)
        return self._of_site.get(slug) == page.site and [*answers] == [at.target for at in page.asked]

    def asking(self, slug: str, index: SiteIndex | None) -> SiteIndex | None:
        """Return `index`; the page of the article remembers what it asks."""
        if index is None or slug not in self._of_site:
            return index
        self._indexes[slug] = AskingIndex(index)
        return self._indexes[slug]

    def entries_of_notes(self, slug: str) -> list[Any] | None:
        """Return what the search is to know of notes that were not read; None if they were."""
        page = self._pages.get(slug)
        return page.notes_found if page else None

    def put_in(self, host: Any, settings: Any, pages: Sequence[Any]) -> None:
        """Let the `host`, the module that builds pages, write kept pages as they are, and keep the others."""
        slugs = {page_uri(slug): slug for slug in self._of_site}
        own = {id(page): (page, slugs[page.file.src_uri]) for page in pages if page.file.src_uri in slugs}
        found = search_entries_of(settings.plugins)

        def build_page(usual: Callable[..., None], page: Any, *more: Any, **named: Any) -> None:
            _, slug = own.get(id(page), (None, ""))
            if kept := self._pages.get(slug):
                path = Path(page.file.abs_dest_path)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(kept.html.encode())
                found.extend(kept.found)
                page.content = None
                return
            before = len(found)
            usual(page, *more, **named)
            if slug:
                html = Path(page.file.abs_dest_path).read_bytes().decode()
                self._made[slug] = html, found[before:]

        build_pages_by(host, build_page)

    def write(
        self, edition: Edition, files: EditionFiles, tree: Tree, found: Mapping[str, list[Any]]
    ) -> None:
        """Keep the pages of this build, if nothing is wrong with the edition.

        `found` is what the search is to know of the notes that were read, by the slugs of their articles.
        """
        settings, registers = files.settings, edition.registers
        has_more = settings.apparatus or settings.note_pages or settings.exports or registers.paths
        if edition.problems or has_more or settings.style.spelling:
            return
        now = dict(self._pages)
        for slug, notes in settled_articles(files, edition, tree.layout):
            if slug in self._made and slug in self._of_site:
                html, entries = self._made[slug]
                asked = tuple(self._indexes[slug].asked.values()) if slug in self._indexes else ()
                now[slug] = KeptPage(
                    *(self._sums[slug], self._of_site[slug], asked, notes, html, entries, found[slug])
                )
        self._store.write(now, now.keys() - self._pages.keys())


def _as_list(target: Target | None) -> list[str] | None:
    return [*target] if target else None
