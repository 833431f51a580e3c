"""Checks an edition with what was kept of it, and without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from variorum.configuration.site_config import SiteSettings, read_settings
from variorum.files.tree import Tree
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.quick_check import check_quickly
from variorum.model.problem import Problem
from variorum.pipeline import check_files, tree_of_site


@dataclass
class Desk:
    """Where the same editions are checked again and again."""

    kept: KeptFile
    read: list[str] = field(default_factory=list)
    """The articles that the last quick check had to read."""

    def quick(self, tree: Tree, settings: SiteSettings) -> tuple[Problem, ...]:
        """Return the problems that are found with what is kept."""
        files, edition = check_quickly(tree, settings, lambda *_: None, self.kept)
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


def second_article(slug: str, ids: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the files of an article with a note for each of `ids`, and further keys that it has."""
    text = "The wind rose. The lamp went out. Nobody saw it.\n"
    files = {
        f"docs/articles/{slug}/article.txt": text,
        f"docs/articles/{slug}/article.yml": "title: The wind\nsha256: SUM\n",
    }
    for name, more in ids:
        note = f"id: {name}\nkind: context\ntitle: On the wind\nquote: The lamp\nnote: Words.\n{more}"
        files[f"annotations/{slug}/{name}.yml"] = note.replace("The lamp\n", f"{_QUOTES[len(files) % 3]}\n")
    return files


_QUOTES = ("The wind", "lamp went out", "Nobody saw it")
