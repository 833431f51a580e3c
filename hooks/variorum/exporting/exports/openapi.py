"""The static API described after OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from variorum.exporting.api_schema import api_schemas
from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.exports import api_article, api_index, api_note, api_register, notes_json
from variorum.exporting.note_data import as_json
from variorum.model.edition import Edition
from variorum.version import VERSION

_FOLDER = "#/components/schemas/"
_FILES = (
    (api_index.EXPORT, "IndexData"),
    (notes_json.EXPORT, "NotesData"),
    (api_note.EXPORT, "NoteData"),
    (api_article.EXPORT, "ArticleData"),
    (api_register.EXPORT, "RegisterData"),
)


def _description(edition: Edition, site: PublishedSite) -> str:
    if not edition.articles:
        return ""
    info: dict[str, Any] = {
        "title": f"{site.name or 'The edition'}: articles, notes and registers",
        "version": site.settings.version or "0",
        "description": f"Static files, made by Variorum {VERSION}. Each can be fetched; nothing is written.",
    }
    if site.settings.licence:
        url = {"url": site.settings.licence_url} if site.settings.licence_url else {}
        info["license"] = {"name": site.settings.licence, **url}
    return as_json(
        {
            "openapi": "3.1.0",
            "info": info,
            "servers": [{"url": site.address or "../"}],
            "paths": {
                f"/{export.uri}": {"get": _get(export.uri, export.says, schema)} for export, schema in _FILES
            },
            "components": {"schemas": api_schemas(_FOLDER)},
        }
    )


def _get(uri: str, says: str, schema: str) -> dict[str, Any]:
    name = uri.partition("{")[2].partition("}")[0]
    content = {"application/json": {"schema": {"$ref": f"{_FOLDER}{schema}"}}}
    got: dict[str, Any] = {
        "operationId": f"get{schema}",
        "summary": f"{says[0].upper()}{says[1:]}",
        "responses": {"200": {"description": "The file.", "content": content}},
    }
    if name:
        got["parameters"] = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}}]
        got["responses"]["404"] = {"description": f"There is no {name} of this name."}
    return got


EXPORT = Export(
    uri="api/openapi.json",
    media_type="application/openapi+json",
    label="OpenAPI",
    page="notes.md",
    says="the description of the API, after OpenAPI 3.1",
    place=12,
    make=_description,
)
