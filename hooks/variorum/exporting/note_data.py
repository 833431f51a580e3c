"""A note as plain data, for JSON and for tables: what its author wrote, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from variorum.exporting.export import PublishedSite
from variorum.exporting.links_of_notes import html_with_whole_addresses
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, WithdrawnNote
from variorum.model.history import Act, History

FIELDS = "fields"
"""The key that has a note's own fields in formats of others, as its author wrote them."""


class Lifecycle(NamedTuple):
    """When a note was added and last changed, in UTC; None where the history does not say."""

    created: str | None
    modified: str | None


def lifecycle(identifier: str, history: History) -> Lifecycle:
    """Return what the history says of a note."""
    known = history.of_note(identifier)
    created = known.added.date if known.added else None
    kept = [revision.date for revision in known.revisions if revision.act is not Act.REMOVED]
    return Lifecycle(created, kept[-1] if kept else created)


def as_json(value: Any) -> str:
    """Return `value` as a JSON file, on one line: Python indents ten times slower than it encodes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def all_notes(edition: Edition) -> Iterator[tuple[AnnotatedArticle, PlacedNote | WithdrawnNote]]:
    """Yield each note once with its article: those on the page in their order, then the others."""
    for article in edition.articles:
        yield from ((article, note) for note in article.notes)
        yield from ((article, note) for note in article.withdrawn)


def note_data(
    note: PlacedNote | WithdrawnNote, article: AnnotatedArticle, site: PublishedSite, history: History
) -> dict[str, Any]:
    """Return all that is known of a note. Passages count code points of the reading text."""
    annotation = note.annotation
    spans = note.spans if isinstance(note, PlacedNote) else ()
    page = site.address_of(page_uri(article.article.slug))
    dates = lifecycle(annotation.id, history)
    return {
        "id": annotation.id,
        "kind": annotation.of_kind.name,
        "article": article.article.slug,
        "number": note.number if isinstance(note, PlacedNote) else None,
        "headline": annotation.headline(article.registers),
        "status": status_of(note),
        "address": site.address_of_note(annotation.id) or f"{page}#{annotation.id}",
        "passages": [
            {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}
            for span in spans
        ],
        "body": {"html": html_with_whole_addresses(note, article, site), "text": note.text},
        "annotation": annotation.model_dump(mode="json", exclude_defaults=True),
        "created": dates.created,
        "modified": dates.modified,
        "licence": site.settings.licence_url or site.settings.licence,
    }


def all_passages(note: PlacedNote | WithdrawnNote, article: AnnotatedArticle) -> list[str]:
    """Return the words of each passage of a note: as received, white space as one blank."""
    spans = note.spans if isinstance(note, PlacedNote) else ()
    return [" ".join(article.text[span.start : span.end].split()) for span in spans]


def status_of(note: PlacedNote | WithdrawnNote) -> str:
    """Return whether a note is `proposed`, `reviewed`, `orphaned` or `withdrawn`."""
    if isinstance(note, WithdrawnNote):
        return "withdrawn" if note.annotation.withdrawn else "orphaned"
    return "reviewed" if note.annotation.is_reviewed else "proposed"
