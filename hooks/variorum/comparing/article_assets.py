"""Fingerprints of the files beside the articles that are published with them, mostly pictures."""

from __future__ import annotations

from collections.abc import Container
from hashlib import sha256

from variorum.files.placement import is_text
from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree


def article_assets(tree: Tree, compared: Container[str] = ()) -> dict[str, str]:
    """Return size and checksum of each file below docs/articles/, by its path from the edition's root.

    The texts and metadata of the articles `compared` are left out, since their contents are compared.
    The `tree` must have been read with pictures.
    """
    layout, found = tree.layout, {}
    for path in tree.files_below(layout.articles):
        below = path.relative_to(layout.articles)
        if is_text(below) and below.parts[0] in compared:
            continue
        try:
            data = tree.content(path)
            found[layout.name(path)] = f"{len(data):,} bytes, SHA-256 {sha256(data).hexdigest()}"
        except Unreadable:
            found[layout.name(path)] = "cannot be read"
    return found
