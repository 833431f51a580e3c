"""The edition → all files of a folder that any host builds."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from variorum.configuration.site_config import SiteSettings
from variorum.files.tree import Tree
from variorum.model.problem import Problem
from variorum.model.publishing import MARKDOWN
from variorum.rendering.stylesheet import THEME
from variorum.staging.site_without_host import BuiltSite, build_site
from variorum.staging.staged_page import Entry, Moves, made_page
from variorum.staging.staged_settings import CONFIG, DOCS, OVERRIDES, navigation, staged_settings
from variorum.staging.written_page import written_page

_TEMPLATES = Path(__file__).with_name("templates")
_IN_ANY_LOOK = (
    *("class.html", "edition.html", "list.html", "made.html"),
    *("partials/described.html", "partials/variorum-doi.html", "partials/variorum-known.html"),
)
"""Templates with names of their own, of the pages that we make."""
_OF_THE_EDITION = ("404.html", "assets", "partials/source.html")
"""What takes the place of the theme's own in the look of the edition, under every host that has the templates
of Material; the others are for Material's own scripts."""


class Staged(NamedTuple):
    """The content of each file, by its name below the folder, and what is wrong with the edition."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]
    pages: int


def staged(settings: SiteSettings, tree: Tree) -> Staged:
    """Return the edition in `tree` as files for a host that knows nothing of it.

    Raise `ConfigError` or `ExtensionError` where MkDocs could not build it either.
    """
    site = build_site(settings, tree)
    pages = dict(_pages(site))
    plain = {file.src_uri: file.content_bytes for file in site.files if _is_copied(file.src_uri, site)}
    files = {f"{DOCS}/{uri}": content for uri, content in {**plain, **pages}.items()}
    nav = None if site.values.get("nav") else navigation(_listed(site))
    files |= {f"{OVERRIDES}/{name}": content for name, content in _overrides(settings, site)}
    files[CONFIG] = staged_settings(settings.config, nav, _moves(site).sources).encode()
    return Staged(dict(sorted(files.items())), site.build.edition.problems, len(pages))


def _is_copied(uri: str, site: BuiltSite) -> bool:
    file = site.files.src_uris[uri]
    return not file.page and (file.made is not None or file.src_dir == str(site.build.tree.layout.docs))


def _pages(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    found = _entries(site)
    moves = _moves(site)
    for built in site.pages:
        file = built.page.file
        entries = found.get(str(file.url))
        if file.made is None and entries is None:
            yield file.src_uri, written_page(built, moves.sources)
        else:
            yield from made_page(built, entries, moves)


def _entries(site: BuiltSite) -> Mapping[str, list[Entry]]:
    """Return our entries for the search by the address of the page that has them."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for article in site.build.pages.annotated:
        found[site.build.publication.url_of(article)] = []
    for entry in site.build.pages.search_entries():
        found[entry["location"].partition("#")[0]].append(entry)
    return found


def _moves(site: BuiltSite) -> Moves:
    if not site.build.publishing.has_folders:
        return Moves({}, {})
    made = (page.uri for page in site.build.site.apparatus)
    views = (posixpath.join(posixpath.dirname(built.page.file.dest_uri), name)
             for built in site.pages for name in built.views)  # fmt: skip
    return Moves(
        {uri: f"{uri.removesuffix('.md')}/index.md" for uri in made if posixpath.basename(uri) != "index.md"},
        {view: view.removesuffix(".html") for view in views},
    )


def _listed(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Yield the pages that belong into a navigation where none is written, as MkDocs lists them."""
    for file in site.files:
        if file.page and file.src_uri.endswith(MARKDOWN) and file.inclusion == 0:
            yield file.src_uri, str(file.page.meta.get("title", ""))


def _overrides(settings: SiteSettings, site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Yield the templates: ours, and in their places those of the edition's own theme."""
    folder, found, names = THEME / "overrides", {}, [*_IN_ANY_LOOK]
    if site.build.publication.settings.look == "edition":
        found = {path.relative_to(_TEMPLATES): path for path in sorted(_TEMPLATES.iterdir())}
        names += _OF_THE_EDITION
    for name in names:
        named = folder / name
        for path in sorted(named.rglob("*")) if named.is_dir() else [named]:
            if path.is_file():
                found[path.relative_to(folder)] = path
    if own := settings.custom_dir:
        found |= {path.relative_to(own): path for path in sorted(own.rglob("*")) if path.is_file()}
    for below, path in found.items():
        yield below.as_posix(), path.read_bytes()
