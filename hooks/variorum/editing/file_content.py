"""What a file of an edition has in it, before it is changed."""

from __future__ import annotations

from pathlib import Path

from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree


def file_content(path: Path, tree: Tree) -> bytes | None:
    """Return the bytes of a file in `tree`; None if there is none that may be read.

    The tree has the contents of notes, registers and articles; those of other pages are read from the disk.
    """
    if not tree.is_file(path) or tree.refusal(path):
        return None
    try:
        return tree.content(path)
    except Unreadable:
        try:
            return path.read_bytes()
        except OSError:
            return None
