"""A note as JSON, for programs: part of the static API."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.note_data import all_notes, as_json, note_data
from variorum.model.edition import Edition


def _notes(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for article, note in all_notes(edition):
        yield note.annotation.id, as_json(note_data(note, article, site, edition.history))


EXPORT = Series(
    uri="api/notes/{note}.json",
    each=Each.NOTE,
    media_type="application/json",
    label="JSON",
    says="a note: what its author wrote, and where it stands",
    place=3,
    make=_notes,
)
