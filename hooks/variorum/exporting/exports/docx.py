"""An article as a document of Word, with its notes as footnotes and its corrections as tracked changes.

Written by the engine itself: libraries for such documents either know no footnotes, or are programs of
their own that an edition would have to install.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.links_of_notes import leads_out, whole_addresses
from variorum.exporting.note_data import lifecycle
from variorum.exporting.tei.elements import as_xml
from variorum.exporting.word.body import BodyOfDocument
from variorum.exporting.word.elements import add, part
from variorum.exporting.word.footnotes import BEGIN, Footnotes
from variorum.exporting.word.front import add_notes_on_the_whole, add_title_page
from variorum.exporting.word.links import Links
from variorum.exporting.word.package import (
    MEDIA_TYPE,
    PARTS,
    add_section,
    content_types,
    core_properties,
    footer,
    numbering,
    of_package,
    settings,
)
from variorum.exporting.word.paragraphs import Lists
from variorum.exporting.word.runs import Change
from variorum.exporting.word.styles import styles
from variorum.exporting.zipped import zipped
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.history import History

_NAMELESS = "The editors of the notes"


def docx(article: AnnotatedArticle, site: PublishedSite, history: History) -> bytes:
    """Return an article as a document."""
    links, links_of_notes, lists = Links(), Links(), Lists()
    root = part("document")
    body = add(root, "body")
    add_title_page(body, article, site, links)
    changes = _changes(article, site, history)
    content = BodyOfDocument(article, links, lists, _addresses(article, site), changes)
    begin = content.bookmarks
    add(body, "bookmarkStart", id=begin, name=BEGIN)
    content.write(body)
    add(body, "bookmarkEnd", id=begin)
    add_notes_on_the_whole(body, article, links, begin + 1)
    add_section(body)
    notes = Footnotes(article, site, links_of_notes, lists)
    files = {
        "styles": styles(article.article.metadata.language, site.language),
        "numbering": numbering(lists),
        "settings": settings(),
        "footnotes": as_xml(notes.root),
        "footer": footer(),
    }
    return zipped(
        [
            ("[Content_Types].xml", content_types()),
            ("_rels/.rels", of_package()),
            ("docProps/core.xml", core_properties(article, site, history)),
            ("word/document.xml", as_xml(root)),
            ("word/_rels/document.xml.rels", links.as_part(*((name, f"{name}.xml") for name in PARTS))),
            ("word/_rels/footnotes.xml.rels", links_of_notes.as_part()),
            *((f"word/{name}.xml", content) for name, content in files.items()),
        ]
    )


def _changes(
    article: AnnotatedArticle, site: PublishedSite, history: History
) -> Callable[[PlacedNote], Change]:
    """Return what gives the next tracked change of a note."""
    made = 0

    def change(note: PlacedNote) -> Change:
        nonlocal made
        made += 1
        author = ", ".join(article.registers.contributor_names(note.annotation.by)) or site.name or _NAMELESS
        return Change(made, author, lifecycle(note.annotation.id, history).modified or "")

    return change


def _addresses(article: AnnotatedArticle, site: PublishedSite) -> Callable[[str], str | None]:
    """Return what gives where a link of the text leads, written as in its Markdown or as on its page."""
    within = whole_addresses(article, site)
    page = site.address_of(page_uri(article.article.slug))

    def address(written: str) -> str | None:
        if leads_out(written):
            return written
        if not site.address:
            return None
        try:
            is_source = urlsplit(written).path.endswith(".md")
            to = within(written) or ("" if is_source else urljoin(page, written))
        except ValueError:
            return None
        return to if leads_out(to) else None

    return address


EXPORT = Series(
    uri="articles/{article}/article.docx",
    each=Each.ARTICLE,
    media_type=MEDIA_TYPE,
    label="Word",
    says="the text for Word, with the notes as footnotes and the corrections as tracked changes",
    place=3,
    make=for_each_article(docx),
    lacks=(
        "Only the first passage of a note has its number; the others are bookmarks, `id.2` and so on.",
        "Readings of witnesses stand in the footnotes; `tei` has them in their places.",
        "Tables and pictures of Markdown articles are paragraphs; `article.txt` has them.",
        "Longer notes on terms and names, timeline, paths and questions are in `api-register`.",
        "Withdrawn notes are in `notes-json`.",
        "Ids of more than 40 characters are cut as bookmarks; `notes-json` has them whole.",
        "Control characters, which no XML may hold, are U+FFFD.",
    ),
)
