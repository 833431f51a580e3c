"""What changed: in the texts, from version to version, and in the notes, from their history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.apparatus.offers import Offer, offers
from variorum.apparatus.page import ApparatusPage, Link, note_uri, versions_uri
from variorum.apparatus.templating import template
from variorum.apparatus.text_changes import text_changes
from variorum.apparatus.versions import steps
from variorum.exporting.exports.atom import headlines
from variorum.model.dates import date_in_words
from variorum.model.edition import Edition
from variorum.rendering.changes import changes_page

MOST_PLACES = 20
"""Changed places of a text that are shown; the page of its versions has the others."""


class TextChange(NamedTuple):
    """How a text changed when a version took the place of another."""

    date: str
    until: str
    """The same day in words."""
    title: str
    language: str
    number: int
    """The number of the earlier version."""
    page: str
    """Address of the page of all versions."""
    changes: str
    """As HTML; empty if it is not known."""
    lacks: str
    """Why it is not."""


class ChangesPageView(NamedTuple):
    """What changed in the texts, and in the notes."""

    changes: str
    """The changes of the notes, as HTML."""
    texts: Sequence[TextChange]
    offers: Sequence[Offer]


_CHANGES = template("changes_page.html", ChangesPageView)


def _content(edition: Edition, link: Link) -> str:
    known = headlines(edition)

    def page(note: str) -> str | None:
        return link(note_uri(note)) if note in known else None

    changes = changes_page(edition.history, page, known.get)
    return _CHANGES.render(ChangesPageView(changes, _texts(edition, link), offers(CHANGES.uri, link)))


def _texts(edition: Edition, link: Link) -> list[TextChange]:
    """Return what changed in the texts, those of one day together, the newest first."""
    found = []
    for article in edition.articles:
        versions = edition.versions(article)
        uri, known = versions_uri(article.article.slug), article.article.metadata
        changed = dict(steps(article, versions))
        for version in versions.earlier:
            anchor = f"{link(uri)}#from-{version.number}"
            pair = changed.get(version.number)
            found.append(
                TextChange(
                    date=version.known.until,
                    until=date_in_words(version.known.until),
                    title=known.title,
                    language=known.language,
                    number=version.number,
                    page=link(uri),
                    changes=text_changes(*pair, most=MOST_PLACES, further=anchor) if pair else "",
                    lacks=versions.lacks,
                )
            )
    return sorted(found, key=lambda change: change.date, reverse=True)


CHANGES = ApparatusPage("changes.md", "Changes", _content, is_searched=False)
