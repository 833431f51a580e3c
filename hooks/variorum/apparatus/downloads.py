"""What the apparatus offers to be taken away, made when the notes have their places."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.apparatus.page import Publication, note_uri
from variorum.exporting.export import PublishedSite
from variorum.exporting.exports import EXPORTS
from variorum.model.edition import Edition


def downloads(edition: Edition, publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield name and content of each for which the edition has something."""
    site = PublishedSite(
        publication.name, publication.address, lambda note: publication.address_of(note_uri(note))
    )
    for export in EXPORTS:
        if content := export.make(edition, site):
            yield export.uri, content
