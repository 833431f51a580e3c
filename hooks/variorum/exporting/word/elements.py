"""Elements of WordprocessingML, and their root with the names of its namespaces."""

from __future__ import annotations

from xml.etree import ElementTree as ET
from zlib import crc32

_NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_LONGEST_NAME = 40
"""Characters of a bookmark: Word cuts longer names, and two may become one."""


def part(tag: str) -> ET.Element:
    """Return the root of a part of a document."""
    return ET.Element(f"w:{tag}", _NAMESPACES)


def add(parent: ET.Element, tag: str, value: str | int = "", **attributes: str | int) -> ET.Element:
    """Append an element; `value` is its attribute `val`. Attributes without a value are left out."""
    child = ET.SubElement(parent, f"w:{tag}")
    if value != "":
        child.set("w:val", str(value))
    for key, given in attributes.items():
        if given != "":
            child.set(f"w:{key}", str(given))
    return child


def bookmark_name(identifier: str) -> str:
    """Return the name of the bookmark of a note: its id, as Word takes it.

    Word wants a letter first; `_` before a digit would hide the bookmark from its list. No id ends in `_`.
    """
    name = identifier if identifier[:1].isalpha() else f"n_{identifier}"
    if len(name) <= _LONGEST_NAME:
        return name
    from_all = f"{crc32(identifier.encode()):08x}"
    return f"{name[: _LONGEST_NAME - len(from_all) - 1]}_{from_all}"
