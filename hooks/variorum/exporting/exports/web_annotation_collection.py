"""All notes of an edition as a W3C annotation collection: where the page of each article is."""

from __future__ import annotations

from variorum.exporting.export import Export, PublishedSite
from variorum.exporting.exports.web_annotation import context, notes_uri
from variorum.exporting.note_data import as_json
from variorum.model.doi import address_of
from variorum.model.edition import Edition


def _collection(edition: Edition, site: PublishedSite) -> str:
    slugs = [article.article.slug for article in edition.articles]
    if not slugs:
        return ""
    return as_json(
        {
            "@context": context(site, 0),
            "id": site.address_of(EXPORT.uri),
            "type": "AnnotationCollection",
            "label": f"Notes of {site.name}",
            **({"dcterms:identifier": {"id": address_of(doi)}} if (doi := site.settings.doi) else {}),
            "total": sum(len(article.notes) for article in edition.articles),
            "first": site.address_of(notes_uri(slugs[0])),
            "last": site.address_of(notes_uri(slugs[-1])),
        }
    )


EXPORT = Export(
    uri="annotations.jsonld",
    media_type="application/ld+json",
    label="Web Annotations",
    page="notes.md",
    says="the W3C collection of the notes of all articles",
    place=5,
    make=_collection,
    lacks=("The notes themselves are on the pages of the articles, `web-annotation`.",),
)
