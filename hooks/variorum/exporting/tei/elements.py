"""Elements of TEI: how they are made, and the names that notes and entries have in a document."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

TEI = "http://www.tei-c.org/ns/1.0"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FIELDS = "fields"
"""The `type` of the `note` that has a note's own keys as its author wrote them, in JSON."""
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold, not even as a reference (XML 1.0, section 2.2)."""


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Append an element with the attributes that have a value, and return it."""
    child = ET.SubElement(parent, tag, {key: value for key, value in attributes.items() if value})
    child.text = text or None
    return child


def append_text(parent: ET.Element, text: str) -> None:
    """Append text to what an element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def xml_id(identifier: str) -> str:
    """Return the name that a note has in a document: its id; with `_` before a digit, which XML refuses."""
    return f"_{identifier}" if identifier[:1].isdigit() else identifier


def as_xml(root: ET.Element) -> str:
    """Return a document as text. What XML cannot hold is replaced by U+FFFD."""
    written = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", ET.tostring(root, encoding="unicode"))
    # A parser would take a bare carriage return for a line end.
    written = written.replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'
