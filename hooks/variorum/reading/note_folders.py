"""Which article or page each folder below annotations/ belongs to; those that belong to none are problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from variorum.anchoring.suggestion import did_you_mean, nearest
from variorum.files.page_folders import lies_in_a_page_folder, pages_with_notes, site_pages
from variorum.files.placement import is_hidden
from variorum.files.register_files import is_register_folder
from variorum.files.tree import Tree
from variorum.model.addresses import ARTICLES, is_page
from variorum.model.problem import Code, Place, Problem
from variorum.model.registers import REGISTERS
from variorum.model.values import is_identifier
from variorum.model.wording import printable, visible_name

_INDEXES = ("index.md", "README.md")


def annotated_pages(tree: Tree, problems: list[Problem]) -> list[str]:
    """Return the names of the pages that have notes; report folders of pages that are not there."""
    layout = tree.layout
    named = pages_with_notes(tree.folders, layout.annotations)
    if not named:
        return []
    pages = set(site_pages(tree))
    problems.extend(_no_page(name, pages, tree) for name in named if name not in pages)
    return [name for name in named if name in pages]


def folders_without_article(tree: Tree, slugs: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each folder with notes that is of no article, no register and no page."""
    for path in tree.folders_in(tree.layout.annotations):
        if path.name not in slugs and not is_register_folder(path, tree) and not is_page(path.name):
            yield from _strays(path, slugs, tree)


def _no_page(name: str, pages: Collection[str], tree: Tree) -> Problem:
    layout = tree.layout
    docs, folder = layout.name(layout.docs), layout.name(layout.annotations)
    message = f"There is no page “{printable(visible_name(f'{docs}/{name}'))}”.{did_you_mean(name, pages)}"
    fix = f"Give the folder the path that its page has below {docs}/"
    parts = name.split("/")
    if parts[0] == ARTICLES and len(parts) > 2 and is_identifier(parts[1]):
        fix = f"Notes on the article “{parts[1]}” stand in {folder}/{parts[1]}/"
    elif meant := nearest(name, pages):
        fix += f": {folder}/{meant}/"
    return Problem(Place(layout.name(layout.annotations / name)), Code.NO_ARTICLE, message, f"{fix}.")


def _strays(folder: Path, slugs: Collection[str], tree: Tree) -> Iterator[Problem]:
    """Yield the problems of a folder in annotations/ that is of no article and no register."""
    layout = tree.layout
    pages = set(site_pages(tree))
    files = tree.files_below(folder)
    outside = [path for path in files if not lies_in_a_page_folder(path.relative_to(folder))]
    own = [path for path in outside if not is_hidden(path.relative_to(folder))]
    meant = {place: page for path in own for place, page in _meant_pages(path, pages, tree)}
    if meant:
        for place, page in meant.items():
            message = f"This folder is not read: that of {layout.name(layout.docs / page)} has its ending."
            fix = f"Rename it to {layout.name(layout.annotations / page)}/."
            yield Problem(Place(layout.name(place)), Code.NO_ARTICLE, message, fix)
    elif len(outside) == len(files) or own:
        # A folder that has folders of pages, and nothing beside them, is as it should be.
        yield _no_article(folder, slugs, tree)


def _meant_pages(path: Path, pages: Collection[str], tree: Tree) -> Iterator[tuple[Path, str]]:
    """Yield the folder of a file that has the path of a page without its ending, and the page."""
    annotations = tree.layout.annotations
    for folder in path.parents:
        if folder == annotations:
            return
        name = folder.relative_to(annotations).as_posix()
        found = next((at for at in (f"{name}.md", *(f"{name}/{i}" for i in _INDEXES)) if at in pages), None)
        if found:
            yield folder, found
            return


def _no_article(path: Path, slugs: Collection[str], tree: Tree) -> Problem:
    layout = tree.layout
    names = [*slugs, *REGISTERS]
    meant = nearest(path.name, names)
    remedy = "Rename the folder to that of the article below docs/articles/."
    if meant in REGISTERS and meant not in slugs:
        remedy = f"If it has entries of that register, rename it to {meant}; else to the name of its article."
    if meant and tree.is_there(layout.annotations / meant):
        there = layout.name(layout.annotations / meant)
        remedy = (
            f"Move its notes to {there}/, each under a name that is free there; if the folder is a copy, "
            "delete it."
        )
    message = f"There is no article “{printable(visible_name(path.name))}”.{did_you_mean(path.name, names)}"
    return Problem(Place(layout.name(path)), Code.NO_ARTICLE, message, remedy)
