"""All that a note says, on a page beside those of the articles."""

from __future__ import annotations

from markupsafe import Markup

from variorum.apparatus.entries import SOURCES_PAGE, entry_address
from variorum.apparatus.page import Link, addresses
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, WithdrawnNote
from variorum.rendering.notes import note_contents
from variorum.rendering.site_links import SiteLinks


def whole_note(
    edition: Edition, article: AnnotatedArticle, note: PlacedNote | WithdrawnNote, link: Link, here: str
) -> Markup:
    """Return all that `note` says, as HTML for the page that is made from `here`.

    Its links were written as if they stood on the page of its `article`; `link` gives addresses as seen
    from `here`.
    """
    registers = article.registers
    links = SiteLinks(
        source=lambda source: f"{link(SOURCES_PAGE)}#{source}",
        entry=entry_address(link, registers),
        address=addresses(edition.index, page_uri(article.article.slug), link, here),
    )
    return note_contents(note.annotation, note.body, registers, links)
