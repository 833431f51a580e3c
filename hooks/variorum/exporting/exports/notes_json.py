"""All notes as one JSON file, with the withdrawn ones."""

from __future__ import annotations

from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.note_data import all_notes, as_json, note_data
from variorum.model.edition import Edition


def _notes(edition: Edition, site: PublishedSite) -> str:
    # One after the other, and as bytes: as values, all notes take four times the memory of their JSON, and as
    # text that is not all Latin twice.
    written = bytearray()
    for article, note in all_notes(edition):
        data = as_json(note_data(note, article, site, edition.history))
        written += b"," if written else b""
        written += data.removesuffix("\n").encode()
    return f'{{"version":1,"notes":[{written.decode()}]}}\n' if written else ""


EXPORT = Export(
    uri="api/notes.json",
    media_type="application/json",
    label="All notes for programs",
    format="JSON",
    page="notes.md",
    says="all notes with their places, the withdrawn ones among them",
    place=10,
    make=_notes,
)
