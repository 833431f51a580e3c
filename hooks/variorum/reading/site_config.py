"""The Markdown extensions that a site's mkdocs.yml names, without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

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
class MarkdownSettings:
    """Which extensions render an article."""

    extensions: tuple[str, ...] = DEFAULT_EXTENSIONS
    configs: dict[str, dict[str, Any]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    """Extensions that are named but not installed here."""


class _Loader(yaml.SafeLoader):
    """Reads any mkdocs.yml; tags that need MkDocs or Material become None."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
for _tag in ("null", "bool", "int", "float", "str", "seq", "map"):
    _Loader.add_constructor(
        f"tag:yaml.org,2002:{_tag}", yaml.SafeLoader.yaml_constructors[f"tag:yaml.org,2002:{_tag}"]
    )


def read_markdown_settings(config: Path) -> MarkdownSettings:
    """Return the extensions that the mkdocs.yml at `config` names; the usual ones if it is not there."""
    if not config.is_file():
        return MarkdownSettings()
    try:
        site = yaml.load(config.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError):
        return MarkdownSettings()
    named = site.get("markdown_extensions") or [] if isinstance(site, dict) else []
    configs: dict[str, dict[str, Any]] = {name: {} for name in DEFAULT_EXTENSIONS}
    for item in named.items() if isinstance(named, dict) else named:
        for name, options in [item] if isinstance(item, tuple) else _pairs(item):
            configs[name] = {k: v for k, v in (options or {}).items() if v is not None}
    found = tuple(name for name in configs if _is_installed(name))
    missing = tuple(name for name in configs if name not in found)
    return MarkdownSettings(found, {name: configs[name] for name in found}, missing)


def _pairs(item: object) -> list[tuple[str, Any]]:
    return list(item.items()) if isinstance(item, dict) else [(str(item), None)]


def _is_installed(name: str) -> bool:
    module = _ENTRY_POINTS.get(name, name)
    try:
        return find_spec(module) is not None
    except ImportError:
        return False
