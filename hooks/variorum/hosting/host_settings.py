"""Reads the settings and files of a host. Their types are the host's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from variorum.apparatus.page import Publication
from variorum.files.layout import Layout
from variorum.files.pages import is_left_out
from variorum.files.tree import Tree
from variorum.files.walk import folders_too_deep, with_entries
from variorum.hosting.part_inputs import as_written
from variorum.hosting.part_to_build import refuse_gathering_plugins
from variorum.model.article import Article
from variorum.model.publishing import Publishing
from variorum.model.settings import EditionSettings
from variorum.rendering.forge import forge_of
from variorum.rendering.markdown_page import page_renderer
from variorum.rendering.stylesheet import THEME
from variorum.reporting.text import as_text
from variorum.site.made_files import STYLESHEET


def layout_of_host(settings: Any) -> Layout:
    """Return where the files of a site's edition lie. Raise `ValueError` if it cannot be built at all.

    `settings` are those of the host.
    """
    if STYLESHEET in settings.extra_css:
        raise ValueError("variorum is listed twice, as a hook and as a plugin: remove one of them.")
    refuse_gathering_plugins(settings.plugins)
    layout = Layout.of_site(settings.config_file_path, settings.docs_dir)
    # Hosts walk folders recursively, and Python stops at a depth of a thousand.
    for problem in folders_too_deep(layout.docs, layout):
        raise ValueError(as_text(problem))
    return layout


def add_templates(theme: Any, extra: Mapping[str, Any]) -> None:
    """Add our folder of templates to those of the host's `theme`; `extra` has the settings of the edition.

    In the look of the edition ours come before those of the theme, and after those of the site. Else they
    come last, so that only those are used that have names of their own.
    """
    own = extra.get("variorum")
    is_first = isinstance(own, dict) and own.get("look") == "edition"
    theme.dirs.insert(
        (1 if theme.custom_dir else 0) if is_first else len(theme.dirs), str(THEME / "overrides")
    )


def refused_files(files: Iterable[Any], tree: Tree) -> list[Any]:
    """Return those of the host's `files` that it must not publish; each is reported as a problem."""
    docs = str(tree.layout.docs)
    own = [(file, Path(file.abs_src_path)) for file in files if file.src_dir == docs]
    # Hosts follow links to folders.
    tree = with_entries(tree, (path for _, path in own))
    return [file for file, path in own if is_left_out(path, tree)]


def publishing_of(
    settings: Mapping[str, Any],
    files: Iterable[Any],
    known: Collection[str],
    shown: Callable[[Any], bool],
    layout: Layout,
    *,
    serving: bool,
) -> Publishing:
    """Return which files a site publishes, from the settings in its mkdocs.yml.

    `files` are the host's, and `shown` says whether one of some level is published now; `known` are the
    sources of all files that it had.
    """
    return Publishing(
        {file.dest_uri: file.src_uri for file in files if shown(file.inclusion)},
        known,
        settings["exclude_docs"],
        settings["draft_docs"],
        settings["not_in_nav"],
        settings["use_directory_urls"],
        serving,
        settings["nav"] is not None,
        layout.name(layout.docs),
    )


def publication_of(settings: Any, own: EditionSettings, files: Any, publishing: Publishing) -> Publication:
    """Return under what name and address a site is published, from the settings in its mkdocs.yml.

    `own` are those that are ours; `files` are the host's, by the names of their sources.
    """
    # MkDocs fills in a default branch that may not exist, so we take what was written.
    edit_uri = as_written(settings).get("edit_uri")

    @cache
    def in_place_of(uri: str) -> str:
        """Return what people wrote at the address of what is not made."""
        return publishing.written.get(publishing.address(uri), uri)

    def url_of(uri: str) -> str:
        # Asked a hundred thousand times; `get_file_from_path` makes a path of each.
        if file := files.src_uris.get(uri):
            return str(file.url)
        file = files.src_uris.get(in_place_of(uri))
        return str(file.url) if file else uri

    return Publication(
        settings["site_name"],
        settings.get("site_url") or "",
        url_of,
        forge_of(settings.get("repo_url"), edit_uri, own, publishing.folder),
        own.apparatus,
        own.note_pages,
        own.exports and not publishing.shows_drafts,
        _language(settings.get("theme")),
        own,
    )


def _language(theme: Mapping[str, Any] | None) -> str:
    """Return the language of a theme, as the attribute `lang` has it."""
    language = str((theme or {}).get("language") or "en")
    return language if language.replace("-", "").isalnum() else "en"


def page_renderer_of(settings: Any) -> Callable[[Article | str], str]:
    """Return what renders a text to HTML with the extensions of Markdown that the host's settings name."""

    def render(page: Article | str) -> str:
        # Those that are values, not names, are ours, or have to do with the pages of the host.
        named = [name for name in settings.markdown_extensions if isinstance(name, str)]
        return page_renderer(named, settings.mdx_configs or {})(page)

    return render
