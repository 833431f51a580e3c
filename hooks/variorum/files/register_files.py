"""Where the entries of a register are written: in one file, in a folder of its own, or in both."""

from __future__ import annotations

from pathlib import Path

from variorum.files.tree import Tree
from variorum.model.registers import REGISTERS

_PARTS = ("article", "articles")
"""Names of an article's files without their suffixes, right or misspelt."""


def has_article(folder: Path, tree: Tree) -> bool:
    """Return whether an article, or a part of one, lies in `folder`; one that is closed counts as one."""
    if not tree.is_open(folder):
        return True
    return any(name.lower().partition(".")[0] in _PARTS for name in tree.names_in(folder))


def is_register_folder(folder: Path, tree: Tree) -> bool:
    """Return whether `folder` is annotations/NAME/, with the entries of the register NAME.

    Where an article is called like a register, which is a problem, the folder has the notes on it.
    """
    layout = tree.layout
    return (
        folder.parent == layout.annotations
        and folder.name in REGISTERS
        and not has_article(layout.articles / folder.name, tree)
    )


def has_entries(path: Path, tree: Tree) -> bool:
    """Return whether the file at `path` has entries of a register or of the ledger, not notes."""
    annotations = tree.layout.annotations
    if path.parent == annotations:
        return True
    return path.is_relative_to(annotations) and is_register_folder(
        annotations / path.relative_to(annotations).parts[0], tree
    )


def article_name(slug: str) -> str:
    """Return a name for the folder of an article that would be called `slug`: no register has it."""
    return f"{slug}-text" if slug in REGISTERS else slug
