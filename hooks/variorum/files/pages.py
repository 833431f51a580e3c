"""Finds what lies among the pages of a site and cannot be published, or not where it is."""

from __future__ import annotations

import os
from pathlib import Path

from variorum.files.file_names import fault_of, faulty_names, is_printable
from variorum.files.layout import Layout
from variorum.files.placement import misplaced, unpublished
from variorum.files.tree import Tree
from variorum.model.problem import Code, Place, Problem


def unpublishable_pages(tree: Tree) -> list[Problem]:
    """Return a problem for each file below docs/ that cannot be published under its name, or where it is.

    These are links out of the edition, special files, files that cannot be opened; files of articles in the
    wrong place, and pages among them. `read_article` reports the files of articles; hidden files are ignored.
    """
    layout = tree.layout
    docs = layout.docs
    if not tree.is_there(docs):
        return []
    found_paths, found = tree.searched(docs)
    among_articles: list[Path] = []
    own: list[Path] = []
    for path in found_paths:
        first, *rest = below(path, docs).split("/")
        if first == layout.articles.name and rest:
            among_articles += [path] if len(rest) == 1 or not rest[0].startswith(".") else []
        elif not any(part.startswith(".") for part in (first, *rest)):
            own.append(path)
    found += [problem for path in own if (problem := tree.refusal(path) or _unprintable(path, layout))]
    articles = layout.name(layout.articles)
    pages = f"{layout.name(docs)}/"
    problems = [
        problem
        for problem in found
        if (problem.code is Code.TOO_DEEP or not f"{problem.place.file}/".startswith(f"{articles}/"))
        and not any(part.startswith(".") for part in problem.place.file.removeprefix(pages).split("/"))
    ]
    problems += [problem for path in (*own, *among_articles) if (problem := misplaced(path, tree))]
    return problems + faulty_names(among_articles, layout.articles, layout)


def is_left_out(path: Path, tree: Tree) -> bool:
    """Return whether a file below docs/ is left out of the site; `unpublishable_pages` reports it."""
    return unpublished(path, tree) or not is_printable(below(path, tree.layout.docs))


def below(path: Path, folder: Path) -> str:
    """Return the way from `folder` to `path`, which lies in it, with `/`: sooner than pathlib does."""
    return str(path)[len(str(folder)) :].replace(os.sep, "/").lstrip("/")


def _unprintable(path: Path, layout: Layout) -> Problem | None:
    """Return the problem of a name that no address and no log could have."""
    if is_printable(below(path, layout.docs)):
        return None
    parts = path.relative_to(layout.docs).parts
    fault = next(fault for part in parts if not is_printable(part) and (fault := fault_of(part)))
    return Problem(Place(layout.name(path)), Code.FILE_NAME, fault, "Rename it.")
