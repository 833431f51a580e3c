"""An EPUB → blocks of text: the documents of its spine, one after the other. Its format is W3C EPUB 3.3."""

from __future__ import annotations

import posixpath
import re
from html.entities import html5
from typing import Any
from urllib.parse import unquote

from lxml import etree

from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.from_markup import document_of
from variorum.editing.received.html_with_care import page_tree
from variorum.editing.received.markup_tree import tag_of
from variorum.editing.received.pictures import Pictures, within
from variorum.editing.received.zip_parts import ZipParts, parsed_xml
from variorum.model.wording import sanitized_line

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPS_TYPE = "{http://www.idpf.org/2007/ops}type"
_KEYS = {
    "title": "title",
    "creator": "author",
    "language": "language",
    "publisher": "publisher",
    "rights": "rights",
    "date": "date",
    "description": "description",
}
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_FURNITURE = frozenset(("toc", "landmarks", "page-list", "pagebreak", "cover", "index"))
_MOST_DOCUMENTS = 5_000


def read(content: bytes) -> Document:
    """Return the document. Raise `NotReadable` if it cannot be read, or is locked."""
    parts = ZipParts(content)
    if not parts.has(_CONTAINER):
        raise NotReadable("it is no EPUB: its container is missing.")
    roots = parts.xml(_CONTAINER).iter("{*}rootfile")
    package_name = next((root.get("full-path", "") for root in roots), "")
    package = parts.xml(package_name)
    names = _spine(package, posixpath.dirname(package_name))
    _refuse_locked(parts, names)
    whole = etree.Element("body")
    pictures = Pictures(lambda address: parts.read(address) if parts.has(address) else None)
    left_out: list[str] = []
    for name in names:
        if parts.has(name):
            whole.append(_content(parts.markup(name), name, left_out))
        else:
            left_out.append(f"“{sanitized_line(name)}”, which is missing")
    return document_of(
        whole, pictures, "Variorum’s reader of EPUB", described=_described(package), left_out=left_out
    )


def _spine(package: Any, folder: str) -> list[str]:
    """Return the names of the parts that are read one after the other, without the table of contents."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    found = []
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in item.get("properties", "").split():
            continue
        path = within(folder, item.get("href", ""))
        if path is None:
            raise NotReadable("it names a part outside of itself. Nothing of it was read.")
        found.append(path)
    if not found:
        raise NotReadable("it has no text: nothing is in its spine.")
    if len(found) > _MOST_DOCUMENTS:
        raise NotReadable(f"it has {len(found):,} documents; the limit is {_MOST_DOCUMENTS:,}.")
    # A spine has each document once (EPUB 3.3, `itemref`).
    return list(dict.fromkeys(found))


def _refuse_locked(parts: ZipParts, names: list[str]) -> None:
    """Refuse a book whose text is encrypted. Fonts alone may be: they are not read."""
    if not parts.has(_ENCRYPTION):
        return
    locked = {unquote(item.get("URI", "")) for item in parts.xml(_ENCRYPTION).iter("{*}CipherReference")}
    if not locked.isdisjoint(names):
        raise NotReadable("it is locked (DRM). Only a copy without a lock can be read.")


def _content(content: bytes, name: str, left_out: list[str]) -> Any:
    """Return the body of a document, with the addresses of its pictures from the root of the archive."""
    text = _decoded(content)
    known = _ENTITY.sub(
        lambda found: found[0] if found[1] in _OF_XML else html5.get(found[1], found[0]), text
    )
    try:
        root = parsed_xml(known.encode(), name)
    except NotReadable:
        # Books are often not well-formed.
        if "<!ENTITY" in text:
            raise
        root = page_tree(text) if text.strip() else etree.Element("body")
    body = next(root.iter("{*}body", "body"), root)
    folder = posixpath.dirname(name)
    removed: set[Any] = set()
    for element in list(body.iter()):
        tag = tag_of(element)
        if element in removed:
            continue
        if tag in ("img", "image"):
            element.set("src", within(folder, element.get("src", "")) or "")
        elif tag == "nav" or _FURNITURE.intersection(element.get(_OPS_TYPE, "").split()):
            if words := " ".join("".join(element.itertext()).split()):
                left_out.append(words)
            removed.update(element.iterdescendants())
            element.clear(keep_tail=True)
    section = etree.Element("section")
    section.append(body)
    body.tag = "div"
    return section


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", content.decode(encoding, "replace"))


def _described(package: Any) -> dict[str, str]:
    found = {key: package.findtext(f".//{_DC}{name}") for name, key in _KEYS.items()}
    authors = [sanitized_line(one.text or "").strip() for one in package.iter(f"{_DC}creator")]
    found["author"] = ", ".join(filter(None, authors))
    return {
        key: " ".join(sanitized_line(value).split())
        for key, value in found.items()
        if value and value.strip()
    }
