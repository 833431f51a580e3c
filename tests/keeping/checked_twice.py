"""Checks an edition with what was kept of it, without, and in shares."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from variorum.configuration.site_config import SiteSettings, read_settings
from variorum.files.tree import Tree
from variorum.keeping.check_share import Share, check_share
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.kept_versions import KeptVersions
from variorum.keeping.quick_check import check_quickly
from variorum.keeping.settled_articles import as_kept, from_kept
from variorum.model.problem import Problem
from variorum.model.settled import SettledNotes
from variorum.pipeline import check_files, tree_of_site


@dataclass
class Desk:
    """Where the same editions are checked again and again."""

    kept: KeptFile
    versions: KeptFile = field(init=False)
    read: list[str] = field(default_factory=list)
    """The articles that the last quick check had to read."""

    def __post_init__(self) -> None:
        """The history is kept in a second file."""
        self.versions = KeptFile(self.kept.path.with_suffix(".history.json"))

    def quick(self, tree: Tree, settings: SiteSettings, jobs: int = 1) -> tuple[Problem, ...]:
        """Return the problems that are found with what is kept."""
        files, edition = check_quickly(
            tree, settings, lambda *_: None, self.kept, KeptVersions(self.versions), jobs=jobs
        )
        self.read = [article.article.slug for article in edition.articles]
        assert {*self.read, *files.settled} == {entry.article.slug for entry in files.articles}
        return edition.problems

    def agrees(self, tree: Tree, settings: SiteSettings) -> tuple[Problem, ...]:
        """Return the problems of an edition, and make sure that others find the same.

        These are one in two shares, and a quick one, twice.
        """
        whole = check_files(tree, settings, lambda *_: None)[1].problems
        with shares_in_this_process():
            assert side_by_side(tree, settings, 2) == whole
        for _ in range(2):
            assert self.quick(tree, settings) == whole
        return whole


def side_by_side(tree: Tree, settings: SiteSettings, jobs: int) -> tuple[Problem, ...]:
    """Return the problems that are found by so many processes, of which nothing is kept."""
    return check_quickly(tree, settings, lambda *_: None, None, None, jobs=jobs)[1].problems


class _Here:
    """Does in this process what another would do, with values that were written and read as for that one."""

    def __init__(self, share: Share) -> None:
        self._share: Share = pickle.loads(pickle.dumps(share))

    def result(self) -> Mapping[str, SettledNotes]:
        kept = {slug: as_kept(notes) for slug, notes in check_share(self._share).items()}
        return {slug: from_kept(value) for slug, value in json.loads(json.dumps(kept)).items()}


@contextmanager
def shares_in_this_process() -> Iterator[None]:
    """Start no process in the block: what each would do is done here, which takes less time."""

    @contextmanager
    def running(shares: list[Share]) -> Iterator[list[_Here]]:
        yield list(map(_Here, shares))

    with patch("variorum.keeping.side_processes._running", running):
        yield


def on_disk(root: Path) -> tuple[Tree, SiteSettings]:
    """Return the files and the settings of the edition at `root`."""
    settings = read_settings(root)
    return tree_of_site(settings), settings
