"""A note as JSON, for programs: part of the static API."""

from __future__ import annotations

from variorum.exporting.export import Each, Series
from variorum.exporting.for_each import for_each_note
from variorum.exporting.note_data import as_json, note_data

EXPORT = Series(
    uri="api/notes/{note}.json",
    each=Each.NOTE,
    media_type="application/json",
    label="JSON",
    says="a note: what its author wrote, and where it stands",
    place=3,
    make=for_each_note(lambda note, article, site, history: as_json(note_data(note, article, site, history))),
)
