"""The notes of a book as a file of their own, for reading programs that take annotations (`.annotation`)."""

from __future__ import annotations

from variorum.exporting.epub.annotations import annotation_set
from variorum.exporting.export import Each, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.note_data import as_json

EXPORT = Series(
    uri="articles/{article}/article.annotation",
    each=Each.ARTICLE,
    media_type="application/ld+json",
    label="EPUB annotations",
    says="the notes for a copy of the EPUB in a reading program (EPUB Annotations 1.0)",
    place=4,
    make=for_each_article(lambda article, site, history: as_json(annotation_set(article, site, history))),
    lacks=(
        "If a note has several passages, only the first is its target; `web-annotation` has all.",
        "Notes are plain text, their links are gone; `epub` has them.",
        "One creator is named; the words of the note name all.",
        "Dates that nobody knows are given as 1 January 1980, since the format wants one.",
    ),
)
