"""What lies beside the texts of an edition and is published with them: pictures, mostly."""

from __future__ import annotations

from hashlib import sha256

from variorum.model.limits import LARGEST_ARTICLE
from variorum.reading.folders import files_below
from variorum.reading.layout import Layout
from variorum.reading.text_file import Unreadable, read_bytes

TEXTS = frozenset({"article.yml", "article.txt", "article.md"})


def beside_texts(layout: Layout) -> dict[str, str]:
    """Return, by its path from the edition's root, the size and sum of each file that is no text."""
    paths = [path for path in files_below(layout.articles, layout, []) if path.name not in TEXTS]
    found = {}
    for path in paths:
        try:
            data = read_bytes(path, layout, LARGEST_ARTICLE)
            found[layout.name(path)] = f"{len(data):,} bytes, SHA-256 {sha256(data).hexdigest()}"
        except Unreadable:
            found[layout.name(path)] = "cannot be read"
    return found
