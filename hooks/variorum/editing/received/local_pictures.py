"""The pictures that an article in Markdown shows, and that lie beside its file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import markdown
from lxml import etree, html

from variorum.editing.received.pictures import LARGEST_PICTURE, MOST_PICTURES, Source, picture_ending, within


class LocalPictures(NamedTuple):
    """What was found of the pictures of an article."""

    found: dict[str, bytes]
    """By the path that the article gives them, from its own folder."""
    missing: list[str]
    """The addresses of those that are not there, or are no pictures."""


def local_pictures(text: str, source: Source) -> LocalPictures:
    """Return the pictures that `text`, Markdown, shows; `source` gives the bytes of what lies beside it."""
    pictures = LocalPictures({}, [])
    try:
        root = html.fragment_fromstring(markdown.markdown(text), create_parent="div")
    except (etree.ParserError, ValueError, RecursionError):
        return pictures
    for address in dict.fromkeys(image.get("src", "") for image in root.iter("img")):
        if not address or address.startswith(("http:", "https:", "//", "data:")):
            continue
        path = within("", address)
        content = source(address) if path and len(pictures.found) < MOST_PICTURES else None
        if path and content and picture_ending(content):
            pictures.found[path] = content
        else:
            pictures.missing.append(address)
    return pictures


def beside(file: Path) -> Source:
    """Return what gives the bytes of files in the folder of `file`, and below it; never of others."""
    folder = file.resolve().parent

    def read(address: str) -> bytes | None:
        path = within("", address)
        target = (folder / path).resolve() if path else None
        if target is None or not target.is_relative_to(folder) or not target.is_file():
            return None
        return target.read_bytes() if target.stat().st_size <= LARGEST_PICTURE else None

    return read
