"""The JSON Schemas of the files of the static API."""

from __future__ import annotations

from variorum.exporting.api_schema import DIALECT, api_schemas
from variorum.exporting.export import Export
from variorum.exporting.note_data import as_json

EXPORT = Export(
    uri="api/schema.json",
    media_type="application/schema+json",
    label="JSON Schema",
    page="notes.md",
    says="what each file of the API holds, as JSON Schema",
    place=13,
    make=lambda edition, _: (
        as_json({"$schema": DIALECT, "$defs": api_schemas("#/$defs/")}) if edition.articles else ""
    ),
)
