"""A changed text is accepted: article.yml gets its checksum."""

from __future__ import annotations

import hashlib

from variorum.editing.changed_notes import node
from variorum.editing.layout import laid_out
from variorum.editing.source import read_source
from variorum.model.article import ArticleMetadata


def with_checksum(metadata: str, received: bytes, until: str = "", says: str = "") -> str:
    """Return the content of article.yml, which was read without faults, with the SHA-256 of `received`.

    Where there is a date `until` which the text before was the article's, that is listed among its earlier
    versions; `says` what readers should know of it.
    """
    root = read_source(metadata)
    old = root.value["sha256"]
    if until and old.value != hashlib.sha256(received).hexdigest():
        version = {"sha256": old.value, "until": until} | ({"says": says} if says else {})
        listed = root.value.setdefault("earlier", node([]))
        listed.value, listed.in_brackets = [*listed.value, node(version)], False
    new = node(hashlib.sha256(received).hexdigest())
    new.above, new.beside = old.above, old.beside
    root.value["sha256"] = new
    return laid_out(root, ArticleMetadata)
