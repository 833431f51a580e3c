"""Which pages of a site have notes: annotations/guide/install.md/ is the folder of docs/guide/install.md.

A folder whose name ends as those of pages do is always that of a page, wherever it lies below annotations/,
so that an article or a register may be called like a folder of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from variorum.files.tree import Tree
from variorum.model.addresses import is_page


def pages_with_notes(folders: Iterable[Path], annotations: Path) -> list[str]:
    """Return the names of the pages that have folders of notes below `annotations`; they may be missing.

    `folders` are all folders that were searched.
    """
    named = (folder for folder in folders if is_page(folder.name))
    below = (folder.relative_to(annotations) for folder in named if folder.is_relative_to(annotations))
    return sorted(name.as_posix() for name in below if is_page(name.name) and not _is_inside(name))


def page_of(below: str) -> str | None:
    """Return the page that a file has notes on, by its path below annotations/; None if it is of no page."""
    parts = PurePath(below).parts
    found = next((n for n, part in enumerate(parts[:-1], 1) if is_page(part)), 0)
    is_seen = found and not any(part.startswith(".") for part in parts)
    return "/".join(parts[:found]) if is_seen else None


def lies_in_a_page_folder(below: PurePath) -> bool:
    """Return whether a file, by its path below any folder of notes, belongs to a page."""
    return any(map(is_page, below.parts[:-1]))


def folders_of_notes(tree: Tree) -> Iterator[Path]:
    """Yield the folders of notes and entries: of articles and registers by name, then those of pages."""
    annotations = tree.layout.annotations
    yield from (folder for folder in tree.folders_in(annotations) if not is_page(folder.name))
    yield from (annotations / name for name in pages_with_notes(tree.folders, annotations))


def site_pages(tree: Tree) -> Iterator[str]:
    """Yield the names of the pages that may have notes: all but those among the articles' own files."""
    layout = tree.layout
    for path in tree.files_below(layout.docs):
        name = path.relative_to(layout.docs)
        is_own = layout.articles in path.parent.parents
        if is_page(path.name) and not is_own and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()


def _is_inside(name: PurePath) -> bool:
    """Return whether a folder lies in one that is a page's, or is hidden."""
    return lies_in_a_page_folder(name) or any(part.startswith(".") for part in name.parts)
