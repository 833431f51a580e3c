"""A changed text is accepted: article.yml, or the front matter of a page, gets its checksum."""

from __future__ import annotations

import hashlib
import re

from variorum.editing.changed_notes import node
from variorum.editing.layout import laid_out
from variorum.editing.source import read_source
from variorum.model.article import Article, ArticleMetadata

_VALUE = re.compile(r"(?P<mark>[\"'])[^\"']*(?P=mark)|[^\s#,{}]+")


class NoChecksum(Exception):
    """The page has no checksum in its front matter: its text may change."""


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


def page_with_checksum(page: Article) -> bytes:
    """Return the file of a page with the SHA-256 of its text in its front matter; all else stays as it is.

    Raise `NoChecksum` if none is written there.
    """
    place = page.places.get("sha256")
    if place is None:
        raise NoChecksum
    lines = page.received.split(b"\n")
    line = lines[place.line - 1].decode()
    start = place.column - 1
    value = hashlib.sha256(page.text.encode()).hexdigest()

    def new(old: re.Match[str]) -> str:
        mark = old["mark"] or ""
        return f"{mark}{value}{mark}"

    lines[place.line - 1] = (line[:start] + _VALUE.sub(new, line[start:], count=1)).encode()
    return b"\n".join(lines)
