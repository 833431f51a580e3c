"""Lists what people wrote for a site, where no host does it: by its addresses, as MkDocs gives them."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from variorum.configuration.site_config import SiteSettings
from variorum.files.pages import below, is_left_out
from variorum.files.tree import Tree
from variorum.model.publishing import Publishing

_NOT_OF_A_THEME = (
    ".*",
    "*/.*",
    "*.py",
    "*.pyc",
    "*.html",
    "*readme*",
    "mkdocs_theme.yml",
    "locales/*",
    "*.md",
)
"""What MkDocs does not publish of a theme's folder."""


def publishing_of(settings: SiteSettings, tree: Tree, *, shows_drafts: bool = False) -> Publishing:
    """Return which files of the site are published, and at which addresses."""
    rules = Publishing(
        exclude=settings.exclude,
        drafts=settings.drafts,
        has_folders=settings.has_folders,
        shows_drafts=shows_drafts,
        folder=tree.layout.name(tree.layout.docs),
    )
    written: dict[str, str] = {}
    for uri in sorted(_sources(tree.layout.docs, tree), key=_index_first):
        if rules.shows(rules.level(uri)):
            written.setdefault(rules.address(uri), uri)
    if settings.custom_dir:
        for uri in _sources(settings.custom_dir, tree):
            if not any(fnmatch(uri.lower(), pattern) for pattern in _NOT_OF_A_THEME):
                written.setdefault(uri, uri)
    return rules._replace(written=written)


def _sources(folder: Path, tree: Tree) -> Iterator[str]:
    for path in tree.files_below(folder):
        if folder != tree.layout.docs or not is_left_out(path, tree):
            yield below(path, folder)


def _index_first(uri: str) -> tuple[bool, str]:
    """MkDocs takes index.md where there is a README.md, too."""
    return (not uri.rpartition("/")[2].startswith("index."), uri)
