"""Pages of a book: XHTML, and the HTML of notes as a part of it."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from variorum.exporting.tei.elements import LANGUAGE, add, append_text, as_xml
from variorum.model.direction import direction_of

TYPE = "epub:type"
_VOID = frozenset({"br", "hr"})
"""Elements without an end tag, of those that a note may have."""

Address = Callable[[str], str | None]
"""Gives where a link leads from a page of the book; None if it leads nowhere."""


def page(title: str, language: str, kind: str) -> tuple[ET.Element, ET.Element]:
    """Return a page and its body. `kind` is what the page is, in the terms of EPUB."""
    root = ET.Element(
        "html",
        {
            "xmlns": "http://www.w3.org/1999/xhtml",
            "xmlns:epub": "http://www.idpf.org/2007/ops",
            "lang": language,
            LANGUAGE: language,
            "dir": direction_of(language),
        },
    )
    head = add(root, "head")
    add(head, "title", title)
    add(head, "link", rel="stylesheet", type="text/css", href="style.css")
    return root, add(root, "body", **{TYPE: kind} if kind else {})


def as_page(root: ET.Element) -> str:
    """Return a page as its file."""
    return as_xml(root)


def in_language(language: str) -> dict[str, str]:
    """Return the attributes that name a language."""
    return {"lang": language, LANGUAGE: language} if language else {}


def append_html(parent: ET.Element, html: str, address: Address) -> None:
    """Append the safe HTML of a note. A link that leads nowhere leaves its words."""
    reader = _Reader(parent, address)
    reader.feed(html)
    reader.close()


class _Reader(HTMLParser):
    def __init__(self, parent: ET.Element, address: Address) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [parent]
        self._address = address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            target = self._address(given.pop("href", ""))
            given.pop("rel", None)
            tag, given = ("a", given | {"href": target}) if target else ("span", {})
        if "lang" in given:
            given[LANGUAGE] = given["lang"]
        element = add(self._open[-1], tag, **given)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        append_text(self._open[-1], data)
