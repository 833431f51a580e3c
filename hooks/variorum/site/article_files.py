"""What is made for one text as received: its page, its metadata, and the files beside its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import shorten
from typing import Any
from urllib.parse import urljoin

from variorum.apparatus.on_demand import formats_of_article
from variorum.apparatus.page import Publication
from variorum.exporting.citation_tags import citation_tags
from variorum.files.layout import METADATA
from variorum.model.addresses import page_uri
from variorum.model.article import Article, Form
from variorum.model.edtf import plain_iso
from variorum.model.publishing import Publishing
from variorum.model.settings import EditionSettings
from variorum.rendering.article_page import harmless_title
from variorum.rendering.paper_foot import FILE as PAPER_FOOT
from variorum.rendering.paper_foot import paper_foot
from variorum.rendering.plain_text import article_markdown
from variorum.site.site_file import SiteFile, SiteFiles

DESCRIPTION = 200
"""Characters of a description that previews of links show."""
MADE_TEMPLATE = "made.html"
ARTICLE_TEMPLATE = "edition.html"
"""The template of an article's page, by its name in theme/overrides."""


def files_of_article(
    article: Article,
    publication: Publication,
    settings: EditionSettings,
    publishing: Publishing,
    markdown_of: Callable[[Article], str] = article_markdown,
) -> SiteFiles:
    """Return what is made for `article`; its own files give way to it.

    `markdown_of` gives what its page says.
    """
    site = SiteFiles()
    title = harmless_title(article.metadata.title)
    site.metadata[page_uri(article.slug)] = {
        "title": title,
        "hide": ["navigation", "toc"],
        "template": ARTICLE_TEMPLATE,
        **_description(article),
        **_origin(article),
    }
    site.metadata[page_uri(article.slug)]["variorum"] |= {
        "citation": citation_tags(
            article.metadata,
            publication.name,
            _address(page_uri(article.slug), publishing, publication),
            settings.doi,
        ),
        "alternates": formats_of_article(settings) if publication.has_exports else [],
    }
    folder = f"articles/{article.slug}"
    site.removed.append(f"{folder}/{METADATA}")
    if article.form is Form.MARKDOWN:
        site.removed.append(f"{folder}/article.md")
    site.added.extend(_article_files(article, markdown_of))
    foot = paper_foot(title, _address(page_uri(article.slug), publishing, publication), settings)
    site.added.append(SiteFile(f"{folder}/{PAPER_FOOT}", foot, f"{folder}/article.{article.form}"))
    return site


def _article_files(article: Article, markdown_of: Callable[[Article], str]) -> Iterator[SiteFile]:
    """Yield the page of an article; the text as received is published beside it."""
    folder = f"articles/{article.slug}"
    if article.form is Form.MARKDOWN:
        yield SiteFile(f"{folder}/article.txt", article.received)
    # In a plain text nothing is left that MkDocs could take for metadata; in Markdown this keeps it.
    guard = "---\nhide: []\n---\n\n" if article.form is Form.MARKDOWN else ""
    # As bytes, so that the host takes this very value and makes no further one.
    page = (guard + markdown_of(article)).encode()
    yield SiteFile(page_uri(article.slug), page, f"{folder}/article.{article.form}")


def _description(article: Article) -> dict[str, str]:
    """Return what searches and previews of links say of an article, if it has a description."""
    words = harmless_title(shorten(article.metadata.description or "", DESCRIPTION, placeholder=" …"))
    return {"description": words} if words else {}


def _origin(article: Article) -> dict[str, Any]:
    """Return what searches and previews of links say of who wrote an article, and when it appeared."""
    known = article.metadata
    when = plain_iso(known.date) if known.date and known.date_is == "exact" else None
    author = {"author": harmless_title(known.author)} if known.author else {}
    return {**author, "variorum": {"published": str(when)} if when else {}}


def _address(uri: str, publishing: Publishing, publication: Publication) -> str:
    """Return the whole address of a page that the host does not yet have; empty if the site has none."""
    page = publishing.address(uri).removesuffix("index.html" if publishing.has_folders else "")
    return urljoin(publication.address, page) if publication.address else ""
