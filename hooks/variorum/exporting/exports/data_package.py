"""What the tables hold, as a Data Package: their columns, types and keys (Frictionless, version 1)."""

from __future__ import annotations

import posixpath
from typing import Any

from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.exports import claims_csv, notes_csv, sources_csv
from variorum.exporting.note_data import as_json
from variorum.exporting.tables import CLAIMS, NOTES, SOURCES, Table
from variorum.model.doi import address_of
from variorum.model.edition import Edition

_FILES = ((NOTES, notes_csv.EXPORT), (CLAIMS, claims_csv.EXPORT), (SOURCES, sources_csv.EXPORT))


def _package(edition: Edition, site: PublishedSite) -> str:
    resources = [
        _resource(table, export)
        for table, export in _FILES
        if next(table.rows(edition, site), None) is not None
    ]
    if not resources:
        return ""
    licence = {"title": site.settings.licence, "path": site.settings.licence_url}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "edition",
        "title": site.name,
        **({"id": address_of(doi)} if (doi := site.settings.doi) else {}),
        **({"version": site.settings.version} if site.settings.version else {}),
        **({"homepage": site.address} if site.address else {}),
        **({"licenses": [{"name": "notes", **licence}]} if all(licence.values()) else {}),
        "resources": resources,
    }
    return as_json(package)


def _resource(table: Table, export: Export) -> dict[str, Any]:
    fields = [
        {"name": column, "type": "integer" if column in table.numbers else "string"}
        for column in table.columns
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": posixpath.basename(export.uri),
        "format": "csv",
        "mediatype": export.media_type,
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": list(table.key)},
    }


EXPORT = Export(
    uri="tables/datapackage.json",
    media_type="application/json",
    label="What the tables hold",
    format="Data Package",
    page="notes.md",
    says="the columns, types and keys of the tables, as a Data Package",
    place=9,
    make=_package,
)
