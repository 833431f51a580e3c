"""Where the site says more of a note: links from the margin."""

from __future__ import annotations

from dataclasses import replace

from variorum.apparatus.on_demand import apparatus_links, formats_of_article
from variorum.apparatus.page import (
    PAGE_STYLESHEET,
    VIEW_STYLESHEET,
    Publication,
    addresses,
    class_uri,
    note_uri,
    versions_uri,
    view_name,
)
from variorum.model.addresses import is_page, made_for, page_uri
from variorum.model.article import Article
from variorum.model.doi import address_of
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.model.site_index import SiteIndex
from variorum.rendering.site_links import NO_LINKS, SiteFacts, SiteLinks

GUIDE = "contribute.md"
"""The page, if the site has one, that says how notes are written."""
CITING = "how-to-cite.md"
CLASS = "For a class"
WAYS = (
    ("How to read", "how-to-read.md"),
    ("Who says so", "apparatus/who-says-so.md"),
    ("About this text", "apparatus/about-this-text.md"),
    ("Timeline", "apparatus/timeline.md"),
    (CLASS, ""),
    ("Sources", "apparatus/sources.md"),
    ("Cite", CITING),
    ("Home", "index.md"),
)
"""Where a reader may go on from an article: name and source of each page that the site may have; the one
for a class is that of the article."""


def formats_of(slug: str, publication: Publication) -> list[tuple[str, str, str]]:
    """Return label, address and media type of each format in which the article `slug` can be had.

    The addresses are relative to its page. Nothing, if the site has no exports.
    """
    if not publication.has_exports:
        return []
    link = publication.links_from(page_uri(slug))
    return [
        (label, link(made_for(slug, address)) if is_page(slug) else address, media_type)
        for label, address, media_type in formats_of_article(publication.settings)
    ]


def site_links(
    publication: Publication,
    slug: str,
    registers: Registers,
    index: SiteIndex | None = None,
    following: Article | None = None,
) -> SiteLinks:
    """Return the addresses that the article called `slug`, and its notes, link to.

    `following` is the article that is read next.
    `index` says where the links lead that people wrote into notes; without it they stay as they are.
    """
    uri = page_uri(slug)
    link, forge = publication.links_from(uri), publication.forge
    listed = apparatus_links(link, registers) if publication.has_apparatus else NO_LINKS

    def page(source: str) -> str:
        """Return the address of a page that the site may have; nothing if it has not."""
        return link(source) if publication.url_of(source) != source else ""

    settings = publication.settings

    def change(record: AnnotationRecord) -> str:
        return forge.edit(record.file, record.line) if forge else ""

    return replace(
        listed,
        note=(lambda identifier: link(note_uri(identifier))) if publication.has_note_pages else NO_LINKS.note,
        any_note=f"{link(note_uri('{id}')).removesuffix('.md')}.html" if publication.has_note_pages else "",
        change=change,
        guide=page(GUIDE),
        issues=forge.issues if forge else "",
        address=addresses(index, uri, link, uri),
        without_verdicts=view_name() if page(class_uri(slug)) and not is_page(slug) else "",
        whole=link(uri),
        versions=page(versions_uri(slug)),
        styles_of_views=link(VIEW_STYLESHEET),
        styles_of_pages=link(PAGE_STYLESHEET),
        language=publication.language,
        shown=settings.notes,
        formats=formats_of(slug, publication),
        next_article=(following.metadata.title, link(page_uri(following.slug))) if following else ("", ""),
        ways=[(name, address) for name, source in WAYS if (address := page(source or class_uri(slug)))],
        site=SiteFacts(
            publication.name,
            publication.address_of(uri),
            page(CITING),
            settings.licence or "",
            settings.licence_url or "",
            address_of(settings.doi) if settings.doi else "",
        ),
    )
