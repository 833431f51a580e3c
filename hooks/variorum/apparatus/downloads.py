"""What a site offers to other programs, made when the notes have their places."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.apparatus.page import Publication, note_uri
from variorum.exporting.export import PublishedSite
from variorum.exporting.exports import EXPORTS
from variorum.model.edition import Edition
from variorum.model.part import WHOLE, Part
from variorum.model.site_index import SiteIndex


def published_site(publication: Publication, index: SiteIndex | None = None) -> PublishedSite:
    """Return what exports have to know of the site; `index` says where links within the edition lead."""

    def address_of_note(note: str) -> str:
        return publication.address_of(note_uri(note)) if publication.has_note_pages else ""

    return PublishedSite(
        publication.name,
        publication.address,
        address_of_note,
        publication.url_of,
        publication.settings,
        publication.language,
        index,
    )


def downloads(edition: Edition, publication: Publication, part: Part = WHOLE) -> Iterator[tuple[str, str]]:
    """Yield name and content of each that `part` makes, and for which the edition has something."""
    site = published_site(publication, edition.index)
    for export in part.dealt(EXPORTS):
        if content := export.make(edition, site):
            yield export.uri, content
