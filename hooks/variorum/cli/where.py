"""Which edition a command is about, and how its files are named to other programs."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, chdir, nullcontext
from pathlib import Path
from typing import Any

import click

from variorum.cli.documented import CONFIG_FILE
from variorum.cli.terminal import Progress
from variorum.configuration.config_file import ConfigError
from variorum.configuration.site_config import SiteSettings, read_settings, read_site, site_around
from variorum.files.layout import Layout
from variorum.files.tree import Tree
from variorum.model.edition import Edition
from variorum.model.problem import Problem
from variorum.pipeline import check_tree, tree_of_site
from variorum.rendering.markdown_page import ExtensionError

_SITES = "variorum.sites"
"""Where a command remembers the settings of its editions, by their roots."""
_TREES = "variorum.trees"
_TOLD = "variorum.told"


def edition_at(path: Path) -> Path:
    """Return the root of the edition that `path` lies in. Raise `UsageError` if it lies in none."""
    chosen: Path | None = _of_this_command().get(CONFIG_FILE)
    try:
        settings = read_site(chosen) if chosen else site_around(path.resolve())
        root = settings.layout.root if settings else None
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    if settings is None or root is None:
        raise click.UsageError(
            f"“{path}” lies in no edition: there is no folder articles/ with its pages at or above it."
        )
    _of_this_command().setdefault(_SITES, {})[root] = settings
    return root


def layout_at(root: Path) -> Layout:
    """Return where the files of the edition at `root` lie."""
    return _settings_at(root).layout


def tree_at(root: Path) -> Tree:
    """Return the files of the edition at `root`, read once a command."""
    trees: dict[Path, Tree] = _of_this_command().setdefault(_TREES, {})
    if root not in trees:
        trees[root] = tree_of_site(_settings_at(root))
    return trees[root]


def read(root: Path, tree: Tree | None = None, *, with_drafts: bool = False) -> Edition:
    """Return the edition at `root`. Raise `UsageError` if its mkdocs.yml cannot be followed.

    `tree` has its files, if they are not those on the disk. Drafts are left out, as a build leaves them
    out, or are there `with_drafts`, as when they are served.
    """
    try:
        settings = _settings_at(root)
        _tell(settings)
        with Progress("Reading") as progress, _as_from(settings.config.parent):
            return check_tree(tree or tree_at(root), settings, progress.step, with_drafts=with_drafts)
    except (ConfigError, ExtensionError) as error:
        raise click.UsageError(str(error)) from error


def _settings_at(root: Path) -> SiteSettings:
    known: dict[Path, SiteSettings] = _of_this_command().get(_SITES, {})
    return known.get(root) or read_settings(root)


def _of_this_command() -> dict[str, Any]:
    """Return what the running command remembers; nothing, where a test calls without a command."""
    context = click.get_current_context(silent=True)
    return context.meta if context else {}


def _tell(settings: SiteSettings) -> None:
    """Say, once a command, why pages may read otherwise than in a build."""
    told: set[str] = _of_this_command().setdefault(_TOLD, set())
    for difference in settings.differences:
        if difference not in told:
            click.echo(difference, err=True)
            told.add(difference)


def _as_from(folder: Path) -> AbstractContextManager[None]:
    """Let paths be relative to `folder` if the command runs below it: MkDocs would run there."""
    return chdir(folder) if folder in Path.cwd().parents else nullcontext()


def for_others(problem: Problem, root: Path) -> Problem:
    """Return `problem` with its file named from the repository, for programs that mark the line.

    From $GITHUB_WORKSPACE where that is set, else from the folder in which the command runs; from
    the edition's root if that lies in neither.
    """
    for start in (os.environ.get("GITHUB_WORKSPACE"), Path.cwd()):
        if start and root.is_relative_to(base := Path(start).resolve()):
            file = (root / problem.place.file).relative_to(base).as_posix()
            return problem._replace(place=problem.place._replace(file=file))
    return problem
