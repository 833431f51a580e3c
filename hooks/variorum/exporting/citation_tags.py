"""What the head of an article's page says to reference managers: Highwire Press and Dublin Core tags."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import ArticleMetadata


def citation_tags(article: ArticleMetadata, site: str, address: str) -> list[tuple[str, str]]:
    """Return name and content of each `meta` element. `site` and `address` may be empty.

    Highwire's are those that Zotero and Google Scholar read (`citation_*`); Dublin Core's are the terms of
    DCMI after RFC 2731 (`DC.*`).
    """
    return [(name, value) for name, value in _tags(article, site, address) if value]


def _tags(article: ArticleMetadata, site: str, address: str) -> Iterator[tuple[str, str | None]]:
    # Of an article that may be younger the date is not known.
    date = article.date if article.date_is == "exact" else None
    yield "citation_title", article.title
    yield "citation_author", article.author
    yield "citation_publication_date", date and date.replace("-", "/")
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
