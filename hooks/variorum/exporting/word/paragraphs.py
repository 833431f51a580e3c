"""Paragraphs of WordprocessingML: a style, a place in lists, a direction."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

from variorum.exporting.word.elements import add

_STEP = 360
"""How far a level of a list is indented, in twentieths of a point."""


class Setting(NamedTuple):
    """How a paragraph is set."""

    style: str = ""
    right_to_left: bool = False
    begins_page: bool = False
    list_number: int = 0
    """The number of the list of which it begins an item; 0 if it begins none."""
    depth: int = 0
    """How many lists and quotations it is in."""


def add_paragraph(parent: ET.Element, setting: Setting) -> ET.Element:
    """Append an empty paragraph and return it."""
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    if setting.style:
        add(properties, "pStyle", setting.style)
    if setting.begins_page:
        add(properties, "pageBreakBefore")
    if setting.list_number:
        numbered = add(properties, "numPr")
        add(numbered, "ilvl", min(setting.depth, 9) - 1)
        add(numbered, "numId", setting.list_number)
    if setting.right_to_left:
        add(properties, "bidi")
    if setting.depth and not setting.list_number:
        add(properties, "ind", left=_STEP * setting.depth, right=0)
    if not len(properties):
        paragraph.remove(properties)
    return paragraph


class Lists:
    """The lists of a document. Each ordered one has a number of its own, since it counts from its first."""

    BULLETS = 1

    def __init__(self) -> None:
        """Begin with the list that all items with bullets share."""
        self._firsts: list[int] = []

    def number(self, *, is_ordered: bool, first: str = "") -> int:
        """Return the number of a new list."""
        if not is_ordered:
            return self.BULLETS
        self._firsts.append(int(first) if first.isascii() and first.isdecimal() else 1)
        return self.BULLETS + len(self._firsts)

    def fill(self, root: ET.Element) -> None:
        """Append what the numbers mean to the part `numbering`."""
        for number, kind in enumerate(("bullet", "decimal")):
            abstract = add(root, "abstractNum", abstractNumId=number)
            add(abstract, "multiLevelType", "hybridMultilevel")
            for level in range(9):
                described = add(abstract, "lvl", ilvl=level)
                add(described, "start", 1)
                add(described, "numFmt", kind)
                add(described, "lvlText", "•" if kind == "bullet" else f"%{level + 1}.")
                add(described, "lvlJc", "left")
                add(add(described, "pPr"), "ind", left=_STEP * (level + 1), hanging=_STEP)
        for number, first in enumerate([None, *self._firsts], self.BULLETS):
            listed = add(root, "num", numId=number)
            add(listed, "abstractNumId", 0 if first is None else 1)
            for level in range(9 if first is not None else 0):
                add(add(listed, "lvlOverride", ilvl=level), "startOverride", first or 0)
