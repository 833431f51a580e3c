"""What was added, reworded, corrected and withdrawn: the page, from the history of the notes."""

from __future__ import annotations

from variorum.apparatus.offers import offers
from variorum.apparatus.page import ApparatusPage, Link, note_uri
from variorum.apparatus.templating import template
from variorum.exporting.exports.atom import headlines
from variorum.model.edition import Edition
from variorum.rendering.changes import changes_page


def _content(edition: Edition, link: Link) -> str:
    known = headlines(edition)

    def page(note: str) -> str | None:
        return link(note_uri(note)) if note in known else None

    changes = changes_page(edition.history, page, known.get)
    return template("changes_page.html").render(changes=changes, offers=offers(CHANGES.uri, link))


CHANGES = ApparatusPage("changes.md", "Changes", _content, is_searched=False)
