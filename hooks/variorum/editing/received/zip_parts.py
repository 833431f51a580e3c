"""The parts of a document that is a zip archive: .docx, .epub, .odt. Nothing is unpacked to the disk."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from variorum.editing.received.document import NotReadable

MOST_PARTS = 10_000
LARGEST_PART = 50_000_000
"""Bytes of one part, unpacked."""
LARGEST_WHOLE = 200_000_000
"""Bytes of all parts, unpacked."""
MOST_TAGS = 2_000_000
"""In all parts that are read as XML: each takes a hundred times its bytes in memory."""
_ENCRYPTED = 0x1
_NOT_WHOLE = "it is damaged, or no file of its kind: its parts cannot be unpacked. Save it anew."


class ZipParts:
    """The parts of an archive, by their names."""

    def __init__(self, content: bytes) -> None:
        """Open the archive. Raise `NotReadable` if it is none, is encrypted, or would unpack to too much."""
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise NotReadable(_NOT_WHOLE) from error
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS:
            raise NotReadable(f"it has {len(parts):,} parts; the limit is {MOST_PARTS:,}.")
        largest = max((part.file_size for part in parts), default=0)
        if largest > LARGEST_PART or sum(part.file_size for part in parts) > LARGEST_WHOLE:
            raise NotReadable(
                f"unpacked, it would have more than {LARGEST_WHOLE:,} bytes, or a part of more than "
                f"{LARGEST_PART:,}. Take out what is not text."
            )
        self._counted: set[str] = set()
        self._tags = 0
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise NotReadable("it is encrypted. Save it without a password.")

    def names(self) -> list[str]:
        """Return the names of all parts, each once: an archive may have the same name twice."""
        return list(self._zip.NameToInfo)

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the bytes of a part. Raise `NotReadable` if it is missing or damaged."""
        try:
            return self._zip.read(name)
        except KeyError as error:
            raise NotReadable(f"its part “{name[:80]}” is missing. Save it anew.") from error
        except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
            raise NotReadable(_NOT_WHOLE) from error

    def xml(self, name: str) -> Any:
        """Return the root of a part that is XML. Raise `NotReadable` if it is none, or has entities."""
        return parsed_xml(self.markup(name), name)

    def markup(self, name: str) -> bytes:
        """Return the bytes of a part that is XML. Raise `NotReadable` if all have too many tags."""
        content = self.read(name)
        self._tags += content.count(b"<") if name not in self._counted else 0
        self._counted.add(name)
        if self._tags > MOST_TAGS:
            raise NotReadable(f"it has more than {MOST_TAGS:,} tags of XML. Divide it.")
        return content


def parsed_xml(content: bytes, name: str) -> Any:
    """Return the root element of an XML document; entities and files elsewhere are never taken in."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotReadable(f"its part “{name[:80]}” is no well-formed XML. Save it anew.") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise NotReadable(f"its part “{name[:80]}” declares entities, which are not read. Save it without.")
    return root
