"""One build of an edition up to the HTML of its pages, by the same steps as under MkDocs, without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from variorum.configuration.config_file import read_config
from variorum.configuration.site_config import SiteSettings
from variorum.configuration.written_files import publishing_of
from variorum.files.tree import Tree
from variorum.hosting.hosted_build import HostedBuild
from variorum.model.addresses import page_uri
from variorum.model.publishing import Level
from variorum.rendering.markdown_page import page_renderer
from variorum.site.site_file import with_metadata
from variorum.staging.moved_links import to_pages, with_addresses
from variorum.staging.plain_host import PlainFiles, PlainPage, PlainSettings, read_page


class BuiltPage(NamedTuple):
    """A page as it would be published, and of what it is made."""

    page: PlainPage
    unmarked: str
    """The HTML of its content without notes."""
    views: Mapping[str, str]
    """Its content as it is shown for one purpose, by the name of the file that would have it."""


class BuiltSite(NamedTuple):
    """All that an edition publishes."""

    build: HostedBuild
    files: PlainFiles
    pages: list[BuiltPage]
    values: Mapping[str, Any]
    """What stands in its mkdocs.yml."""


def build_site(settings: SiteSettings, tree: Tree) -> BuiltSite:
    """Return the site of the edition in `tree`, all its notes in their places.

    Raise `ConfigError` or `ExtensionError` where MkDocs could not build it either.
    """
    values = read_config(settings.config).values if settings.config.is_file() else {}
    plain = PlainSettings(values, settings)
    files = _written_files(settings, tree)
    build = HostedBuild.of(tree.layout, plain, files, _is_shown, is_served=False)
    for new in build.added:
        files.add(new.uri, new.level, made=new.content_bytes)
    build = build.with_addresses(plain, files)
    _read_pages(build, files, settings)
    build = build.with_notes(files)
    build.pages.fill(files)
    return BuiltSite(build, files, list(_woven(build, files)), values)


def _is_shown(level: Level) -> bool:
    return level >= Level.UNLISTED


def _written_files(settings: SiteSettings, tree: Tree) -> PlainFiles:
    publishing = publishing_of(settings, tree)
    files = PlainFiles(publishing)
    docs = tree.layout.docs
    own = {path.relative_to(docs).as_posix() for path in tree.files_below(docs)}
    for uri in publishing.written.values():
        folder = docs if uri in own else settings.custom_dir
        files.add(uri, publishing.level(uri), folder)
    return files


def _read_pages(build: HostedBuild, files: PlainFiles, settings: SiteSettings) -> None:
    """Render the Markdown of all pages; links to sources in those of articles become links to pages."""
    render = page_renderer(settings.extensions, settings.configs)
    articles = {page_uri(entry.article.slug) for entry in build.files.articles}
    for file in files:
        if not _is_shown(file.inclusion) or (
            settings.custom_dir and file.src_dir == str(settings.custom_dir)
        ):
            continue
        if settings.folders:
            settings.folders.page = build.tree.layout.docs.joinpath(file.src_uri).parent
        page = read_page(file, render)
        if page is None:
            continue
        file.page = page
        page.meta = with_metadata({}, build.site.metadata_of(file.src_uri))
        if file.src_uri in articles:
            link = build.publication.links_from(file.src_uri)
            new = to_pages(file.src_uri, link, lambda uri: uri in files.src_uris)
            page.content = with_addresses(page.content, new)


def _woven(build: HostedBuild, files: PlainFiles) -> Iterator[BuiltPage]:
    for file in files.documentation_pages(inclusion=_is_shown):
        page = file.page
        assert page is not None
        unmarked = page.content
        build.pages.weave_into(page)
        yield BuiltPage(page, unmarked, build.pages.views.pop(file.src_uri, {}))
