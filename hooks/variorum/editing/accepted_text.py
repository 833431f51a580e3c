"""A changed text is accepted: article.yml gets its checksum."""

from __future__ import annotations

import hashlib

from variorum.editing.changed_notes import node
from variorum.editing.layout import laid_out
from variorum.editing.source import read_source
from variorum.model.article import ArticleMetadata


def with_checksum(metadata: str, received: bytes) -> str:
    """Return the content of article.yml, which was read without faults, with the SHA-256 of `received`."""
    root = read_source(metadata)
    old = root.value["sha256"]
    new = node(hashlib.sha256(received).hexdigest())
    new.above, new.beside = old.above, old.beside
    root.value["sha256"] = new
    return laid_out(root, ArticleMetadata)
