"""Reads an mkdocs.yml and those that it inherits from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from variorum.configuration.config_tags import UNFOLLOWED, SiteFolders, loader_for

NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""In the order in which MkDocs looks for them."""
INHERIT = "INHERIT"


class ConfigError(Exception):
    """Raised where MkDocs could not read the configuration either. Its text says why, in one line."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The values of a configuration, with all that it inherits."""

    values: Mapping[str, Any]
    files: tuple[Path, ...]
    """The file itself, then that from which it inherits, and so on."""
    folders: SiteFolders
    unfollowed: tuple[str, ...] = field(default=())
    """Tags that only MkDocs could follow, as they are written."""


def config_in(folder: Path) -> Path | None:
    """Return the configuration of the site in `folder`, or None if there is none."""
    return next((path for name in NAMES if (path := folder / name).is_file()), None)


def read_config(path: Path) -> ConfigFile:
    """Return the configuration at `path`. Raise `ConfigError` if it cannot be read."""
    folders, unfollowed = SiteFolders(path.parent), list[str]()
    files: list[Path] = []
    values: dict[str, Any] = {}
    following: Path | None = path
    while following:
        if following in files:
            raise ConfigError(f"{following.name}: it inherits from itself.")
        files.append(following)
        loaded = _load(following, folders, unfollowed)
        parent = loaded.pop(INHERIT, None)
        values = _merged(loaded, values)
        following = _normal(following.parent / str(parent)) if parent is not None else None
    return ConfigFile(_without_unfollowed(values), tuple(files), folders, tuple(dict.fromkeys(unfollowed)))


def _load(path: Path, folders: SiteFolders, unfollowed: list[str]) -> dict[str, Any]:
    try:
        if not path.is_file():
            raise ConfigError(f"{path.name}: there is no such file.")
        loaded = yaml.load(path.read_bytes(), Loader=loader_for(folders, unfollowed))  # noqa: S506 - it is safe
    except OSError as error:
        raise ConfigError(f"{path.name}: it cannot be opened: {error.strerror}.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigError(f"{path.name}{place}: {error.problem or error.context}.") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError, TypeError) as error:
        raise ConfigError(f"{path.name}: {' '.join(str(error).split())}.") from error
    if loaded is None:
        return {}
    if isinstance(loaded, dict):
        return loaded
    raise ConfigError(f"{path.name}: it is no mapping of keys to values.")


def _merged(inherited: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return `inherited` values, overridden by `own` ones; mappings are merged, all else is replaced."""
    merged = dict(inherited)
    for key, value in own.items():
        there = merged.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            merged[key] = _merged(there, value)
        else:
            merged[key] = value
    return merged


def _without_unfollowed(value: Any) -> Any:
    """Return `value` without tags that are not followed: a missing option has its default."""
    if isinstance(value, dict):
        return {key: _without_unfollowed(item) for key, item in value.items() if item is not UNFOLLOWED}
    if isinstance(value, list):
        return [_without_unfollowed(item) for item in value if item is not UNFOLLOWED]
    return value


def _normal(path: Path) -> Path:
    """Return `path` without `..`, as MkDocs normalises it: links are left alone."""
    return Path(os.path.normpath(path))
