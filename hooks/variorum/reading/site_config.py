"""What the engine needs to know of a site's mkdocs.yml, without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from variorum.reading.layout import Layout

DEFAULT_DOCS = "docs"
DEFAULT_EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those that MkDocs switches on by itself."""
_ENTRY_POINTS = {
    name: f"markdown.extensions.{name}"
    for name in (
        "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs "
        "legacy_em md_in_html meta nl2br sane_lists smarty tables toc wikilinks".split()
    )
}


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Where a site's pages are, and which extensions render them."""

    docs: str = DEFAULT_DOCS
    extensions: tuple[str, ...] = DEFAULT_EXTENSIONS
    configs: dict[str, dict[str, Any]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    """Extensions that are named but not installed here."""
    said: object = None
    """What stands below `extra.variorum`."""


class _Loader(yaml.SafeLoader):
    """Reads any mkdocs.yml; tags that need MkDocs or Material become None."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
for _tag in ("null", "bool", "int", "float", "str", "seq", "map"):
    _Loader.add_constructor(
        f"tag:yaml.org,2002:{_tag}", yaml.SafeLoader.yaml_constructors[f"tag:yaml.org,2002:{_tag}"]
    )


def layout_of(root: Path, settings: SiteSettings) -> Layout:
    """Return where the files of the edition at `root` lie."""
    return Layout.at(root, root / settings.docs)


def root_of(path: Path) -> Path | None:
    """Return the nearest folder at or above `path` that holds an edition, or None."""
    for folder in (path, *path.parents):
        if layout_of(folder, read_settings(folder)).articles.is_dir():
            return folder
    return None


def read_settings(root: Path) -> SiteSettings:
    """Return what the mkdocs.yml in `root` says; what is usual if it is not there."""
    config = root / "mkdocs.yml"
    if not config.is_file():
        return SiteSettings()
    try:
        site = yaml.load(config.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError):
        return SiteSettings()
    if not isinstance(site, dict):
        return SiteSettings()
    named = site.get("markdown_extensions") or []
    configs: dict[str, dict[str, Any]] = {name: {} for name in DEFAULT_EXTENSIONS}
    for item in named.items() if isinstance(named, dict) else named:
        for name, options in [item] if isinstance(item, tuple) else _pairs(item):
            configs[name] = {k: v for k, v in (options or {}).items() if v is not None}
    found = tuple(name for name in configs if _is_installed(name))
    missing = tuple(name for name in configs if name not in found)
    docs = str(site.get("docs_dir") or DEFAULT_DOCS)
    extra = site.get("extra")
    said = extra.get("variorum") if isinstance(extra, dict) else None
    return SiteSettings(docs, found, {name: configs[name] for name in found}, missing, said)


def _pairs(item: object) -> list[tuple[str, Any]]:
    return list(item.items()) if isinstance(item, dict) else [(str(item), None)]


def _is_installed(name: str) -> bool:
    module = _ENTRY_POINTS.get(name, name)
    try:
        return find_spec(module) is not None
    except ImportError:
        return False
