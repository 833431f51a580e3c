"""The title page of a document, and the notes on the whole text at its end."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from variorum.exporting.export import PublishedSite
from variorum.exporting.word.body import add_calls
from variorum.exporting.word.elements import add, bookmark_name
from variorum.exporting.word.links import Links
from variorum.exporting.word.paragraphs import Setting, add_paragraph
from variorum.exporting.word.runs import PLAIN, Look, add_words
from variorum.exporting.word.styles import AUTHOR, FACT, TITLE, heading
from variorum.model.addresses import page_uri
from variorum.model.dates import date_in_words
from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle
from variorum.model.edtf import plain_iso

_OF_CHANGES = (
    "Corrections are tracked changes. Reject them all for the text as it was received, "
    "accept them all for the corrected one."
)
_ON_THE_WHOLE = "Notes on the whole text"


def add_title_page(body: ET.Element, annotated: AnnotatedArticle, site: PublishedSite, links: Links) -> None:
    """Append what is known of the text."""
    metadata = annotated.article.metadata
    is_right_to_left = direction_of(metadata.language) == "rtl"
    for style, words in ((TITLE, metadata.title), (AUTHOR, metadata.author)):
        if words:
            line = add_paragraph(body, Setting(style, right_to_left=is_right_to_left))
            add_words(line, words, PLAIN, links)
    date = metadata.date and (plain_iso(metadata.date) or date_in_words(metadata.date))
    address = site.address and site.address_of(page_uri(annotated.article.slug))
    for label, value, link in (
        ("Publisher", metadata.publisher, ""),
        ("Date", metadata.date_note or date, ""),
        ("Received from", metadata.url, metadata.url),
        ("Text as it was received, SHA-256", metadata.sha256, ""),
        ("Rights", metadata.rights, ""),
        ("Edition", site.name, site.address),
        ("Annotated", address, address),
        ("Licence of the notes", site.settings.licence, site.settings.licence_url),
    ):
        if value:
            line = add_paragraph(body, Setting(FACT))
            add_words(line, f"{label}: ", PLAIN, links)
            add_words(line, value, Look(link=link or ""), links)
    if annotated.corrections:
        add_words(add_paragraph(body, Setting(FACT)), _OF_CHANGES, PLAIN, links)


def add_notes_on_the_whole(body: ET.Element, annotated: AnnotatedArticle, links: Links, number: int) -> None:
    """Append a heading and the calls of the notes that have no passage; bookmarks count from `number`.

    On the page, too, they come last: so Word counts all notes as the page does.
    """
    notes = [note for note in annotated.notes if not note.spans]
    if not notes:
        return
    add_words(add_paragraph(body, Setting(heading(2))), _ON_THE_WHOLE, PLAIN, links)
    line = add_paragraph(body, Setting(FACT))
    for at, note in enumerate(notes, number):
        add(line, "bookmarkStart", id=at, name=bookmark_name(note.annotation.id))
    add_words(line, annotated.article.metadata.title, PLAIN, links)
    for at in range(number, number + len(notes)):
        add(line, "bookmarkEnd", id=at)
    add_calls(line, notes)
