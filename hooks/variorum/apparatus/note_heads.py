"""What the head of a note's page says to reference managers and to other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from variorum.apparatus.note_citation import title_of
from variorum.apparatus.page import Publication, note_uri
from variorum.exporting.citation_tags import CitedNote, citation_tags_of_note
from variorum.exporting.export import Each
from variorum.exporting.exports import SERIES
from variorum.exporting.note_data import all_notes
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote
from variorum.model.kinds import Annotation

_SCHEMA_ORG = "articles/{article}/schema.jsonld"
"""The file of an article that describes its notes as well, each under the address of its page."""


def head_of_note(edition: Edition, publication: Publication) -> Callable[[str], Mapping[str, Any] | None]:
    """Return what gives what a host is to know of the page of a note, by its source; None for any other.

    These are the tags by which reference managers take a note, its licence, and the files that are
    made of it. A withdrawn note has no part in the description of its article.
    """
    notes = {note_uri(note.annotation.id): (article, note) for article, note in all_notes(edition)}

    def head(uri: str) -> Mapping[str, Any] | None:
        if uri not in notes:
            return None
        article, note = notes[uri]
        revisions = edition.history.of_note(note.annotation.id, note.annotation.formerly).revisions
        cited = CitedNote(
            title_of(note.annotation, article),
            article.registers.contributor_names(note.annotation.by),
            revisions[-1].day if revisions else "",
            publication.language,
            publication.address_of(uri),
            publication.address_of(page_uri(article.article.slug)),
            publication.settings.licence or "",
            publication.settings.doi,
        )
        files = _files(note.annotation, article, publication, is_placed=isinstance(note, PlacedNote))
        return {
            "citation": citation_tags_of_note(cited),
            "licence": publication.settings.licence_url,
            "alternates": [*files],
        }

    return head


def _files(
    annotation: Annotation, article: AnnotatedArticle, publication: Publication, *, is_placed: bool
) -> Iterator[tuple[str, str, str]]:
    """Yield label, address and media type of the files that are made of a note."""
    link = publication.links_from(note_uri(annotation.id))
    published = (
        export for export in SERIES if publication.has_exports and export.is_published(publication.settings)
    )
    for series in published:
        if series.each is Each.NOTE:
            yield series.label, link(series.uri_of(annotation.id)), series.media_type
        elif series.uri == _SCHEMA_ORG and is_placed:
            yield series.label, link(series.uri_of(article.article.slug)), series.media_type
