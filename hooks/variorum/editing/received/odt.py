"""An OpenDocument text (.odt) → blocks of text. Its format is OASIS OpenDocument 1.3, part 3."""

from __future__ import annotations

from typing import Any

from lxml import etree

from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.from_markup import document_of
from variorum.editing.received.html_with_care import TOO_DEEP
from variorum.editing.received.markup_tree import CALL, NOTE, TITLE
from variorum.editing.received.pictures import Pictures
from variorum.editing.received.zip_parts import ZipParts
from variorum.model.wording import sanitized_line

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    "tracked-changes sequence-decls variable-decls user-field-decls forms annotation annotation-end "
    "table-of-content bookmark bookmark-start bookmark-end soft-page-break note-citation ruby-text".split()
)
_TAGS = {
    "p": "p",
    "list": "ul",
    "list-item": "li",
    "list-header": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
}
_MOST_SPACES = 200
MOST_BLANKS = 1_000_000
"""Blanks that are written as elements, which can stand for many."""


def read(content: bytes) -> Document:
    """Return the document. Raise `NotReadable` if it cannot be read."""
    parts = ZipParts(content)
    _refuse_encrypted(parts)
    root = parts.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise NotReadable("it is an OpenDocument file, but no text document. Save its text as .odt.")
    styles = [root, *([parts.xml("styles.xml")] if parts.has("styles.xml") else [])]
    pictures = Pictures(lambda address: parts.read(address) if parts.has(address) else None)
    tree = _Converter(styles).tree(body)
    return document_of(tree, pictures, "Variorum’s reader of OpenDocument", described=_described(parts))


def _refuse_encrypted(parts: ZipParts) -> None:
    manifest = "META-INF/manifest.xml"
    if parts.has(manifest) and b"encryption-data" in parts.read(manifest):
        raise NotReadable("it is encrypted. Save it without a password.")


def _described(parts: ZipParts) -> dict[str, str]:
    if not parts.has("meta.xml"):
        return {}
    meta = parts.xml("meta.xml")
    keys = {"title": "title", "creator": "author", "language": "language", "description": "description"}
    found = {key: meta.findtext(f".//{_DC}{name}") for name, key in keys.items()}
    return {key: sanitized_line(value).strip() for key, value in found.items() if value and value.strip()}


class _Converter:
    """Makes elements of HTML from those of OpenDocument."""

    def __init__(self, roots: list[Any]) -> None:
        self._looks: dict[str, list[str]] = {}
        self._parents: dict[str, str] = {}
        self._indents: dict[str, int] = {}
        self._numbered: set[str] = set()
        self._notes: list[Any] = []
        self._to: Any = etree.TreeBuilder()
        self._spaces = 0
        for root in reversed(roots):
            for style in root.iter(f"{_STYLE}style"):
                self._learn(style)
            for style in root.iter(f"{_TEXT}list-style"):
                first = style.find(f"{_TEXT}list-level-style-number")
                if first is not None:
                    self._numbered.add(style.get(f"{_STYLE}name", ""))

    def tree(self, body: Any) -> Any:
        """Return the elements. Raise `NotReadable` if they are nested too deeply, or have too many blanks."""
        try:
            self._to.start("body", {})
            self._children(body, "")
            # This list grows while notes have notes.
            for number, note in enumerate(self._notes, 1):
                inner = note.find(f"{_TEXT}note-body")
                self._put(NOTE, [] if inner is None else inner, label=str(number))
            self._to.end("body")
        except RecursionError as error:
            raise NotReadable(TOO_DEEP) from error
        return self._to.close()

    def _learn(self, style: Any) -> None:
        name = style.get(f"{_STYLE}name", "")
        self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
        text = style.find(f"{_STYLE}text-properties")
        looks = {} if text is None else text.attrib
        tags = ["em"] * (looks.get(f"{_FO}font-style") in ("italic", "oblique"))
        tags += ["strong"] * (looks.get(f"{_FO}font-weight") in ("bold", "700", "800", "900"))
        position = looks.get(f"{_STYLE}text-position", "")
        tags += ["sup"] * position.startswith("super") + ["sub"] * position.startswith("sub")
        tags += ["del"] * (looks.get(f"{_STYLE}text-line-through-style", "none") != "none")
        self._looks[name] = tags
        paragraph = style.find(f"{_STYLE}paragraph-properties")
        margin = "" if paragraph is None else paragraph.get(f"{_FO}margin-left", "")
        self._indents[name] = _columns(margin)

    def _children(self, element: Any, list_style: str) -> None:
        self._to.data(getattr(element, "text", "") or "")
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, list_style)
            self._to.data(child.tail or "")

    def _put(self, tag: str, element: Any, list_style: str = "", **attributes: str) -> None:
        """Append an element of HTML with what is in `element`."""
        self._to.start(tag, attributes)
        self._children(element, list_style)
        self._to.end(tag)

    def _element(self, element: Any, list_style: str) -> None:
        name = etree.QName(element).localname
        if name in _SKIPPED:
            return
        if name in ("s", "tab", "line-break"):
            self._space(element, name)
        elif name == "note":
            self._notes.append(element)
            self._put(CALL, [], label=str(len(self._notes)))
        elif name == "image":
            self._put("img", [], src=element.get(_HREF, "").removeprefix("./"))
        elif name == "h":
            level = element.get(f"{_TEXT}outline-level", "1")
            self._put(f"h{min(int(level[:3]), 6) if level.isdecimal() and int(level[:3]) else 1}", element)
        elif name == "a":
            self._put("a", element, href=element.get(_HREF, ""))
        elif name == "list":
            style = element.get(f"{_TEXT}style-name", list_style)
            self._put("ol" if style in self._numbered else "ul", element, style)
        elif name in ("p", "span"):
            self._styled(element, name)
        elif of_html := _TAGS.get(name):
            self._put(of_html, element, list_style)
        else:
            self._children(element, list_style)

    def _styled(self, element: Any, name: str) -> None:
        style = element.get(f"{_TEXT}style-name", "")
        tags = self._looks.get(style, [])
        if name == "p":
            is_title = "Title" in (style, self._parents.get(style))
            self._to.start(*(("h1", {"class": TITLE}) if is_title else ("p", {})))
            self._to.data("\t" * self._indents.get(style, 0))
        for tag in tags:
            self._to.start(tag, {})
        self._children(element, "")
        for tag in reversed(tags):
            self._to.end(tag)
        if name == "p":
            self._to.end("h1" if is_title else "p")

    def _space(self, element: Any, name: str) -> None:
        if name == "line-break":
            self._put("br", [])
            return
        number = element.get(f"{_TEXT}c", "1")
        count = min(int(number), _MOST_SPACES) if number.isdecimal() and len(number) < 5 else 1
        self._spaces += count
        if self._spaces > MOST_BLANKS:
            raise NotReadable(f"it has more than {MOST_BLANKS:,} blanks and tabs beside those between words.")
        self._to.data("\t" if name == "tab" else "\N{NO-BREAK SPACE}" * count)


def _columns(length: str) -> int:
    """Return how many tabs a margin is wide, of about half an inch each."""
    for unit, one in (("in", 0.5), ("cm", 1.25), ("mm", 12.5), ("pt", 36.0)):
        if length.endswith(unit):
            try:
                return max(0, min(round(float(length.removesuffix(unit)) / one), 10))
            except (ValueError, OverflowError):
                return 0
    return 0
