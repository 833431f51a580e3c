"""All notes as one JSON file, with the withdrawn ones."""

from __future__ import annotations

from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.note_data import all_notes, as_json, note_data
from variorum.model.edition import Edition


def _notes(edition: Edition, site: PublishedSite) -> str:
    notes = [note_data(note, article, site, edition.history) for article, note in all_notes(edition)]
    return as_json({"version": 1, "notes": notes}) if notes else ""


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
