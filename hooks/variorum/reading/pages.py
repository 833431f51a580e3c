"""Finds what lies among the pages of a site and cannot be published: MkDocs would leave it out in silence."""

from __future__ import annotations

from variorum.model.problem import Problem
from variorum.reading.folders import files_below
from variorum.reading.layout import Layout
from variorum.reading.text_file import refused


def unpublishable_pages(layout: Layout) -> list[Problem]:
    """Return a problem for each page or picture beside the articles that cannot be read.

    Links out of the edition, pipes, and what is closed. Articles have their own problems; what is
    hidden is nobody's page.
    """
    docs = layout.articles.parent
    if not docs.exists():
        return []
    found: list[Problem] = []
    paths = files_below(docs, layout, found)
    own = [path for path in paths if layout.articles not in path.parents]
    found += [problem for path in own if (problem := refused(path, layout))]
    articles = layout.name(layout.articles)
    pages = f"{layout.name(docs)}/"
    return [
        problem
        for problem in found
        if not f"{problem.place.file}/".startswith(f"{articles}/")
        and not any(part.startswith(".") for part in problem.place.file.removeprefix(pages).split("/"))
    ]
