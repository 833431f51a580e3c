"""The addresses to which one part of a document leads: its relationships."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from variorum.exporting.tei.elements import as_xml
from variorum.exporting.word.elements import add

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_NOT_IN_ADDRESSES = frozenset('<>"{}|\\^`')
"""What RFC 3986 has in no address, nor RFC 3987."""


class Links:
    """Gives each address a name within the part."""

    def __init__(self) -> None:
        """Begin without any."""
        self._names: dict[str, str] = {}

    def add_link(self, parent: ET.Element, address: str) -> ET.Element:
        """Append a link and return it; return `parent` itself if the address is none.

        An address that begins with `#` is a bookmark of the document.
        """
        if address.startswith("#"):
            return add(parent, "hyperlink", anchor=address[1:])
        if not (address := _as_word_reads_it(address)):
            return parent
        name = self._names.setdefault(address, f"link{len(self._names) + 1}")
        return ET.SubElement(parent, "w:hyperlink", {"r:id": name})

    def as_part(self, *parts: tuple[str, str]) -> str:
        """Return the relationships: to `parts`, each the type and the file, and to all addresses."""
        return relationships(
            *((f"part{number}", f"{OFFICE}/{kind}", file) for number, (kind, file) in enumerate(parts, 1)),
            *((name, f"{OFFICE}/hyperlink", address) for address, name in self._names.items()),
        )


def _as_word_reads_it(address: str) -> str:
    """Return an address; empty for one that is none, since Word opens no document that has such a link."""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return "".join(
        f"%{ord(sign):02X}" if sign in _NOT_IN_ADDRESSES or sign < "!" else sign for sign in address
    )


def relationships(*targets: tuple[str, str, str]) -> str:
    """Return a part of relationships: names, types and targets. A hyperlink leads out of the document."""
    root = ET.Element("Relationships", {"xmlns": _PACKAGE})
    for name, kind, target in targets:
        outside = {"TargetMode": "External"} if kind.endswith("/hyperlink") else {}
        ET.SubElement(root, "Relationship", {"Id": name, "Type": kind, "Target": target, **outside})
    return as_xml(root)
