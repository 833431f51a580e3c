"""What a document of Word holds, read from its XML: text by tracked changes, footnotes, bookmarks, links."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRONT = {"Title", "Subtitle", "Fact"}
ON_THE_WHOLE = "Notes on the whole text"


class WordDocument:
    """A document, read."""

    def __init__(self, document: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(document)) as packed:
            self._root = ET.fromstring(packed.read("word/document.xml"))
            notes = ET.fromstring(packed.read("word/footnotes.xml"))
            self.addresses = {
                target.get("Target")
                for name in ("document", "footnotes")
                for target in ET.fromstring(packed.read(f"word/_rels/{name}.xml.rels"))
                if target.get("TargetMode") == "External"
            }
        self.calls = [int(_value(one, "id")) for one in self._root.iter(f"{W}footnoteReference")]
        self.footnotes = {
            number: "\n".join(_text(paragraph) for paragraph in note)
            for note in notes
            if (number := int(_value(note, "id"))) > 0
        }
        self.bookmarks = [_value(one, "name") for one in self._root.iter(f"{W}bookmarkStart")]
        links = [*self._root.iter(f"{W}hyperlink"), *notes.iter(f"{W}hyperlink")]
        self.anchors = {anchor for link in links if (anchor := link.get(f"{W}anchor"))}

    def _paragraphs_of_text(self) -> Iterator[ET.Element]:
        for paragraph in self._root.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            is_front = style is not None and _value(style, "val") in FRONT
            if not is_front and _text(paragraph) != ON_THE_WHOLE:
                yield paragraph

    def paragraphs(self, *, deleted: bool, inserted: bool) -> list[str]:
        """Return the paragraphs of the text with what tracked changes delete, or insert."""
        return [_text(one, deleted=deleted, inserted=inserted) for one in self._paragraphs_of_text()]

    def passage(self, name: str) -> str:
        """Return the words of a bookmark as they were before any tracked change."""
        inserted = {id(one) for ins in self._root.iter(f"{W}ins") for one in ins.iter()}
        number = ""
        words: list[str] = []
        for element in self._root.iter():
            if element.tag == f"{W}bookmarkStart" and _value(element, "name") == name:
                number = _value(element, "id")
            elif number and element.tag == f"{W}bookmarkEnd" and _value(element, "id") == number:
                return "".join(words)
            elif number and id(element) not in inserted:
                words.append(_words(element))
        raise AssertionError(f"no such bookmark, or it does not end: {name}")

    @property
    def directions(self) -> list[tuple[str, bool]]:
        """The runs of the text, and whether each runs from right to left."""
        return [
            ("".join(map(_words, run)), run.find(f"{W}rPr/{W}rtl") is not None)
            for paragraph in self._paragraphs_of_text()
            for run in paragraph.iter(f"{W}r")
            if run.find(f"{W}t") is not None
        ]

    def is_right_to_left(self, words: str) -> bool:
        """Return whether the paragraph with these words runs from right to left."""
        (found,) = [one for one in self._root.iter(f"{W}p") if _text(one) == words]
        return found.find(f"{W}pPr/{W}bidi") is not None


def _value(element: ET.Element, name: str) -> str:
    return element.get(f"{W}{name}") or ""


def _words(element: ET.Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return (element.text or "") if element.tag in (f"{W}t", f"{W}delText") else signs.get(element.tag, "")


def _text(element: ET.Element, *, deleted: bool = True, inserted: bool = False) -> str:
    style = element.find(f"{W}rPr/{W}rStyle")
    if style is not None and _value(style, "val") == "FootnoteReference":
        # A space between two calls.
        return ""
    if (element.tag == f"{W}del" and not deleted) or (element.tag == f"{W}ins" and not inserted):
        return ""
    return _words(element) + "".join(_text(one, deleted=deleted, inserted=inserted) for one in element)
