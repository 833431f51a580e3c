"""All notes as a table: one row a note, with the keys of all kinds as columns."""

from __future__ import annotations

from variorum.exporting.export import Export
from variorum.exporting.tables import NOTES

EXPORT = Export(
    uri="tables/notes.csv",
    media_type="text/csv",
    label="As a table",
    format="CSV",
    page="notes.md",
    says="all notes as a table, one row a note",
    place=6,
    make=NOTES.as_csv,
    lacks=("What has parts is one cell: ids in a row, anything else as JSON.",),
)
