"""Words with one look: runs of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from variorum.exporting.tei.elements import SPACE
from variorum.exporting.word.elements import add
from variorum.exporting.word.links import Links
from variorum.model.direction import RIGHT_TO_LEFT, has_right_to_left

BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("em", "i", "cite", "dfn", "var"))
CODE = frozenset(("code", "kbd", "samp", "pre"))
STRUCK = frozenset(("del", "s"))
HYPERLINK = "Hyperlink"
_SIGNS = re.compile("([\n\t])")
_RUNS = re.compile(f"((?:{RIGHT_TO_LEFT})+(?:[^\\w\n]+(?:{RIGHT_TO_LEFT})+)*)")


class Look(NamedTuple):
    """How words look, and what they are."""

    elements: frozenset[str] = frozenset()
    """Names of the elements of HTML that hold them."""
    style: str = ""
    """Id of a style of characters."""
    language: str = ""
    """If it is not that of the paragraph."""
    link: str = ""
    """Where they lead."""
    breaks_lines: bool = False
    """Whether their line ends are shown."""
    bold: bool = False


PLAIN = Look()


class Change(NamedTuple):
    """Who changed words, and when: what Word calls a tracked change."""

    number: int
    """Unique in the document."""
    author: str
    date: str = ""
    """In UTC; empty if nobody knows."""


def add_words(
    parent: ET.Element,
    words: str,
    look: Look,
    links: Links,
    *,
    deleted: Change | None = None,
    inserted: Change | None = None,
) -> None:
    """Append words; as deleted or inserted, if a change says so. Each direction gets a run of its own."""
    if not words:
        return
    if look.link:
        parent = links.add_link(parent, look.link)
    if change := deleted or inserted:
        tag = "del" if deleted else "ins"
        parent = add(parent, tag, id=change.number, author=change.author, date=change.date)
    for piece, is_right_to_left in _by_direction(words):
        run = add(parent, "r")
        if is_right_to_left or look != PLAIN:
            _properties(run, look, is_right_to_left=is_right_to_left, words=piece)
        for part in _SIGNS.split(piece):
            if part == "\t":
                add(run, "tab")
            elif part == "\n" and look.breaks_lines:
                add(run, "br")
            elif part:
                text = add(run, "delText" if deleted else "t")
                text.set(SPACE, "preserve")
                text.text = " " if part == "\n" else part


def _by_direction(words: str) -> Iterator[tuple[str, bool]]:
    if not has_right_to_left(words):
        yield words, False
        return
    for number, piece in enumerate(_RUNS.split(words)):
        if piece:
            yield piece, number % 2 == 1


def _properties(run: ET.Element, look: Look, *, is_right_to_left: bool, words: str) -> None:
    """Append what the look needs, in the order of the schema (CT_RPr)."""
    properties = add(run, "rPr")
    style = look.style or (HYPERLINK if look.link else "")
    if style:
        add(properties, "rStyle", style)
    if look.elements & CODE:
        add(properties, "rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New")
    if look.bold or look.elements & BOLD:
        add(properties, "b")
        add(properties, "bCs")
    if look.elements & ITALIC:
        add(properties, "i")
        add(properties, "iCs")
    if look.elements & STRUCK:
        add(properties, "strike")
    # Digits of a power are characters of their own in the text: see `rendering/raised.py`.
    if words.isascii() and not look.elements.isdisjoint(("sup", "sub")):
        add(properties, "vertAlign", "superscript" if "sup" in look.elements else "subscript")
    if is_right_to_left:
        add(properties, "rtl")
    if look.language:
        add(properties, "lang", look.language, eastAsia=look.language, bidi=look.language)
    if not len(properties):
        run.remove(properties)
