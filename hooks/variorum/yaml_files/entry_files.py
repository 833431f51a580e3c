"""Reads the files that hold one entry or a list of entries, and finds such files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from variorum.files.layout import YAML, Layout
from variorum.files.page_folders import lies_in_a_page_folder
from variorum.files.placement import is_hidden
from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree
from variorum.files.unread_file import namesakes, rename_or_remove
from variorum.model.problem import Code, Place, Problem
from variorum.yaml_files.deceit import report_deceit
from variorum.yaml_files.node import Node
from variorum.yaml_files.parse import entries
from variorum.yaml_files.swallowed_text import report_swallowed_text
from variorum.yaml_files.text_file import decode, forbidden_characters

_IGNORED = ("README.md", "LICENSE", "CODEOWNERS")


class EntryFile(NamedTuple):
    """What a file of entries holds, and what is wrong with the file as a whole."""

    entries: tuple[Node, ...]
    """Each has its own problems as `faults`."""
    problems: tuple[Problem, ...] = ()
    is_read: bool = True
    """False if it could not be read, so that entries may be missing."""


def read_entries(path: Path, tree: Tree) -> EntryFile:
    """Return the entries of the file at `path`."""
    try:
        return tree.parse(path, entries_in)
    except Unreadable as unreadable:
        return EntryFile((), (unreadable.problem,), is_read=False)


def entries_in(content: bytes, name: str) -> EntryFile:
    """Return the entries in the content of a file called `name`. Raise `Unreadable` if it is not text."""
    text = decode(content, name)
    if forbidden := forbidden_characters(text, name):
        return EntryFile((), tuple(forbidden), is_read=False)
    nodes = tuple(entries(text, name))
    if all(node.value in (None, []) and not node.faults for node in nodes):
        fix = "Write an entry, or delete the file."
        return EntryFile((), (Problem(Place(name), Code.EMPTY_FILE, "The file has no content.", fix),))
    report_swallowed_text(text, nodes, name)
    report_deceit(text, nodes, name)
    return EntryFile(nodes)


def entry_files(folder: Path, tree: Tree, problems: list[Problem]) -> Iterator[Path]:
    """Yield the YAML files below `folder`, by name; add a problem for each other file.

    Files in the folder of a page, which may lie below, are those of the page.
    """
    found, unsearched = tree.searched(folder)
    problems.extend(unsearched)
    paths = [path for path in found if _is_read(path.relative_to(folder))]
    beside = namesakes(paths)
    for path in paths:
        if path.name in _IGNORED:
            continue
        if path.suffix in YAML:
            yield path
        else:
            why = "Only files that end in .yml or .yaml are read here."
            problems.append(stray(path, tree.layout, why, rename_or_remove(path, beside)))


def _is_read(below: PurePath) -> bool:
    return not is_hidden(below) and not lies_in_a_page_folder(below)


def stray(path: Path, layout: Layout, why: str, remedy: str) -> Problem:
    """Return the problem of a file that is not read."""
    return Problem(Place(layout.name(path)), Code.STRAY_FILE, f"This file is not read. {why}", remedy)
