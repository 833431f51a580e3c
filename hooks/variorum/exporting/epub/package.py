"""The package document of a book: its metadata, its files and their order (EPUB 3.3, section 5)."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from variorum.exporting.epub.front import COVER_PICTURE
from variorum.exporting.export import PublishedSite
from variorum.exporting.tei.elements import add, as_xml
from variorum.model.addresses import page_uri
from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle
from variorum.model.edtf import plain_iso

FOLDER = "EPUB"
"""The folder of the pages. The package stands above it, so that each page's address is its path in the book:
programs that exchange annotations take now the one, now the other."""
CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    *(
        ("accessibilityFeature", feature)
        for feature in (
            "alternativeText", "ARIA", "displayTransformability", "readingOrder", "structuralNavigation",
            "tableOfContents",
        )
    ),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        ("The text is one chapter; each note is a link in it with the kind of the note in words, and leads "
        "back. Kinds of notes differ by sign, words and line, never by colour alone. Only the cover is a "
        "picture; it shows the title and has an alternative text."),
    ),
)  # fmt: skip
_MEDIA_TYPES = {"xhtml": "application/xhtml+xml", "svg": "image/svg+xml", "css": "text/css"}


def package(
    annotated: AnnotatedArticle, site: PublishedSite, modified: str, names: list[str], order: list[str]
) -> str:
    """Return the package of the files `names`, of which `order` are read one after the other."""
    root = ET.Element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "id",
            "xml:lang": site.language,
        },
    )
    _metadata(root, annotated, site, modified)
    manifest = add(root, "manifest")
    for name in names:
        properties = {"nav.xhtml": "nav", COVER_PICTURE: "cover-image"}.get(name, "")
        add(
            manifest,
            "item",
            **{
                "id": name.replace(".", "-"),
                "href": f"{FOLDER}/{name}",
                "media-type": _MEDIA_TYPES[name.rpartition(".")[2]],
                "properties": properties,
            },
        )
    direction = direction_of(annotated.article.metadata.language)
    spine = add(root, "spine", **{"page-progression-direction": direction})
    for name in order:
        add(spine, "itemref", idref=name.replace(".", "-"))
    return as_xml(root)


def _metadata(root: ET.Element, annotated: AnnotatedArticle, site: PublishedSite, modified: str) -> None:
    known = annotated.article.metadata
    metadata = add(root, "metadata", **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
    add(metadata, "dc:identifier", identifier_of(annotated, site), id="id")
    add(metadata, "dc:title", known.title)
    for language in dict.fromkeys((known.language, site.language)):
        add(metadata, "dc:language", language)
    people = dict.fromkeys(by for note in annotated.notes for by in note.annotation.by)
    names = [who.name for by in people if (who := annotated.registers.contributors.get(by))]
    licence = site.settings.licence_url or site.settings.licence
    for tag, value in (
        ("creator", known.author),
        *(("contributor", name) for name in names),
        ("publisher", site.name),
        ("source", known.url),
        ("date", plain_iso(known.date) if known.date and known.date_is == "exact" else None),
        ("rights", known.rights and f"Text: {known.rights}"),
        ("rights", licence and f"Notes: {licence}"),
    ):
        if value:
            add(metadata, f"dc:{tag}", str(value))
    add(metadata, "meta", modified, property="dcterms:modified")
    if site.settings.doi:
        # It names the whole edition, of which the book is a part (EPUB 3.3, D.3.2).
        add(metadata, "meta", site.name or "The edition", id="edition", property="belongs-to-collection")
        add(metadata, "meta", "set", refines="#edition", property="collection-type")
        identifier = f"urn:doi:{site.settings.doi}"
        add(metadata, "meta", identifier, refines="#edition", property="dcterms:identifier")
    for name, value in _ACCESSIBILITY:
        add(metadata, "meta", value, property=f"schema:{name}")


def identifier_of(annotated: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the name of the book, which stays when its notes change."""
    address = site.address_of(page_uri(annotated.article.slug))
    # Without the site's address the text itself tells it from those of other editions.
    name = address if site.address else f"{address}#{annotated.article.metadata.sha256}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"
