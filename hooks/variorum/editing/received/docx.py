"""A document of Word (.docx) → blocks of text, by mammoth."""

from __future__ import annotations

import re
from importlib.metadata import version
from io import BytesIO
from typing import Any

import mammoth

from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.from_markup import document_of
from variorum.editing.received.html_with_care import fragment_tree
from variorum.editing.received.markup_tree import CALL, NOTE, TITLE
from variorum.editing.received.pictures import Pictures
from variorum.editing.received.zip_parts import ZipParts
from variorum.model.wording import sanitized_line

_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of a file of Word before 2007, and of one with a password."""
_KEYS = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "description": "{http://purl.org/dc/elements/1.1/}description",
}
_STYLES = "\n".join(
    (
        f"p[style-name='Title'] => h1.{TITLE}:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        "strike => del",
    )
)
_TWIPS_A_TAB = 720
_MOST_TABS = 10
_BACK_TO_TEXT = "↑"


def read(content: bytes) -> Document:
    """Return the document. Raise `NotReadable` if it cannot be read."""
    parts = _sound_parts(content)
    embedded: list[bytes] = []
    result = _converted(content, embedded)
    tree = fragment_tree(result.value)
    _mark_notes(tree)
    return document_of(
        tree,
        Pictures(lambda address: embedded[int(address)] if address.isdecimal() else None),
        f"mammoth {version('mammoth')}",
        described=_described(parts),
        warnings=sorted({sanitized_line(str(warning.message)) for warning in result.messages}),
    )


def _mark_notes(tree: Any) -> None:
    """Make footnotes and endnotes of the list that mammoth writes below the text, and of the links to it."""
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        if link.text == _BACK_TO_TEXT:
            link.text = ""
    notes = tree.xpath("./ol[last()]/li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]")
    labels = {f"#{note.get('id')}": str(number) for number, note in enumerate(notes, 1)}
    for call in tree.xpath("//sup[count(node()) = 1]/a"):
        if label := labels.get(call.get("href", "")):
            whole = call.getparent()
            whole.remove(call)
            whole.tag = CALL
            whole.set("label", label)
    for note in notes:
        note.getparent().tag = "div"
        note.tag = NOTE
        note.set("label", labels[f"#{note.get('id')}"])


def _sound_parts(content: bytes) -> ZipParts:
    """Return the parts, after a look at all XML before another parser sees it: entities are refused."""
    if content.startswith(_OLE):
        raise NotReadable(
            "it has a password, or is of Word before 2007. Save it as .docx without a password."
        )
    parts = ZipParts(content)
    for name in parts.names():
        if name.endswith((".xml", ".rels")):
            parts.xml(name)
    if not parts.has(_MAIN):
        raise NotReadable("it is no document of Word: its text is missing.")
    return parts


def _converted(content: bytes, embedded: list[bytes]) -> Any:
    """Return what mammoth makes of the document; the bytes of its pictures are added to `embedded`."""

    def keep(image: Any) -> dict[str, str]:
        try:
            with image.open() as file:
                embedded.append(file.read())
        except (KeyError, OSError, ValueError):
            embedded.append(b"")
        return {"src": str(len(embedded) - 1)}

    try:
        return mammoth.convert_to_html(
            BytesIO(content),
            style_map=_STYLES,
            ignore_empty_paragraphs=False,
            convert_image=mammoth.images.img_element(keep),
            transform_document=mammoth.transforms.paragraph(_indented),
        )
    except RecursionError as error:
        raise NotReadable("its elements are nested too deeply. Save it in a simpler form.") from error
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError) as error:
        raise NotReadable(
            "mammoth cannot read it. Open it in Word or LibreOffice and save it anew."
        ) from error


def _indented(paragraph: Any) -> Any:
    """Return a paragraph with tabs in place of its indentation, which HTML would not have."""
    start = getattr(paragraph.indent, "start", None) or "0"
    tabs = min(round(int(start) / _TWIPS_A_TAB), _MOST_TABS) if re.fullmatch(r"\d{1,6}", start) else 0
    if not tabs or paragraph.numbering is not None:
        return paragraph
    room = mammoth.documents.run([mammoth.documents.text("\t" * tabs)])
    return paragraph.copy(children=[room, *paragraph.children])


def _described(parts: ZipParts) -> dict[str, str]:
    if not parts.has(_CORE):
        return {}
    core = parts.xml(_CORE)
    found = {key: core.findtext(f".//{name}") for key, name in _KEYS.items()}
    return {
        key: " ".join(sanitized_line(text).split()) for key, text in found.items() if text and text.strip()
    }
