"""Finds the edition that a command works on, and names its files for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, chdir, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import click

from variorum.cli.documented import CONFIG_FILE
from variorum.cli.terminal import Progress
from variorum.configuration.config_file import ConfigError
from variorum.configuration.site_config import SiteSettings, read_settings, read_site, site_around
from variorum.files.layout import Layout
from variorum.files.tree import Tree
from variorum.files.walk import lies_within
from variorum.hosting.memory import gc_paused
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.kept_versions import NAME as HISTORY
from variorum.keeping.kept_versions import KeptVersions
from variorum.keeping.quick_check import NAME, check_quickly
from variorum.model.edition import Edition
from variorum.model.edition_files import EditionFiles
from variorum.model.problem import Problem
from variorum.model.wording import visible_name
from variorum.pipeline import check_tree, tree_of_site
from variorum.rendering.markdown_page import ExtensionError

_SITES = "variorum.sites"
"""Key in the click context for the settings of each edition, by its root."""
_TREES = "variorum.trees"
OnProgress = Callable[[int, int], None]
_REPORTED = "variorum.reported"


def edition_at(path: Path) -> Path:
    """Return the root of the edition that contains `path`. Raise `UsageError` if there is none."""
    chosen: Path | None = _of_this_command().get(CONFIG_FILE)
    try:
        settings = read_site(chosen) if chosen else site_around(path.resolve())
        root = settings.layout.root if settings else None
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    if settings is None or root is None:
        raise click.UsageError(
            f"“{path}” is not in an edition: no folder with articles/ among its pages, or with annotations/ "
            "beside its mkdocs.yml, was found."
        )
    _of_this_command().setdefault(_SITES, {})[root] = settings
    return root


def layout_at(root: Path) -> Layout:
    """Return the file layout of the edition at `root`."""
    return settings_at(root).layout


def refuse_outside(paths: Iterable[Path], root: Path) -> None:
    """Raise `UsageError` if a path, wherever its links lead, is not in the edition at `root`."""
    layout = layout_at(root)
    if outside := next((path for path in paths if not lies_within(path, layout)), None):
        raise click.UsageError(
            f"{visible_name(layout.name(outside))} would be outside the edition. Remove the link."
        )


def tree_at(root: Path) -> Tree:
    """Return the files of the edition at `root`; they are read once per command."""
    trees: dict[Path, Tree] = _of_this_command().setdefault(_TREES, {})
    if root not in trees:
        trees[root] = tree_of_site(settings_at(root))
    return trees[root]


def read(root: Path, tree: Tree | None = None, *, with_drafts: bool = False) -> Edition:
    """Return the edition at `root`. Raise `UsageError` if its mkdocs.yml cannot be read.

    `tree` replaces the files on the disk. Drafts are left out, as in a build, or included `with_drafts`,
    as by `mkdocs serve`.
    """
    with _reading(root) as (settings, on_progress):
        return check_tree(tree or tree_at(root), settings, on_progress, with_drafts=with_drafts)


def check_edition(
    root: Path, *, with_drafts: bool, is_kept: bool, jobs: int | None
) -> tuple[EditionFiles, Edition]:
    """Return what the files of the edition at `root` say, and the edition with all its problems.

    Articles that were found right are left out of the edition: before, if `is_kept`, and by one of so many
    `jobs`, if it is not one alone. Raise `UsageError` as `read` does.
    """
    kept_file = KeptFile.of(NAME, root) if is_kept else None
    with _reading(root) as (settings, on_progress):
        versions = KeptVersions(kept_file.beside(HISTORY)) if kept_file else None
        return check_quickly(
            tree_at(root), settings, on_progress, kept_file, versions, with_drafts=with_drafts, jobs=jobs
        )


@contextmanager
def _reading(root: Path) -> Iterator[tuple[SiteSettings, OnProgress]]:
    """Give the settings of the edition at `root`, and what shows how far it was read.

    The folder is the one in which MkDocs would run.
    """
    try:
        settings = settings_at(root)
        _report_differences(settings)
        with Progress("Reading") as progress, _in_folder(settings.config.parent), gc_paused():
            yield settings, progress.step
    except (ConfigError, ExtensionError) as error:
        raise click.UsageError(str(error)) from error


def settings_at(root: Path) -> SiteSettings:
    """Return the settings of the site of the edition at `root`."""
    known: dict[Path, SiteSettings] = _of_this_command().get(_SITES, {})
    return known.get(root) or read_settings(root)


def _of_this_command() -> dict[str, Any]:
    """Return the state of the running command; empty, if a test calls without one."""
    context = click.get_current_context(silent=True)
    return context.meta if context else {}


def _report_differences(settings: SiteSettings) -> None:
    """Print, once per command, why its result may differ from a build."""
    reported: set[str] = _of_this_command().setdefault(_REPORTED, set())
    for difference in settings.differences:
        if difference not in reported:
            click.echo(difference, err=True)
            reported.add(difference)


def _in_folder(folder: Path) -> AbstractContextManager[None]:
    """Resolve paths relative to `folder` if the command runs below it, where MkDocs would run."""
    return chdir(folder) if folder in Path.cwd().parents else nullcontext()


def for_programs(problem: Problem, root: Path) -> Problem:
    """Return `problem` with its file relative to the repository, for programs that mark the line.

    Relative to $GITHUB_WORKSPACE if that is set, else to the current folder; if the edition is in neither,
    to the root of the edition.
    """
    for start in (os.environ.get("GITHUB_WORKSPACE"), Path.cwd()):
        if start and root.is_relative_to(base := Path(start).resolve()):
            file = (root / problem.place.file).relative_to(base).as_posix()
            return problem._replace(place=problem.place._replace(file=file))
    return problem
