"""What the head of a note's page says to reference managers and to other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from variorum.apparatus.note_citation import title_of
from variorum.apparatus.page import Link, Publication, note_uri
from variorum.exporting.citation_tags import CitedNote, citation_tags_of_note
from variorum.exporting.export import Each, Series
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
    published = [
        export for export in SERIES if publication.has_exports and export.is_published(publication.settings)
    ]
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
        link, is_placed = publication.links_from(uri), isinstance(note, PlacedNote)
        files = _files(note.annotation, article, published, link, is_placed=is_placed)
        return {
            "citation": citation_tags_of_note(cited),
            "licence": publication.settings.licence_url,
            "alternates": [*files],
        }

    return head


def _files(
    annotation: Annotation,
    article: AnnotatedArticle,
    published: Sequence[Series[Any]],
    link: Link,
    *,
    is_placed: bool,
) -> Iterator[tuple[str, str, str]]:
    """Yield label, address and media type of the files that are made of a note, of those `published`."""
    for series in published:
        if series.each is Each.NOTE:
            yield series.label, link(series.uri_of(annotation.id)), series.media_type
        elif series.uri == _SCHEMA_ORG and is_placed:
            yield series.label, link(series.uri_of(article.article.slug)), series.media_type
