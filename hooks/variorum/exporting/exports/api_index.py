"""The index of the static API: which articles, notes and registers there are."""

from __future__ import annotations

from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.note_data import all_notes, as_json
from variorum.model.edition import Edition
from variorum.model.registers import REGISTERS


def _index(edition: Edition, site: PublishedSite) -> str:
    if not edition.articles:
        return ""
    return as_json(
        {
            "version": 1,
            "name": site.name,
            "licence": site.settings.licence_url or site.settings.licence,
            "doi": site.settings.doi,
            "description": site.address_of("api/openapi.json"),
            "articles": [article.article.slug for article in edition.articles],
            "notes": [note.annotation.id for _, note in all_notes(edition)],
            "registers": [name for name in REGISTERS if edition.registers.entries(name)],
        }
    )


EXPORT = Export(
    uri="api/index.json",
    media_type="application/json",
    label="API",
    page="notes.md",
    says="the index of the static API: its articles, notes and registers",
    place=11,
    make=_index,
    is_saved=False,
)
