"""The claims as a table: one row for each assessment."""

from __future__ import annotations

from variorum.exporting.export import Export
from variorum.exporting.tables import CLAIMS

EXPORT = Export(
    uri="tables/claims.csv",
    media_type="text/csv",
    label="The claims as a table",
    format="CSV",
    page="apparatus/who-says-so.md",
    says="the claims and how they were judged, one row an assessment",
    place=7,
    make=CLAIMS.as_csv,
    lacks=("Notes of other kinds are in `notes-csv`.",),
)
