"""What stands around the text in a book: cover, contents, and what is known of the text."""

from __future__ import annotations

from textwrap import wrap
from xml.etree import ElementTree as ET

from variorum.exporting.epub.notes import MARGINS
from variorum.exporting.epub.text import TEXT
from variorum.exporting.epub.xhtml import TYPE, as_page, page
from variorum.exporting.export import PublishedSite
from variorum.exporting.tei.elements import add, as_xml
from variorum.model.addresses import page_uri
from variorum.model.dates import date_in_words
from variorum.model.edition import AnnotatedArticle
from variorum.model.edtf import plain_iso
from variorum.model.kinds import KINDS

COVER = "cover.xhtml"
COVER_PICTURE = "cover.svg"
ABOUT = "about.xhtml"
_WIDTH, _HEIGHT, _MARGIN = 1200, 1800, 120
_LETTER = 90
"""Size of the letters of a title."""
_LINE = 22
"""Signs of a title on a line."""


def cover_picture(annotated: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the cover: title, author and the name of the edition. Of SVG, which draws every script."""
    metadata = annotated.article.metadata
    root = ET.Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "role": "img"}
    )
    add(root, "title", _cover_in_words(annotated))
    add(root, "rect", width=str(_WIDTH), height=str(_HEIGHT), fill="#fbf8f1")
    lines = [line for part in metadata.title.split("\n") for line in wrap(part, _LINE)][:9]
    at = 450
    for line in lines:
        _line(root, line, at, _LETTER)
        at += round(_LETTER * 1.25)
    if metadata.author:
        _line(root, metadata.author, at + _LETTER, 56)
    _line(root, site.name, _HEIGHT - _MARGIN, 44)
    return as_xml(root)


def _line(root: ET.Element, words: str, at: int, size: int) -> None:
    room = _WIDTH - 2 * _MARGIN
    # Signs of some scripts are as wide as they are high.
    fitting = min(size, room // max(1, len(words))) if not words.isascii() else size
    centred = {"x": str(_WIDTH // 2), "y": str(at), "text-anchor": "middle"}
    add(
        root,
        "text",
        words,
        **centred,
        **{"font-size": str(max(fitting, 30)), "font-family": "serif", "fill": "#1f1b16"},
    )


def _cover_in_words(annotated: AnnotatedArticle) -> str:
    metadata = annotated.article.metadata
    return f"Cover: {metadata.title}" + (f", by {metadata.author}" if metadata.author else "")


def cover_page(annotated: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the page that shows the cover."""
    root, body = page("Cover", site.language, "cover")
    shown = add(body, "p", **{"class": "cover"})
    add(shown, "img", src=COVER_PICTURE, alt=_cover_in_words(annotated))
    return as_page(root)


def contents_page(annotated: AnnotatedArticle, site: PublishedSite, pages: list[tuple[str, str]]) -> str:
    """Return the contents: `pages` are addresses with titles."""
    root, body = page("Contents", site.language, "")
    contents = add(body, "nav", **{TYPE: "toc", "role": "doc-toc", "aria-label": "Contents"})
    add(contents, "h1", "Contents")
    listed = add(contents, "ol")
    for address, title in pages:
        add(add(listed, "li"), "a", title, href=address)
    landmarks = add(body, "nav", **{TYPE: "landmarks", "hidden": "hidden", "aria-label": "Landmarks"})
    listed = add(landmarks, "ol")
    title = annotated.article.metadata.title
    for kind, address, words in (
        ("cover", COVER, "Cover"), ("toc", "nav.xhtml", "Contents"), ("bodymatter", TEXT, title),
    ):  # fmt: skip
        add(add(listed, "li"), "a", words, **{TYPE: kind, "href": address})
    return as_page(root)


def about_page(annotated: AnnotatedArticle, site: PublishedSite) -> str:
    """Return what is known of the text, and what the signs and lines of the notes mean."""
    metadata = annotated.article.metadata
    root, body = page("About this text", site.language, "frontmatter")
    add(body, "h1", "About this text")
    listed = add(body, "dl")
    facts = (
        ("Title", metadata.title),
        ("Author", metadata.author),
        ("Publisher", metadata.publisher),
        (
            "Date",
            metadata.date_note
            or (metadata.date and (plain_iso(metadata.date) or date_in_words(metadata.date))),
        ),
        ("Text as it was received, SHA-256", metadata.sha256),
        ("Rights", metadata.rights),
        ("Edition", site.name),
        ("DOI of the edition", site.settings.doi),
        ("Licence of the notes", site.settings.licence),
    )
    for label, value in facts:
        if value:
            add(listed, "dt", label)
            add(add(listed, "dd"), "bdi", value)
    for label, address in (
        ("Received from", metadata.url),
        ("Annotated", site.address and site.address_of(page_uri(annotated.article.slug))),
    ):
        if address:
            add(listed, "dt", label)
            add(add(listed, "dd"), "a", address, href=address)
    add(body, "h2", "Signs of the notes")
    signs = add(body, "dl")
    for kind in sorted((model.of_kind for model in KINDS.values()), key=lambda kind: kind.place):
        add(signs, "dt", f"{kind.sign} {kind.title}")
        line = add(signs, "dd", f"{kind.says}; {MARGINS[kind.side]}; its passages have ")
        add(line, "span", f"a {kind.line.style} line", **{"class": kind.name})
    return as_page(root)
