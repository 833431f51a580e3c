"""What a file of an edition has in it, before it is changed."""

from __future__ import annotations

from pathlib import Path

from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree


def file_content(path: Path, tree: Tree) -> bytes | None:
    """Return the bytes of a file in `tree`; None if there is none that may be read.

    The tree has the contents of notes, registers and articles; those of other pages are read from the disk.
    """
    layout = tree.layout
    if not (path.is_relative_to(layout.docs) or path.is_relative_to(layout.annotations)):
        return _on_disk(path)
    if not tree.is_file(path) or tree.refusal(path):
        return None
    try:
        return tree.content(path)
    except Unreadable:
        return _on_disk(path)


def _on_disk(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None
