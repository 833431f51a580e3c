"""What the engine needs to know of a site: its mkdocs.yml, read as MkDocs reads it, without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from variorum.configuration.config_file import NAMES, ConfigError, ConfigFile, config_in, read_config
from variorum.configuration.config_plugins import is_offline, page_makers
from variorum.configuration.config_tags import SiteFolders
from variorum.files.layout import ANNOTATIONS, Layout
from variorum.model.addresses import ARTICLES
from variorum.model.publishing import Patterns

DEFAULT_DOCS = "docs"
DEFAULT_EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those that MkDocs switches on by itself."""
_MARKDOWN_GROUP = "markdown.extensions"
"""The entry points by which packages give names to their extensions of Python-Markdown."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Where a site's pages are, and which extensions render them."""

    config: Path
    """The mkdocs.yml, whether it is there or not."""
    docs: Path
    """The folder of the pages."""
    extensions: tuple[str, ...] = DEFAULT_EXTENSIONS
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    """Extensions that are named but not installed here."""
    unfollowed: tuple[str, ...] = ()
    """Tags of the configuration that only MkDocs could follow."""
    raw_settings: object = None
    """The value of `extra.variorum`."""
    folders: SiteFolders | None = None
    exclude: Patterns | None = None
    """Patterns of the files below the folder of pages that are not published."""
    drafts: Patterns | None = None
    has_folders: bool = True
    """Whether each page has a folder of its own: `use_directory_urls`."""
    custom_dir: Path | None = None
    """The folder of the site's own theme."""
    name: str = ""
    """What the site is called, and …"""
    address: str = ""
    """… its address with a slash at its end; empty where the configuration does not say it."""
    page_makers: tuple[str, ...] = ()
    """Plugins that make pages which are not known here, or may make some."""

    @property
    def differences(self) -> tuple[str, ...]:
        """Why pages may read otherwise here than where the site is built, each as one sentence."""
        name = self.config.name
        return (
            *(
                f"{name}: the Markdown extension “{extension}” is not installed here, so pages may read "
                "otherwise than in a build. Install it."
                for extension in self.missing
            ),
            *(
                f"{name}: “{tag}” is not followed here, so pages may read otherwise than in a build; only "
                "packages that extend Markdown or MkDocs, and are installed, are followed."
                for tag in self.unfollowed
            ),
            *(
                f"{name}: the plugin “{plugin}” may make pages, so only a build finds dead links to pages."
                for plugin in self.page_makers
            ),
        )

    @property
    def layout(self) -> Layout:
        """Where the files of the edition lie. Raise `ConfigError` where it cannot lie so."""
        try:
            return Layout.of_site(self.config, self.docs)
        except ValueError as error:
            raise ConfigError(str(error)) from error


def site_around(path: Path) -> SiteSettings | None:
    """Return the site of the nearest folder at or above `path` that holds an edition, or None.

    Raise `ConfigError` if its mkdocs.yml cannot be read.
    """
    for folder in (path, *path.parents):
        settings = read_settings(folder)
        has_notes = settings.config.is_file() and (settings.config.parent / ANNOTATIONS).is_dir()
        if (settings.docs / ARTICLES).is_dir() or has_notes:
            return settings
    return None


def read_settings(folder: Path) -> SiteSettings:
    """Return the settings in the mkdocs.yml of `folder`; the defaults if there is none.

    Raise `ConfigError` if it cannot be read.
    """
    config = config_in(folder)
    return read_site(config) if config else SiteSettings(folder / NAMES[0], folder / DEFAULT_DOCS)


def read_site(config: Path) -> SiteSettings:
    """Return the settings in a configuration. Raise `ConfigError` if it cannot be read."""
    return _settings(config, read_config(config))


def _settings(config: Path, read: ConfigFile) -> SiteSettings:
    values = read.values
    docs = Path(os.path.normpath(config.parent / str(values.get("docs_dir") or DEFAULT_DOCS)))
    read.folders.docs = docs
    configs = _extensions(values.get("markdown_extensions") or [], config)
    known = {entry.name for entry in entry_points(group=_MARKDOWN_GROUP)}
    found = {name: options for name, options in configs.items() if _is_installed(name, known)}
    extra = values.get("extra")
    return SiteSettings(
        config,
        docs,
        tuple(found),
        found,
        tuple(name for name in configs if name not in found),
        read.unfollowed,
        extra.get("variorum") if isinstance(extra, dict) else None,
        read.folders,
        _patterns(values.get("exclude_docs"), config),
        _patterns(values.get("draft_docs"), config),
        bool(values.get("use_directory_urls", True)) and not is_offline(values.get("plugins")),
        _custom_dir(values.get("theme"), config),
        str(values.get("site_name") or ""),
        _with_slash(values.get("site_url")),
        page_makers(values.get("plugins")),
    )


def _patterns(value: Any, config: Path) -> Patterns | None:
    if not value:
        return None
    try:
        return GitIgnoreSpec.from_lines(str(value).splitlines())
    except ValueError as error:
        raise ConfigError(f"{config.name}: a pattern of files is not understood: {error}.") from error


def _with_slash(address: object) -> str:
    return f"{str(address).rstrip('/')}/" if address else ""


def _custom_dir(theme: Any, config: Path) -> Path | None:
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return Path(os.path.normpath(config.parent / str(folder))) if folder else None


def _extensions(listed: Any, config: Path) -> dict[str, dict[str, Any]]:
    """Return the options of each extension by its name, those that are always there first."""
    if not isinstance(listed, list | dict):
        raise ConfigError(f"{config.name}: `markdown_extensions` is no list.")
    configs: dict[str, dict[str, Any]] = {name: {} for name in DEFAULT_EXTENSIONS}
    for item in listed.items() if isinstance(listed, dict) else listed:
        if isinstance(item, dict) and len(item) == 1:
            (item,) = item.items()
        name, options = item if isinstance(item, tuple) else (item, None)
        if not isinstance(name, str) or not isinstance(options or {}, dict):
            raise ConfigError(f"{config.name}: an entry of `markdown_extensions` is not understood.")
        configs[name] = options or configs.get(name, {})
    return configs


def _is_installed(name: str, known: set[str]) -> bool:
    """Return whether Python-Markdown finds the extension: by its entry point, else as `module:Class`."""
    try:
        return name in known or find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False
