"""A tree of files → trees of some of its articles, with all that a check of these by their own files asks."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from variorum.files.layout import WORD_LIST, Layout
from variorum.files.memo import Memo
from variorum.files.tree import Entry, Tree
from variorum.model.ledger import LEDGER
from variorum.model.registers import REGISTERS

READ_BESIDE = frozenset((f"{LEDGER}.yml", WORD_LIST))
"""Files directly in annotations/ that no check of one article asks: these are read each time."""


def bytes_of_notes(tree: Tree, slugs: Collection[str]) -> dict[str, int]:
    """Return how large the files of the notes on each article are."""
    sizes = dict.fromkeys(slugs, 0)
    start = f"{tree.layout.annotations}{os.sep}"
    for path, entry in tree.entries.items():
        if (name := str(path)).startswith(start):
            slug = name[len(start) :].partition(os.sep)[0]
            if slug in sizes:
                sizes[slug] += entry.size
    return sizes


def parts_of(tree: Tree, divided: Sequence[Collection[str]]) -> list[Tree]:
    """Return for each of the `divided` slugs the tree of their articles and notes, and of all registers."""
    common: dict[Path, Entry] = {}
    owned: dict[str, dict[Path, Entry]] = {slug: {} for slugs in divided for slug in slugs}
    for path, entry in tree.entries.items():
        slug = _slug(path, tree.layout, is_folder=entry.is_folder)
        if slug is None:
            common[path] = entry
        elif slug in owned:
            owned[slug][path] = entry
    return [_part(tree, common, [owned[slug] for slug in slugs]) for slugs in divided]


def _slug(path: Path, layout: Layout, *, is_folder: bool) -> str | None:
    """Return the article that a file belongs to, None if to all, and “” if no check of one asks for it."""
    name = str(path)
    for folder in (layout.articles, layout.annotations):
        if name == str(folder) or str(folder).startswith(f"{name}{os.sep}"):
            return None
        if name.startswith(start := f"{folder}{os.sep}"):
            first, _, below = name[len(start) :].partition(os.sep)
            if first in REGISTERS:
                return None  # Also an article of that name: see `is_register_folder`.
            if folder == layout.articles or below or is_folder:
                return first
            return "" if first in READ_BESIDE else None
    return ""


def _part(tree: Tree, common: Mapping[Path, Entry], owned: Sequence[Mapping[Path, Entry]]) -> Tree:
    entries = dict(common)
    for files in owned:
        entries |= files
    folders = {}
    for path, folder in tree.folders.items():
        if path in entries:
            names = tuple(name for name in folder.names if path / name in entries)
            folders[path] = folder._replace(names=names)
    return replace(tree, entries=entries, folders=folders, memo=Memo())
