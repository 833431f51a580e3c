"""Which edition a command is about, and how its files are named to other programs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from variorum.cli.terminal import Progress
from variorum.model.edition import Edition
from variorum.model.problem import Problem
from variorum.pipeline import check
from variorum.reading.site_config import root_of
from variorum.rendering.markdown_page import ExtensionError


def edition_at(path: Path) -> Path:
    """Return the root of the edition that `path` lies in. Raise `UsageError` if it lies in none."""
    root = root_of(path.resolve())
    if root is None:
        raise click.UsageError(
            f"“{path}” lies in no edition: there is no folder articles/ with its pages at or above it."
        )
    return root


def read(root: Path) -> Edition:
    """Return the edition at `root`. Raise `UsageError` if its mkdocs.yml cannot be followed."""
    try:
        with Progress("Reading") as progress:
            return check(root, progress.step)
    except ExtensionError as error:
        raise click.UsageError(str(error)) from error


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
