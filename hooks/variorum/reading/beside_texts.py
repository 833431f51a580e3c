"""What lies beside the texts of an edition and is published with them: pictures, mostly."""

from __future__ import annotations

from collections.abc import Container
from hashlib import sha256

from variorum.model.limits import LARGEST_ARTICLE
from variorum.reading.folders import files_below
from variorum.reading.layout import Layout
from variorum.reading.placement import is_text
from variorum.reading.text_file import Unreadable, read_bytes


def beside_texts(layout: Layout, compared: Container[str] = ()) -> dict[str, str]:
    """Return, by its path from the edition's root, the size and sum of each file below docs/articles/.

    The texts and metadata of the articles `compared`, of which what they say is compared, are left out.
    """
    found = {}
    for path in files_below(layout.articles, layout, []):
        below = path.relative_to(layout.articles)
        if is_text(below) and below.parts[0] in compared:
            continue
        try:
            data = read_bytes(path, layout, LARGEST_ARTICLE)
            found[layout.name(path)] = f"{len(data):,} bytes, SHA-256 {sha256(data).hexdigest()}"
        except Unreadable:
            found[layout.name(path)] = "cannot be read"
    return found
