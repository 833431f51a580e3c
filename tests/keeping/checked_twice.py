"""Checks an edition with what was kept of it, and without."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from variorum.configuration.site_config import SiteSettings, read_settings
from variorum.files.tree import Tree
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.kept_versions import KeptVersions
from variorum.keeping.quick_check import check_quickly
from variorum.model.problem import Problem
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

    def quick(self, tree: Tree, settings: SiteSettings) -> tuple[Problem, ...]:
        """Return the problems that are found with what is kept."""
        files, edition = check_quickly(
            tree, settings, lambda *_: None, self.kept, KeptVersions(self.versions)
        )
        self.read = [article.article.slug for article in edition.articles]
        assert {*self.read, *files.settled} == {entry.article.slug for entry in files.articles}
        return edition.problems

    def agrees(self, tree: Tree, settings: SiteSettings) -> tuple[Problem, ...]:
        """Return the problems of an edition, and make sure that a quick check finds the same, twice."""
        whole = check_files(tree, settings, lambda *_: None)[1].problems
        for _ in range(2):
            assert self.quick(tree, settings) == whole
        return whole


def on_disk(root: Path) -> tuple[Tree, SiteSettings]:
    """Return the files and the settings of the edition at `root`."""
    settings = read_settings(root)
    return tree_of_site(settings), settings
