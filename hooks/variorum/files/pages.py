"""Finds what lies among the pages of a site and cannot be published, or not where it is."""

from __future__ import annotations

from pathlib import Path

from variorum.files.file_names import fault_of, faulty_names, is_printable
from variorum.files.layout import Layout
from variorum.files.placement import is_hidden, misplaced, unpublished
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
    paths = [path for path in found_paths if not _is_ignored(path, layout)]
    among_articles = [path for path in paths if layout.articles in path.parents]
    own = [path for path in paths if layout.articles not in path.parents]
    found += [problem for path in own if (problem := tree.refusal(path) or _unprintable(path, layout))]
    articles = layout.name(layout.articles)
    pages = f"{layout.name(docs)}/"
    problems = [
        problem
        for problem in found
        if (problem.code is Code.TOO_DEEP or not f"{problem.place.file}/".startswith(f"{articles}/"))
        and not any(part.startswith(".") for part in problem.place.file.removeprefix(pages).split("/"))
    ]
    problems += [problem for path in paths if (problem := misplaced(path, tree))]
    return problems + faulty_names(among_articles, layout.articles, layout)


def is_left_out(path: Path, tree: Tree) -> bool:
    """Return whether a file below docs/ is left out of the site; `unpublishable_pages` reports it."""
    return unpublished(path, tree) or not is_printable(str(path.relative_to(tree.layout.docs)))


def _is_ignored(path: Path, layout: Layout) -> bool:
    """Return whether a file is hidden, and not within the folder of an article."""
    below = path.relative_to(layout.docs)
    if layout.articles in path.parents:
        below = path.relative_to(layout.articles)
        return len(below.parts) > 1 and below.parts[0].startswith(".")
    return is_hidden(below)


def _unprintable(path: Path, layout: Layout) -> Problem | None:
    """Return the problem of a name that no address and no log could have."""
    if is_printable(str(path.relative_to(layout.docs))):
        return None
    parts = path.relative_to(layout.docs).parts
    fault = next(fault for part in parts if not is_printable(part) and (fault := fault_of(part)))
    return Problem(Place(layout.name(path)), Code.FILE_NAME, fault, "Rename it.")
