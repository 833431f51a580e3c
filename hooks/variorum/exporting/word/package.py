"""A document of Word as a package: its parts, what they are, and what is known of it (ECMA-376, part 2)."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

from variorum.exporting.dating import modified_at
from variorum.exporting.export import PublishedSite
from variorum.exporting.tei.elements import as_xml
from variorum.exporting.word.elements import add, part
from variorum.exporting.word.links import OFFICE, relationships
from variorum.exporting.word.paragraphs import Lists, Setting, add_paragraph
from variorum.exporting.word.styles import FOOTER
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle
from variorum.model.history import History

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OF_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
PARTS = ("styles", "numbering", "settings", "footnotes", "footer")
"""Beside the document itself: the type of each, which is the name of its file."""
FOOTER_LINK = f"part{PARTS.index('footer') + 1}"
"""The name of the relationship to the part `footer`."""


@cache
def content_types() -> str:
    """Return what each part is."""
    root = ET.Element("Types", {"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"})
    for ending, media_type in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        ET.SubElement(root, "Default", {"Extension": ending, "ContentType": media_type})
    for name, media_type in (
        ("word/document.xml", f"{MEDIA_TYPE}.main+xml"),
        *((f"word/{name}.xml", f"{_OF_PARTS}.{name}+xml") for name in PARTS),
        ("docProps/core.xml", _CORE),
    ):
        ET.SubElement(root, "Override", {"PartName": f"/{name}", "ContentType": media_type})
    return as_xml(root)


@cache
def of_package() -> str:
    """Return the relationships of the package: where the document is, and what is known of it."""
    return relationships(
        ("document", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("core", _CORE_TYPE, "docProps/core.xml"),
    )


def core_properties(annotated: AnnotatedArticle, site: PublishedSite, history: History) -> str:
    """Return what is known of the document. Its dates are those of the notes: no clock is in it."""
    metadata = annotated.article.metadata
    root = ET.Element(
        "cp:coreProperties",
        {
            "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
    )
    authors = annotated.registers.contributor_names(
        by for note in annotated.notes for by in note.annotation.by
    )
    for tag, value in (
        ("dc:title", metadata.title),
        ("dc:creator", metadata.author),
        ("dc:subject", f"With {len(annotated.notes)} notes of the edition “{site.name}”"),
        ("dc:identifier", site.address and site.address_of(page_uri(annotated.article.slug))),
        ("dc:language", metadata.language),
        ("cp:lastModifiedBy", "; ".join(authors) or site.name),
    ):
        if value:
            ET.SubElement(root, tag).text = value
    modified = modified_at(history, (note.annotation.id for note in annotated.notes))
    for tag in ("dcterms:created", "dcterms:modified"):
        ET.SubElement(root, tag, {"xsi:type": "dcterms:W3CDTF"}).text = modified
    return as_xml(root)


@cache
def settings() -> str:
    """Return the part: as Word of today writes it, or it would show the document as one of an old version."""
    root = part("settings")
    add(root, "defaultTabStop", 720)
    footnotes = add(root, "footnotePr")
    for number in (-1, 0):
        add(footnotes, "footnote", id=number)
    of_word = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word"}
    add(add(root, "compat"), "compatSetting", 15, **of_word)
    return as_xml(root)


def numbering(lists: Lists) -> str:
    """Return the part that says how the items of lists are counted."""
    root = part("numbering")
    lists.fill(root)
    return as_xml(root)


@cache
def footer() -> str:
    """Return the foot of each page: its number."""
    root = part("ftr")
    line = add_paragraph(root, Setting(FOOTER))
    add(line[0], "jc", "center")
    text = add(add(add(line, "fldSimple", instr="PAGE"), "r"), "t")
    text.text = "1"
    return as_xml(root)


def add_section(body: ET.Element) -> None:
    """Append the size of the pages, A4, and their foot."""
    section = add(body, "sectPr")
    reference = add(section, "footerReference", type="default")
    reference.set("r:id", FOOTER_LINK)
    add(section, "pgSz", w=11906, h=16838)
    add(section, "pgMar", top=1440, right=1440, bottom=1440, left=1440, header=708, footer=708, gutter=0)
