"""What a site is made from, in a few words: two parts fit together only if these are the same."""

from __future__ import annotations

import hashlib
import json
import os
import warnings
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from variorum.files.tree import Tree
from variorum.history.git import NoHistory, Repository
from variorum.version import VERSION

_PACKAGES = ("jinja2", "markdown", "mkdocs", "mkdocs-material", "properdocs", "pymdown-extensions")
"""What makes pages beside the engine."""
_DAY = "SOURCE_DATE_EPOCH"


def versions() -> dict[str, str]:
    """Return the versions of what makes pages, by their names, as far as it is installed."""
    found = {"variorum": VERSION}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def last_commit(root: Path) -> str:
    """Return the hash of the last commit of the edition at `root`; empty where there is none."""
    try:
        return Repository.around(root).head()
    except NoHistory:
        return ""


def checksum_of_inputs(settings: Any, tree: Tree, files: Iterable[Any]) -> str:
    """Return one checksum of all settings and files that a host makes a site from.

    `settings` are the host's, and `files` its own, before anything is added to them. Where these lie is
    left out: parts are built on different machines.
    """
    checksum = hashlib.sha256()

    def add(name: str, content: bytes) -> None:
        for value in (name.encode("utf-8", "surrogateescape"), content):
            checksum.update(f"{len(value)} ".encode())
            checksum.update(value)

    add("settings", json.dumps(values_of(settings), sort_keys=True, default=_name).encode())
    for path, entry in sorted(tree.entries.items()):
        add(tree.layout.name(path), entry.content if entry.content is not None else b"")
    paths = {f"site {file.src_uri}": file.abs_src_path for file in files}
    if own := settings["theme"].custom_dir:
        paths |= {f"theme {path.relative_to(own)}": str(path) for path in Path(own).rglob("*")}
    for name, path in sorted(paths.items()):
        if path and Path(path).is_file():
            add(name, Path(path).read_bytes())
    return checksum.hexdigest()


def checksum_of_words(words: Iterable[str]) -> str:
    """Return one checksum of sentences, in their order."""
    return hashlib.sha256(json.dumps(list(words)).encode()).hexdigest()


def as_written(settings: Any) -> Mapping[str, Any]:
    """Return the settings as mkdocs.yml has them, before the host fills in what is missing."""
    with warnings.catch_warnings():
        # MkDocs warns at every build that it has no use for them itself; nothing else keeps them.
        warnings.simplefilter("ignore", DeprecationWarning)
        written: Mapping[str, Any] = settings.user_configs[0]
    return written


def values_of(settings: Any) -> Mapping[str, Any]:
    """Return the settings as mkdocs.yml has them, and those that may be given otherwise."""
    given = {name: settings[name] for name in ("site_url", "use_directory_urls", "repo_url", "edit_uri")}
    return {"written": as_written(settings), **given, _DAY: os.environ.get(_DAY, "")}


def _name(value: object) -> str:
    """Return what names a value that is no plain one, such as a function, on any machine."""
    return str(getattr(value, "__qualname__", type(value).__qualname__))
