"""What the head of a page says to reference managers: Highwire Press and Dublin Core tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.model.article import ArticleMetadata
from variorum.model.doi import address_of
from variorum.model.edtf import plain_iso


def citation_tags(
    article: ArticleMetadata, site: str, address: str, doi: str | None = None
) -> list[tuple[str, str]]:
    """Return name and content of each `meta` element. `site` and `address` may be empty.

    `doi` is that of the edition. It is no `citation_doi`: by that reference managers would take the article
    for what was deposited.

    Highwire's are those that Zotero and Google Scholar read (`citation_*`); Dublin Core's are the terms of
    DCMI after RFC 2731 (`DC.*`).
    """
    tags = [*_tags(article, site, address), _part_of(doi)]
    return [(name, value) for name, value in tags if value]


def citation_tags_of_edition(site: str, address: str, doi: str) -> list[tuple[str, str]]:
    """Return name and content of each `meta` element of the first page of a site that has a DOI."""
    found = [
        ("citation_title", site),
        ("citation_doi", doi),
        ("citation_public_url", address),
        ("DC.title", site),
        ("DC.identifier", f"doi:{doi}"),
    ]
    return [(name, value) for name, value in found if value]


def _part_of(doi: str | None) -> tuple[str, str]:
    """Return the term of DCMI for the work of which a page is a part."""
    return "DCTERMS.isPartOf", address_of(doi) if doi else ""


class CitedNote(NamedTuple):
    """What a note's page says of it. Values that nobody knows are empty."""

    title: str
    authors: Sequence[str]
    changed: str
    """The day of its last change, as ISO 8601 writes it."""
    language: str
    address: str
    article: str
    """The address of the page of its article."""
    licence: str
    doi: str | None = None
    """The DOI of the edition."""


def citation_tags_of_note(note: CitedNote) -> list[tuple[str, str]]:
    """Return name and content of each `meta` element of a note's page.

    There is no `citation_title`, and no tag names a journal: by either Zotero takes a page for an article in
    a journal. The name of the site stands in `og:site_name`.
    """
    found = [
        *(("citation_author", author) for author in note.authors),
        ("citation_publication_date", note.changed.replace("-", "/")),
        ("citation_language", note.language),
        ("citation_public_url", note.address),
        ("DC.title", note.title),
        *(("DC.creator", author) for author in note.authors),
        ("DC.date", note.changed),
        ("DC.language", note.language),
        ("DC.relation", note.article),
        ("DC.rights", note.licence),
        ("DC.identifier", note.address),
        _part_of(note.doi),
    ]
    return [(name, value) for name, value in found if value]


def _tags(article: ArticleMetadata, site: str, address: str) -> Iterator[tuple[str, str | None]]:
    # Of an article that may be younger the date is not known.
    date = article.date if article.date_is == "exact" else None
    yield "citation_title", article.title
    yield "citation_author", article.author
    yield "citation_publication_date", (plain_iso(date) or "").replace("-", "/") if date else None
    yield "citation_journal_title", article.publisher or site
    yield "citation_language", article.language
    yield "citation_public_url", address
    yield "DC.title", article.title
    yield "DC.creator", article.author
    yield "DC.publisher", article.publisher
    yield "DC.date", date
    yield "DC.language", article.language
    yield "DC.source", article.url
    yield "DC.rights", article.rights
    yield "DC.identifier", address
