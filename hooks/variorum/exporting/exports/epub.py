"""An article as a book in EPUB 3, with its notes as pop-ups.

A book is one article, not the edition: a page offers what it shows, an edition of a thousand articles
would be a book that no device opens, and a changed note changes one file.
"""

from __future__ import annotations

from variorum.exporting.dating import modified_at
from variorum.exporting.epub.annotations import annotation_set
from variorum.exporting.epub.front import (
    ABOUT,
    COVER,
    COVER_PICTURE,
    about_page,
    contents_page,
    cover_page,
    cover_picture,
)
from variorum.exporting.epub.notes import REGISTERS, notes_page
from variorum.exporting.epub.package import CONTAINER, FOLDER, package
from variorum.exporting.epub.registers import registers_page
from variorum.exporting.epub.text import NOTES, TEXT, stylesheet, text_page
from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.note_data import as_json
from variorum.exporting.zipped import zipped
from variorum.model.edition import AnnotatedArticle
from variorum.model.history import History

MEDIA_TYPE = "application/epub+zip"


def epub(article: AnnotatedArticle, site: PublishedSite, history: History) -> bytes:
    """Return an article as a book."""
    notes = notes_page(article, site) if article.notes else ""
    pages = [
        (COVER, "Cover", cover_page(article, site)),
        (TEXT, article.article.metadata.title, text_page(article)),
        (NOTES, "Notes", notes),
        (REGISTERS, "Glossary and sources", registers_page(article, site)),
        (ABOUT, "About this text", about_page(article, site)),
    ]
    pages = [page for page in pages if page[2]]
    listed = [(name, title) for name, title, _ in pages]
    files = {
        "nav.xhtml": contents_page(article, site, listed),
        **{name: content for name, _, content in pages},
        COVER_PICTURE: cover_picture(article, site),
        "style.css": stylesheet(),
    }
    modified = modified_at(history, (note.annotation.id for note in article.notes))
    notes_of_book = annotation_set(article, site, history)
    order = [COVER, "nav.xhtml", *(name for name, _ in listed if name != COVER)]
    return zipped(
        [
            ("mimetype", MEDIA_TYPE),
            ("META-INF/container.xml", CONTAINER),
            *((("META-INF/annotations.json", as_json(notes_of_book)),) if article.notes else ()),
            ("package.opf", package(article, site, modified, list(files), order)),
            *((f"{FOLDER}/{name}", content) for name, content in files.items()),
        ],
        stored="mimetype",
    )


EXPORT = Series(
    uri="articles/{article}/article.epub",
    each=Each.ARTICLE,
    media_type=MEDIA_TYPE,
    label="EPUB",
    says="the text as a book, with the notes as pop-ups",
    place=3,
    make=for_each_article(epub),
    lacks=(
        "The text is as it was received; corrected readings are in the notes, and in `tei` in their places.",
        "If a note has several passages, only the first has its number; `web-annotation` has all.",
        "Headings, pictures and tables of Markdown articles are paragraphs; `article.txt` has them.",
        "Longer notes on terms and names, timeline, paths and questions are in `api-register`.",
        "Editorial principles are in `tei`, withdrawn notes and orphans in `notes-json`.",
    ),
)
